import { readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A running server, as the file it keeps in its data folder tells it. */
export type Postmaster = { readonly pid: number; readonly socketDir: string; readonly port: number };

/**
 * The server that runs on this data folder. A file left by one that is gone is removed when its number now belongs to
 * somebody else or to a dead process nobody has buried: PostgreSQL, which looks at the number only, would
 * refuse to start. It is safe: it looks for its shared memory, too, before it opens the data.
 */
export function postmasterOf(clusterDir: string): Postmaster | undefined {
  const text = lockFile(clusterDir);
  if (text === undefined) return undefined;
  const [pid = '', , , port = '', socketDir = ''] = text.split('\n');
  if (serves(Number(pid), clusterDir)) return { pid: Number(pid), port: Number(port), socketDir };
  if (!isBeingWritten(clusterDir, text)) rmSync(fileOf(clusterDir), { force: true });
  return undefined;
}

const fileOf = (clusterDir: string): string => join(clusterDir, 'postmaster.pid');

function lockFile(clusterDir: string): string | undefined {
  try {
    return readFileSync(fileOf(clusterDir), 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw problem;
  }
}

/** Between making the file and its first line a starting server has an empty one. */
function isBeingWritten(clusterDir: string, text: string): boolean {
  if (lockFile(clusterDir) !== text) return true;
  const made = statSync(fileOf(clusterDir), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return text === '' && Date.now() - made < 5_000;
}

/** Alive, a PostgreSQL, and working in this folder. */
export function serves(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return isPostgres(pid) && worksIn(pid, clusterDir);
}

/** EPERM: somebody else's, so alive. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid < 2) return false;
  try {
    return process.kill(pid, 0);
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostgres(pid: number): boolean {
  try {
    const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === 'postgres' && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

/** Who may not look believes the file. */
function worksIn(pid: number, clusterDir: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
  } catch {
    return true;
  }
}
