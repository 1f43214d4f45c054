import { z } from 'zod';
import { id, prose } from '#platform/input';
import { action } from '#platform/route';
import { move, type Verb } from '../model.ts';
import { mayGoal, mayWriteTexts } from '../policy.ts';
import { goalForChange, moveGoal, writeTexts } from '../store.ts';
import { about, asProblems, entry, hats } from './entry.ts';
import { pathOf } from './path.ts';

const plainVerbs = [
  'agree',
  'start',
  'realise',
  'drop',
  'pause',
  'resume',
  'reopen',
  'evaluate',
  'close',
] as const satisfies readonly Verb[];

/** What goes as planned, by one press; looking back may carry a few words. */
export const moveOn = action({
  name: 'goals.move',
  path: '/goals/:goal',
  hats,
  input: z.object({
    ...about,
    goal: id,
    verb: z.enum(plainVerbs, { error: 'unknown' }),
    lookBack: prose(2000),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ goal }) => [goalForChange({ goal })],
  may: ({ who, rows: [goal] }) => mayGoal('write', goal.kind, who.held),
  run: ({ input, rows: [goal], who, now }) => {
    const moved = move(goal, input.verb, who.person, null);
    if ('refused' in moved) return { refused: moved.refused === 'own' ? 'not-allowed' : 'conflict' };
    if ('missing' in moved) return { problems: asProblems(moved.missing) };
    const looksBack = input.verb === 'evaluate' && input.lookBack !== '' && mayWriteTexts(who.held);
    return {
      changes: [
        moveGoal({
          goal: goal.id,
          state: moved.state,
          before: moved.stateBeforePause,
          doneAt: moved.state === 'realised' ? now : null,
        }),
        ...(looksBack
          ? [writeTexts({ pupil: goal.pupil, goal: goal.id, why: null, lookBack: input.lookBack })]
          : []),
      ],
      journal: [
        entry(goal, goal.kind === 'work' && input.verb === 'drop' ? 'goals.leave' : `goals.${input.verb}`, {
          to: moved.state,
        }),
      ],
      to:
        goal.kind === 'work' && goal.serves !== null
          ? pathOf(goal.serves, input.pupil, 'tasks')
          : pathOf(goal.id, input.pupil),
      undo: true,
    };
  },
});
