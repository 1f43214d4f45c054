import pg from 'pg';
import type { Place } from '../store.ts';

/*
 * A school as rows, whatever tables there are: the catalog of the database says which tables bear a school, and so a new
 * table cannot be forgotten. What is left out stands in one list, with its reason.
 */

/** What passes by itself within days and no school misses: not worth a line in an archive. */
export const leftOut: Readonly<Record<string, string>> = {
  'school.request_key': 'answers to presses of the last days',
  'school.second_word': 'questions that fall after a day',
  'school.upload': 'a file that waits to be brought in, two days at the longest',
  'school.upload_part': 'the file itself',
  'school.upload_page': 'what it would change',
  'school.import_row': 'the differences of an import, kept for two days',
  'school.judgement_draft': 'words that were taken back, kept for two days',
};

/** Tables that belong to a school without naming it: who signs in there, what its pupils’ steps are steps of. */
const beside = [
  'shared.organisation',
  'shared.gradation',
  'shared.course',
  'shared.course_version',
  'shared.step',
  'shared.version_block',
  'shared.version_step',
  'shared.step_level',
  'shared.task',
  'shared.asset',
  'shared.theme',
  'platform.account',
  'platform.sign_in_name',
  'platform.membership',
];
/** Rows that another installation may have already, and keeps as it has them. */
export const isShared = (table: string): boolean =>
  table.startsWith('shared.') || table === 'platform.account';

export type Table = {
  readonly name: string;
  /** All that are written, in order; what the database works out itself it works out again. */
  readonly columns: readonly string[];
  /** A row may point at another row of the same table, so all of them go in at once. */
  readonly pointsAtItself: boolean;
};
export type Whose = { readonly id: string; readonly courses: readonly string[]; readonly secrets: boolean };

/** Reads one moment of the whole database, as its owner, and changes nothing. */
export async function inSnapshot<T>(
  { admin, prefix }: Place,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(admin);
  client.on('error', () => undefined); // told by the statement that comes next
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local role "${prefix}owner"; ${asText}`);
    return await work(client);
  } finally {
    await client.query('rollback').catch(() => undefined);
    await client.end();
  }
}

/** The same text for the same row, whatever the settings of a server are. */
export const asText = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'`;

/** The tables of an archive in the order in which one needs another. */
export const tablesOf = async (client: pg.ClientBase): Promise<readonly Table[]> =>
  (await everyTable(client)).filter(({ name }) => leftOut[name] === undefined);

/** Every table in which a school has rows, those that are pointed at first. */
export async function everyTable(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] | null }>(
    `select relation.oid::regclass::text as name,
       (select array_agg(attname::text order by attnum) from pg_attribute
         where attrelid = relation.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       (select array_agg(distinct confrelid::regclass::text) from pg_constraint
         where conrelid = relation.oid and contype = 'f') as needs
     from pg_class relation join pg_namespace schema on schema.oid = relation.relnamespace
     where relation.relkind in ('r', 'p') and (relation.oid::regclass::text = any($1) or (schema.nspname = 'school'
       and exists (select from pg_attribute where attrelid = relation.oid and attname = 'school_id')))
     order by 1`,
    [beside],
  );
  const waiting = new Map(rows.map((row) => [row.name, row]));
  const inOrder: Table[] = [];
  for (let before = -1; waiting.size > 0 && before !== inOrder.length; ) {
    before = inOrder.length;
    for (const { name, columns, needs } of [...waiting.values()]) {
      if ((needs ?? []).some((other) => other !== name && waiting.has(other))) continue;
      waiting.delete(name);
      inOrder.push({ name, columns, pointsAtItself: (needs ?? []).includes(name) });
    }
  }
  if (waiting.size > 0) throw new Error(`these tables need each other: ${[...waiting.keys()].join(', ')}`);
  return inOrder;
}

/** The migrations that made this database; an archive fits only where the same ones ran. */
export async function schemaOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select file || ' ' || left(sum, 16) as line from platform_past.migration order by file`,
  );
  return rows.map(({ line }) => line);
}

export type Found = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly code: string | null;
};
export async function schoolCalled(client: pg.ClientBase, handle: string): Promise<Found | undefined> {
  const { rows } = await client.query<Found>(
    `select id, name, handle, code from shared.organisation where kind = 'school' and handle = $1`,
    [handle],
  );
  return rows[0];
}
export async function allSchools(client: pg.ClientBase): Promise<readonly Found[]> {
  const { rows } = await client.query<Found>(
    `select id, name, handle, code from shared.organisation where kind = 'school' and handle is not null order by handle`,
  );
  return rows;
}
/** What of this school stands in the way of bringing it in. */
export async function inTheWay(
  client: pg.ClientBase,
  school: { id: string; handle: string; code: string | null },
): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    'select name from shared.organisation where id = $1 or handle = $2 or code = $3 limit 1',
    [school.id, school.handle, school.code],
  );
  return rows[0]?.name;
}

/** Every course that something of this school points at. */
export async function coursesOf(
  client: pg.ClientBase,
  school: string,
  tables: readonly Table[],
): Promise<readonly string[]> {
  const own = tables.filter(({ name }) => name.startsWith('school.'));
  const named = own
    .filter(({ columns }) => columns.includes('course_id'))
    .map(({ name }) => `select course_id from ${name} where school_id = $1`);
  const stepped = own
    .filter(({ columns }) => columns.includes('step_id'))
    .map(
      ({ name }) =>
        `select step.course_id from ${name} own join shared.step on step.id = own.step_id where own.school_id = $1`,
    );
  const { rows } = await client.query<{ id: string }>(
    `select id from shared.course where owner = $1 or id in (${[...named, ...stepped].join(' union all ')}) order by id`,
    [school],
  );
  return rows.map(({ id }) => id);
}

/** Which rows of a table go with the school. Ids were read from the database, so they may stand in the text. */
function belongs({ name, columns }: Table, { id, courses }: Whose): string {
  const own = `'${id}'::uuid`;
  const ours = `any('{${courses.join(',')}}'::uuid[])`;
  if (columns.includes('school_id')) return `school_id = ${own}`;
  if (name === 'shared.organisation')
    return `id in (with recursive line as (select id, parent_id from shared.organisation where id = ${own}
        or id in (select owner from shared.course where id = ${ours})
      union select above.id, above.parent_id from shared.organisation above join line on above.id = line.parent_id)
      select id from line)`;
  if (name === 'platform.account')
    return `id in (select account_id from platform.sign_in_name where organisation_id = ${own})`;
  if (columns.includes('organisation_id')) return `organisation_id = ${own}`;
  if (name === 'shared.course') return `id = ${ours}`;
  if (columns.includes('course_id')) return `course_id = ${ours}`;
  return `version_id in (select id from shared.course_version where course_id = ${ours})`;
}

const picked = (table: Table, whose: Whose): string => {
  const columns =
    table.name === 'platform.account' && !whose.secrets ? ['id', 'language', 'blocked_at'] : table.columns;
  return `select ${columns.join(', ')} from ${table.name} where ${belongs(table, whose)}`;
};

export type Sum = { readonly rows: number; readonly sum: string };
/** How many rows, and a sum over every letter of them in no order. */
export async function sumOf(client: pg.ClientBase, table: Table, whose: Whose): Promise<Sum> {
  const { rows } = await client.query<{ rows: number; sum: string }>(
    `select count(*)::integer as rows,
       coalesce(sum(('x' || left(md5(to_jsonb(picked)::text), 15))::bit(60)::bigint), 0)::text as sum
     from (${picked(table, whose)}) picked`,
  );
  return rows[0] as Sum;
}

/** The rows as lines of JSON, some thousand at a time. */
export async function* linesOf(
  client: pg.ClientBase,
  table: Table,
  whose: Whose,
): AsyncGenerator<readonly string[]> {
  await client.query(
    `declare lines no scroll cursor for select to_jsonb(picked)::text as line from (${picked(table, whose)}) picked`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>('fetch 2000 from lines');
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await client.query('close lines');
}

/** Puts rows in as they were; who is there already, because another school shares them, stays as they are. */
export async function putRows(
  client: pg.ClientBase,
  { name, columns }: Table,
  lines: readonly string[],
): Promise<void> {
  await client.query(
    `insert into ${name} (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::${name}, $1::json)
     ${isShared(name) ? 'on conflict do nothing' : ''}`,
    [`[${lines.join(',')}]`],
  );
}

/**
 * Rows that came in now and are no part of this school, which only an archive that somebody wrote in holds: who would
 * act in another school that is here, what would be read there.
 */
export async function strayRows(client: pg.ClientBase, table: Table, whose: Whose): Promise<number> {
  const otherSchools = `(select id from shared.organisation where kind = 'school' and id <> '${whose.id}'::uuid)`;
  const owned = table.columns.includes('owner') ? ` or owner in ${otherSchools}` : '';
  // what stands above a school may hang otherwise here
  const stray =
    table.name === 'shared.organisation'
      ? `id in ${otherSchools}`
      : `(${belongs(table, whose)}) is not true${owned}`;
  const { rows } = await client.query<{ rows: number }>(
    `select count(*)::integer as rows from ${table.name}
     where xmin = pg_current_xact_id()::xid and (${stray})`,
  );
  return rows[0]?.rows ?? 0;
}
