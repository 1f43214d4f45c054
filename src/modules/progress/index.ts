import type { Route } from '#platform/route';
import type { Language } from '#platform/words';
import { actions } from './actions.ts';
import { judged } from './pages/judged.tsx';
import { mine } from './pages/mine.tsx';
import { ofChild, ofPupil } from './pages/of.tsx';
import { planFor, planOwn } from './pages/plan.tsx';
import { queue } from './pages/queue.tsx';
import { ready } from './pages/ready.tsx';
import { words } from './words.ts';

export { dueSteps, overview, schoolDaysWaited, stuckIn, whereStuck, withStates } from './model.ts';
export { sentenceOf } from './pages/course.tsx';
export { PaceLines } from './pages/paces.tsx';
export { atStep } from './pages/ready.tsx';
export { groupProgress } from './group/store.ts';
export { teaching } from './queue/store.ts';
export { standing, wayTo } from './step/store.ts';
export {
  knownOf,
  lastFound,
  moveStep,
  paces,
  releasedOf,
  stepsOf,
  themeGoals,
  timedStepsOf,
  unmoveStep,
} from './way/store.ts';

export const routes: readonly Route[] = [
  mine,
  ready,
  judged,
  queue,
  ofPupil,
  ofChild,
  planOwn,
  planFor,
  ...actions,
];

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('progress.'.length);
  return verb.startsWith('progress.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
