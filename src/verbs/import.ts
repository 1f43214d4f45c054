import { readdirSync, readFileSync, statSync } from 'node:fs';
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
  ImportBusy,
  importDelta,
  importRoster,
  oneroster,
  problemLines,
  schoolLines,
} from '#modules/exchange';
import { collect } from '#platform/memory';
import { dayIn } from '#platform/scope';
import type { Config } from '../config.ts';
import { bytesOf, Mistake, Misused, say, type Verb, withDatabase } from './verb.ts';

type Import = (files: readonly string[], dryRun: boolean, config: () => Config) => Promise<void>;

const imports: Readonly<Record<string, Import>> = {
  oneroster: importRosters,
  course: importCourses,
  slo: importGoals,
};

export const bringIn: Verb = async (args, config) => {
  const [format = '', ...files] = args.filter((arg) => !arg.startsWith('--'));
  const chosen = Object.hasOwn(imports, format) ? imports[format] : undefined;
  if (chosen === undefined || files.length === 0) throw new Misused();
  await chosen(files, args.includes('--dry-run'), config);
};

async function importRosters(
  [file = '', school = '']: readonly string[],
  dryRun: boolean,
  config: () => Config,
) {
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
      config,
    );
  }
  const day = dayIn('Europe/Amsterdam', now);
  const { roster, rest } = oneroster.beginRoster(files, day);
  collect();
  /** Tells what the file says of itself, or why it stays outside. */
  const whole = async () => {
    const { roster: sound, problems } = await rest();
    const told = [...problemLines(problems, 'en')].join('\n');
    if (sound === undefined) throw new Mistake(told);
    if (told !== '') say(told);
    for (const one of oneroster.summary(sound)) for (const line of schoolLines(one, 'en')) say(line);
  };
  if (roster === undefined) return await whole();
  await withDatabase(config, async (database) => {
    const source = { fileName: basename(file), bytes };
    const onDay = (there: string) =>
      there === day ? roster : (oneroster.readRoster(files, there).roster ?? roster);
    const done = await importRoster(database, roster, source, {
      now,
      dryRun,
      say,
      rest: whole,
      onDay,
      spends: true,
    });
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
    problems: oneroster.noProblems(),
  };
}

async function importChanges(source: DeltaSource, now: Date, dryRun: boolean, config: () => Config) {
  await withDatabase(config, async (database) => {
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
async function importCourses(places: readonly string[], dryRun: boolean, config: () => Config) {
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
  await saveCourses(courses, dryRun, config);
}

async function importGoals([file = '']: readonly string[], dryRun: boolean, config: () => Config) {
  const slo = readSlo(bytesOf(file));
  const told = [...sloLines(slo, 'en')];
  if (slo.problem !== undefined) throw new Mistake(told.join('\n'));
  for (const line of told) say(line);
  await saveCourses(slo.courses, dryRun, config);
}

async function saveCourses(courses: readonly Course[], dryRun: boolean, config: () => Config) {
  await withDatabase(config, async (database) => {
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
