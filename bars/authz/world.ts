import type pg from 'pg';
import { chance } from '../chance.ts';
import type { Actor } from './world/actor.ts';
import { Ground } from './world/ground.ts';
import { school } from './world/school.ts';
import { order, type Row, type Table } from './world/table.ts';

/*
 * Small worlds full of trouble: several schools – one of them a twin with the very same ids – with guardians of every
 * kind and age, relations that ended yesterday or begin tomorrow, people with two hats, sign-ins that no longer hold.
 */

export type World = {
  readonly seed: number;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly actors: readonly Actor[];
};

export function aWorld(seed: number, schools: readonly string[] = ['first', 'second', 'first']): World {
  const rows = Object.fromEntries(order.map((table) => [table, []])) as unknown as Record<Table, Row[]>;
  const actors: Actor[] = [];
  for (const [n, ids] of schools.entries()) {
    const isTwin = schools.indexOf(ids) < n;
    school(new Ground(chance(seed * 31 + n), { ids: `${seed} ${ids}`, isTwin }, rows, actors));
  }
  office(new Ground(chance(seed * 31 + 9), { ids: `${seed} office`, isTwin: false }, rows, actors));
  return { seed, rows, actors };
}

function office(ground: Ground): void {
  ground.found('office');
  ground.hat(ground.id('office worker'), 'office', undefined);
}

/** Puts a world into a database, as the superuser. */
export async function settle(admin: pg.Client, world: World): Promise<void> {
  await admin.query('begin');
  for (const table of order) {
    const rows = world.rows[table] ?? [];
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const filled = rows.map((row) => ({ ...defaults[table], ...row }));
    if (rows.length > 0)
      await admin.query(
        `insert into ${table} (${columns.join(', ')})
         select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(filled)],
      );
  }
  await admin.query('commit');
}
/** What some rows leave out and others do not. */
const defaults: Partial<Record<Table, Row>> = { 'school.relation': { renewed: false } };
