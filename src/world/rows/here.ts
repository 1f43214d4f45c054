import type { PlannedSchool, Pupil } from '../people.ts';
import type { World, Year } from '../plan.ts';
import type { Reach } from '../store.ts';
import type { Filled, Table } from '../tables.ts';

/** A school as the import has made it: who and what has which identifier there. */
export type Here = {
  readonly world: World;
  readonly school: PlannedSchool;
  readonly id: string;
  who(key: string): string;
  teachingGroup(key: string): string;
};
/** A pupil there, with what may be read about them by whom. */
export type One = {
  readonly pupil: Pupil;
  readonly year: Year;
  readonly id: string;
  /** Bound to the course of this subject, or to none. */
  reach(sort: string, code?: string): string;
  enrolment(code: string): string;
};
export type Put = (table: Table, row: Record<string, unknown>) => void;

export function hereOf(world: World, ids: ReadonlyMap<string, string>, school: PlannedSchool): Here {
  const id = world.idOf(`organisation ${school.wish.handle}`);
  return {
    world,
    school,
    id,
    who: (key) => ids.get(`${id} person ${key}`) as string,
    teachingGroup: (key) => ids.get(`${id} class ${key}`) as string,
  };
}

/** Every pupil of a school, with the reaches and enrolments that are theirs. */
export function* pupilsOf(here: Here, reaches: ReadonlyMap<string, Reach>): Generator<One> {
  for (const group of here.school.groups)
    for (const pupil of group.pupils) {
      const id = here.who(pupil.key);
      const find = (sort: string, code?: string): Reach => {
        const bound = code === undefined ? '' : (here.teachingGroup(`${group.key}/${code}`) ?? '');
        return reaches.get(`${id} ${sort} ${bound}`) as Reach;
      };
      yield {
        pupil,
        id,
        year: here.world.years.get(pupil.key) as Year,
        reach: (sort, code) => find(sort, code).id,
        enrolment: (code) => find('week', code).enrolment as string,
      };
    }
}

/** Collects rows by table. */
export function collect(): { readonly filled: Filled; readonly put: Put } {
  const filled: Filled = {};
  return {
    filled,
    put: (table, row) => {
      filled[table] ??= [];
      filled[table].push(row);
    },
  };
}
