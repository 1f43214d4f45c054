import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { exportSchool, restoreSchool } from '../archive/index.ts';
import { allSchools, inSnapshot } from '../archive/store.ts';
import { HostProblem } from '../problem.ts';
import type { Place } from '../store.ts';

/** So many nights are kept: long enough to see on Monday what went wrong on Friday, short enough to forget in time. */
const nights = 7;
const isNight = (name: string): boolean => /^\d{4}-\d\d-\d\d$/.test(name);

type Wish = { readonly now: Date; readonly day: string };

/** The nights of which a backup is whole, the last one first. */
export const nightsIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter(isNight).sort().toReversed() : [];

/**
 * Last night's state of every school, each an archive of its own, so that one school can be put back without the others.
 * A night appears when all of it is written; the oldest goes when there are more than a week of them.
 */
export async function backUp(place: Place, folder: string, { now, day }: Wish): Promise<number> {
  const draft = join(folder, `${day}.part`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const schools = await inSnapshot(place, allSchools);
  for (const { handle } of schools) {
    const file = openSync(join(draft, `${handle}.zip`), 'w', 0o600);
    try {
      await exportSchool(place, handle, (piece) => writeSync(file, piece), { now, secrets: true });
    } finally {
      closeSync(file);
    }
  }
  rmSync(join(folder, day), { recursive: true, force: true });
  renameSync(draft, join(folder, day));
  for (const old of nightsIn(folder).slice(nights))
    rmSync(join(folder, old), { recursive: true, force: true });
  return schools.length;
}

/**
 * Looks every hour whether this night's backup is there, from two o'clock on at the school. A server that was off at
 * night makes it in the morning. Gives what stops it.
 */
export function backUpNightly(
  hourAndDay: () => { hour: number; day: string },
  folder: string,
  make: (day: string) => Promise<void>,
): () => void {
  const look = async () => {
    const { hour, day } = hourAndDay();
    if (hour >= 2 && !nightsIn(folder).includes(day)) await make(day);
  };
  const first = setTimeout(() => void look(), 600_000).unref();
  const hourly = setInterval(() => void look(), 3_600_000).unref();
  return () => {
    clearTimeout(first);
    clearInterval(hourly);
  };
}

export type Rehearsed = {
  readonly handle: string;
  readonly tables: number;
  readonly rows: number;
  readonly seconds: number;
};

/** Puts the last night back in a place of its own, school by school; each is counted against what it says it holds. */
export async function rehearse(
  place: Place,
  folder: string,
  now: Date,
): Promise<{ night: string; schools: readonly Rehearsed[] }> {
  const [night] = nightsIn(folder);
  if (night === undefined)
    throw new HostProblem(`There is no backup in ${folder} yet: the server makes one every night.`);
  const files = readdirSync(join(folder, night)).filter((name) => name.endsWith('.zip'));
  const schools: Rehearsed[] = [];
  for (const file of files.sort()) {
    const began = performance.now();
    const { school, tables } = await restoreSchool(place, readFileSync(join(folder, night, file)), { now });
    const filled = Object.values(tables).filter(({ rows }) => rows > 0);
    schools.push({
      handle: school.handle,
      tables: filled.length,
      rows: filled.reduce((sum, { rows }) => sum + rows, 0),
      seconds: (performance.now() - began) / 1000,
    });
  }
  return { night, schools };
}
