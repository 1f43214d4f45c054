import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import { journalLines } from '#platform/journal';
import type { Query } from '#platform/statement';
import { type Changes, isNothing, type Present } from '../merge/model.ts';
import type { NewPlaces } from '../merge/places/model.ts';
import type { Day } from '../roster/model.ts';
import { addImport, addImportRows, endMemberships, enrol, layPaths } from '../store.ts';
import { type Before, beforeOf, together } from '../undo/model.ts';
import { addUndo } from '../undo/store.ts';

/* What an import writes: the changes themselves, that it was, and what it would take to take it back. */

export type Source = {
  readonly format: string;
  readonly fileName: string;
  readonly fileHash: Buffer;
  readonly actor: string | null;
};
export type Counts = { added: number; changed: number; ended: number; same: number };
export type By = { now: Date; newId: () => string };

/** What is kept of an import, or of one half of it. */
export type Part = {
  readonly isNothing: boolean;
  readonly counts: Counts;
  readonly rows: ReturnType<typeof alike>;
  readonly before: Before;
};

export const partOf = (changes: Changes, present: Present): Part => ({
  isNothing: isNothing(changes),
  counts: countsOf(changes),
  rows: alike(changes.rows),
  before: beforeOf(changes, present),
});

/** That there was an import, what it changed and how it was before, and its line in the journal. */
export function recorded(
  parts: readonly Part[],
  { format, fileName, fileHash, actor }: Source,
  { now, newId }: By,
  id = newId(),
): Query<unknown, 'jobs'>[] {
  const rows = {
    what: parts.flatMap((part) => part.rows.what),
    external: parts.flatMap((part) => part.rows.external),
    change: parts.flatMap((part) => part.rows.change),
  };
  const before = parts.map((part) => part.before).reduce(together);
  const counts = parts.map((part) => part.counts).reduce(summed);
  return [
    addImport({ id, actor, format, fileName: fileName.slice(0, 200), fileHash, ...counts }),
    addImportRows({ import: id, ...rows }),
    addUndo({ import: id, before }),
    ...journalLines({ verb: 'exchange.imported', object: id }, newId(), now),
  ];
}

export const summed = (a: Counts, b: Counts): Counts => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  ended: a.ended + b.ended,
  same: a.same + b.same,
});

/** What changed alike goes into one row, number by number: they have no line ends (0034_at_once.sql). */
function alike(rows: Changes['rows']) {
  const lists = new Map<string, string[]>();
  let list: string[] = [];
  let last: Changes['rows'][number] | undefined;
  for (const row of rows) {
    const { what, external, change, many = 1 } = row;
    // most are as the one before
    if (what !== last?.what || change !== last.change) {
      const key = `${what} ${change}`;
      list = lists.get(key) ?? [];
      lists.set(key, list);
      last = row;
    }
    list.push(many === 1 && external.length > 200 ? external.slice(0, 200) : external);
  }
  const kinds = [...lists.keys()].map((key) => key.split(' '));
  return {
    what: kinds.map(([what = '']) => what),
    external: [...lists.values()].map((list) => list.join('\n')),
    change: kinds.map(([, change = '']) => change),
  };
}

export const countsOf = ({ rows, same }: Changes): Counts => {
  const of = (wanted: string) =>
    rows.reduce((sum, { change, many = 1 }) => (change === wanted ? sum + many : sum), 0);
  return { added: of('added'), changed: of('changed'), ended: of('ended'), same };
};

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

type Filled = {
  readonly [K in 'groups' | 'from' | 'until' | 'ids' | 'pupils']: string[];
} & { readonly nth: number[] };

function* placesAtOnce(all: readonly NewPlaces[]): Generator<Filled> {
  const none = (): Filled => ({ groups: [], from: [], until: [], nth: [], ids: [], pupils: [] });
  let some = none();
  for (const { group, from, until, ids, pupils } of all)
    for (let at = 0, next = 0; at < ids.length; at = next) {
      next = Math.min(ids.length, at + rowsAtOnce - some.ids.length);
      some.groups.push(group);
      some.from.push(from);
      some.until.push(until);
      for (let n = at; n < next; n += 1) some.nth.push(some.groups.length);
      some.ids.push(...ids.slice(at, next));
      some.pupils.push(...pupils.slice(at, next));
      if (some.ids.length < rowsAtOnce) continue;
      yield some;
      some = none();
    }
  if (some.ids.length > 0) yield some;
}

/** The changes of one school in the order in which one thing needs another. */
export function writes(changes: Changes, today: Day, system: string): Query<unknown, 'jobs'>[] {
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
  // by far the longest list comes last: what is compared meanwhile keeps PostgreSQL waiting for nothing
  for (const some of placesAtOnce(changes.enrolments.added)) list.push(members.addEnrolments(some));
  put(changes.enrolments.changed, (of) =>
    members.changeEnrolments({ pupils: of('pupil'), ids: of('id'), from: of('from'), until: of('until') }),
  );
  if (changes.enrolments.added.length > 0) list.push(layPaths());
  return list;
}
