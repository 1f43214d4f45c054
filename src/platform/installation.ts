import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Connect } from './database.ts';
import { isCurrent, migrate, readMigrations, setUp } from './migrate.ts';

export type Installation = {
  readonly connect: Connect;
  /** The administrator's way in, for migrations, worlds and `doctor`; pages never get it. */
  readonly admin: pg.ClientConfig;
  readonly prefix: string;
  /** Sentences on what this PostgreSQL could not be asked to guard. */
  readonly weak: readonly string[];
};

type Wish = {
  readonly admin: pg.ClientConfig;
  readonly database: string;
  /** `app_` where the cluster is ours alone; else a prefix of this database, for roles belong to the cluster. */
  readonly prefix: string;
  /** From which the passwords of the roles are made; null behind a private socket. */
  readonly secret: string | null;
  readonly migrations: string;
  readonly policies: string;
};

/** The prefix of the roles when a PostgreSQL is shared with others: one per database (first-slice §1). */
export const prefixFor = (database: string): string =>
  `lk_${database
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, 40)}_`;

const passwordOf = (secret: string, database: string, role: string): string =>
  createHmac('sha256', secret).update(`${database} ${role}`).digest('base64url');

/** Makes the database itself, where the cluster is ours alone and it does not exist yet. */
export async function makeDatabase(admin: pg.ClientConfig, database: string): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database "${database}"`);
  } finally {
    await client.end();
  }
}

/**
 * Makes the database ready for this version: roles, migrations, policies. Safe to run by several nodes at once. The
 * PostgreSQL must be 15 or newer.
 */
export async function install(wish: Wish): Promise<Installation> {
  const { database, prefix, secret } = wish;
  const password = (role: string) => (secret === null ? null : passwordOf(secret, database, role));
  const client = new pg.Client(wish.admin);
  await client.connect();
  try {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
    if (version < 150_000)
      throw new Error(
        `this PostgreSQL is version ${Math.floor(version / 10_000)}; Leerkring needs 15 or newer`,
      );
    await client.query("select pg_advisory_lock(hashtext('leerkring.install'))");
    const weak = await setUp(client, { database, prefix, password });
    await migrate(client, readMigrations(wish.migrations), wish.policies, prefix);
    await client.query("select pg_advisory_unlock(hashtext('leerkring.install'))");
    const connect: Connect = (role) => ({
      ...wish.admin,
      connectionString: undefined,
      ...parts(wish.admin),
      database,
      user: `${prefix}${role}`,
      password: password(role) ?? undefined,
    });
    return { connect, admin: wish.admin, prefix, weak };
  } finally {
    await client.end();
  }
}

/** The place of a connection string without its person: each role signs in as itself. */
function parts(config: pg.ClientConfig): pg.ClientConfig {
  if (config.connectionString === undefined) return {};
  const url = new URL(config.connectionString);
  const socket = url.searchParams.get('host');
  return {
    host: socket ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    ...(url.searchParams.get('sslmode') === 'require' ? { ssl: true } : {}),
  };
}

/** True when the database answers and every migration of this version has run. */
export async function isReady(installation: Installation, migrations: string): Promise<boolean> {
  const client = new pg.Client({ ...installation.admin, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await isCurrent(client, readMigrations(migrations));
  } finally {
    await client.end();
  }
}
