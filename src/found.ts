import { fileURLToPath } from 'node:url';
import { install, type Installation, makeDatabase, prefixFor } from '#platform/installation';
import { type Cluster, startPostgres } from '#platform/postgres';
import { type Config, secretOf } from './config.ts';
import { policies } from './rights.ts';

export const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url));

export type Founded = {
  readonly installation: Installation;
  readonly secret: string;
  /** Leaves the embedded PostgreSQL; the last one out stops it. */
  stop(): Promise<void>;
};

/** From configuration to a database that is ready: the embedded PostgreSQL or one's own, roles, migrations, policies. */
export async function found(config: Config, say: (sentence: string) => void): Promise<Founded> {
  const secret = secretOf(config);
  if (config.databaseUrl !== undefined) {
    const database = decodeURIComponent(new URL(config.databaseUrl).pathname.slice(1)) || 'postgres';
    const admin = { connectionString: config.databaseUrl };
    const wish = { admin, database, prefix: prefixFor(database), secret, migrations, policies };
    return { installation: await install(wish), secret, stop: async () => undefined };
  }
  const cluster: Cluster = await startPostgres({ dataDir: config.dataDir, log: say });
  await makeDatabase(cluster.url('postgres', 'postgres'), 'leerkring');
  const admin = cluster.url('postgres', 'leerkring');
  const wish = { admin, database: 'leerkring', prefix: 'app_', secret: null, migrations, policies };
  return { installation: await install(wish), secret, stop: () => cluster.stop() };
}
