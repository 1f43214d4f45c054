import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { isAlive } from './postmaster.ts';
import { ClusterProblem, problemFrom } from './problem.ts';
import { environment, handTo, type Runner } from './runner.ts';

export type Places = {
  readonly dataDir: string;
  /** The part of it that PostgreSQL alone writes. */
  readonly clusterDir: string;
};

/** Data that the server of `binaries` can open as `runner`: made when there are none, refused when they do not fit. */
export async function readyData(
  places: Places,
  { initdb, major }: Binaries,
  runner: Runner,
  durable: boolean,
): Promise<void> {
  if (!existsSync(places.clusterDir)) await make(places, initdb, runner, durable);
  refuseOtherMajor(places.clusterDir, major);
  handTo(runner, places.clusterDir);
}

const run = promisify(execFile);

/**
 * Made beside its place and then moved there in one step, so that a first start may be killed at any moment and two
 * first starts at once end with one cluster.
 */
async function make(
  { dataDir, clusterDir }: Places,
  initdb: string,
  runner: Runner,
  durable: boolean,
): Promise<void> {
  removeAbandoned(clusterDir);
  const draft = mkdtempSync(`${clusterDir}.making-${process.pid}-`);
  const options = durable ? layout : [...layout, '--no-sync'];
  const [command = '', ...args] = [...runner.wrap, initdb, `--pgdata=${draft}`, ...options];
  try {
    chownSync(draft, runner.owner.uid, runner.owner.gid);
    await run(command, args, { ...runner.as, cwd: '/', env: environment });
    moveInto(draft, clusterDir);
  } catch (problem) {
    const { message, stderr = '' } = problem as Error & { stderr?: string };
    throw problemFrom(stderr || message, dataDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The order of texts must be the same on every machine, so it is PostgreSQL's own and not the system's. */
const layout = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

function removeAbandoned(clusterDir: string): void {
  const draft = new RegExp(`^${basename(clusterDir)}\\.making-(\\d+)-`);
  for (const name of readdirSync(dirname(clusterDir))) {
    const maker = draft.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      rmSync(join(dirname(clusterDir), name), { recursive: true });
  }
}

/** Not empty: another start was here first, and its data serve as well. */
function moveInto(draft: string, clusterDir: string): void {
  try {
    renameSync(draft, clusterDir);
  } catch (problem) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((problem as NodeJS.ErrnoException).code ?? '')) throw problem;
  }
}

function refuseOtherMajor(clusterDir: string, major: string): void {
  const made = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (made === major) return;
  throw new ClusterProblem(
    `${clusterDir} was made by PostgreSQL ${made} and this Leerkring brings ${major}: take a backup with the release that made it and restore it here into a new LEERKRING_DATA.`,
  );
}
