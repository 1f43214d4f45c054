import { z } from 'zod';
import { mondayOf } from '#platform/dates';
import { maybeId } from '#platform/input';
import { action } from '#platform/route';
import { type Goal, move, tickedAt } from '../model.ts';
import { mayGoal } from '../policy.ts';
import { goalForChange, moveGoal } from '../store.ts';
import { about, entry, hats } from './entry.ts';
import { pathOf } from './path.ts';

/** Where a tick was pressed, and so where its answer leads. */
const places = ['mine', 'goal', 'pupil', 'home', 'week'] as const;

/**
 * Says that a task is done or not: a state, not a change, so that ticks which waited without a connection may arrive
 * late and twice; the last one wins. Exactly one goal is touched, or none when it already is so.
 */
export const tick = action({
  name: 'goals.tick',
  path: '/goals/tick',
  hats,
  input: z
    .object({
      ...about,
      done: maybeId,
      open: maybeId,
      on: z.enum(places).default('mine').catch('mine'),
      /** Which week's page it was pressed on: `2026-48`. */
      week: z
        .string()
        .regex(/^\d{4}-\d\d$/)
        .optional()
        .catch(undefined),
      at: z.string().max(40).optional(),
    })
    .transform(({ done, open, ...rest }, context) => {
      const goal = done ?? open;
      if (goal === null) context.addIssue({ code: 'custom', message: 'unknown', path: ['done'] });
      return { ...rest, goal: goal ?? '', done: done !== null };
    }),
  subject: ({ pupil }) => pupil,
  about: ({ goal }) => [goalForChange({ goal })],
  may: ({ who, rows: [goal] }) => goal.kind === 'work' && mayGoal('write', 'work', who.held),
  run: ({ input, rows: [goal], who, now, today }) => {
    const to = placeOf(input, goal);
    if ((goal.state === 'realised') === input.done && goal.state !== 'dropped')
      return { changes: [], journal: [], to };
    const moved = move(goal, input.done ? 'realise' : 'reopen', who.person, null);
    if (!('state' in moved)) return { refused: 'conflict' };
    const sent = input.at === undefined ? undefined : new Date(input.at);
    const known = sent !== undefined && !Number.isNaN(sent.getTime()) ? sent : undefined;
    return {
      changes: [
        moveGoal({
          goal: goal.id,
          state: moved.state,
          before: null,
          doneAt: input.done ? tickedAt(known, new Date(mondayOf(today)), now) : null,
        }),
      ],
      journal: [entry(goal, input.done ? 'goals.tick' : 'goals.untick', { to: moved.state })],
      to,
    };
  },
});

type Place = {
  readonly on: (typeof places)[number];
  readonly pupil: string | null;
  readonly week?: string | undefined;
};
function placeOf({ on: place, pupil, week }: Place, task: Goal): string {
  const card = task.serves === null ? '' : `#goal-${task.serves}`;
  if (place === 'week')
    return `/logbook${pupil === null ? '' : `/of/${pupil}`}${week === undefined ? '' : `?week=${week}`}${card}`;
  if (place === 'home') return `/${card}`;
  if (place === 'goal' && task.serves !== null) return pathOf(task.serves, pupil, 'tasks');
  return place === 'pupil' && pupil !== null ? `/goals/of/${pupil}${card}` : `/goals${card}`;
}
