import type { Language } from '#platform/words';
import { words } from './words.ts';

export { pathOf } from './actions/path.ts';
export { BackFromPupil } from './pages/from.tsx';
export { groupOf } from './group/model.ts';
export { afterPassing, type Cause, isReached, kinds, states, type Verb, writeText } from './model.ts';
export { stepsTaken } from './ring/model.ts';
export { goal, goalText, mayGoal, mayReadTexts, mayWriteTexts } from './policy.ts';
export { markDeviated, noteDeviation } from './deviation/store.ts';
export { coachees, learners } from './group/store.ts';
export { routes } from './pages.ts';
export { estimateTasks, insertGoals, redateGoals, removeGoals } from './several/store.ts';
export { aimGoal, cardOf, coursesOf, goalsOf, insertGoal, moveGoal, reachFor } from './store.ts';

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('goals.'.length);
  // the address brings the verb, and an object knows more words than it was given
  return verb.startsWith('goals.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
