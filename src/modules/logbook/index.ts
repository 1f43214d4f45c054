import type { Language } from '#platform/words';
import type { Route } from '#platform/route';
import { ownWeek, weekOfPupil } from './pages/week.tsx';
import { words } from './words.ts';

export {
  clockOf,
  type Looking,
  WeekDays,
  weekFrom,
  WeekGoals,
  weekQueries,
  weekSentence,
} from './pages/week.tsx';

export const routes: readonly Route[] = [ownWeek, weekOfPupil];

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('logbook.'.length);
  // the address brings the verb, and an object knows more words than it was given
  return verb.startsWith('logbook.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
