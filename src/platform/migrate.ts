import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { InstallationProblem } from './installation/problem.ts';
import { withPrefix } from './installation/roles.ts';

export type Migration = { readonly file: string; readonly sql: string; readonly sum: string };

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The migrations of a folder, in the order of their numbers. */
export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      return { file, sql, sum: sumOf(sql) };
    });

/** How the past of a database compares with the migrations of this version. */
type Compared = {
  /** Nothing has ever run here. */
  readonly empty: boolean;
  readonly waiting: readonly Migration[];
  readonly changed: readonly string[];
  /** Ran here by a newer version. */
  readonly unknown: readonly string[];
  readonly policiesCurrent: boolean;
};

/** What ran here before, beside what this version brings; `policies` is their whole text, and '' asks nothing of them. */
export async function compare(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  policies: string,
): Promise<Compared> {
  const table = await client.query("select to_regclass('platform_past.migration') as past");
  if (table.rows[0].past === null)
    return { empty: true, waiting: migrations, changed: [], unknown: [], policiesCurrent: false };
  const { rows } = await client.query<{ file: string; sum: string; policies: string | null }>(
    'select file, sum, policies_hash as policies from platform_past.migration, platform.installation',
  );
  const past = new Map(rows.map(({ file, sum }) => [file, sum]));
  return {
    empty: false,
    waiting: migrations.filter(({ file }) => !past.has(file)),
    changed: migrations.filter(({ file, sum }) => (past.get(file) ?? sum) !== sum).map(({ file }) => file),
    unknown: [...past.keys()].filter((file) => !migrations.some((one) => one.file === file)).sort(),
    policiesCurrent: rows[0]?.policies === sumOf(policies),
  };
}

/** Why this version may not touch a database with that past; undefined when it may. */
export function refusal({ changed, unknown }: Compared): string | undefined {
  if (unknown.length > 0)
    return `This database was made ready by a newer Leerkring (it ran ${unknown.join(', ')}): start that version, or put back the backup from before the update.`;
  if (changed.length > 0)
    return `${changed.join(', ')} ran in this database with other contents: put back what was there and write a new migration instead, or begin with a new database.`;
  return undefined;
}

/**
 * Brings the database to the state of this version: forward only, one transaction for all, one runner at a time. The
 * row policies are made anew as a whole when their text differs. Refuses a database whose past differs from ours.
 */
export async function migrate(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  policies: string,
  prefix: string,
): Promise<{ applied: string[]; policiesChanged: boolean }> {
  const owner = `"${prefix}owner"`;
  await client.query('begin');
  try {
    await client.query("select pg_advisory_xact_lock(hashtext('leerkring.migrate'))");
    await client.query(`set local role ${owner}`);
    const past = await compare(client, migrations, policies);
    const refused = refusal(past);
    if (refused !== undefined) throw new InstallationProblem(refused);
    if (past.empty)
      await client.query(
        'create schema platform_past; create table platform_past.migration (file text primary key, sum text not null, at timestamptz not null default now())',
      );
    for (const { file, sql, sum } of past.waiting) {
      await client.query(withPrefix(sql, prefix));
      await client.query('insert into platform_past.migration (file, sum) values ($1, $2)', [file, sum]);
    }
    if (!past.policiesCurrent) {
      await client.query(dropPolicies);
      await client.query(withPrefix(policies, prefix));
      await client.query('update platform.installation set policies_hash = $1', [sumOf(policies)]);
    }
    await client.query('commit');
    return { applied: past.waiting.map(({ file }) => file), policiesChanged: !past.policiesCurrent };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Takes away every row policy and every function that the generator made, so that none of an earlier version stays. */
export const dropPolicies = `do $$
declare p record;
begin
  for p in select policyname, schemaname, tablename from pg_policies where schemaname in ('school', 'network') loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
  -- a door of an earlier version, with other arguments or rules, would stay open beside the new one
  for p in select oid::regprocedure as name from pg_proc where pronamespace = 'app'::regnamespace
      and proname ~ '^(open|open_job|(reads|writes|counts)_.*)$' loop
    execute format('drop function %s', p.name);
  end loop;
end $$`;
