import { machineCsv } from '#platform/csv';
import { type ImportFile, wholeFile } from '../archive/model.ts';
import type { ProblemKind } from '../problem/model.ts';
import { readTable } from '../table/model.ts';
import { meaningOf } from '../oneroster/seat/model.ts';

/**
 * What a delivery of changes names, by the administration's own numbers: only this may change (docs/formats/oneroster.md).
 * `moved` are people whose place in some group the file names, `places` the pairs of group and person.
 */
export type Touched = {
  readonly sessions: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  readonly moved: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  /** Groups whose teachers the file names: with a base group that is its coach. */
  readonly taught: ReadonlySet<string>;
};

/** Does the manifest say that a file holds only what changed? One that cannot be read is no delta: its faults are told as always. */
export function isDelta(files: readonly ImportFile[]): boolean {
  const manifest = files.find(({ name }) => name.toLowerCase() === 'manifest.csv');
  if (manifest === undefined) return false;
  const { rows } = readWhole(manifest);
  const version = rows.find(({ cells }) => cells['propertyname']?.toLowerCase() === 'oneroster.version');
  // before 1.2 roles stood with the people: such a delivery of changes cannot be laid over one of ours
  if (!(version?.cells['value'] ?? '1.2').startsWith('1.2')) return false;
  return rows.some(
    ({ cells }) =>
      cells['propertyname']?.toLowerCase().startsWith('file.') && cells['value']?.toLowerCase() === 'delta',
  );
}

type Row = { readonly at: number; readonly cells: Readonly<Record<string, string>> };
type Sheet = { readonly header: readonly string[]; readonly rows: readonly Row[]; readonly fault: boolean };

/** Which rows are the same thing, file by file; a place and a role are known by what they tie together, not by a number. */
const keys: Readonly<Record<string, (cells: Row['cells']) => string>> = {
  academicsessions: ({ sourcedid = '' }) => sourcedid,
  orgs: ({ sourcedid = '' }) => sourcedid,
  courses: ({ sourcedid = '' }) => sourcedid,
  classes: ({ sourcedid = '' }) => sourcedid,
  users: ({ sourcedid = '' }) => sourcedid,
  demographics: ({ sourcedid = '' }) => sourcedid,
  roles: ({ usersourcedid = '', role = '' }) => `${usersourcedid} ${meaningOf(role) ?? role}`,
  enrollments: ({ classsourcedid = '', usersourcedid = '', role = '' }) =>
    `${classsourcedid} ${usersourcedid} ${role.toLowerCase()}`,
};

export type Whole = {
  readonly files: readonly ImportFile[];
  readonly touched: Touched;
  /** The last row of each file that the administration itself wrote: what is said of later rows is of no use to anybody. */
  readonly own: ReadonlyMap<string, number>;
};

type Standing = readonly { readonly name: string; readonly text: string }[];

/**
 * Lays a delivery of changes over the school as it stands, written out as a delivery of our own, so that it is read as a
 * whole one: every reference is checked, and every row keeps its number.
 */
export function overlay(delta: readonly ImportFile[], standing: Standing, known: string | undefined): Whole {
  const changed = new Map(delta.map((file) => [stem(file.name), file]));
  const base = new Map(standing.map(({ name, text }) => [stem(name), text]));
  const read = new Map(
    [...changed].filter(([name]) => name in keys).map(([name, file]) => [name, readWhole(file)]),
  );
  const touched = touchedBy(read);
  const own = new Map<string, number>();
  const files: ImportFile[] = [];
  const here = schoolOf(read, base.get('orgs') ?? '', known);
  for (const name of new Set([...base.keys(), ...changed.keys()])) {
    const file = changed.get(name);
    if (name === 'manifest')
      files.push(textFile('manifest.csv', 'propertyName,value\noneroster.version,1.2\n'));
    else if (!(name in keys) || (file !== undefined && read.get(name)?.fault)) {
      if (file !== undefined) files.push(file);
    } else {
      const mine = ours(read.get(name), here);
      const stands = renamed(readWhole(textFile(name, base.get(name) ?? '')), here);
      const kept = stands.rows.filter(
        ({ cells }) => !isGone(name, cells, read) && !isNamed(name, cells, mine),
      );
      const title = file?.name ?? `${name}.csv`;
      own.set(title, mine.rows.at(-1)?.at ?? (file === undefined ? 0 : 1));
      files.push(
        textFile(
          title,
          together(mine, stands.header, [...kept, ...courseless(name, read, stands)], name, touched),
        ),
      );
    }
  }
  return { files, touched, own };
}

const stem = (name: string) => name.toLowerCase().replace(/\.csv$/, '');
const textFile = (name: string, text: string): ImportFile => wholeFile(name, new TextEncoder().encode(text));
const isRemoved = (cells: Row['cells']) =>
  ['tobedeleted', 'inactive'].includes((cells['status'] ?? '').toLowerCase());

function readWhole(file: ImportFile): Sheet {
  let header: string[] = [];
  const rows: Row[] = [];
  let fault = false;
  const steps = readTable(file, {
    row(cells, at) {
      if (header.length === 0) header = cells.map((cell) => cell.trim());
      else
        rows.push({
          at,
          cells: Object.fromEntries(header.map((name, i) => [name.toLowerCase(), (cells[i] ?? '').trim()])),
        });
    },
    fault(kind: ProblemKind) {
      if (kind !== 'otherSeparator') fault = true;
    },
  });
  while (!steps.next().done);
  return { header, rows, fault };
}

type Read = ReadonlyMap<string, Sheet>;

function touchedBy(read: Read): Touched {
  const of = (name: string) => read.get(name)?.rows ?? [];
  const ids = (name: string, column = 'sourcedid') => of(name).map(({ cells }) => cells[column] ?? '');
  const places = of('enrollments').map(({ cells }) => cells);
  const isTeacher = (cells: Row['cells']) => cells['role']?.toLowerCase() === 'teacher';
  return {
    sessions: new Set(ids('academicsessions')),
    users: new Set([...ids('users'), ...ids('demographics'), ...ids('roles', 'usersourcedid')]),
    classes: new Set(ids('classes')),
    moved: new Set(places.map((cells) => cells['usersourcedid'] ?? '')),
    places: new Set(places.map((cells) => `${cells['classsourcedid']} ${cells['usersourcedid']}`)),
    taught: new Set(places.filter(isTeacher).map((cells) => cells['classsourcedid'] ?? '')),
  };
}

type Here = { readonly written: string; readonly theirs: string; readonly others: ReadonlySet<string> };
const orgColumns = ['orgsourcedid', 'schoolsourcedid', 'primaryorgsourcedid'];

/**
 * The number the administration has for this school: the one of the last file, or the only one of this file that nobody
 * knows. Rows of other schools that the file does not tell of either are theirs to bring in.
 */
function schoolOf(read: Read, orgs: string, known: string | undefined): Here {
  const standing = readWhole(textFile('orgs.csv', orgs)).rows;
  const written = standing.find(({ cells }) => cells['type'] === 'school')?.cells['sourcedid'] ?? '';
  const told = new Set(
    [...standing, ...(read.get('orgs')?.rows ?? [])].map(({ cells }) => cells['sourcedid'] ?? ''),
  );
  const strange = new Set<string>();
  for (const { rows } of read.values())
    for (const { cells } of rows)
      for (const column of orgColumns) {
        const id = cells[column] ?? '';
        if (id !== '' && !told.has(id)) strange.add(id);
      }
  const [only] = strange;
  const theirs = known ?? (strange.size === 1 && only !== undefined ? only : written);
  strange.delete(theirs);
  return { written, theirs, others: strange };
}

const renamed = (sheet: Sheet, { written, theirs }: Here): Sheet => ({
  ...sheet,
  rows: sheet.rows.map(({ at, cells }) => ({
    at,
    cells: Object.fromEntries(
      Object.entries(cells).map(([column, value]) => [
        column,
        value === written && (column === 'sourcedid' || orgColumns.includes(column)) ? theirs : value,
      ]),
    ),
  })),
});

const ours = (sheet: Sheet | undefined, { others }: Here): Sheet =>
  sheet === undefined
    ? { header: [], rows: [], fault: false }
    : {
        ...sheet,
        rows: sheet.rows.filter(({ cells }) => !orgColumns.some((column) => others.has(cells[column] ?? ''))),
      };

/** What hangs on something that the file takes away goes with it. */
function isGone(name: string, cells: Row['cells'], read: Read): boolean {
  const gone = (file: string, id: string | undefined) =>
    read.get(file)?.rows.some((row) => row.cells['sourcedid'] === id && isRemoved(row.cells)) ?? false;
  if (name === 'roles') return gone('users', cells['usersourcedid']);
  if (name === 'demographics') return gone('users', cells['sourcedid']);
  if (name === 'enrollments')
    return gone('users', cells['usersourcedid']) || gone('classes', cells['classsourcedid']);
  return false;
}

const named = new WeakMap<Sheet, Set<string>>();
function isNamed(name: string, cells: Row['cells'], mine: Sheet): boolean {
  const key = keys[name] as (cells: Row['cells']) => string;
  let known = named.get(mine);
  if (known === undefined) {
    known = new Set(mine.rows.map((row) => key(row.cells)));
    named.set(mine, known);
  }
  return known.has(key(cells));
}

/** A course that a group of the file follows and that the file does not repeat: we keep no courses, the group says enough. */
function courseless(name: string, read: Read, stands: Sheet): Row[] {
  if (name !== 'courses') return [];
  const known = new Set(
    [...stands.rows, ...(read.get('courses')?.rows ?? [])].map(({ cells }) => cells['sourcedid']),
  );
  const rows: Row[] = [];
  for (const { cells } of read.get('classes')?.rows ?? []) {
    const { coursesourcedid = '', title = '', schoolsourcedid = '', subjects = '' } = cells;
    if (coursesourcedid === '' || known.has(coursesourcedid)) continue;
    known.add(coursesourcedid);
    rows.push({
      at: 0,
      cells: {
        sourcedid: coursesourcedid,
        title: subjects.split(',')[0] || title,
        orgsourcedid: schoolsourcedid,
      },
    });
  }
  return rows;
}

const coach = 'metadata.leerkring.coachsourcedid';

/** The administration's rows at their own numbers, and behind them what stands. */
function together(
  mine: Sheet,
  stood: readonly string[],
  kept: readonly Row[],
  name: string,
  touched: Touched,
): string {
  const has = new Set(mine.header.map((column) => column.toLowerCase()));
  const header = [...mine.header, ...stood.filter((column) => !has.has(column.toLowerCase()))];
  const line = (cells: Row['cells']) => lineOf(header.map((column) => cells[column.toLowerCase()] ?? ''));
  const lines = [lineOf(header)];
  for (const { at, cells } of mine.rows) {
    while (lines.length < at - 1) lines.push('');
    lines.push(line(cells));
  }
  for (const { cells } of kept) {
    // who moves to another group gets the coach of that group, not the one that stood here
    const moves = name === 'users' && touched.moved.has(cells['sourcedid'] ?? '');
    lines.push(line(moves ? { ...cells, [coach]: '' } : cells));
  }
  return `${lines.join('\n')}\n`;
}

const lineOf = (cells: readonly string[]): string => machineCsv(cells, []).replace(/\r?\n$/, '');
