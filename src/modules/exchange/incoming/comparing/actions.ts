import type { Database, Transaction } from '#platform/database';
import { idsOf } from '#platform/id';
import { type Change, type Differences, differencesOf, digestOf, type Sort } from '../../difference/model.ts';
import type { ProblemList } from '../../problem/model.ts';
import { bringIn, type Proposal, propose, type Proposing } from '../../proposal/actions.ts';
import type { School } from '../../roster/model.ts';
import { lockSchool } from '../../store.ts';
import type { State, Told } from '../model.ts';

/* What a file comes to once it was read, whatever format it had: shown, agreed to, and brought in. */

export type Hands = {
  readonly database: Database;
  readonly now: () => Date;
};

export type Claimed = {
  readonly id: string;
  readonly fileName: string;
  readonly format: string;
  readonly state: State;
  readonly size: number;
  readonly hash: Buffer;
  readonly chosen: string | null;
  readonly digest: Buffer | null;
  readonly actor: string;
  readonly agreedBy: string | null;
  readonly undoes: string | null;
  /** How often it was begun since it last came to an end, this time included. */
  readonly tries: number;
  /** It was agreed to, and no other import writes to this school until it is done. */
  readonly alone: boolean;
};

/** Keeps others out before the school is looked at: what is compared first and locked then is written over what they changed. */
export async function keptAlone(
  mine: Omit<Claimed, 'alone'>,
  transaction: Transaction<'jobs'>,
): Promise<Claimed> {
  if (mine.state !== 'agreed') return { ...mine, alone: false };
  const [{ mine: alone }] = await transaction.send([lockSchool()]);
  return { ...mine, alone };
}

export type Found = {
  readonly state: State;
  readonly told: Told;
  readonly digest: Buffer | null;
  readonly differences: Differences;
  readonly brought?: string | undefined;
};
export const faultsOf = ({ errors, warnings, counts }: ProblemList): Told => ({
  errors,
  warnings,
  kinds: [...counts].map(([kind, count]) => ({ kind, count })),
});

export const without = (state: State, told: Told): Found => ({
  state,
  told,
  digest: null,
  differences: new Map(),
});

export type Decision = Pick<Proposal, 'changes' | 'present'> & {
  readonly differences: Differences;
  readonly told: Told;
  readonly today: string;
  readonly system: string;
  readonly format: string;
};

/** Shown when nobody agreed yet, or when it is no longer what was agreed to; else done, at once and whole. */
export async function decided(
  mine: Claimed,
  { changes, present, differences, told, today, system, format }: Decision,
  transaction: Transaction<'jobs'>,
  hands: Hands,
): Promise<Found> {
  const digest = digestOf(differences);
  if (mine.state !== 'agreed') return { state: 'read', told, digest, differences };
  if (!mine.digest?.equals(digest) || !mine.alone)
    return { state: 'read', told: { ...told, moved: true }, digest, differences };
  const brought = await bringIn(
    transaction,
    { changes, present, today, system },
    { format, fileName: mine.fileName, fileHash: mine.hash, actor: mine.agreedBy },
    { now: hands.now(), newId: idsOf(hands.now()) },
  );
  return { state: 'applied', told, digest, differences, brought };
}

export const countsOf = (differences: Differences): Told => ({
  counts: [...differences].map(([key, { length }]) => {
    const [sort, change] = key.split(' ') as [Sort, Change];
    return { sort, change, count: length };
  }),
});

function accountsBy(fresh: () => string): (external: string) => string {
  const accounts = new Map<string, string>();
  return (external) => {
    const account = accounts.get(external) ?? fresh();
    accounts.set(external, account);
    return account;
  };
}

/** What a school out of a file comes to, in whatever format it came: compared with what is there, and then decided. */
export async function comparedWith(
  mine: Claimed,
  roster: School,
  wish: Omit<Proposing, 'newId' | 'accountOf' | 'keeps'> & Pick<Decision, 'format' | 'told'>,
  transaction: Transaction<'jobs'>,
  hands: Hands,
): Promise<Found> {
  const { format, told, ...proposing } = wish;
  const fresh = idsOf(hands.now());
  const { changes, present, kept } = await propose(transaction, roster, {
    ...proposing,
    newId: fresh,
    accountOf: accountsBy(fresh),
    keeps: mine.actor,
  });
  const { today, system } = wish;
  const differences = differencesOf(changes, present, roster, today);
  const all: Told = {
    ...told,
    ...countsOf(differences),
    same: changes.same,
    kept,
    ofOneself: changes.relations.ofOneself,
  };
  return await decided(
    mine,
    { changes, present, differences, told: all, today, system, format },
    transaction,
    hands,
  );
}
