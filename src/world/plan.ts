import { createHash } from 'node:crypto';
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
  idOf(words: string): string;
};

export function planWorld(size: Size, day: string): World {
  const calendar = calendarOf(day);
  const made = momentOn(day, '00:00');
  const schools = (size === 'small' ? smallSchools : largeSchools()).map((wish) => peopleOf(wish, calendar));
  const idOf = (words: string) => idFrom(made, words);
  return {
    size,
    calendar,
    made,
    schools,
    roster: rosterOf(schools, calendar),
    goals: new Map(schools.flatMap((school) => [...goalsOf(school, calendar, idOf)])),
    looks: schools.flatMap((school) => looksOf(school, calendar)),
    idOf,
  };
}

/** A uuid of version 7, as `newId` makes them, with what the words hash to in the place of chance. */
function idFrom(made: Date, words: string): string {
  const time = made.getTime().toString(16).padStart(12, '0');
  const drawn = createHash('sha256').update(words).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${drawn.slice(0, 3)}-8${drawn.slice(3, 6)}-${drawn.slice(6, 18)}`;
}
