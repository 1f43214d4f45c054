import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Database } from '#platform/database';
import { install, setUp } from '#platform/installation';
import { startPostgres } from '#platform/postgres';
import type { Role } from '#platform/statement';
import { policies } from '../../src/rights.ts';

/** Where a throw-away PostgreSQL is; plain data, so that it can be handed to the processes that run the tests. */
export type Place = { readonly host: string; readonly port: number };

/** The folder of Leerkring, from the source as from a bundle in `dist`. */
export const root: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'house.cjs'))) folder = dirname(folder);
  return folder;
})();
export const migrations = join(root, 'db', 'migrations');

/** The day on which everything in the tests happens: Saturday 21 November 2026, ten in the morning in Amsterdam. */
export const now = new Date('2026-11-21T10:00:00+01:00');
export const today = '2026-11-21';

const template = 'leerkring_template';

export const asAdmin = ({ host, port }: Place, database: string): pg.ClientConfig => ({
  host,
  port,
  user: 'postgres',
  database,
});

export type ThrowAway = { readonly place: Place; stop(): Promise<void> };

/** A PostgreSQL in a folder of its own that forgets everything when it stops; the embedded one. */
export async function throwAway(): Promise<ThrowAway> {
  const folder = mkdtempSync(join(tmpdir(), 'leerkring-test-'));
  const cluster = await startPostgres({ dataDir: join(folder, 'data'), durable: false });
  const { host = '', port = 0 } = cluster.url('postgres', 'postgres');
  return {
    place: { host, port },
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Migrates one database, from which every test file gets a copy in a tenth of a second (stack §1.1). */
export async function makeTemplate(place: Place): Promise<void> {
  await asked(place, 'postgres', `create database ${template}`);
  const admin = asAdmin(place, template);
  await install({ admin, database: template, prefix: 'app_', secret: null, migrations, policies });
  await asked(place, template, "update platform.installation set clock = 'set'");
}

export type TestDatabase = {
  readonly name: string;
  readonly place: Place;
  readonly database: Database;
  /** As one of the roles of the house, for statements that no store has. */
  readonly connect: (role: Role) => pg.ClientConfig;
  /** Sees everything and may do everything; for making worlds and for looking behind the walls. */
  readonly admin: pg.Client;
  close(): Promise<void>;
};

let made = 0;

/** A copy of the template, or an empty database for whoever tests the making of one. */
export async function copyOfTemplate(place: Place, { empty = false } = {}): Promise<TestDatabase> {
  made += 1;
  const name = `t_${process.pid}_${made}`;
  await asked(
    place,
    'postgres',
    empty ? `create database ${name}` : `create database ${name} template ${template} strategy wal_log`,
  );
  const admin = new pg.Client(asAdmin(place, name));
  await admin.connect();
  // what is granted on the database itself is not copied with a template
  if (!empty) await setUp(admin, { database: name, prefix: 'app_', password: () => null });
  const connect = (role: Role) => ({ ...asAdmin(place, name), user: `app_${role}` });
  const database = new Database(connect);
  return {
    name,
    place,
    database,
    connect,
    admin,
    async close() {
      await database.close();
      await admin.end();
      await asked(place, 'postgres', `drop database ${name} with (force)`);
    },
  };
}

async function asked(place: Place, database: string, sql: string): Promise<void> {
  const client = new pg.Client(asAdmin(place, database));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
