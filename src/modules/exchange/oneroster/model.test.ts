import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openArchive, wholeFile } from '../archive/model.ts';
import type { ProblemKind } from '../problem/model.ts';
import { type Roster, type School, summary } from '../roster/model.ts';
import { type Reading, readRoster } from './model.ts';

const today = '2026-11-21';

type Rows = Record<string, string>[];
type Tables = Record<string, Rows>;

const bulk = ['academicSessions', 'classes', 'courses', 'enrollments', 'orgs', 'roles', 'users'];

/** A school with two base groups, three teachers, four pupils and one mother, as an administration writes it. */
const aSchool = (): Tables => ({
  manifest: [
    { propertyName: 'manifest.version', value: '1.0' },
    { propertyName: 'oneroster.version', value: '1.2' },
    ...bulk.map((name) => ({ propertyName: `file.${name}`, value: 'bulk' })),
    { propertyName: 'source.systemName', value: 'Voorbeeld' },
  ],
  orgs: [
    { sourcedId: 'f', name: 'Stichting', type: 'local', identifier: '', parentSourcedId: '' },
    { sourcedId: 's', name: 'School', type: 'school', identifier: '00AA', parentSourcedId: 'f' },
    { sourcedId: 'z', name: 'Andere school', type: 'school', identifier: '', parentSourcedId: 'f' },
  ],
  academicSessions: [
    session('y', 'schoolYear', '2026-08-01', '2027-07-31', ''),
    session('t1', 'term', '2026-08-24', '2027-01-29', 'y'),
    session('t2', 'term', '2027-02-01', '2027-07-09', 'y'),
  ],
  courses: [
    {
      sourcedId: 'ne',
      title: 'Nederlands',
      courseCode: 'NED',
      orgSourcedId: 's',
      subjects: '',
      subjectCodes: '',
    },
  ],
  classes: [aClass('1a', 'homeroom'), aClass('1b', 'homeroom'), aClass('1a.ne', 'scheduled')],
  users: [
    user('d1', 'Anna', 'Bakker', { username: 'a.bakker' }),
    user('d2', 'Bram', 'Visser'),
    user('d3', 'Carla', 'de Wit'),
    user('p1', 'Noor', 'Aydin', { grades: '07', agentSourcedIds: 'm1' }),
    user('p2', 'Sem', 'Bos', { grades: '07' }),
    user('p3', 'Zoë', 'Çelik', { grades: '07', enabledUser: 'false' }),
    user('p4', 'Tim', 'Dam', { grades: '07' }),
    user('m1', 'Esra', 'Aydin', { agentSourcedIds: 'p1' }),
  ],
  roles: [
    role('d1', 'teacher'),
    role('d2', 'teacher'),
    role('d3', 'principal'),
    ...['p1', 'p2', 'p3', 'p4'].map((id) => role(id, 'student')),
    role('m1', 'parent'),
  ],
  enrollments: [
    place('1a', 'd1', 'teacher', { primary: 'true' }),
    place('1a', 'p1', 'student'),
    place('1a', 'p2', 'student'),
    place('1b', 'd2', 'teacher', { primary: 'true' }),
    place('1b', 'p3', 'student'),
    place('1b', 'p4', 'student'),
    place('1a.ne', 'd2', 'teacher', { primary: 'true' }),
    place('1a.ne', 'p1', 'student'),
    place('1a.ne', 'p2', 'student'),
  ],
});

function session(
  sourcedId: string,
  type: string,
  startDate: string,
  endDate: string,
  parentSourcedId: string,
) {
  return { sourcedId, title: sourcedId, type, startDate, endDate, parentSourcedId };
}

function aClass(sourcedId: string, classType: string) {
  return {
    ...{ sourcedId, title: sourcedId, grades: '07', courseSourcedId: 'ne', classCode: '', classType },
    ...{ schoolSourcedId: 's', termSourcedIds: 't1,t2', subjects: '' },
  };
}

function user(sourcedId: string, givenName: string, familyName: string, more: Record<string, string> = {}) {
  return {
    ...{
      sourcedId,
      enabledUser: 'true',
      username: '',
      givenName,
      familyName,
      middleName: '',
      password: 'geheim',
    },
    ...{ email: '', agentSourcedIds: '', grades: '', preferredGivenName: '', ...more },
  };
}

function role(userSourcedId: string, name: string, orgSourcedId = 's') {
  const sourcedId = `r-${userSourcedId}-${orgSourcedId}-${name}`;
  return { sourcedId, userSourcedId, role: name, orgSourcedId, beginDate: '', endDate: '' };
}

function place(
  classSourcedId: string,
  userSourcedId: string,
  name: string,
  more: Record<string, string> = {},
) {
  return {
    ...{ sourcedId: `e-${classSourcedId}-${userSourcedId}`, classSourcedId, userSourcedId, role: name },
    ...{ schoolSourcedId: 's', primary: 'false', beginDate: '', endDate: '', ...more },
  };
}

const cellIn = (value: string) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

function csv(rows: Rows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(cellIn).join(',')}\n`)
    .join('');
}

const filesOf = (tables: Tables) =>
  Object.entries(tables).map(([name, rows]) => wholeFile(`${name}.csv`, new TextEncoder().encode(csv(rows))));

const read = (tables: Tables): Reading => readRoster(filesOf(tables), today);

/** The school with something done to it. */
function readWith(change: (tables: Tables) => void): Reading {
  const tables = aSchool();
  change(tables);
  return read(tables);
}

const row = (tables: Tables, table: string, id: string): Record<string, string> =>
  tables[table]?.find(({ sourcedId }) => sourcedId === id) as Record<string, string>;

const kindsOf = ({ problems }: Reading): ProblemKind[] => [...problems.counts.keys()];
const schoolOf = ({ roster }: Reading): School => (roster as Roster).schools[0] as School;
const personIn = (reading: Reading, id: string) =>
  schoolOf(reading).people.find((person) => person.id === id);

describe('a roster', () => {
  it('says who is in which group with which coach, in the words of the school', () => {
    const reading = read(aSchool());
    expect(reading.problems.shown).toEqual([]);
    const school = schoolOf(reading);
    expect(school.organisation).toEqual({ id: 's', name: 'School', code: '00AA', parent: 'f' });
    expect(reading.roster).toMatchObject({
      standard: '1.2',
      madeBy: 'Voorbeeld',
      foundations: [{ id: 'f' }],
    });
    expect(school.years.map(({ periods }) => periods.map(({ id }) => id))).toEqual([['t1', 't2']]);
    expect(
      school.pupils.map(({ person, coach, baseGroup }) => [person.given, coach?.person.given, baseGroup?.id]),
    ).toEqual([
      ['Noor', 'Anna', '1a'],
      ['Sem', 'Anna', '1a'],
      ['Zoë', 'Bram', '1b'],
      ['Tim', 'Bram', '1b'],
    ]);
    expect(school.pupils[0]?.yearGroup).toEqual({ phase: 'secondary', year: 1 });
    expect(school.staff.map(({ person, roles }) => [person.given, roles])).toEqual([
      ['Anna', ['teacher']],
      ['Bram', ['teacher']],
      ['Carla', ['schoolLeader']],
    ]);
    expect(school.guardians.map(({ as, pupils }) => [as, pupils.map(({ person }) => person.given)])).toEqual([
      ['parent', ['Noor']],
    ]);
  });

  it('never enrols a base group in the course of the file', () => {
    const school = schoolOf(read(aSchool()));
    expect(school.teachingGroups.map(({ id, course, places }) => [id, course.title, places.length])).toEqual([
      ['1a.ne', 'Nederlands', 2],
    ]);
    expect(school.baseGroups.every((group) => !('course' in group))).toBe(true);
  });

  it('proposes a username where the file has none, and keeps the ones it has', () => {
    const usernames = schoolOf(read(aSchool())).people.map(({ username }) => username);
    expect(usernames).toEqual([
      ...['a.bakker', 'bram.visser', 'carla.dewit', 'esra.aydin'],
      ...['noor.aydin', 'sem.bos', 'zoe.celik', 'tim.dam'],
    ]);
  });

  it('gives no sign-in to who is not enabled, and keeps no password of anybody', () => {
    const reading = read(aSchool());
    expect(personIn(reading, 'p3')?.maySignIn).toBe(false);
    expect(personIn(reading, 'p1')?.maySignIn).toBe(true);
    expect(schoolOf(reading).people.flatMap((person) => Object.values(person))).not.toContain('geheim');
  });

  it('is the same in whatever order its rows stand', () => {
    const tables = aSchool();
    tables.users?.push(user('p5', 'Noor', 'Aydin'), user('d4', 'Anna', 'Bakker', { username: 'a.bakker' }));
    tables.roles?.push(
      role('p5', 'student'),
      role('d4', 'teacher'),
      role('d4', 'guardian'),
      role('d1', 'teacher', 'z'),
      role('d2', 'administrator'),
    );
    tables.enrollments?.push(place('1a', 'd4', 'teacher', { primary: 'true' }), place('1a', 'p5', 'student'));
    tables.academicSessions?.push(session('a', 'schoolYear', '2027-08-01', '2028-07-31', ''));
    const expected = read(tables).roster;
    expect(expected).toBeDefined();
    const shuffled = fc.record(
      Object.fromEntries(
        Object.entries(tables).map(([name, rows]) => [
          name,
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        ]),
      ),
    );
    fc.assert(
      fc.property(shuffled, (mixed) => {
        expect(read(mixed).roster).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('is read or refused, never thrown, whatever stands in a cell or in a file', () => {
    const tables = aSchool();
    const cells = Object.entries(tables).flatMap(([name, rows]) =>
      rows.flatMap((one, index) => Object.keys(one).map((column) => ({ name, index, column }))),
    );
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '',
        's',
        'p1',
        'd1',
        'y',
        '__proto__',
        'constructor',
        '2026-13-01',
        'student',
        'true',
        '1a,1a',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...cells), odd), { maxLength: 5 }), (changes) => {
        const changed = aSchool();
        for (const [{ name, index, column }, value] of changes) {
          const cells = changed[name]?.[index];
          if (cells !== undefined) cells[column] = value;
        }
        const { roster, problems } = read(changed);
        expect(roster === undefined).toBe(problems.errors > 0);
        if (roster !== undefined) summary(roster);
      }),
      { numRuns: 500 },
    );
    const anyFile = fc.tuple(fc.constantFrom(...bulk, 'manifest', 'x'), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 9 }), (files) => {
        const { problems } = readRoster(
          files.map(([name, bytes]) => wholeFile(`${name}.csv`, bytes)),
          today,
        );
        expect(problems.errors).toBeGreaterThan(0);
      }),
    );
  });
});

describe('OneRoster 1.1', () => {
  it('has the role with the user, and gives the same school', () => {
    const tables = aSchool();
    const roles = tables.roles as Rows;
    for (const one of tables.users as Rows) {
      const own = roles.find(({ userSourcedId }) => userSourcedId === one.sourcedId);
      one.role = own?.role === 'principal' ? 'administrator' : (own?.role ?? '');
      one.orgSourcedIds = 'f,s';
    }
    delete tables.roles;
    tables.manifest = [
      { propertyName: 'manifest.version', value: '1.0' },
      { propertyName: 'oneroster.version', value: '1.1' },
      { propertyName: 'file.roles', value: 'absent' },
    ];
    const reading = read(tables);
    expect(reading.problems.shown).toEqual([]);
    expect(reading.roster?.standard).toBe('1.1');
    expect(schoolOf(reading).pupils).toEqual(schoolOf(read(aSchool())).pupils);
    expect(schoolOf(reading).staff[2]?.roles).toEqual(['administrator']);
  });
});

describe('the real file of two made-up schools', () => {
  const path = fileURLToPath(
    new URL('../../../../../shared/data/oneroster/oneroster-1.2-nl.zip', import.meta.url),
  );
  let reading: Reading;

  beforeAll(() => {
    if (!existsSync(path)) throw new Error(`This test needs the roster of two schools at ${path}.`);
    reading = readRoster(openArchive(readFileSync(path)).files, today);
  });

  it('is read whole', () => {
    expect(Object.fromEntries(reading.rows)).toMatchObject({
      'users.csv': 1146,
      'classes.csv': 216,
      'enrollments.csv': 5832,
    });
    const schools = summary(reading.roster as Roster);
    const total = (count: (one: (typeof schools)[number]) => number) =>
      schools.reduce((sum, one) => sum + count(one), 0);
    expect(schools.map(({ name }) => name)).toEqual(['Voorbeeldcollege Noord', 'Voorbeeldlyceum Zuid']);
    expect(total(({ pupils }) => pupils)).toBe(624);
    expect(total(({ toSettle }) => toSettle.pupilsWithoutGuardian)).toBe(166);
    expect(total(({ toSettle }) => toSettle.pupilsWithoutBirthDate)).toBe(624);
    expect(total(({ toSettle }) => toSettle.pupilsWithoutCoach)).toBe(0);
    expect(total(({ guardians }) => guardians)).toBe(458);
    expect(total(({ baseGroups, teachingGroups }) => baseGroups + teachingGroups)).toBe(216);
    expect(total(({ places, posts }) => places + posts)).toBe(5832);
    expect(total(({ staff }) => staff.coach)).toBe(21); // three teachers coach two groups each
    expect(schools[0]).toMatchObject({
      periods: 4,
      courses: 8,
      staff: { teacher: 30, schoolLeader: 1, administrator: 1 },
    });
  });

  it('has one name that another system spoilt, which is mended and said', () => {
    expect(reading.problems.shown).toEqual([
      expect.objectContaining({
        kind: 'lettersMended',
        file: 'users.csv',
        row: 155,
        field: 'givenName',
        other: 'Ömer',
      }),
    ]);
  });
});

describe('what a roster must not be', () => {
  const remove = (table: string) => (tables: Tables) => void delete tables[table];
  const set = (table: string, id: string, field: string, value: string) => (tables: Tables) => {
    row(tables, table, id)[field] = value;
  };
  const drop = (table: string, field: string) => (tables: Tables) => {
    for (const one of tables[table] as Rows) delete one[field];
  };
  const addRow = (table: string, like: string, change: Record<string, string>) => (tables: Tables) => {
    tables[table]?.push({ ...row(tables, table, like), ...change });
  };
  const say = (property: string, value: string) => (tables: Tables) => {
    tables.manifest = (tables.manifest as Rows).filter(({ propertyName }) => propertyName !== property);
    tables.manifest.push({ propertyName: property, value });
  };

  it.each<[ProblemKind, string, (tables: Tables) => void, object?]>([
    ['fileMissing', 'has no users', remove('users'), { file: 'users.csv' }],
    ['fileMissing', 'has no roles', remove('roles'), { file: 'roles.csv' }],
    ['versionUnknown', 'is of another version', say('oneroster.version', '2.0'), { value: '2.0' }],
    ['onlyChanges', 'holds changes only', say('file.users', 'delta'), { value: 'users.csv', row: 11 }],
    ['manifestSaysAbsent', 'denies a file that is there', say('file.orgs', 'absent'), { value: 'orgs.csv' }],
    ['manifestUnclear', 'says something else of a file', say('file.orgs', 'all'), { value: 'all' }],
    [
      'columnMissing',
      'lacks a column',
      drop('users', 'familyName'),
      { file: 'users.csv', row: 1, field: 'familyName' },
    ],
    ['valueMissing', 'lacks an id', set('users', 'p1', 'sourcedId', ''), { row: 5, field: 'sourcedId' }],
    ['valueMissing', 'lacks a title', set('orgs', 's', 'name', ''), { row: 3, field: 'name' }],
    ['idTwice', 'uses an id twice', addRow('users', 'p1', {}), { row: 10, value: 'p1', other: '5' }],
    [
      'referenceMissing',
      'puts a class in no school',
      set('classes', '1a', 'schoolSourcedId', 'x'),
      { value: 'x' },
    ],
    [
      'referenceMissing',
      'gives a class no course',
      set('classes', '1a', 'courseSourcedId', 'x'),
      { other: 'courses.csv' },
    ],
    [
      'referenceMissing',
      'gives a class no term',
      set('classes', '1a', 'termSourcedIds', 't1,x'),
      { value: 'x' },
    ],
    [
      'referenceMissing',
      'enrols nobody',
      set('enrollments', 'e-1a-p1', 'userSourcedId', 'x'),
      { row: 3, value: 'x' },
    ],
    [
      'referenceMissing',
      'enrols in nothing',
      set('enrollments', 'e-1a-p1', 'classSourcedId', 'x'),
      { row: 3 },
    ],
    [
      'referenceMissing',
      'gives nobody a role',
      set('roles', 'r-p1-s-student', 'userSourcedId', 'x'),
      { value: 'x' },
    ],
    [
      'referenceMissing',
      'gives a role nowhere',
      set('roles', 'r-p1-s-student', 'orgSourcedId', 'x'),
      { value: 'x' },
    ],
    [
      'referenceMissing',
      'puts a school under nothing',
      set('orgs', 's', 'parentSourcedId', 'x'),
      { value: 'x' },
    ],
    [
      'referenceMissing',
      'puts a term in nothing',
      set('academicSessions', 't1', 'parentSourcedId', 'x'),
      { value: 'x' },
    ],
    [
      'referenceMissing',
      'gives a course to nobody',
      set('courses', 'ne', 'orgSourcedId', 'x'),
      { value: 'x' },
    ],
    [
      'roleUnknown',
      'invents a role',
      set('roles', 'r-p1-s-student', 'role', 'pupil'),
      { field: 'role', value: 'pupil' },
    ],
    [
      'roleUnknown',
      'enrols in an invented role',
      set('enrollments', 'e-1a-p1', 'role', 'pupil'),
      { value: 'pupil' },
    ],
    ['typeUnknown', 'invents a kind of class', set('classes', '1a', 'classType', 'club'), { value: 'club' }],
    ['typeUnknown', 'invents a kind of organisation', set('orgs', 's', 'type', 'club'), { value: 'club' }],
    [
      'statusUnknown',
      'invents a status',
      (tables) => {
        for (const one of tables.users as Rows) one.status = '';
        row(tables, 'users', 'p4').status = 'asleep';
      },
      { row: 8, value: 'asleep' },
    ],
    ['yesNoUnknown', 'answers perhaps', set('users', 'p1', 'enabledUser', 'perhaps'), { value: 'perhaps' }],
    [
      'dateUnknown',
      'has a 31st of November',
      set('academicSessions', 't1', 'endDate', '2026-11-31'),
      { value: '2026-11-31' },
    ],
    [
      'dateUnknown',
      'writes dates its own way',
      set('enrollments', 'e-1a-p1', 'beginDate', '24-08-2026'),
      { row: 3 },
    ],
    [
      'datesReversed',
      'ends before it begins',
      set('academicSessions', 't1', 'endDate', '2026-08-01'),
      { row: 3 },
    ],
    [
      'datesReversed',
      'enrols backwards',
      (tables) => {
        Object.assign(row(tables, 'enrollments', 'e-1a-p1'), {
          beginDate: '2026-11-02',
          endDate: '2026-11-01',
        });
      },
      { row: 3, value: '2026-11-01', other: '2026-11-02' },
    ],
    ['parentCircle', 'has schools above each other', set('orgs', 'f', 'parentSourcedId', 's'), { row: 2 }],
    [
      'parentCircle',
      'has terms in each other',
      set('academicSessions', 'y', 'parentSourcedId', 't1'),
      { row: 2 },
    ],
    [
      'schoolNone',
      'has no school',
      (tables) => {
        for (const one of tables.orgs as Rows) one.type = 'local';
      },
    ],
    ['yearNone', 'has no school year', set('academicSessions', 'y', 'type', 'semester')],
    [
      'groupOutsideSchool',
      'has a class of the foundation',
      set('classes', '1a', 'schoolSourcedId', 'f'),
      { value: 'f' },
    ],
    [
      'courseOfOtherSchool',
      'mixes schools',
      set('courses', 'ne', 'orgSourcedId', 'z'),
      { value: 'ne', other: 'z' },
    ],
    [
      'enrolmentOfOtherSchool',
      'mixes enrolments',
      set('enrollments', 'e-1a-p1', 'schoolSourcedId', 'z'),
      { value: 'z' },
    ],
    [
      'nameMissing',
      'has a person without a name',
      (tables) => {
        Object.assign(row(tables, 'users', 'p1'), { givenName: ' ', familyName: '' });
      },
      { row: 5, value: 'p1' },
    ],
    ['nameTooLong', 'has an endless name', set('users', 'p1', 'givenName', 'a'.repeat(101)), { row: 5 }],
    ['cellTooLong', 'has an endless cell', set('users', 'p1', 'email', 'a'.repeat(501)), { field: 'email' }],
    ['controlCharacter', 'hides a NUL', set('users', 'p1', 'givenName', 'No\0or'), { value: 'No⟨0000⟩or' }],
    [
      'controlCharacter',
      'hides an escape',
      set('users', 'p1', 'givenName', '\u{1b}[2J'),
      { value: '⟨001B⟩[2J' },
    ],
    [
      'controlCharacter',
      'hides a mark in an id',
      set('users', 'p1', 'sourcedId', 'p1\u{200b}'),
      { field: 'sourcedId' },
    ],
  ])('%s: it %s', (kind, _, change, spot = {}) => {
    const reading = readWith(change);
    expect(reading.roster).toBeUndefined();
    expect(reading.problems.shown).toContainEqual(expect.objectContaining({ kind, ...spot }));
  });

  it.each<[ProblemKind, string, (tables: Tables) => void, object?]>([
    ['manifestMissing', 'has no manifest', remove('manifest')],
    [
      'manifestSaysPresent',
      'promises a file',
      say('file.demographics', 'bulk'),
      { value: 'demographics.csv' },
    ],
    [
      'fileUnknown',
      'brings something else',
      (tables) => void (tables.leesmij = [{ a: '1' }]),
      { file: 'leesmij.csv' },
    ],
    ['columnUnknown', 'has a column of its own', set('users', 'p1', 'shoeSize', '38'), { field: 'shoeSize' }],
    [
      'idCase',
      'has ids that look alike',
      addRow('users', 'p1', { sourcedId: 'P1' }),
      { row: 10, other: '5' },
    ],
    [
      'rowRemoved',
      'has removed someone',
      (tables) => {
        for (const one of tables.users as Rows)
          one.status = one.sourcedId === 'p4' ? 'tobedeleted' : 'active';
      },
      { row: 8 },
    ],
    [
      'referenceRemoved',
      'still enrols who is removed',
      (tables) => {
        for (const one of tables.users as Rows)
          one.status = one.sourcedId === 'p4' ? 'tobedeleted' : 'active';
      },
      { file: 'enrollments.csv', value: 'p4' },
    ],
    [
      'gradeUnknown',
      'counts years its own way',
      set('users', 'p1', 'grades', 'brugklas'),
      { value: 'BRUGKLAS' },
    ],
    [
      'yearOver',
      'is of last year',
      (tables) => {
        tables.academicSessions = [session('y', 'schoolYear', '2025-08-01', '2026-07-31', '')];
        for (const one of tables.classes as Rows) one.termSourcedIds = 'y';
      },
      { other: '2026-07-31' },
    ],
    [
      'periodOutsideYear',
      'has a long term',
      set('academicSessions', 't2', 'endDate', '2027-08-31'),
      { value: 't2', other: 'y' },
    ],
    [
      'periodWithoutYear',
      'has a term of no year',
      (tables) => {
        tables.academicSessions?.push(session('old', 'term', '2020-01-01', '2020-02-01', ''));
      },
      { value: 'old' },
    ],
    [
      'usernameChanged',
      'gives a username twice',
      set('users', 'd2', 'username', 'a.bakker'),
      { other: 'a.bakker2' },
    ],
    [
      'usernameChanged',
      'has an odd username',
      set('users', 'd2', 'username', 'bram visser'),
      { other: 'bramvisser' },
    ],
    ['roleNone', 'has somebody without a role', addRow('users', 'p1', { sourcedId: 'p9' }), { value: 'p9' }],
    [
      'roleOver',
      'has a role of the past',
      set('roles', 'r-d2-s-teacher', 'endDate', '2026-10-01'),
      { other: 'd2' },
    ],
    [
      'roleAboveSchool',
      'has a role at the foundation',
      set('roles', 'r-d3-s-principal', 'orgSourcedId', 'f'),
      { other: 'f' },
    ],
    [
      'roleLeftOut',
      'has an invigilator',
      set('roles', 'r-d3-s-principal', 'role', 'proctor'),
      { value: 'proctor' },
    ],
    [
      'enrolledWithoutRole',
      'enrols a teacher as a pupil',
      set('enrollments', 'e-1a-d1', 'role', 'student'),
      { other: 'd1' },
    ],
    [
      'enrolledWithoutRole',
      'lets a pupil teach',
      set('enrollments', 'e-1a-p1', 'role', 'teacher'),
      { other: 'p1' },
    ],
    [
      'agentMissing',
      'names a mother who is not there',
      set('users', 'p2', 'agentSourcedIds', 'm9'),
      { value: 'm9' },
    ],
    [
      'agentNoGuardian',
      'calls a teacher a mother',
      set('users', 'p2', 'agentSourcedIds', 'd1'),
      { value: 'd1', other: 'p2' },
    ],
    [
      'guardianOfNonPupil',
      'gives a teacher a mother',
      set('users', 'm1', 'agentSourcedIds', 'p1,d1'),
      { value: 'd1', other: 'm1' },
    ],
    [
      'agentNoGuardian',
      'makes a pupil its own mother',
      set('users', 'p2', 'agentSourcedIds', 'p2'),
      { value: 'p2' },
    ],
    [
      'guardianWithoutPupil',
      'has a mother of nobody',
      (tables) => {
        row(tables, 'users', 'm1').agentSourcedIds = '';
        row(tables, 'users', 'p1').agentSourcedIds = '';
      },
      { value: 'm1', row: 9 },
    ],
    [
      'coachNone',
      'has a group without a coach',
      set('enrollments', 'e-1a-d1', 'endDate', '2026-10-01'),
      { value: '1a', row: 2 },
    ],
    [
      'coachesShare',
      'has two coaches',
      (tables) => {
        tables.enrollments?.push(place('1a', 'd2', 'teacher', { primary: 'true' }));
      },
      { value: '1a', other: '2' },
    ],
    [
      'baseGroupNone',
      'has a pupil outside',
      set('enrollments', 'e-1a-p1', 'endDate', '2026-10-01'),
      { value: 'p1', row: 5 },
    ],
    [
      'baseGroupsTwo',
      'has a pupil twice',
      (tables) => {
        tables.enrollments?.push(place('1b', 'p1', 'student'));
      },
      { value: 'p1', other: '1a, 1b' },
    ],
    [
      'invisibleRemoved',
      'turns a name around',
      set('users', 'p1', 'givenName', 'No\u{202e}or'),
      { value: 'No⟨202E⟩or' },
    ],
    [
      'lettersMended',
      'spells in another alphabet',
      set('users', 'p1', 'givenName', 'ZoÃ«'),
      { other: 'Zoë' },
    ],
  ])('%s: it is read and told when it %s', (kind, _, change, spot = {}) => {
    const reading = readWith(change);
    expect(reading.roster).toBeDefined();
    expect(reading.problems.shown).toContainEqual(
      expect.objectContaining({ kind, weight: 'warning', ...spot }),
    );
  });

  it('tells one mistake once: a missing file does not make each reference to it wrong', () => {
    for (const table of ['users', 'classes', 'orgs', 'courses', 'academicSessions']) {
      const problems = readWith(remove(table)).problems.shown;
      expect(problems.filter(({ kind }) => kind === 'referenceMissing')).toEqual([]);
      expect(problems[0]).toMatchObject({ kind: 'fileMissing', file: `${table}.csv` });
    }
  });

  it('counts rows as a spreadsheet does, also behind a line break in a name', () => {
    const reading = readWith((tables) => {
      row(tables, 'users', 'd1').givenName = 'Anna\nMaria';
      row(tables, 'users', 'p4').enabledUser = 'x';
    });
    expect(reading.problems.shown).toEqual([expect.objectContaining({ kind: 'yesNoUnknown', row: 8 })]);
  });

  it('tells a row that is too short', () => {
    const files = filesOf(aSchool()).filter(({ name }) => name !== 'orgs.csv');
    const orgs =
      'sourcedId,name,type,identifier,parentSourcedId\ns,School,school,,\nz,Andere\nf,Stichting,local,,,,\n';
    const { problems } = readRoster([...files, wholeFile('orgs.csv', new TextEncoder().encode(orgs))], today);
    expect(problems.shown).toEqual([
      expect.objectContaining({ kind: 'columnCount', file: 'orgs.csv', row: 3, value: '2', other: '5' }),
    ]);
  });

  it('tells that a file is in the wrong encoding, in the row where it shows', () => {
    const files = filesOf(aSchool()).map((file) =>
      file.name === 'users.csv'
        ? wholeFile('users.csv', Uint8Array.from(Buffer.from(csv(aSchool().users as Rows), 'latin1')))
        : file,
    );
    const { roster, problems } = readRoster(files, today);
    expect(roster).toBeUndefined();
    expect(problems.shown.map(({ kind, row, field }) => [kind, row, field])).toEqual([
      ['cellUnreadable', 7, 'givenName'],
      ['cellUnreadable', 7, 'familyName'],
    ]);
  });
});

describe('a name', () => {
  it.each([
    ['a formula', '=HYPERLINK("https://x.example")', '=HYPERLINK("https://x.example")'],
    ['a minus', '-Jan', '-Jan'],
    ['a smile', 'Sam 😀', 'Sam 😀'],
    ['a family', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['quotes', 'Jan "Jantje"', 'Jan "Jantje"'],
    ['letters in two parts', 'Zoe\u{308}', 'Zoë'],
    ['too many spaces', '  Anna \t Maria ', 'Anna Maria'],
    ['an alphabet from right to left', 'נועה', 'נועה'],
  ])('may hold %s', (_, written, read) => {
    const reading = readWith((tables) => {
      row(tables, 'users', 'p1').givenName = written;
    });
    expect(reading.problems.shown).toEqual([]);
    expect(personIn(reading, 'p1')?.given).toBe(read);
  });

  it('is the one that people use, with the small words that belong to it', () => {
    const reading = readWith((tables) => {
      Object.assign(row(tables, 'users', 'p1'), { preferredGivenName: 'Noortje', middleName: 'van der' });
      Object.assign(row(tables, 'users', 'p2'), { middleName: 'Cornelis' });
      Object.assign(row(tables, 'users', 'p3'), { givenName: '', familyName: 'Madonna' });
    });
    const names = ['p1', 'p2', 'p3'].map((id) => [
      personIn(reading, id)?.given,
      personIn(reading, id)?.family,
    ]);
    expect(names).toEqual([
      ['Noortje', 'van der Aydin'],
      ['Sem', 'Bos'],
      ['Madonna', ''],
    ]);
  });
});

describe('people', () => {
  it('with roles in two schools belong to both', () => {
    const reading = readWith((tables) => tables.roles?.push(role('d1', 'teacher', 'z')));
    expect(
      reading.roster?.schools.map(({ staff }) => staff.filter(({ person }) => person.id === 'd1').length),
    ).toEqual([1, 1]);
  });

  it('may be teacher and mother in one school, and are one person there', () => {
    const school = schoolOf(
      readWith((tables) => {
        tables.roles?.push(role('d1', 'parent'));
        row(tables, 'users', 'p2').agentSourcedIds = 'd1';
      }),
    );
    expect(school.guardians.map(({ person }) => person.id)).toEqual(['d1', 'm1']);
    expect(school.guardians[0]?.person).toBe(school.staff[0]?.person);
  });

  it('who are guardians belong to the schools of their children, whichever side names the other', () => {
    for (const side of ['m1', 'p4']) {
      const { roster, problems } = readWith((tables) => {
        tables.roles = tables.roles?.filter(({ userSourcedId }) => userSourcedId !== 'p4') as Rows;
        tables.roles.push(role('p4', 'student', 'z'));
        tables.enrollments = tables.enrollments?.filter(
          ({ userSourcedId }) => userSourcedId !== 'p4',
        ) as Rows;
        row(tables, 'users', side).agentSourcedIds = side === 'm1' ? 'p1,p4' : 'm1';
      });
      expect([...problems.counts.keys()]).toEqual(['baseGroupNone']);
      expect(
        roster?.schools.map(({ guardians }) => guardians.map(({ pupils }) => pupils[0]?.person.id)),
      ).toEqual([['p1'], ['p4']]);
    }
  });

  it('are never born in the future', () => {
    const reading = readWith((tables) => {
      tables.demographics = [{ sourcedId: 'p1', birthDate: '2103-05-06' }];
    });
    expect(reading.problems.shown).toEqual([
      expect.objectContaining({ kind: 'dateUnknown', field: 'birthDate' }),
    ]);
  });

  it('have a birth date when the administration gives one', () => {
    const reading = readWith((tables) => {
      tables.demographics = [
        { sourcedId: 'p1', birthDate: '2013-05-06', sex: 'female' },
        { sourcedId: 'p2', birthDate: '', sex: '' },
      ];
    });
    expect(reading.problems.shown).toEqual([]);
    expect([personIn(reading, 'p1')?.born, personIn(reading, 'p2')?.born]).toEqual(['2013-05-06', undefined]);
  });
});

describe('organisations and years', () => {
  it('share courses from above, and own those of their departments', () => {
    for (const owner of ['f', 's', 'd']) {
      const reading = readWith((tables) => {
        tables.orgs?.push({ sourcedId: 'd', name: 'Talen', type: 'department', parentSourcedId: 's' });
        row(tables, 'courses', 'ne').orgSourcedId = owner;
      });
      expect(reading.problems.shown).toEqual([]);
    }
  });

  it('are refused when they stand in a tower without end', () => {
    const { problems } = readWith((tables) => {
      for (let floor = 1; floor < 3000; floor += 1) {
        tables.orgs?.push({
          sourcedId: `f${floor}`,
          name: 'x',
          type: 'local',
          parentSourcedId: `f${floor - 1}`,
        });
      }
      tables.orgs?.push({ sourcedId: 'f0', name: 'x', type: 'local', parentSourcedId: '' });
    });
    expect([...problems.counts.keys()]).toEqual(['parentCircle']);
  });

  it('count in terms where there are terms, whatever else there is', () => {
    const reading = readWith((tables) => {
      tables.academicSessions?.push(session('h1', 'semester', '2026-08-24', '2027-01-29', 'y'));
      row(tables, 'academicSessions', 't1').parentSourcedId = 'h1';
      row(tables, 'classes', '1a').termSourcedIds = 'h1';
    });
    expect(reading.problems.shown).toEqual([]);
    const school = schoolOf(reading);
    expect(school.years[0]?.periods.map(({ id }) => id)).toEqual(['t1', 't2']);
    expect(school.baseGroups[0]?.periods.map(({ id }) => id)).toEqual(['t1']);
  });

  it('of a school are those of its groups; a school without groups has them all', () => {
    const { roster } = readWith((tables) => {
      tables.academicSessions?.push(session('next', 'schoolYear', '2027-08-01', '2028-07-31', ''));
    });
    expect(roster?.schools.map(({ years }) => years.map(({ id }) => id))).toEqual([['y'], ['next', 'y']]);
  });
});

describe('groups', () => {
  it('hold a pupil until the day of the move', () => {
    const reading = readWith((tables) => {
      row(tables, 'enrollments', 'e-1a-p1').endDate = '2026-12-31';
      tables.enrollments?.push(place('1b', 'p1', 'student', { beginDate: '2027-01-01' }));
    });
    expect(reading.problems.shown).toEqual([]);
    expect(schoolOf(reading).pupils[0]?.baseGroup?.id).toBe('1a');
  });

  it('of several coaches are shared out evenly by name', () => {
    const reading = readWith((tables) => {
      tables.enrollments = [
        place('1a', 'd1', 'teacher'),
        place('1a', 'd2', 'teacher'),
        ...['p1', 'p2', 'p3', 'p4'].map((id) => place('1a', id, 'student')),
      ];
    });
    expect(kindsOf(reading)).toEqual(['coachesShare', 'coachNone']);
    const coaches = schoolOf(reading).pupils.map(
      ({ person, coach }) => `${person.family} ${coach?.person.given}`,
    );
    expect(coaches).toEqual(['Aydin Anna', 'Bos Anna', 'Çelik Bram', 'Dam Bram']);
  });

  it('follow a pupil who moves during the year', () => {
    const reading = readWith((tables) => {
      row(tables, 'enrollments', 'e-1a-p1').endDate = '2026-10-09';
      tables.enrollments?.push(place('1b', 'p1', 'student', { beginDate: '2026-10-10' }));
    });
    expect(reading.problems.shown).toEqual([]);
    const [noor] = schoolOf(reading).pupils;
    expect([noor?.baseGroup?.id, noor?.coach?.person.given]).toEqual(['1b', 'Bram']);
  });

  it('give one place to who is listed twice', () => {
    const reading = readWith((tables) => {
      Object.assign(row(tables, 'enrollments', 'e-1a-p1'), { endDate: '2026-10-09' });
      tables.enrollments?.push(place('1a', 'p1', 'student', { sourcedId: 'again', beginDate: '2026-11-01' }));
    });
    expect(
      schoolOf(reading).baseGroups[0]?.places.map(({ pupil, from, until }) => [pupil.person.id, from, until]),
    ).toEqual([
      ['p1', undefined, undefined],
      ['p2', undefined, undefined],
    ]);
  });

  it('may stand in capitals, in other order and with columns of their own', () => {
    const files = filesOf(aSchool()).map((file) => {
      if (file.name !== 'classes.csv')
        return wholeFile(file.name.toUpperCase(), [...file.read()][0] as Uint8Array);
      const text = csv(
        (aSchool().classes as Rows).map((one) => Object.fromEntries(Object.entries(one).toReversed())),
      );
      const [header, ...lines] = text.replaceAll(/$/gm, ',1').split('\n');
      const own = `\u{feff}${header?.replace(/,1$/, ',metadata.room').toUpperCase()}\r\n${lines.slice(0, 3).join('\r\n')}`;
      return wholeFile('Classes.CSV', new TextEncoder().encode(own));
    });
    const { roster, problems } = readRoster(files, today);
    expect(problems.shown).toEqual([]);
    expect(roster).toEqual(read(aSchool()).roster);
  });
});
