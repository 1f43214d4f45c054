import { openArchive, wholeFile } from './archive/model.ts';
import { isDelta } from './delta/model.ts';
import { beginRoster } from './oneroster/actions.ts';
import { readRoster } from './oneroster/model.ts';
import { ProblemNotes } from './problem/model.ts';
import { summary } from './roster/model.ts';

export { type DeltaSource, importDelta } from './delta/actions.ts';
export { ImportBusy, importRoster } from './actions.ts';
export { type Jobs, jobsOn } from './incoming/jobs.ts';
export { type Errand, workOn } from './incoming/work/actions.ts';
export { exportRosterOf } from './outgoing/work/actions.ts';
export { routes, seconds } from './pages.ts';
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
  noProblems: () => new ProblemNotes(),
};
