import type { ImportFile } from '../archive/model.ts';
import { type ProblemList, ProblemNotes } from '../problem/model.ts';
import type { Day, Roster } from '../roster/model.ts';
import { readClasses, readCourses } from './class/model.ts';
import { readEnrolments } from './enrolment/model.ts';
import { readManifest, type Version } from './manifest/model.ts';
import { readOrganisations } from './organisation/model.ts';
import { beginSchools, settleSchools, type Standing } from './school/model.ts';
import { readSessions } from './session/model.ts';
import { type Progress, Sheets } from './sheet/model.ts';
import { readPeople } from './user/model.ts';

export type { Progress } from './sheet/model.ts';

/** The roster is there only when nothing stops the import; `rows` counts what was read in each file. */
export interface Reading {
  readonly roster: Roster | undefined;
  readonly problems: ProblemList;
  readonly rows: ReadonlyMap<string, number>;
}

/** Before the enrolments the roster itself, sound so far: all of it but who is in which group, who coaches and who teaches. */
export type Step = Progress & { readonly known?: Roster };

/** Reads a roster in OneRoster 1.1 or 1.2 at one go. */
export function readRoster(files: readonly ImportFile[], today: Day): Reading {
  const steps = readingRoster(files, today);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/**
 * The same in steps of some thousand rows, for a server that has other things to do as well. First what others
 * point at, the long list of enrolments last: so each row is checked once and forgotten.
 */
export function* readingRoster(files: readonly ImportFile[], today: Day): Generator<Step, Reading> {
  const notes = new ProblemNotes();
  const sheets = new Sheets(files, notes);
  const { version, madeBy } = yield* readManifest(sheets);
  const units = yield* readOrganisations(sheets);
  const calendar = yield* readSessions(sheets, today);
  const courses = yield* readCourses(sheets, units);
  const classes = yield* readClasses(sheets, units, calendar, courses);
  const { begun, people } = yield* readSchools(sheets, version, today, { units, calendar, classes });
  const schools = begun.map(({ school }) => school);
  const roster = { standard: version, madeBy, foundations: units.foundations, schools };
  if (notes.errors === 0) yield { file: 'enrollments.csv', row: 0, known: roster };
  yield* readEnrolments(sheets, units, classes, people);
  yield* settleSchools(begun, sheets, today);
  return { roster: notes.errors > 0 ? undefined : roster, problems: notes, rows: sheets.rows };
}

/** Apart, so that the seats go when the schools are begun: what is left of them is half as large. */
function* readSchools(sheets: Sheets, version: Version, today: Day, known: Standing) {
  const { register, seats } = yield* readPeople(sheets, version, known.units, today);
  return { people: register, begun: beginSchools(known, seats) };
}
