import type { Roster } from '#modules/exchange';
import { type Calendar, calendarOf, momentOn } from './calendar.ts';
import { goalsOf } from './goals.ts';
import { idFrom } from './ids.ts';
import type { Life } from './life.ts';
import { type Look, looksOf } from './looks.ts';
import { largeSchools } from './more-schools.ts';
import { peopleOf, type PlannedSchool, type Pupil } from './people.ts';
import { rosterOf } from './roster.ts';
import { smallSchools } from './schools.ts';
import { coursesOnShelf, type ShelfCourse } from './shelf.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { Coached } from './talk.ts';
import { coachedOf } from './talks.ts';
import { type Way, waysOf } from './ways.ts';
import { type Planned, plannedOf } from './weeks.ts';
import type { Item } from './writer.ts';

export type Size = 'small' | 'large';

/** All that is told of one pupil. */
export type Year = Planned &
  Coached & {
    readonly pupil: Pupil;
    readonly goals: readonly Life[];
    readonly items: readonly Item[];
    readonly ways: readonly Way[];
    readonly slot: Slot | undefined;
  };

/** Everything there will be, before anything is written: the same for the same size and day. */
export type World = {
  readonly size: Size;
  readonly calendar: Calendar;
  /** Midnight at the beginning of the day on which the world is made; nothing in it happened later. */
  readonly made: Date;
  readonly shelf: readonly ShelfCourse[];
  readonly schools: readonly PlannedSchool[];
  readonly roster: Roster;
  /** By the pupil's key. */
  readonly years: ReadonlyMap<string, Year>;
  readonly looks: readonly Look[];
  /** An identifier for what these words name; the same in every world of this day. */
  idOf(words: string, at?: Date): string;
};

export function planWorld(size: Size, day: string): World {
  const calendar = calendarOf(day);
  const made = momentOn(day, '00:00');
  const shelf = coursesOnShelf();
  const schools = (size === 'small' ? smallSchools : largeSchools()).map((wish) => peopleOf(wish, calendar));
  const idOf = (words: string, at = made) => idFrom(at, words);
  return {
    size,
    calendar,
    made,
    shelf,
    schools,
    roster: rosterOf(schools, calendar),
    years: new Map(schools.flatMap((school) => [...yearsOf(school, shelf, calendar)])),
    looks: schools.flatMap((school) => looksOf(school, calendar)),
    idOf,
  };
}

/** Six school weeks of the schools with a story, and two of those that are there for the size. */
function yearsOf(
  school: PlannedSchool,
  shelf: readonly ShelfCourse[],
  calendar: Calendar,
): Map<string, Year> {
  const isWhole = smallSchools.includes(school.wish);
  const ways = waysOf(school, shelf, calendar);
  const slots = slotsOf(school);
  const from = isWhole ? (calendar.weeks.at(-7) ?? 0) : -1;
  const writers = goalsOf(school, calendar, { ways, slots, from, isWhole });
  const talksFrom = isWhole ? (calendar.weeks[1] ?? 0) : (calendar.weeks.at(-6) ?? 0);
  return new Map(
    [...writers].map(([key, writer]) => {
      const { pupil, items } = writer;
      const own = { pupil, items, ways: writer.ways, slot: slots.get(key), goals: writer.goals.lives };
      const coached = coachedOf(pupil, own.slot, own.ways, calendar, { from: talksFrom, isWhole });
      return [key, { ...own, ...coached, ...plannedOf(writer, own.slot, coached.talks) }];
    }),
  );
}
