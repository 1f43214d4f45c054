import {
  type Day,
  type GuardianKind,
  guardianKinds,
  type Organisation,
  type Person,
  type Pupil,
  staffRoles,
} from '../../roster/model.ts';
import { Usernames } from '../../username/model.ts';
import { gradeOf } from '../class/model.ts';
import type { Version } from '../manifest/model.ts';
import type { Units } from '../organisation/model.ts';
import { Cursor } from '../../problem/model.ts';
import { dayOf, daysOf, listOf, onItsOwn, Words, yesNoOf } from '../cell/model.ts';
import { Register } from '../register/model.ts';
import { type Known, knownOf, meaningOf, type Seat, seatsOf, takeSeat, type User } from '../seat/model.ts';
import { type Progress, readSheet, type Sheets } from '../sheet/model.ts';

export interface People {
  readonly register: Register<Known>;
  /** By school, in the order of the ids of the people; gone when the schools are begun. */
  readonly seats: ReadonlyMap<Organisation, readonly Seat[]>;
}

export function* readPeople(
  sheets: Sheets,
  version: Version,
  units: Units,
  today: Day,
): Generator<Progress, People> {
  const register = yield* readUsers(sheets, version, units);
  if (version === '1.2') yield* readRoles(sheets, register, units, today);
  const born = yield* readBirthDates(sheets, register, today);
  const at = new Cursor('users.csv', sheets.notes);
  const guardianships = linkGuardians(register, at);
  const seats = seatsBySchool(register, units, at);
  for (const seated of seats.values()) {
    makePeople(seated, register, born, at);
    yield { file: at.file, row: at.row };
  }
  for (const [guardian, pupil] of guardianships) guardian.guardian?.pupils.push(pupil.pupil as Pupil);
  for (const seated of seats.values()) checkGuardians(seated, at);
  return { register: register.turned(knownOf), seats };
}

const longestName = 100;

function* readUsers(sheets: Sheets, version: Version, units: Units): Generator<Progress, Register<User>> {
  const register = new Register<User>('users');
  const words = new Words();
  register.complete = yield* readSheet(sheets, {
    name: 'users',
    fields: [
      ...(['sourcedId', 'enabledUser', 'username', 'givenName', 'familyName', 'middleName'] as const),
      ...(['preferredGivenName', 'preferredFamilyName', 'identifier', 'email', 'grades'] as const),
      ...(['agentSourcedIds', 'role', 'orgSourcedIds', 'metadata.leerkring.coachSourcedId'] as const),
    ],
    required: version === '1.1' ? ['sourcedId', 'role', 'orgSourcedIds'] : ['sourcedId'],
    expected: ['givenName', 'familyName'],
    unread: [
      ...['userIds', 'sms', 'phone', 'password', 'userMasterIdentifier', 'preferredMiddleName'],
      ...['primaryOrgSourcedId', 'pronouns'],
    ],
    register,
    row(cells, at) {
      const { 0: id, 1: enabled, 2: username, 3: given, 4: family, 5: middle } = cells;
      const {
        6: calledGiven,
        7: calledFamily,
        10: grades,
        11: agents,
        12: role,
        13: orgs,
        14: coach,
      } = cells;
      const infix = infixes.has(middle.toLowerCase()) ? `${middle} ` : '';
      const first = calledGiven || given;
      const last = calledFamily || (family && infix + family);
      if (first === '' && last === '') at.note('nameMissing', 'givenName', id);
      for (const name of [first, last]) {
        if (name.length > longestName) at.note('nameTooLong', 'givenName', name, String(longestName));
      }
      const user: User = {
        id: onItsOwn(id),
        row: at.row,
        given: words.of(first || last),
        family: words.of(first && last),
        username: onItsOwn(username),
        maySignIn: yesNoOf(enabled, 'enabledUser', at) ?? true,
        yearGroup: gradeOf(grades, at),
        agents: onItsOwn(agents),
        coach: onItsOwn(coach),
        seat: undefined,
        hasRole: false,
      };
      register.set(user.id, user);
      if (version === '1.1') takeRole(user, role, listOf(orgs), units, at, 'orgSourcedIds');
    },
  });
  return register;
}

/** Some administrations keep these apart from the family name; without them a Dutch name is another name. */
const infixes = new Set(
  "van,de,der,den,het,'t,te,ten,ter,op,in,'s,van de,van der,van den,van 't,van het,in 't,in de,op de,op den,von,zu,af,la,le,du,di,el,al".split(
    ',',
  ),
);

function* readRoles(
  sheets: Sheets,
  users: Register<User>,
  units: Units,
  today: Day,
): Generator<Progress, void> {
  yield* readSheet(sheets, {
    name: 'roles',
    fields: ['sourcedId', 'userSourcedId', 'role', 'orgSourcedId', 'beginDate', 'endDate'],
    required: ['sourcedId', 'userSourcedId', 'role', 'orgSourcedId'],
    unread: ['roleType', 'userProfileSourcedId'],
    row({ 1: userId, 2: role, 3: org, 4: begin, 5: end }, at) {
      const user = userId === '' ? undefined : users.find(userId, at, 'userSourcedId');
      const { until } = daysOf(['beginDate', begin], ['endDate', end], at);
      if (user === undefined || org === '') return;
      user.hasRole = true;
      if (until !== undefined && until < today) at.note('roleOver', 'endDate', end, userId);
      else takeRole(user, role, [org], units, at, 'orgSourcedId');
    },
  });
}

function takeRole(
  user: User,
  role: string,
  orgs: readonly string[],
  units: Units,
  at: Cursor,
  field: string,
): void {
  if (role === '') return;
  user.hasRole = true;
  const meaning = meaningOf(role);
  if (meaning === undefined) return at.note('roleUnknown', 'role', role);
  if (meaning === null) return at.note('roleLeftOut', 'role', role, user.id);
  const found = orgs.map((org) => units.register.find(org, at, field));
  const schools = found.map((unit) => unit && units.schoolOf(unit)).filter((school) => school !== undefined);
  // Before 1.2 the foundation is often listed beside the school.
  if (schools.length === 0 && found.some((unit) => unit !== undefined)) {
    at.note('roleAboveSchool', 'role', role, orgs.join(','));
  }
  for (const school of schools) takeSeat(user, school, meaning);
}

/** Birth dates may stand in a file of their own; a file without them is as good (first slice §7). */
function* readBirthDates(
  sheets: Sheets,
  users: Register<User>,
  today: Day,
): Generator<Progress, ReadonlyMap<string, Day>> {
  const born = new Map<string, Day>();
  yield* readSheet(sheets, {
    name: 'demographics',
    fields: ['sourcedId', 'birthDate'],
    required: ['sourcedId'],
    unread: [
      ...['sex', 'americanIndianOrAlaskaNative', 'asian', 'blackOrAfricanAmerican', 'white'],
      ...['nativeHawaiianOrOtherPacificIslander', 'demographicRaceTwoOrMoreRaces'],
      ...['hispanicOrLatinoEthnicity', 'countryOfBirthCode', 'stateOfBirthAbbreviation'],
      ...['cityOfBirth', 'publicSchoolResidenceStatus'],
    ],
    row([id, birthDate], at) {
      const user = id === '' ? undefined : users.find(id, at, 'sourcedId');
      const day = dayOf(birthDate, 'birthDate', at);
      if (day !== undefined && day > today) at.note('dateUnknown', 'birthDate', birthDate);
      else if (user !== undefined && day !== undefined) born.set(id, day);
    },
  });
  return born;
}

/** Guardians and pupils point at each other from either side, or both; each pair is made once. */
function linkGuardians(register: Register<User>, at: Cursor): [guardian: Seat, pupil: Seat][] {
  const pairs: [Seat, Seat][] = [];
  const made = new Map<User, Set<User>>();
  for (const user of register.all()) {
    if (user.agents === '') continue;
    at.row = user.row;
    for (const id of listOf(user.agents)) {
      const other = register.find(id, at, 'agentSourcedIds', 'agentMissing');
      if (other === undefined) continue;
      const pair = pairOf(user, other, at);
      if (pair === undefined) continue;
      const [guardian, pupil] = pair;
      const theirs = made.get(guardian) ?? new Set();
      made.set(guardian, theirs);
      if (theirs.has(pupil)) continue;
      theirs.add(pupil);
      for (const seat of seatsOf(pupil)) {
        if (!seat.roles.includes('pupil')) continue;
        // A guardian belongs to the schools of the children, also when the file names only one.
        pairs.push([takeSeat(guardian, seat.school, kindOf(guardian) as GuardianKind), seat]);
      }
    }
  }
  return pairs;
}

function pairOf(user: User, other: User, at: Cursor): [guardian: User, pupil: User] | undefined {
  if (user !== other && kindOf(other) !== undefined && isPupil(user)) return [other, user];
  if (user !== other && kindOf(user) !== undefined && isPupil(other)) return [user, other];
  const kind = kindOf(user) !== undefined && !isPupil(user) ? 'guardianOfNonPupil' : 'agentNoGuardian';
  at.note(kind, 'agentSourcedIds', other.id, user.id);
  return undefined;
}

const isPupil = (user: User): boolean => seatsOf(user).some((seat) => seat.roles.includes('pupil'));

const kindOf = (user: User): GuardianKind | undefined =>
  guardianKinds.find((kind) => seatsOf(user).some((seat) => seat.roles.includes(kind)));

function seatsBySchool(register: Register<User>, units: Units, at: Cursor): Map<Organisation, Seat[]> {
  const seats = new Map<Organisation, Seat[]>(units.schools.map((school) => [school, []]));
  for (const user of register.all()) {
    at.row = user.row;
    if (!user.hasRole) at.note('roleNone', undefined, user.id);
    for (const seat of seatsOf(user)) seats.get(seat.school)?.push(seat);
  }
  for (const seated of seats.values()) {
    seated.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }
  return seats;
}

/** Usernames of the file first, so that no proposal takes one away from who already has it. */
function makePeople(
  seats: readonly Seat[],
  users: Register<User>,
  born: ReadonlyMap<string, Day>,
  at: Cursor,
): void {
  const usernames = new Usernames();
  for (const seat of seats) {
    const user = users.get(seat.id) as User;
    if (user.username === '') continue;
    const username = usernames.keep(user.username);
    at.row = user.row;
    if (username !== plainUsername(user.username))
      at.note('usernameChanged', 'username', user.username, username);
    seat.person = personOf(user, username, born);
  }
  for (const seat of seats) {
    const { roles } = seat;
    const user = users.get(seat.id) as User;
    const person = seat.person ?? personOf(user, usernames.propose(user.given, user.family), born);
    seat.person = person;
    if (roles.includes('pupil')) {
      seat.pupil = { person, yearGroup: user.yearGroup, baseGroup: undefined, coach: undefined };
    }
    const work = staffRoles.filter((role) => roles.includes(role));
    if (work.length > 0) seat.staff = { person, roles: work };
    const as = guardianKinds.find((kind) => roles.includes(kind));
    if (as !== undefined) seat.guardian = { person, as, pupils: [] };
  }
}

const plainUsername = (username: string): string => {
  const at = username.lastIndexOf('@');
  return (at > 0 ? username.slice(0, at) : username).toLowerCase();
};

const personOf = (user: User, username: string, born: ReadonlyMap<string, Day>): Person => ({
  id: user.id,
  username: onItsOwn(username),
  given: user.given,
  family: user.family,
  number: undefined,
  born: born.get(user.id),
  maySignIn: user.maySignIn,
});

function checkGuardians(seats: readonly Seat[], at: Cursor): void {
  for (const { guardian, row, id } of seats) {
    if (guardian === undefined) continue;
    at.row = row;
    if (guardian.pupils.length === 0) at.note('guardianWithoutPupil', undefined, id);
    guardian.pupils.sort((a, b) => (a.person.id < b.person.id ? -1 : a.person.id > b.person.id ? 1 : 0));
  }
}
