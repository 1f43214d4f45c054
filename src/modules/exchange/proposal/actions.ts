import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import type { Results, Transaction } from '#platform/database';
import type { Touched } from '../delta/model.ts';
import { onlyTouched } from '../delta/only/model.ts';
import { type By, inBatches, partOf, recorded, type Source, writes } from '../deed/actions.ts';
import { type Changes, isNothing, merge, type Present } from '../merge/model.ts';
import type { Day, School } from '../roster/model.ts';
import { hatsHere } from '../store.ts';

/*
 * The core of every import, whatever format the school came in: what a `School` would change in the school whose scope
 * is open, and doing it. The page and every list go through these two; the command, which begins to write before its file
 * is read, asks and writes the same in two halves (`importRoster`).
 */

export type Proposing = {
  /** Under which system the file's own numbers are kept: `oneroster`. A school may have numbers of several. */
  readonly system: string;
  readonly school: string;
  readonly today: Day;
  readonly newId: () => string;
  readonly accountOf: (external: string) => string;
  /** Whoever brings the file in keeps the hat they wear: a school without an administrator helps nobody. */
  readonly keeps?: string | undefined;
  /** Of a delivery of changes: what it names, and nothing else changes. */
  readonly touched?: Touched | undefined;
  /** A list of some people ends nobody whom it does not name. */
  readonly says?: 'everything' | 'pupils' | 'some';
  /** What is here already under another number, or under none: from now on known by the list's own, too. */
  readonly adopted?: Present['externals'];
};
export type Proposal = { readonly changes: Changes; readonly present: Present; readonly kept: boolean };

/** What this school of a file would change here; nothing is written. */
export async function propose(
  transaction: Transaction<'jobs'>,
  school: School,
  wish: Proposing,
): Promise<Proposal> {
  const { today, newId, accountOf, keeps, touched, says, adopted = [] } = wish;
  const there = await presentOf(transaction, wish.school, wish.system);
  const present = { ...there, externals: [...there.externals, ...adopted] };
  const found = merge(school, present, today, newId, accountOf, says, keeps);
  const merged = { ...found, externals: [...adopted, ...found.externals] };
  const all = touched === undefined ? merged : onlyTouched(merged, present, school, touched, today);
  const stays = all.lost.filter(({ person }) => person === keeps);
  if (stays.length === 0) return { changes: all, present, kept: false };
  const external = present.externals.find(({ object }) => object === keeps)?.value;
  const isKept = ({ what, external: row }: { what: string; external: string }) =>
    what === 'hat' && stays.some(({ hat }) => row === `${external} ${hat}`);
  const changes = {
    ...all,
    lost: all.lost.filter(({ person }) => person !== keeps),
    rows: all.rows.filter((row) => !isKept(row)),
  };
  return { changes, present, kept: true };
}

type Deed = Pick<Proposal, 'changes' | 'present'> & { today: Day; system: string };

/** Writes what was proposed, with its line in the journal; gives the import, or nothing when there was nothing to do. */
export async function bringIn(
  transaction: Transaction<'jobs'>,
  deed: Deed,
  source: Source,
  by: By,
): Promise<string | undefined> {
  const id = by.newId();
  const written = allOf(deed, source, by, id);
  for (const some of inBatches(written)) await transaction.send(some);
  return written.length === 0 ? undefined : id;
}

/** The statements that bring a proposal in; none when there is nothing to do. */
function allOf({ changes, present, today, system }: Deed, source: Source, by: By, id: string) {
  if (isNothing(changes)) return [];
  return [...writes(changes, today, system), ...recorded([partOf(changes, present)], source, by, id)];
}

/** The school whose scope is open, with the numbers it is known by in one system. */
export async function presentOf(
  transaction: Transaction<'jobs'>,
  school: string,
  system: string,
): Promise<Present> {
  const [enrolments, externals, people, baseGroups, teachingGroups, years, periods, hats, ...places] =
    await transaction.send([members.enrolments(), ...aboutPeople(system), ...aboutPlaces()]);
  const who = asPeople([externals, people, baseGroups, teachingGroups, years, periods, hats]);
  return { school, ...who, ...asPlaces(places), enrolments };
}

/** What is asked about a school before it is compared, in one batch: about who and what is there, … */
export const aboutPeople = (system: string) =>
  [
    members.externalIds({ system }),
    members.people(),
    members.baseGroups(),
    members.teachingGroups(),
    calendar.years(),
    calendar.periods(),
    hatsHere(),
  ] as const;

/** … and about pupils and what people are to each other; who is in which group is asked apart, for it is by far the most. */
export const aboutPlaces = () => [members.pupils(), members.relations(), members.chosenGroups()] as const;

/** The answers to it. */
export const asPeople = ([externals, people, baseGroups, teachingGroups, years, periods, hats]: Results<
  ReturnType<typeof aboutPeople>
>) => ({
  externals,
  people,
  baseGroups,
  teachingGroups,
  years,
  periods,
  hats,
});
export const asPlaces = ([pupils, relations, chosen]: Results<ReturnType<typeof aboutPlaces>>) => ({
  pupils,
  relations,
  chosen,
});
