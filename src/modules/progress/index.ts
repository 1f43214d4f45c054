import type { Route } from '#platform/route';
import type { Language } from '#platform/words';
import { actions as judgingActions } from './judging/actions.ts';
import { judged } from './pages/judged.tsx';
import { mine } from './pages/mine.tsx';
import { ofChild, ofPupil } from './pages/of.tsx';
import { planFor, planOwn } from './pages/plan.tsx';
import { queue } from './pages/queue.tsx';
import { ready } from './pages/ready.tsx';
import { actions as planActions } from './plan/actions.ts';
import { actions as stepActions } from './step/actions.ts';
import { words } from './words.ts';

export { groupProgress } from './group/store.ts';
export { lastFound, releasedOf } from './judging/store.ts';
export { overview } from './model.ts';
export { paces } from './pace/store.ts';
export { sentenceOf } from './pages/course.tsx';
export { PaceLines } from './pages/paces.tsx';
export { atStep } from './pages/ready.tsx';
export { dueSteps } from './plan/model.ts';
export { moveStep, unmoveStep } from './plan/store.ts';
export { schoolDaysWaited } from './queue/model.ts';
export { teaching } from './queue/store.ts';
export { withStates } from './step/model.ts';
export { standing, wayTo } from './step/store.ts';
export { stuckIn, whereStuck } from './stuck/model.ts';
export { themeGoals } from './theme/store.ts';
export { knownOf, stepsOf, timedStepsOf } from './way/store.ts';

export const routes: readonly Route[] = [
  mine,
  ready,
  judged,
  queue,
  ofPupil,
  ofChild,
  planOwn,
  planFor,
  ...stepActions,
  ...judgingActions,
  ...planActions,
];

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('progress.'.length);
  return verb.startsWith('progress.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
