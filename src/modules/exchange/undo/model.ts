import { addDays } from '#platform/dates';
import type { Changes, Present } from '../merge/model.ts';
import { fullName } from '../merge/people/model.ts';
import { rowsOf } from '../merge/rows/model.ts';
import type { Day } from '../roster/model.ts';
import { eachPlace } from '../merge/places/model.ts';
import { idsIn, runsOf } from './runs/model.ts';

type Pair<T> = { readonly was: T; readonly now: T };
type Dated = { readonly id: string; readonly from: Day; readonly until: Day };
type Named = Dated & { readonly title: string };
type Worn = { readonly person: string; readonly hat: string };

/**
 * What was there before an import, and what it put in its place: kept for a day, so that it can be taken back. What was
 * added is kept as runs of ids.
 */
export type Before = {
  readonly people: { readonly added: readonly string[]; readonly renamed: readonly Pair<Card>[] };
  readonly births: readonly { readonly id: string; readonly was: Day | null; readonly now: Day }[];
  readonly pupils: { readonly added: readonly string[]; readonly changed: readonly Pair<Place>[] };
  readonly baseGroups: { readonly added: readonly string[]; readonly changed: readonly Pair<BaseGroup>[] };
  readonly teachingGroups: { readonly added: readonly string[]; readonly changed: readonly Pair<Teaching>[] };
  readonly enrolments: { readonly added: readonly string[]; readonly changed: readonly Pair<Dated>[] };
  readonly relations: { readonly added: readonly string[]; readonly changed: readonly Pair<Dated>[] };
  readonly years: readonly Pair<Named>[];
  readonly periods: readonly Pair<Named>[];
  readonly hats: { readonly added: readonly Worn[]; readonly lost: readonly Worn[] };
};
type Card = { id: string; given: string; family: string };
type Place = { id: string; baseGroup: string | null; leftOn: Day | null };
type BaseGroup = { id: string; name: string; yearGroup: string };
type Teaching = { id: string; name: string; subject: string; subjectCode: string };

/** Taken down while the import is written, from what it found. */
export function beforeOf(changes: Changes, present: Present): Before {
  const births = new Map(present.people.map(({ id, born }) => [id, born]));
  const worn = new Set(present.hats.filter((one) => one.worn).map(nameOf));
  return {
    people: {
      added: ids(changes.people.added),
      renamed: pairs(changes.people.renamed, present.people, ['given', 'family']),
    },
    births: changes.people.births
      .filter(({ id }) => births.has(id))
      .map(({ id, born }) => ({ id, was: births.get(id) ?? null, now: born })),
    pupils: {
      added: ids(changes.pupils.added),
      changed: pairs(changes.pupils.changed, present.pupils, ['baseGroup', 'leftOn']),
    },
    baseGroups: {
      added: ids(changes.baseGroups.added),
      changed: pairs(changes.baseGroups.changed, present.baseGroups, ['name', 'yearGroup']),
    },
    teachingGroups: {
      added: ids(changes.teachingGroups.added),
      changed: pairs(changes.teachingGroups.changed, present.teachingGroups, [
        'name',
        'subject',
        'subjectCode',
      ]),
    },
    enrolments: {
      added: runsOf(...changes.enrolments.added.map((one) => one.ids)),
      changed: pairs(changes.enrolments.changed, placesFor(changes, present), dates),
    },
    relations: {
      added: ids(changes.relations.added),
      changed: pairs(changes.relations.changed, present.relations, dates),
    },
    years: pairs(changes.years.changed, present.years, ['title', ...dates]),
    periods: pairs(changes.periods.changed, present.periods, ['title', ...dates]),
    hats: {
      added: changes.members
        .filter((one) => !worn.has(nameOf(one)))
        .map(({ person, hat }) => ({ person, hat })),
      lost: changes.lost,
    },
  };
}

/** The two halves of one import: first who and what is there, then who is where. */
export const together = (people: Before, { pupils, enrolments, relations }: Before): Before => ({
  ...people,
  pupils,
  enrolments,
  relations,
});

/** Most imports change no place that is there, and then nobody has to look at each. */
const placesFor = ({ enrolments }: Changes, present: Present) =>
  enrolments.changed.length === 0 ? [] : [...eachPlace(present.enrolments)];

const dates = ['from', 'until'] as const;
const ids = (rows: readonly { id: string }[]) => runsOf(rows.map(({ id }) => id));
const nameOf = ({ person, hat }: Worn) => `${person} ${hat}`;

function pairs<T extends { id: string }, K extends keyof T>(
  changed: readonly T[],
  before: readonly T[],
  keys: readonly K[],
): Pair<Pick<T, K> & { id: string }>[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const only = (one: T) =>
    ({ id: one.id, ...Object.fromEntries(keys.map((key) => [key, one[key]])) }) as Pick<T, K> & {
      id: string;
    };
  return changed.flatMap((now) => {
    const was = old.get(now.id);
    return was === undefined ? [] : [{ was: only(was), now: only(now) }];
  });
}

/** What somebody has built on since the import (0030_take_back.sql). */
export type BuiltOn = {
  readonly people: ReadonlySet<string>;
  readonly enrolments: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
};

/** Why something stays: somebody built on it, it was changed since, or it holds nothing and does no harm. */
export type Stays = {
  readonly who: string;
  readonly about?: string;
  readonly why: 'built' | 'changed' | 'born' | 'group';
};

/**
 * Takes an import back as far as nobody built on it: who came goes, with the hats they got; what was changed is as it
 * was, unless it was changed again. Nothing is deleted: who comes back with the next file is known again.
 */
export function takeBack(
  before: Before,
  present: Present,
  built: BuiltOn,
  today: Day,
): { changes: Changes; stays: Stays[] } {
  const stays: Stays[] = [];
  const yesterday = addDays(today, -1);
  const people = byId(present.people);
  const groups = new Map(
    [...present.baseGroups, ...present.teachingGroups].map(({ id, name }) => [id, name]),
  );
  const called = (id: string) => groups.get(id) ?? (people.has(id) ? fullName(people.get(id) as Card) : '');
  /** What it came with stays with whoever stays. */
  const rooted = new Set(idsIn(before.people.added).filter((id) => built.people.has(id)));
  for (const id of rooted) stays.push({ who: called(id), why: 'built' });

  const back = <T extends { id: string }>(
    changed: readonly Pair<T>[],
    now: readonly T[],
    tell: (one: T) => Stays,
  ): T[] => {
    const here = byId(now);
    return changed.flatMap(({ was, now: put }) => {
      const found = here.get(put.id);
      const same =
        found !== undefined && Object.keys(put).every((key) => found[key as keyof T] === put[key as keyof T]);
      if (same) return [was];
      if (found !== undefined) stays.push(tell(found));
      return [];
    });
  };
  const card = ({ id }: { id: string }): Stays => ({ who: called(id), why: 'changed' });

  const pupils = byId(present.pupils);
  const leaving = idsIn(before.pupils.added).flatMap((id) => {
    const pupil = pupils.get(id);
    if (pupil === undefined || pupil.leftOn !== null || built.people.has(id)) return [];
    return [{ id, baseGroup: pupil.baseGroup, leftOn: today }];
  });
  const places = [...eachPlace(present.enrolments)];
  const enrolments = new Map(places.map((one) => [one.id, one]));
  const endedPlaces = idsIn(before.enrolments.added).flatMap((id) => {
    const one = enrolments.get(id);
    if (one === undefined || one.until <= yesterday || rooted.has(one.pupil)) return [];
    if (built.enrolments.has(id)) {
      stays.push({ who: called(one.pupil), about: called(one.group), why: 'built' });
      return [];
    }
    return [{ id, pupil: one.pupil, from: earlier(one.from, yesterday), until: yesterday }];
  });
  const relations = new Map(present.relations.map((one) => [one.id, one]));
  const endedTies = idsIn(before.relations.added).flatMap((id) => {
    const one = relations.get(id);
    if (one === undefined || one.until <= yesterday) return [];
    if (rooted.has(one.subject) || rooted.has(one.object)) return [];
    if (built.relations.has(id)) {
      stays.push({ who: called(one.subject), about: called(one.object), why: 'built' });
      return [];
    }
    return [{ id, from: earlier(one.from, yesterday), until: yesterday }];
  });
  for (const { id, was } of before.births) if (was === null) stays.push({ who: called(id), why: 'born' });
  for (const id of idsIn([...before.baseGroups.added, ...before.teachingGroups.added]))
    if (groups.has(id)) stays.push({ who: called(id), why: 'group' });

  const added = new Set(idsIn(before.people.added));
  const worn = new Set(present.hats.filter(({ worn: on }) => on).map(nameOf));
  const off = new Map(present.hats.filter(({ worn: on }) => !on).map((one) => [nameOf(one), one]));
  const lost = before.hats.added.filter(
    (hat) => worn.has(nameOf(hat)) && !(added.has(hat.person) ? rooted : built.people).has(hat.person),
  );
  const members = before.hats.lost.flatMap((hat) => {
    const one = off.get(nameOf(hat));
    if (one === undefined) return [];
    // the hat is known here: account and id are not used
    const { person, username, name } = one;
    return [
      {
        account: person,
        id: person,
        person,
        hat: hat.hat as Changes['members'][number]['hat'],
        username,
        name,
      },
    ];
  });

  const numbers = new Map(present.externals.map(({ object, value }) => [object, value]));
  const changes: Omit<Changes, 'rows' | 'same'> = {
    externals: [],
    years: {
      added: [],
      changed: back(before.years, present.years, ({ title }) => ({ who: title, why: 'changed' })),
    },
    periods: {
      added: [],
      changed: back(before.periods, present.periods, ({ title }) => ({ who: title, why: 'changed' })),
    },
    people: {
      added: [],
      renamed: back(before.people.renamed, present.people, card),
      births: before.births.flatMap(({ id, was, now }) =>
        was !== null && people.get(id)?.born === now ? [{ id, born: was }] : [],
      ),
    },
    baseGroups: { added: [], changed: back(before.baseGroups.changed, present.baseGroups, card) },
    pupils: { added: [], changed: [...leaving, ...back(before.pupils.changed, present.pupils, card)] },
    teachingGroups: { added: [], changed: back(before.teachingGroups.changed, present.teachingGroups, card) },
    enrolments: {
      added: [],
      changed: [
        ...endedPlaces,
        ...back(before.enrolments.changed, places, ({ id }) => {
          const one = enrolments.get(id);
          return { who: called(one?.pupil ?? ''), about: called(one?.group ?? ''), why: 'changed' };
        }).map((was) => ({ ...was, pupil: enrolments.get(was.id)?.pupil as string })),
      ],
    },
    relations: {
      added: [],
      ofOneself: 0,
      changed: [
        ...endedTies,
        ...back(before.relations.changed, present.relations, ({ id }) => {
          const one = relations.get(id);
          return { who: called(one?.subject ?? ''), about: called(one?.object ?? ''), why: 'changed' };
        }),
      ],
    },
    members,
    lost,
  };
  return {
    changes: { ...changes, rows: rowsOf(changes, (id) => numbers.get(id) ?? '', today), same: 0 },
    stays,
  };
}

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
