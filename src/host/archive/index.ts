import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { newId } from '#platform/id';
import type pg from 'pg';
import { HostProblem } from '../problem.ts';
import { addLine, asOwner, type Place } from '../store.ts';
import * as store from './store.ts';

const format = 'leerkring-archive 1';

/** What an archive says of itself, in its first file. */
export type Contents = {
  readonly format: string;
  readonly made: string;
  readonly school: {
    readonly id: string;
    readonly name: string;
    readonly handle: string;
    readonly code: string | null;
  };
  /** The migrations of the database it was made from: it fits where the same ones ran. */
  readonly schema: readonly string[];
  readonly tables: Readonly<Record<string, store.Sum>>;
};

type Wish = {
  readonly now: Date;
  /** A backup keeps the hashes of passwords, so that nobody needs a new letter; what leaves the house does not. */
  readonly secrets?: boolean;
};

/** Writes one school as an archive, piece by piece: every table that bears a school, at one moment. */
export async function exportSchool(
  place: Place,
  handle: string,
  write: (piece: Uint8Array) => void,
  { now, secrets = false }: Wish,
): Promise<Contents> {
  return await store.inSnapshot(place, async (client) => {
    const school = await store.schoolCalled(client, handle);
    if (school === undefined) throw new HostProblem(`There is no school "@${handle}".`);
    return await writeArchive(client, school, write, { now, secrets });
  });
}

/** The same inside a transaction that sees one moment. */
export async function writeArchive(
  client: pg.ClientBase,
  school: store.Found,
  write: (piece: Uint8Array) => void,
  { now, secrets = false }: Wish,
): Promise<Contents> {
  const tables = await store.tablesOf(client);
  const whose = { id: school.id, secrets, courses: await store.coursesOf(client, school.id, tables) };
  const sums: Record<string, store.Sum> = {};
  for (const table of tables) sums[table.name] = await store.sumOf(client, table, whose);
  const contents: Contents = {
    format,
    made: now.toISOString(),
    school,
    schema: await store.schemaOf(client),
    tables: sums,
  };
  let fault: Error | null = null;
  const zip = new Zip((problem, piece) => {
    // a disk that is full is told as such: the packer would make another error of it
    try {
      if (problem !== null) throw problem;
      if (fault === null) write(piece);
    } catch (error) {
      fault ??= error as Error;
    }
  });
  const file = (name: string) => {
    const one = new ZipDeflate(name, { level: 6 });
    one.mtime = now;
    zip.add(one);
    return one;
  };
  file('leerkring.json').push(strToU8(`${JSON.stringify(contents, null, 2)}\n`), true);
  for (const table of tables) {
    if (sums[table.name]?.rows === 0) continue;
    const one = file(`${table.name}.jsonl`);
    for await (const lines of store.linesOf(client, table, whose)) one.push(strToU8(`${lines.join('\n')}\n`));
    one.push(new Uint8Array(), true);
  }
  zip.end();
  if (fault !== null) throw fault as Error;
  return contents;
}

/** The archive of a school that is known by its id, in memory: for somebody who takes it along by the page. */
export async function archiveOf(place: Place, school: string, now: Date): Promise<Uint8Array> {
  const found = (await store.inSnapshot(place, store.allSchools)).find(({ id }) => id === school);
  if (found === undefined) throw new HostProblem('This school has no name behind the @ yet.');
  const pieces: Uint8Array[] = [];
  await exportSchool(place, found.handle, (piece) => pieces.push(piece), { now });
  return Buffer.concat(pieces);
}

/**
 * Brings an archive in as the school it was, all or nothing, and counts it again: what does not come out with the same
 * rows and sums is not brought in.
 */
export async function restoreSchool(place: Place, bytes: Uint8Array, { now }: Wish): Promise<Contents> {
  const contents = contentsOf(bytes);
  const { school } = contents;
  await asOwner(place, async (client) => {
    await client.query(store.asText);
    refuseOtherVersion(contents, await store.schemaOf(client));
    const there = await store.inTheWay(client, school);
    if (there !== undefined)
      throw new HostProblem(
        `${there} is here already: a school is restored where it is not, and never over itself. Restore it into another installation, or take the one here away first: npm run leerkring -- school remove ${school.handle}`,
      );
    const tables = await store.tablesOf(client);
    for (const table of tables) {
      const size = table.pointsAtItself ? Number.POSITIVE_INFINITY : 2000;
      for (const lines of linesIn(bytes, `${table.name}.jsonl`, size))
        await store.putRows(client, table, lines);
    }
    const whose = {
      id: school.id,
      secrets: false,
      courses: await store.coursesOf(client, school.id, tables),
    };
    for (const table of tables) {
      if ((await store.strayRows(client, table, whose)) > 0)
        throw new HostProblem(
          `${table.name} holds rows that are not of ${school.name}: somebody wrote in this archive. Nothing was brought in.`,
        );
      // what others share may have been here already, in a newer form
      if (store.isShared(table.name)) continue;
      const was = contents.tables[table.name];
      const is = await store.sumOf(client, table, whose);
      if (was?.rows !== is.rows || was.sum !== is.sum)
        throw new HostProblem(
          `${table.name} did not come out as it went in (${was?.rows ?? 0} rows, here ${is.rows}): the archive is damaged. Nothing was brought in.`,
        );
    }
    await addLine(client, {
      school: school.id,
      id: newId(now),
      at: now,
      verb: 'host.school_restored',
      object: school.id,
    });
  });
  return contents;
}

/** What an archive says it holds; a file that is none is told in a sentence. */
export function contentsOf(bytes: Uint8Array): Contents {
  const none = new HostProblem('This file is no archive of a school, or not all of it is here.');
  try {
    const [text] = Object.values(unzipSync(bytes, { filter: ({ name }) => name === 'leerkring.json' }));
    if (text === undefined) throw none;
    const contents = JSON.parse(strFromU8(text)) as Contents;
    if (contents.format !== format) throw none;
    return contents;
  } catch {
    throw none;
  }
}

function refuseOtherVersion({ schema }: Contents, here: readonly string[]): void {
  if (schema.length === here.length && schema.every((line, i) => line === here[i])) return;
  const last = (lines: readonly string[]) => lines.at(-1)?.split(' ')[0] ?? 'nothing';
  throw new HostProblem(
    `This archive was made by another version of Leerkring (its last migration is ${last(schema)}, here ${last(here)}): restore it with that version, then update.`,
  );
}

/** The lines of one table, some at a time; one file of the archive is unpacked at a time. */
function* linesIn(bytes: Uint8Array, file: string, size: number): Generator<string[]> {
  const [rows] = Object.values(unzipSync(bytes, { filter: ({ name }) => name === file }));
  if (rows === undefined) return;
  const text = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
  let some: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf(10, from);
    const until = end === -1 ? text.length : end;
    some.push(text.toString('utf8', from, until));
    from = until + 1;
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
