import { createHash } from 'node:crypto';
import type { Changes, Present } from '../merge/model.ts';
import type { Day, School } from '../roster/model.ts';
import { eachNewPlace, eachPlace } from '../merge/places/model.ts';

/** The sorts of things that an import changes, in the order in which somebody wants to hear of them. */
export const sorts = [
  'pupil',
  'staff',
  'guardian',
  'person',
  'administrator',
  'baseGroup',
  'coach',
  'teachingGroup',
  'enrolment',
  'teaches',
  'leads',
  'guardianship',
  'hat',
  'year',
  'period',
] as const;
export type Sort = (typeof sorts)[number];
export const changes = ['added', 'changed', 'ended'] as const;
export type Change = (typeof changes)[number];

/** What is said of one difference: whom or what it is about, in which respect, from what to what. */
export type Line = {
  readonly who: string;
  /** The other one of two: the coach of a pupil, the group of a teacher, the child of a guardian. */
  readonly about?: string;
  /** In which respect something changed. */
  readonly field?: 'name' | 'born' | 'group' | 'left' | 'back' | 'dates' | 'title' | 'hat';
  readonly was?: string;
  readonly becomes?: string;
};
export type Differences = ReadonlyMap<`${Sort} ${Change}`, readonly Line[]>;

/** Who is what here, as far as a file says so. */
type People = Pick<School, 'pupils' | 'staff' | 'guardians'>;

/**
 * What an import changes, thing by thing and by name, so that somebody can say yes to it. It is told from the changes
 * themselves: what is not here is not done.
 */
export function differencesOf(wanted: Changes, present: Present, school: People, today: Day): Differences {
  const found = new Map<`${Sort} ${Change}`, Line[]>();
  const tell = (sort: Sort, change: Change, line: Line) => {
    const list = found.get(`${sort} ${change}`);
    if (list === undefined) found.set(`${sort} ${change}`, [line]);
    else list.push(line);
  };
  const known = namesOf(wanted, present);
  const called = (id: string) => known.get(id) ?? '';
  const sortOf = sortsOf(wanted, present, school);

  for (const [sort, { added, changed }, before] of [
    ['year', wanted.years, present.years],
    ['period', wanted.periods, present.periods],
  ] as const) {
    const old = byId(before);
    for (const one of added) tell(sort, 'added', { who: one.title, becomes: span(one) });
    for (const one of changed) {
      const was = old.get(one.id);
      if (was === undefined) continue;
      if (was.title !== one.title)
        tell(sort, 'changed', { who: one.title, field: 'title', was: was.title, becomes: one.title });
      if (span(was) !== span(one))
        tell(sort, 'changed', { who: one.title, field: 'dates', was: span(was), becomes: span(one) });
    }
  }

  const groupOf = (id: string | null) => (id === null ? '' : called(id));
  const places = new Map(wanted.pupils.added.map(({ id, baseGroup }) => [id, groupOf(baseGroup)]));
  const people = byId(present.people);
  const births = new Map(wanted.people.births.map(({ id, born }) => [id, born]));
  for (const { id } of wanted.people.added)
    tell(sortOf(id), 'added', { who: called(id), ...some('becomes', places.get(id)) });
  for (const { id } of wanted.people.renamed)
    tell(sortOf(id), 'changed', {
      who: called(id),
      field: 'name',
      was: fullName(people.get(id)),
      becomes: called(id),
    });
  for (const [id, born] of births) {
    const was = people.get(id);
    if (was !== undefined)
      tell(sortOf(id), 'changed', { who: called(id), field: 'born', was: was.born ?? '', becomes: born });
  }
  const pupils = byId(present.pupils);
  for (const { id, baseGroup, leftOn } of wanted.pupils.changed) {
    const was = pupils.get(id);
    if (leftOn !== null) {
      tell('pupil', 'ended', { who: called(id), field: 'left', was: groupOf(was?.baseGroup ?? null) });
      continue;
    }
    if (was?.leftOn)
      tell('pupil', 'changed', { who: called(id), field: 'back', becomes: groupOf(baseGroup) });
    else
      tell('pupil', 'changed', {
        who: called(id),
        field: 'group',
        was: groupOf(was?.baseGroup ?? null),
        becomes: groupOf(baseGroup),
      });
  }

  const baseGroups = byId(present.baseGroups);
  for (const one of wanted.baseGroups.added)
    tell('baseGroup', 'added', { who: one.name, ...some('becomes', one.yearGroup) });
  for (const one of wanted.baseGroups.changed) {
    const was = baseGroups.get(one.id);
    tell('baseGroup', 'changed', {
      who: one.name,
      field: 'title',
      was: [was?.name, was?.yearGroup].filter(Boolean).join(' · '),
      becomes: [one.name, one.yearGroup].filter(Boolean).join(' · '),
    });
  }
  const teaching = byId(present.teachingGroups);
  for (const one of wanted.teachingGroups.added)
    tell('teachingGroup', 'added', { who: one.name, becomes: one.subject });
  for (const one of wanted.teachingGroups.changed) {
    const was = teaching.get(one.id);
    tell('teachingGroup', 'changed', {
      who: one.name,
      field: 'title',
      was: [was?.name, was?.subject].filter(Boolean).join(' · '),
      becomes: [one.name, one.subject].filter(Boolean).join(' · '),
    });
  }

  const dated = <T extends { id: string; from: Day; until: Day }>(
    sort: (one: T) => Sort,
    before: readonly T[],
    changed: readonly { id: string; from: Day; until: Day }[],
    ends: (one: T) => Line,
  ) => {
    const old = byId(before);
    for (const one of changed) {
      const was = old.get(one.id);
      if (was === undefined) continue;
      const ended = one.until < today && was.until >= today;
      tell(sort(was), ended ? 'ended' : 'changed', {
        ...ends(was),
        ...(ended ? {} : { field: 'dates', was: span(was), becomes: span(one) }),
      });
    }
  };
  for (const one of eachNewPlace(wanted.enrolments.added))
    tell('enrolment', 'added', { who: called(one.pupil), about: called(one.group), becomes: span(one) });
  dated(
    () => 'enrolment',
    wanted.enrolments.changed.length === 0 ? [] : [...eachPlace(present.enrolments)],
    wanted.enrolments.changed,
    (one) => ({ who: called(one.pupil), about: called(one.group) }),
  );
  const ends = ({ kind, subject, object }: { kind: string; subject: string; object: string }): Line =>
    kind === 'coach'
      ? { who: called(object), about: called(subject) }
      : { who: called(subject), ...(kind === 'leads_school' ? {} : { about: called(object) }) };
  for (const one of wanted.relations.added)
    tell(relationSort[one.kind], 'added', {
      ...ends(one),
      ...(one.kind === 'guardian' ? {} : { becomes: span(one) }),
    });
  dated(
    ({ kind }) => relationSort[kind as keyof typeof relationSort],
    present.relations,
    wanted.relations.changed,
    ends,
  );

  const knownPeople = new Set(present.people.map(({ id }) => id));
  const worn = new Set(present.hats.filter((one) => one.worn).map((one) => `${one.person} ${one.hat}`));
  for (const { person, hat, username } of wanted.members) {
    if (hat === 'administrator') tell('administrator', 'added', { who: called(person), becomes: username });
    else if (knownPeople.has(person) && !worn.has(`${person} ${hat}`))
      tell('hat', 'added', { who: called(person), field: 'hat', becomes: hat });
  }
  for (const { person, hat } of wanted.lost)
    if (hat === 'administrator') tell('administrator', 'ended', { who: called(person) });
    else tell('hat', 'ended', { who: called(person), field: 'hat', was: hat });

  const order = new Intl.Collator('nl', { numeric: true }).compare;
  for (const list of found.values())
    list.sort((a, b) => order(a.who, b.who) || order(a.about ?? '', b.about ?? ''));
  return found;
}

/** What was seen is what is agreed to: the same differences have the same sum, whatever ids they would get. */
export const digestOf = (differences: Differences): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([...differences].sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest();

export const relationSort = {
  coach: 'coach',
  teaches: 'teaches',
  leads_school: 'leads',
  guardian: 'guardianship',
} as const satisfies Record<string, Sort>;

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
const span = ({ from, until }: { from: Day; until: Day }) =>
  until === 'infinity' ? from : `${from} – ${until}`;
const fullName = (one: { given: string; family: string } | undefined) =>
  one === undefined ? '' : `${one.given} ${one.family}`.trim();
const some = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { [P in K]?: string };

function namesOf(wanted: Changes, present: Present): ReadonlyMap<string, string> {
  const { people, baseGroups, teachingGroups } = wanted;
  const names = new Map<string, string>();
  for (const one of [...present.people, ...people.added, ...people.renamed]) names.set(one.id, fullName(one));
  for (const one of [
    ...present.baseGroups,
    ...present.teachingGroups,
    ...baseGroups.added,
    ...baseGroups.changed,
    ...teachingGroups.added,
    ...teachingGroups.changed,
  ])
    names.set(one.id, one.name);
  return names;
}

/** Whether somebody is a pupil, staff or a guardian here: as the file says, and where it says nothing, as it was. */
function sortsOf(wanted: Changes, present: Present, school: People): (id: string) => Sort {
  const ids = new Map(
    [...present.externals, ...wanted.externals]
      .filter(({ kind }) => kind === 'person')
      .map(({ value, object }) => [value, object]),
  );
  const sortOf = new Map<string, Sort>();
  for (const [sort, list] of [
    ['guardian', school.guardians],
    ['staff', school.staff],
    ['pupil', school.pupils],
  ] as const)
    for (const { person } of list) sortOf.set(ids.get(person.id) ?? '', sort);
  return (id) => sortOf.get(id) ?? 'person';
}
