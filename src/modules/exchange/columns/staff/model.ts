import type { Staff, StaffRole } from '../../roster/model.ts';
import type { Row } from '../grid/model.ts';
import { alike, type Desk, wholeName } from '../desk/model.ts';

/** A list of staff: who they are, what they do, and which groups they coach. */
export function readStaff(rows: readonly Row[], desk: Desk): Staff[] {
  const seen = new Map<string, number>();
  const all: Staff[] = [];
  for (const row of rows) {
    desk.at.row = row.row;
    const name = desk.nameIn(row);
    if (name === undefined) continue;
    const number = desk.cell(row, 'number');
    const key = number || desk.cell(row, 'email');
    const id = key === '' ? `staff ~${alike(wholeName(name))}` : `staff ${alike(key)}`;
    const before = seen.get(id);
    if (before !== undefined) {
      desk.at.note(key === '' ? 'nameTwice' : 'idTwice', undefined, key || wholeName(name), String(before));
      continue;
    }
    seen.set(id, row.row);
    const byName = desk.byName('staff', wholeName(name));
    const object =
      desk.known('person', id, number) ??
      (byName === undefined || desk.isNumbered(byName) ? undefined : byName);
    const staff: Staff = { person: desk.grownUp(id, row, name, object), roles: rolesIn(row, desk) };
    all.push(staff);
    for (const group of severalIn(desk.cell(row, 'coachOf'))) coachOf(group, staff, desk);
  }
  return all;
}

/** Every pupil of a group gets this coach. */
function coachOf(name: string, coach: Staff, desk: Desk): void {
  const group = desk.here.present.baseGroups.find((one) => alike(one.name) === alike(name));
  if (group === undefined) return desk.once('groupUnknown', 'coachOf', name);
  for (const { id, baseGroup, leftOn } of desk.here.present.pupils) {
    if (baseGroup !== group.id || leftOn !== null) continue;
    const pupil = desk.pupilHere(id);
    if (pupil !== undefined) desk.pupils.set(pupil.person.id, { ...pupil, coach });
  }
}

export const severalIn = (cell: string): readonly string[] =>
  cell
    .split(/[,;/|]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const roleWords: readonly (readonly [StaffRole, RegExp])[] = [
  ['schoolLeader', /schoolleid|directeur|directrice|rector|principal|head ?teacher|rektor|school ?leader/],
  ['administrator', /beheer|administrat|applicatie/],
  ['teacher', /docent|lera|leerkracht|mentor|coach|teacher|larare|tutor|handledare/],
];

/** What somebody does, as far as it opens something here; without a column everybody teaches. */
function rolesIn(row: Row, desk: Desk): readonly StaffRole[] {
  if (!desk.has('role')) return ['teacher'];
  const typed = desk.cell(row, 'role');
  const roles = roleWords.flatMap(([role, words]) => (words.test(alike(typed)) ? [role] : []));
  if (roles.length === 0 && typed !== '') desk.at.note('roleRead', desk.head('role'), typed);
  return roles.length > 0 ? roles : ['teamMember'];
}
