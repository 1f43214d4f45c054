import { z } from 'zod';
import { id } from '#platform/input';
import { action } from '#platform/route';
import { mayGoal } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { moveStep, unmoveStep, wayTo } from '#modules/progress';
import { mondayOf } from '#platform/dates';
import { mondayOfCode } from '../model.ts';
import { about, hats } from './about.ts';

/** Another week for a step, from a menu; none leaves it to the pace again. */
export const moveInTerm = action({
  name: 'logbook.move',
  path: '/logbook/terms',
  hats,
  input: z.object({
    ...about,
    enrolment: id,
    step: id,
    to: z
      .string()
      .optional()
      .transform((typed) => (typed ? (mondayOfCode(typed) ?? 'never') : null)),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, enrolment, step }) => [wayTo({ pupil, enrolment, step }), calendarSpans()],
  may: ({ who }) => mayGoal('write', 'learning', who.held),
  run: ({ input, rows: [way, spans], today }) => {
    const { to, step, pupil: named } = input;
    const { pupil, enrolment, reach } = way;
    const calendar = calendarOf(spans);
    if (to === 'never' || (to !== null && (to < mondayOf(today) || calendar.days(to).length === 0)))
      return { problems: { to: 'no-school-week' } };
    return {
      changes: [
        to === null
          ? unmoveStep({ pupil, enrolment, step })
          : moveStep({ pupil, enrolment, step, reach, monday: to }),
      ],
      journal: [{ verb: 'logbook.move', object: step, pupil, reach, to }],
      to: `/logbook/terms${named === null ? '' : `?pupil=${named}`}`,
    };
  },
});
