import { fileURLToPath } from 'node:url';
import { isReady } from '#platform/installation';
import { ClusterProblem } from '#platform/postgres';
import { dayIn } from '#platform/scope';
import { certificateOf, ConfigProblem, readConfig } from './config.ts';
import { found, migrations } from './found.ts';
import { composeServer } from './serve.ts';
import { heroes, openWorld, password } from './world/index.ts';

const dist = fileURLToPath(new URL('.', import.meta.url));
const say = (sentence: string) => console.log(sentence);

async function main() {
  const config = readConfig(process.env, process.cwd());
  const { installation, secret, stop: leave } = await found(config, say);
  for (const sentence of installation.weak) say(`Note: ${sentence}.`);
  const today = dayIn('Europe/Amsterdam', new Date());
  const world = await openWorld(installation, config.world, { day: today, say });
  const { server } = composeServer({
    connect: installation.connect,
    dist,
    secret,
    demo: world !== 'none' && config.demoPeopleAllowed ? heroes : [],
    development: config.demoPeopleAllowed,
    https: config.https,
    tls: certificateOf(config),
    proxies: config.proxies,
    now: () => new Date(),
    ready: () => isReady(installation, migrations),
    log: (line) => console.error(JSON.stringify({ at: new Date().toISOString(), ...line })),
  });
  await server.listen({ port: config.port, host: config.host });
  const { port } = server.server.address() as { port: number };
  say(`Leerkring is at ${config.tlsDir ? 'https' : 'http'}://${config.host}:${port}`);
  if (world !== 'none') sayPeople();
  let stopping = false;
  const stop = async () => {
    // npm passes Ctrl-C on, so that it comes twice
    if (stopping) return;
    stopping = true;
    await server.close();
    await leave();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** In Dutch, as the people themselves are. */
function sayPeople() {
  const wide = Math.max(...heroes.map(({ username, handle }) => username.length + handle.length));
  say(`\nWho to sign in as, all with the password "${password}":`);
  for (const { username, handle, name, as } of heroes)
    say(`  ${`${username}@${handle}`.padEnd(wide + 1)}  ${name}, ${as}`);
}

main().catch((problem: unknown) => {
  if (problem instanceof ConfigProblem || problem instanceof ClusterProblem) console.error(problem.message);
  else console.error(problem);
  process.exit(1);
});
