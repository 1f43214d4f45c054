import type { Language } from '#platform/words';
import type { Route } from '#platform/route';
import { editGoal } from './actions/edit.ts';
import { moveOn } from './actions/move.ts';
import { deviate } from './actions/otherwise.ts';
import { setGoal } from './actions/set.ts';
import { tick } from './actions/tick.ts';
import { undo } from './actions/undo.ts';
import { edit } from './pages/edit.tsx';
import { mine } from './pages/mine.tsx';
import { one, ownOne } from './pages/one.tsx';
import { otherwise } from './pages/otherwise.tsx';
import { past, pastOfPupil } from './pages/past.tsx';
import { ofPupil } from './pages/pupil.tsx';
import { setForPupil, setOwn } from './pages/set.tsx';
import { words } from './words.ts';

export { pathOf } from './actions/path.ts';
export { BackFromPupil } from './pages/from.tsx';
export { groupOf } from './group/model.ts';
export { afterPassing, type Cause, isReached, kinds, states, type Verb, writeText } from './model.ts';
export { stepsTaken } from './ring/model.ts';
export { goal, goalText, mayGoal, mayReadTexts, mayWriteTexts } from './policy.ts';
export { markDeviated, noteDeviation } from './deviation/store.ts';
export { coachees, learners } from './group/store.ts';
export { estimateTasks, insertGoals, redateGoals, removeGoals } from './several/store.ts';
export { aimGoal, cardOf, coursesOf, goalsOf, insertGoal, moveGoal, reachFor } from './store.ts';

export const routes: readonly Route[] = [
  mine,
  past,
  pastOfPupil,
  setOwn,
  setForPupil,
  ofPupil,
  ownOne,
  one,
  edit,
  otherwise,
  setGoal,
  editGoal,
  moveOn,
  deviate,
  tick,
  undo,
];

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('goals.'.length);
  // the address brings the verb, and an object knows more words than it was given
  return verb.startsWith('goals.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
