import type { Cursor } from '../../problem/model.ts';
import { type Progress, readSheet, type Sheets } from '../sheet/model.ts';

export type Version = '1.1' | '1.2';

export interface Manifest {
  readonly version: Version;
  readonly madeBy: string | undefined;
}

/** Without these a roster would be half, and a second import would end what the first began. */
const needed = ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'enrollments'];

/** Read when it is there: the only place for birth dates. */
const welcome = ['demographics'];

const known = new Set(
  [
    ...['manifest', ...needed, ...welcome, 'roles', 'userProfiles', 'categories', 'classResources'],
    ...['courseResources', 'lineItemLearningObjectiveIds', 'lineItems', 'lineItemScoreScales', 'resources'],
    ...['resultLearningObjectiveIds', 'results', 'resultScoreScales', 'scoreScales', 'userResources'],
  ].map((name) => `${name}.csv`.toLowerCase()),
);

/** Which files there are, whether they are what the manifest says, and which version of the standard they speak. */
export function* readManifest(sheets: Sheets): Generator<Progress, Manifest> {
  const said = new Map<string, { value: string; row: number }>();
  let cursor: Cursor | undefined;
  yield* readSheet(sheets, {
    name: 'manifest',
    fields: ['propertyName', 'value'],
    required: ['propertyName'],
    expected: ['value'],
    unread: [],
    row([property, value], at) {
      cursor = at;
      said.set(property.toLowerCase(), { value, row: at.row });
    },
  });
  if (sheets.file('manifest') === undefined) sheets.notes.add('manifestMissing', { file: 'manifest.csv' });

  const version = versionOf(said.get('oneroster.version')?.value, sheets);
  const read = [...needed, ...(version === '1.2' ? ['roles'] : []), ...welcome];
  for (const name of read) {
    const line = said.get(`file.${name}`.toLowerCase());
    const missing = sheets.file(name) === undefined;
    if (missing && !welcome.includes(name)) sheets.notes.add('fileMissing', { file: `${name}.csv` });
    if (line === undefined || cursor === undefined) continue;
    cursor.row = line.row;
    compare(`${name}.csv`, line.value, missing, cursor);
  }
  for (const name of sheets.names) if (!known.has(name)) sheets.notes.add('fileUnknown', { file: name });
  return { version, madeBy: said.get('source.systemname')?.value || undefined };
}

function compare(file: string, value: string, missing: boolean, at: Cursor): void {
  const word = value.toLowerCase();
  if (word === 'delta') at.note('onlyChanges', undefined, file);
  else if (word === 'absent') {
    if (!missing) at.note('manifestSaysAbsent', undefined, file);
  } else if (word !== 'bulk') at.note('manifestUnclear', undefined, value, file);
  else if (missing) at.note('manifestSaysPresent', undefined, file);
}

/** Before 1.2 the role stood with the user; so a file of roles tells the version when the manifest does not. */
function versionOf(said: string | undefined, sheets: Sheets): Version {
  const seen = sheets.file('roles') === undefined ? '1.1' : '1.2';
  if (said === undefined || said === '') return seen;
  if (said === '1.1' || said.startsWith('1.1.')) return '1.1';
  if (said === '1.2' || said.startsWith('1.2.')) return '1.2';
  sheets.notes.add('versionUnknown', { file: 'manifest.csv', value: said });
  return seen;
}
