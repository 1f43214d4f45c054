import pg from 'pg';
import { send, taken } from './batch.ts';
import { type Query, type Role, sqlFor } from './statement.ts';

/** How to reach the database as one of its roles; made by the launcher or from DATABASE_URL. */
export type Connect = (role: Role) => pg.PoolConfig;

/** What each query of a batch gives, in the same order. */
export type Results<Q extends readonly Query<unknown>[]> = {
  -readonly [K in keyof Q]: Q[K] extends Query<infer T> ? T : never;
};

const every = sqlFor('gate', 'member', 'school', 'counts', 'network', 'jobs');
const begin = every.change('platform.begin', 'begin');
const commit = every.change('platform.commit', 'commit');
const rollback = every.change('platform.rollback', 'rollback');

const poolSize: Record<Role, number> = { gate: 3, member: 6, school: 2, counts: 2, network: 2, jobs: 2 };

/** What one server opens at most: each pool, that for jobs again in its thread, and one for the administrator's errands. */
export const mostConnections = Object.values(poolSize).reduce((sum, size) => sum + size, 1 + poolSize.jobs);

/** How every connection of ours behaves, whatever the server's own settings are. */
export const manners = {
  timezone: 'UTC',
  datestyle: 'ISO',
  statement_timeout: '15s',
  lock_timeout: '5s',
  // statements are named and go by keys: planning one anew for each caller costs more than running it
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
} as const;

const asked = Object.entries(manners)
  .map(([setting, value]) => `-c ${setting}=${value}`)
  .join(' ');

/** A transaction in two batches or more: what the first one read decides what the last one writes. */
export type Transaction<R extends Role> = {
  send<const Q extends readonly Query<unknown, R>[]>(queries: Q): Promise<Results<Q>>;
  /** When what was sent is with PostgreSQL: whoever works on before that keeps it waiting. */
  taken(): Promise<void>;
  /** Sends the last queries and commits, in the same round trip. */
  commit<const Q extends readonly Query<unknown, R>[]>(queries: Q): Promise<Results<Q>>;
};

/** The database as this process may use it: one small pool per role, opened on demand, no SET ROLE (stack §2.2). */
export class Database {
  readonly #connect: Connect;
  readonly #pools = new Map<Role, pg.Pool>();

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  /** Reads in one round trip; the batch is one transaction. A query of another role does not compile here. */
  async read<R extends Role, const Q extends readonly Query<unknown, R>[]>(
    role: R,
    queries: Q,
  ): Promise<Results<Q>> {
    const client = await this.#pool(role).connect();
    try {
      return (await send(client, queries)) as Results<Q>;
    } finally {
      client.release();
    }
  }

  /** Runs `work` in one transaction of the role. Whatever it throws undoes everything. */
  async inTransaction<R extends Role, T>(
    role: R,
    work: (transaction: Transaction<R>) => Promise<T>,
  ): Promise<T> {
    const client = await this.#pool(role).connect();
    let begun = false;
    let committed = false;
    const sendNext = async (queries: readonly Query<unknown>[]): Promise<unknown[]> => {
      if (begun) return await send(client, queries);
      begun = true;
      return (await send(client, [begin(), ...queries])).slice(1);
    };
    try {
      return await work({
        send: async (queries) => (await sendNext(queries)) as Results<typeof queries>,
        taken: () => taken(client),
        commit: async (queries) => {
          const results = await sendNext([...queries, commit()]);
          committed = true;
          return results.slice(0, -1) as Results<typeof queries>;
        },
      });
    } finally {
      if (begun && !committed) await send(client, [rollback()]).catch(() => undefined);
      client.release();
    }
  }

  /** Closes every pool; requests under way finish first. */
  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()));
    this.#pools.clear();
  }

  #pool(role: Role): pg.Pool {
    let pool = this.#pools.get(role);
    if (pool === undefined) {
      pool = new pg.Pool({
        ...this.#connect(role),
        min: 0,
        max: poolSize[role],
        idleTimeoutMillis: 30_000,
        connectionTimeoutMillis: 5_000,
        options: asked,
      });
      // A connection that breaks is told by its next statement, and replaced; without a listener, also on those that
      // are in use but wait between two statements, it would end the process.
      pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
      this.#pools.set(role, pool);
    }
    return pool;
  }
}
