import type { Day, Person, Pupil, School, Span, YearGroup } from '../roster/model.ts';
import { spanOf } from '../roster/model.ts';
import { type Place, type Places, PlacesByGroup } from './places/model.ts';

/**
 * What a roster changes in a school: a pure comparison of what the file says with what is there. A second run finds
 * nothing to do; what the school itself decided (a coach handed over, a guardian blocked) is left alone.
 */

export type RelationKind = 'coach' | 'teaches' | 'leads_school' | 'guardian';
type Hat = 'pupil' | 'guardian' | 'staff' | 'administrator';

/** The school as it is, with the file's own ids for what an earlier import brought. */
export type Present = {
  readonly school: string;
  readonly externals: readonly { kind: string; value: string; object: string }[];
  readonly people: readonly { id: string; given: string; family: string; born: Day | null }[];
  readonly pupils: readonly { id: string; baseGroup: string | null; leftOn: Day | null }[];
  /** Pupils whose base group the school chose, because no file gave one. */
  readonly chosen?: readonly { pupil: string }[];
  readonly baseGroups: readonly { id: string; name: string; yearGroup: string }[];
  readonly teachingGroups: readonly { id: string; name: string; subject: string; subjectCode: string }[];
  readonly enrolments: readonly Places[];
  readonly relations: readonly {
    id: string;
    subject: string;
    kind: string;
    object: string;
    from: Day;
    until: Day;
    source: string;
    /** A guardian whom a judge keeps away: no other system is told of that tie. */
    blocked?: boolean;
  }[];
  readonly years: readonly { id: string; title: string; from: Day; until: Day }[];
  readonly periods: readonly { id: string; title: string; from: Day; until: Day }[];
  /** Hats at this school, worn or taken off; names stay taken. */
  readonly hats: readonly { person: string; hat: string; username: string; name: string; worn: boolean }[];
};

type Named = { id: string; title: string; from: Day; until: Day };
type Dated = { id: string; from: Day; until: Day };

export type Changes = {
  readonly externals: { kind: string; value: string; object: string }[];
  readonly years: { added: Named[]; changed: Named[] };
  readonly periods: { added: (Named & { year: string })[]; changed: Named[] };
  readonly people: {
    added: { id: string; given: string; family: string }[];
    renamed: { id: string; given: string; family: string }[];
    births: { id: string; born: Day }[];
  };
  readonly baseGroups: {
    added: { id: string; name: string; yearGroup: string }[];
    changed: { id: string; name: string; yearGroup: string }[];
  };
  readonly pupils: {
    added: { id: string; baseGroup: string | null }[];
    changed: { id: string; baseGroup: string | null; leftOn: Day | null }[];
  };
  readonly teachingGroups: {
    added: { id: string; name: string; subject: string; subjectCode: string; year: string | null }[];
    changed: { id: string; name: string; subject: string; subjectCode: string }[];
  };
  readonly enrolments: { added: (Dated & { pupil: string; group: string })[]; changed: Dated[] };
  readonly relations: {
    added: (Dated & { subject: string; kind: RelationKind; object: string })[];
    changed: Dated[];
  };
  readonly members: {
    account: string;
    id: string;
    person: string;
    hat: Hat;
    username: string;
    name: string;
  }[];
  readonly lost: { person: string; hat: string }[];
  readonly rows: { what: string; external: string; change: 'added' | 'changed' | 'ended' }[];
  readonly same: number;
};

/** `groep 6` in a primary school, `2` in a secondary one; empty when the file did not say. */
const yearGroupText = (group: YearGroup | undefined): string =>
  group === undefined ? '' : group.phase === 'primary' ? `groep ${group.year}` : String(group.year);

export const fullName = ({ given, family }: { given: string; family: string }): string =>
  family === '' ? given : `${given} ${family}`;

/**
 * The difference between file and school. `accountOf` gives the account of a person of the file – the same for the
 * same person in two schools; `today` is the day at the school. A sheet of some people `says` some things only, a file of
 * all pupils who is one.
 */
export function merge(
  school: School,
  present: Present,
  today: Day,
  newId: () => string,
  accountOf: (external: string) => string,
  says: 'everything' | 'pupils' | 'some' = 'everything',
): Changes {
  // a list that says only some things ends nothing that it does not mention, and leaves open what it leaves open
  const all = says === 'everything';
  const allPupils = says !== 'some';
  const known = knownIn(present);
  const rows: Changes['rows'] = [];
  const externals: Changes['externals'] = [];
  // under which number the administration knows the school itself
  if (!present.externals.some(({ kind }) => kind === 'school'))
    externals.push({ kind: 'school', value: school.organisation.id, object: present.school });
  let same = 0;
  const note = (what: string, external: string, change: 'added' | 'changed' | 'ended') =>
    rows.push({ what, external, change });
  const idOf = (kind: Kind, value: string): { id: string; isNew: boolean } => {
    const ids = known[kind];
    const object = ids.get(value);
    if (object !== undefined) return { id: object, isNew: false };
    const id = newId();
    ids.set(value, id);
    externals.push({ kind, value, object: id });
    return { id, isNew: true };
  };
  const idFor = (kind: Kind, value: string): string => known[kind].get(value) as string;
  const externalOf = new Map(present.externals.map(({ value, object }) => [object, value]));
  /** Sorts one row of the file into added, changed or same. */
  const sortOut = <A, C extends { id: string }>(
    what: string,
    external: string,
    isNew: boolean,
    before: C | undefined,
    wanted: A & C,
    added: A[],
    changed: C[],
  ) => {
    if (isNew || before === undefined) {
      added.push(wanted);
      note(what, external, 'added');
    } else if (Object.keys(before).some((key) => before[key as keyof C] !== wanted[key as keyof C])) {
      changed.push(wanted);
      note(what, external, 'changed');
    } else same += 1;
  };
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));

  const years: Changes['years'] = { added: [], changed: [] };
  const periods: Changes['periods'] = { added: [], changed: [] };
  const presentYears = byId(present.years);
  const presentPeriods = byId(present.periods);
  for (const { id: value, title, from, until, periods: own } of school.years) {
    const { id, isNew } = idOf('year', value);
    sortOut(
      'year',
      value,
      isNew,
      presentYears.get(id),
      { id, title, from, until },
      years.added,
      years.changed,
    );
    for (const period of own) {
      const { id: periodId, isNew: periodIsNew } = idOf('period', period.id);
      const wanted = {
        id: periodId,
        title: period.title,
        from: period.from,
        until: period.until,
        year: id,
      };
      sortOut(
        'period',
        period.id,
        periodIsNew,
        presentPeriods.get(periodId),
        wanted,
        periods.added,
        periods.changed,
      );
    }
  }

  const people: Changes['people'] = { added: [], renamed: [], births: [] };
  const presentPeople = new Map(present.people.map((person) => [person.id, person]));
  const whatOf = (person: Person): string => kindOfPerson.get(person.id) ?? 'person';
  const kindOfPerson = new Map<string, string>([
    ...school.guardians.map(({ person }) => [person.id, 'guardian'] as const),
    ...school.staff.map(({ person }) => [person.id, 'staff'] as const),
    ...school.pupils.map(({ person }) => [person.id, 'pupil'] as const),
  ]);
  for (const person of school.people) {
    const { id, isNew } = idOf('person', person.id);
    const before = presentPeople.get(id);
    const named = { id, given: person.given || person.family, family: person.given ? person.family : '' };
    const bornIsNew = person.born !== undefined && before?.born !== person.born;
    const kept = before === undefined ? undefined : { id, given: before.given, family: before.family };
    if (bornIsNew && kept !== undefined && kept.given === named.given && kept.family === named.family)
      note(whatOf(person), person.id, 'changed');
    else sortOut(whatOf(person), person.id, isNew, kept, named, people.added, people.renamed);
    if (bornIsNew) people.births.push({ id, born: person.born });
  }

  const baseGroups: Changes['baseGroups'] = { added: [], changed: [] };
  const presentGroups = byId(present.baseGroups);
  for (const group of school.baseGroups) {
    const { id, isNew } = idOf('group', group.id);
    // a file that does not say leaves what was answered
    const yearGroup = yearGroupText(group.yearGroup) || (presentGroups.get(id)?.yearGroup ?? '');
    const wanted = { id, name: group.code ?? group.title, yearGroup };
    sortOut(
      'base_group',
      group.id,
      isNew,
      presentGroups.get(id),
      wanted,
      baseGroups.added,
      baseGroups.changed,
    );
  }

  const pupils: Changes['pupils'] = { added: [], changed: [] };
  const presentPupils = byId(present.pupils);
  const staying = new Set<string>();
  const chosen = new Set((present.chosen ?? []).map(({ pupil }) => pupil));
  for (const { person, baseGroup } of school.pupils) {
    const id = idFor('person', person.id);
    staying.add(id);
    const before = presentPupils.get(id);
    const kept = all && !chosen.has(id) ? null : (before?.baseGroup ?? null);
    const wanted = { id, baseGroup: baseGroup ? idFor('group', baseGroup.id) : kept, leftOn: null };
    if (before === undefined) pupils.added.push(wanted);
    else if (before.baseGroup !== wanted.baseGroup || before.leftOn !== null) {
      pupils.changed.push(wanted);
      note('pupil', person.id, 'changed');
    }
  }
  for (const pupil of allPupils ? present.pupils : []) {
    const external = externalOf.get(pupil.id);
    if (staying.has(pupil.id) || pupil.leftOn !== null || external === undefined) continue;
    pupils.changed.push({ id: pupil.id, baseGroup: pupil.baseGroup, leftOn: today });
    note('pupil', external, 'ended');
  }

  const teachingGroups: Changes['teachingGroups'] = { added: [], changed: [] };
  const presentTeaching = byId(present.teachingGroups);
  for (const group of school.teachingGroups) {
    const { id, isNew } = idOf('class', group.id);
    const wanted = {
      id,
      name: group.code ?? group.title,
      subject: group.subjects[0] ?? group.course.title,
      subjectCode: group.course.subjectCodes[0] ?? group.course.code ?? '',
      year: known.year.get(group.year.id) ?? null,
    };
    sortOut(
      'teaching_group',
      group.id,
      isNew,
      presentTeaching.get(id),
      wanted,
      teachingGroups.added,
      teachingGroups.changed,
    );
  }

  const enrolments: Changes['enrolments'] = { added: [], changed: [] };
  const presentPlaces = new PlacesByGroup(present.enrolments);
  const left: Place[] = [];
  const idOfPupil = new Map<Pupil, string>();
  for (const pupil of school.pupils) idOfPupil.set(pupil, idFor('person', pupil.person.id));
  const yesterday = dayBefore(today);
  const runs = ({ from, until }: Span) => from <= today && today <= until;
  for (const group of school.teachingGroups) {
    const span = spanOf(group);
    const groupId = idFor('class', group.id);
    const ids = group.places.map(({ pupil }) => idOfPupil.get(pupil) ?? idFor('person', pupil.person.id));
    const [first] = group.places;
    const days = { from: first?.from ?? span.from, until: first?.until ?? span.until };
    const alike = group.places.every((place) => place.from === first?.from && place.until === first?.until);
    if (alike && presentPlaces.takeSame(groupId, ids, days)) {
      same += ids.length;
      continue;
    }
    const here = presentPlaces.take(groupId);
    for (const [n, place] of group.places.entries()) {
      const pupilId = ids[n] as string;
      const before = here.get(pupilId);
      const from = place.from ?? span.from;
      const until = place.until ?? span.until;
      if (before === undefined) {
        enrolments.added.push({ id: newId(), from, until, pupil: pupilId, group: groupId });
        note('enrolment', `${group.id} ${place.pupil.person.id}`, 'added');
        continue;
      }
      here.delete(pupilId);
      if ((before.from !== from || before.until !== until) && (all || !runs(before))) {
        enrolments.changed.push({ id: before.id, from, until });
        note('enrolment', `${group.id} ${place.pupil.person.id}`, 'changed');
      } else same += 1;
    }
    if (all && here.size > 0) left.push(...here.values());
  }
  if (all) left.push(...presentPlaces.rest());
  for (const row of left) {
    if (row.until <= yesterday || externalOf.get(row.group) === undefined) continue;
    enrolments.changed.push({ id: row.id, from: earlier(row.from, yesterday), until: yesterday });
    note('enrolment', `${externalOf.get(row.group)} ${externalOf.get(row.pupil) ?? ''}`, 'ended');
  }

  const relations: Changes['relations'] = { added: [], changed: [] };
  const presentRelations = new Map(
    present.relations.map((row) => [`${row.kind} ${row.subject} ${row.object}`, row]),
  );
  const coachedByHand = new Set(
    present.relations
      .filter(({ kind, source, until }) => kind === 'coach' && source === 'manual' && until >= today)
      .map(({ object }) => object),
  );
  const wantRelation = (
    kind: RelationKind,
    subject: string,
    object: string,
    { from, until }: Span,
    external: string,
  ) => {
    const key = `${kind} ${subject} ${object}`;
    const before = presentRelations.get(key);
    presentRelations.delete(key);
    if (before === undefined) {
      relations.added.push({ id: newId(), from, until, subject, kind, object });
      note(kind, external, 'added');
    } else if (
      before.source === 'import' &&
      (before.from !== from || before.until !== until) &&
      (all || !runs(before))
    ) {
      relations.changed.push({ id: before.id, from, until });
      note(kind, external, 'changed');
    } else same += 1;
  };
  const wholeYear: Span = {
    from: school.years.map(({ from }) => from).sort()[0] ?? today,
    until:
      school.years
        .map(({ until }) => until)
        .sort()
        .at(-1) ?? dayBefore(`${Number(today.slice(0, 4)) + 1}-08-01`),
  };
  for (const { person, coach, baseGroup } of school.pupils) {
    if (coach === undefined || baseGroup === undefined) continue;
    const pupilId = idFor('person', person.id);
    // a coach that the school itself named stays; the file does not take a pupil away from them
    if (coachedByHand.has(pupilId)) continue;
    const coachId = idFor('person', coach.person.id);
    const before = presentRelations.get(`coach ${coachId} ${pupilId}`);
    wantRelation(
      'coach',
      coachId,
      pupilId,
      fromHereOn(spanOf(baseGroup), before?.from ?? today, today),
      `${coach.person.id} ${person.id}`,
    );
  }
  for (const group of school.teachingGroups) {
    const span = spanOf(group);
    for (const { staff, from, until } of group.posts)
      wantRelation(
        'teaches',
        idFor('person', staff.person.id),
        idFor('class', group.id),
        { from: from ?? span.from, until: until ?? span.until },
        `${staff.person.id} ${group.id}`,
      );
  }
  for (const { person, roles } of school.staff)
    if (roles.includes('schoolLeader'))
      wantRelation('leads_school', idFor('person', person.id), present.school, wholeYear, person.id);
  for (const { person, pupils: children } of school.guardians)
    for (const child of children)
      wantRelation(
        'guardian',
        idFor('person', person.id),
        idFor('person', child.person.id),
        { from: wholeYear.from, until: 'infinity' },
        `${person.id} ${child.person.id}`,
      );
  const recoached = new Set(
    school.pupils.flatMap(({ person, coach }) => (coach === undefined ? [] : [idFor('person', person.id)])),
  );
  for (const row of presentRelations.values()) {
    // what came in by another list is not this one's to end, but nobody has two coaches because of two lists
    const ours = externalOf.has(row.subject) && (externalOf.has(row.object) || row.kind === 'leads_school');
    if (!(all && ours) && !(row.kind === 'coach' && recoached.has(row.object))) continue;
    const byImport = ['coach', 'teaches', 'leads_school', 'guardian'].includes(row.kind);
    if (row.source !== 'import' || !byImport || row.until <= yesterday) continue;
    relations.changed.push({ id: row.id, from: earlier(row.from, yesterday), until: yesterday });
    note(row.kind, `${externalOf.get(row.subject) ?? ''} ${externalOf.get(row.object) ?? ''}`, 'ended');
  }

  const members: Changes['members'] = [];
  const wears = new Map(present.hats.map((one) => [`${one.person} ${one.hat}`, one]));
  const nameOf = new Map(present.hats.map(({ person, username }) => [person, username]));
  const taken = new Set(present.hats.map(({ username }) => username));
  const wanted = new Set<string>();
  /** One name for each person, whatever hats they wear here (0003_identity.sql). */
  const wear = (person: Person, hat: Hat) => {
    if (!person.maySignIn) return;
    const id = idFor('person', person.id);
    wanted.add(`${id} ${hat}`);
    const now = wears.get(`${id} ${hat}`);
    const name = fullName(person);
    if (now?.worn === true && now.name === name) return;
    const username = nameOf.get(id) ?? free(person.username, taken);
    nameOf.set(id, username);
    members.push({ account: accountOf(person.id), id: newId(), person: id, hat, username, name });
    if (now === undefined && presentPeople.has(id)) note('hat', `${person.id} ${hat}`, 'added');
  };
  for (const { person } of school.pupils) wear(person, 'pupil');
  for (const { person, roles } of school.staff) {
    if (roles.some((role) => role !== 'administrator')) wear(person, 'staff');
    if (roles.includes('administrator')) wear(person, 'administrator');
  }
  for (const { person } of school.guardians) wear(person, 'guardian');
  const lost = present.hats
    .filter(({ hat }) => all || (allPupils && hat === 'pupil'))
    .filter(({ person, hat, worn }) => worn && externalOf.has(person) && !wanted.has(`${person} ${hat}`))
    .map(({ person, hat }) => ({ person, hat }));
  for (const { person, hat } of lost) note('hat', `${externalOf.get(person)} ${hat}`, 'ended');

  return {
    externals,
    years,
    periods,
    people,
    baseGroups,
    pupils,
    teachingGroups,
    enrolments,
    relations,
    members,
    lost,
    rows,
    same,
  };
}

const kinds = ['person', 'group', 'class', 'year', 'period', 'school'] as const;
type Kind = (typeof kinds)[number];

/** The file's own ids – and ours: what left this school as a file comes back as what it was. */
function knownIn(present: Present): Record<Kind, Map<string, string>> {
  const ours = (list: readonly { id: string }[]) => new Map(list.map(({ id }) => [id, id]));
  const known: Record<Kind, Map<string, string>> = {
    person: ours(present.people),
    group: ours(present.baseGroups),
    class: ours(present.teachingGroups),
    year: ours(present.years),
    period: ours(present.periods),
    school: new Map(),
  };
  for (const { kind, value, object } of present.externals) known[kind as Kind].set(value, object);
  return known;
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/**
 * A coach begins on the day the school hears of it: the weeks of this year in which nobody could speak with anybody
 * here are not weeks without a talk. What has begun keeps its first day; what is over before is left as it was.
 */
const fromHereOn = ({ from, until }: Span, begun: Day, today: Day): Span => ({
  from: from > begun || until < today ? from : begun,
  until,
});

export function dayBefore(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** A username that nobody at the school has yet: `sem.de.wit`, then `sem.de.wit2`. */
function free(wish: string, taken: Set<string>): string {
  let name = wish;
  for (let n = 2; taken.has(name); n += 1) name = `${wish}${n}`;
  taken.add(name);
  return name;
}

/** Nothing to do: the second run of the same file. */
export const isNothing = ({ rows, externals, members }: Changes): boolean =>
  rows.length === 0 && externals.length === 0 && members.length === 0;
