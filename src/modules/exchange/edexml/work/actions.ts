import type { Transaction } from '#platform/database';
import { hereOf, sheetSystem } from '../../columns/work/actions.ts';
import { differencesOf } from '../../difference/model.ts';
import {
  accountsBy,
  type Claimed,
  countsOf,
  decided,
  faultsOf,
  type Found,
  type Hands,
  without,
} from '../../incoming/comparing/actions.ts';
import type { Told } from '../../incoming/model.ts';
import { ownSchool } from '../../incoming/store.ts';
import { type ProblemList, ProblemNotes } from '../../problem/model.ts';
import { propose } from '../../proposal/actions.ts';
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
  const { changes, present, kept } = await propose(transaction, made.school, {
    system: sheetSystem,
    school,
    today,
    newId: hands.newId,
    accountOf: accountsBy(hands.newId),
    keeps: mine.actor,
    says: 'pupils',
    adopted: made.adopted,
  });
  const differences = differencesOf(changes, present, made.school, today);
  const told: Told = { ...faults, ...countsOf(differences), same: changes.same, kept };
  const decision = { changes, present, differences, told, today, system: sheetSystem, format: 'EDEXML' };
  return { found: await decided(mine, decision, transaction, hands), problems: notes };
}
