import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { action } from '#platform/route';
import { calendarSpans } from '#modules/organisations';
import { mayAgree, mayReview } from '../model.ts';
import { agreeWeeks, reviewWeek, weeksOf } from '../agreed/store.ts';
import { stands, ticked, weekField, weekPath } from './about.ts';

/** Where it was pressed, and so where its answer leads. */
const places = ['week', 'group', 'talk'] as const;
const placeOf = (on: (typeof places)[number], monday: string, pupil: string | null): string =>
  on === 'talk' && pupil !== null
    ? `/coaching/talk/${pupil}`
    : on === 'group' || pupil === null
      ? '/coaching/group'
      : weekPath(monday, pupil);

const chosen = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const known = z
    .object({ pupil: maybeId, week: weekField, on: z.enum(places).default('week').catch('week') })
    .safeParse(fields);
  if (!known.success) {
    for (const { path, message } of known.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  }
  return { ...known.data, pupils: ticked(fields, 'pupil-') };
});

/** Agrees on the weeks of one or of several pupils at once; who agreed already is passed over. */
export const agree = action({
  name: 'logbook.agree',
  path: '/logbook/agree',
  hats: ['staff'],
  input: chosen,
  subject: ({ pupil }) => pupil,
  about: ({ pupils, week }) => [weeksOf({ pupils, monday: week }), calendarSpans()],
  may: ({ who }) => who.duties.includes('coach'),
  run: ({ input, rows: [weeks, spans], ...press }) => {
    const { week: monday, pupil, pupils, on } = input;
    if (pupils.length === 0 || weeks.length < new Set(pupils).size) return { refused: 'not-found' };
    const open = weeks.filter((facts) => mayAgree(stands(monday, facts, spans, press).standing, facts));
    if (open.length === 0) return { refused: 'conflict', reason: 'changed-meanwhile' };
    const agreed = open.map((one) => one.pupil);
    return {
      changes: [agreeWeeks({ pupils: agreed, monday })],
      journal: agreed.map((one) => ({ verb: 'logbook.agree', object: one, pupil: one, to: monday })),
      to: placeOf(on, monday, pupil),
    };
  },
});

/** Coach and pupil looked back on a week together: from then on it is done with. */
export const review = action({
  name: 'logbook.review',
  path: '/logbook/review',
  hats: ['staff'],
  input: z.object({ pupil: id, week: weekField, on: z.enum(places).default('week').catch('week') }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, week }) => [weeksOf({ pupils: [pupil], monday: week }), calendarSpans()],
  may: ({ who }) => who.held.includes('coach'),
  run: ({ input, rows: [[facts], spans], ...press }) => {
    const { week: monday, pupil, on } = input;
    if (facts === undefined) return { refused: 'not-found' };
    if (!mayReview(stands(monday, facts, spans, press).standing, facts))
      return { refused: 'conflict', reason: 'changed-meanwhile' };
    return {
      changes: [reviewWeek({ pupil, monday })],
      journal: [{ verb: 'logbook.review', object: pupil, pupil, to: monday }],
      to: placeOf(on, monday, pupil),
    };
  },
});
