import { z } from 'zod';
import { mondayOf, weekdayOf } from '#platform/dates';
import { maybeDay } from '#platform/input';
import { allows } from '#platform/rights';
import { talk } from '../../policy.ts';

/** Where the talk of a pupil is, for the pupil and for everybody else. */
export const talkPath = (pupil: string | null, week?: string | null, part?: string): string =>
  `/coaching/talk${pupil === null ? '' : `/${pupil}`}${week ? `?week=${week}` : ''}${part === undefined ? '' : `#${part}`}`;

export const maySettle = (held: readonly string[]): boolean => allows(talk, 'write', 'all', held);

/** The week of a day in an address; anything else is the week of now. */
export const week = maybeDay.catch(null).transform((typed) => (typed === null ? null : mondayOf(typed)));
/** The week of a talk as our own forms send it. */
export const monday = maybeDay.pipe(
  z.string({ error: 'unknown' }).refine((typed) => weekdayOf(typed) === 1, { error: 'unknown' }),
);
/** Why there is no talk of that week to write on: said, because what is typed there would be lost. */
export const tooFar = (of: string, today: string) =>
  ({ refused: 'conflict', reason: of < today ? 'week-over' : 'week-later' }) as const;
