import type pg from 'pg';
import { asText, everyTable, type Found } from '../archive/store.ts';

export { schoolCalled } from '../archive/store.ts';

/** How many people a school has, and how many of them are pupils. */
export async function sizeOf(
  client: pg.ClientBase,
  school: string,
): Promise<{ people: number; pupils: number }> {
  const { rows } = await client.query<{ people: number; pupils: number }>(
    `select (select count(*)::integer from school.person where school_id = $1) as people,
       (select count(*)::integer from school.pupil where school_id = $1) as pupils`,
    [school],
  );
  return rows[0] as { people: number; pupils: number };
}

const hatsOf = `select id from platform.membership where school_id = $1`;

/** Everybody who is signed in there, on every device. */
export const signOut = (client: pg.ClientBase, school: string, at: Date) =>
  client.query(
    `update platform.sign_in set ended_at = $2 where ended_at is null and membership_id in (${hatsOf})`,
    [school, at],
  );

/** Nobody signs in there from now on: a sign-in waits for its hat, and finds none. False while an import is at work. */
export async function closeDoors(client: pg.ClientBase, school: string): Promise<boolean> {
  await client.query(asText);
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('leerkring.import'), hashtext($1)) as mine`,
    [school],
  );
  await client.query(`${hatsOf} for update`, [school]);
  return rows[0]?.mine === true;
}

/** Somebody wrote to a row after the moment this transaction sees, or pointed at one that goes. */
export const isMeanwhile = (problem: unknown): boolean =>
  ['40001', '23503'].includes((problem as { code?: string }).code ?? '');

/** Deletes every row of a school, in whatever table there is; says how many. */
export async function removeRows(client: pg.ClientBase, school: string): Promise<number> {
  const { rows: accounts } = await client.query<{ id: string }>(
    'select account_id as id from platform.sign_in_name where organisation_id = $1',
    [school],
  );
  const ids = accounts.map(({ id }) => id);
  let gone = 0;
  const remove = async (sql: string, ...values: unknown[]) => {
    gone += (await client.query(`delete from ${sql}`, values)).rowCount ?? 0;
  };
  await sweep(client, school, (rows) => {
    gone += rows;
  });
  const own = await ownedTables(client);
  for (const table of own) await remove(`${table} where owner = $1`, school);
  const signIns = `select id from platform.sign_in where membership_id in (${hatsOf})`;
  await remove(`platform.held_form where sign_in_id in (${signIns})`, school);
  await remove(`platform.sign_in where membership_id in (${hatsOf})`, school);
  await remove('platform.membership where school_id = $1', school);
  await remove('platform.sign_in_name where organisation_id = $1', school);
  // who acts somewhere else, too, goes on doing so
  const alone = `any($1::uuid[]) and not exists (select from platform.membership hat where hat.account_id = one.id)
    and not exists (select from platform.sign_in_name name where name.account_id = one.id)`;
  await remove(
    `platform.login_code where account_id in (select one.id from platform.account one where one.id = ${alone})`,
    ids,
  );
  await remove(`platform.account one where one.id = ${alone}`, ids);
  await remove('shared.gradation where organisation_id = $1', school);
  await remove('shared.organisation where id = $1', school);
  return gone;
}

/** The rows of a school in the tables of schools, those that point first. */
export async function sweep(
  client: pg.ClientBase,
  school: string,
  told: (rows: number) => void = () => undefined,
): Promise<void> {
  const tables = (await everyTable(client)).filter(({ name }) => name.startsWith('school.'));
  for (const { name } of tables.toReversed())
    told((await client.query(`delete from ${name} where school_id = $1`, [school])).rowCount ?? 0);
}

/** Courses of the school’s own, with all that is in them. */
async function ownedTables(client: pg.ClientBase): Promise<readonly string[]> {
  const tables = await everyTable(client);
  return tables
    .filter(({ name, columns }) => name.startsWith('shared.') && columns.includes('owner'))
    .map(({ name }) => name)
    .toReversed();
}

type Past = {
  readonly id: string;
  readonly school: Found;
  readonly at: Date;
  readonly rows: number;
  readonly archive: string | undefined;
};
/** The line that stays, outside every school. */
export const addPast = (client: pg.ClientBase, { id, school, at, rows, archive }: Past) =>
  client.query(
    `insert into platform.past_school (id, organisation_id, handle, name, removed_at, rows, archive)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, school.id, school.handle, school.name, at, rows, archive ?? null],
  );

export type PastSchool = {
  readonly name: string;
  readonly handle: string;
  readonly removedAt: Date;
  readonly rows: number;
  readonly archive: string | null;
};
/** The schools that were here, the last one first. */
export async function pastSchools(client: pg.ClientBase): Promise<readonly PastSchool[]> {
  const { rows } = await client.query<PastSchool>(
    `select name, handle, removed_at as "removedAt", rows, archive from platform.past_school order by removed_at desc`,
  );
  return rows;
}
