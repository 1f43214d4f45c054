import pg from 'pg';
import { afterAll } from 'vitest';
import type { Role } from '#platform/statement';
import { now, type TestDatabase } from './cluster.ts';
import { signedIn } from './signed-in.ts';

/** What came of one statement: how many rows it touched or gave, or the code with which the database refused. */
export type Came = { readonly rows: readonly Record<string, unknown>[]; readonly many: number | string };

type About = { readonly about?: { readonly id: string } | null; readonly at?: Date };

/**
 * Somebody who has stolen a sign-in and the password of a database role, and types SQL: the door opens, as for a page that
 * may write, and the statements follow in one transaction that leaves nothing behind. Gives what came of the last one.
 */
export function aThief(place: TestDatabase, role: Role = 'member') {
  const client = new pg.Client(place.connect(role));
  const opened = client.connect();
  afterAll(() => client.end());
  return async (
    who: Parameters<typeof signedIn>[0],
    statements: string | readonly string[],
    { about = null, at = now }: About = {},
  ): Promise<Came> => {
    await opened;
    const { token } = await signedIn(who, { at: new Date(at.getTime() - 60_000) });
    await client.query('begin');
    try {
      await client.query('select app.open($1, $2, $3, true)', [token, about?.id ?? null, at]);
      let came: Came = { rows: [], many: 0 };
      for (const sql of [statements].flat()) {
        const { rows, rowCount } = await client.query(sql);
        came = { rows, many: rowCount ?? 0 };
      }
      return came;
    } catch (error) {
      return { rows: [], many: (error as { code: string }).code };
    } finally {
      await client.query('rollback');
    }
  };
}
