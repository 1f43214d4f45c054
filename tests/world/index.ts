import { afterAll, inject } from 'vitest';
import { copyOfTemplate, type Place, type TestDatabase } from './cluster.ts';
import { type Server, type ServerWish, startServer } from './server.ts';

/*
 * How a test begins:
 *
 *   const place = await aDatabase();
 *   const server = aServer(place);
 *   const school = await aSchool(place, { name: 'Veenlicht' });
 *   const noor = await aPupil(school, { given: 'Noor', coach: await aCoach(school) });
 *   const page = await server.visitor(await signedIn(noor)).get('/goals');
 */
export * from './bare.ts';
export * from './goal.ts';
export * from './learning.ts';
export * from './people.ts';
export * from './school.ts';
export * from './signed-in.ts';
export { rowsOf, waitingForAnother } from './rows.ts';
export { now } from './cluster.ts';
export type { TestDatabase } from './cluster.ts';

/** A database of this test file alone, gone after its last test: `const place = await aDatabase();` at the top. */
export async function aDatabase(): Promise<TestDatabase> {
  const place = await copyOfTemplate(aPlace());
  afterAll(() => place.close());
  return place;
}

/** A database in which nothing has ever run, for whoever tests the making of one; theirs to close. */
export const anEmptyDatabase = (): Promise<TestDatabase> => copyOfTemplate(aPlace(), { empty: true });

/** The PostgreSQL on which this project's tests run. */
export function aPlace(): Place {
  const place = inject('postgres')[inject('major')];
  if (place === undefined) throw new Error('the PostgreSQL for these tests was not started (tests/setup.ts)');
  return place;
}

/** The whole server on that database; its clock stands on the tests' own day. */
export function aServer(place: TestDatabase, wish: ServerWish = {}): Server {
  const server = startServer(place, wish);
  afterAll(() => server.close());
  return server;
}
