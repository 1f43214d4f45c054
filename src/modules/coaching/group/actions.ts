import { z } from 'zod';
import { agreeWeeks } from '#modules/logbook';
import { isId } from '#platform/id';
import { type Action, action } from '#platform/route';
import { groupRows } from './store.ts';

/** Agrees to several plans at once: those that are ticked, that the pupil has made, and that nobody agreed to yet. */
const agree = action({
  name: 'coaching.agree_plans',
  path: '/coaching/group/agree',
  hats: ['staff'],
  input: z
    .record(z.string(), z.unknown())
    .transform((fields) =>
      Object.keys(fields).flatMap((name) =>
        name.startsWith('yes-') && isId(name.slice(4)) ? [name.slice(4)] : [],
      ),
    ),
  about: () => [groupRows({ ahead: 0, briefs: false })],
  may: ({ who }) => who.duties.includes('coach'),
  run: ({ input, rows: [rows] }) => {
    const chosen = rows.filter(
      ({ pupil, agreedAt, proposedAt, goals }) =>
        input.includes(pupil) && agreedAt === null && (proposedAt !== null || goals > 0),
    );
    const monday = chosen[0]?.planWeek;
    const to = '/coaching/group';
    if (monday === undefined) return { changes: [], journal: [], to };
    return {
      changes: [agreeWeeks({ pupils: chosen.map(({ pupil }) => pupil), monday })],
      journal: chosen.map(({ pupil }) => ({
        verb: 'coaching.plan_agreed',
        object: pupil,
        pupil,
        to: monday,
      })),
      to,
      undo: true,
    };
  },
});

export const actions: readonly Action[] = [agree];
