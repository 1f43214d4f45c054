import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { asAdmin, copyOfTemplate, migrations, type TestDatabase } from '../../tests/world/cluster.ts';
import { aPlace } from '../../tests/world/index.ts';
import { policies } from '../rights.ts';
import {
  connectOf,
  examineDatabase,
  type Finding,
  install,
  InstallationProblem,
  prefixFor,
  type Wish,
} from './installation.ts';

const place = aPlace();
const secret = 'the secret of this installation';

/** An empty database in somebody's PostgreSQL, and the wish to install Leerkring in it. */
async function aDatabase(
  owner?: string,
  whenDone: (clear: () => Promise<void>) => void = onTestFinished,
): Promise<TestDatabase & { wish: Wish }> {
  const made = await copyOfTemplate(place, { empty: true });
  const prefix = prefixFor(made.name);
  if (owner !== undefined) await made.admin.query(`alter database ${made.name} owner to ${owner}`);
  whenDone(async () => {
    if (owner !== undefined) await made.admin.query(`alter database ${made.name} owner to postgres`);
    await made.close();
    await withoutRoles(`^${prefix}`);
  });
  const admin = asAdmin(place, made.name);
  return { ...made, wish: { admin, database: made.name, prefix, secret, migrations, policies } };
}

/** Somebody with no more powers than these. */
async function somebody(name: string, powers = ''): Promise<string> {
  const role = `${name}_${process.pid}`;
  await asPostgres(`create role ${role} login ${powers}`);
  onTestFinished(() => withoutRoles(`^${role}$`));
  return role;
}

const asPostgres = (sql: string) => result(asAdmin(place, 'postgres'), sql);
const asked = async (config: pg.ClientConfig, sql: string): Promise<unknown[]> =>
  (await result(config, sql)).rows.flatMap((row: object) => Object.values(row));

async function result(config: pg.ClientConfig, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function withoutRoles(like: string): Promise<void> {
  const { rows } = await asPostgres(`select rolname as name from pg_roles where rolname ~ '${like}'`);
  for (const { name } of rows) await asPostgres(`drop owned by "${name}"; drop role "${name}"`);
}

const as = (wish: Wish, user: string): Wish => ({ ...wish, admin: { ...wish.admin, user } });
const wrongs = (findings: readonly Finding[]) =>
  findings.filter(({ kind }) => kind === 'wrong').map(({ says }) => says);

describe('two databases in one PostgreSQL', () => {
  it('have roles of their own, and a role of the one gets nowhere in the other', async () => {
    const [here, there] = [await aDatabase(), await aDatabase()];
    const [mine] = [await install(here.wish), await install(there.wish)];
    const open = "select app.open_job('019a0000-0000-7000-8000-000000000000', now())";
    expect(await asked(mine.connect('jobs'), open)).toHaveLength(1);
    const stranger = { ...mine.connect('jobs'), user: `${there.wish.prefix}jobs` };
    await expect(asked(stranger, open)).rejects.toThrow('permission denied for schema app');
  });

  it('never name a role of the embedded one: not in a function, a policy or a right', async () => {
    const { wish, admin } = await aDatabase();
    await install(wish);
    const { rows } = await admin.query(
      `select 'function ' || proname as left from pg_proc where pronamespace::regnamespace::text = 'app'
         and prosrc ~ '\\mapp_(owner|gate|member|school|counts|network|jobs)\\M'
       union all select 'policy ' || policyname from pg_policies where schemaname = 'school' and roles::text ~ 'app_'
       union all select 'right on ' || relname from pg_class
         where relnamespace::regnamespace::text in ('school', 'shared', 'platform', 'network') and relacl::text ~ '\\mapp_'`,
    );
    expect(rows).toEqual([]);
  });

  it.each(['School', 'de-school', 'dé school', 'x'.repeat(60)])(
    'share no roles by a name like %s',
    (name) => {
      expect(prefixFor(name)).not.toBe(prefixFor(name.toLowerCase().replace(/\W/g, '_').slice(0, 40)));
      expect(`${prefixFor(name)}network`.length).toBeLessThanOrEqual(63);
    },
  );
});

describe('the administrator of a PostgreSQL', () => {
  it('prepares a database once, after which its owner starts and updates Leerkring', async () => {
    const owner = await somebody('owner');
    const { wish, admin } = await aDatabase(owner);
    await expect(install(as(wish, owner))).rejects.toThrow(/may not make roles.*doctor --setup/);
    await install(wish, { again: true });
    await admin.query('update platform.installation set policies_hash = null');
    expect((await install(as(wish, owner))).weak).toEqual([]);
    expect(wrongs(await examineDatabase(as(wish, owner)))).toEqual([]);
  });

  it('may lend the owner all powers for the preparation, and take them back', async () => {
    const owner = await somebody('lent', 'superuser');
    const { wish } = await aDatabase(owner);
    await install(as(wish, owner));
    await asPostgres(`alter role ${owner} nosuperuser`);
    expect((await install(as(wish, owner))).weak).toEqual([]);
  });

  it('is told when somebody else than the owner starts it', async () => {
    const { wish } = await aDatabase(await somebody('heir'));
    const other = await somebody('other');
    await install(wish);
    await expect(install(as(wish, other))).rejects.toThrow(/may not act as .*_owner.*doctor --setup/);
  });

  it('may be one who only makes roles and owns the database; what that cannot guard is said', async () => {
    const maker = await somebody('maker', 'createrole');
    const { wish } = await aDatabase(maker);
    const { weak, connect } = await install(as(wish, maker));
    expect(weak).toEqual([
      expect.stringMatching(/set_config.*the seal alone/),
      expect.stringMatching(/Imports ask about every row by itself/),
    ]);
    expect(await asked(connect('member'), 'select session_user::text')).toEqual([`${wish.prefix}member`]);
  });

  it('is advised not to let a superuser sign in every day', async () => {
    expect((await install((await aDatabase()).wish)).weak).toEqual([
      expect.stringMatching(/postgres, who may do everything/),
    ]);
  });

  it('sees no password in what is sent: only what PostgreSQL itself would keep of it', async () => {
    const { wish } = await aDatabase();
    const { connect } = await install(wish);
    const { rows } = await asPostgres(
      `select rolpassword as kept from pg_authid where rolname = '${wish.prefix}gate'`,
    );
    expect(rows[0].kept).toMatch(/^SCRAM-SHA-256\$4096:/);
    expect(connect('gate').password).not.toBe(connect('member').password);
  });
});

describe('a database', () => {
  it('is made ready once when several nodes start at the same moment', async () => {
    const { wish, admin } = await aDatabase();
    await Promise.all([install(wish), install(wish), install(wish)]);
    const { rows } = await admin.query('select count(*)::integer as ran from platform_past.migration');
    expect(rows[0].ran).toBe(readdirSync(migrations).length);
  });

  it('of a newer version is left alone, and the sentence says which version to start', async () => {
    const { wish, admin } = await aDatabase();
    await install(wish);
    await admin.query("insert into platform_past.migration (file, sum) values ('9001_of_tomorrow.sql', 'x')");
    await expect(install(wish)).rejects.toThrow(/newer Leerkring \(it ran 9001_of_tomorrow\.sql\)/);
    expect(wrongs(await examineDatabase(wish))).toEqual([expect.stringContaining('9001_of_tomorrow.sql')]);
  });

  it('is left alone when a migration was changed after it had run', async () => {
    const { wish } = await aDatabase();
    await install(wish);
    const folder = mkdtempSync(join(tmpdir(), 'leerkring-migrations-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(migrations, folder, { recursive: true });
    writeFileSync(join(folder, '0001_ground.sql'), '-- rewritten');
    const problem = await install({ ...wish, migrations: folder }).catch((caught: unknown) => caught);
    expect(problem).toBeInstanceOf(InstallationProblem);
    expect((problem as Error).message).toMatch(/^0001_ground\.sql ran in this database with other contents/);
  });

  it('that cannot hold every name is refused', async () => {
    const { wish } = await aDatabase();
    const latin = `${wish.database}_latin`;
    await asPostgres(`create database ${latin} encoding 'LATIN1' locale 'C' template template0`);
    onTestFinished(async () => void (await asPostgres(`drop database ${latin}`)));
    const admin = asAdmin(place, latin);
    await expect(install({ ...wish, admin, database: latin })).rejects.toThrow(/LATIN1.*UTF8/);
  });

  it('that is not there is named, with how to make it', async () => {
    const { wish } = await aDatabase();
    const nowhere = { ...wish, admin: asAdmin(place, 'nowhere'), database: 'nowhere' };
    await expect(install(nowhere)).rejects.toThrow(/There is no database "nowhere".*create database/);
  });
});

describe('doctor', () => {
  it('finds nothing wrong in a database that was just made ready, and says so when none was', async () => {
    const { wish } = await aDatabase();
    expect(wrongs(await examineDatabase(wish))).toEqual([
      expect.stringMatching(/Nothing was made ready.*npm start/),
    ]);
    await install(wish);
    expect(wrongs(await examineDatabase(wish))).toEqual([]);
  });

  let made: Awaited<ReturnType<typeof aDatabase>>; // one for all: what was done is undone
  let clear: () => Promise<void>;
  beforeAll(async () => {
    made = await aDatabase(undefined, (clearing) => {
      clear = clearing;
    });
    await install(made.wish);
  });
  afterAll(() => clear());
  it.each([
    [
      'alter table school.goal no force row level security',
      'alter table school.goal force row level security',
      /No row security is forced on school\.goal/,
    ],
    ['create table school.stray ()', 'drop table school.stray', /No row security is forced on school\.stray/],
    [
      'grant select (title) on school.goal to PREFIXnetwork',
      'revoke select (title) on school.goal from PREFIXnetwork',
      /network’s side.*school\.goal/,
    ],
    [
      'alter role PREFIXmember bypassrls',
      'alter role PREFIXmember nobypassrls',
      /PREFIXmember has powers .*bypassrls/,
    ],
    [
      'grant PREFIXowner to PREFIXcounts',
      'revoke PREFIXowner from PREFIXcounts',
      /PREFIXcounts has powers .*member of/,
    ],
    [
      'do $$ begin execute format($q$grant temporary on database %I to PREFIXjobs$q$, current_database()); end $$',
      'do $$ begin execute format($q$revoke temporary on database %I from PREFIXjobs$q$, current_database()); end $$',
      /PREFIXjobs has powers .*temporary tables/,
    ],
    ['alter role PREFIXowner login', 'alter role PREFIXowner nologin', /can sign in as PREFIXowner/],
    [
      'grant execute on function app.actor() to public',
      'revoke execute on function app.actor() from public',
      /Everybody may call actor/,
    ],
    [
      "update platform.installation set clock = 'set'",
      "update platform.installation set clock = 'real'",
      /lets its clock be set/,
    ],
    ["delete from platform_past.migration where file like '0008%'", '', /1 migrations wait/],
  ])('sees that somebody did: %s', async (deed, undo, sentence) => {
    const { wish, admin } = made;
    const named = (text: string) => text.replaceAll('PREFIX', wish.prefix);
    await admin.query(named(deed));
    expect(wrongs(await examineDatabase(wish))).toEqual([
      expect.stringMatching(new RegExp(named(sentence.source))),
    ]);
    await admin.query(named(undo));
  });
});

describe('an address', () => {
  const roleAt = (connectionString: string) =>
    new pg.Client(
      connectOf({
        admin: { connectionString },
        database: 'school',
        prefix: 'lk_',
        secret,
        migrations,
        policies,
      })('gate'),
    );

  it.each([
    ['postgres://admin:pw@db.example:5433/school?sslmode=disable', 'db.example', 5433],
    ['postgres:///school?host=/run/postgresql&port=5434&user=admin&password=pw', '/run/postgresql', 5434],
    ['postgres://admin:pw@%2Frun%2Fpostgresql/school', '/run/postgresql', 5432],
  ])('%s leads every role to the same place under its own name', (address, host, port) => {
    const { user, password, database, ...client } = roleAt(address);
    expect({ user, database, host: client.host, port: client.port }).toEqual({
      user: 'lk_gate',
      database: 'school',
      host,
      port,
    });
    expect(password).toHaveLength(43);
  });
});
