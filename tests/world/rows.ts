import type pg from 'pg';
import { newId } from '#platform/id';
import { now, type TestDatabase } from './cluster.ts';

export const fromLongAgo = '2020-08-01';
export const endOfYear = '2027-07-31';

const uniques = { n: 0 };
export const id = () => newId(now);
export const nextName = (base: string): string => {
  uniques.n += 1;
  return `${base}${uniques.n}`;
};

export const add = async (place: TestDatabase, table: string, row: Readonly<Record<string, unknown>>) => {
  const keys = Object.keys(row);
  await place.admin.query(
    `insert into ${table} (${keys.join(', ')}) values (${keys.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
};

/** Looks behind the walls: rows as the superuser sees them. */
export const rowsOf = async (
  place: TestDatabase,
  sql: string,
  values: unknown[] = [],
): Promise<pg.QueryResultRow[]> => (await place.admin.query(sql, values)).rows as pg.QueryResultRow[];

/** How many sessions stand before what another holds: of two who want the same, the second waits for the first. */
export const waitingForAnother = async (place: TestDatabase): Promise<number> =>
  (
    await rowsOf(
      place,
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).length;
