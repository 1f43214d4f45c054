import { z } from 'zod';
import type { Results } from '#platform/database';
import { addDays } from '#platform/dates';
import type { Language } from '#platform/words';
import { type Calendar, calendarSpans } from '#modules/organisations';
import { clockOf, type Moment, stands } from '../actions/about.ts';
import { type Clock, mondayOfCode, schoolWeekAfter, type Standing } from '../model.ts';
import { weekGoals } from '../item/store.ts';
import { factsOf, weekChoices } from '../store.ts';

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
export type WeekGoal = WeekRows[1][number];
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
  /** That day is there, or past. */
  readonly atEnd: boolean;
  readonly clock: Clock;
  /** The next week in which there is school. */
  readonly next: string;
  /** The pupil has proposed that one already. */
  readonly nextProposed: boolean;
  /** The day from which it can be planned. */
  readonly opens: string;
};

/** The rows of a week at the moment at which somebody looks. */
export function weekFrom([facts, goals, choices, spans]: WeekRows, seen: Moment): Week {
  const { monday } = facts;
  const clock = clockOf(seen);
  const { calendar, opens, standing } = stands(monday, facts, spans, seen);
  const days = calendar.days(monday);
  const lastDay = days.at(-1) ?? addDays(monday, 4);
  const next = schoolWeekAfter(monday, calendar);
  const chosen = new Map<string, Chosen[]>();
  for (const choice of choices) {
    const own = chosen.get(choice.goal);
    if (own === undefined) chosen.set(choice.goal, [choice]);
    else own.push(choice);
  }
  return {
    facts,
    monday,
    standing,
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
    lastDay,
    atEnd: clock.today >= lastDay,
    clock,
    next,
    nextProposed: facts.laterMonday === next && facts.laterProposedAt !== null,
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
