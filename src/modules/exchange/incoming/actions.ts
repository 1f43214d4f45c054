import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '#platform/database';
import { id } from '#platform/input';
import { collectYoung } from '#platform/memory';
import { type Action, action, type Bringing, type Intake, type Taken } from '#platform/route';
import { openScope } from '#platform/scope';
import { isOpen, mostBytes, type Told } from './model.ts';
import {
  addPart,
  agree,
  arrived,
  begin,
  choose,
  drop,
  dropParts,
  dropStale,
  forgetPages,
  forgetParts,
  heldUpload,
  leave,
} from './store.ts';

const administrator = ['administrator'] as const;
const pageOf = (upload: string) => `/exchange/incoming/${upload}`;

/** A file comes in, piece by piece into the database; the jobs read it from there, and survive a restart by it. */
export const bring: Intake = {
  kind: 'intake',
  method: 'POST',
  path: '/exchange',
  hats: administrator,
  most: mostBytes,
  run: take,
};

async function take(bringing: Bringing): Promise<Taken> {
  const { file } = bringing;
  if (file === undefined) return await nothingBrought(bringing);
  return await kept(bringing, { format: 'oneroster', name: file.name, pieces: file.pieces });
}

/** A form without what it is for; the door is opened nevertheless, so that only who may hears what is missing. */
export async function nothingBrought({ database, caller, now }: Bringing): Promise<Taken> {
  await scopeOf(database, caller.token, now)((transaction) => transaction.commit([]));
  return { problems: { file: 'missing' } };
}

type Arriving = {
  readonly format: string;
  readonly name: string;
  readonly pieces: AsyncIterable<Buffer>;
};

/** What this process is receiving at this moment. */
const receiving = new Set<string>();

/** Keeps what comes in, whatever its format: piece by piece, and whole or not at all. */
export async function kept(bringing: Bringing, file: Arriving): Promise<Taken> {
  const { key } = bringing;
  // the same form twice at once: the first one goes on
  const first = !receiving.has(key);
  receiving.add(key);
  try {
    return await received(bringing, file);
  } finally {
    if (first) receiving.delete(key);
  }
}

async function received(
  { database, caller, now, key }: Bringing,
  { format, name, pieces }: Arriving,
): Promise<Taken> {
  const inScope = scopeOf(database, caller.token, now);
  const refused = await inScope(async (transaction) => {
    await transaction.send([dropStale({ here: [...receiving] })]);
    await transaction.commit([begin({ id: key, format, fileName: plainName(name) })]);
  }).then(
    () => undefined,
    (error: unknown) => besides(error, key),
  );
  if (refused !== undefined) return refused;
  const sum = createHash('sha256');
  let size = 0;
  try {
    let n = 0;
    for await (const bytes of inParts(pieces)) {
      sum.update(bytes);
      size += bytes.length;
      await inScope((transaction) => transaction.commit([addPart({ id: key, n, bytes })]));
      n += 1;
      if (n % partsAtOnce === 0) collectYoung();
    }
    if (size > 0) {
      const hash = sum.digest();
      const [there] = await inScope((transaction) =>
        transaction.commit([arrived({ id: key, size, hash }), forgetParts(), forgetPages()]),
      );
      return there === 0 ? { problems: { file: 'busy' } } : { to: pageOf(key), wakes: true };
    }
  } catch (error) {
    await letGo(inScope, key).catch(() => undefined);
    throw error;
  }
  await letGo(inScope, key);
  return { problems: { file: 'empty' } };
}

type InScope = ReturnType<typeof scopeOf>;

/** The door opens anew for every piece: a sign-in that ends half-way ends the file, too. */
const scopeOf =
  (database: Database, token: Buffer, now: Date) =>
  <T>(
    work: (
      transaction: Parameters<Parameters<typeof database.inTransaction<'school', T>>[1]>[0],
    ) => Promise<T>,
  ) =>
    database.inTransaction<'school', T>('school', async (transaction) => {
      await transaction.send([openScope(token, null, now, true)]);
      return await work(transaction);
    });

const letGo = (inScope: InScope, key: string) =>
  inScope((transaction) => transaction.commit([dropParts({ id: key }), drop({ id: key })]));

/** The same form again leads to what it made the first time; another file while one is at work has to wait. */
function besides(error: unknown, key: string): Taken {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== '23505') throw error;
  return constraint === 'upload_busy' ? { problems: { file: 'busy' } } : { to: pageOf(key) };
}

const part = 256 * 1024;
/** So often what came in is collected: it lies in memory three times over, and V8 comes by when it is fifty megabytes. */
const partsAtOnce = 8;

async function* inParts(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < part) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Some browsers send the folder along; and a name is shown, so nothing in it may turn or hide text. */
const plainName = (name: string): string =>
  name
    .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200) || 'zip';

const onUpload = z.object({ upload: id });

export const actions: readonly Action[] = [
  action({
    name: 'exchange.agree',
    path: '/exchange/incoming/:upload/apply',
    hats: administrator,
    // what is agreed to is what was seen: meanwhile a colleague may have chosen other columns, or the school may have moved
    input: onUpload.extend({ seen: z.string().max(100).default('') }),
    about: ({ upload }) => [heldUpload({ id: upload })],
    may: () => true,
    run: ({ rows: [upload], input: { seen } }) => {
      if (upload.state !== 'read') return { refused: 'conflict' };
      const to = pageOf(upload.id);
      if ((upload.digest ?? '') !== seen) return { changes: [], journal: [], to: `${to}?moved=1` };
      return {
        changes: [agree({ id: upload.id })],
        journal: [{ verb: 'exchange.agreed', object: upload.id }],
        to,
        wakes: true,
      };
    },
  }),
  action({
    name: 'exchange.leave',
    path: '/exchange/incoming/:upload/leave',
    hats: administrator,
    input: onUpload,
    about: ({ upload }) => [heldUpload({ id: upload })],
    may: () => true,
    run: ({ rows: [upload] }) =>
      isOpen(upload.state) || upload.state === 'failed'
        ? {
            changes: [leave({ id: upload.id }), forgetParts(), forgetPages()],
            journal: [{ verb: 'exchange.left', object: upload.id }],
            to: '/exchange',
          }
        : { refused: 'conflict' },
  }),
  action({
    name: 'exchange.choose',
    path: '/exchange/incoming/:upload/school',
    hats: administrator,
    input: z.object({ upload: id, school: z.string().max(500) }),
    about: ({ upload }) => [heldUpload({ id: upload })],
    may: () => true,
    run: ({ rows: [upload], input: { school } }) => {
      const { which = [] } = (upload.told ?? {}) as Told;
      if (upload.state !== 'choosing') return { refused: 'conflict' };
      if (!which.some(({ id: one }) => one === school)) return { problems: { school: 'missing' } };
      return {
        changes: [choose({ id: upload.id, chosen: school })],
        journal: [{ verb: 'exchange.chosen', object: upload.id }],
        to: pageOf(upload.id),
        wakes: true,
      };
    },
  }),
];
