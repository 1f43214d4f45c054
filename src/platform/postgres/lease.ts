import { realpathSync } from 'node:fs';
import pg from 'pg';
import type { Postmaster } from './postmaster.ts';

/**
 * A connection that stays open as long as this process uses the server. It holds a shared lock, which the kernel and PostgreSQL
 * let go even when the process is killed; so whoever leaves knows whether anybody else is still inside.
 */
export type Lease = pg.Client & { ref(): void; unref(): void };

/** Any number that no other code of ours locks in the database `postgres`. */
const key = 7_253_611;

/** Undefined: not yet, the server is starting or stopping. */
export async function takeLease(server: Postmaster, clusterDir: string): Promise<Lease | undefined> {
  const lease = new pg.Client({
    ...address(server),
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: 10_000,
  }) as Lease;
  lease.on('error', () => {}); // the loss of the server is told by 'end'
  try {
    await lease.connect();
    await lease.query(`set application_name = 'leerkring: in use'`);
    await refuseForeign(lease, clusterDir);
    await lease.query('select pg_advisory_lock_shared($1)', [key]);
    lease.unref(); // it does not keep a process alive that has nothing left to do
    return lease;
  } catch (problem) {
    await lease.end().catch(() => {});
    if (isPassing(problem as NodeJS.ErrnoException)) return undefined;
    throw problem;
  }
}

export const address = ({ socketDir, port }: Postmaster) => ({ host: socketDir, port, ssl: false }) as const;

/** A copied data folder still names the socket of the original. */
async function refuseForeign(lease: Lease, clusterDir: string): Promise<void> {
  const { rows } = await lease.query<{ dir: string }>(`select current_setting('data_directory') as dir`);
  const dir = rows[0]?.dir ?? '';
  if (realpathSync(dir) !== clusterDir) throw new Error(`the server works in ${dir}, not in ${clusterDir}`);
}

/** No socket yet · starting, stopping or recovering (57P03) · stopped under us (57P01, a closed connection). */
const isPassing = ({ code, message }: NodeJS.ErrnoException): boolean =>
  ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes(code ?? '') ||
  /connection terminated|connection error|timeout expired/i.test(message);

/** Lets go and asks to be alone. Of two who leave at once exactly one is told yes; who comes meanwhile waits. */
export async function isLastOut(lease: Lease): Promise<boolean> {
  await lease.query('select pg_advisory_unlock_shared($1)', [key]);
  const { rows } = await lease.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [key]);
  return rows[0]?.alone === true;
}
