import { foldedName } from '../username/model.ts';

/** A day as schools write it in files and columns: 2026-08-24. */
export type Day = string;

/** The id that the school's own administration gives; compared exactly, unique within its kind. */
export type ExternalId = string;

/** What an administration says about its schools, in the school's words. Every list is in the order of its ids. */
export interface Roster {
  readonly standard: string;
  readonly madeBy: string | undefined;
  readonly foundations: readonly Organisation[];
  readonly schools: School[];
}

/** `code` is the number the ministry knows it by (BRIN in the Netherlands). */
export interface Organisation {
  readonly id: ExternalId;
  readonly name: string;
  readonly code: string | undefined;
  readonly parent: ExternalId | undefined;
}

/** All that belongs to one school, so that a store can open the scope of that school and write it whole. */
export interface School {
  readonly organisation: Organisation;
  readonly years: readonly Year[];
  readonly people: readonly Person[];
  readonly pupils: readonly Pupil[];
  readonly staff: readonly Staff[];
  readonly guardians: readonly Guardian[];
  readonly baseGroups: readonly BaseGroup[];
  readonly courses: readonly Course[];
  readonly teachingGroups: readonly TeachingGroup[];
}

export interface Year {
  readonly id: ExternalId;
  readonly title: string;
  readonly from: Day;
  readonly until: Day;
  readonly periods: readonly Period[];
}

export interface Period {
  readonly id: ExternalId;
  readonly title: string;
  readonly from: Day;
  readonly until: Day;
}

/**
 * A person in one school. Who belongs to two schools is here twice, with the same `id` and perhaps another
 * username. `username` is what we propose: who already has one keeps it.
 */
export interface Person {
  readonly id: ExternalId;
  readonly username: string;
  readonly given: string;
  readonly family: string;
  /** The number the school itself uses for this person. */
  readonly number: string | undefined;
  readonly born: Day | undefined;
  /** The administration may list people who get no account yet. */
  readonly maySignIn: boolean;
}

export interface YearGroup {
  readonly phase: 'primary' | 'secondary';
  readonly year: number;
}

export interface Pupil {
  readonly person: Person;
  readonly yearGroup: YearGroup | undefined;
  /** The group and coach of today, or the first to come; nobody when the school has still to settle it. */
  readonly baseGroup: BaseGroup | undefined;
  readonly coach: Staff | undefined;
}

export const staffRoles = ['teacher', 'teamMember', 'schoolLeader', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface Staff {
  readonly person: Person;
  readonly roles: readonly StaffRole[];
}

export const guardianKinds = ['parent', 'guardian', 'relative'] as const;
export type GuardianKind = (typeof guardianKinds)[number];

/** The file only says so: until a second person confirms, a guardian sees nothing (first slice §7). */
export interface Guardian {
  readonly person: Person;
  readonly as: GuardianKind;
  readonly pupils: readonly Pupil[];
}

/** Days are given only when the administration gave them; otherwise the place lasts as long as the group. */
export interface Place {
  readonly pupil: Pupil;
  readonly from: Day | undefined;
  readonly until: Day | undefined;
}

export interface Post {
  readonly staff: Staff;
  readonly primary: boolean;
  readonly from: Day | undefined;
  readonly until: Day | undefined;
}

interface Group {
  readonly id: ExternalId;
  readonly title: string;
  readonly code: string | undefined;
  readonly yearGroup: YearGroup | undefined;
  readonly year: Year;
  readonly periods: readonly Period[];
  readonly posts: readonly Post[];
  readonly places: readonly Place[];
}

/** A base group has a coach and no course: nobody is ever enrolled in one under the course of the file. */
export interface BaseGroup extends Group {
  readonly coaches: readonly Staff[];
}

export interface TeachingGroup extends Group {
  readonly course: Course;
  readonly subjects: readonly string[];
}

export interface Course {
  readonly id: ExternalId;
  readonly title: string;
  readonly code: string | undefined;
  readonly subjects: readonly string[];
  readonly subjectCodes: readonly string[];
}

/** Where a class stands in the school: an administration counts 13 grades, a Dutch school eight groups and six years. */
export const yearGroupOf = (grade: string): YearGroup | undefined => yearGroups.get(grade);

const yearGroups = new Map<string, YearGroup>([
  ...['PK', 'KG', '01', '02', '03', '04', '05', '06'].map(
    (grade, index) => [grade, { phase: 'primary', year: index + 1 }] as const,
  ),
  ...['07', '08', '09', '10', '11', '12'].map(
    (grade, index) => [grade, { phase: 'secondary', year: index + 1 }] as const,
  ),
]);

export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/**
 * How long a group lasts: as its periods, and where these begin or end the year, as the year itself, so that nobody
 * loses a coach in the weeks between the last period and the summer.
 */
export function spanOf({ year, periods }: { year: Year; periods: readonly Period[] }): Span {
  const own = wholeOf(periods) ?? year;
  const all = wholeOf(year.periods) ?? year;
  return {
    from: own.from <= all.from ? year.from : own.from,
    until: own.until >= all.until ? year.until : own.until,
  };
}

function wholeOf(spans: readonly Span[]): Span | undefined {
  let whole: Span | undefined;
  for (const { from, until } of spans) {
    whole = {
      from: whole === undefined || from < whole.from ? from : whole.from,
      until: whole === undefined || until > whole.until ? until : whole.until,
    };
  }
  return whole;
}

/** As a class list has them: by family, then given name, an Ö among the o's; equal names by id, so that the order stands. */
export function inNameOrder<T extends { readonly person: Person }>(people: readonly T[]): T[] {
  const keyed = people.map((one) => {
    const { family, given, id } = one.person;
    return { one, keys: [foldedName(family), foldedName(given), family, given, id] };
  });
  keyed.sort((a, b) => {
    const differs = a.keys.findIndex((key, index) => key !== b.keys[index]);
    return differs < 0 ? 0 : order(a.keys[differs] as string, b.keys[differs] as string);
  });
  return keyed.map(({ one }) => one);
}

export const byId = (a: { id: string }, b: { id: string }): number => order(a.id, b.id);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Who coaches a base group: whoever holds a primary post there now, else whoever holds any. Posts to come count only
 * when nobody is there yet, so that a school in August sees its coaches of September.
 */
export function coachesOf(posts: readonly Post[], today: Day): Staff[] {
  const current = posts.filter((post) => lasts(post, today));
  const now = current.filter((post) => begun(post, today));
  const candidates = now.length > 0 ? now : current;
  const primary = candidates.filter((post) => post.primary);
  const coaches = (primary.length > 0 ? primary : candidates).map((post) => post.staff);
  return inNameOrder([...new Set(coaches)]);
}

/** Several coaches share a group evenly, in the order of the pupils' names: the first coach has the first pupils. */
export function shareOut<P>(pupils: readonly P[], coaches: readonly Staff[]): [P, Staff][] {
  return pupils.map((pupil, index) => [
    pupil,
    coaches[Math.floor((index * coaches.length) / pupils.length)] as Staff,
  ]);
}

interface Lasting {
  readonly from: Day | undefined;
  readonly until: Day | undefined;
}

export const begun = ({ from }: Lasting, today: Day): boolean => from === undefined || from <= today;
export const lasts = ({ until }: Lasting, today: Day): boolean => until === undefined || until >= today;

export const toSettle = [
  'pupilsWithoutBaseGroup',
  'pupilsWithoutCoach',
  'pupilsWithoutGuardian',
  'pupilsWithoutBirthDate',
  'peopleWithoutSignIn',
] as const;

/** What a dry run tells of one school. */
export interface SchoolSummary {
  readonly id: ExternalId;
  readonly name: string;
  readonly years: number;
  readonly periods: number;
  readonly pupils: number;
  readonly staff: Readonly<Record<StaffRole | 'coach', number>>;
  readonly guardians: number;
  readonly guardianships: number;
  readonly baseGroups: number;
  readonly teachingGroups: number;
  readonly courses: number;
  readonly places: number;
  readonly posts: number;
  readonly toSettle: Readonly<Record<(typeof toSettle)[number], number>>;
}

export const summary = (roster: Roster): SchoolSummary[] => roster.schools.map(summaryOf);

function summaryOf(school: School): SchoolSummary {
  const { pupils, staff, guardians, baseGroups, teachingGroups, years } = school;
  const groups = [...baseGroups, ...teachingGroups];
  const withGuardian = new Set(guardians.flatMap((guardian) => guardian.pupils));
  const having = (role: StaffRole) => count(staff, (one) => one.roles.includes(role));
  return {
    id: school.organisation.id,
    name: school.organisation.name,
    years: years.length,
    periods: sum(years, (year) => year.periods.length),
    pupils: pupils.length,
    staff: {
      teacher: having('teacher'),
      teamMember: having('teamMember'),
      schoolLeader: having('schoolLeader'),
      administrator: having('administrator'),
      coach: new Set(pupils.flatMap(({ coach }) => coach ?? [])).size,
    },
    guardians: guardians.length,
    guardianships: sum(guardians, (guardian) => guardian.pupils.length),
    baseGroups: baseGroups.length,
    teachingGroups: teachingGroups.length,
    courses: school.courses.length,
    places: sum(groups, (group) => group.places.length),
    posts: sum(groups, (group) => group.posts.length),
    toSettle: {
      pupilsWithoutGuardian: count(pupils, (pupil) => !withGuardian.has(pupil)),
      pupilsWithoutBaseGroup: count(pupils, (pupil) => pupil.baseGroup === undefined),
      pupilsWithoutCoach: count(pupils, (pupil) => pupil.coach === undefined),
      pupilsWithoutBirthDate: count(pupils, (pupil) => pupil.person.born === undefined),
      peopleWithoutSignIn: count(school.people, (person) => !person.maySignIn),
    },
  };
}

const sum = <T>(list: readonly T[], size: (one: T) => number): number =>
  list.reduce((total, one) => total + size(one), 0);

const count = <T>(list: readonly T[], holds: (one: T) => boolean): number =>
  sum(list, (one) => (holds(one) ? 1 : 0));
