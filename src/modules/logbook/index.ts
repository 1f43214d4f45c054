import type { Language } from '#platform/words';
import { words } from './words.ts';

export { EmptyWeek } from './pages/empty.tsx';
export { WeekGoals } from './pages/goals.tsx';
export { weekAsks, WeekButtons } from './pages/head.tsx';
export { type Looking, weekFrom, weekQueries } from './pages/read.ts';
export { muchOf, weekSentence } from './pages/sentence.ts';
export { WeekDays } from './pages/weekdays.tsx';

export { codeOf, outcomes, reasons, results, schoolWeekAfter } from './model.ts';
export { strategyOf } from './strategy/bank/words.ts';
export { agreeWeeks, reviewWeek, takeBackAgreed, takeBackReviewed } from './agreed/store.ts';
export { routes } from './pages.ts';

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('logbook.'.length);
  // the address brings the verb, and an object knows more words than it was given
  return verb.startsWith('logbook.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
