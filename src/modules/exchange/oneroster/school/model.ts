import {
  type BaseGroup,
  begun,
  byId,
  coachesOf,
  type Day,
  inNameOrder,
  lasts,
  type Organisation,
  type Place,
  type Post,
  type Pupil,
  type School,
  type Staff,
  shareOut,
  type TeachingGroup,
  spanOf,
} from '../../roster/model.ts';
import type { Open, SchoolClass } from '../class/model.ts';
import type { Calendar } from '../session/model.ts';
import { Cursor } from '../../problem/model.ts';
import type { Progress, Sheets } from '../sheet/model.ts';
import type { Register } from '../register/model.ts';
import type { Seat } from '../seat/model.ts';
import type { Units } from '../organisation/model.ts';

/** A school of which everything is known but who is in which class. */
export interface SchoolBegun {
  readonly school: School;
  readonly baseGroups: readonly Open<BaseGroup>[];
  readonly classes: readonly SchoolClass[];
  /** The row of each pupil in the file. */
  readonly rows: Uint32Array;
  /** Whom the file gives a coach of their own: by id, or `none`. */
  readonly chosen: readonly (readonly [Open<Pupil>, coach: string])[];
}

/** What stands in a file before its people. */
export interface Standing {
  readonly units: Units;
  readonly calendar: Calendar;
  readonly classes: Register<SchoolClass>;
}

/** Puts together what belongs to each school; its classes are filled later. */
export function beginSchools(
  { units, calendar, classes }: Standing,
  seatsOf: ReadonlyMap<Organisation, readonly Seat[]>,
): SchoolBegun[] {
  const bySchool = new Map<Organisation, SchoolClass[]>(units.schools.map((school) => [school, []]));
  for (const one of classes.all()) bySchool.get(one.school)?.push(one);
  return [...bySchool].map(([organisation, own]) => {
    own.sort((a, b) => byId(a.group, b.group));
    const baseGroups = own.filter((one) => one.isBaseGroup).map(({ group }) => baseGroupOf(group));
    const teachingGroups = own.filter((one) => !one.isBaseGroup).map(({ group }) => group);
    const seats = seatsOf.get(organisation) ?? [];
    const taught = seats.filter(({ pupil }) => pupil !== undefined);
    const years = new Set(own.map(({ group }) => group.year));
    const school = {
      organisation,
      years: years.size === 0 ? calendar.years : calendar.years.filter((year) => years.has(year)),
      people: seats.flatMap(({ person }) => person ?? []),
      pupils: seats.flatMap(({ pupil }) => pupil ?? []),
      staff: seats.flatMap(({ staff }) => staff ?? []),
      guardians: seats.flatMap(({ guardian }) => guardian ?? []),
      baseGroups,
      courses: [...new Set(teachingGroups.map(({ course }) => course))].sort(byId),
      teachingGroups,
    };
    const rows = Uint32Array.from(taught, ({ row }) => row);
    const chosen = taught.flatMap(({ pupil, coach }) =>
      pupil === undefined || coach === '' ? [] : [[pupil, coach] as const],
    );
    return { school, baseGroups, classes: own, rows, chosen };
  });
}

// The fields are written out: spread, each group gets a shape of its own.
const baseGroupOf = (group: TeachingGroup): Open<BaseGroup> => ({
  id: group.id,
  title: group.title,
  code: group.code,
  yearGroup: group.yearGroup,
  year: group.year,
  periods: group.periods,
  posts: group.posts,
  places: group.places,
  coaches: [],
});

/** Gives each class who is in it, and each pupil a base group and a coach. */
export function* settleSchools(
  schools: readonly SchoolBegun[],
  sheets: Sheets,
  today: Day,
): Generator<Progress, void> {
  for (const one of schools) {
    const { baseGroups, classes } = one;
    yield { file: 'enrollments.csv', row: 0 };
    for (const { group } of classes) {
      group.posts = onceEach(group.posts, (post) => post.staff);
      group.places = onceEach(group.places, (place) => place.pupil);
    }
    const homes = classes.filter((one) => one.isBaseGroup);
    for (const [n, group] of baseGroups.entries()) {
      const { posts, places } = (homes[n] as SchoolClass).group;
      group.posts = posts;
      group.places = places;
      group.coaches = coachesOf(posts, today);
    }
    settle(one, sheets, today);
  }
}

function add<K, T>(lists: Map<K, T[]>, key: K, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

/** Who is listed twice in a class has one place there, from the first day to the last. */
function onceEach<T extends Place | Post>(list: readonly T[], who: (one: T) => Staff | Pupil): readonly T[] {
  if (list.length < 2) return list;
  const id = (one: T) => who(one).person.id;
  if (list.every((one, n) => n === 0 || id(list[n - 1] as T) < id(one))) return list;
  const once: T[] = [];
  for (const one of list.toSorted((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0))) {
    const last = once.at(-1);
    if (last === undefined || who(last) !== who(one)) once.push(one);
    else once[once.length - 1] = joined(last, one);
  }
  return once.slice(); // without the room that a growing list keeps
}

const joined = <T extends Place | Post>(a: T, b: T): T => ({
  ...a,
  ...('primary' in a && 'primary' in b && { primary: a.primary || b.primary }),
  from: a.from === undefined || b.from === undefined ? undefined : a.from < b.from ? a.from : b.from,
  until: a.until === undefined || b.until === undefined ? undefined : a.until > b.until ? a.until : b.until,
});

/**
 * One base group and one coach for each pupil. Where the file leaves it open, the choice is the same every time,
 * and said: the first group by title; an even share of the pupils by name.
 */
function settle(
  { school, baseGroups, classes, rows, chosen }: SchoolBegun,
  sheets: Sheets,
  today: Day,
): void {
  const classRows = new Map(classes.map(({ group, row }) => [group.id, row]));
  const inClasses = new Cursor('classes.csv', sheets.notes);
  const inUsers = new Cursor('users.csv', sheets.notes);
  const groupsOf = new Map<Pupil, BaseGroup[]>();
  const coming: typeof groupsOf = new Map();
  const running = baseGroups.filter((group) => spanOf(group).until >= today);
  for (const group of running.toSorted((a, b) =>
    a.title < b.title ? -1 : a.title > b.title ? 1 : byId(a, b),
  )) {
    const runs = spanOf(group).from <= today;
    for (const place of group.places) {
      if (!lasts(place, today)) continue;
      const map = runs && begun(place, today) ? groupsOf : coming;
      add(map, place.pupil, group);
    }
  }

  const pupilsOf = new Map<BaseGroup, Open<Pupil>[]>();
  for (const [n, pupil] of (school.pupils as readonly Open<Pupil>[]).entries()) {
    const { id } = pupil.person;
    const groups = groupsOf.get(pupil) ?? coming.get(pupil) ?? [];
    const [group] = groups;
    inUsers.row = rows[n] as number;
    if (group === undefined) inUsers.note('baseGroupNone', undefined, id);
    else {
      if (groupsOf.has(pupil) && groups.length > 1) {
        inUsers.note('baseGroupsTwo', undefined, id, groups.map(({ title }) => title).join(', '));
      }
      pupil.baseGroup = group;
      pupil.yearGroup ??= group.yearGroup;
      add(pupilsOf, group, pupil);
    }
  }

  for (const group of running) {
    inClasses.row = classRows.get(group.id) ?? 0;
    if (group.coaches.length === 0) inClasses.note('coachNone', undefined, group.title);
    if (group.coaches.length > 1) {
      inClasses.note('coachesShare', undefined, group.title, String(group.coaches.length));
    }
    const pupils = inNameOrder(pupilsOf.get(group) ?? []);
    if (group.coaches.length === 0) continue;
    for (const [pupil, coach] of shareOut(pupils, group.coaches)) pupil.coach = coach;
  }
  chooseCoaches(school, chosen);
}

/** A pupil may have another coach than an even share would give: our own files say who it is. */
function chooseCoaches({ staff }: School, chosen: SchoolBegun['chosen']): void {
  if (chosen.length === 0) return;
  const known = new Map(staff.map((one) => [one.person.id, one]));
  for (const [pupil, coach] of chosen) {
    const one = known.get(coach);
    if (one !== undefined || coach === 'none') pupil.coach = one;
  }
}
