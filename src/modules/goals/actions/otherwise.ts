import { z } from 'zod';
import { byHand, id, maybeDay, maybeLine, wrongIn } from '#platform/input';
import type { Problems } from '#platform/refusal';
import { action } from '#platform/route';
import { causes, deviationProblems, mayDeviate, move, writeText } from '../model.ts';
import { mayGoal } from '../policy.ts';
import { markDeviated, noteDeviation } from '../deviation/store.ts';
import { goalForChange, moveGoal } from '../store.ts';
import { about, asProblems, entry, hats, maybeOneOf } from './entry.ts';
import { pathOf } from './path.ts';

export const otherwiseVerbs = ['deviate', 'partly', 'miss', 'drop'] as const;

/** What goes otherwise than planned: why, and what is done about it (S2.96). */
export const deviate = action({
  name: 'goals.deviate',
  path: '/goals/:goal/otherwise',
  hats,
  input: z
    .object({
      ...about,
      goal: id,
      verb: z.enum(otherwiseVerbs, { error: 'unknown' }).default('deviate'),
    })
    .and(
      byHand({
        cause: maybeOneOf(causes, 'cause-missing'),
        action: maybeLine(500),
        actionDue: maybeDay,
        /** A new day for the goal itself. */
        due: maybeDay,
      }),
    ),
  subject: ({ pupil }) => pupil,
  about: ({ goal }) => [goalForChange({ goal })],
  may: ({ who, rows: [goal] }) => mayGoal('write', goal.kind, who.held),
  run: ({ input, rows: [goal], who, today, newId }) => {
    const { verb, typos } = input;
    const { cause = null, action: does = null, actionDue = null } = input.typed;
    const goesOn = verb === 'deviate';
    if (goesOn && !mayDeviate(goal)) return { refused: 'conflict', reason: 'goal-over' };
    const moved = goesOn
      ? { state: goal.state, stateBeforePause: goal.stateBeforePause }
      : move(goal, verb, who.person, cause);
    if ('refused' in moved) return { refused: 'conflict', reason: 'goal-over' };
    const due = goesOn ? (input.typed.due ?? null) : null;
    const wrong: Problems = {
      ...('missing' in moved ? asProblems(moved.missing) : {}),
      ...deviationProblems(cause, due, today),
      ...typos,
    };
    const fields = ['cause', 'action', 'actionDue', 'due'];
    const problems = wrongIn(Object.fromEntries(fields.map((field) => [field, wrong[field]])));
    if ('missing' in moved || cause === null || Object.keys(problems).length > 0) return { problems };
    const text = { ...goal, due: due ?? goal.due };
    return {
      changes: [
        moveGoal({ goal: goal.id, state: moved.state, before: moved.stateBeforePause, doneAt: null }),
        noteDeviation({
          pupil: goal.pupil,
          id: newId(),
          goal: goal.id,
          reach: goal.reach,
          cause,
          action: does ?? '',
          actionDue,
        }),
        markDeviated({ goal: goal.id, on: today, due: text.due }),
      ],
      journal: [
        entry(goal, `goals.${verb}`, {
          to: moved.state,
          ...(due === null ? {} : { before: writeText(goal), after: writeText(text) }),
        }),
      ],
      to: pathOf(goal.id, input.pupil),
      undo: true,
    };
  },
});
