import type { Route } from '#platform/route';
import type { Language } from '#platform/words';
import { actions as agreementActions } from './agreement/actions.ts';
import { pages as agreementPages } from './agreement/pages.tsx';
import { agreeLevel, proposeLevel } from './autonomy/actions.ts';
import { actions as coachActions } from './coach/actions.ts';
import { pages as coachPages } from './coach/pages.tsx';
import { pages as coveragePages } from './coverage/pages.tsx';
import { actions as groupActions } from './group/actions.ts';
import { group } from './group/pages/group.tsx';
import { talks } from './group/pages/talks.tsx';
import { actions as slotActions } from './slot/actions.ts';
import { pages as slotPages } from './slot/pages.tsx';
import { settle } from './talk/actions/settle.ts';
import { tellAsCoach, tellAsPupil } from './talk/actions/tell.ts';
import { undo } from './talk/actions/undo.ts';
import { pages as talkPages } from './talk/pages/talk.tsx';
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
export { nextTalk, type TalkVerb } from './talk/model.ts';
export { briefInWords, signalSaid } from './talk/pages/brief.tsx';

export const routes: readonly Route[] = [
  ...talkPages,
  tellAsCoach,
  tellAsPupil,
  settle,
  proposeLevel,
  agreeLevel,
  undo,
  ...agreementPages,
  ...agreementActions,
  group,
  talks,
  ...groupActions,
  ...slotPages,
  ...slotActions,
  ...coachPages,
  ...coachActions,
  ...coveragePages,
];

/** What was just done, beside the way back: the sentence for a verb of the journal, if it is one of ours. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const own = verb.slice('coaching.'.length);
  return verb.startsWith('coaching.') && Object.hasOwn(said, own) ? said[own] : undefined;
}
