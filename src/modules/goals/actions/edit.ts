import { z } from 'zod';
import { byHand, id, line, maybeDay, maybeLine, maybeNumber, prose, wrongIn } from '#platform/input';
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
  input: z.object({ ...about, goal: id }).and(
    byHand({
      title: line(200),
      measure: maybeLine(300),
      due: maybeDay,
      minutes: maybeNumber(1, 600),
      why: prose(2000),
    }),
  ),
  subject: ({ pupil }) => pupil,
  about: ({ goal, pupil }) => [goalForChange({ goal }), textsOf({ pupil, goal })],
  may: ({ who, rows: [goal] }) => mayGoal('write', goal.kind, who.held),
  run: ({ input, rows: [goal, texts], who, today }) => {
    if (!isOpen(goal)) return { refused: 'conflict', reason: 'goal-over' };
    const task = goal.kind === 'work';
    const { typed, typos } = input;
    // what cannot be read is no change, so that nothing else is said of it
    const { title = goal.title, measure = goal.measure, due = goal.due, why = '' } = typed;
    const text = {
      title,
      measure: task ? goal.measure : measure,
      due: task ? goal.due : due,
      minutes: task ? (typed.minutes ?? null) : goal.minutes,
    };
    const wrong = textProblems(goal, text, today);
    const fields = ['title', 'measure', 'due', 'minutes', 'why'] as const;
    const problems = wrongIn(
      Object.fromEntries(fields.map((field) => [field, typos[field] ?? wrong[field]])),
    );
    if (Object.keys(problems).length > 0) return { problems };

    const rewritten = writeText(text) !== writeText(goal);
    const tellsWhy = mayWriteTexts(who.held) && why !== (texts?.why ?? '');
    return {
      changes: [
        ...(rewritten ? [rewriteGoal({ goal: goal.id, ...text })] : []),
        ...(tellsWhy ? [writeTexts({ pupil: goal.pupil, goal: goal.id, why, lookBack: null })] : []),
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
