import {
  copyOfTemplate,
  makeTemplate,
  type TestDatabase,
  type ThrowAway,
  throwAway,
} from '../tests/world/cluster.ts';
import type { Wish } from './bar.ts';

/** A database of one bar alone, in the PostgreSQL of the tests or in one that is started for it. */
export async function onDatabase<T>(
  { postgres }: Pick<Wish, 'postgres'>,
  work: (place: TestDatabase) => Promise<T>,
): Promise<T> {
  const cluster = postgres === undefined ? await throwAway() : undefined;
  if (cluster !== undefined) running.add(cluster);
  try {
    if (cluster !== undefined) await makeTemplate(cluster.place);
    const place = await copyOfTemplate(postgres ?? (cluster as NonNullable<typeof cluster>).place);
    try {
      return await work(place);
    } finally {
      await place.close();
    }
  } finally {
    if (cluster !== undefined) {
      running.delete(cluster);
      await cluster.stop();
    }
  }
}

const running = new Set<ThrowAway>();

/** Whoever breaks a bar off does not leave its PostgreSQL behind. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((cluster) => cluster.stop()));
}
