import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll } from 'vitest';
import { startPostgres } from '#platform/postgres';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The file of two schools and 1,146 people that every import is held against. */
export const roster = join(root, '..', 'shared', 'data', 'oneroster', 'oneroster-1.2-nl.zip');
/** The national goals of the first three years, from which nine courses are made. */
export const nationalGoals = join(root, '..', 'shared', 'data', 'slo', 'leerdoelen-onderbouw-vo.json');

/** A journey reads real data; without it nothing is proven, so it says so and fails. */
export function needData(...files: readonly string[]): void {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Error(
      `the real data is not there: put the shared data beside the repository (${missing.join(', ')})`,
    );
}

/**
 * The day on which every journey begins, as all tests do: a Saturday in a school week, ten in the morning. What is
 * offered depends on the day, and a journey that is walked on a free day or through midnight has to come out the same.
 */
export const saturday = '2026-11-21';
const onSaturday = () => ({
  NODE_OPTIONS: `--import ${new URL('clock.mjs', import.meta.url).href}`,
  CLOCK_AHEAD: String(Date.parse(`${saturday}T10:00:00+01:00`) - Date.now()),
});

type Running = { readonly base: string; leerkring(...args: string[]): Promise<string> };

/**
 * Leerkring as anybody runs it: the built server and the command, on an embedded PostgreSQL of their own. Called at
 * the top of a file, so that it ends with it. Without a world it is as empty as a school finds it.
 */
export async function aRunningLeerkring(world: 'small' | 'none' = 'small'): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leerkring-journey-'));
  const env = { ...process.env, ...onSaturday(), LEERKRING_DATA: dataDir, LEERKRING_WORLD: world, PORT: '0' };
  const server = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  afterAll(async () => {
    await ended(server);
    rmSync(dataDir, { recursive: true, force: true });
  });
  const base = await addressOf(server);
  await clockIsSet(dataDir);
  return {
    base,
    leerkring: async (...args) => {
      const { stdout } = await run(process.execPath, [join(root, 'dist', 'leerkring.js'), ...args], { env });
      return stdout;
    },
  };
}

/** The database refuses a server whose clock is not its own, unless it was told that it is a test. */
async function clockIsSet(dataDir: string): Promise<void> {
  const cluster = await startPostgres({ dataDir });
  const admin = new pg.Client(cluster.url('postgres', 'leerkring'));
  await admin.connect();
  await admin.query("update platform.installation set clock = 'set'");
  await admin.end();
  await cluster.stop();
}

type Killable = {
  readonly dataDir: string;
  base(): string;
  /** As a power cut does it. */
  kill(): Promise<void>;
  start(): Promise<void>;
  leerkring(...args: string[]): Promise<string>;
};

/** An empty one that may be killed and started again. */
export async function aKillableLeerkring(): Promise<Killable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leerkring-journey-'));
  const env = { ...process.env, LEERKRING_DATA: dataDir, LEERKRING_WORLD: 'none', PORT: '0' };
  let server: ChildProcess | undefined;
  let base = '';
  const start = async () => {
    server = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    base = await addressOf(server);
  };
  await start();
  afterAll(async () => {
    if (server !== undefined) await ended(server);
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    dataDir,
    base: () => base,
    kill: () =>
      new Promise((resolve) => {
        server?.once('exit', () => resolve());
        server?.kill('SIGKILL');
      }),
    start,
    leerkring: async (...args) => {
      const { stdout } = await run(process.execPath, [join(root, 'dist', 'leerkring.js'), ...args], { env });
      return stdout;
    },
  };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /Leerkring is at (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    server.once('exit', () => reject(new Error(`the server ended before it served: ${said}`)));
  });
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
