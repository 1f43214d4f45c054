import { copyOfTemplate, makeTemplate, type TestDatabase, throwAway } from '../tests/world/cluster.ts';
import type { Wish } from './bar.ts';

/** A database of one bar alone, in the PostgreSQL of the tests or in one that is started for it. */
export async function onDatabase<T>(
  { postgres }: Pick<Wish, 'postgres'>,
  work: (place: TestDatabase) => Promise<T>,
): Promise<T> {
  const cluster = postgres === undefined ? await throwAway() : undefined;
  try {
    if (cluster !== undefined) await makeTemplate(cluster.place);
    const place = await copyOfTemplate(postgres ?? (cluster as NonNullable<typeof cluster>).place);
    try {
      return await work(place);
    } finally {
      await place.close();
    }
  } finally {
    await cluster?.stop();
  }
}
