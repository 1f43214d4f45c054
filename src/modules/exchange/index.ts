import { openArchive, wholeFile } from './archive/model.ts';
import { readRoster } from './oneroster/model.ts';
import { ProblemNotes } from './problem/model.ts';

export { type Imported, importRoster } from './actions.ts';
export type { Roster } from './roster/model.ts';

/** Reading OneRoster, for who brings the bytes. */
export const oneroster = { openArchive, wholeFile, readRoster, noProblems: new ProblemNotes() };
export const sayProblems = (list: ProblemNotes | { shown: readonly { kind: string }[] }, _: string): string =>
  list.shown.map((problem) => JSON.stringify(problem)).join('\n');
