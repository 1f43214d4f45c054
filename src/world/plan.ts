import { idFrom } from './ids.ts';
import type { Roster } from '#modules/exchange';
import { type Calendar, calendarOf, momentOn } from './calendar.ts';
import { goalsOf } from './goals.ts';
import type { Life } from './life.ts';
import { type Look, looksOf } from './looks.ts';
import { largeSchools } from './more-schools.ts';
import { peopleOf, type PlannedSchool } from './people.ts';
import { rosterOf } from './roster.ts';
import { smallSchools } from './schools.ts';

export type Size = 'small' | 'large';

/** Everything there will be, before anything is written: the same for the same size and day. */
export type World = {
  readonly size: Size;
  readonly calendar: Calendar;
  /** Midnight at the beginning of the day on which the world is made; nothing in it happened later. */
  readonly made: Date;
  readonly schools: readonly PlannedSchool[];
  readonly roster: Roster;
  /** By the pupil's key. */
  readonly goals: ReadonlyMap<string, readonly Life[]>;
  readonly looks: readonly Look[];
  /** An identifier for what these words name; the same in every world of this day. */
  idOf(words: string, at?: Date): string;
};

export function planWorld(size: Size, day: string): World {
  const calendar = calendarOf(day);
  const made = momentOn(day, '00:00');
  const schools = (size === 'small' ? smallSchools : largeSchools()).map((wish) => peopleOf(wish, calendar));
  const idOf = (words: string, at = made) => idFrom(at, words);
  return {
    size,
    calendar,
    made,
    schools,
    roster: rosterOf(schools, calendar),
    goals: new Map(schools.flatMap((school) => [...goalsOf(school, calendar)])),
    looks: schools.flatMap((school) => looksOf(school, calendar)),
    idOf,
  };
}
