import {
  type Guardian,
  type GuardianKind,
  guardianKinds,
  type Organisation,
  type Person,
  type Place,
  type Pupil,
  type Staff,
  type StaffRole,
  staffRoles,
  type YearGroup,
} from '../../roster/model.ts';
import type { Open } from '../class/model.ts';

export type Role = 'pupil' | GuardianKind | StaffRole;

/** What a role of the standard makes of a person here; null: something in another world than a school's. */
const roleMeanings = new Map<string, Role | null>([
  ['student', 'pupil'],
  ['parent', 'parent'],
  ['guardian', 'guardian'],
  ['relative', 'relative'],
  ['teacher', 'teacher'],
  ['aide', 'teamMember'],
  ['counselor', 'teamMember'],
  ['principal', 'schoolLeader'],
  ['administrator', 'administrator'],
  ['siteadministrator', 'administrator'],
  ['systemadministrator', 'administrator'],
  ['districtadministrator', null],
  ['proctor', null],
]);

/** What a role of the file is in a school: null when it has no place there, undefined when nobody knows the word. */
export const meaningOf = (role: string): Role | null | undefined =>
  roleMeanings.get(role) ?? roleMeanings.get(role.toLowerCase());

/** A row of people as it was read: gone when everybody has a seat. */
export interface User {
  readonly id: string;
  readonly row: number;
  readonly given: string;
  readonly family: string;
  readonly username: string;
  readonly maySignIn: boolean;
  readonly yearGroup: YearGroup | undefined;
  readonly agents: string;
  /** Who coaches this pupil, when the file says it: only ours does. `none`: nobody yet. */
  readonly coach: string;
  /** What this person is in each school, one behind the other; nearly always one, and a list for each takes 5 MB. */
  seat: Seat | undefined;
  hasRole: boolean;
}

export interface Seat {
  readonly id: string;
  readonly row: number;
  readonly coach: string;
  readonly school: Organisation;
  /** Each once, in no order. Nearly everybody has one, and then it is the same list for all who have that one. */
  roles: readonly Role[];
  person: Person | undefined;
  pupil: Open<Pupil> | undefined;
  staff: Staff | undefined;
  guardian: (Guardian & { readonly pupils: Pupil[] }) | undefined;
  /** The same person in another school. */
  next: Seat | undefined;
}

/** What is left of a seat for the long list of enrolments: of a hundred thousand people, half of the room matters. */
export interface Known {
  readonly school: Organisation | undefined;
  readonly pupil: Pupil | undefined;
  readonly staff: Staff | undefined;
  /** The last one read. */
  place: Place | undefined;
  readonly next: Known | undefined;
}

const nowhere: Known = {
  school: undefined,
  pupil: undefined,
  staff: undefined,
  place: undefined,
  next: undefined,
};

/** What is known of somebody: what they are in each school, or that they are nowhere. */
export const knownOf = (user: User): Known =>
  seatsOf(user).reduceRight<Known | undefined>(
    (next, { school, pupil, staff }) => ({ school, pupil, staff, place: undefined, next }),
    undefined,
  ) ?? nowhere;

/** What somebody is in this school. */
export function seatIn<T extends { readonly school: Organisation | undefined; readonly next: T | undefined }>(
  first: T | undefined,
  school: Organisation,
): T | undefined {
  let one = first;
  while (one !== undefined && one.school !== school) one = one.next;
  return one;
}

export function seatsOf({ seat }: User): Seat[] {
  const seats: Seat[] = [];
  for (let one = seat; one !== undefined; one = one.next) seats.push(one);
  return seats;
}

const only = Object.fromEntries(
  (['pupil', ...guardianKinds, ...staffRoles] as const).map((role) => [role, [role]]),
) as unknown as Readonly<Record<Role, readonly Role[]>>;

export function takeSeat(user: User, school: Organisation, role: Role): Seat {
  const old = seatIn(user.seat, school);
  if (old !== undefined) {
    if (!old.roles.includes(role)) old.roles = [...old.roles, role];
    return old;
  }
  const seat: Seat = {
    id: user.id,
    row: user.row,
    coach: user.coach,
    school,
    roles: only[role],
    person: undefined,
    pupil: undefined,
    staff: undefined,
    guardian: undefined,
    next: undefined,
  };
  const last = seatsOf(user).at(-1);
  if (last === undefined) user.seat = seat;
  else last.next = seat;
  return seat;
}
