import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** The roles of the database, as written in migrations and policies; an installation may put a prefix before them. */
const roles = ['owner', 'gate', 'member', 'school', 'counts', 'network', 'jobs'] as const;

/**
 * Rewrites `app_member` … to the installation's own names. Roles belong to the whole cluster, so databases that share
 * one PostgreSQL need a prefix each (first-slice §1).
 */
export const withPrefix = (sql: string, prefix: string): string =>
  prefix === 'app_'
    ? sql
    : sql.replace(/\bapp_(owner|gate|member|school|counts|network|jobs)\b/g, `${prefix}$1`);

export type Setup = {
  readonly database: string;
  readonly prefix: string;
  /** The password of a role, or null behind a private socket where nobody else can knock. */
  password(role: string): string | null;
};

const name = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * Makes the roles and takes from everybody what only the doors may use; needs an administrator of the cluster, once.
 * `set_config` is the second wall: without it nothing inside a statement can forge a scope (proto §7). Gives the
 * sentences of what could not be done, for `doctor` to say.
 */
export async function setUp(client: pg.ClientBase, setup: Setup): Promise<string[]> {
  const weak: string[] = [];
  for (const role of roles) {
    const full = `${setup.prefix}${role}`;
    const found = await client.query('select from pg_roles where rolname = $1', [full]);
    const password = role === 'owner' ? null : setup.password(role);
    const options = `${role === 'owner' ? 'nologin' : 'login'} nosuperuser nobypassrls nocreatedb nocreaterole noinherit`;
    if (found.rowCount === 0) await client.query(`create role ${name(full)} ${options}`);
    if (password !== null) await client.query(`alter role ${name(full)} password ${literal(password)}`);
  }
  const owner = name(`${setup.prefix}owner`);
  await client.query(`grant ${owner} to current_user`);
  await client.query(`grant create on database ${name(setup.database)} to ${owner}`);
  await client.query(`revoke create, temporary on database ${name(setup.database)} from public`);
  await client.query('revoke all on schema public from public');
  for (const role of roles)
    if (role !== 'owner')
      await client.query(`grant connect on database ${name(setup.database)} to ${name(setup.prefix + role)}`);
  // imports copy into temporary tables first (first-slice §7)
  await client.query(`grant temporary on database ${name(setup.database)} to ${name(`${setup.prefix}jobs`)}`);
  try {
    await client.query('revoke execute on function pg_catalog.set_config(text, text, boolean) from public');
    await client.query(`grant execute on function pg_catalog.set_config(text, text, boolean) to ${owner}`);
    await client.query('revoke update on pg_catalog.pg_settings from public');
  } catch {
    weak.push(
      'set_config could not be taken from PUBLIC (needs a superuser); the seal alone guards the scope',
    );
  }
  return weak;
}

type Migration = { readonly file: string; readonly sql: string; readonly sum: string };

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
  const applied: string[] = [];
  const owner = name(`${prefix}owner`);
  await client.query('begin');
  try {
    await client.query("select pg_advisory_xact_lock(hashtext('leerkring.migrate'))");
    const current = await pastOf(client);
    await client.query(`set local role ${owner}`);
    if (current === null)
      await client.query(
        'create schema platform_past; create table platform_past.migration (file text primary key, sum text not null, at timestamptz not null default now())',
      );
    for (const { file, sql, sum } of migrations) {
      const before = current?.get(file);
      if (before === sum) continue;
      if (before !== undefined)
        throw new Error(`migration ${file} was changed after it had run here; write a new one instead`);
      await client.query(withPrefix(sql, prefix));
      await client.query('insert into platform_past.migration (file, sum) values ($1, $2)', [file, sum]);
      applied.push(file);
    }
    const hash = sumOf(policies);
    const kept = await client.query('select policies_hash from platform.installation');
    const policiesChanged = kept.rows[0]?.policies_hash !== hash;
    if (policiesChanged) {
      await client.query(dropPolicies);
      await client.query(withPrefix(policies, prefix));
      await client.query('update platform.installation set policies_hash = $1', [hash]);
    }
    await client.query('commit');
    return { applied, policiesChanged };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function pastOf(client: pg.ClientBase): Promise<Map<string, string> | null> {
  const table = await client.query("select to_regclass('platform_past.migration') as past");
  if (table.rows[0].past === null) return null;
  const past = await client.query('select file, sum from platform_past.migration');
  return new Map(past.rows.map((row: { file: string; sum: string }) => [row.file, row.sum]));
}

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

/** True when every migration of this version has run; asked by `/ready`. */
export async function isCurrent(client: pg.ClientBase, migrations: readonly Migration[]): Promise<boolean> {
  const past = await pastOf(client);
  return past !== null && migrations.every(({ file, sum }) => past.get(file) === sum);
}
