import type { Cause } from '#modules/goals';
import { addDays, mondayOf, weekOf } from '#platform/dates';

/**
 * What is true of a week: where it stands, what is proposed for the next one, how much that is, and what looking back
 * on it comes to (domain §6.2). A week is known by its Monday.
 */

/* ── Which week ─────────────────────────────────────────────────────────────────────────────────────────────── */

/** A week as it stands in an address: `2026-48`. The year is that of its Thursday, as schools count. */
export const codeOf = (monday: string): string =>
  `${addDays(monday, 3).slice(0, 4)}-${String(weekOf(monday)).padStart(2, '0')}`;

/** The Monday of a week in an address; nothing for a week that there never was. */
export function mondayOfCode(code: string): string | undefined {
  const [, year, week] = /^(2[01]\d{2})-(\d{1,2})$/.exec(code) ?? [];
  if (year === undefined) return undefined;
  // the fourth of January always lies in the first week
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
  return Number(week) >= 1 && codeOf(monday).startsWith(year) ? monday : undefined;
}

export const nextWeek = (monday: string): string => addDays(monday, 7);
const sundayOf = (monday: string): string => addDays(monday, 6);

/** What a calendar must be able to say here: on which days of a week there is school. */
type Days = { readonly days: (monday: string) => readonly string[] };

/** The next week in which there is school; behind the last holiday that is known simply the next one. */
export const schoolWeekAfter = (monday: string, calendar: Days): string => schoolWeek(monday, 7, calendar);
export const schoolWeekBefore = (monday: string, calendar: Days): string => schoolWeek(monday, -7, calendar);

function schoolWeek(monday: string, step: 7 | -7, calendar: Days): string {
  let week = addDays(monday, step);
  for (let tries = 0; tries < 12 && calendar.days(week).length === 0; tries += 1) week = addDays(week, step);
  return week;
}

/* ── Where it stands ────────────────────────────────────────────────────────────────────────────────────────── */

/** What was done about a week, and when; each is a fact of its own. */
export type Facts = {
  readonly proposedAt: Date | null;
  readonly agreedAt: Date | null;
  readonly lookedBackAt: Date | null;
  readonly reviewedAt: Date | null;
};

/** The clock at the school: `2026-11-23`, `12:00`. */
export type Clock = { readonly today: string; readonly time: string };

export const phases = ['later', 'open', 'proposed', 'agreed', 'running', 'closed', 'reviewed'] as const;
export type Phase = (typeof phases)[number];
export type Standing = {
  readonly phase: Phase;
  /** It was agreed by itself on Monday at noon: nobody talked about it (yet). */
  readonly notDiscussed: boolean;
};

const agreesItself = '12:00';

/**
 * Where a week stands follows from the facts and the clock; no job moves it along. It opens on a Thursday, and what the
 * coach has not agreed by Monday noon is agreed by itself and marked as not discussed.
 */
export function standing(
  monday: string,
  facts: Facts,
  { today, time }: Clock,
  opens: string = opensOn(addDays(monday, -7)),
): Standing {
  const noon = today > monday || (today === monday && time >= agreesItself);
  const notDiscussed = facts.agreedAt === null && noon;
  return { phase: phaseOf(monday, facts, today, noon, opens), notDiscussed };
}

function phaseOf(monday: string, facts: Facts, today: string, noon: boolean, opens: string): Phase {
  if (facts.reviewedAt !== null) return 'reviewed';
  if (today > sundayOf(monday)) return 'closed';
  if (today >= monday && (noon || facts.agreedAt !== null)) return 'running';
  if (facts.agreedAt !== null) return 'agreed';
  if (facts.proposedAt !== null) return 'proposed';
  return today >= opens ? 'open' : 'later';
}

/** The day from which a week can be planned: the Thursday of the school week before it, so before a holiday at once. */
export const opensOn = (weekBefore: string): string => addDays(weekBefore, 3);

/** A week can be planned and changed from the day it opens until it is over. */
export const mayPlan = ({ phase }: Standing): boolean =>
  phase === 'open' || phase === 'proposed' || phase === 'agreed' || phase === 'running';
/** Looking back is for a week that runs or is over, until it was looked at together. */
export const mayLookBack = ({ phase }: Standing): boolean => phase === 'running' || phase === 'closed';
/** The coach agrees once, also after Monday noon: then it was discussed after all. */
export const mayAgree = (standing: Standing, facts: Facts): boolean =>
  facts.agreedAt === null && mayPlan(standing);
/** Looked at together: once the week is over, or once the pupil looked back on it. */
export const mayReview = ({ phase }: Standing, facts: Facts): boolean =>
  phase === 'closed' || (phase === 'running' && facts.lookedBackAt !== null);

export type Asks = 'plan' | 'planNext' | 'lookBack';
/** What a week asks of its pupil now, if anything: one thing, for one button. */
export function asksNow(week: {
  readonly monday: string;
  readonly standing: Standing;
  readonly facts: Facts;
  readonly goals: number;
  readonly nextProposed: boolean;
  /** The last school day of the week. */
  readonly lastDay: string;
  readonly today: string;
}): Asks | undefined {
  const { monday, standing, facts, goals, today } = week;
  const isThis = mondayOf(today) === monday;
  if (goals > 0 && facts.lookedBackAt === null && mayLookBack(standing))
    if (!isThis || today >= week.lastDay) return 'lookBack';
  if (isThis && today >= opensOn(monday)) return week.nextProposed ? undefined : 'planNext';
  return mayPlan(standing) && goals === 0 ? 'plan' : undefined;
}

/* ── What is proposed ───────────────────────────────────────────────────────────────────────────────────────── */

/** A step that is due in the week, with its tasks at the pupil's level. */
export type Due = {
  readonly step: string;
  readonly title: string;
  readonly tasks: readonly { readonly minutes: number | null }[];
};

/** A goal that is still open, with the last earlier week it stood in and its place in this one. */
export type Open = {
  readonly goal: string;
  readonly kind: 'learning' | 'personal';
  readonly title: string;
  readonly step: string | null;
  /** How often it was carried to the last earlier week it stood in; null when it never stood in one. */
  readonly carriedBefore: number | null;
  /** How often it was carried to this week; null when it does not stand in it. */
  readonly carriedHere: number | null;
  readonly minutes: number;
};

export type Line = {
  /** The name of its tick: `goal-…` or `step-…`. */
  readonly name: string;
  readonly title: string;
  readonly from: 'plan' | 'carried' | 'due' | 'open';
  readonly due: Due | undefined;
  readonly open: Open | undefined;
  readonly carried: number;
  readonly minutes: number;
  /** Ticked before anybody has pressed anything. */
  readonly ticked: boolean;
};

/** As many goals as one week bears; more may be chosen, but are not proposed. */
export const enough = 10;
const asksAt = 3;
/** Carried so often that the plan asks: smaller, help, or let go? */
export const asksWhatNow = (carried: number): boolean => carried >= asksAt;

const orderOf = { plan: 0, carried: 1, due: 2, open: 3 } as const;

/**
 * What a week could hold: what already stands in it, what was not finished (one carry more), the steps that are due,
 * and goals that stand in no week yet. All is ticked beforehand, so that planning is striking out – up to the ten that
 * a week bears, and not any more once the pupil has proposed a plan.
 */
export function proposal(open: readonly Open[], due: readonly Due[], isProposed: boolean): Line[] {
  const taken = new Set(open.map(({ step }) => step));
  const lines = [
    ...open.map((goal) => lineOf(goal)),
    ...due.filter(({ step }) => !taken.has(step)).map(dueLine),
  ].sort((a, b) => orderOf[a.from] - orderOf[b.from]);
  let room = enough;
  return lines.map((line) => {
    // a personal goal stands beside the week, unless it stood in an earlier one
    const wanted = !isProposed && (line.open?.kind !== 'personal' || line.from === 'carried');
    const ticked = line.from === 'plan' || (wanted && room > 0);
    if (ticked) room -= 1;
    return { ...line, ticked };
  });
}

function lineOf(goal: Open): Omit<Line, 'ticked'> {
  const { carriedBefore, carriedHere, minutes, title } = goal;
  const from = carriedHere !== null ? 'plan' : carriedBefore !== null ? 'carried' : 'open';
  const carried = carriedHere ?? (carriedBefore === null ? 0 : carriedBefore + 1);
  return { name: `goal-${goal.goal}`, title, from, due: undefined, open: goal, carried, minutes };
}

const dueLine = (due: Due): Omit<Line, 'ticked'> => ({
  name: `step-${due.step}`,
  title: due.title,
  from: 'due',
  due,
  open: undefined,
  carried: 0,
  minutes: due.tasks.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
});

/** How long it takes, as roughly as one would say it: five minutes, half hours, and from five hours on whole ones. */
export function roughly(minutes: number): { readonly minutes: number } | { readonly hours: number } {
  if (minutes < 58) return { minutes: Math.max(minutes === 0 ? 0 : 5, Math.round(minutes / 5) * 5) };
  const hours = minutes / 60;
  return { hours: hours < 5 ? Math.round(hours * 2) / 2 : Math.round(hours) };
}

/* ── Looking back ───────────────────────────────────────────────────────────────────────────────────────────── */

export const outcomes = ['done', 'partly', 'not'] as const;
export type Outcome = (typeof outcomes)[number];
/** Whether a strategy helped; one that was not used is no failure of it. */
export const results = ['helped', 'not', 'unused'] as const;
/** Why it was not all done, in the words of the goals; "was away" for illness, because health is nobody's business here. */
export const reasons = [
  'too_big',
  'no_help',
  'other_priority',
  'was_away',
  'source_missing',
  'too_easy',
  'changed_view',
  'other',
] as const satisfies readonly Cause[];

export type Answer = {
  readonly outcome: Outcome | null;
  readonly reason: Cause | null;
  /** Into the next week. */
  readonly carry: boolean;
};

/** What an answer does to the goal itself; nothing when the goal was already over. */
export type Effect = 'none' | 'realise' | 'evaluate' | 'carry' | 'partly' | 'miss';

/**
 * The chips are the evaluation or the deviation (first-slice §4). A step is judged by the teacher, so "done" is the
 * pupil's word on it; on any other goal it is the last word. What is carried goes on, with its reason noted.
 */
export function effectOf(
  answer: Answer,
  goal: { readonly active: boolean; readonly step: string | null },
): Effect {
  if (!goal.active || answer.outcome === null) return 'none';
  if (answer.outcome === 'done') return goal.step === null ? 'evaluate' : 'realise';
  if (answer.carry) return 'carry';
  return answer.outcome === 'partly' ? 'partly' : 'miss';
}

/** Whoever did not finish something says why: one tap. Whoever did, is asked nothing. */
export const answerProblem = ({ outcome, reason }: Answer): 'reason-missing' | undefined =>
  outcome !== null && outcome !== 'done' && reason === null ? 'reason-missing' : undefined;

/* ── Taking back ────────────────────────────────────────────────────────────────────────────────────────────── */

/** Offered for ten seconds, accepted for sixty. */
export const isFresh = (at: Date, now: Date): boolean => now.getTime() - at.getTime() <= 60_000;

/** What one press did to a week, so that it can be taken back: kept with its line in the journal. */
export type Trail = {
  readonly monday: string;
  /** What the plan was before; absent when the press proposed nothing. */
  readonly proposedAt?: string | null;
  /** Places that were made, and those that were taken away. */
  readonly put: readonly string[];
  readonly taken: readonly Placed[];
  /** Goals that were set for it, tasks apart because they hang under the others. */
  readonly goals: readonly string[];
  readonly tasks: readonly string[];
  /** The days goals had before they were put off. */
  readonly dues: readonly (readonly [goal: string, due: string])[];
};
export type Placed = {
  readonly id: string;
  readonly goal: string;
  readonly reach: string;
  readonly carried: number;
  readonly day: number | null;
};

export const noTrail = { put: [], taken: [], goals: [], tasks: [], dues: [] } as const;
export const writeTrail = (trail: Trail): string => JSON.stringify(trail);
export const readTrail = (kept: string): Trail => JSON.parse(kept) as Trail;
