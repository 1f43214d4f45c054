import { roster as members } from '#modules/people';
import type { Transaction } from '#platform/database';
import type { ImportFile } from '../archive/model.ts';
import { type Progress, type Reading, readingRoster } from '../oneroster/model.ts';
import { outgoing } from '../outgoing/work/actions.ts';
import { ProblemNotes } from '../problem/model.ts';
import type { Day } from '../roster/model.ts';
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
