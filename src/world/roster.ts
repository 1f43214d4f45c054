import type { Roster } from '#modules/exchange';
import type { Calendar } from './calendar.ts';
import type { Named, PlannedSchool } from './people.ts';
import { foundations } from './schools.ts';

type School = Roster['schools'][number];
type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Person = School['people'][number];
type Guardian = Writable<School['guardians'][number]>;

/** The number by which a world's school is known. No ministry gives such a number, so a real school never has one. */
export const codeOf = (key: string): string => `world:${key}`;

/** The people of a world the way a school's administration would bring them: by the same door (exchange). */
export function rosterOf(schools: readonly PlannedSchool[], calendar: Calendar): Roster {
  return {
    standard: 'of the demo world',
    madeBy: undefined,
    foundations: foundations
      .filter(({ key }) => schools.some(({ wish }) => wish.foundation === key))
      .map(({ key, name }) => ({ id: key, name, code: codeOf(key), parent: undefined })),
    schools: schools.map((school) => schoolOf(school, calendar)),
  };
}

function schoolOf({ wish, staff, groups, taught }: PlannedSchool, calendar: Calendar): School {
  const { handle } = wish;
  const people = new Map<string, Person>();
  const personOf = (one: Named, born?: string): Person => {
    const known = people.get(one.key);
    if (known !== undefined) return known;
    const { key: id, username, given, family } = one;
    const person: Person = {
      id,
      username,
      given,
      family,
      number: undefined,
      born,
      maySignIn: true,
    };
    people.set(id, person);
    return person;
  };
  const year: School['years'][number] = {
    id: `${handle}/year`,
    ...calendar.year,
    periods: calendar.periods.map((period, i) => ({ id: `${handle}/period/${i + 1}`, ...period })),
  };
  const everybody = new Map(
    staff.map((one) => {
      const roles = [
        ...(one.leadsSchool ? (['schoolLeader'] as const) : []),
        ...(one.administrator ? (['administrator'] as const) : []),
        ...(one.leadsSchool || one.administrator ? [] : (['teacher'] as const)),
      ];
      return [one.key, { person: personOf(one), roles }] as const;
    }),
  );
  const staffBy = (key: string) =>
    everybody.get(key) as { person: Person; roles: School['staff'][number]['roles'] };
  const post = (key: string) => ({ staff: staffBy(key), primary: true, from: undefined, until: undefined });
  const guardians = new Map<string, Guardian>();
  const group = { code: undefined, year, periods: [] };
  const baseGroups: Writable<School['baseGroups'][number]>[] = [];
  const pupils: School['pupils'][number][] = [];
  const teachingGroups: School['teachingGroups'][number][] = [];
  for (const { key, name, phase, year: grade, coach, pupils: own } of groups) {
    const yearGroup = { phase, year: grade };
    const baseGroup: Writable<School['baseGroups'][number]> = {
      ...group,
      id: key,
      title: name,
      yearGroup,
      posts: [post(coach)],
      coaches: [staffBy(coach)],
      places: [],
    };
    const inGroup = own.map((pupil) => ({
      person: personOf(pupil, pupil.born),
      yearGroup,
      baseGroup,
      coach: staffBy(coach),
    }));
    const places = inGroup.map((pupil) => ({ pupil, from: undefined, until: undefined }));
    baseGroup.places = places;
    baseGroups.push(baseGroup);
    pupils.push(...inGroup);
    own.forEach((pupil, i) => {
      for (const one of pupil.guardians) {
        const known: Guardian = guardians.get(one.key) ?? { person: personOf(one), as: 'parent', pupils: [] };
        guardians.set(one.key, {
          ...known,
          pupils: [...known.pupils, inGroup[i] as (typeof inGroup)[number]],
        });
      }
    });
    for (const lesson of taught.filter((one) => one.group === name))
      teachingGroups.push({
        ...group,
        id: lesson.key,
        title: lesson.name,
        yearGroup,
        posts: [post(lesson.teacher)],
        places,
        subjects: [lesson.subject],
        course: {
          id: `${handle}/${lesson.code}`,
          title: lesson.subject,
          code: lesson.code,
          subjects: [lesson.subject],
          subjectCodes: [lesson.code],
        },
      });
  }
  return {
    organisation: { id: handle, name: wish.name, code: codeOf(handle), parent: wish.foundation },
    years: [year],
    people: [...people.values()],
    pupils,
    staff: [...everybody.values()],
    guardians: [...guardians.values()],
    baseGroups,
    courses: [...new Map(teachingGroups.map(({ course }) => [course.id, course])).values()],
    teachingGroups,
  };
}
