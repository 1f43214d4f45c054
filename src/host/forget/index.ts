import { HostProblem } from '../problem.ts';
import { asOwner, inParts, type Place } from '../store.ts';
import { clockApart, forgetSome, guards, noteLeaving, past, unsigned } from './store.ts';

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
  const rows = new Map([...Object.keys(past), ...Object.keys(unsigned)].map((table) => [table, 0]));
  const work = async (each: Parameters<Parameters<typeof inParts>[1]>[0]) => {
    const guard = await each(async (client) => {
      const apart = await clockApart(client, now);
      if (apart !== null && apart > 600)
        throw new HostProblem(
          'The clock of this machine differs from the database’s by more than ten minutes: nothing was deleted.',
        );
      await noteLeaving(client, now);
      return await guards(client);
    });
    // round again as long as something went: what it pointed at may go then
    for (let went = 1; went > 0; ) {
      went = 0;
      for (const table of rows.keys())
        for (let some = 1; some > 0; went += some) {
          some = await each((client) => forgetSome(client, table, guard.get(table), now, batch));
          rows.set(table, (rows.get(table) ?? 0) + some);
        }
    }
  };
  if (!dryRun) await inParts(place, work);
  else
    await asOwner(place, async (client) => {
      await work((part) => part(client));
      throw new Enough();
    }).catch((end: unknown) => {
      if (!(end instanceof Enough)) throw end;
    });
  return [...rows].map(([table, gone]) => ({ table, rows: gone }));
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
