import { createHash } from 'node:crypto';
import type { Database, Transaction } from './database.ts';
import { journalLines, requestKey } from './journal.ts';
import { type Problems, Refusal } from './refusal.ts';
import {
  type Action,
  type Asked,
  type Door,
  type Entry,
  type Hat,
  type House,
  type Made,
  type Page,
  type Parcel,
  roleOf,
  type Seen,
  type Told,
  type View,
  type Who,
} from './route.ts';
import { dayIn, openScope } from './scope.ts';

/** The sign-in is unknown, ended or expired, or of another class: all the same answer. */
export class SignInNeeded extends Error {}

export type Caller = {
  readonly hat: Hat;
  readonly token: Buffer;
  /** For whom the page was made that sends this, where it says so: an open page outlives a sign-in. */
  readonly account?: string | undefined;
};

/**
 * The cookie only says which hat to look for; what counts is the hat the database found. On a shared computer the cookie
 * may be somebody else's by now: what one person typed is never done in the name of another.
 */
function worn(who: Who, caller: Caller): void {
  if (who.hat !== caller.hat || (caller.account ?? who.account) !== who.account) throw new SignInNeeded();
}

const isPg = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as { code?: string }).code === code;

/**
 * Says in our words what the database said in its own. What row security hides or refuses is not-found: a person may
 * not learn that it exists. A lock that took too long, or a row that changed under our feet, is a conflict.
 */
export function asRefusal(error: unknown): unknown {
  if (isPg(error, 'LK001')) return new SignInNeeded();
  if (isPg(error, '42501')) return new Refusal('not-found');
  if (['23505', '23503', '23514', '40001', '40P01', '55P03'].some((code) => isPg(error, code)))
    return new Refusal('conflict', 'changed-meanwhile');
  return error;
}

/** Lines of the access log this process has written, so that they cost only at the first view of the hour. */
const written = new Set<string>();
let writtenHour = '';
function wrote(line: string, now: Date): boolean {
  const hour = now.toISOString().slice(0, 13);
  if (hour !== writtenHour) {
    written.clear();
    writtenHour = hour;
  }
  return written.has(line);
}

export type Visit = { readonly who: Who; readonly view: View; readonly today: string };

type Reads = Pick<Page, 'subject' | 'queries' | 'figures' | 'looks'>;
type Read = Seen<unknown, readonly unknown[]> & { readonly figures: readonly unknown[] };

/** Reads a page in one round trip – opening the door, the page's queries, the access log – and gives its view. */
export async function visit(
  database: Database,
  page: Page,
  caller: Caller,
  input: unknown,
  now: Date,
  kept: Seen<unknown, unknown>['kept'],
  newKey: () => string,
  house: House,
): Promise<Visit> {
  const seen = await readFor(database, page, caller, input, now, kept, newKey, house);
  return { who: seen.who, view: page.view(seen), today: seen.today };
}

/** The same for a file to keep; that it left is written down before it goes. */
export async function handOver(
  database: Database,
  parcel: Parcel,
  caller: Caller,
  input: unknown,
  now: Date,
  newKey: () => string,
  house: House,
): Promise<Made> {
  const seen = await readFor(database, parcel, caller, input, now, undefined, newKey, house);
  const made = await parcel.make({ ...seen, database });
  const lines = (made.journal ?? []).flatMap((entry) => journalLines(entry, newKey(), now));
  if (lines.length > 0)
    await database.read(roleOf[caller.hat], [
      openScope(caller.token, parcel.subject(input), now, true),
      ...lines,
    ]);
  return made;
}

async function readFor(
  database: Database,
  page: Reads,
  caller: Caller,
  input: unknown,
  now: Date,
  kept: Seen<unknown, unknown>['kept'],
  newKey: () => string,
  house: House,
): Promise<Read> {
  const role = roleOf[caller.hat];
  const subject = page.subject(input);
  const looks = page.looks?.(input);
  const line = looks === undefined ? '' : `${caller.token.toString('base64')} ${looks.as}`;
  const write = looks !== undefined && !wrote(line, now);
  try {
    const reading = database.read(role, [
      openScope(caller.token, subject, now),
      ...page.queries(input),
      ...(write ? [looks.line] : []),
    ]);
    const counting = page.figures
      ? database.read('counts', [openScope(caller.token, subject, now), ...page.figures(input)])
      : Promise.resolve([undefined]);
    const [read, counted] = await Promise.all([reading, counting]);
    const [who, ...rows] = read as readonly unknown[] as [Who, ...unknown[]];
    worn(who, caller);
    if (write) written.add(line);
    const today = dayIn(who.zone, now);
    return {
      who,
      input,
      rows: write ? rows.slice(0, -1) : rows,
      figures: (counted as readonly unknown[]).slice(1),
      now,
      today,
      language: who.language,
      kept,
      key: newKey,
      house,
    };
  } catch (error) {
    throw asRefusal(error);
  }
}

export type Performed =
  | { readonly to: string; readonly wakes?: boolean; readonly undo?: { verb: string; journal: string } }
  | { readonly problems: Problems };

/**
 * Performs an action in two round trips and one transaction: [begin, open, what it is about under lock] – decide in
 * TypeScript – [key with its answer, changes, journal, commit]; changes that only the database can tell about take a
 * third between them. A second press with the same key gets the first answer: the key that is there undoes whatever it
 * changed, and whoever is refused is first asked whether they were here before.
 */
export async function perform(
  database: Database,
  action: Action,
  caller: Caller,
  input: unknown,
  key: string,
  now: Date,
  newId: () => string,
  house: House,
): Promise<Performed> {
  const hash = sumOf(action.name, input);
  const before = () => firstAnswer(database, action, caller, key, hash, now);
  try {
    const performed = await once(database, action, caller, input, { key, hash }, now, newId, house);
    return 'problems' in performed ? ((await before()) ?? performed) : performed;
  } catch (error) {
    const refusal = asRefusal(error);
    if (!(refusal instanceof Refusal)) throw refusal;
    const first = await before();
    if (first !== undefined) return first;
    if (isPg(error, '23505') && (error as { constraint?: string }).constraint === 'request_key_pkey')
      throw new Refusal('conflict', 'key-used');
    throw refusal;
  }
}

async function once(
  database: Database,
  action: Action,
  caller: Caller,
  input: unknown,
  press: { readonly key: string; readonly hash: Buffer },
  now: Date,
  newId: () => string,
  house: House,
): Promise<Performed> {
  return await database.inTransaction(roleOf[caller.hat], async (transaction) => {
    const [who, ...rows] = (await transaction.send([
      openScope(caller.token, action.subject(input), now, true),
      ...action.about(input),
    ])) as unknown as [Who, ...unknown[]];
    worn(who, caller);
    const asked: Asked<unknown, readonly unknown[]> = {
      who,
      input,
      rows,
      now,
      today: dayIn(who.zone, now),
      newId,
      house,
    };
    if (!action.may(asked)) throw new Refusal('not-allowed');
    const outcome = action.run(asked);
    if ('problems' in outcome) return { problems: outcome.problems };
    if ('refused' in outcome) throw new Refusal(outcome.refused, outcome.reason);
    const journal = [...(await toldOf(transaction, outcome.told ?? [])), ...outcome.journal];
    const ids = journal.map(() => newId());
    const lines = journal.flatMap((entry, i) => journalLines(entry, ids[i] as string, now));
    const first = journal[0];
    const undo =
      outcome.undo === true && first !== undefined
        ? { verb: first.verb, journal: ids[0] as string }
        : undefined;
    const to = undo === undefined ? outcome.to : withUndo(outcome.to, undo);
    const keeps = requestKey.keep({ ...press, action: action.name, answer: to });
    await transaction.commit([keeps, ...outcome.changes, ...lines]);
    return { to, wakes: outcome.wakes === true };
  });
}

/** The sum of what was asked. JSON knows no sets and maps: without this, other ticks under one key would look the same. */
export const sumOf = (action: string, input: unknown): Buffer =>
  createHash('sha256')
    .update(action)
    .update(
      JSON.stringify(input, (_, value) =>
        value instanceof Set || value instanceof Map ? [...value] : value,
      ),
    )
    .digest();

/** Does what only the database can tell about, in a round trip of its own, and gives the lines that tell it. */
async function toldOf(transaction: Transaction<Door>, told: readonly Told<Door>[]): Promise<Entry[]> {
  if (told.length === 0) return [];
  const did = await transaction.send(told.map(({ change }) => change));
  return told.flatMap(({ lines }, i) => {
    const entries = lines(did[i]);
    if (entries === undefined) throw new Refusal('conflict', 'changed-meanwhile');
    return entries;
  });
}

const withUndo = (to: string, undo: { verb: string; journal: string }): string => {
  const [path = '', anchor] = to.split('#');
  return `${path}${path.includes('?') ? '&' : '?'}did=${undo.verb}&undo=${undo.journal}${anchor === undefined ? '' : `#${anchor}`}`;
};

/** The answer given to the first press with this key and this input, when there was one. */
async function firstAnswer(
  database: Database,
  action: Action,
  caller: Caller,
  key: string,
  hash: Buffer,
  now: Date,
): Promise<Performed | undefined> {
  const [who, kept] = await database.read(roleOf[caller.hat], [
    openScope(caller.token, null, now),
    requestKey.read({ key }),
  ]);
  worn(who, caller);
  return kept?.action === action.name && kept.hash.equals(hash) ? { to: kept.answer } : undefined;
}
