import type { Language } from '#platform/words';
import { words } from './words.ts';

export { familyAgreements, lookedAtToday } from './agreement/store.ts';
export { isOpen as isOpenAgreement, shownTo } from './agreement/model.ts';
export { percentOf } from './coverage/model.ts';
export { stepSaid, tallyOf } from './coverage/pages.tsx';
export { coverageByTeam, quietByTeam, teamLeads, type TeamFigures } from './coverage/store.ts';
export { isShown } from './group/model.ts';
export {
  briefFor,
  groupLines,
  groupQueries,
  type Line as GroupLine,
  mostPressing,
  talksThat,
} from './group/pages/lines.ts';
export { routes } from './pages.ts';
export { nextTalk, type TalkVerb } from './talk/model.ts';
export { briefInWords, signalSaid } from './talk/pages/brief.tsx';

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('coaching.'.length);
  return verb.startsWith('coaching.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
