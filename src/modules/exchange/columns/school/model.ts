import type { Present } from '../../merge/model.ts';
import { Cursor, type ProblemNotes } from '../../problem/model.ts';
import type { Day, School, Year } from '../../roster/model.ts';
import { Desk, type Here } from '../desk/model.ts';
import type { Grid } from '../grid/model.ts';
import { readGuardians } from '../guardians/model.ts';
import { readLessons } from '../lessons/model.ts';
import type { List, Matching } from '../model.ts';
import { readPupils } from '../pupils/model.ts';
import { readStaff } from '../staff/model.ts';

export type Sheet = {
  readonly list: List;
  readonly grid: Grid;
  readonly matching: Matching;
  /** As it is called where something is wrong with it. */
  readonly fileName: string;
};
export type Made = { readonly school: School; readonly adopted: Present['externals'] };

/**
 * The part of a school that a sheet tells of, ready to be compared with what is there. It names nobody whom the sheet does
 * not name, so nobody is ended by it; what is wrong with a row is noted with its number.
 */
export function schoolFrom(
  { list, grid, matching, fileName }: Sheet,
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
  const desk = new Desk(list, matching, grid.header.cells, here, year, at, today);
  const { rows } = grid;
  if (list === 'pupils') readPupils(rows, desk);
  const staff = list === 'staff' ? readStaff(rows, desk) : [];
  const guardians = list === 'guardians' ? readGuardians(rows, desk) : [];
  const teachingGroups = list === 'lessons' ? readLessons(rows, desk) : [];
  return {
    school: {
      organisation: { id: 'sheet', name: fileName, code: undefined, parent: undefined },
      years: [year],
      people: [...desk.people.values()],
      pupils: [...desk.pupils.values()],
      staff,
      guardians,
      baseGroups: [...desk.baseGroups.values()],
      courses: [...new Set(teachingGroups.map(({ course }) => course))],
      teachingGroups,
    },
    adopted: desk.adopted,
  };
}

/** The school year of today, else the next one: what a sheet says holds for that year. */
export function yearFor({ years }: Present, today: Day): Year | undefined {
  const inOrder = years.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const found = inOrder.find(({ until }) => today <= until);
  return found === undefined ? undefined : { ...found, periods: [] };
}
