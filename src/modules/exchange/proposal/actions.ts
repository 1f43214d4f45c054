import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import type { Results, Transaction } from '#platform/database';
import { journalLines } from '#platform/journal';
import type { Query } from '#platform/statement';
import type { Touched } from '../delta/model.ts';
import { onlyTouched } from '../delta/only/model.ts';
import { type Changes, isNothing, merge, type Present } from '../merge/model.ts';
import type { Day, School } from '../roster/model.ts';
import { beforeOf } from '../undo/model.ts';
import { addUndo } from '../undo/store.ts';
import { addImport, addImportRows, endMemberships, enrol, hatsHere, layPaths } from '../store.ts';

/*
 * The core of every import, whatever format the school came in: what a `School` would change in the school whose scope
 * is open, and doing it. The command, the page and every other reader go through these two.
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
  return proposed(school, await presentOf(transaction, wish.school, wish.system), wish);
}

/** The same, where the school was read already. */
export function proposed(
  school: School,
  there: Present,
  { today, newId, accountOf, keeps, touched, says, adopted = [] }: Proposing,
): Proposal {
  const present = { ...there, externals: [...there.externals, ...adopted] };
  const found = merge(school, present, today, newId, accountOf, says);
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

export type Source = {
  readonly format: string;
  readonly fileName: string;
  readonly fileHash: Buffer;
  readonly actor: string | null;
};
export type Counts = { added: number; changed: number; ended: number; same: number };

type Deed = Pick<Proposal, 'changes' | 'present'> & { today: Day; system: string };
type By = { now: Date; newId: () => string };

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
export function allOf(
  { changes, present, today, system }: Deed,
  { format, fileName, fileHash, actor }: Source,
  { now, newId }: By,
  id = newId(),
): Query<unknown, 'jobs'>[] {
  if (isNothing(changes)) return [];
  return [
    ...writes(changes, today, system),
    addImport({ id, actor, format, fileName: fileName.slice(0, 200), fileHash, ...countsOf(changes) }),
    addImportRows({ import: id, ...alike(changes.rows) }),
    addUndo({ import: id, before: beforeOf(changes, present) }),
    ...journalLines({ verb: 'exchange.imported', object: id }, newId(), now),
  ];
}

/** What changed alike goes into one row, number by number: they have no line ends (0034_at_once.sql). */
function alike(rows: Changes['rows']) {
  const lists = new Map<string, string[]>();
  let list: string[] = [];
  let last: Changes['rows'][number] | undefined;
  for (const row of rows) {
    const { what, external, change } = row;
    // most are as the one before
    if (what !== last?.what || change !== last.change) {
      const key = `${what} ${change}`;
      list = lists.get(key) ?? [];
      lists.set(key, list);
      last = row;
    }
    list.push(external.length > 200 ? external.slice(0, 200) : external);
  }
  const kinds = [...lists.keys()].map((key) => key.split(' '));
  return {
    what: kinds.map(([what = '']) => what),
    external: [...lists.values()].map((list) => list.join('\n')),
    change: kinds.map(([, change = '']) => change),
  };
}

export const countsOf = ({ rows, same }: Changes): Counts => {
  const of = (change: string) => rows.filter((row) => row.change === change).length;
  return { added: of('added'), changed: of('changed'), ended: of('ended'), same };
};

/** The school whose scope is open, with the numbers it is known by in one system. */
export async function presentOf(
  transaction: Transaction<'jobs'>,
  school: string,
  system: string,
): Promise<Present> {
  return asPresent(school, await transaction.send(aboutSchool(system)));
}

/** What is asked about a school before it is compared, in one batch. */
export const aboutSchool = (system: string) =>
  [
    members.externalIds({ system }),
    members.people(),
    members.pupils(),
    members.baseGroups(),
    members.teachingGroups(),
    members.enrolments(),
    members.relations(),
    calendar.years(),
    calendar.periods(),
    hatsHere(),
    members.chosenGroups(),
  ] as const;

/** The answers to it. */
export function asPresent(school: string, answers: Results<ReturnType<typeof aboutSchool>>): Present {
  const [externals, people, pupils, baseGroups, teachingGroups, enrolments, ...more] = answers;
  const [relations, years, periods, hats, chosen] = more;
  return {
    school,
    externals,
    people,
    pupils,
    baseGroups,
    teachingGroups,
    enrolments,
    relations,
    years,
    periods,
    hats,
    chosen,
  };
}

/** So many rows a statement: however large a school is, none comes near the time that a statement may take. */
const rowsAtOnce = 10_000;

/** A round trip for many small lists, or for one long one: a batch is held in memory whole. */
export function* inBatches(queries: readonly Query<unknown, 'jobs'>[]): Generator<Query<unknown, 'jobs'>[]> {
  let some: Query<unknown, 'jobs'>[] = [];
  let size = 0;
  for (const query of queries) {
    some.push(query);
    size += query.values.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (size < 2_000_000) continue;
    yield some;
    some = [];
    size = 0;
  }
  if (some.length > 0) yield some;
}

/** The changes of one school in the order in which one thing needs another. */
function writes(changes: Changes, today: Day, system: string): Query<unknown, 'jobs'>[] {
  const list: Query<unknown, 'jobs'>[] = [];
  const column =
    <T extends object>(rows: readonly T[]) =>
    <K extends keyof T>(key: K): T[K][] =>
      rows.map((row) => row[key]);
  const put = <T extends object>(
    rows: readonly T[],
    query: (of: <K extends keyof T>(key: K) => T[K][]) => Query<unknown, 'jobs'>,
  ) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      list.push(query(column(rows.slice(from, from + rowsAtOnce))));
  };
  type Named = { id: string; title: string; from: string; until: string };
  const named = (rows: readonly Named[]) => {
    const of = column(rows);
    return { ids: of('id'), titles: of('title'), from: of('from'), until: of('until') };
  };
  put(changes.externals, (of) =>
    members.addExternalIds({ system, kinds: of('kind'), values: of('value'), objects: of('object') }),
  );
  put(changes.years.added, () => calendar.addYears(named(changes.years.added)));
  put(changes.years.changed, () => calendar.changeYears(named(changes.years.changed)));
  put(changes.periods.added, (of) =>
    calendar.addPeriods({ ...named(changes.periods.added), years: of('year') }),
  );
  put(changes.periods.changed, () => calendar.changePeriods(named(changes.periods.changed)));
  put(changes.people.added, (of) =>
    members.addPeople({ ids: of('id'), given: of('given'), family: of('family') }),
  );
  put(changes.people.renamed, (of) =>
    members.renamePeople({ ids: of('id'), given: of('given'), family: of('family') }),
  );
  put(changes.people.births, (of) => members.setBirths({ ids: of('id'), born: of('born') }));
  put(changes.baseGroups.added, (of) =>
    members.addBaseGroups({ ids: of('id'), names: of('name'), yearGroups: of('yearGroup') }),
  );
  put(changes.baseGroups.changed, (of) =>
    members.changeBaseGroups({ ids: of('id'), names: of('name'), yearGroups: of('yearGroup') }),
  );
  put(changes.pupils.added, (of) => members.addPupils({ ids: of('id'), baseGroups: of('baseGroup') }));
  put(changes.pupils.changed, (of) =>
    members.changePupils({ ids: of('id'), baseGroups: of('baseGroup'), leftOn: of('leftOn') }),
  );
  put(changes.teachingGroups.added, (of) =>
    members.addTeachingGroups({
      ids: of('id'),
      names: of('name'),
      subjects: of('subject'),
      codes: of('subjectCode'),
      years: of('year'),
    }),
  );
  put(changes.teachingGroups.changed, (of) =>
    members.changeTeachingGroups({
      ids: of('id'),
      names: of('name'),
      subjects: of('subject'),
      codes: of('subjectCode'),
    }),
  );
  put(changes.enrolments.added, (of) =>
    members.addEnrolments({
      ids: of('id'),
      pupils: of('pupil'),
      groups: of('group'),
      from: of('from'),
      until: of('until'),
    }),
  );
  put(changes.enrolments.changed, (of) =>
    members.changeEnrolments({ pupils: of('pupil'), ids: of('id'), from: of('from'), until: of('until') }),
  );
  if (changes.enrolments.added.length > 0) list.push(layPaths());
  put(changes.relations.added, (of) =>
    members.addRelations({
      ids: of('id'),
      subjects: of('subject'),
      kinds: of('kind'),
      objects: of('object'),
      from: of('from'),
      until: of('until'),
      source: 'import',
    }),
  );
  put(changes.relations.changed, (of) =>
    members.changeRelations({ ids: of('id'), from: of('from'), until: of('until') }),
  );
  put(changes.members, (of) =>
    enrol({
      accounts: of('account'),
      ids: of('id'),
      persons: of('person'),
      hats: of('hat'),
      usernames: of('username'),
      names: of('name'),
      from: today,
    }),
  );
  put(changes.lost, (of) => endMemberships({ persons: of('person'), hats: of('hat') }));
  return list;
}
