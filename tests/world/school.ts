import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId } from '#platform/id';
import type { Hat } from '#platform/route';
import { hashOf } from '#platform/token';
import { now, type TestDatabase } from './cluster.ts';

export { now } from './cluster.ts';

/** Small schools in the words of the school. Everything is true on the tests' own day unless a test says otherwise. */
export type School = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly in: TestDatabase;
};
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
export type Team = { readonly id: string; readonly school: School };
export type Group = { readonly id: string; readonly school: School };
export type Reaches = { readonly end: string; readonly period: string; readonly week: string };
export type Pupil = Person & { readonly reach: Reaches; readonly enrolments: readonly Enrolment[] };
export type Enrolment = {
  readonly id: string;
  readonly group: Group;
  readonly reach: { readonly period: string; readonly week: string };
};

type Name = { given?: string; family?: string; username?: string };
type Span = { from?: string; until?: string };
const fromLongAgo = '2020-08-01';
const endOfYear = '2027-07-31';

const uniques = { n: 0 };
const id = () => newId(now);
const nextName = (base: string): string => {
  uniques.n += 1;
  return `${base}${uniques.n}`;
};

const add = async (place: TestDatabase, table: string, row: Readonly<Record<string, unknown>>) => {
  const keys = Object.keys(row);
  await place.admin.query(
    `insert into ${table} (${keys.join(', ')}) values (${keys.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
};

type SchoolWish = {
  name?: string;
  handle?: string;
  weekOpen?: boolean;
  goalsOpen?: boolean;
  zone?: string;
  language?: 'nl' | 'en' | 'sv';
};

export async function aSchool(place: TestDatabase, wish: SchoolWish = {}): Promise<School> {
  const { name = 'Veenlicht', handle = nextName('school-') } = wish;
  const school: School = { id: id(), name, handle, in: place };
  const { zone = 'Europe/Amsterdam', language = 'nl' } = wish;
  await add(place, 'shared.organisation', {
    id: school.id,
    kind: 'school',
    name,
    handle,
    sector: 'vo',
    zone,
    language,
  });
  await add(place, 'school.school_setting', {
    school_id: school.id,
    week_open: wish.weekOpen ?? false,
    goals_open: wish.goalsOpen ?? false,
  });
  return school;
}

/** A school year from August to July with four periods of equal length, the second of which is now. */
export async function aYear(school: School): Promise<{ id: string; periods: readonly string[] }> {
  const year = id();
  await add(school.in, 'school.school_year', {
    school_id: school.id,
    id: year,
    title: '2026–2027',
    starts: '2026-08-24',
    ends: '2027-07-16',
  });
  const spans = [
    ['2026-08-24', '2026-11-01'],
    ['2026-11-02', '2027-01-24'],
    ['2027-01-25', '2027-04-11'],
    ['2027-04-12', '2027-07-16'],
  ] as const;
  const periods: string[] = [];
  for (const [i, [starts, ends]] of spans.entries()) {
    const period = id();
    periods.push(period);
    await add(school.in, 'school.period', {
      school_id: school.id,
      id: period,
      school_year_id: year,
      title: `Periode ${i + 1}`,
      starts,
      ends,
    });
  }
  return { id: year, periods };
}

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

export async function aTeam(school: School, name = 'Team Blauw'): Promise<Team> {
  const team = id();
  await add(school.in, 'school.team', { school_id: school.id, id: team, name });
  return { id: team, school };
}

type GroupWish = { name?: string; team?: Team; level?: string; year?: string };

export async function aBaseGroup(
  school: School,
  { name = '2B', team, level = 'havo', year = '' }: GroupWish = {},
): Promise<Group> {
  const group = id();
  await add(school.in, 'school.base_group', {
    school_id: school.id,
    id: group,
    name,
    level,
    year_group: year,
    team_id: team?.id ?? null,
  });
  return { id: group, school };
}

export async function aTeachingGroup(
  school: School,
  { name = 'Engels 2B', subject = 'Engels' }: { name?: string; subject?: string } = {},
): Promise<Group> {
  const group = id();
  await add(school.in, 'school.teaching_group', { school_id: school.id, id: group, name, subject });
  return { id: group, school };
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

type GoalWish = {
  kind?: 'end' | 'period' | 'learning' | 'work' | 'personal';
  title?: string;
  measure?: string | null;
  due?: string | null;
  minutes?: number | null;
  state?: string;
  serves?: { id: string };
  /** Bound to a course: the teacher of that group may read it, too. */
  enrolment?: Enrolment;
  setBy?: Person;
  why?: string;
  /** The step of a course that it is about. */
  step?: { id: string };
};
export type Goal = { readonly id: string; readonly pupil: Pupil; readonly reach: string };

/** An active goal with a measure and a date, set by the pupil. */
export async function aGoal(pupil: Pupil, wish: GoalWish = {}): Promise<Goal> {
  const { kind = 'learning', enrolment } = wish;
  const sort = kind === 'end' || kind === 'period' ? kind : 'week';
  const reach = sort === 'end' ? pupil.reach.end : (enrolment?.reach ?? pupil.reach)[sort];
  const goal = id();
  const { school } = pupil;
  await add(school.in, 'school.goal', {
    school_id: school.id,
    id: goal,
    pupil_id: pupil.id,
    reach,
    kind,
    serves: wish.serves?.id ?? null,
    title: wish.title ?? 'Ik leg uit hoe breuken werken',
    measure:
      wish.measure === undefined ? (kind === 'work' ? null : 'Vijf van de zes opgaven goed') : wish.measure,
    due: wish.due === undefined ? '2026-11-27' : wish.due,
    minutes: wish.minutes ?? null,
    step_id: wish.step?.id ?? null,
    state: wish.state ?? 'active',
    set_by: (wish.setBy ?? pupil).id,
    set_at: now,
  });
  if (wish.why !== undefined)
    await add(school.in, 'school.goal_text', {
      school_id: school.id,
      pupil_id: pupil.id,
      goal_id: goal,
      why: wish.why,
    });
  return { id: goal, pupil, reach };
}

export type SignedIn = {
  readonly hat: Hat;
  /** What the database keeps, and what `openScope` asks for. */
  readonly token: Buffer;
  /** What the browser sends, for a server on plain http. */
  readonly cookie: string;
  readonly signIn: string;
};

type SignInWish = { at?: Date; ended?: Date };

/** Signs somebody in, a minute before the tests' moment. */
export async function signedIn(
  person: { hat: Hat; account: string; membership: string } & ({ school: School } | { in: TestDatabase }),
  { at = new Date(now.getTime() - 60_000), ended }: SignInWish = {},
): Promise<SignedIn> {
  const place = 'school' in person ? person.school.in : person.in;
  const secret = randomBytes(32);
  const token = hashOf(secret);
  const signIn = id();
  await add(place, 'platform.sign_in', {
    id: signIn,
    token_hash: token,
    account_id: person.account,
    membership_id: person.membership,
    started_at: at,
    seen_at: at,
    ended_at: ended ?? null,
    request_key: id(),
  });
  const cookie = `lk=${letterOf[person.hat]}${secret.toString('base64url')}`;
  return { hat: person.hat, token, cookie, signIn };
}
const letterOf = { pupil: 'p', guardian: 'g', staff: 's', administrator: 'a', office: 'o' } as const;

/** Looks behind the walls: rows as the superuser sees them. */
export const rowsOf = async (
  place: TestDatabase,
  sql: string,
  values: unknown[] = [],
): Promise<pg.QueryResultRow[]> => (await place.admin.query(sql, values)).rows as pg.QueryResultRow[];
