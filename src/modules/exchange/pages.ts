import type { SecondKind } from '#modules/people';
import type { Route } from '#platform/route';
import { actions as columnActions, bringSheet } from './columns/actions.ts';
import { columns } from './columns/pages/columns.tsx';
import { sheet } from './columns/pages/sheet.tsx';
import { actions as incomingActions, bring } from './incoming/actions.ts';
import { incoming } from './incoming/pages/incoming.tsx';
import { lines } from './incoming/pages/lines.tsx';
import { start } from './incoming/pages/start.tsx';
import { actions as outgoingActions } from './outgoing/actions.ts';
import { listParcels } from './outgoing/pages/lists.ts';
import { out } from './outgoing/pages/out.tsx';
import { schoolKinds, schoolParcels } from './outgoing/pages/school.ts';
import { pages as recordPages, parcels as recordParcels } from './record/pages.tsx';
import { actions as wholeActions, recordKind } from './record/whole/actions.ts';
import { pages as wholePages, parcels as wholeParcels } from './record/whole/pages.tsx';
import { undo } from './undo/actions.ts';

/** What takes two people here. */
export const seconds: readonly SecondKind[] = [...schoolKinds, recordKind];

export const routes: readonly Route[] = [
  start,
  bring,
  incoming,
  lines,
  ...incomingActions,
  undo,
  out,
  ...outgoingActions,
  ...schoolParcels,
  ...listParcels,
  ...recordPages,
  ...recordParcels,
  ...wholePages,
  ...wholeActions,
  ...wholeParcels,
  sheet,
  bringSheet,
  columns,
  ...columnActions,
];
