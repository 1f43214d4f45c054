import {
  coverageByTeam,
  percentOf,
  quietByTeam,
  stepSaid,
  tallyOf,
  type TeamFigures,
  teamLeads,
} from '#modules/coaching';
import { learners } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { codeDays } from '#modules/identity';
import { baseGroups, secondCard, secondWords } from '#modules/people';
import { addDays, mondayOf, weekOf } from '#platform/dates';
import { Refusal } from '#platform/refusal';
import { page, type Who } from '#platform/route';
import type { Cell as Count } from '#platform/small-numbers';
import { written } from '#platform/words';
import { Cell, Empty, Section, Stat, Table, TodayCard } from '#ui';
import { leadsSome, more } from '../model.ts';
import { aroundLeader, coverage } from '../store.ts';
import { words } from '../words.ts';
import { Also, codesTold, Head, type Rows, type Say } from './parts.tsx';

const isAll = (count: Count): boolean => count.shown && 'of' in count && count.count === count.of;

/** The school or the own team in figures: no names of pupils, and a next step beside each count. */
export const school = page({
  path: '/home/school',
  hats: ['staff'],
  queries: () => [
    baseGroups(),
    teamLeads(),
    calendarSpans(),
    aroundLeader({ days: codeDays }),
    secondWords(),
  ],
  figures: () => [learners(), coverage(), coverageByTeam(), quietByTeam()],
  view: ({
    who,
    rows: [names, leads, spans, around, seconds],
    figures: [learning, coaching, teams, quiet],
    today,
    language,
  }) => {
    if (!leadsSome(who)) throw new Refusal('not-found');
    const say = words(language);
    const leadsAll = who.duties.includes('leads_school');
    const { guardians } = around;
    const pupils = coaching.coached.shown && 'of' in coaching.coached ? coaching.coached.of : 0;
    const title = leadsAll ? say.school.title : say.school.team;
    const calendar = calendarOf(spans);
    // the running week is not over: it counts when it is
    const weeks = calendar.weeks(addDays(mondayOf(today), -63), addDays(mondayOf(today), -1)).slice(-6);
    const groups = [...learning.groups]
      .map(([group, figure]) => ({
        name: names.find(({ id }) => id === group)?.name ?? say.school.noGroup,
        figure,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, language, { numeric: true }));
    return {
      title,
      sees: say.school.sees,
      body: (
        <>
          <Head
            who={who}
            today={today}
            codes={codesTold(around)}
            title={title}
            under={say.school.under}
            spans={spans}
          />
          {secondCard(seconds, language).map((card) => (
            <TodayCard {...card} first={guardians === 0} />
          ))}
          {guardians > 0 && (
            <TodayCard
              first
              title={say.school.waiting(guardians)}
              text={say.school.waitingText}
              go={{ label: say.school.waitingGo, href: '/people/confirm' }}
            />
          )}
          {pupils === 0 ? (
            <Empty title={say.school.none}>{say.school.noneWhy}</Empty>
          ) : (
            <>
              <Talks {...{ teams, leads, quiet: quiet(weeks), weeks, leadsAll, say, language }} />
              <div class="cards">
                <Stat
                  value={<Cell figure={learning.whole} />}
                  label={say.school.learners}
                  note={isAll(learning.whole) ? say.school.learnersAll : say.school.learnersNext}
                />
                <Stat
                  value={<Cell figure={coaching.coached} />}
                  label={say.school.coached}
                  note={isAll(coaching.coached) ? say.school.coachedAll : say.school.coachedNext}
                />
                <Stat
                  value={coaching.coaches}
                  label={say.school.coaches(coaching.coaches)}
                  note={
                    coaching.coaches === 0
                      ? say.school.loadNone
                      : say.school.load(written(pupils / coaching.coaches, language))
                  }
                />
              </div>
              <Section title={say.school.groups}>
                <Table
                  caption={say.school.floor}
                  columns={[{ head: say.school.group }, { head: say.school.learning, number: true }]}
                  rows={groups.map(({ name, figure }) => ({ cells: [name, <Cell figure={figure} />] }))}
                />
              </Section>
            </>
          )}
          <Also places={more(who)} say={say} />
        </>
      ),
    };
  },
});

/** Talks held per team in the last school week, each with whom to talk to, and how it went in the weeks before. */
function Talks(props: {
  teams: readonly TeamFigures[];
  leads: Rows<typeof teamLeads>;
  quiet: ReadonlyMap<string, Count>;
  weeks: readonly string[];
  leadsAll: boolean;
  say: Say;
  language: Who['language'];
}) {
  const { leads, quiet, weeks, leadsAll, say, language } = props;
  const teams = props.teams
    .map(({ team, weeks: all }) => {
      const shown = all.filter(({ monday }) => weeks.includes(monday));
      const led = leads.filter((one) => one.team === team);
      return {
        team,
        shown,
        last: shown.at(-1),
        name: led[0]?.name ?? (leadsAll ? say.school.noTeam : say.school.ownTeam),
        lead: led.flatMap(({ given }) => (given === null ? [] : [given])).join(' & '),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
  if (weeks.length === 0 || teams.length === 0) return null;
  const percent = (week: (typeof teams)[number]['last'], said: (n: number) => string) => {
    const found = week === undefined ? undefined : percentOf(tallyOf(week));
    return found === undefined ? '–' : said(found);
  };
  return (
    <Section title={say.school.talks} aside={<a href="/coaching/coverage">{say.school.talksGo}</a>}>
      <div class="cards">
        {teams.map(({ team, name, lead, shown, last }) => (
          <Stat
            value={percent(last, say.school.coverage)}
            label={last === undefined ? name : `${name} · ${say.week(weekOf(last.monday))}`}
            note={
              <>
                {leadsAll ? stepSaid(shown, lead, language) : say.school.ownNext}{' '}
                {last !== undefined && say.school.missed(last.missedCoach, last.missedPupil, last.minutes)}
                <Quiet figure={quiet.get(team)} say={say} />
              </>
            }
          />
        ))}
      </div>
      <Table
        caption={say.school.trend}
        columns={[
          { head: say.school.teams },
          ...weeks.map((monday) => ({ head: say.week(weekOf(monday)), number: true })),
        ]}
        rows={teams.map(({ name, shown }) => ({
          cells: [
            name,
            ...weeks.map((monday) =>
              percent(
                shown.find((week) => week.monday === monday),
                say.school.percent,
              ),
            ),
          ],
        }))}
      />
    </Section>
  );
}

function Quiet({ figure, say }: { figure: Count | undefined; say: Say }) {
  if (figure === undefined || !figure.shown || !('count' in figure) || figure.count === 0) return null;
  return <> {say.school.quiet(figure.count)}</>;
}
