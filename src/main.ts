import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apart } from '#platform/apart';
import { oneAtATime, readinessOf } from '#platform/installation';
import { dayIn, timeIn } from '#platform/scope';
import { certificateOf, type Config, problemOfListening, readConfig } from './config.ts';
import { found, migrations, toldOf } from './found.ts';
import { archiveOf, backUp, backUpNightly, forget, forgetDaily, toldOfForgotten } from './host/index.ts';
import { composeServer } from './serve.ts';
import { heroes, openWorld, password } from './world/index.ts';

const dist = fileURLToPath(new URL('.', import.meta.url));
const say = (sentence: string) => console.log(sentence);

/** What is to be left behind in order when the process ends; the last that was entered first. */
const entered: (() => Promise<unknown>)[] = [];
let leaving = false;

async function main() {
  const config = readConfig(process.env, process.cwd());
  const founding = found(config, say);
  entered.push(async () => (await founding).stop());
  const { installation, secret } = await founding;
  for (const sentence of installation.weak) say(`Note: ${sentence}`);
  const today = dayIn('Europe/Amsterdam', new Date());
  const world = await oneAtATime(installation, 'a world', () =>
    openWorld(installation, config.world, { day: today, say }),
  );
  const log = (line: Readonly<Record<string, unknown>>) =>
    console.error(JSON.stringify({ at: new Date().toISOString(), ...line }));
  const { server, jobs } = composeServer({
    connect: installation.connect,
    apart: apart(new URL('apart.js', import.meta.url), { jobs: installation.connect('jobs') }),
    dist,
    secret,
    demo: world !== 'none' && config.demoPeopleAllowed ? heroes : [],
    https: config.https,
    tls: certificateOf(config),
    proxies: config.proxies,
    now: () => new Date(),
    ready: readinessOf(installation, migrations),
    archive: (school, now) => archiveOf(installation, school, now),
    log,
  });
  entered.push(() => Promise.resolve(server.close()));
  await server.listen({ port: config.port, host: config.host }).catch((problem: unknown) => {
    throw problemOfListening(problem, config);
  });
  say(`Leerkring is at ${addressOf(config, server.server.address() as { port: number })}`);
  if (world !== 'none') sayPeople(config);
  const stop = forgetDaily(async () => {
    try {
      const wish = { now: new Date() };
      const told = toldOfForgotten(
        await oneAtATime(installation, 'forgetting', () => forget(installation, wish)),
      );
      if (told !== undefined) say(`Past its term and deleted: ${told}.`);
    } catch (problem) {
      log({ forgetting: problem instanceof Error ? problem.message : String(problem) });
    }
  });
  entered.push(() => Promise.resolve(stop()));
  // what came in before the last stop, or at a node that is gone, is taken up again
  void jobs.wake();
  const rounds = setInterval(() => void jobs.wake(), 15_000).unref();
  entered.push(() => Promise.resolve(clearInterval(rounds)));
  const backups = join(config.dataDir, 'backups');
  const inDutch = () => ({
    hour: Number(timeIn('Europe/Amsterdam', new Date()).slice(0, 2)),
    day: dayIn('Europe/Amsterdam', new Date()),
  });
  const rest = backUpNightly(inDutch, backups, async (day) => {
    try {
      const wish = { now: new Date(), day };
      await oneAtATime(installation, 'a backup', () => backUp(installation, backups, wish));
    } catch (problem) {
      log({ backup: problem instanceof Error ? problem.message : String(problem) });
    }
  });
  entered.push(() => Promise.resolve(rest()));
}

const addressOf = ({ tlsDir, host }: Config, { port }: { port: number }): string =>
  `${tlsDir === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** In Dutch, as the people themselves are. */
function sayPeople({ demoPeopleAllowed }: Config) {
  if (!demoPeopleAllowed)
    say('Note: a demo world is here, and its password is known to everybody who reads our manual.');
  const wide = Math.max(...heroes.map(({ username, handle }) => username.length + handle.length));
  say(`\nWho to sign in as, all with the password "${password}":`);
  for (const { username, handle, name, as } of heroes)
    say(`  ${`${username}@${handle}`.padEnd(wide + 1)}  ${name}, ${as.nl}`);
}

/** Requests under way are finished, then the database is left: also when a start is broken off half-way. */
async function leave(code: number) {
  // npm passes Ctrl-C on, so that it comes twice
  if (leaving) return;
  leaving = true;
  for (const step of entered.toReversed()) await step().catch(() => undefined);
  process.exit(code);
}

// whoever read along has gone; the school stays open
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.on('SIGTERM', () => void leave(0));
process.on('SIGINT', () => void leave(0));
main().catch(async (problem: unknown) => {
  if (leaving) return;
  console.error(toldOf(problem));
  await leave(1);
});
