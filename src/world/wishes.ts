/** What is wished of a school and of the people in it; everything else the world makes up. */
export type Authority = 'full' | 'info' | 'blocked';

export type GuardianWish = {
  readonly given: string;
  readonly family: string;
  readonly authority?: Authority;
  readonly confirmed?: boolean;
  /** A pupil of eighteen lets this guardian in again. */
  readonly renewed?: boolean;
  /** The same words at two pupils, or at a member of staff, are the same person. */
  readonly is?: string;
};

export type PupilWish = {
  readonly given: string;
  readonly family: string;
  /** `null`: the school does not know the birth date. */
  readonly age?: number | null;
  readonly autonomy?: 1 | 2 | 3 | 4;
  readonly opensGoals?: boolean;
  readonly opensWeek?: boolean;
  /** So many weeks ago they left. */
  readonly left?: number;
  readonly guardians?: readonly GuardianWish[];
  readonly noSignIn?: boolean;
};

export type GroupWish = {
  readonly name: string;
  readonly phase: 'primary' | 'secondary';
  readonly year: number;
  readonly level: string;
  readonly coach: string;
  readonly team: string;
  readonly size: number;
  readonly pupils?: readonly PupilWish[];
  /** Nobody in it signed in yet: codes are to be handed out. */
  readonly noSignIn?: boolean;
};

export type StaffWish = {
  /** How this file calls the person. */
  readonly is: string;
  readonly given: string;
  readonly family: string;
  readonly leads?: string;
  readonly administrator?: boolean;
  readonly left?: number;
  readonly noSignIn?: boolean;
};

export type SubjectWish = { readonly name: string; readonly code: string; readonly teacher: string };

export type SchoolWish = {
  readonly handle: string;
  readonly name: string;
  readonly place: string;
  readonly sector: 'po' | 'vo';
  readonly language: 'nl' | 'sv';
  readonly foundation: string | undefined;
  /** Months ago at which a gradation began, and which. */
  readonly gradations: readonly (readonly [months: number, level: 1 | 2 | 3 | 4])[];
  readonly weekOpen: boolean;
  readonly goalsOpen: boolean;
  readonly teams: readonly string[];
  /** More staff than have a story, up to this number. */
  readonly staffSize: number;
  readonly staff: readonly StaffWish[];
  readonly groups: readonly GroupWish[];
  /** In a secondary school each subject has a teacher; in a primary one the coach of the group. */
  readonly subjects: readonly SubjectWish[];
};

/** Whoever coaches the group teaches it. */
export const ownCoach = 'own coach';
