import { openArchive, wholeFile } from './archive/model.ts';
import { readRoster } from './oneroster/model.ts';
import { ProblemNotes } from './problem/model.ts';
import { summary } from './roster/model.ts';

export { importRoster } from './actions.ts';
export { exportRosterOf } from './outgoing/actions.ts';
export { problemLines } from './problem/pages.ts';
export type { Roster } from './roster/model.ts';
export { schoolLines } from './roster/pages.ts';

/** Reading OneRoster, for who brings the bytes. */
export const oneroster = { openArchive, wholeFile, readRoster, summary, noProblems: new ProblemNotes() };
