import { createHash } from 'node:crypto';
import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import type { Database, Transaction } from '#platform/database';
import { newId } from '#platform/id';
import type { ImportFile } from '../archive/model.ts';
import { type Progress, type Reading, readingRoster } from '../oneroster/model.ts';
import { outgoing } from '../outgoing/work/actions.ts';
import { ProblemNotes } from '../problem/model.ts';
import type { Day } from '../roster/model.ts';
import { type Counts, countsOf } from '../deed/actions.ts';
import { bringIn, propose } from '../proposal/actions.ts';
import { lockSchool } from '../store.ts';
import { writeRoster } from '../writing/model.ts';
import { overlay, type Touched } from './model.ts';

export type Standing = {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** The number under which the administration knows the school, from the last file. */
  readonly known: string | undefined;
};

/** The school whose scope is open, written out as a delivery of our own: what a delivery of changes is laid over. */
export async function standingOf(
  transaction: Transaction<'jobs'>,
  today: Day,
  system: string,
): Promise<Standing> {
  const files = writeRoster(await outgoing(transaction), today);
  const [numbers] = await transaction.send([members.externalIds({ system })]);
  return { files, known: numbers.find(({ kind }) => kind === 'school')?.value };
}

export type DeltaReading = Reading & { readonly touched: Touched };

/** Reads a delivery of changes as a whole one. What is said of rows that are ours is of no use to who brought the file. */
export function* readingDelta(
  files: readonly ImportFile[],
  { files: standing, known }: Standing,
  today: Day,
): Generator<Progress, DeltaReading> {
  const whole = overlay(files, standing, known);
  const { roster, problems, rows } = yield* readingRoster(whole.files, today);
  const notes = new ProblemNotes();
  for (const problem of problems.shown) {
    const theirs = problem.row !== undefined && problem.row <= (whole.own.get(problem.file ?? '') ?? 0);
    if (problem.weight === 'error' || (theirs && problem.kind !== 'rowRemoved'))
      notes.add(problem.kind, problem);
  }
  return { roster, problems: notes, rows, touched: whole.touched };
}

export type DeltaSource = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly files: readonly ImportFile[];
  /** What stands behind the @ of the school whose changes they are. */
  readonly handle: string;
};
export type DeltaDone = Pick<Reading, 'problems'> & {
  readonly is: 'unknown' | 'refused' | 'busy' | 'done';
  readonly counts?: Counts;
};

const system = 'oneroster';

/** Brings changes in by command of the host: one school, one transaction, and only what the file names. */
export async function importDelta(
  database: Database,
  { fileName, bytes, files, handle }: DeltaSource,
  { now, dryRun }: { readonly now: Date; readonly dryRun: boolean },
): Promise<DeltaDone> {
  const none = new ProblemNotes();
  const [found] = await database.read('jobs', [calendar.schoolByHandle({ handle })]);
  if (found === undefined) return { is: 'unknown', problems: none };
  return await database.inTransaction('jobs', async (transaction): Promise<DeltaDone> => {
    const [, { today }, { mine }] = await transaction.send([
      calendar.openJob({ school: found.id, at: now }),
      calendar.today(),
      lockSchool(),
    ]);
    if (!mine) return { is: 'busy', problems: none };
    const steps = readingDelta(files, await standingOf(transaction, today, system), today);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { roster, problems, touched } = step.value;
    const [school] = roster?.schools ?? [];
    if (roster === undefined || school === undefined) return { is: 'refused', problems };
    const by = { now, newId: () => newId(now) };
    const accounts = new Map<string, string>();
    const accountOf = (external: string) => {
      const account = accounts.get(external) ?? by.newId();
      accounts.set(external, account);
      return account;
    };
    const wish = { system, school: found.id, today, newId: by.newId, accountOf, touched };
    const { changes, present } = await propose(transaction, school, wish);
    const fileHash = createHash('sha256').update(bytes).digest();
    const source = { format: `OneRoster ${roster.standard} delta`, fileName, fileHash, actor: null };
    await bringIn(transaction, { changes, present, today, system }, source, by);
    if (!dryRun) await transaction.commit([]);
    return { is: 'done', problems, counts: countsOf(changes) };
  });
}
