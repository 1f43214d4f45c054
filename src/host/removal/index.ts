import { newId } from '#platform/id';
import { type Contents, writeArchive } from '../archive/index.ts';
import { HostProblem } from '../problem.ts';
import { inParts, type Place } from '../store.ts';
import * as store from './store.ts';

/** Where the archive goes before anything is deleted: `done` when all of it is written, so that it outlives a power cut. */
export type Keeping = {
  readonly file: string;
  readonly write: (piece: Uint8Array) => void;
  readonly done: () => void;
};

export type Wish = {
  readonly now: Date;
  /** The school’s name as somebody typed it to say that it is the right one; without it nothing is removed. */
  readonly certain: string | undefined;
  /** Nothing: somebody said that no archive is wished for. */
  readonly archive: Keeping | undefined;
};

export type Removed = {
  readonly school: { readonly name: string; readonly handle: string };
  readonly rows: number;
  readonly archived: Contents | undefined;
};

/**
 * Takes a whole school away, so that nothing of it is left or it can be restored anew. Everybody there is signed out
 * first; then its archive and its end are one transaction over one moment: what is deleted is what the file holds, or
 * nothing is deleted at all. Accounts that sign in elsewhere, too, stay there.
 */
export async function removeSchool(
  place: Place,
  handle: string,
  { now, certain, archive }: Wish,
): Promise<Removed> {
  return await inParts(place, async (part) => {
    const school = await part(async (client) => {
      const found = await store.schoolCalled(client, handle);
      if (found === undefined) throw new HostProblem(`There is no school "@${handle}".`);
      if (certain !== found.name) {
        const { people, pupils } = await store.sizeOf(client, found.id);
        throw new HostProblem(
          `This would take ${found.name} (@${handle}) away with all ${people} people, ${pupils} of them pupils, and all they wrote.\nNothing was removed. Whoever is certain types the name behind it: --certain "${found.name}"`,
        );
      }
      await store.signOut(client, found.id, now);
      return found;
    });
    const done = await part(async (client) => {
      if (!(await store.closeDoors(client, school.id)))
        throw new HostProblem(
          `An import is writing to ${school.name} at this moment. Nothing was removed; try again when it is done.`,
        );
      const archived = archive && (await writeArchive(client, school, archive.write, { now, secrets: true }));
      archive?.done();
      const rows = await store.removeRows(client, school.id).catch((problem: unknown) => {
        throw store.isMeanwhile(problem)
          ? new HostProblem(
              `Somebody at ${school.name} still wrote something meanwhile. Nothing was removed; everybody is signed out now, so try again.`,
            )
          : problem;
      });
      await store.addPast(client, { id: newId(now), school, at: now, rows, archive: archive?.file });
      return { school, rows, archived };
    }, 'one moment');
    // what a request that was still under way put down where no key points at the school
    await part((client) => store.sweep(client, school.id));
    return done;
  });
}
