import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { Query, Sent } from './statement.ts';

type Wire = {
  stream: { cork(): void; uncork(): void; writableNeedDrain: boolean; destroyed: boolean };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly Sent[] }): void;
  execute(message: Record<string, never>): void;
  sync(): void;
  on(event: 'parseComplete', heard: () => void): void;
};
type Prepared = { names: Set<string>; batch: Batch | undefined };

const preparedOn = new WeakMap<object, Prepared>();

/**
 * Several named statements in one round trip and, unless a `begin` is among them, one implicit transaction:
 * Parse (first time only), Bind and Execute for each, then one Sync. The first error skips the rest and undoes it.
 * A statement counts as prepared on ParseComplete, never on sending: else an error early in a batch would poison
 * the connection (proto §5).
 */
class Batch {
  readonly #queries: readonly Query<unknown>[];
  readonly #resolve: (results: unknown[]) => void;
  readonly #reject: (error: unknown) => void;
  readonly #rows: (string | null)[][][] = [[]];
  readonly #changed: number[] = [];
  readonly #parsing: string[] = [];
  #prepared: Prepared = { names: new Set(), batch: undefined };
  #settled = false;

  constructor(
    queries: readonly Query<unknown>[],
    resolve: (results: unknown[]) => void,
    reject: (error: unknown) => void,
  ) {
    this.#queries = queries;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Wire): null {
    let prepared = preparedOn.get(connection);
    if (prepared === undefined) {
      const fresh: Prepared = { names: new Set(), batch: undefined };
      connection.on('parseComplete', () => fresh.batch?.parsed());
      preparedOn.set(connection, fresh);
      prepared = fresh;
    }
    prepared.batch = this;
    this.#prepared = prepared;
    connection.stream.cork();
    try {
      for (const { statement, values } of this.#queries) {
        if (!prepared.names.has(statement.name) && !this.#parsing.includes(statement.name)) {
          connection.parse({ name: statement.name, text: statement.text });
          this.#parsing.push(statement.name);
        }
        connection.bind({ statement: statement.name, values });
        connection.execute({});
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
    return null;
  }

  parsed(): void {
    const name = this.#parsing.shift();
    if (name !== undefined) this.#prepared.names.add(name);
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    this.#rows[this.#rows.length - 1]?.push(message.fields);
  }

  handleCommandComplete(message: { text: string }): void {
    this.#changed.push(Number(message.text.slice(message.text.lastIndexOf(' ') + 1)));
    this.#rows.push([]);
  }

  handleError(error: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#settled) return;
    this.#settled = true;
    try {
      this.#resolve(this.#queries.map((query, i) => query.read(this.#rows[i] ?? [], this.#changed[i] ?? 0)));
    } catch (refusal) {
      this.#reject(refusal);
    }
  }

  handleRowDescription(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/** Sends the queries as one batch and gives each one's result, in order; any error undoes them all. */
export function send(client: pg.ClientBase, queries: readonly Query<unknown>[]): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    client.query(new Batch(queries, resolve, reject) as unknown as pg.Submittable);
  });
}

/** Comes back when the socket has taken what was sent, or is gone: PostgreSQL waits for nothing of it any more. */
export async function taken(client: pg.ClientBase): Promise<void> {
  const { stream } = (client as unknown as { connection: Wire }).connection;
  while (stream.writableNeedDrain && !stream.destroyed) await setTimeout(1);
}
