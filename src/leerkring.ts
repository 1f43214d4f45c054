import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importRoster, oneroster, sayProblems } from '#modules/exchange';
import { Database } from '#platform/database';
import { type Installation, oneAtATime } from '#platform/installation';
import { dayIn } from '#platform/scope';
import { readConfig } from './config.ts';
import { examineAll } from './doctor.ts';
import { found, toldOf } from './found.ts';
import { renewWorld, type Size } from './world/index.ts';

const say = (sentence: string) => console.log(sentence);
class Mistake extends Error {}

const usage = `npm run leerkring -- VERB …

  world small|large [--fresh] [--day 2026-11-21]
                                      an invented school to look around in; --fresh throws the one there is away
  import oneroster FILE [--dry-run]   a zip or folder of OneRoster 1.1 or 1.2 (bulk): schools, people, groups
  doctor [--setup]                    looks whether everything is as it should be, and says how to mend what is not;
                                      --setup first prepares the database of DATABASE_URL, as its administrator`;

const verbs: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  world: worldVerb,
  import: importVerb,
  doctor,
};

async function run() {
  const [verb = '', ...args] = process.argv.slice(2);
  const chosen = verbs[verb];
  if (chosen === undefined)
    throw new Mistake(verb === '' ? usage : `There is no verb "${verb}".\n\n${usage}`);
  await chosen(args);
}

/** Ctrl-C lets the work be undone by the database, and the embedded one is stopped as after any other end. */
async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const { installation, stop } = await found(readConfig(process.env, process.cwd()), say);
  const breakOff = (signal: NodeJS.Signals) =>
    void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    return await work(installation);
  } finally {
    await stop();
  }
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  return await withInstallation(async ({ connect }) => {
    const database = new Database(connect);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  });
}

async function worldVerb(args: readonly string[]) {
  const [size] = args.filter((arg) => !arg.startsWith('--'));
  if (size !== 'small' && size !== 'large') throw new Mistake(usage);
  const day = args.includes('--day')
    ? args[args.indexOf('--day') + 1]
    : dayIn('Europe/Amsterdam', new Date());
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new Mistake(`"${day ?? ''}" is no day: write it as 2026-11-21.`);
  const wish = { day, say, fresh: args.includes('--fresh') };
  await withInstallation((installation) =>
    oneAtATime(installation, 'a world', () => renewWorld(installation, size satisfies Size, wish)),
  );
}

async function importVerb(args: readonly string[]) {
  const dryRun = args.includes('--dry-run');
  const [format, file] = args.filter((arg) => !arg.startsWith('--'));
  if (format !== 'oneroster' || file === undefined) throw new Mistake(usage);
  const now = new Date();
  const { files, bytes, problems: archive } = openFile(file);
  if (archive.errors > 0) throw new Mistake(sayProblems(archive, 'en'));
  const reading = oneroster.readRoster(files, dayIn('Europe/Amsterdam', now));
  const told = sayProblems(reading.problems, 'en');
  if (told !== '') say(told);
  const { roster } = reading;
  if (roster === undefined) throw new Mistake('Nothing was imported: mend the lines above and try again.');
  await withDatabase(async (database) => {
    const source = { fileName: basename(file), bytes };
    const done = await importRoster(database, roster, source, { now, dryRun, say });
    for (const { name, handle, added, changed, ended, same } of done)
      say(
        `${name} (@${handle}): ${added} added, ${changed} changed, ${ended} ended, ${same} the same${dryRun ? ' – nothing was written (dry run)' : ''}`,
      );
  });
}

/** A zip as it is; a folder as its csv files. */
function openFile(file: string) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new Mistake(`${file} is not there.`);
  if (!stat.isDirectory()) {
    const bytes = readFileSync(file);
    return { ...oneroster.openArchive(bytes), bytes };
  }
  const names = readdirSync(file).filter((name) => name.toLowerCase().endsWith('.csv'));
  const all = names.map((name) => ({ name, bytes: readFileSync(join(file, name)) }));
  return {
    files: all.map(({ name, bytes }) => oneroster.wholeFile(name, bytes)),
    bytes: Buffer.concat(all.map(({ bytes }) => bytes)),
    problems: oneroster.noProblems,
  };
}

async function doctor(args: readonly string[]) {
  const config = readConfig(process.env, process.cwd());
  if (args.includes('--setup')) {
    const { stop } = await found(config, say, { again: true });
    await stop();
    say('The database is prepared.');
  }
  const findings = await examineAll(config, say);
  const mark = { well: '✓', look: '–', wrong: '✗' } as const;
  for (const { kind, says } of findings) say(`${mark[kind]} ${says}`);
  const looks = findings.filter(({ kind }) => kind === 'look').length;
  const wrongs = findings.filter(({ kind }) => kind === 'wrong').length;
  say(
    wrongs > 0
      ? `To mend: ${wrongs} (✗).`
      : looks > 0
        ? `All works; worth a look: ${looks} (–).`
        : 'All is well.',
  );
  if (wrongs > 0) process.exitCode = 1;
}

run().catch((problem: unknown) => {
  console.error(problem instanceof Mistake ? problem.message : toldOf(problem));
  process.exit(1);
});
