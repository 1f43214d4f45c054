import type { SecondKind } from '#modules/people';
import type { Route } from '#platform/route';
import { openArchive, wholeFile } from './archive/model.ts';
import { isDelta } from './delta/model.ts';
import { actions as columnActions, bringSheet } from './columns/actions.ts';
import { columns } from './columns/pages/columns.tsx';
import { sheet } from './columns/pages/sheet.tsx';
import { actions as incomingActions, bring } from './incoming/actions.ts';
import { incoming } from './incoming/pages/incoming.tsx';
import { lines } from './incoming/pages/lines.tsx';
import { start } from './incoming/pages/start.tsx';
import { beginRoster } from './oneroster/actions.ts';
import { readRoster } from './oneroster/model.ts';
import { actions as outgoingActions } from './outgoing/actions.ts';
import { listParcels } from './outgoing/pages/lists.ts';
import { out } from './outgoing/pages/out.tsx';
import { schoolKinds, schoolParcels } from './outgoing/pages/school.ts';
import { ProblemNotes } from './problem/model.ts';
import { pages as recordPages, parcels as recordParcels } from './record/pages.tsx';
import { actions as wholeActions, recordKind } from './record/whole/actions.ts';
import { pages as wholePages, parcels as wholeParcels } from './record/whole/pages.tsx';
import { summary } from './roster/model.ts';
import { undo } from './undo/actions.ts';

export { type DeltaSource, importDelta } from './delta/actions.ts';
export { ImportBusy, importRoster } from './actions.ts';
export { type Jobs, jobsOn } from './incoming/jobs.ts';
export { type Errand, workOn } from './incoming/work/actions.ts';
export { exportRosterOf } from './outgoing/work/actions.ts';
export { problemLines } from './problem/pages.ts';
export type { Roster } from './roster/model.ts';
export { schoolLines } from './roster/pages.ts';

/** Reading OneRoster, for who brings the bytes. */
export const oneroster = {
  isDelta,
  openArchive,
  wholeFile,
  beginRoster,
  readRoster,
  summary,
  noProblems: new ProblemNotes(),
};

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
