import type { Language } from '#platform/words';
import type { Route } from '#platform/route';
import { add } from './actions/add.ts';
import { agree, review } from './actions/agree.ts';
import { lookBack } from './actions/back.ts';
import { carry, drop } from './actions/carry.ts';
import { spread } from './actions/days.ts';
import { plan } from './actions/plan.ts';
import { moveInTerm } from './actions/terms.ts';
import { undo } from './actions/undo.ts';
import { addForPupil, addOwn } from './pages/add.tsx';
import { back } from './pages/back.tsx';
import { days } from './pages/days.tsx';
import { planForPupil, planOwn } from './pages/plan.tsx';
import { print } from './pages/print.tsx';
import { termsOfPupil, termsOwn } from './pages/terms.tsx';
import { ownWeek, weekOfPupil } from './pages/week.tsx';
import { own, pick, tipBlock } from './strategy/actions.ts';
import { strategies, tips } from './strategy/pages.tsx';
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

export const routes: readonly Route[] = [
  ownWeek,
  weekOfPupil,
  planOwn,
  planForPupil,
  addOwn,
  addForPupil,
  days,
  back,
  print,
  termsOwn,
  termsOfPupil,
  strategies,
  tips,
  plan,
  add,
  spread,
  lookBack,
  carry,
  drop,
  agree,
  review,
  pick,
  own,
  tipBlock,
  moveInTerm,
  undo,
];

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('logbook.'.length);
  // the address brings the verb, and an object knows more words than it was given
  return verb.startsWith('logbook.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
