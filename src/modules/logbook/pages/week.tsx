import type { ComponentChildren, ComponentProps } from 'preact';
import { z } from 'zod';
import type { Results } from '#platform/database';
import { addDays, dayInWords, mondayOf, shortDay, spanInWords, weekOf } from '#platform/dates';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Kept, page, type Seen } from '#platform/route';
import { timeIn } from '#platform/scope';
import type { Language } from '#platform/words';
import {
  Actions,
  Button,
  Chip,
  type Day,
  type DayItem,
  Days,
  Empty,
  GoalCard,
  Hidden,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  Prose,
  Section,
  Split,
  Stack,
  TickForm,
  Ways,
} from '#ui';
import { cardOf, isReached, mayGoal, mayReadTexts, mayWriteTexts, pathOf, stepsTaken } from '#modules/goals';
import { type Calendar, calendarOf, calendarSpans } from '#modules/organisations';
import { lookedAt } from '#modules/people';
import {
  asksNow,
  asksWhatNow,
  type Clock,
  codeOf,
  mayAgree,
  mayLookBack,
  mayPlan,
  mayReview,
  mondayOfCode,
  nextWeek,
  opensOn,
  roughly,
  schoolWeekAfter,
  schoolWeekBefore,
  type Standing,
  standing,
} from '../model.ts';
import { factsOf, weekChoices, weekGoals } from '../store.ts';
import { strategyOf } from '../strategy/bank/words.ts';
import { words } from '../words.ts';

/** A week in the address; without one, or with one that there never was, it is this week. */
export const weekInAddress = z
  .string()
  .optional()
  .transform((typed) => mondayOfCode(typed ?? '') ?? null);

type Wish = { readonly pupil: string | null; readonly monday: string | null; readonly ahead?: number };

/** All that a week shows, in four statements: for the page of the week, the first screen and the talk. */
export const weekQueries = ({ pupil, monday, ahead = 0 }: Wish) => {
  const wish = { pupil, monday, ahead };
  return [factsOf(wish), weekGoals(wish), weekChoices(wish), calendarSpans()] as const;
};
export type WeekRows = Results<ReturnType<typeof weekQueries>>;
type WeekGoal = WeekRows[1][number];
type Chosen = WeekRows[2][number];

/** A week put together: what it holds, where it stands and what it asks now. */
export type Week = {
  readonly facts: WeekRows[0];
  readonly monday: string;
  readonly standing: Standing;
  readonly goals: readonly { readonly goal: WeekGoal; readonly tasks: readonly WeekGoal[] }[];
  readonly chosen: ReadonlyMap<string, readonly Chosen[]>;
  readonly calendar: Calendar;
  /** Its school days; none in a holiday. */
  readonly days: readonly string[];
  /** The last school day, on which one looks back; Friday in a holiday. */
  readonly lastDay: string;
  readonly clock: Clock;
  /** The next week in which there is school. */
  readonly next: string;
  /** The day from which it can be planned. */
  readonly opens: string;
};

export const clockOf = ({
  who,
  now,
  today,
}: Pick<Seen<unknown, unknown>, 'who' | 'now' | 'today'>): Clock => ({
  today,
  time: timeIn(who.zone, now),
});

export function weekFrom([facts, goals, choices, spans]: WeekRows, clock: Clock): Week {
  const calendar = calendarOf(spans);
  const opens = opensOn(schoolWeekBefore(facts.monday, calendar));
  const days = calendar.days(facts.monday);
  const chosen = new Map<string, Chosen[]>();
  for (const choice of choices) {
    const own = chosen.get(choice.goal);
    if (own === undefined) chosen.set(choice.goal, [choice]);
    else own.push(choice);
  }
  return {
    facts,
    monday: facts.monday,
    standing: standing(facts.monday, facts, clock, opens),
    opens,
    goals: goals
      .filter(({ kind }) => kind !== 'work')
      .map((goal) => ({
        goal,
        tasks: goals.filter(({ kind, serves }) => kind === 'work' && serves === goal.id),
      })),
    chosen,
    calendar,
    days,
    lastDay: days.at(-1) ?? addDays(facts.monday, 4),
    clock,
    next: schoolWeekAfter(facts.monday, calendar),
  };
}

/** Who looks at a week, and what that person can do with it. */
export type Looking = {
  readonly language: Language;
  /** Whom the address names; null for a pupil who looks at their own. */
  readonly pupil: string | null;
  readonly writes: boolean;
  /** May choose strategies and write notes. */
  readonly tells: boolean;
  readonly key: () => string;
  /** Where a tick leads back to, when this is not the page of the week. */
  readonly on?: 'home';
};

/** "4 doelen, ongeveer 9 uur." */
export function muchOf(goals: number, minutes: number, language: Language): string {
  const { much } = words(language);
  if (goals === 0) return much.none;
  const said = roughly(minutes);
  if ('hours' in said) return much.hours(goals, said.hours);
  return said.minutes === 0 ? much.goals(goals) : much.minutes(goals, said.minutes);
}

/** What a week takes: tasks that were done before it take nothing any more. */
const minutesOf = ({ goals }: Pick<Week, 'goals'>): number =>
  goals.reduce(
    (sum, { tasks }) =>
      sum + tasks.reduce((all, { minutes, doneBefore }) => all + (doneBefore ? 0 : (minutes ?? 0)), 0),
    0,
  );

/** Where a week stands, in a sentence. */
export function weekSentence(week: Week, { language, pupil }: Pick<Looking, 'language' | 'pupil'>): string {
  const { phase: say } = words(language);
  const { phase, notDiscussed } = week.standing;
  const { goals, facts, clock } = week;
  const talked = goals.length > 0 && notDiscussed && phase !== 'later';
  return [
    goals.length > 0 ? muchOf(goals.length, minutesOf(week), language) : '',
    phase === 'later'
      ? say.later(dayInWords(week.opens, language, clock.today))
      : phase === 'open' && goals.length > 0
        ? ''
        : say[phase],
    phase === 'running' && facts.agreedAt !== null ? say.agreed : '',
    talked && phase !== 'reviewed' ? say.notDiscussed : '',
    facts.lookedBackAt !== null && phase !== 'reviewed'
      ? pupil === null
        ? say.lookedBack
        : say.lookedBackOf
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The sentence beside a field, by the key of what is wrong with it. */
export function problemsIn(kept: Kept | undefined, language: Language) {
  const { problem } = words(language);
  return (field: string): string | undefined => {
    const wrong = kept?.problems[field];
    return wrong === undefined ? undefined : (problem[wrong as keyof typeof problem] ?? problem.missing);
  };
}

/* ── The days ───────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * The five days with what is planned on them; on a phone today first. `besides` brings what other modules know of a day:
 * the talk. Nothing planned on any day is not shown as five empty columns.
 */
export function WeekDays(props: {
  week: Week;
  looking: Looking;
  besides?: (day: string) => readonly DayItem[];
}) {
  const { week, looking, besides = () => [] } = props;
  const { language } = looking;
  const say = words(language);
  const days: Day[] = [0, 1, 2, 3, 4].map((n) => {
    const day = addDays(week.monday, n);
    const planned = week.goals.flatMap(({ goal, tasks }) =>
      tasks.filter((task) => task.day === n + 1).map((task) => ({ goal, task })),
    );
    return {
      label: `${shortDay(day, language)}${week.days.includes(day) ? '' : ` · ${say.week.free}`}`,
      now: day === week.clock.today ? say.week.today : undefined,
      items: [
        ...besides(day),
        ...planned.map(({ goal, task }) => ({
          title: task.title,
          detail: isReached(task)
            ? say.week.done
            : [goal.course ?? undefined, task.minutes === null ? undefined : say.minutes(task.minutes)]
                .filter((part) => part !== undefined)
                .join(' · ') || undefined,
          href: `#goal-${goal.id}`,
        })),
      ],
    };
  });
  if (days.every(({ items }) => items.length === 0)) return null;
  return (
    <Section id="days" title={say.week.days} quiet>
      <Days label={say.week.days} days={days} />
    </Section>
  );
}

/* ── The goals ──────────────────────────────────────────────────────────────────────────────────────────────── */

/** The goals of a week, each with its step, its strategies and its tasks. */
export function WeekGoals({ week, looking }: { week: Week; looking: Looking }) {
  const { pupil, writes, key } = looking;
  const { phase } = week.standing;
  const over = phase === 'closed' || phase === 'reviewed';
  const atEnd = week.clock.today >= week.lastDay;
  const planned = week.goals.some(({ tasks }) => tasks.some(({ day }) => day !== null));
  const action = `/goals/tick?on=${looking.on ?? 'week'}&week=${codeOf(week.monday)}${pupil === null ? '' : `&pupil=${pupil}`}`;
  const cards = week.goals.map((one) => {
    const ticks = writes && !over && one.goal.state === 'active';
    const swap = planned ? `days goal-${one.goal.id}` : undefined;
    return cardOfGoal(
      one,
      week,
      looking,
      !ticks ? undefined : atEnd ? { action, requestKey: key(), swap } : 'around',
    );
  });
  // at the end of a week cards have forms of their own, to take along what is not done: no form around them then
  if (!writes || over || atEnd) return <Stack id="goals">{cards}</Stack>;
  return (
    <TickForm id="goals" action={action} requestKey={key()} swap={planned ? 'days goals' : undefined}>
      {cards}
    </TickForm>
  );
}

type Tick = ComponentProps<typeof GoalCard>['tick'];

function cardOfGoal({ goal, tasks }: Week['goals'][number], week: Week, looking: Looking, tick: Tick) {
  const { language, pupil } = looking;
  const say = words(language);
  const done = tasks.filter(isReached).length;
  const carried = goal.carried ?? 0;
  const about = [
    goal.course === null ? undefined : say.week.level(goal.course, goal.level ?? ''),
    carried > 0 ? say.week.carried(carried) : undefined,
    goal.outcome === null ? undefined : say.outcome[goal.outcome],
    goal.towards === null ? undefined : say.week.towards(goal.towards),
  ];
  return (
    <GoalCard
      id={`goal-${goal.id}`}
      title={goal.title}
      href={pathOf(goal.id, pupil)}
      badge={goal.place === null ? undefined : String(goal.place)}
      ring={stepsTaken(goal, { parts: tasks.length, partsDone: done }, week.clock.today)}
      subtitle={about.filter((part) => part !== undefined).join(' · ')}
      above={strategiesOf(goal.id, week, looking)}
      tasks={tasks.map((task) => ({
        id: task.id,
        title: task.title,
        done: isReached(task),
        minutes: whenAndHowLong(task, week, language),
      }))}
      tick={tick}
      doneWord={say.week.done}
      go={addTask(goal, week, looking)}
    >
      {chipsOf(goal, week, looking)}
    </GoalCard>
  );
}

const whenAndHowLong = (task: WeekGoal, week: Week, language: Language): string | undefined =>
  [
    task.day === null ? undefined : shortDay(addDays(week.monday, task.day - 1), language),
    task.minutes === null ? undefined : words(language).minutes(task.minutes),
  ]
    .filter((part) => part !== undefined)
    .join(' · ') || undefined;

/** How the pupil goes about it, above the tasks (domain §2.2): at most two, and a way to choose. */
function strategiesOf(goal: string, week: Week, looking: Looking): ComponentChildren {
  const chosen = week.chosen.get(goal) ?? [];
  const mayChoose = looking.tells && mayPlan(week.standing);
  if (chosen.length === 0 && !mayChoose) return undefined;
  const href = mayChoose ? `/logbook/strategies?goal=${goal}&week=${codeOf(week.monday)}` : undefined;
  return (
    <>
      {chosen.map(({ strategy, ownTitle }) => (
        <Chip href={href}>{ownTitle ?? strategyOf(strategy ?? '', looking.language)?.title ?? strategy}</Chip>
      ))}
      {mayChoose && chosen.length < 2 && (
        <Chip href={href} soft>
          {words(looking.language).week.strategy}
        </Chip>
      )}
    </>
  );
}

/** A task more, as long as the week runs. */
function addTask(goal: WeekGoal, week: Week, { language, pupil, writes }: Looking) {
  const runs = mayPlan(week.standing) && week.clock.today < week.lastDay;
  if (!writes || !runs || goal.state !== 'active' || goal.carriedOn !== null) return undefined;
  const also = pupil === null ? '' : `&pupil=${pupil}`;
  return {
    label: words(language).week.task,
    href: `/logbook/add?goal=${goal.id}&week=${codeOf(week.monday)}${also}`,
  };
}

function chipsOf(goal: WeekGoal, week: Week, looking: Looking): ComponentChildren {
  const { language, pupil, writes, key } = looking;
  const say = words(language).week;
  if (!writes || goal.item === null) return undefined;
  const open = goal.state === 'active' && goal.outcome !== 'done';
  const also = pupil === null ? '' : `&pupil=${pupil}`;
  const atEnd = week.clock.today >= week.lastDay;
  if (goal.carriedOn !== null)
    return open ? <Chip soft>{say.carriedTo(weekOf(goal.carriedOn))}</Chip> : undefined;
  const asks = asksWhatNow(goal.carried ?? 0);
  const carries = atEnd && mayLookBack(week.standing);
  if (!open || (!asks && !carries)) return undefined;
  return (
    <>
      {asks && (
        <>
          <Chip href={`/goals/${goal.id}/edit${pupil === null ? '' : `?pupil=${pupil}`}`}>{say.smaller}</Chip>
          <Chip href={`/goals/${goal.id}/otherwise?verb=deviate${also}`}>{say.help}</Chip>
          <Chip href={`/goals/${goal.id}/otherwise?verb=drop${also}`}>{say.letGo}</Chip>
        </>
      )}
      {carries && (
        <PostForm
          action={`/logbook/carry${pupil === null ? '' : `?pupil=${pupil}`}`}
          requestKey={key()}
          class="inline"
        >
          <Button small name="item" value={goal.item}>
            {say.carry(weekOf(week.next))}
          </Button>
        </PostForm>
      )}
    </>
  );
}

/* ── The pages ──────────────────────────────────────────────────────────────────────────────────────────────── */

/** A pupil's own week: the days, the goals with their tasks, and the one thing it asks now. */
export const ownWeek = page({
  path: '/logbook',
  hats: ['pupil'],
  input: z.object({ week: weekInAddress }),
  queries: ({ week }) => weekQueries({ pupil: null, monday: week }),
  view: ({ rows, ...seen }) => {
    const { who, language, key, today } = seen;
    const week = weekFrom(rows, clockOf(seen));
    const say = words(language);
    const looking: Looking = { language, pupil: null, writes: true, tells: true, key };
    const number = weekOf(week.monday);
    const isThis = week.monday === mondayOf(today);
    return {
      title: say.week.number(number),
      sees: say.sees.own,
      body: (
        <>
          <PageHead
            over={overOf(week, language)}
            title={isThis ? say.week.title(who.name.split(' ')[0] ?? who.name) : say.week.number(number)}
            under={weekSentence(week, looking)}
          >
            <WeekButtons week={week} language={language} />
          </PageHead>
          <WeekWays week={week} base="/logbook" language={language} />
          {week.goals.length === 0 ? (
            <EmptyWeek week={week} language={language} />
          ) : (
            <>
              <WeekDays week={week} looking={looking} />
              <Split aside={<Beside week={week} looking={looking} />}>
                <Section title={say.week.goals}>
                  <WeekGoals week={week} looking={looking} />
                </Section>
              </Split>
            </>
          )}
        </>
      ),
    };
  },
});

const overOf = (week: Week, language: Language): string =>
  words(language).week.over(spanInWords(week.monday, addDays(week.monday, 4), language), weekOf(week.monday));

/** The one thing that a week asks of its pupil now, if anything. */
export const weekAsks = (week: Week) =>
  asksNow({
    monday: week.monday,
    standing: week.standing,
    facts: week.facts,
    goals: week.goals.length,
    nextProposed: nextProposed(week),
    lastDay: week.lastDay,
    today: week.clock.today,
  });

const nextProposed = ({ facts, next }: Week): boolean =>
  facts.laterMonday === next && facts.laterProposedAt !== null;

/** What the week asks now is the one filled button. */
export function WeekButtons({ week, language }: { week: Week; language: Language }) {
  const say = words(language).week;
  const { goals, next } = week;
  const asks = weekAsks(week);
  const code = codeOf(week.monday);
  const isHoliday = week.days.length === 0;
  return (
    <>
      {asks === 'lookBack' && (
        <LinkButton href={`/logbook/back?week=${code}`} rank="first">
          {say.lookBack}
        </LinkButton>
      )}
      {asks === 'planNext' && goals.length > 0 && (
        <LinkButton href={`/logbook/plan?week=${codeOf(next)}`} rank="first">
          {say.planWeek(weekOf(next))}
        </LinkButton>
      )}
      {asks !== 'planNext' && goals.length > 0 && mayPlan(week.standing) && !isHoliday && (
        <LinkButton href={`/logbook/plan?week=${code}`}>{say.change}</LinkButton>
      )}
      {mayPlan(week.standing) && !isHoliday && (
        <LinkButton href={`/logbook/add?week=${code}`}>{say.add}</LinkButton>
      )}
    </>
  );
}

/** The week before, this one, the one after. */
export function WeekWays({ week, base, language }: { week: Week; base: string; language: Language }) {
  const say = words(language).week;
  const { monday, clock } = week;
  const [before, after] = [addDays(monday, -7), nextWeek(monday)];
  const now = mondayOf(clock.today);
  return (
    <Ways
      label={say.ways}
      ways={[
        { href: `${base}?week=${codeOf(before)}`, label: say.before(weekOf(before)) },
        { href: base, label: say.this, current: monday === now },
        { href: `${base}?week=${codeOf(after)}`, label: say.after(weekOf(after)) },
      ]}
    />
  );
}

/** An empty week is a beginning – or a holiday, or not open yet, or past; each with a way on. */
export function EmptyWeek({ week, language }: { week: Week; language: Language }) {
  const say = words(language).week;
  const { monday, clock, next, standing: stands } = week;
  if (week.days.length === 0)
    return (
      <Empty
        title={say.noneHoliday}
        go={{ label: say.toNext(weekOf(next)), href: `/logbook?week=${codeOf(next)}` }}
      >
        {say.noneHolidayWhy}
      </Empty>
    );
  if (stands.phase === 'later')
    return (
      <Empty title={say.noneLater} go={{ label: say.toThis, href: '/logbook' }}>
        {say.noneLaterWhy(dayInWords(week.opens, language, clock.today))}
      </Empty>
    );
  if (!mayPlan(stands))
    return (
      <Empty title={say.nonePast} go={{ label: say.toThis, href: '/logbook' }}>
        {say.nonePastWhy}
      </Empty>
    );
  if (clock.today >= week.lastDay && nextProposed(week))
    return (
      <Empty
        title={say.nextReady(weekOf(next))}
        go={{ label: say.toNext(weekOf(next)), href: `/logbook?week=${codeOf(next)}` }}
      >
        {say.nextReadyWhy}
      </Empty>
    );
  // from its last day on, the next week is what there is to plan
  const plans = clock.today >= week.lastDay ? next : monday;
  return (
    <Empty
      title={say.none}
      go={{ label: say.planWeek(weekOf(plans)), href: `/logbook/plan?week=${codeOf(plans)}` }}
    >
      {say.noneWhy}
    </Empty>
  );
}

/** What stands beside the goals: the pupil's words, and ways on. */
function Beside({ week, looking }: { week: Week; looking: Looking }) {
  const say = words(looking.language);
  const code = codeOf(week.monday);
  return (
    <>
      <Notes week={week} looking={looking} />
      <Section title={say.week.more}>
        <ul>
          {mayPlan(week.standing) && (
            <li>
              <a href={`/logbook/days?week=${code}`}>{say.week.spread}</a>
            </li>
          )}
          <li>
            <a href="/progress">{say.week.where}</a>
          </li>
          <li>
            <a href="/logbook/terms">{say.week.terms}</a>
          </li>
          <li>
            <a href={`/logbook/print?week=${code}`}>{say.week.print}</a>
          </li>
        </ul>
      </Section>
    </>
  );
}

function Notes({ week: { facts }, looking }: { week: Week; looking: Looking }) {
  const say = words(looking.language).note;
  return (
    <>
      {facts.toCoach && (
        <Section title={looking.pupil === null ? say.toCoach : say.toCoachOf}>
          <Prose>
            <p>{facts.toCoach}</p>
          </Prose>
        </Section>
      )}
      {facts.lookBack && (
        <Section title={say.lookBack}>
          <Prose>
            <p>{facts.lookBack}</p>
          </Prose>
        </Section>
      )}
    </>
  );
}

/** The week of one pupil for the coach; for a guardian or a subject teacher as far as they may see it. */
export const weekOfPupil = page({
  path: '/logbook/of/:pupil',
  hats: ['staff', 'guardian'],
  input: z.object({ pupil: id, week: weekInAddress }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil, week }) => [cardOf({ pupil }), ...weekQueries({ pupil, monday: week })] as const,
  looks: ({ pupil }) => ({ as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [card, ...rows], ...seen }) => {
    if (card === undefined) throw new Refusal('not-found');
    const { who, language, key } = seen;
    // a colleague may know the pupil and still not the week
    if (!mayGoal('read', 'learning', who.held)) throw new Refusal('not-allowed');
    const week = weekFrom(rows, clockOf(seen));
    const say = words(language);
    const looking: Looking = {
      language,
      pupil: card.pupil,
      writes: mayGoal('write', 'learning', who.held),
      tells: mayWriteTexts(who.held),
      key,
    };
    return {
      title: say.week.of(card.given),
      sees: say.sees.other,
      body: (
        <>
          <PageHead
            over={[`${card.given} ${card.family}`.trim(), card.group, overOf(week, language)]
              .filter(Boolean)
              .join(' · ')}
            title={say.week.of(card.given)}
            under={mayReadTexts(who.held) ? weekSentence(week, looking) : undefined}
          >
            {looking.writes && <CoachButtons week={week} looking={looking} />}
          </PageHead>
          <WeekWays week={week} base={`/logbook/of/${card.pupil}`} language={language} />
          {week.goals.length === 0 ? (
            <Notice>{`${say.week.noneOf(card.given)}. ${say.week.noneOfWhy}`}</Notice>
          ) : (
            <>
              <WeekDays week={week} looking={looking} />
              <Split aside={<Notes week={week} looking={looking} />}>
                <Section title={say.week.goalsOf}>
                  <WeekGoals week={week} looking={looking} />
                </Section>
              </Split>
            </>
          )}
        </>
      ),
    };
  },
});

/** Agreeing a week and having looked back on it together: the coach's own facts. */
function CoachButtons({ week, looking }: { week: Week; looking: Looking }) {
  const say = words(looking.language).coach;
  const { facts, standing: stands, monday } = week;
  const pupil = looking.pupil as string;
  const code = codeOf(monday);
  if (mayReview(stands, facts))
    return (
      <PostForm action={`/logbook/review?pupil=${pupil}`} requestKey={looking.key()} class="inline">
        <Hidden name="week" value={code} />
        <Button rank="first">{say.review}</Button>
      </PostForm>
    );
  if (mayAgree(stands, facts) && week.goals.length > 0)
    return (
      <PostForm action={`/logbook/agree?pupil=${pupil}`} requestKey={looking.key()} class="inline">
        <Hidden name="week" value={code} />
        <Hidden name={`pupil-${pupil}`} value="on" />
        <Button rank="first">{say.agree}</Button>
      </PostForm>
    );
  return <Actions>{null}</Actions>;
}
