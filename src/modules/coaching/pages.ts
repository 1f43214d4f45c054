import type { Route } from '#platform/route';
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
