import { z } from 'zod';
import { groupOf } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { lookedAtGroup } from '#modules/people';
import { groupProgress, stuckIn } from '#modules/progress';
import { addDays, dayInWords, hourInWords, mondayOf, nearDay, weekOf } from '#platform/dates';
import { type Page, page } from '#platform/route';
import type { Results } from '#platform/database';
import { dayIn, timeIn } from '#platform/scope';
import type { Language } from '#platform/words';
import {
  Button,
  Card,
  Chip,
  Empty,
  LinkButton,
  PageHead,
  PostForm,
  Search,
  Section,
  Stack,
  Table,
  Ways,
} from '#ui';
import {
  type Brief,
  briefOf,
  quietOf,
  type Signal,
  signals as signalKinds,
  stuckSignals,
  weeksWithout,
} from '../talk/model.ts';
import { Otherwise } from '../talk/pages/beside.tsx';
import { BriefLines, signalInWords } from '../talk/pages/brief.tsx';
import { words } from '../words.ts';
import {
  isFound,
  isShown,
  planState,
  type Row,
  rowSignals,
  shows,
  talkDay,
  talkPassed,
  talkStand,
} from './model.ts';
import { groupGoals, groupRows } from './store.ts';

type Say = ReturnType<typeof words>;
type Answer<Q extends (...input: never[]) => { read: (...answer: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;
/** One pupil of a coach, as the lists tell it. */
export type Line = Row<Answer<typeof groupRows>[number]>;

type Seen = { readonly today: string; readonly now: Date; readonly zone: string };

/** All that is known of a coach's group, with the talks of this week or, `ahead`, of a later one, and for their briefs. */
export const groupQueries = (wish: { ahead: number; briefs: boolean }) =>
  [groupRows(wish), groupGoals(), groupProgress(), calendarSpans()] as const;
type GroupRows = Results<ReturnType<typeof groupQueries>>;

/** Puts together what is known of each pupil of a coach. */
export function groupLines(
  [pupils, goals, progress, spans]: GroupRows,
  { today, now, zone }: Seen,
): readonly Line[] {
  const calendar = calendarOf(spans);
  const stuck = stuckIn(progress, today, calendar, (at) => dayIn(zone, at));
  const tried = triedIn(progress);
  const titles = new Map(goals.map(({ id, title }) => [id, title]));
  const behind = calendar.weeks(addDays(mondayOf(today), -63), addDays(mondayOf(today), -1));
  const clock = hourInWords(now, zone, 'nl');
  return groupOf(pupils, goals, today).map(({ pupil, learning, word, proposed }) => {
    const quiet = weeksWithout(behind, pupil.lastHeld === null ? [] : [pupil.lastHeld], pupil.since, today);
    const signals: Signal[] = [
      ...(quietOf(quiet) === undefined ? [] : [{ what: 'quiet' as const, title: '', times: quiet }]),
      ...stuckSignals(stuck.get(pupil.pupil)),
      ...(tried.get(pupil.pupil) ?? []),
      ...pupil.carried.flatMap((goal, i): Signal[] => {
        // a goal that is not open any more is not carried either
        const title = titles.get(goal);
        return title === undefined ? [] : [{ what: 'carried', title, times: pupil.carriedTimes[i] ?? 0 }];
      }),
      ...word.map(({ id, title }) => ({ what: 'late' as const, title, times: 1, goal: id })),
      ...proposed.map(({ id, title }) => ({ what: 'proposed' as const, title, times: 1, goal: id })),
    ];
    const slot =
      pupil.weekday === null || pupil.at === null || pupil.minutes === null
        ? undefined
        : { weekday: pupil.weekday, at: pupil.at, minutes: pupil.minutes };
    return {
      pupil,
      plan: planState(
        { proposed: pupil.proposedAt, agreed: pupil.agreedAt, goals: pupil.goals },
        today > pupil.planWeek || (today === pupil.planWeek && clock >= '12:00'),
      ),
      talk: talkStand(pupil.state ?? undefined, slot, talkPassed(slot, pupil.talkWeek, today, clock)),
      signals,
      learns: learning.map(({ title }) => title),
    };
  });
}

/** Steps that were tried again and again, by pupil. */
function triedIn(progress: GroupRows[2]): ReadonlyMap<string, readonly Signal[]> {
  const tried = new Map<string, Signal[]>();
  for (const { pupil, title, again } of progress) {
    if (again < 2) continue;
    const signal: Signal = { what: 'again', title, times: again };
    tried.set(pupil, [...(tried.get(pupil) ?? []), signal]);
  }
  return tried;
}

/** The pupils somebody coaches: plan, agreed, spoken with, what stands out – and agreeing to several plans at once. */
const group = page({
  path: '/coaching/group',
  hats: ['staff'],
  input: z.object({
    show: z.enum(shows).default('everybody').catch('everybody'),
    q: z.string().max(100).default('').catch(''),
    all: z.string().optional(),
  }),
  queries: () => groupQueries({ ahead: 0, briefs: false }),
  looks: () => ({ as: 'group', line: lookedAtGroup() }),
  view: ({ rows, input, who, language, today, now, key }) => {
    const say = words(language);
    const lines = groupLines(rows, { today, now, zone: who.zone });
    const title = say.group.title;
    if (lines.length === 0)
      return {
        title,
        body: (
          <>
            <PageHead title={title} />
            <Empty title={say.group.none}>{say.group.noneWhy}</Empty>
          </>
        ),
      };
    const shown = lines
      .filter(isShown[input.show])
      .filter(({ pupil }) => isFound(input.q, say.names(pupil.given, pupil.family)));
    const held = lines.filter(({ talk }) => talk === 'held').length;
    const waiting = lines.filter(isShown.plans).length;
    const planWeek = rows[0][0]?.planWeek ?? today;
    return {
      title,
      width: 'wide',
      sees: say.group.sees,
      body: (
        <>
          <PageHead
            over={say.week(weekOf(today))}
            title={title}
            under={[
              say.group.under(held, lines.length),
              waiting > 0 ? say.group.waiting(waiting, weekOf(planWeek)) : '',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <LinkButton href="/coaching/talks" rank={shown.some(isShown.plans) ? 'plain' : 'first'}>
              {say.talks.title}
            </LinkButton>
            <LinkButton href="/coaching/slots">{say.slots.title}</LinkButton>
          </PageHead>
          <Stack>
            <Ways
              label={say.group.ways}
              ways={shows.map((show) => ({
                href: show === 'everybody' ? '/coaching/group' : `/coaching/group?show=${show}`,
                label: say.group.show[show],
                current: show === input.show,
              }))}
            />
            <Search
              action="/coaching/group"
              list="pupils"
              query={input.q || undefined}
              label={say.group.find}
            />
            {shown.length === 0 ? (
              <p class="soft" id="pupils">
                {say.group.nobody}
              </p>
            ) : (
              <PostForm action="/coaching/group/agree" requestKey={key()} class="stack">
                <Lines
                  lines={shown}
                  ticked={input.all !== undefined}
                  language={language}
                  today={today}
                  planWeek={planWeek}
                />
                {shown.some(isShown.plans) && (
                  <div class="actions in-sight">
                    <Button rank="first" counts={{ one: say.group.agreeOne, many: say.group.agreeMany }}>
                      {say.group.agree}
                    </Button>
                    {input.all === undefined && (
                      <a href={`/coaching/group?show=${input.show}&all=1`}>{say.group.all}</a>
                    )}
                  </div>
                )}
              </PostForm>
            )}
          </Stack>
        </>
      ),
    };
  },
});

function Lines(props: {
  lines: readonly Line[];
  ticked: boolean;
  language: Language;
  today: string;
  planWeek: string;
}) {
  const { lines, ticked, language, today, planWeek } = props;
  const say = words(language);
  return (
    <Table
      id="pupils"
      caption={say.group.caption}
      quietCaption
      columns={[
        { head: say.pupil },
        { head: say.group.plan(weekOf(planWeek)) },
        { head: say.group.talk },
        { head: say.group.learns, wide: true },
        { head: say.group.noticed, wide: true },
      ]}
      rows={lines.map((line) => {
        const name = say.names(line.pupil.given, line.pupil.family);
        return {
          find: name,
          cells: [
            <a href={`/coaching/talk/${line.pupil.pupil}`}>{name}</a>,
            isShown.plans(line) ? (
              <label class="check small">
                <input
                  type="checkbox"
                  name={`yes-${line.pupil.pupil}`}
                  checked={ticked}
                  aria-label={say.group.agreeOf(name)}
                />
                <span>{say.group.planState[line.plan]}</span>
              </label>
            ) : (
              <span class={line.plan === 'agreed' ? undefined : 'soft'}>
                {say.group.planState[line.plan]}
              </span>
            ),
            talkWords(line, say, language, today),
            line.learns.length === 0 ? (
              <Chip soft>{say.group.noGoal}</Chip>
            ) : (
              <a href={`/goals/of/${line.pupil.pupil}`}>{line.learns.join('\u00a0· ')}</a>
            ),
            rowSignals(line.signals).map((signal, i) => (
              <>
                {i > 0 && '\u00a0· '}
                {signal.goal === undefined ? (
                  signalInWords(signal, say)
                ) : (
                  <a href={`/goals/${signal.goal}?pupil=${line.pupil.pupil}`}>{signalInWords(signal, say)}</a>
                )}
              </>
            )),
          ],
        };
      })}
    />
  );
}

function talkWords({ talk, pupil }: Line, say: Say, language: Language, today: string): string {
  if (talk !== 'ahead') return say.group.talkStand[talk];
  const on = talkDay(
    pupil.weekday ?? undefined,
    pupil.talkWeek,
    pupil.state === 'moved' ? pupil.plannedAt : null,
  );
  return on === undefined
    ? say.group.talkStand.ahead
    : `${nearDay(on, today, language)} ${pupil.at ?? ''}`.trim();
}

/* ── Today's talks ──────────────────────────────────────────────────────────────────────────────────────────── */

/** The talks of today in their order, each with its brief; then those of the rest of the week, and what stayed open. */
const talks = page({
  path: '/coaching/talks',
  hats: ['staff'],
  // in the weekend the week that comes
  queries: () => groupQueries({ ahead: 2, briefs: true }),
  looks: () => ({ as: 'talks', line: lookedAtGroup() }),
  view: ({ rows, who, language, today, now, key }) => {
    const say = words(language);
    const lines = groupLines(rows, { today, now, zone: who.zone });
    const title = say.talks.title;
    const monday = rows[0][0]?.talkWeek ?? today;
    const placed = lines.map((line) => placedIn(line, monday, who.zone));
    const upcoming = talksThat(['ahead'], lines, monday, who.zone);
    const open = placed.filter(({ line }) => line.talk === 'open' || line.talk === 'missed').toSorted(inTime);
    const slotless = lines.filter(({ talk }) => talk === 'none');
    const days = [...new Set(upcoming.map(({ on }) => on as string))];
    const entry = ({ line, at }: Placed, first: boolean) => (
      <TalkLine
        line={line}
        time={at}
        brief={briefFor(line, today)}
        first={first}
        say={say}
        at={{ say, key, today, language }}
        monday={monday}
      />
    );
    return {
      title,
      width: 'middle',
      sees: say.group.sees,
      body: (
        <>
          <PageHead
            over={say.week(weekOf(monday))}
            title={title}
            under={say.talks.under(lines.filter(({ talk }) => talk === 'held').length, lines.length)}
          >
            <LinkButton href="/coaching/group">{say.group.title}</LinkButton>
            <LinkButton href="/coaching/slots">{say.slots.title}</LinkButton>
          </PageHead>
          {lines.length === 0 && <Empty title={say.group.none}>{say.group.noneWhy}</Empty>}
          {!days.includes(today) && lines.length > 0 && <p class="soft">{say.talks.noneToday}</p>}
          {open.length > 0 && (
            <Section title={say.talks.open}>
              <Stack>{open.map((one) => entry(one, false))}</Stack>
            </Section>
          )}
          {days.map((on) => (
            <Section title={on === today ? say.talks.today : dayInWords(on, language)}>
              <Stack>
                {upcoming
                  .filter((one) => one.on === on)
                  .map((one, i) => entry(one, i === 0 && on === days[0]))}
              </Stack>
            </Section>
          ))}
          {slotless.length > 0 && (
            <Section title={say.talks.slotless}>
              <p>
                {slotless.map(({ pupil }, i) => (
                  <>
                    {i > 0 && ' · '}
                    <a href={`/coaching/talk/${pupil.pupil}`}>{say.names(pupil.given, pupil.family)}</a>
                  </>
                ))}
              </p>
              <p>
                <LinkButton href="/coaching/slots">{say.talks.slotsGo}</LinkButton>
              </p>
            </Section>
          )}
        </>
      ),
    };
  },
});

type Placed = { readonly line: Line; readonly on: string | undefined; readonly at: string | undefined };

/** The day and time of somebody's talk in a week: the standing moment, or the one it was moved to. */
function placedIn(line: Line, monday: string, zone: string): Placed {
  const { state, plannedAt, weekday, at } = line.pupil;
  if (state === 'moved' && plannedAt !== null)
    return { line, on: dayIn(zone, plannedAt), at: timeIn(zone, plannedAt) };
  return { line, on: talkDay(weekday ?? undefined, monday, null), at: at ?? undefined };
}

const inTime = (a: Placed, b: Placed): number =>
  (a.on ?? '9').localeCompare(b.on ?? '9') || (a.at ?? '').localeCompare(b.at ?? '');

/** The talks that stand like this, in their order: those still to come, for one. */
export const talksThat = (
  stand: readonly Line['talk'][],
  lines: readonly Line[],
  monday: string,
  zone: string,
): readonly Placed[] =>
  lines
    .filter(({ talk }) => stand.includes(talk))
    .map((line) => placedIn(line, monday, zone))
    .filter(({ on }) => on !== undefined)
    .toSorted(inTime);

/** Of pupils who stand out, those with the most pressing signal first. */
export const mostPressing = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((a, b) => pressing(a) - pressing(b));
const pressing = ({ signals }: Line): number =>
  Math.min(...signals.map(({ what }) => signalKinds.indexOf(what)));

/** Two lines about a pupil before the talk. */
export function briefFor({ pupil, signals, learns }: Line, today: string): Brief {
  const { promise: text, promiseDue: due, promiseDone, promisedAt } = pupil;
  const done = promiseDone === true;
  const made = promisedAt === null ? '' : promisedAt.toISOString();
  return briefOf(signals, learns, text === null ? [] : [{ text, due, done, dropped: false, made }], today);
}

function TalkLine(props: {
  line: Line;
  time: string | undefined;
  brief: Brief;
  first: boolean;
  monday: string;
  say: Say;
  at: Parameters<typeof Otherwise>[0]['at'];
}) {
  const { line, time, brief, first, say, at, monday } = props;
  const { pupil } = line;
  const name = say.names(pupil.given, pupil.family);
  return (
    <Card
      id={`talk-${pupil.pupil}`}
      level={3}
      title={
        <>
          <span class="num soft">{time ?? ''}</span> {name}
          {line.talk === 'missed' && <Chip soft>{say.group.talkStand.missed}</Chip>}
        </>
      }
    >
      <p class="soft">
        <BriefLines brief={brief} say={say} />
      </p>
      <div class="actions">
        <LinkButton
          href={`/coaching/talk/${pupil.pupil}?week=${monday}`}
          rank={first ? 'first' : 'plain'}
          label={say.talks.goOf(name)}
        >
          {say.talks.go}
        </LinkButton>
        <details>
          <summary aria-label={say.talks.otherwiseOf(name)}>{say.talks.otherwise}</summary>
          <Otherwise
            pupil={pupil.pupil}
            monday={monday}
            state={pupil.state ?? 'planned'}
            on="talks"
            at={at}
            time={time ?? '09:00'}
          />
        </details>
      </div>
    </Card>
  );
}

export const pages: readonly Page[] = [group, talks];
