import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  bringCourses,
  broughtLines,
  type Course,
  fileLines,
  isRefused,
  readCourse,
  readSlo,
  sloLines,
} from '#modules/courses';
import {
  type DeltaSource,
  exportRosterOf,
  ImportBusy,
  importDelta,
  importRoster,
  oneroster,
  problemLines,
  schoolLines,
} from '#modules/exchange';
import { Database } from '#platform/database';
import { addDays } from '#platform/dates';
import { type Installation, oneAtATime } from '#platform/installation';
import { dayIn } from '#platform/scope';
import { signer } from '#platform/token';
import { readConfig } from './config.ts';
import { examineAll } from './doctor.ts';
import { found, toldOf } from './found.ts';
import {
  type Access,
  addSchool,
  backUp,
  exportSchool,
  forget,
  giveCode,
  HostProblem,
  rehearse,
  restoreSchool,
} from './host/index.ts';
import { renewWorld, type Size } from './world/index.ts';

const say = (sentence: string) => console.log(sentence);
class Mistake extends Error {}

const usage = `npm run leerkring -- VERB …

  world small|large [--fresh] [--day 2026-11-21]
                                      an invented school to look around in; --fresh throws the one there is away
  import oneroster FILE [@SCHOOL] [--dry-run]
                                      a zip or folder of OneRoster 1.1 or 1.2: schools, people, groups; of a delivery of
                                      changes say whose it is
  import course FILE … [--dry-run]    courses of the community, each a JSON file (docs/formats/course.md), or folders of them
  import slo FILE [--dry-run]         the national goals of the Dutch curriculum institute, as courses to work in
  export oneroster HANDLE FILE        one school as a zip of OneRoster 1.2, which any administration reads, and this one too
  export school HANDLE FILE           one school whole, as an archive that another Leerkring of this version restores
  restore FILE                        brings such an archive in where that school is not, with the same rows and sums
  backup                              makes the backup of this night now, as the server does every night from two o'clock
  rehearse                            puts last night's backup back in a throw-away database, and counts it
  school add NAME --handle HANDLE --admin NAME [--place PLACE] [--sector po|vo|other]
                                      an empty school, and a code for the administrator who will fill it
  code NAME@SCHOOL                    a code to sign in with, for who has lost theirs and whom no school can help
  forget [--dry-run]                  deletes what is past its term (docs/privacy.md); the server does so every day
  doctor [--setup]                    looks whether everything is as it should be, and says how to mend what is not;
                                      --setup first prepares the database of DATABASE_URL, as its administrator`;

const verbs: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  world: worldVerb,
  import: importVerb,
  export: exportVerb,
  restore: restoreVerb,
  backup: backupVerb,
  rehearse: rehearseVerb,
  school: schoolVerb,
  code: codeVerb,
  forget: forgetVerb,
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
async function withInstallation<T>(
  work: (installation: Installation, secret: string) => Promise<T>,
): Promise<T> {
  const { installation, secret, stop } = await found(readConfig(process.env, process.cwd()), say);
  const breakOff = (signal: NodeJS.Signals) =>
    void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    return await work(installation, secret);
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

/** A day that a calendar has: not the 31st of February. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

async function worldVerb(args: readonly string[]) {
  const [size] = args.filter((arg) => !arg.startsWith('--'));
  if (size !== 'small' && size !== 'large') throw new Mistake(usage);
  const day = args.includes('--day')
    ? args[args.indexOf('--day') + 1]
    : dayIn('Europe/Amsterdam', new Date());
  if (day === undefined || !isDay(day))
    throw new Mistake(`"${day ?? ''}" is no day: write it as 2026-11-21.`);
  const wish = { day, say, fresh: args.includes('--fresh') };
  await withInstallation((installation) =>
    oneAtATime(installation, 'a world', () => renewWorld(installation, size satisfies Size, wish)),
  );
}

const imports: Readonly<Record<string, (files: readonly string[], dryRun: boolean) => Promise<void>>> = {
  oneroster: importRosterVerb,
  course: importCourses,
  slo: importGoals,
};

async function importVerb(args: readonly string[]) {
  const [format = '', ...files] = args.filter((arg) => !arg.startsWith('--'));
  const chosen = Object.hasOwn(imports, format) ? imports[format] : undefined;
  if (chosen === undefined || files.length === 0) throw new Mistake(usage);
  await chosen(files, args.includes('--dry-run'));
}

async function importRosterVerb([file = '', school = '']: readonly string[], dryRun: boolean) {
  const now = new Date();
  const { files, bytes, problems: archive } = openFile(file);
  if (archive.errors > 0) throw new Mistake([...problemLines(archive, 'en')].join('\n'));
  if (oneroster.isDelta(files)) {
    if (!school.startsWith('@'))
      throw new Mistake(`${basename(file)} holds only changes: say whose, as @veenlicht behind the file.`);
    return await importChanges(
      { fileName: basename(file), bytes, files, handle: school.slice(1) },
      now,
      dryRun,
    );
  }
  const day = dayIn('Europe/Amsterdam', now);
  const { roster, problems } = oneroster.readRoster(files, day);
  const told = [...problemLines(problems, 'en')].join('\n');
  if (roster === undefined) throw new Mistake(told);
  if (told !== '') say(told);
  for (const school of oneroster.summary(roster)) for (const line of schoolLines(school, 'en')) say(line);
  await withDatabase(async (database) => {
    const source = { fileName: basename(file), bytes };
    const onDay = (there: string) =>
      there === day ? roster : (oneroster.readRoster(files, there).roster ?? roster);
    const done = await importRoster(database, roster, source, { now, dryRun, say, onDay });
    for (const { name, handle, added, changed, ended, same } of done)
      say(
        `${name} (@${handle}): ${added} added, ${changed} changed, ${ended} ended, ${same} the same${dryRun ? ' – nothing was written (dry run)' : ''}`,
      );
  });
}

const exports: Readonly<Record<string, (handle: string, file: string) => Promise<string>>> = {
  oneroster: async (handle, file) => {
    const packed = await withDatabase((database) => exportRosterOf(database, handle, new Date()));
    if (packed === undefined) throw new Mistake(`There is no school "@${handle}".`);
    writeFileSync(file, packed.bytes, { mode: 0o600 });
    return `${file} holds the people and groups of @${handle} as OneRoster 1.2, without passwords.`;
  },
  school: async (handle, file) => {
    const contents = await withInstallation(async (installation) => {
      const part = openSync(`${file}.part`, 'w', 0o600);
      try {
        const now = new Date();
        return await exportSchool(installation, handle, (piece) => writeSync(part, piece), { now });
      } finally {
        closeSync(part);
      }
    }).catch((problem: unknown) => {
      rmSync(`${file}.part`, { force: true });
      throw problem;
    });
    renameSync(`${file}.part`, file);
    const rows = Object.values(contents.tables).reduce((sum, table) => sum + table.rows, 0);
    return `${file} holds all of ${contents.school.name}: ${rows} rows, without passwords. Keep it as you would the school itself.`;
  },
};

/** What leaves stands in a file that only its owner reads: it is a whole school. */
async function exportVerb([format = '', handle, file, ...more]: readonly string[]) {
  const chosen = Object.hasOwn(exports, format) ? exports[format] : undefined;
  if (chosen === undefined || handle === undefined || file === undefined || more.length > 0)
    throw new Mistake(usage);
  if (existsSync(file)) throw new Mistake(`${file} is there already: choose another name.`);
  say(await chosen(handle, file));
}

async function restoreVerb([file, ...more]: readonly string[]) {
  if (file === undefined || more.length > 0) throw new Mistake(usage);
  const bytes = bytesOf(file);
  const { school, made } = await withInstallation((installation) =>
    restoreSchool(installation, bytes, { now: new Date() }),
  );
  say(
    `${school.name} (@${school.handle}) is here as it was at ${made}: every table with the same rows and sums.`,
  );
  say(`Who has no password here gets in with a new code: npm run leerkring -- code NAME@${school.handle}`);
}

async function backupVerb(args: readonly string[]) {
  if (args.length > 0) throw new Mistake(usage);
  const now = new Date();
  const day = dayIn('Europe/Amsterdam', now);
  const folder = join(readConfig(process.env, process.cwd()).dataDir, 'backups');
  const schools = await withInstallation((installation) =>
    oneAtATime(installation, 'a backup', () => backUp(installation, folder, { now, day })),
  );
  say(`${join(folder, day)} holds ${schools} schools, each as an archive.`);
}

/** In a PostgreSQL of its own, so that the school at work notices nothing of it. */
async function rehearseVerb(args: readonly string[]) {
  if (args.length > 0) throw new Mistake(usage);
  const config = readConfig(process.env, process.cwd());
  const dataDir = mkdtempSync(join(tmpdir(), 'leerkring-rehearsal-'));
  const { installation, stop } = await found({ ...config, databaseUrl: undefined, dataDir }, say);
  try {
    const { night, schools } = await rehearse(installation, join(config.dataDir, 'backups'), new Date());
    for (const { handle, tables, rows, seconds } of schools)
      say(`✓ @${handle}: ${tables} tables, ${rows} rows, the same sums, ${seconds.toFixed(1)} s`);
    say(`The backup of ${night} can be put back.`);
  } finally {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function importChanges(source: DeltaSource, now: Date, dryRun: boolean) {
  await withDatabase(async (database) => {
    const { is, problems, counts } = await importDelta(database, source, { now, dryRun });
    const told = [...problemLines(problems, 'en')].join('\n');
    if (is === 'unknown') throw new Mistake(`There is no school @${source.handle}.`);
    if (is === 'busy') throw new ImportBusy(`@${source.handle}`);
    if (is === 'refused' || counts === undefined) throw new Mistake(told);
    if (told !== '') say(told);
    const { added, changed, ended } = counts;
    const dry = dryRun ? ' – nothing was written (dry run)' : '';
    say(`@${source.handle}: ${added} added, ${changed} changed, ${ended} ended${dry}`);
  });
}

/** Every file is read before one is brought in: half a shelf helps nobody. */
async function importCourses(places: readonly string[], dryRun: boolean) {
  const courses: Course[] = [];
  let stopped = false;
  for (const file of places.flatMap(coursesIn)) {
    const { course, problems } = readCourse(bytesOf(file));
    for (const line of fileLines(problems, 'en')) say(`${basename(file)}: ${line}`);
    if (course === undefined) stopped = true;
    else courses.push(course);
  }
  const twice = courses.find(({ handle }, i) => courses.findIndex((one) => one.handle === handle) !== i);
  if (twice !== undefined) throw new Mistake(`Two of these files are called "${twice.handle}".`);
  if (stopped) throw new Mistake('Nothing was saved.');
  await bringIn(courses, dryRun);
}

async function importGoals([file = '']: readonly string[], dryRun: boolean) {
  const slo = readSlo(bytesOf(file));
  const told = [...sloLines(slo, 'en')];
  if (slo.problem !== undefined) throw new Mistake(told.join('\n'));
  for (const line of told) say(line);
  await bringIn(slo.courses, dryRun);
}

async function bringIn(courses: readonly Course[], dryRun: boolean) {
  await withDatabase(async (database) => {
    const brought = await bringCourses(database, courses, { now: new Date(), dryRun });
    for (const line of broughtLines(brought, dryRun, 'en')) say(line);
    if (isRefused(brought)) process.exitCode = 1;
  });
}

/** A file, or what a folder holds of them, in the order of their names. */
function coursesIn(place: string): string[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) throw new Mistake(`${place} is not there.`);
  if (!stat.isDirectory()) return [place];
  const files = readdirSync(place).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new Mistake(`There is no course (.json) in ${place}.`);
  return files.sort().map((name) => join(place, name));
}

function bytesOf(file: string): Uint8Array {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new Mistake(`${file} is not there.`);
  return readFileSync(file);
}

/** What stands behind `--place`, and what is left when all such pairs are taken out. */
function wishesIn(args: readonly string[]): { wishes: ReadonlyMap<string, string>; rest: readonly string[] } {
  const wishes = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    const value = args[i + 1];
    if (!arg.startsWith('--')) rest.push(arg);
    else if (value === undefined || value.startsWith('--')) throw new Mistake(`${arg} what?\n\n${usage}`);
    else {
      wishes.set(arg, value);
      i += 1;
    }
  }
  return { wishes, rest };
}

const sectors = ['po', 'vo', 'other'] as const;

async function schoolVerb(args: readonly string[]) {
  const { wishes, rest } = wishesIn(args);
  const [what, name, ...more] = rest;
  const unknown = [...wishes.keys()].find(
    (key) => !['--handle', '--admin', '--place', '--sector'].includes(key),
  );
  if (what !== 'add' || name === undefined || more.length > 0 || unknown !== undefined)
    throw new Mistake(usage);
  const typed = wishes.get('--sector');
  const sector = sectors.find((one) => one === typed) ?? null;
  if (typed !== undefined && sector === null)
    throw new Mistake(`"${typed}" is no sector: choose ${sectors.join(', ')}.`);
  const wish = {
    name,
    handle: wishes.get('--handle') ?? '',
    place: wishes.get('--place') ?? '',
    administrator: wishes.get('--admin') ?? '',
    sector,
  };
  await withInstallation(async (installation, secret) => {
    const access = await addSchool(installation, wish, { now: new Date(), sign: signer(secret) });
    say(`${name} is there, still empty.`);
    sayAccess(access);
  });
}

async function codeVerb(args: readonly string[]) {
  const [name, ...more] = args;
  if (name === undefined || more.length > 0) throw new Mistake(usage);
  await withInstallation(async (installation, secret) =>
    sayAccess(await giveCode(installation, name, { now: new Date(), sign: signer(secret) })),
  );
}

async function forgetVerb(args: readonly string[]) {
  if (args.some((arg) => arg !== '--dry-run')) throw new Mistake(usage);
  const dryRun = args.includes('--dry-run');
  const forgotten = await withInstallation((installation) =>
    oneAtATime(installation, 'forgetting', () => forget(installation, { now: new Date(), dryRun })),
  );
  for (const { table, rows } of forgotten) say(`${table.padEnd(24)} ${String(rows).padStart(8)}`);
  if (dryRun) say('Nothing was deleted (dry run): so many rows are past their term.');
}

function sayAccess({ name, code, until, zone }: Access) {
  say(`${name} can sign in at /identity/code with the code ${code}`);
  say(`until ${dayIn(zone, until)}; it works once, and earlier codes do not work any more.`);
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
  console.error(
    problem instanceof Mistake || problem instanceof HostProblem || problem instanceof ImportBusy
      ? problem.message
      : toldOf(problem),
  );
  process.exit(1);
});
