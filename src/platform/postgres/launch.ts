import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  closeSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binaries } from './binaries.ts';
import { type Places, readyData } from './data.ts';
import { ClusterProblem, problemFrom } from './problem.ts';
import { environment, type Runner, runnerFor } from './runner.ts';

export type Wish = Places & {
  readonly durable: boolean;
  /** The folder of the socket of an earlier launch, which pools of connections still know. */
  readonly socketDir: string | undefined;
};

export type Launched = {
  readonly pid: number | undefined;
  hasEnded(): boolean;
  /** It ended because of another server on the same data: one that starts, stops, or has just died. */
  wasInTheWay(): boolean;
  /** Why it ended. */
  problem(): ClusterProblem;
};

/** Starts a server, with new data when there are none. Whether it becomes ready is the caller's to see. */
export async function launch(wish: Wish): Promise<Launched> {
  const programs = binaries();
  const runner = runnerFor(wish.dataDir, programs.postgres);
  await readyData(wish, programs, runner, wish.durable);
  const log = openLog(join(wish.dataDir, 'postgres.log'));
  const socketDir = socketDirFor(runner, wish.socketDir);
  const child = start([...runner.wrap, programs.postgres, ...settingsOf(wish, socketDir)], runner.as, log);
  child.once('exit', () => void rmdir(socketDir).catch(() => {})); // empty unless the server was killed
  return {
    pid: child.pid,
    hasEnded: () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null,
    wasInTheWay: () =>
      /lock file ".*" (already exists|is empty)|shared memory block .* still in use/.test(log.since()),
    problem: () => problemFrom(log.since(), wish.dataDir),
  };
}

type Log = { readonly path: string; readonly file: number; since(): string };

/** A file and not a pipe, because the server may outlive us. One older file is kept. */
function openLog(path: string): Log {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) renameSync(path, `${path}.1`);
  const file = openSync(path, 'a', 0o600);
  const { size } = fstatSync(file);
  return { path, file, since: () => readFileSync(path).subarray(size).toString('utf8') };
}

/**
 * Short, because a socket's path ends at 107 bytes, and new with an unguessable name, so that nobody else can have
 * made it before us. Its mode 0700 is the whole password of the embedded server.
 */
function socketDirFor({ owner }: Runner, earlier: string | undefined): string {
  const roof = owner.uid === process.getuid?.() && tmpdir().length <= 60 ? tmpdir() : '/tmp';
  const dir = earlier ?? mkdtempSync(join(roof, 'leerkring-'));
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(dir);
  if ((mode & 0o077) !== 0) throw new ClusterProblem(`${dir} is open to others: remove it and start again.`);
  if (uid !== owner.uid) chownSync(dir, owner.uid, owner.gid);
  return dir;
}

/** Its log keeps neither statements nor the values in them: they may tell about a pupil. */
const settingsOf = ({ clusterDir, durable }: Wish, socketDir: string): string[] => [
  '-D',
  clusterDir,
  ...Object.entries({
    listen_addresses: '',
    unix_socket_directories: `"${socketDir}"`,
    unix_socket_permissions: '0700',
    max_connections: 60,
    shared_buffers: '256MB',
    wal_buffers: '16MB',
    max_wal_size: '2GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/** In a session of its own: Ctrl-C is for Leerkring, which ends its requests before it ends the database. */
function start([command = '', ...args]: string[], as: Runner['as'], { path, file }: Log): ChildProcess {
  const stdio = ['ignore', file, file] as const;
  const child = spawn(command, args, {
    ...as,
    cwd: '/',
    env: environment,
    detached: true,
    stdio: [...stdio],
  });
  child.once('error', ({ message }) => appendFileSync(path, `${message}\n`));
  child.unref();
  closeSync(file);
  return child;
}
