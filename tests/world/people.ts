import type { Hat } from '#platform/route';
import type { TestDatabase } from './cluster.ts';
import { add, endOfYear, fromLongAgo, id, nextName } from './rows.ts';
import type { Group, School, Team } from './school.ts';

export type Person = {
  readonly id: string;
  readonly school: School;
  readonly given: string;
  readonly family: string;
  readonly name: string;
  readonly username: string;
  readonly hat: Hat;
  readonly account: string;
  readonly membership: string;
};
export type Reaches = { readonly end: string; readonly period: string; readonly week: string };
export type Pupil = Person & { readonly reach: Reaches; readonly enrolments: readonly Enrolment[] };
export type Enrolment = {
  readonly id: string;
  readonly group: Group;
  readonly reach: { readonly period: string; readonly week: string };
};

type Name = { given?: string; family?: string; username?: string };
type Span = { from?: string; until?: string };
async function aPerson(school: School, hat: Hat, wish: Name): Promise<Person> {
  const { given = 'Sam', family = 'de Vries', username = nextName('person') } = wish;
  const person = id();
  await add(school.in, 'school.person', { school_id: school.id, id: person, given, family });
  const name = `${given} ${family}`.trim();
  const acts = await aHat(school, { person, hat, name, username });
  return { id: person, school, given, family, name, username, hat, ...acts };
}

type HatWish = { person: string; hat: Hat; name: string; username: string; account?: string } & Span;

async function aHat(school: School, wish: HatWish): Promise<{ account: string; membership: string }> {
  const account = wish.account ?? id();
  const membership = id();
  if (wish.account === undefined) {
    await add(school.in, 'platform.account', { id: account });
    await aSignInName(school.in, school.id, wish.username, account);
  }
  await add(school.in, 'platform.membership', {
    id: membership,
    account_id: account,
    side: 'school',
    school_id: school.id,
    person_id: wish.person,
    hat: wish.hat,
    username: wish.username,
    name: wish.name,
    valid_from: wish.from ?? fromLongAgo,
    valid_until: wish.until ?? 'infinity',
  });
  return { account, membership };
}

const aSignInName = (place: TestDatabase, organisation: string, username: string, account: string) =>
  add(place, 'platform.sign_in_name', { organisation_id: organisation, username, account_id: account });

/** A second hat for somebody, on the same account: the teacher who is a parent here, too. */
export async function anotherHat(person: Person, hat: Hat): Promise<Person> {
  const { id: who, school, name, username, account } = person;
  return { ...person, ...(await aHat(school, { person: who, hat, name, username, account })), hat };
}

type PupilWish = Name & {
  group?: Group;
  /** `null`: the school does not know. */
  born?: string | null;
  coach?: Person;
  enrolledIn?: readonly Group[];
  opensGoals?: boolean;
  opensWeek?: boolean;
};

/** A pupil of thirteen with the rows that say what may be opened about them. */
export async function aPupil(school: School, wish: PupilWish = {}): Promise<Pupil> {
  const { born = '2013-03-02', group, coach } = wish;
  const person = await aPerson(school, 'pupil', { ...wish, given: wish.given ?? 'Noor' });
  if (born !== null)
    await add(school.in, 'school.birth', { school_id: school.id, person_id: person.id, born });
  await add(school.in, 'school.pupil', {
    school_id: school.id,
    id: person.id,
    base_group_id: group?.id ?? null,
    opens_goals: wish.opensGoals ?? false,
    opens_week: wish.opensWeek ?? false,
  });
  const reach = {
    end: await aReach(person, 'end'),
    period: await aReach(person, 'period'),
    week: await aReach(person, 'week'),
  };
  const enrolments: Enrolment[] = [];
  for (const taught of wish.enrolledIn ?? []) enrolments.push(await anEnrolment(person, taught));
  if (coach !== undefined) await aRelation(coach, 'coach', person.id);
  return { ...person, reach, enrolments };
}

async function aReach(pupil: Person, sort: string, enrolment: string | null = null): Promise<string> {
  const reach = id();
  await add(pupil.school.in, 'school.reach', {
    school_id: pupil.school.id,
    id: reach,
    pupil_id: pupil.id,
    sort,
    enrolment_id: enrolment,
  });
  return reach;
}

export async function anEnrolment(pupil: Person, group: Group, span: Span = {}): Promise<Enrolment> {
  const enrolment = id();
  await add(pupil.school.in, 'school.enrolment', {
    school_id: pupil.school.id,
    id: enrolment,
    pupil_id: pupil.id,
    teaching_group_id: group.id,
    valid_from: span.from ?? fromLongAgo,
    valid_until: span.until ?? endOfYear,
  });
  const reach = {
    period: await aReach(pupil, 'period', enrolment),
    week: await aReach(pupil, 'week', enrolment),
  };
  return { id: enrolment, group, reach };
}

type RelationKind = 'coach' | 'teaches' | 'member' | 'leads_team' | 'leads_school' | 'guardian';
type RelationWish = Span & {
  authority?: 'full' | 'info' | 'blocked';
  renewed?: boolean;
  confirmed?: boolean;
};

/** Gives a person a relation to a pupil, a teaching group, a team or the school; the id is the relation's. */
export async function aRelation(
  subject: Person,
  kind: RelationKind,
  object: string,
  wish: RelationWish = {},
): Promise<string> {
  const relation = id();
  const { school } = subject;
  await add(school.in, 'school.relation', {
    school_id: school.id,
    id: relation,
    subject: subject.id,
    kind,
    object,
    valid_from: wish.from ?? fromLongAgo,
    valid_until: wish.until ?? (kind === 'guardian' ? 'infinity' : endOfYear),
    source: 'world',
    authority: kind === 'guardian' ? (wish.authority ?? 'full') : null,
    renewed: wish.renewed ?? false,
    ...(wish.confirmed === true
      ? { confirmed_by: id(), confirmed_at: new Date('2026-09-01T09:00:00Z') }
      : {}),
  });
  return relation;
}

export const aStaffMember = (school: School, wish: Name = {}): Promise<Person> =>
  aPerson(school, 'staff', wish);

export async function aCoach(
  school: School,
  wish: Name & { of?: readonly Person[] } & Span = {},
): Promise<Person> {
  const coach = await aPerson(school, 'staff', { ...wish, given: wish.given ?? 'Marit' });
  for (const pupil of wish.of ?? []) await aRelation(coach, 'coach', pupil.id, wish);
  return coach;
}

export async function aTeacher(group: Group, wish: Name & Span = {}): Promise<Person> {
  const teacher = await aPerson(group.school, 'staff', { ...wish, given: wish.given ?? 'Joris' });
  await aRelation(teacher, 'teaches', group.id, wish);
  return teacher;
}

export async function aTeamMember(team: Team, wish: Name & Span = {}): Promise<Person> {
  const member = await aPerson(team.school, 'staff', { ...wish, given: wish.given ?? 'Els' });
  await aRelation(member, 'member', team.id, wish);
  return member;
}

export async function aTeamLead(team: Team, wish: Name & Span = {}): Promise<Person> {
  const lead = await aPerson(team.school, 'staff', { ...wish, given: wish.given ?? 'Sanne' });
  await aRelation(lead, 'leads_team', team.id, wish);
  return lead;
}

export async function aLeader(school: School, wish: Name & Span = {}): Promise<Person> {
  const leader = await aPerson(school, 'staff', { ...wish, given: wish.given ?? 'Hanneke' });
  await aRelation(leader, 'leads_school', school.id, wish);
  return leader;
}

/** A guardian with authority, confirmed by a second person, unless the test says otherwise. */
export async function aGuardian(of: Person, wish: Name & RelationWish = {}): Promise<Person> {
  const guardian = await aPerson(of.school, 'guardian', { ...wish, given: wish.given ?? 'Fatma' });
  await aRelation(guardian, 'guardian', of.id, { confirmed: true, ...wish });
  return guardian;
}

export const anAdministrator = (school: School, wish: Name = {}): Promise<Person> =>
  aPerson(school, 'administrator', { ...wish, given: wish.given ?? 'Bram' });

export type OfficeWorker = Omit<Person, 'school'> & { readonly in: TestDatabase };

/** Somebody at the community office, on the other side of the wall. */
export async function anOfficeWorker(place: TestDatabase, wish: Name = {}): Promise<OfficeWorker> {
  const { given = 'Ingrid', family = 'Holm', username = nextName('person') } = wish;
  const office = id();
  const person = id();
  const account = id();
  const membership = id();
  const name = `${given} ${family}`;
  await add(place, 'shared.organisation', {
    id: office,
    kind: 'office',
    name: 'Het kantoor',
    handle: nextName('office-'),
  });
  await add(place, 'platform.account', { id: account });
  await aSignInName(place, office, username, account);
  await add(place, 'platform.membership', {
    id: membership,
    account_id: account,
    side: 'network',
    office_id: office,
    person_id: person,
    hat: 'office',
    username,
    name,
    valid_from: fromLongAgo,
  });
  return { id: person, given, family, name, username, hat: 'office', account, membership, in: place };
}
