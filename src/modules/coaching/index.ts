import type { Route } from '#platform/route';
import type { Language } from '#platform/words';
import { actions as agreementActions } from './agreement/actions.ts';
import { pages as agreementPages } from './agreement/pages.tsx';
import { pages as groupPages } from './group/pages.tsx';
import { actions as talkActions } from './talk/actions.ts';
import { pages as talkPages } from './talk/pages/talk.tsx';
import { words } from './words.ts';

export const routes: readonly Route[] = [
  ...talkPages,
  ...talkActions,
  ...agreementPages,
  ...agreementActions,
];

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('coaching.'.length);
  return verb.startsWith('coaching.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
