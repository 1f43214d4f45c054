import { z } from 'zod';
import { id } from '#platform/input';
import { action } from '#platform/route';
import { isFresh, readText, takenBack } from '../model.ts';
import { forgetDeviation, unmarkDeviated } from '../deviation/store.ts';
import { moveGoal, rewriteGoal } from '../store.ts';
import { goalOfLine, lineToTakeBack, removeGoal, removeTexts } from '../undo/store.ts';
import { entry, hats } from './entry.ts';
import { otherwiseVerbs } from './otherwise.ts';
import { pathOf } from './path.ts';

/**
 * Takes back what this sign-in just did. The address does not name the pupil, so no relation is known here: that the
 * goal may (still) be changed is what its lock says.
 */
export const undo = action({
  name: 'goals.undo',
  path: '/goals/undo',
  hats,
  input: z.object({ undo: id }),
  about: ({ undo: line }) => [lineToTakeBack({ line }), goalOfLine({ line })],
  may: ({ who, rows: [line] }) => line.signIn === who.signIn,
  run: ({ rows: [line, goal], who, now }) => {
    const back = isFresh(line, now) ? takenBack(goal, line) : undefined;
    if (back === undefined) return { refused: 'conflict', reason: 'changed-meanwhile' };
    const pupil = who.hat === 'pupil' ? null : goal.pupil;
    if (line.verb === 'goals.set' || line.verb === 'goals.add')
      return {
        changes: [
          ...(who.hat === 'pupil' ? [removeTexts({ pupil: goal.pupil, goal: goal.id })] : []),
          removeGoal({ goal: goal.id }),
        ],
        journal: [entry(goal, 'goals.undo', { to: null })],
        to:
          goal.kind === 'work' && goal.serves !== null
            ? pathOf(goal.serves, pupil, 'tasks')
            : pupil === null
              ? '/goals'
              : `/goals/of/${pupil}`,
      };
    const deviated = otherwiseVerbs.some((verb) => line.verb === `goals.${verb}`);
    return {
      changes: [
        moveGoal({
          goal: goal.id,
          state: back.state,
          before: back.stateBeforePause,
          doneAt: back.state === 'realised' ? line.at : null,
        }),
        ...(line.before === null ? [] : [rewriteGoal({ goal: goal.id, ...readText(line.before) })]),
        ...(deviated
          ? [
              forgetDeviation({ pupil: goal.pupil, goal: goal.id, at: line.at }),
              unmarkDeviated({ goal: goal.id, zone: who.zone }),
            ]
          : []),
      ],
      journal: [
        entry(goal, 'goals.undo', {
          to: back.state,
          version: goal.version + (line.before === null ? 1 : 2),
        }),
      ],
      to: pathOf(goal.id, pupil),
    };
  },
});
