import { fileURLToPath } from 'node:url';
import { certificateOf, ConfigProblem, readConfig, secretOf } from './config.ts';
import { install, isReady, makeDatabase, prefixFor } from '#platform/installation';
import { ClusterProblem, startPostgres } from '#platform/postgres';
import { policies } from './rights.ts';
import { composeServer } from './serve.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url));
const say = (sentence: string) => console.log(sentence);

async function main() {
  const config = readConfig(process.env, process.cwd());
  const secret = secretOf(config);
  const cluster = config.databaseUrl ? undefined : await startPostgres({ dataDir: config.dataDir, log: say });
  if (cluster) await makeDatabase(cluster.url('postgres', 'postgres'), 'leerkring');
  const wish = cluster
    ? { admin: cluster.url('postgres', 'leerkring'), database: 'leerkring', prefix: 'app_', secret: null }
    : databaseOf(config.databaseUrl as string, secret);
  const installation = await install({ ...wish, migrations, policies });
  for (const sentence of installation.weak) say(`Note: ${sentence}`);
  const { server } = composeServer({
    connect: installation.connect,
    dist: `${root}dist`,
    secret,
    demo: [],
    https: config.https,
    tls: certificateOf(config),
    proxies: config.proxies,
    now: () => new Date(),
    ready: () => isReady(installation, migrations),
    log: (line) => console.error(JSON.stringify({ at: new Date().toISOString(), ...line })),
  });
  await server.listen({ port: config.port, host: config.host });
  say(`Leerkring is at ${config.tlsDir ? 'https' : 'http'}://${config.host}:${config.port}`);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close();
    await cluster?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function databaseOf(url: string, secret: string) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';
  return { admin: { connectionString: url }, database, prefix: prefixFor(database), secret };
}

main().catch((problem: unknown) => {
  if (problem instanceof ConfigProblem || problem instanceof ClusterProblem) console.error(problem.message);
  else console.error(problem);
  process.exit(1);
});
