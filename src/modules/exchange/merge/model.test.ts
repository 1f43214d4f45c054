import { expect, test } from 'vitest';
import { wholeFile } from '../archive/model.ts';
import { readRoster } from '../oneroster/model.ts';
import type { School } from '../roster/model.ts';
import { isNothing, merge, type Present } from './model.ts';

const today = '2026-11-21';
const nobody: Present = {
  school: 'here',
  externals: [],
  people: [],
  pupils: [],
  baseGroups: [],
  teachingGroups: [],
  enrolments: [],
  relations: [],
  years: [],
  periods: [],
  hats: [],
};

/** A school of so many pupils who are all called the same, and who come without a name to sign in with. */
function namesakes(many: number): School {
  const rows = (header: string, row: (n: number) => string) =>
    new TextEncoder().encode([header, ...Array.from({ length: many }, (_, n) => row(n))].join('\n'));
  const sheet = (name: string, text: string) => wholeFile(name, new TextEncoder().encode(text));
  const { roster } = readRoster(
    [
      sheet('manifest.csv', 'propertyName,value\noneroster.version,1.2\n'),
      sheet('orgs.csv', 'sourcedId,name,type,identifier,parentSourcedId\ns,School,school,00AA00,\n'),
      sheet(
        'academicSessions.csv',
        'sourcedId,title,type,startDate,endDate,parentSourcedId,schoolYear\ny,2026/27,schoolYear,2026-08-01,2027-07-31,,2027\n',
      ),
      sheet('courses.csv', 'sourcedId,title,courseCode,orgSourcedId\n'),
      sheet('classes.csv', 'sourcedId,title,classType,courseSourcedId,schoolSourcedId,termSourcedIds\n'),
      sheet('enrollments.csv', 'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n'),
      wholeFile(
        'users.csv',
        rows('sourcedId,enabledUser,username,givenName,familyName', (n) => `u${n},true,,Sem,Jansen`),
      ),
      wholeFile(
        'roles.csv',
        rows('sourcedId,userSourcedId,roleType,role,orgSourcedId', (n) => `r${n},u${n},primary,student,s`),
      ),
    ],
    today,
  );
  return roster?.schools[0] as School;
}

test('10,000 pupils of one name get 10,000 names to sign in with, in a moment, and keep them', () => {
  const from = performance.now();
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  const school = namesakes(10_000);
  const first = merge(school, nobody, today, newId, newId);
  const names = first.members.map(({ username }) => username);
  expect(new Set(names).size).toBe(10_000);
  expect(names).toContain('sem.jansen');
  const hats = first.members.map((one) => ({ ...one, worn: true }));
  const there: Present = {
    ...nobody,
    externals: first.externals,
    people: first.people.added.map((one) => ({ ...one, born: null })),
    pupils: first.pupils.added.map((one) => ({ ...one, leftOn: null })),
    years: first.years.added,
    periods: first.periods.added,
    hats,
  };
  expect(isNothing(merge(school, there, today, newId, newId))).toBe(true);
  // as many again, under other numbers: nobody loses a name, nobody shares one
  const others: Present = { ...nobody, hats: hats.map((one) => ({ ...one, person: `other ${one.person}` })) };
  const second = merge(school, others, today, newId, newId).members.map(({ username }) => username);
  expect(new Set([...names, ...second]).size).toBe(20_000);
  expect(performance.now() - from).toBeLessThan(10_000);
});

test('a school year that the school made itself with its periods stays the one there is, this time and the next', () => {
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  const own = { id: 'own', title: '2026–2027', from: '2026-08-24', until: '2027-07-16' };
  const period = { id: 'p1', title: 'Periode 1', from: '2026-08-24', until: '2027-01-24' };
  const here: Present = { ...nobody, years: [own], periods: [period] };
  const first = merge(namesakes(1), here, today, newId, newId);
  expect([first.years, first.periods]).toEqual([
    { added: [], changed: [] },
    { added: [], changed: [] },
  ]);
  const year = { kind: 'year', value: 'y', object: 'own' };
  expect(first.externals).toContainEqual(year);
  const again = merge(namesakes(1), { ...here, externals: [year] }, today, newId, newId);
  expect(again.years).toEqual({ added: [], changed: [] });
  // the control: without periods of its own the school takes the year of the file
  const bare = merge(namesakes(1), { ...here, periods: [] }, today, newId, newId);
  expect(bare.years.added).toHaveLength(1);
});
