import { join } from 'node:path';
import type { Database, Transaction } from '#platform/database';
import { requestKey } from '#platform/journal';
import type { Query, Role } from '#platform/statement';
import { composeServer } from '../../src/serve.ts';
import { asAdmin, now, type Place, root } from '../../tests/world/cluster.ts';
import { probe } from '../../tests/world/probe.tsx';

/*
 * The server that rel:once kills, in a process of its own. With `loose` it makes the mistake that the bar must find:
 * the key of a press is kept after its effect, in a transaction of its own.
 */

export type Told = {
  readonly place: Place;
  readonly database: string;
  readonly port: number;
  readonly loose: boolean;
};

const { place, database: name, port, loose } = JSON.parse(process.argv[2] ?? '') as Told;

const { server, database } = composeServer({
  connect: (role) => ({ ...asAdmin(place, name), user: `app_${role}` }),
  dist: join(root, 'dist'),
  secret: 'only for measuring',
  demo: [],
  more: probe,
  https: false,
  tls: undefined,
  proxies: [],
  now: () => now,
  ready: async () => true,
  log: (line) => console.error(JSON.stringify(line)),
});
if (loose) loosen(database);
await server.listen({ port, host: '127.0.0.1' });
process.send?.('listening');
process.on('disconnect', () => process.exit(0));

type Any = Query<unknown, Role>;

function loosen(house: Database): void {
  const strict = house.inTransaction.bind(house) as (
    role: Role,
    work: (transaction: Transaction<Role>) => Promise<unknown>,
  ) => Promise<unknown>;
  const keyApart = async (role: Role, work: (transaction: Transaction<Role>) => Promise<unknown>) => {
    let keys: Any[] = [];
    const done = await strict(role, async (transaction) =>
      work({
        async send(queries: readonly Any[]) {
          keys = queries.slice(0, 1);
          return await transaction.send(queries as never);
        },
        taken: () => transaction.taken(),
        async commit([keep, ...queries]: readonly Any[]) {
          const [kept] = (await transaction.send([
            requestKey.read({ key: keep?.values[0] as string }),
          ] as never)) as unknown[];
          if (kept !== undefined)
            throw Object.assign(new Error('pressed before'), {
              code: '23505',
              constraint: 'request_key_pkey',
            });
          keys.push(keep as Any);
          return await transaction.commit(queries as never);
        },
      }),
    );
    await strict(role, async (own) => await own.commit(keys as never));
    return done;
  };
  house.inTransaction = keyApart as unknown as Database['inTransaction'];
}
