import { HostProblem } from '../problem.ts';
import { asOwner, type Place } from '../store.ts';
import { clockApart, forgetSome, noteLeaving, terms } from './store.ts';

export type Forgotten = { readonly table: string; readonly rows: number };
type Wish = { readonly now: Date; readonly dryRun?: boolean; readonly batch?: number };

/** Thrown to undo a dry run. */
class Enough extends Error {}

/**
 * Deletes what is past its term (db/privacy.json), batch by batch, so that nobody at work has to wait for it. A dry run
 * does the same and takes it back: what it counts is what would go. Where two clocks differ nothing is deleted, for one
 * that runs ahead would take what schools still need.
 */
export async function forget(
  place: Place,
  { now, dryRun = false, batch = 2_000 }: Wish,
): Promise<Forgotten[]> {
  const told: Forgotten[] = [];
  const work = async (each: <T>(part: Parameters<typeof asOwner<T>>[1]) => Promise<T>) => {
    await each(async (client) => {
      const apart = await clockApart(client, now);
      if (apart !== null && apart > 600)
        throw new HostProblem(
          'The clock of this machine differs from the database’s by more than ten minutes: nothing was deleted.',
        );
      await noteLeaving(client, now);
    });
    for (const table of Object.keys(terms)) {
      let rows = 0;
      for (let some = 1; some > 0; rows += some)
        some = await each((client) => forgetSome(client, table, now, batch));
      told.push({ table, rows });
    }
  };
  if (!dryRun) await work((part) => asOwner(place, part));
  else
    await asOwner(place, async (client) => {
      await work((part) => part(client));
      throw new Enough();
    }).catch((end: unknown) => {
      if (!(end instanceof Enough)) throw end;
    });
  return told;
}

const day = 86_400_000;

/**
 * Forgets a minute after the start and then once a day, whichever node comes first: what one has deleted the next does
 * not find. Gives what stops it.
 */
export function forgetDaily(forgetNow: () => Promise<void>): () => void {
  const first = setTimeout(() => void forgetNow(), 60_000).unref();
  const daily = setInterval(() => void forgetNow(), day).unref();
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
}

/** What went, in one line; nothing when there was nothing. */
export function toldOf(forgotten: readonly Forgotten[]): string | undefined {
  const some = forgotten.filter(({ rows }) => rows > 0);
  return some.length === 0 ? undefined : some.map(({ table, rows }) => `${table} ${rows}`).join(', ');
}
