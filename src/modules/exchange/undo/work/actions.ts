import type { Transaction } from '#platform/database';
import { presentOf, type Proposal } from '../../proposal/actions.ts';
import type { Day } from '../../roster/model.ts';
import { type Before, type Stays, takeBack } from '../model.ts';
import { builtOn, undoOf } from '../store.ts';

export type Undoing = Pick<Proposal, 'changes' | 'present'> & { readonly stays: readonly Stays[] };

/** What taking this import back would change now, and what stays; nothing when its day is over. */
export async function proposeUndo(
  transaction: Transaction<'jobs'>,
  wish: { readonly school: string; readonly import: string; readonly today: Day; readonly system: string },
): Promise<Undoing | undefined> {
  const [kept] = await transaction.send([undoOf({ import: wish.import })]);
  if (kept === undefined) return undefined;
  const [built] = await transaction.send([builtOn({ since: kept.at })]);
  const of = (kind: string) => new Set(built.filter((one) => one.kind === kind).map((one) => one.id));
  const present = await presentOf(transaction, wish.school, wish.system);
  const on = { people: of('person'), enrolments: of('enrolment'), relations: of('relation') };
  return { present, ...takeBack(kept.before as Before, present, on, wish.today) };
}
