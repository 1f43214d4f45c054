import { calendarOf, calendarSpans } from '#modules/organisations';
import { lookedAtTeam } from '#modules/people';
import { addDays, mondayOf, weekOf } from '#platform/dates';
import { Refusal } from '#platform/refusal';
import { type Page, page } from '#platform/route';
import type { Cell as Count } from '#platform/small-numbers';
import type { Language } from '#platform/words';
import { Cell, Empty, LinkButton, PageHead, Section, Stack, Stat, Table } from '#ui';
import { coachings } from '../coach/store.ts';
import { isHeld, quietOf, weeksWithout } from '../talk/model.ts';
import { words } from '../words.ts';
import { coverageOf, percentOf, type Step, stepOf, type WeekTally } from './model.ts';
import { coverageByTeam, quietByTeam, talksKnown, type TeamWeek, teamLeads } from './store.ts';

type Say = ReturnType<typeof words>;

/** One team’s week in plain numbers. */
export const tallyOf = ({ monday, held, missedCoach, missedPupil }: TeamWeek): WeekTally => ({
  monday,
  missedCoach,
  missedPupil,
  ...(held.shown && 'of' in held ? { held: held.count, of: held.of } : { held: 0, of: 0 }),
});

/** How many talks were held, school week by school week: for a team lead with names, for the leader per team. */
const coverage = page({
  path: '/coaching/coverage',
  hats: ['staff'],
  queries: () => [coachings(), talksKnown(), teamLeads(), calendarSpans()],
  figures: () => [coverageByTeam(), quietByTeam()],
  looks: () => ({ as: 'coverage', line: lookedAtTeam() }),
  view: ({ rows: [coached, talks, leads, spans], figures: [teams, quiet], who, language, today }) => {
    const say = words(language);
    const leadsAll = who.duties.includes('leads_school');
    const leadsTeam = who.duties.includes('leads_team');
    if (!leadsAll && !leadsTeam) throw new Refusal('not-found');
    const calendar = calendarOf(spans);
    // the running week is not over: it counts when it is
    const weeks = calendar.weeks(addDays(mondayOf(today), -56), addDays(mondayOf(today), -1));
    const title = say.coverage.title;
    return {
      title,
      width: 'wide',
      sees: leadsTeam ? say.coverage.seesTeam : say.coverage.seesAll,
      body: (
        <>
          <PageHead over={say.week(weekOf(today))} title={title} under={say.coverage.under}>
            {leadsTeam && <LinkButton href="/coaching/coaches">{say.coaches.title}</LinkButton>}
          </PageHead>
          <Stack>
            {leadsAll && <Teams teams={teams} quiet={quiet(weeks)} leads={leads} weeks={weeks} say={say} />}
            {leadsTeam && <OwnTeam {...{ coached, talks, weeks, today, say }} />}
          </Stack>
        </>
      ),
    };
  },
});

/* ── The school: a count per team, and beside it the next step ──────────────────────────────────────────────── */

function Teams(props: {
  teams: readonly { team: string; weeks: readonly TeamWeek[] }[];
  quiet: ReadonlyMap<string, Count>;
  leads: readonly { team: string; name: string; given: string | null; family: string | null }[];
  weeks: readonly string[];
  say: Say;
}) {
  const { teams, quiet, leads, weeks, say } = props;
  if (teams.length === 0) return <Empty title={say.coverage.none}>{say.coverage.noneWhy}</Empty>;
  const named = teams
    .map(({ team, weeks: all }) => {
      const shown = all.filter(({ monday }) => weeks.includes(monday));
      const lead = leads.filter((one) => one.team === team && one.given !== null);
      return {
        team,
        name: leads.find((one) => one.team === team)?.name ?? say.coverage.noTeam,
        lead: lead.map(({ given }) => given).join(' & '),
        weeks: shown,
        last: shown.at(-1),
        step: stepOf(shown.map(tallyOf)),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <div class="cards">
        {named.map(({ team, name, lead, last, step }) => (
          <Stat
            value={last === undefined ? '–' : percentWords(tallyOf(last), say)}
            label={`${name}${last === undefined ? '' : ` · ${say.week(weekOf(last.monday))}`}`}
            note={
              <>
                {last !== undefined && (
                  <>
                    <Cell figure={last.held} />.{' '}
                  </>
                )}
                {stepWords(step, lead, say)}
                {isSome(quiet.get(team)) && (
                  <>
                    <br />
                    {say.coverage.quiet} <Cell figure={quiet.get(team) as Count} />
                  </>
                )}
              </>
            }
          />
        ))}
      </div>
      <Section title={say.coverage.trend}>
        <Table
          caption={say.coverage.trendWhy}
          columns={[{ head: say.coverage.week }, ...named.map(({ name }) => ({ head: name, number: true }))]}
          rows={weeks.toReversed().map((monday) => ({
            cells: [
              say.week(weekOf(monday)),
              ...named.map(({ weeks: all }) => {
                const week = all.find((one) => one.monday === monday);
                return week === undefined ? '–' : percentWords(tallyOf(week), say);
              }),
            ],
          }))}
        />
      </Section>
    </>
  );
}

const isSome = (figure: Count | undefined): boolean =>
  figure !== undefined && figure.shown && 'count' in figure && figure.count > 0;

const percentWords = (week: WeekTally, say: Say): string => {
  const percent = percentOf(week);
  return percent === undefined ? '–' : say.coverage.percent(percent);
};

/** The next step beside a team’s figures, in a sentence. */
export const stepSaid = (weeks: readonly TeamWeek[], lead: string, language: Language): string =>
  stepWords(stepOf(weeks.map(tallyOf)), lead, words(language));

const stepWords = (step: Step, lead: string, say: Say): string =>
  step === 'none'
    ? say.coverage.step.none
    : step === 'well'
      ? say.coverage.step.well
      : say.coverage.step[step](lead || say.coverage.theLead);

/* ── The own team: with names, for who leads it ─────────────────────────────────────────────────────────────── */

function OwnTeam(props: {
  coached: ReturnType<ReturnType<typeof coachings>['read']>;
  talks: ReturnType<ReturnType<typeof talksKnown>['read']>;
  weeks: readonly string[];
  today: string;
  say: Say;
}) {
  const { coached, talks, weeks, today, say } = props;
  const spans = coached.flatMap(({ pupil, from, until }) =>
    from === null || until === null ? [] : [{ pupil, from, until }],
  );
  const mine = new Set(coached.map(({ pupil }) => pupil));
  const known = talks.filter(({ pupil }) => mine.has(pupil));
  const tallies = coverageOf(weeks, spans, known);
  const last = tallies.at(-1);
  const quiet = [...mine].flatMap((pupil) => {
    const rows = coached.filter((one) => one.pupil === pupil);
    const now = rows.filter(
      ({ from, until }) => from !== null && until !== null && from <= today && today <= until,
    );
    const since = now.map(({ from }) => from as string).toSorted()[0];
    if (since === undefined) return [];
    const held = known.filter((one) => one.pupil === pupil && isHeld(one.state)).map(({ monday }) => monday);
    const without = weeksWithout(weeks, held, since, today);
    return quietOf(without) === undefined
      ? []
      : [{ pupil, without, row: rows[0], coach: now.map(({ coachGiven }) => coachGiven ?? '').join(', ') }];
  });
  return (
    <>
      {last !== undefined && (
        <div class="cards">
          <Stat
            value={percentWords(last, say)}
            label={`${say.coverage.ownTeam} · ${say.week(weekOf(last.monday))}`}
            note={`${say.coverage.heldOf(last.held, last.of)}. ${say.coverage.missed(last.missedCoach, last.missedPupil)}`}
          />
        </div>
      )}
      <Section title={say.coverage.quietTeam}>
        {quiet.length === 0 ? (
          <p class="soft">{say.coverage.quietNobody}</p>
        ) : (
          <Table
            caption={say.coverage.quietTeam}
            quietCaption
            columns={[
              { head: say.pupil },
              { head: say.coverage.coach },
              { head: say.coverage.weeksWithout, number: true },
            ]}
            rows={quiet
              .toSorted((a, b) => b.without - a.without)
              .map(({ row, coach, without }) => ({
                cells: [say.names(row?.given ?? '', row?.family ?? ''), coach, String(without)],
              }))}
          />
        )}
      </Section>
      <Section title={say.coverage.trend}>
        <Table
          caption={say.coverage.trendWhy}
          quietCaption
          columns={[
            { head: say.coverage.week },
            { head: say.coverage.held, number: true },
            { head: say.coverage.missedCoach, number: true },
            { head: say.coverage.missedPupil, number: true },
          ]}
          rows={tallies.toReversed().map((week) => ({
            cells: [
              say.week(weekOf(week.monday)),
              `${percentWords(week, say)} (${say.coverage.heldOf(week.held, week.of)})`,
              String(week.missedCoach),
              String(week.missedPupil),
            ],
          }))}
        />
      </Section>
    </>
  );
}

export const pages: readonly Page[] = [coverage];
