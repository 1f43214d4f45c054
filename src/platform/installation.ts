import { createHash, createHmac } from 'node:crypto';
import pg from 'pg';
import type { Connect } from './database.ts';
import { examine, type Finding } from './installation/examine.ts';
import { InstallationProblem, problemAt, type Sought } from './installation/problem.ts';
import { setUp, weaknesses } from './installation/roles.ts';
import { compare, migrate, readMigrations } from './migrate.ts';
import type { Role } from './statement.ts';

export type { Finding } from './installation/examine.ts';
export { InstallationProblem } from './installation/problem.ts';
export { setUp } from './installation/roles.ts';

export type Installation = {
  readonly connect: Connect;
  /** The way in of whoever owns the tables, for migrations, worlds and `doctor`; pages never get it. */
  readonly admin: pg.ClientConfig;
  readonly database: string;
  readonly prefix: string;
  /** Sentences on what this PostgreSQL could not be asked to guard. */
  readonly weak: readonly string[];
};

export type Wish = {
  readonly admin: pg.ClientConfig;
  readonly database: string;
  /** `app_` where the cluster is ours alone; else a prefix of this database, for roles belong to the cluster. */
  readonly prefix: string;
  /** From which the passwords of the roles are made; null behind a private socket. */
  readonly secret: string | null;
  readonly migrations: string;
  readonly policies: string;
};

/**
 * The prefix of the roles when a PostgreSQL is shared with others: one per database (first-slice §1). A name that does
 * not fit into a role's gets a piece of its sum, so that no two databases share their roles.
 */
export function prefixFor(database: string): string {
  const fitting = database
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, 40);
  const sum = createHash('sha256').update(database).digest('hex').slice(0, 6);
  return fitting === database ? `lk_${database}_` : `lk_${fitting}_${sum}_`;
}

/** Makes the database itself, where the cluster is ours alone and it does not exist yet. */
export async function makeDatabase(admin: pg.ClientConfig, database: string): Promise<void> {
  try {
    await asked(admin, async (client) => {
      const found = await client.query('select from pg_database where datname = $1', [database]);
      if (found.rowCount === 0) await client.query(`create database "${database}"`);
    });
  } catch (problem) {
    throw problemAt(soughtBy({ admin, database }), problem);
  }
}

/**
 * Makes the database ready for this version: roles, migrations, policies. Several nodes may do so at once. `again`
 * prepares anew what stands already: the errand of an administrator.
 */
export async function install(wish: Wish, { again = false } = {}): Promise<Installation> {
  const { admin, database, prefix, secret } = wish;
  const connect = connectOf(wish);
  try {
    const weak = await asked(admin, async (client) => {
      await refuseUnfit(client);
      await client.query('begin');
      await client.query("select pg_advisory_xact_lock(hashtext('leerkring.install'))");
      const password = (role: string) => (secret === null ? null : passwordOf(secret, database, role));
      await setUp(client, { database, prefix, password, again });
      await client.query('commit');
      await migrate(client, readMigrations(wish.migrations), wish.policies, prefix);
      return await weaknesses(client, { shared: secret !== null, prefix });
    });
    if (secret !== null) await tryDoor(connect);
    return { connect, admin, database, prefix, weak };
  } catch (problem) {
    throw problemAt(soughtBy(wish), problem);
  }
}

/** Each role signs in as itself, at the place where the administrator does. */
export function connectOf({ admin, database, prefix, secret }: Wish): Connect {
  return (role: Role) => {
    const user = `${prefix}${role}`;
    const password = secret === null ? undefined : passwordOf(secret, database, user);
    if (admin.connectionString === undefined) return { ...admin, database, user, password };
    // in the query they win from the person before the @, and need no host after it
    const url = new URL(admin.connectionString);
    url.searchParams.set('user', user);
    if (password !== undefined) url.searchParams.set('password', password);
    return { ...admin, connectionString: url.href };
  };
}

const passwordOf = (secret: string, database: string, role: string): string =>
  createHmac('sha256', secret).update(`${database} ${role}`).digest('base64url');

async function refuseUnfit(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding",
  );
  const { version, encoding } = rows[0] as { version: number; encoding: string };
  if (version < 150_000)
    throw new InstallationProblem(
      `This PostgreSQL is version ${Math.floor(version / 10_000)} and Leerkring needs 15 or newer: update it, or leave DATABASE_URL out for the embedded one.`,
    );
  if (encoding !== 'UTF8')
    throw new InstallationProblem(
      `This database keeps its texts as ${encoding}, which cannot hold every name: make one with encoding UTF8.`,
    );
}

/** The roles may have been made with another secret; told at the start and not at the first page. */
async function tryDoor(connect: Connect): Promise<void> {
  try {
    await asked(connect('gate'), async () => undefined);
  } catch (problem) {
    if (!(problem as { code?: string }).code?.startsWith('28')) throw problem;
    throw new InstallationProblem(
      `The roles of this database do not get in with the secret of this installation (${(problem as Error).message}): give LEERKRING_SECRET the one that other nodes have; or let an administrator give the roles new passwords (npm run leerkring -- doctor --setup); or let pg_hba.conf admit them by password.`,
    );
  }
}

/** True when the database answers and every migration of this version has run. */
export function readinessOf({ admin }: Installation, folder: string): () => Promise<boolean> {
  const migrations = readMigrations(folder);
  const patience = { connectionTimeoutMillis: 2_000, query_timeout: 2_000 };
  return () =>
    asked({ ...admin, ...patience }, async (client) => {
      const { waiting, changed } = await compare(client, migrations, '');
      return waiting.length === 0 && changed.length === 0;
    });
}

/** Work that several nodes may begin at once and one must do: the others wait, then look again. */
export async function oneAtATime<T>(
  { admin, database }: Pick<Installation, 'admin' | 'database'>,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await asked(admin, async (client) => {
      await client.query('begin'); // ends with the connection, also when this process is killed
      await client.query('select pg_advisory_xact_lock(hashtext($1))', [`leerkring: ${what}`]);
      return await work();
    });
  } catch (problem) {
    throw problemAt(soughtBy({ admin, database }), problem);
  }
}

/** What `doctor` sees in the database, with the eyes of its owner and at the doors of the roles; nothing is changed. */
export async function examineDatabase(wish: Wish): Promise<Finding[]> {
  const migrations = readMigrations(wish.migrations);
  try {
    const findings = await asked(wish.admin, (client) =>
      examine(client, { ...wish, migrations, shared: wish.secret !== null }),
    );
    if (wish.secret !== null && findings.every(({ kind }) => kind !== 'wrong'))
      await tryDoor(connectOf(wish));
    return findings;
  } catch (problem) {
    const told = problemAt(soughtBy(wish), problem);
    if (!(told instanceof InstallationProblem)) throw told;
    return [{ kind: 'wrong', says: told.message }];
  }
}

async function asked<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  client.on('error', () => undefined); // told by the query that was under way
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function soughtBy({ admin, database }: Pick<Wish, 'admin' | 'database'>): Sought {
  const { host, port } = new pg.Client(admin);
  return { place: host.startsWith('/') ? `${host} (port ${port})` : `${host}:${port}`, database };
}
