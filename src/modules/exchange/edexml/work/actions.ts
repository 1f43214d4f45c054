import type { Transaction } from '#platform/database';
import { hereOf, sheetSystem } from '../../columns/work/actions.ts';
import {
  type Claimed,
  comparedWith,
  faultsOf,
  type Found,
  type Hands,
  without,
} from '../../incoming/comparing/actions.ts';
import { ownSchool } from '../../incoming/store.ts';
import { type ProblemList, ProblemNotes } from '../../problem/model.ts';
import { readEdex } from '../model.ts';
import { schoolFromEdex } from '../school/model.ts';

type EdexCase = {
  readonly mine: Claimed;
  readonly school: string;
  readonly today: string;
  readonly bytes: Uint8Array;
};

/** A file of EDEXML: read, compared with the school, shown, and – when that was agreed to – brought in. */
export async function workOnEdex(
  { mine, school, today, bytes }: EdexCase,
  transaction: Transaction<'jobs'>,
  hands: Hands,
): Promise<{ found: Found; problems: ProblemList }> {
  const notes = new ProblemNotes();
  const edex = readEdex(bytes, notes);
  const [{ code }] = await transaction.send([ownSchool()]);
  // a number of the ministry: six characters, or four with those of the site behind
  if (
    edex !== undefined &&
    edex.brin !== '' &&
    /^\d\d[A-Z]{2}/.test(code ?? '') &&
    !code?.startsWith(edex.brin)
  )
    notes.add('edexOtherSchool', { file: mine.fileName, value: edex.brin, other: code ?? '' });
  const made =
    edex === undefined || notes.errors > 0
      ? undefined
      : schoolFromEdex(edex, mine.fileName, await hereOf(school, transaction), notes, today);
  const faults = faultsOf(notes);
  if (made === undefined || notes.errors > 0) return { found: without('refused', faults), problems: notes };
  const found = await comparedWith(
    mine,
    made.school,
    {
      system: sheetSystem,
      school,
      today,
      says: 'pupils',
      adopted: made.adopted,
      format: 'EDEXML',
      told: faults,
    },
    transaction,
    hands,
  );
  return { found, problems: notes };
}
