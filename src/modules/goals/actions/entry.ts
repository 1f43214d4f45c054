import { z } from 'zod';
import { maybeId } from '#platform/input';
import type { Problems } from '#platform/refusal';
import type { Entry } from '#platform/route';
import type { Goal } from '../model.ts';

/** Pupils for themselves; staff for the pupil whom the address names (`?pupil=`), if they coach that pupil. */
export const hats = ['pupil', 'staff'] as const;
export const about = { pupil: maybeId };

export const maybeOneOf = <const T extends string>(words: readonly T[], problem: string) =>
  z
    .string()
    .optional()
    .transform((typed) => typed || null)
    .pipe(z.enum(words as readonly [T, ...T[]], { error: problem }).nullable());

/** A line of the journal about a goal that is changed: the next version, and the state it had. */
export const entry = (goal: Goal, verb: string, more: Partial<Entry>): Entry => ({
  verb,
  object: goal.id,
  pupil: goal.pupil,
  reach: goal.reach,
  from: goal.state,
  to: goal.state,
  version: goal.version + 1,
  ...more,
});

/** What is missing, as it is said beside the field. */
export const asProblems = (lacks: readonly string[]): Problems =>
  Object.fromEntries(lacks.map((field) => [field, `${field}-missing`]));
