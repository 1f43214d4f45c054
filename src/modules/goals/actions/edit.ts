import { z } from 'zod';
import { id, line, maybeDay, maybeLine, maybeNumber, prose } from '#platform/input';
import { action } from '#platform/route';
import { isOpen, textProblems, writeText } from '../model.ts';
import { mayGoal, mayWriteTexts } from '../policy.ts';
import { goalForChange, rewriteGoal, textsOf, writeTexts } from '../store.ts';
import { about, entry, hats } from './entry.ts';
import { pathOf } from './path.ts';

export const editGoal = action({
  name: 'goals.edit',
  path: '/goals/:goal/edit',
  hats,
  input: z.object({
    ...about,
    goal: id,
    title: line(200),
    measure: maybeLine(300),
    due: maybeDay,
    minutes: maybeNumber(1, 600),
    why: prose(2000),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ goal, pupil }) => [goalForChange({ goal }), textsOf({ pupil, goal })],
  may: ({ who, rows: [goal] }) => mayGoal('write', goal.kind, who.held),
  run: ({ input, rows: [goal, texts], who, today }) => {
    if (!isOpen(goal)) return { refused: 'conflict', reason: 'goal-over' };
    const task = goal.kind === 'work';
    const text = {
      title: input.title,
      measure: task ? goal.measure : input.measure,
      due: task ? goal.due : input.due,
      minutes: task ? input.minutes : goal.minutes,
    };
    const problems = textProblems(goal, text, today);
    if (Object.keys(problems).length > 0) return { problems };

    const rewritten = writeText(text) !== writeText(goal);
    const tellsWhy = mayWriteTexts(who.held) && input.why !== (texts?.why ?? '');
    return {
      changes: [
        ...(rewritten ? [rewriteGoal({ goal: goal.id, ...text })] : []),
        ...(tellsWhy
          ? [writeTexts({ pupil: goal.pupil, goal: goal.id, why: input.why, lookBack: null })]
          : []),
      ],
      journal: [
        ...(rewritten
          ? [entry(goal, 'goals.edit', { before: writeText(goal), after: writeText(text) })]
          : []),
        // why a goal matters is nobody's but the pupil's and the coach's: the journal does not repeat it
        ...(tellsWhy && !rewritten ? [entry(goal, 'goals.tell', { version: goal.version })] : []),
      ],
      to: pathOf(goal.id, input.pupil),
      undo: rewritten && !tellsWhy,
    };
  },
});
