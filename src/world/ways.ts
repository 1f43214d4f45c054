import { weekdayOf } from '#platform/dates';
import type { Calendar } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Fate, fates } from './fates.ts';
import { type Aim, Paces } from './paces.ts';
import type { Group, PlannedSchool, Pupil } from './people.ts';
import { type ShelfCourse, type ShelfStep, stepsAt, stepsFor } from './shelf.ts';
import { type Begun, type Finding, type Held, type Spell, Walk } from './walk.ts';

/** A pupil's way through one course of steps since the summer. */
export type Way = {
  readonly code: string;
  readonly course: ShelfCourse;
  readonly level: string;
  /** All steps of the level; the first has number 1. */
  readonly steps: readonly ShelfStep[];
  readonly entry: number;
  readonly target: number;
  readonly due: string;
  /** The number of the step in hand. */
  readonly now: number;
  readonly teacher: string;
  readonly findings: readonly Finding[];
  readonly begun: readonly Begun[];
  readonly spells: readonly Spell[];
};

/** School weeks since the summer, and in the whole year. */
const weeksSoFar = 11;
const weeksOfYear = 39;

/** The ways of every pupil of a school, by the pupil's key, in the order of the subjects. */
export function waysOf(
  school: PlannedSchool,
  shelf: readonly ShelfCourse[],
  calendar: Calendar,
): Map<string, readonly Way[]> {
  const queue = queueOf(school);
  const paces = new Paces(calendar);
  return new Map(
    school.groups.flatMap((group) =>
      group.pupils.map((pupil) => [
        pupil.key,
        pupil.leftOn !== undefined
          ? []
          : school.taught
              .filter((lesson) => lesson.group === group.name)
              .flatMap(({ code, teacher }) => {
                const course = stepsFor(shelf, code);
                if (course === undefined) return [];
                const waits = teacher === 'youssef' ? (queue.get(pupil.key) ?? 'never') : 'maybe';
                return [wayOf(pupil, group, { code, course, teacher }, waits, calendar, paces)];
              }),
      ]),
    ),
  );
}

/** What waits for Youssef, in school days: nine pieces of work, none of somebody with a story in maths. */
const waiting = [6, 5, 4, 4, 3, 2, 2, 1, 1] as const;

function queueOf({ groups }: PlannedSchool): ReadonlyMap<string, number> {
  const pupils = groups.flatMap((group) => group.pupils);
  const free = pupils.filter(
    ({ given, family, leftOn }) => leftOn === undefined && fates[`${given} ${family}`]?.['wi'] === undefined,
  );
  const apart = Math.floor(free.length / waiting.length);
  return new Map(
    waiting.flatMap((days, i) => {
      const pupil = free[i * apart];
      return pupil === undefined ? [] : [[pupil.key, days] as const];
    }),
  );
}

type Taught = Pick<Way, 'code' | 'course' | 'teacher'>;
/** How many school days the work in hand has been waiting to be looked at. */
type Waits = number | 'maybe' | 'never';

function wayOf(
  pupil: Pupil,
  group: Group,
  taught: Taught,
  waits: Waits,
  calendar: Calendar,
  paces: Paces,
): Way {
  const chance = chanceOf(`way ${pupil.key} ${taught.code}`);
  const fate = fates[`${pupil.given} ${pupil.family}`]?.[taught.code] ?? {};
  const level = levelFor(taught.course, group, fate.above === true);
  const steps = stepsAt(taught.course, level);
  const { entry, target: wish } = spanFor(steps.length, group, fate, chance, calendar);
  const passed = (fate.passed ?? passWeeks(wish - entry + 1, chance, calendar)).slice(0, wish - entry + 1);
  // what waits was begun before that
  const weeks = typeof waits === 'number' ? passed.filter((week) => week < -2) : passed;
  const walk = new Walk(steps, calendar, chance, ['wi', 're', 'na'].includes(taught.code) ? 'sums' : 'words');
  weeks.forEach((week, i) => walk.pass(entry + i, week, fate.passed === undefined && chance.percent(15)));
  for (const week of fate.again ?? [])
    walk.again(entry + weeks.filter((one) => one < week).length, week, 'again');
  const now = entry + weeks.length;
  if (now <= steps.length) {
    const since = fate.since ?? (typeof waits === 'number' ? -2 : -chance.between(1, 2));
    const how = typeof waits === 'number' ? 'ready' : (fate.now ?? nowBy(chance, waits === 'maybe'));
    walk.hold(now, how, since, typeof waits === 'number' ? waits : chance.between(1, 4));
  }
  const walked = { now, many: steps.length, ...walk.done() };
  return { ...taught, level, steps, entry, ...aimOf(walked, wish, fate, calendar, paces, chance), ...walked };
}

/** Where somebody with a story wants to be is settled, and sometimes when; of the others the pace says where. */
function aimOf(
  walked: Parameters<Paces['dueFor']>[0],
  wish: number,
  { target, says, dueWeek }: Fate,
  calendar: Calendar,
  paces: Paces,
  chance: Chance,
): Aim {
  if (target === undefined) return paces.aimFor(walked, wish, chance);
  if (says !== undefined) return { target: wish, due: paces.dueFor(walked, wish, says) };
  return { target: wish, due: dueWeek === undefined ? calendar.year.until : calendar.dayOf(dueWeek, 5) };
}

/** How the step in hand stands when nobody has a story about it. */
const nowBy = (chance: Chance, maybeReady: boolean): Held => {
  const share = chance.between(0, 99);
  if (share < 14) return maybeReady ? 'ready' : 'working';
  return share < 26 ? 'again' : share < 40 ? 'open' : 'working';
};

/** The level at which somebody of this group learns a course; languages by the year, all else by the school's level. */
export function levelFor({ course: { scale, levels } }: ShelfCourse, group: Group, above: boolean): string {
  const last = levels.length - 1;
  const known = levels.indexOf(group.level);
  const by = {
    vo: known < 0 ? Math.floor(last / 2) : known,
    cefr: Math.floor((group.year - (group.level === 'vwo' ? 0 : 1)) / 2),
    ref: known >= 0 ? known : refFor(group),
    po: group.year >= 6 ? last : Math.floor(last / 2),
  };
  return levels[Math.max(0, Math.min(last, by[scale] + (above ? 1 : 0)))] as string;
}
const refFor = ({ level, year }: Group): number =>
  level === '1S' ? 1 : level === 'havo' || level === '' ? 1 : level === 'vwo' ? (year > 3 ? 2 : 1) : 0;

/** Where a pupil of this year came in, and how far the year is to bring them; older pupils are further on. */
function spanFor(
  many: number,
  { phase, year }: Group,
  fate: Fate,
  chance: Chance,
  calendar: Calendar,
): { entry: number; target: number } {
  const before = phase === 'primary' ? year - 3 : year - 1;
  const usual = Math.round((many * before) / (phase === 'primary' ? 7.5 : 6.2)) + chance.between(-2, 2);
  const far = chance.between(11, 15);
  const end = fate.target ?? many;
  const entry = fate.reaches === undefined ? (fate.entry ?? usual) : entryFor(fate, fate.reaches, calendar);
  const first = Math.max(1, Math.min(entry, many - 6));
  return { entry: first, target: Math.min(many, end, fate.target ?? first + far) };
}

/** They must have come in here for the pace of the last six school weeks to lead there by the day of the end goal. */
function entryFor({ passed = [], dueWeek = 32 }: Fate, reaches: number, calendar: Calendar): number {
  const days = weekdayOf(calendar.day);
  const running = days > 5 ? 0 : (days - 1) / 5;
  const whole = calendar.weeks.slice(-7, -1);
  const speed = passed.filter((week) => whole.includes(week)).length / (whole.length + running);
  let left = 1;
  for (let week = 0; week < dueWeek; week = calendar.after(week)) left += 1;
  return reaches - Math.floor(speed * left + 1e-9) - passed.length + 1;
}

/** In which weeks the steps were passed: as the year asks of them, or slower, or faster. */
function passWeeks(steps: number, chance: Chance, { weeks }: Calendar): readonly number[] {
  const past = weeks.slice(1, -1);
  const many = Math.min(
    9,
    Math.round(((steps * weeksSoFar) / weeksOfYear) * (chance.between(50, 140) / 100)),
  );
  let last = -1;
  return Array.from({ length: many }, (_, i) => {
    last = Math.max(last + 1, Math.floor(((i + chance.next() * 0.9) * past.length) / many));
    return past[last];
  }).filter((week) => week !== undefined);
}
