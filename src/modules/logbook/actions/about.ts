import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import type { Asked, Entry } from '#platform/route';
import { timeIn } from '#platform/scope';
import { type Calendar, calendarOf, type calendarSpans } from '#modules/organisations';
import {
  type Clock,
  codeOf,
  type Facts,
  mondayOfCode,
  opensOn,
  schoolWeekBefore,
  type Standing,
  standing,
  type Trail,
  writeTrail,
} from '../model.ts';

/** Pupils for themselves; staff for the pupil whom the address names (`?pupil=`), if they coach that pupil. */
export const hats = ['pupil', 'staff'] as const;
export const about = { pupil: maybeId };

/** A week as a form sends it. */
export const weekField = z.string({ error: 'unknown' }).transform((typed, context) => {
  const monday = mondayOfCode(typed);
  if (monday === undefined) context.addIssue({ code: 'custom', message: 'unknown' });
  return monday ?? '';
});

/** The ids behind the ticks of a form: `goal-…` is on. */
export const ticked = (fields: Readonly<Record<string, unknown>>, before: string): string[] =>
  Object.keys(fields)
    .filter((field) => field.startsWith(before))
    .map((field) => field.slice(before.length))
    .filter((typed) => id.safeParse(typed).success);

/** The page of a week; who is not the pupil carries along whom it is about. */
export const weekPath = (monday: string, pupil: string | null): string =>
  `/logbook${pupil === null ? '' : `/of/${pupil}`}?week=${codeOf(monday)}`;

/** When somebody presses or looks, and in which zone. */
export type Moment = Pick<Asked<unknown, unknown>, 'who' | 'now' | 'today'>;

export const clockOf = ({ who, now, today }: Moment): Clock => ({ today, time: timeIn(who.zone, now) });

type Spans = ReturnType<ReturnType<typeof calendarSpans>['read']>;

/** Where a week stands at a moment, the calendar it stands in, and the day from which it can be planned. */
export function stands(
  monday: string,
  facts: Facts,
  spans: Spans,
  moment: Moment,
): { readonly calendar: Calendar; readonly standing: Standing; readonly opens: string } {
  const calendar = calendarOf(spans);
  const opens = opensOn(schoolWeekBefore(monday, calendar));
  return { calendar, opens, standing: standing(monday, facts, clockOf(moment), opens) };
}

/** Why a week takes no more plans. */
export const tooSoonOrLate = ({ phase }: Standing) =>
  ({ refused: 'conflict', reason: phase === 'later' ? 'week-later' : 'week-over' }) as const;

/** The line of a press that changed what stands in a week, with what it takes to undo it. */
export const trailEntry = (
  verb: string,
  whose: { readonly pupil: string; readonly reach: string },
  version: number,
  trail: Trail,
): Entry => ({
  verb,
  object: whose.pupil,
  pupil: whose.pupil,
  reach: whose.reach,
  version,
  before: writeTrail(trail),
});

/** Ids in the order in which things were chosen: lists are read in the order of their ids. */
export const inOrder = (many: number, newId: () => string): string[] =>
  Array.from({ length: many }, () => newId()).sort();
