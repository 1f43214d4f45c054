import type { Language } from '#platform/words';
import { words } from './words.ts';

export { groupProgress } from './group/store.ts';
export { lastFound, releasedOf } from './judging/store.ts';
export { overview } from './model.ts';
export { paces } from './pace/store.ts';
export { routes } from './pages.ts';
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

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('progress.'.length);
  return verb.startsWith('progress.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
