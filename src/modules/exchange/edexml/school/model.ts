import { Desk, type Here } from '../../columns/desk/model.ts';
import type { Row } from '../../columns/grid/model.ts';
import type { Field, List } from '../../columns/model.ts';
import { readPupils } from '../../columns/pupils/model.ts';
import { type Made, yearFor } from '../../columns/school/model.ts';
import { readStaff } from '../../columns/staff/model.ts';
import { Cursor, type ProblemNotes } from '../../problem/model.ts';
import { type Day, inNameOrder, type Pupil, shareOut, type Staff } from '../../roster/model.ts';
import type { Edex, EdexPerson } from '../model.ts';

/**
 * A school out of EDEXML: its teachers and its pupils are two lists with known columns, read at the same desk as those of a
 * spreadsheet, so that whoever is here is known again in the same way. The teachers of a group are the coaches of its pupils.
 */
export function schoolFromEdex(
  edex: Edex,
  fileName: string,
  here: Here,
  notes: ProblemNotes,
  today: Day,
): Made | undefined {
  const at = new Cursor(fileName, notes);
  const year = yearFor(here.present, today);
  if (year === undefined) {
    at.note('calendarNone');
    return undefined;
  }
  if (edex.composed > 0) at.note('edexComposed', undefined, String(edex.composed));
  const nameOf = (key: string) => edex.groups.get(key)?.name ?? key;
  const deskOf = (list: List) => new Desk(list, columns, heads, here, year, at, today);

  const staffDesk = deskOf('staff');
  const staff = readStaff(
    edex.teachers.map((one) => rowOf(one, '', '')),
    staffDesk,
  );
  const pupilDesk = deskOf('pupils');
  readPupils(
    edex.pupils.map((one) => {
      const [group = ''] = one.groups;
      return rowOf(one, group === '' ? '' : nameOf(group), one.year || (edex.groups.get(group)?.year ?? ''));
    }),
    pupilDesk,
  );
  const pupils = coached([...pupilDesk.pupils.values()], coachesIn(edex, staff, nameOf), at);
  const adopted = new Map(
    [...staffDesk.adopted, ...pupilDesk.adopted].map((one) => [`${one.kind} ${one.value}`, one]),
  );
  return {
    school: {
      organisation: { id: 'edexml', name: fileName, code: undefined, parent: undefined },
      years: [year],
      people: [...staffDesk.people.values(), ...pupilDesk.people.values()],
      pupils,
      staff,
      guardians: [],
      baseGroups: [...pupilDesk.baseGroups.values()],
      courses: [],
      teachingGroups: [],
    },
    adopted: [...adopted.values()],
  };
}

const columns: readonly Field[] = ['number', 'given', 'infix', 'family', 'born', 'group', 'year', 'username'];
const heads = [
  'key',
  'roepnaam',
  'voorvoegsel',
  'achternaam',
  'geboortedatum',
  'groep',
  'jaargroep',
  'gebruikersnaam',
];

const rowOf = (one: EdexPerson, group: string, year: string): Row => ({
  row: one.line,
  cells: [one.key, one.given, one.infix, one.family, one.born, group, year, one.username],
});

/** By the name of a group, since that is what it is known by here. */
function coachesIn(
  { teachers }: Edex,
  staff: readonly Staff[],
  nameOf: (key: string) => string,
): ReadonlyMap<string, readonly Staff[]> {
  const byNumber = new Map(staff.map((one) => [one.person.number, one]));
  const coaches = new Map<string, Staff[]>();
  for (const { key, groups } of teachers) {
    const one = byNumber.get(key);
    if (one === undefined) continue;
    for (const group of groups) coaches.set(nameOf(group), [...(coaches.get(nameOf(group)) ?? []), one]);
  }
  return coaches;
}

/** Several teachers of one group share its pupils, and it is said; the school may hand them over as it likes. */
function coached(
  pupils: readonly Pupil[],
  coaches: ReadonlyMap<string, readonly Staff[]>,
  at: Cursor,
): readonly Pupil[] {
  const groups = new Map<string, Pupil[]>();
  for (const pupil of pupils) {
    const name = pupil.baseGroup?.title ?? '';
    groups.set(name, [...(groups.get(name) ?? []), pupil]);
  }
  return [...groups].flatMap(([name, all]) => {
    const own = coaches.get(name) ?? [];
    if (own.length > 1) at.note('coachesShare', undefined, name, String(own.length));
    if (own.length === 0) return all;
    return shareOut(inNameOrder(all), own).map(([pupil, coach]) => ({ ...pupil, coach }));
  });
}
