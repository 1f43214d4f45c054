import { createHash } from 'node:crypto';
import { addDays, mondayOf } from '#platform/dates';
import type { Calendar } from '#modules/organisations';

/**
 * What is true of a pupil's way through a course: where each step stands, how fast it goes in school weeks, and what that
 * means for the end goal. Everything is computed from what was recorded and judged; nothing of it is stored.
 */

/* ── The way ────────────────────────────────────────────────────────────────────────────────────────────────── */

/** A step as the school's version of the course has it; without levels it exists at every level. */
export type CourseStep = {
  readonly course: string;
  readonly step: string;
  readonly block: number;
  /** Its place in the whole course; what a pupil sees is the place on the own way. */
  readonly number: number;
  readonly goal: string;
  readonly levels: readonly string[];
};

/** A pupil's way through one course, as it is kept. */
export type Way = {
  readonly enrolment: string;
  readonly course: string;
  /** Empty: to be settled by teacher or coach; then every step counts. */
  readonly level: string;
  /** Where the pupil came in; what lies before it is mastered. */
  readonly entry: string | null;
};

/** The steps of a pupil's level in their order. A level the course does not know keeps nobody from working: all steps. */
export function stepsAt<S extends Pick<CourseStep, 'number' | 'levels'>>(
  steps: readonly S[],
  level: string,
): readonly S[] {
  const inOrder = steps.toSorted((a, b) => a.number - b.number);
  if (level === '') return inOrder;
  const fitting = inOrder.filter(({ levels }) => levels.length === 0 || levels.includes(level));
  return fitting.length === 0 ? inOrder : fitting;
}

/** The pupil’s own part of a step: begun, or ready to show. */
export type Begun = {
  readonly enrolment: string;
  readonly step: string;
  readonly state: 'working' | 'ready';
  readonly startedOn: string;
  readonly readyAt: Date | null;
};

export const outcomes = ['passed', 'again', 'talk'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a subject teacher found. */
export type Judgement = {
  readonly enrolment: string;
  readonly step: string;
  readonly outcome: Outcome;
  readonly judgedAt: Date;
  readonly openedAt: Date | null;
};

/** Where a step stands; `news`: somebody looked at it and the pupil has not opened what they said. */
export const states = ['mastered', 'passed', 'news', 'ready', 'again', 'working', 'open'] as const;
export type State = (typeof states)[number];

export type Placed = CourseStep & {
  /** The number that the pupil sees. */
  readonly place: number;
  readonly state: State;
};

/** What is known about the steps of one pupil. */
export type Known = {
  readonly records: readonly Begun[];
  readonly judgements: readonly Judgement[];
  /** Steps with a learning goal under way. */
  readonly inGoals: ReadonlySet<string>;
  /**
   * The pupil hears it first, alone: until then nothing on the pupil's own pages gives away what was found. Others see
   * what was found at once, as far as they may.
   */
  readonly unopenedIsNews: boolean;
};

/** The steps of a way with their places and states. */
export function placed(way: Way, steps: readonly CourseStep[], known: Known): readonly Placed[] {
  const inCourse = steps.filter(({ course }) => course === way.course);
  const entry = inCourse.find(({ step }) => step === way.entry)?.number ?? Number.NEGATIVE_INFINITY;
  const records = new Map<string, Begun>();
  for (const record of known.records)
    if (record.enrolment === way.enrolment) records.set(record.step, record);
  const judged = new Map<string, Judgement[]>();
  for (const judgement of known.judgements) {
    if (judgement.enrolment !== way.enrolment) continue;
    const earlier = judged.get(judgement.step);
    if (earlier === undefined) judged.set(judgement.step, [judgement]);
    else earlier.push(judgement);
  }
  return stepsAt(inCourse, way.level).map((step, i) => ({
    ...step,
    place: i + 1,
    state: stateOf(
      records.get(step.step),
      judged.get(step.step) ?? [],
      step.number < entry,
      known.inGoals.has(step.step),
      known.unopenedIsNews,
    ),
  }));
}

/** Once passed a step stays passed; else the pupil's own word counts, then what was found last. */
function stateOf(
  record: Pick<Begun, 'state'> | undefined,
  judgements: readonly Judgement[],
  beforeEntry: boolean,
  inGoals: boolean,
  unopenedIsNews: boolean,
): State {
  const heard = unopenedIsNews ? judgements.filter(({ openedAt }) => openedAt !== null) : judgements;
  if (heard.some(({ outcome }) => outcome === 'passed')) return 'passed';
  if (heard.length < judgements.length) return 'news';
  if (record?.state === 'ready') return 'ready';
  if (heard.length > 0) return 'again';
  if (record !== undefined || inGoals) return beforeEntry && record === undefined ? 'mastered' : 'working';
  return beforeEntry ? 'mastered' : 'open';
}

/** Done with: passed, or mastered before the pupil came in. */
export const isBehind = ({ state }: Pick<Placed, 'state'>): boolean =>
  state === 'mastered' || state === 'passed';
/** In hand: worked on, or waiting to be looked at. */
const isInHand = ({ state }: Pick<Placed, 'state'>): boolean =>
  state === 'working' || state === 'again' || state === 'ready' || state === 'news';

/** The steps with a learning goal under way. */
export const inGoals = (goals: readonly Goal[]): ReadonlySet<string> =>
  new Set(goals.filter(({ kind }) => kind === 'learning').map(({ step }) => step));

/** The goals of themes with their states: in no order to be walked, so that none lies before another. */
export const withStates = <G extends { readonly enrolment: string | null; readonly step: string }>(
  goals: readonly G[],
  known: Known,
): readonly (G & { readonly state: State })[] =>
  goals.map((goal) => {
    const isOwn = (one: { readonly enrolment: string; readonly step: string }) =>
      one.enrolment === goal.enrolment && one.step === goal.step;
    const record = known.records.find(isOwn);
    const judged = known.judgements.filter(isOwn);
    const state = stateOf(record, judged, false, known.inGoals.has(goal.step), known.unopenedIsNews);
    return { ...goal, state };
  });

/** The step to work on now: the first one in hand that nobody has to look at, else the first that is not begun. */
export const stepNow = (way: readonly Placed[]): Placed | undefined =>
  way.find(({ state }) => state === 'working' || state === 'again') ??
  way.find(({ state }) => state === 'open') ??
  way.find(isInHand);

/* ── The picture ────────────────────────────────────────────────────────────────────────────────────────────── */

export type Block = {
  readonly block: number;
  readonly steps: readonly Placed[];
  readonly done: number;
  /** How many of its steps are done or lie before the end goal. */
  readonly planned: number;
};

/** The way in its blocks, as far as the level has steps in them. */
export function blocksOf(way: readonly Placed[], target: number): readonly Block[] {
  const blocks = new Map<number, Placed[]>();
  for (const step of way) {
    const steps = blocks.get(step.block);
    if (steps === undefined) blocks.set(step.block, [step]);
    else steps.push(step);
  }
  return [...blocks].map(([block, steps]) => {
    const done = steps.filter(isBehind).length;
    const planned = steps.filter((step) => isBehind(step) || step.place <= target).length;
    return { block, steps, done, planned };
  });
}

/* ── Pace ───────────────────────────────────────────────────────────────────────────────────────────────────── */

/** An end goal of a subject: a step, and the day it is to be reached. */
export type Aim = { readonly step: string | null; readonly due: string | null };

/** The place on the way that an aim means; a step of another level counts as the last one before it. */
export function placeOf(way: readonly Placed[], steps: readonly CourseStep[], step: string | null): number {
  const number = steps.find((one) => one.step === step)?.number;
  return number === undefined ? 0 : way.filter((one) => one.number <= number).length;
}

export type Pace = {
  /** Steps still to be passed up to the end goal. */
  readonly steps: number;
  /** School weeks left for them. */
  readonly weeks: number;
};

/** The default pace: what remains up to the end goal, spread evenly over the school weeks that remain. */
export const paceOf = (
  way: readonly Placed[],
  target: number,
  due: string,
  today: string,
  calendar: Calendar,
): Pace => ({ steps: remaining(way, target).length, weeks: calendar.weeksLeft(today, due) });

const remaining = (way: readonly Placed[], target: number): readonly Placed[] =>
  way.filter((step) => step.place <= target && !isBehind(step));

/** A pace as people say it: so many steps in so many weeks, both small. */
export type Ratio = { readonly steps: number; readonly weeks: number };

/**
 * The nearest of the ratios that people use: up to four weeks, whole steps. Of two that are as near (within a
 * twentieth), the one with the fewest weeks.
 */
export function asRatio(pace: number): Ratio {
  if (pace <= 0) return { steps: 0, weeks: 1 };
  if (pace < 0.25) return { steps: 1, weeks: Math.round(1 / pace) };
  const off = (weeks: number) => Math.abs(Math.max(1, Math.round(pace * weeks)) / weeks - pace) / pace;
  const nearest = Math.min(...[1, 2, 3, 4].map(off));
  const weeks = [1, 2, 3, 4].find((some) => off(some) <= nearest + 0.05) ?? 4;
  return { steps: Math.max(1, Math.round(pace * weeks)), weeks };
}

/** `weeks` null: once, and that is enough. */
export type Extra = { readonly steps: number; readonly weeks: number | null };

/** So much more that it suffices: one extra step, one every so many weeks, or so many every week. */
export function asExtra(pace: number, weeks: number): Extra {
  if (pace * weeks <= 1 + 1e-9) return { steps: 1, weeks: null };
  if (pace >= 1) return { steps: Math.ceil(pace - 1e-9), weeks: 1 };
  return { steps: 1, weeks: Math.max(1, Math.floor(1 / pace + 1e-9)) };
}

/** Over how many school weeks one looks back (domain §6.8). */
const lookBackWeeks = 6;

/**
 * How fast it went: steps passed per school week, over the last six of them and the part of this week that is behind.
 * Somebody who has been at it for a shorter time is judged by that time alone.
 */
export function recentPace(
  passedOn: readonly string[],
  since: string,
  today: string,
  calendar: Calendar,
): { readonly passed: number; readonly weeks: number } {
  const whole: string[] = [];
  let running = 0;
  for (const monday of calendar.weeks(since, today)) {
    const days = calendar.days(monday).filter((day) => day >= since);
    const behind = days.filter((day) => day < today).length;
    if (days.length > 0 && behind === days.length) whole.push(monday);
    else if (mondayOf(today) === monday) running = behind / 5;
  }
  const counted = whole.slice(-lookBackWeeks);
  const from = counted[0] ?? mondayOf(today);
  return {
    passed: passedOn.filter((day) => day >= from && day <= today).length,
    weeks: counted.length + running,
  };
}

/* ── Forecast ───────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * How it goes with one subject, as values; words make sentences of them, never a percentage.
 * - `aimless`: no end goal yet · `reached`: it is reached · `over`: its day has passed
 * - `new`: less than two school weeks at it, too short to look ahead
 * - `ahead`, `onPlan`, `behind`: in whole school weeks; whoever is behind hears what would do
 */
export type Forecast =
  | { readonly how: 'aimless' }
  | { readonly how: 'reached' }
  | { readonly how: 'over'; readonly steps: number }
  | { readonly how: 'new'; readonly pace: Ratio }
  | { readonly how: 'ahead'; readonly weeks: number }
  | { readonly how: 'onPlan' }
  | {
      readonly how: 'behind';
      /** Null: at the pace of the last weeks it would take longer than anybody can say. */
      readonly weeks: number | null;
      readonly extra: Extra;
      readonly by: string;
      /** The step that would be reached on the day of the end goal, and the one that was meant. */
      readonly reaches: number;
      readonly target: number;
    };

/** More than this many weeks behind is not said: a number like that helps nobody. */
const mostWeeks = 20;

type Seen = {
  readonly target: number;
  readonly due: string | null;
  readonly passedOn: readonly string[];
  /** The day the pupil began in this course; null: not yet. */
  readonly since: string | null;
  readonly today: string;
  readonly calendar: Calendar;
};

/** How it goes with one subject, from the way itself. */
export const forecast = ({ way, ...seen }: Seen & { readonly way: readonly Placed[] }): Forecast =>
  forecastOf({ ...seen, done: way.filter(isBehind).length, left: remaining(way, seen.target).length });

/** The same from counts: so many steps done, so many left up to the end goal. */
export function forecastOf(seen: Seen & { readonly done: number; readonly left: number }): Forecast {
  const { done, left, target, due, since, today, calendar } = seen;
  if (due === null || target === 0) return { how: 'aimless' };
  if (left === 0) return { how: 'reached' };
  const pace: Pace = { steps: left, weeks: calendar.weeksLeft(today, due) };
  if (pace.weeks === 0) return { how: 'over', steps: left };
  const needed = left / pace.weeks;
  const recent = since === null ? { passed: 0, weeks: 0 } : recentPace(seen.passedOn, since, today, calendar);
  if (recent.weeks < 2) return { how: 'new', pace: asRatio(needed) };
  const speed = recent.passed / recent.weeks;
  const reaches = done + Math.floor(speed * pace.weeks + 1e-9);
  const behind = (weeks: number | null): Forecast => ({
    how: 'behind',
    weeks,
    extra: asExtra(needed - speed, pace.weeks),
    by: due,
    reaches: Math.min(reaches, target),
    target,
  });
  if (speed === 0) return behind(null);
  const off = pace.weeks - left / speed;
  if (off >= 1) return { how: 'ahead', weeks: Math.floor(off) };
  if (off > -1) return { how: 'onPlan' };
  const late = Math.floor(-off);
  return behind(late > mostWeeks ? null : late);
}

/* ── The plan ───────────────────────────────────────────────────────────────────────────────────────────────── */

/** A step and the school week, by its Monday, in which it is to be shown. */
export type Due = { readonly placed: Placed; readonly monday: string; readonly moved: boolean };

/**
 * Which steps are due in which school week: spread evenly up to the end goal, in their order, never in a holiday. A step
 * that somebody moved stands where it was put – in a holiday in the next school week, in the past in this one.
 */
export function dueSteps(
  way: readonly Placed[],
  target: number,
  due: string | null,
  moved: ReadonlyMap<string, string>,
  today: string,
  calendar: Calendar,
): readonly Due[] {
  if (due === null || due < today) return [];
  const weeks = calendar
    .weeks(today, due)
    .filter((monday) => calendar.days(monday).some((day) => today <= day && day <= due));
  if (weeks.length === 0) return [];
  const left = remaining(way, target);
  return left.map((step, i) => {
    const wish = moved.get(step.step);
    const even = weeks[Math.ceil(((i + 1) * weeks.length) / left.length) - 1] as string;
    return wish === undefined
      ? { placed: step, monday: even, moved: false }
      : { placed: step, monday: nextSchoolWeek(wish, weeks, calendar), moved: true };
  });
}

/** The school week in which a wish comes true; after the last one of the plan the calendar goes on. */
function nextSchoolWeek(wish: string, weeks: readonly string[], calendar: Calendar): string {
  const first = weeks[0] as string;
  let monday = wish < first ? first : mondayOf(wish);
  for (let tries = 0; tries < 60 && calendar.days(monday).length === 0; tries += 1)
    monday = addDays(monday, 7);
  return monday;
}

/**
 * Which goals of a course stood on a form, and in which version: of two who plan at once, the second one is told. A goal
 * that was set meanwhile shows, too.
 */
export const asShown = (
  ...aims: readonly ({ readonly id: string; readonly version: number } | undefined)[]
): string => aims.flatMap((aim) => (aim === undefined ? [] : [`${aim.id}.${aim.version}`])).join(' ');

/** What coach and pupil filled in about one course. */
export type Wish = {
  readonly level: string;
  readonly entry: string | null;
  readonly target: string | null;
  readonly due: string | null;
  readonly period: string | null;
};

/** What is wrong with a plan, per field: an end goal is a step and a day to come; a period goal lies on the way there. */
export function planProblems(
  wish: Wish,
  course: { readonly steps: readonly CourseStep[]; readonly levels: readonly string[] },
  before: Aim,
  today: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  const number = (step: string | null) => course.steps.find((one) => one.step === step)?.number;
  if (wish.level !== '' && !course.levels.includes(wish.level)) problems['level'] = 'level-unknown';
  if (wish.entry !== null && number(wish.entry) === undefined) problems['entry'] = 'target-unknown';
  if (wish.target !== null && number(wish.target) === undefined) problems['target'] = 'target-unknown';
  else if (wish.target === null && wish.due !== null) problems['target'] = 'target-missing';
  if (wish.target !== null && wish.due === null) problems['due'] = 'due-missing';
  if (wish.due !== null && wish.due !== before.due && wish.due < today) problems['due'] = 'due-past';
  const [near, far] = [number(wish.period), number(wish.target)];
  if (wish.period !== null && near === undefined) problems['period'] = 'target-unknown';
  else if (near !== undefined && far !== undefined && near > far) problems['period'] = 'period-far';
  return problems;
}

/* ── What a page shows ──────────────────────────────────────────────────────────────────────────────────────── */

export type Goal = {
  readonly id: string;
  readonly kind: 'end' | 'period' | 'learning';
  readonly step: string;
  readonly due: string | null;
};

/** One course of a pupil with everything that follows from what is known. */
export type Course<W extends Way = Way> = {
  readonly way: W;
  readonly steps: readonly Placed[];
  /** The end goal of this course: the nearest one, when there are several. */
  readonly end: Goal | undefined;
  readonly target: number;
  readonly forecast: Forecast;
  readonly now: Placed | undefined;
  readonly stuck: boolean;
};

/** The courses of a pupil as pages show them; `dayOf` gives the day at the school of a moment. */
export function overview<W extends Way>(
  ways: readonly W[],
  steps: readonly CourseStep[],
  known: Omit<Known, 'inGoals'>,
  goals: readonly Goal[],
  calendar: Calendar,
  today: string,
  dayOf: (at: Date) => string,
): readonly Course<W>[] {
  const worked = inGoals(goals);
  return ways.map((way) => {
    const inCourse = steps.filter(({ course }) => course === way.course);
    const ids = new Set(inCourse.map(({ step }) => step));
    const found = placed(way, inCourse, { ...known, inGoals: worked });
    const end = goals.find(({ kind, step, due }) => kind === 'end' && due !== null && ids.has(step));
    const target = placeOf(found, inCourse, end?.step ?? null);
    const records = known.records.filter(({ enrolment }) => enrolment === way.enrolment);
    const judgements = known.judgements.filter(
      ({ enrolment, openedAt }) =>
        enrolment === way.enrolment && (openedAt !== null || !known.unopenedIsNews),
    );
    const days = [
      ...records.map(({ startedOn }) => startedOn),
      ...judgements.map(({ judgedAt }) => dayOf(judgedAt)),
    ].sort();
    const passed = new Map<string, string>();
    // what was passed in a theme is none of the steps of this course
    for (const { outcome, step, judgedAt } of judgements)
      if (outcome === 'passed' && ids.has(step)) passed.set(step, dayOf(judgedAt));
    return {
      way,
      steps: found,
      end,
      target,
      forecast: forecast({
        way: found,
        target,
        due: end?.due ?? null,
        passedOn: [...passed.values()],
        since: days[0] ?? null,
        today,
        calendar,
      }),
      now: stepNow(found),
      stuck: isStuck(
        {
          working: found.some(({ state }) => state === 'working' || state === 'again'),
          waiting: found.some(({ state }) => state === 'ready'),
          lastOn: lastProgress(records, judgements, dayOf),
        },
        today,
        calendar,
      ),
    };
  });
}

/** Of a long course only the blocks around where the pupil is: two before, as many after as make twelve. */
export function nearBlocks(blocks: readonly Block[], now: number | undefined): readonly Block[] {
  if (blocks.length <= 12) return blocks;
  const here = blocks.findIndex(({ block }) => block === now);
  const from = Math.max(0, Math.min((here === -1 ? 0 : here) - 2, blocks.length - 12));
  return blocks.slice(from, from + 12);
}

/* ── Signals ────────────────────────────────────────────────────────────────────────────────────────────────── */

/** Three school weeks without progress on a step that is worked on (domain §6.8). */
const stuckWeeks = 3;

/** Nothing begun, shown or judged for three school weeks, while a step is in hand and nobody has to look at it. */
export const isStuck = (
  seen: { readonly working: boolean; readonly waiting: boolean; readonly lastOn: string | null },
  today: string,
  calendar: Calendar,
): boolean =>
  seen.working &&
  !seen.waiting &&
  seen.lastOn !== null &&
  calendar.weeksSince(seen.lastOn, today) >= stuckWeeks;

export type Stuck = { readonly title: string; readonly weeks: number };

/** One course of one pupil, as far as a coach's list needs it. */
export type Glance = {
  readonly pupil: string;
  readonly title: string;
  /** A step is in hand, and none of the course waits to be looked at. */
  readonly working: boolean;
  readonly startedOn: string | null;
  readonly readyAt: Date | null;
  readonly judgedAt: Date | null;
};

/** In which courses each pupil of a group is stuck, by title, and for how many school weeks. */
export function stuckIn(
  group: readonly Glance[],
  today: string,
  calendar: Calendar,
  dayOf: (at: Date) => string,
): ReadonlyMap<string, readonly Stuck[]> {
  const stuck = new Map<string, Stuck[]>();
  for (const { pupil, title, working, startedOn, readyAt, judgedAt } of group) {
    const lastOn = lastProgress(
      startedOn === null ? [] : [{ startedOn, readyAt }],
      judgedAt === null ? [] : [{ judgedAt }],
      dayOf,
    );
    if (lastOn !== null && isStuck({ working, waiting: false, lastOn }, today, calendar))
      stuck.set(pupil, [...(stuck.get(pupil) ?? []), { title, weeks: calendar.weeksSince(lastOn, today) }]);
  }
  return stuck;
}

/** On which steps several pupils stand still, most of them first: there an explanation for all helps. */
export const whereStuck = <S extends { readonly since: readonly Date[] }>(
  inHand: readonly S[],
  today: string,
  calendar: Calendar,
  dayOf: (at: Date) => string,
): readonly (S & { readonly pupils: number })[] =>
  inHand
    .map((step) => ({
      ...step,
      pupils: step.since.filter((at) => calendar.weeksSince(dayOf(at), today) >= stuckWeeks).length,
    }))
    .filter(({ pupils }) => pupils >= several)
    .sort((a, b) => b.pupils - a.pupils);
const several = 2;

/** The day of the last sign of progress: begun, ready, judged. */
export function lastProgress(
  records: readonly Pick<Begun, 'startedOn' | 'readyAt'>[],
  judgements: readonly Pick<Judgement, 'judgedAt'>[],
  dayOf: (at: Date) => string,
): string | null {
  const days = [
    ...records.map(({ startedOn }) => startedOn),
    ...records.flatMap(({ readyAt }) => (readyAt === null ? [] : [dayOf(readyAt)])),
    ...judgements.map(({ judgedAt }) => dayOf(judgedAt)),
  ].sort();
  return days.at(-1) ?? null;
}

/* ── Showing and judging ────────────────────────────────────────────────────────────────────────────────────── */

/** How many school days something has been waiting: shown today is none. */
export function schoolDaysWaited(since: string, today: string, calendar: Calendar): number {
  let days = 0;
  for (let monday = mondayOf(since); monday <= today; monday = addDays(monday, 7))
    days += calendar.days(monday).filter((day) => day > since && day <= today).length;
  return days;
}

/** Why a judgement cannot be sent as it is: only what went well needs no words. */
export function judgeProblems(
  outcome: Outcome | null,
  level: string,
  levels: readonly string[],
  feedback: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (outcome === null) problems['outcome'] = 'outcome-missing';
  if (levels.length > 0 && level !== '' && !levels.includes(level)) problems['level'] = 'level-unknown';
  if (outcome === 'again' && feedback === '') problems['feedback'] = 'feedback-missing';
  if (feedback.length > 2000) problems['feedback'] = 'too-long';
  return problems;
}

/** Ready-made sentences and those a teacher wrote more than once, each by a key that a form can send. */
export const phraseKey = (phrase: string): string =>
  createHash('sha256').update(phrase).digest('hex').slice(0, 12);

/** What the teacher says: the chosen sentences in their order, then the own words. */
export function feedbackOf(chosen: readonly string[], phrases: readonly string[], typed: string): string {
  const said = phrases.filter((phrase) => chosen.includes(phraseKey(phrase)));
  return [said.join(' '), typed].filter((part) => part !== '').join('\n');
}

/** Taken back within a minute, by whoever judged, as long as the pupil has not opened it: then it never was. */
export const mayTakeBack = (
  judgement: { readonly judgedBy: string; readonly judgedAt: Date; readonly openedAt: Date | null },
  actor: string,
  now: Date,
): boolean =>
  judgement.judgedBy === actor &&
  judgement.openedAt === null &&
  now.getTime() - judgement.judgedAt.getTime() <= 60_000;
