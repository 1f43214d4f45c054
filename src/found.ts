import { fileURLToPath } from 'node:url';
import {
  install,
  type Installation,
  InstallationProblem,
  makeDatabase,
  prefixFor,
  type Wish,
} from '#platform/installation';
import { ClusterProblem, startPostgres } from '#platform/postgres';
import { type Config, ConfigProblem, secretOf } from './config.ts';
import { policies } from './rights.ts';
import { WorldProblem } from './world/index.ts';

export const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url));

/** The ground of an installation: where its database is, before anything in it is looked at. */
export type Ground = {
  readonly wish: Wish;
  readonly secret: string;
  /** Leaves the embedded PostgreSQL; the last one out stops it. */
  stop(): Promise<void>;
};

/** From configuration to a PostgreSQL that answers: the embedded one, started or adopted, or one's own. */
export async function ground(config: Config, say: (sentence: string) => void): Promise<Ground> {
  const { databaseUrl } = config;
  if (databaseUrl !== undefined) {
    const secret = secretOf(config);
    const database = decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
    const admin = { connectionString: databaseUrl };
    const wish = { admin, database, prefix: prefixFor(database), secret, migrations, policies };
    return { wish, secret, stop: async () => undefined };
  }
  const cluster = await startPostgres({ dataDir: config.dataDir, log: say });
  return await orLeave(cluster, async () => {
    const secret = secretOf(config);
    await makeDatabase(cluster.url('postgres', 'postgres'), 'leerkring');
    const admin = cluster.url('postgres', 'leerkring');
    const wish = { admin, database: 'leerkring', prefix: 'app_', secret: null, migrations, policies };
    return { wish, secret, stop: () => cluster.stop() };
  });
}

export type Founded = Ground & { readonly installation: Installation };

/** From configuration to a database that is ready for this version: roles, migrations, policies. */
export async function found(
  config: Config,
  say: (sentence: string) => void,
  options?: { again: boolean },
): Promise<Founded> {
  const place = await ground(config, say);
  return await orLeave(place, async () => ({ ...place, installation: await install(place.wish, options) }));
}

/** What fails half-way leaves no server behind. */
async function orLeave<T>(place: { stop(): Promise<void> }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    await place.stop();
    throw problem;
  }
}

/** What a problem is on a terminal: its sentence when it has one, else the whole of it, for it is our fault. */
export const toldOf = (problem: unknown): unknown =>
  [ConfigProblem, ClusterProblem, InstallationProblem, WorldProblem].some((kind) => problem instanceof kind)
    ? (problem as Error).message
    : problem;
