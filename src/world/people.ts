import { Usernames } from '../modules/exchange/username/model.ts';
import type { Calendar } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { elder, family, given } from './names.ts';
import {
  type Authority,
  type GroupWish,
  type GuardianWish,
  ownCoach,
  type PupilWish,
  type SchoolWish,
  type StaffWish,
} from './wishes.ts';

/** Somebody at a school; `key` is the same wherever the same person appears. */
export type Named = {
  readonly key: string;
  readonly given: string;
  readonly family: string;
  readonly username: string;
  readonly signsIn: boolean;
};
export type Staff = Named & {
  readonly leadsSchool: boolean;
  readonly leadsTeam: string | undefined;
  readonly administrator: boolean;
  readonly team: string | undefined;
  readonly leftOn: string | undefined;
};
export type Guardian = Named & {
  readonly authority: Authority;
  readonly confirmed: boolean;
  readonly renewed: boolean;
};
export type Pupil = Named & {
  readonly born: string | undefined;
  readonly age: number | undefined;
  readonly autonomy: number;
  readonly opensGoals: boolean;
  readonly opensWeek: boolean;
  readonly leftOn: string | undefined;
  readonly group: string;
  readonly coach: string;
  readonly guardians: readonly Guardian[];
};
export type Group = {
  readonly key: string;
  readonly name: string;
  readonly phase: 'primary' | 'secondary';
  readonly year: number;
  readonly level: string;
  readonly coach: string;
  readonly team: string;
  readonly pupils: readonly Pupil[];
};
export type Taught = {
  readonly key: string;
  readonly name: string;
  readonly subject: string;
  readonly code: string;
  readonly teacher: string;
  readonly group: string;
};
export type PlannedSchool = {
  readonly wish: SchoolWish;
  readonly staff: readonly Staff[];
  readonly groups: readonly Group[];
  readonly taught: readonly Taught[];
};

/** Fills a school up with invented people and says who is what to whom. */
export function peopleOf(wish: SchoolWish, calendar: Calendar): PlannedSchool {
  const chance = chanceOf(`people ${wish.handle}`);
  const usernames = new Usernames();
  const named = new Map<string, Named>();
  const person = (key: string, one: { given: string; family: string }, signsIn: boolean): Named => {
    const known = named.get(key);
    if (known !== undefined) return known;
    const username = usernames.propose(one.given, one.family);
    const fresh = { key, given: one.given, family: one.family, username, signsIn };
    named.set(key, fresh);
    return fresh;
  };
  const groupsWished = wish.groups.map((group) => ({
    ...group,
    // whoever has a story is named before anybody is filled in, so that their username is theirs
    pupils: (group.pupils ?? []).map((pupil, i) => ({
      ...pupil,
      key: `${wish.handle}/${group.name}/${i}`,
    })),
  }));
  for (const one of wish.staff) person(one.is, one, one.noSignIn !== true);
  for (const { key, ...pupil } of groupsWished.flatMap(({ pupils }) => pupils)) {
    person(key, pupil, pupil.noSignIn !== true);
    for (const guardian of pupil.guardians ?? [])
      if (guardian.is !== undefined) person(guardian.is, guardian, true);
  }
  const staff = staffOf(wish, chance, person, calendar);
  const groups = groupsWished.map(
    (group): Group => ({
      key: `${wish.handle}/${group.name}`,
      name: group.name,
      phase: group.phase,
      year: group.year,
      level: group.level,
      coach: group.coach,
      team: group.team,
      pupils: pupilsOf(group, wish.handle, chance, person, calendar),
    }),
  );
  const taught = groups.flatMap((group) =>
    wish.subjects.map(({ name, code, teacher }) => ({
      key: `${group.key}/${code}`,
      name: `${group.name} ${name.toLowerCase()}`,
      subject: name,
      code,
      teacher: teacher === ownCoach ? group.coach : teacher,
      group: group.name,
    })),
  );
  return { wish, staff, groups, taught };
}

type Name = (key: string, one: { given: string; family: string }, signsIn: boolean) => Named;

function staffOf(wish: SchoolWish, chance: Chance, person: Name, calendar: Calendar): Staff[] {
  const more = Array.from(
    { length: Math.max(0, wish.staffSize - wish.staff.length) },
    (_, i): StaffWish => ({
      is: `${wish.handle}/staff/${i}`,
      given: chance.pick(elder),
      family: chance.pick(family),
    }),
  );
  return [...wish.staff, ...more].map((one, i) => {
    const leadsTeam = one.leads === 'school' ? undefined : one.leads;
    const coaches = wish.groups.find(({ coach }) => coach === one.is)?.team;
    const teacher = one.administrator !== true && one.leads !== 'school';
    return {
      ...person(one.is, one, one.noSignIn !== true),
      leadsSchool: one.leads === 'school',
      leadsTeam,
      administrator: one.administrator === true,
      team: leadsTeam ?? coaches ?? (teacher ? wish.teams[i % wish.teams.length] : undefined),
      leftOn: one.left === undefined ? undefined : calendar.dayOf(-one.left, 5),
    };
  });
}

type WishedGroup = Omit<GroupWish, 'pupils'> & { readonly pupils: readonly (PupilWish & { key: string })[] };

function pupilsOf(
  group: WishedGroup,
  handle: string,
  chance: Chance,
  person: Name,
  calendar: Calendar,
): Pupil[] {
  const usual = group.year + (group.phase === 'primary' ? 3 : 11);
  const more = Array.from(
    { length: Math.max(0, group.size - group.pupils.length) },
    (_, i): PupilWish & { key: string } => ({
      key: `${handle}/${group.name}/${group.pupils.length + i}`,
      given: chance.pick(given),
      family: chance.pick(family),
      noSignIn: group.noSignIn === true || chance.percent(8),
    }),
  );
  return [...group.pupils, ...more].map((one): Pupil => {
    const age = one.age === undefined ? usual + (chance.percent(15) ? 1 : 0) : one.age;
    const grown = age === null || age >= 16;
    const guardians = one.guardians ?? guardiansFor(one, chance);
    return {
      ...person(one.key, one, one.noSignIn !== true),
      born: age === null ? undefined : calendar.born(age, chance.between(0, 249)),
      age: age ?? undefined,
      autonomy: one.autonomy ?? (chance.percent(60) ? 2 : chance.between(1, 4)),
      opensGoals: one.opensGoals ?? (one.guardians === undefined && grown && chance.percent(60)),
      opensWeek: one.opensWeek ?? (one.guardians === undefined && grown && chance.percent(25)),
      leftOn: one.left === undefined ? undefined : calendar.dayOf(-one.left, 5),
      group: group.name,
      coach: group.coach,
      guardians: guardians.map((guardian, i) => {
        const key = guardian.is ?? `${one.key}/guardian/${i}`;
        const { authority = 'full', confirmed = true, renewed = false } = guardian;
        const signsIn = guardian.is !== undefined || (confirmed && chance.percent(85));
        return { ...person(key, guardian, signsIn), authority, confirmed, renewed };
      }),
    };
  });
}

/** Most pupils have one or two guardians whom the school has confirmed; some nobody; some wait for the school. */
function guardiansFor(pupil: PupilWish, chance: Chance): GuardianWish[] {
  const many = chance.percent(8) ? 0 : chance.percent(55) ? 2 : 1;
  return Array.from({ length: many }, (_, i) => ({
    given: chance.pick(elder),
    family: i === 0 || chance.percent(50) ? pupil.family : chance.pick(family),
    authority: chance.percent(4) ? ('info' as const) : ('full' as const),
    confirmed: !chance.percent(12),
  }));
}
