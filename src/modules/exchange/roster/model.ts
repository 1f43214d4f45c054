/** A day as schools write it in files and columns: 2026-08-24. */
export type Day = string;

/** The id that the school's own administration gives; compared exactly, unique within its kind. */
export type ExternalId = string;

/** What an administration says about its schools, in the school's words. Every list is in the order of its ids. */
export interface Roster {
  readonly standard: string;
  readonly madeBy: string | undefined;
  readonly foundations: readonly Organisation[];
  readonly schools: readonly School[];
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
  readonly email: string | undefined;
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

/** The file only says so: until a second person confirms, a guardian sees nothing (first slice §7). */
export interface Guardian {
  readonly person: Person;
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
  readonly year: Year | undefined;
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
