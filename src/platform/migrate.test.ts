import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, type Migration, readMigrations } from '#platform/migrate';
import { rights, policies } from '../rights.ts';
import { migrations as folder } from '../../tests/world/cluster.ts';
import { aDatabase, aPlace, anEmptyDatabase } from '../../tests/world/index.ts';

const place = await aDatabase();
const { admin } = place;
const known = readMigrations(folder);
const written = (file: string, sql: string): Migration => ({
  file,
  sql,
  sum: createHash('sha256').update(sql).digest('hex'),
});
const run = (migrations = known, rules = policies) => migrate(admin, migrations, rules, 'app_');
const names = async (sql: string) =>
  (await admin.query({ text: sql, rowMode: 'array' })).rows.map(([name]) => name);
const allPolicies = () =>
  names("select tablename || ' ' || policyname || ' ' || coalesce(qual, '') from pg_policies order by 1");
const doors = () => names("select oid::regprocedure::text from pg_proc where proname = 'open' order by 1");

describe('a migration', () => {
  it('runs once', async () => {
    expect(await run()).toEqual({ applied: [], policiesChanged: false });
    const next = written('0990_next.sql', 'create table network.next (id uuid primary key)');
    expect(await run([...known, next])).toEqual({ applied: [next.file], policiesChanged: false });
    expect(await run([...known, next])).toEqual({ applied: [], policiesChanged: false });
    expect(await names("select file from platform_past.migration where file like '099%'")).toEqual([
      next.file,
    ]);
  });

  it('that breaks half-way leaves nothing behind, of itself and of those before it', async () => {
    const past = await names('select file from platform_past.migration order by file');
    const passed = [...known, written('0990_next.sql', 'create table network.next (id uuid primary key)')];
    const good = written('0991_good.sql', 'create table network.good (id uuid primary key)');
    const bad = written('0992_bad.sql', 'create table network.bad (id uuid primary key); select 1 / 0');
    await expect(run([...passed, good, bad])).rejects.toMatchObject({ code: '22012' });
    expect(await names('select file from platform_past.migration order by file')).toEqual(past);
    expect(await names("select relname from pg_class where relname in ('good', 'bad')")).toEqual([]);
    expect(await run(passed)).toMatchObject({ applied: [] });
  });

  it('acts as the owner who cannot sign in, so that nothing belongs to whoever ran it', async () => {
    const owners = await names(
      `select distinct relowner::regrole::text from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where nspname in ('school', 'platform', 'platform_past', 'shared', 'network') and relkind = 'r'`,
    );
    expect(owners).toEqual(['app_owner']);
  });
});

describe('policies', () => {
  const later = [...known, written('0990_next.sql', 'create table network.next (id uuid primary key)')];

  it('are replaced as a whole when their text differs, and left alone when it does not', async () => {
    const before = await allPolicies();
    await admin.query(`create policy stray on school.team for select to app_member using (name = 'x')`);
    expect(await run(later)).toMatchObject({ policiesChanged: false });
    expect(await allPolicies()).toHaveLength(before.length + 1);
    expect(await run(later, `${policies}\n-- another text`)).toMatchObject({ policiesChanged: true });
    expect(await allPolicies()).toEqual(before);
    expect(await run(later)).toMatchObject({ policiesChanged: true });
  });

  it('take the doors of an earlier version with them', async () => {
    await admin.query(
      `create function app.open(token bytea) returns void language sql security definer as ''; grant execute on function app.open(bytea) to app_member;
       create function app.reads_everything() returns uuid[] language sql as $$ select '{}'::uuid[] $$`,
    );
    expect(await doors()).toHaveLength(2);
    await run(later, `${policies}\n-- one more`);
    expect(await doors()).toEqual(['app.open(bytea,uuid,timestamp with time zone,boolean)']);
    expect(await names("select proname from pg_proc where proname = 'reads_everything'")).toEqual([]);
    await run(later);
  });

  it('that break leave the old ones in force', async () => {
    const before = await allPolicies();
    await expect(run(later, `${policies}\nselect 1 / 0;`)).rejects.toMatchObject({ code: '22012' });
    expect(await allPolicies()).toEqual(before);
    expect(await run(later)).toMatchObject({ policiesChanged: false });
  });

  it('stand on every table that has rights, and rights on every table of a school', async () => {
    const tables = await names(
      "select 'school.' || relname from pg_class where relnamespace = 'school'::regnamespace and relkind = 'r' order by 1",
    );
    expect(rights.tables.map(({ table }) => table).toSorted()).toEqual(tables);
  });
});

describe('an empty database', () => {
  it('becomes a whole one, the same as any other', async () => {
    const empty = await anEmptyDatabase();
    onTestFinished(() => empty.close());
    await empty.admin.query('grant create on database ' + empty.name + ' to app_owner');
    const made = await migrate(empty.admin, known, policies, 'app_');
    expect(made).toEqual({ applied: known.map(({ file }) => file), policiesChanged: true });
    const columns = `select string_agg(format('%s.%s.%s %s', table_schema, table_name, column_name, data_type), e'\n'
      order by table_schema, table_name, column_name) from information_schema.columns
      where table_schema in ('school', 'platform', 'shared') and table_name <> 'next'`;
    const [here, there] = [
      await names(columns),
      await empty.admin.query({ text: columns, rowMode: 'array' }),
    ];
    expect(there.rows.map(([text]) => text)).toEqual(here);
    expect(aPlace().port).toBe(empty.place.port);
  });
});
