import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import type { Places } from './postgres/data.ts';
import { type Launched, launch, type Wish } from './postgres/launch.ts';
import { address, isLastOut, type Lease, takeLease } from './postgres/lease.ts';
import { type Postmaster, postmasterOf, serves } from './postgres/postmaster.ts';
import { ClusterProblem, problemFrom } from './postgres/problem.ts';

export { ClusterProblem } from './postgres/problem.ts';

export type Cluster = {
  /** How `pg` reaches a database of this cluster under a role. */
  url(role: string, database: string): ClientConfig;
  /** The server was running already: another process uses it, or its last user was killed. */
  readonly adopted: boolean;
  /**
   * Leaves. The last one out stops the server, whoever started it: a command that came first does not take it away
   * from the app, and an app that adopted it does not leave it behind.
   */
  stop(): Promise<void>;
};

type Start = {
  readonly dataDir: string;
  /** False only for tests: what is written may be lost in a power cut. */
  readonly durable?: boolean;
  readonly log?: (sentence: string) => void;
};

type Held = { readonly server: Postmaster; readonly lease: Lease; readonly adopted: boolean };

/**
 * The embedded PostgreSQL of a data folder, for evaluation, development, tests and a small school. It listens on a
 * socket only. Any number of processes share it; when it dies under them it is started again.
 */
export async function startPostgres({ dataDir, durable = true, log = () => {} }: Start): Promise<Cluster> {
  const places = await told(dataDir, () => placesIn(dataDir));
  let held = await hold(undefined);
  let mending: Promise<void> | undefined;
  let leaving = false;

  async function hold(socketDir: string | undefined): Promise<Held> {
    const taken = await told(dataDir, () => adoptOrStart({ ...places, durable, socketDir }));
    taken.lease.once('end', () => {
      mending = holdAgain();
    });
    return taken;
  }

  async function holdAgain(): Promise<void> {
    while (!leaving) {
      log('The database went away; starting it again …');
      try {
        held = await hold(held.server.socketDir);
        return;
      } catch (problem) {
        log((problem as Error).message);
        await wait(2_000, undefined, { ref: false });
      }
    }
  }

  return {
    adopted: held.adopted,
    url: (role, database) => ({ ...address(held.server), user: role, database }),
    async stop() {
      if (leaving) return;
      leaving = true;
      await mending;
      await leave(held, places.clusterDir);
    },
  };
}

/** As root the folder must let another user pass through to the cluster, which itself is closed. */
function placesIn(wished: string): Places {
  mkdirSync(wished, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const dataDir = realpathSync(wished);
  const clusterDir = join(dataDir, 'postgres');
  return { dataDir, clusterDir: existsSync(clusterDir) ? realpathSync(clusterDir) : clusterDir };
}

/**
 * PostgreSQL's own lock file decides between two starts at once: the second server gives up and its starter adopts
 * the first.
 */
async function adoptOrStart(wish: Wish): Promise<Held> {
  const patience = Date.now() + 60_000;
  let launched: Launched | undefined;
  for (;;) {
    const server = postmasterOf(wish.clusterDir);
    const lease = server?.socketDir ? await takeLease(server, wish.clusterDir) : undefined;
    if (server && lease) return { server, lease, adopted: server.pid !== launched?.pid };
    const ended = launched?.hasEnded() ?? false;
    const tired = Date.now() > patience;
    if (!server && launched && ended && (tired || !launched.wasInTheWay())) throw launched.problem();
    if (server && tired && server.pid !== launched?.pid) throw silent(server, wish);
    if (!server && (!launched || ended)) launched = await launch(wish);
    await wait(ended ? 100 : 10);
  }
}

const silent = ({ pid }: Postmaster, { clusterDir }: Places): ClusterProblem =>
  new ClusterProblem(
    `Process ${pid} holds ${clusterDir} and does not answer: end it, or remove postmaster.pid there if it is not a PostgreSQL.`,
  );

/** What the disk refuses is told in the same sentences as what PostgreSQL refuses. */
async function told<T>(dataDir: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    const { syscall, message } = problem as NodeJS.ErrnoException;
    throw syscall === undefined ? problem : problemFrom(message, dataDir);
  }
}

async function leave({ server, lease }: Held, clusterDir: string): Promise<void> {
  lease.ref();
  const last = await isLastOut(lease).catch(() => false);
  if (last) await shutDown(server, clusterDir);
  await lease.end().catch(() => {});
}

/** SIGINT is the fast shutdown: it ends connections, not what they have committed. */
async function shutDown(server: Postmaster, clusterDir: string): Promise<void> {
  process.kill(server.pid, 'SIGINT');
  while (serves(server.pid, clusterDir)) await wait(10);
  await rmdir(server.socketDir).catch(() => {});
}
