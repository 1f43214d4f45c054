import { addDays, daysBetween, mondayOf, weekdayOf } from '#platform/dates';

type Span = { readonly title: string; readonly from: string; readonly until: string };

/** The school year of a world: it lies around the day on which the world is made. */
export type Calendar = {
  readonly day: string;
  /** The Monday of the running week; on Saturday and Sunday that of the week to come. */
  readonly monday: string;
  readonly year: Span;
  readonly periods: readonly Span[];
  readonly breaks: readonly Span[];
  /** A day of a week before (negative), in (0) or after the running one; Monday is 1. */
  dayOf(week: number, weekday: number): string;
  /** The school weeks up to and with the running one, which is 0; the first is that after the summer. */
  readonly weeks: readonly number[];
  /** The school week before one of them, and the one after. */
  before(week: number): number;
  after(week: number): number;
  /**
   * A moment of such a day at the school, `14:05`, before six o'clock. Nothing happens on the day on which the world is
   * made or after it: what would, happened the evening before, in the same order.
   */
  past(week: number, weekday: number, time: string): Date;
  /** The last day but so many on which there was school. */
  schoolDaysAgo(days: number): string;
  /** Born so that the age holds for a month at least. */
  born(age: number, spread: number): string;
};

const zone = 'Europe/Amsterdam';
/** The running week is the thirteenth of the school year, the fourth of the second period: week 48 in most years. */
const weeksBefore = 12;
const weeksInYear = 45;
/** First and last week of the periods: 36–44, 45–3, 4–14 and 15–27 (weeks of a year with 53). */
const periodWeeks = [
  [0, 8],
  [9, 20],
  [21, 31],
  [32, 44],
] as const;
const breakWeeks = [
  [7, 1],
  [16, 2],
  [25, 1],
  [34, 2],
] as const;

export function calendarOf(day: string): Calendar {
  const monday = weekdayOf(day) > 5 ? addDays(mondayOf(day), 7) : mondayOf(day);
  const first = addDays(monday, -7 * weeksBefore);
  const week = (n: number) => addDays(first, 7 * n);
  const from = first;
  const until = addDays(week(weeksInYear - 1), 4);
  const days = new Map<number, string>();
  const dayOf = (weeks: number, weekday: number): string => {
    const apart = 7 * weeks + weekday - 1;
    const known = days.get(apart) ?? addDays(monday, apart);
    days.set(apart, known);
    return known;
  };
  const isFree = (week: number) =>
    breakWeeks.some(([start, weeks]) => week + weeksBefore >= start && week + weeksBefore < start + weeks);
  const nextFrom = (one: number, step: 1 | -1): number =>
    isFree(one + step) ? nextFrom(one + step, step) : one + step;
  return {
    day,
    monday,
    year: { title: yearTitle(from, until), from, until },
    periods: periodWeeks.map(([start, end], i) => ({
      title: `Periode ${i + 1}`,
      from: week(start),
      until: end === weeksInYear - 1 ? until : addDays(week(end), 6),
    })),
    breaks: breakWeeks.map(([start, weeks]) => ({
      title: breakTitle(week(start)),
      from: addDays(week(start), -2),
      until: addDays(week(start + weeks - 1), 6),
    })),
    dayOf,
    weeks: Array.from({ length: weeksBefore + 1 }, (_, n) => n - weeksBefore).filter((n) => !isFree(n)),
    before: (one) => nextFrom(one, -1),
    after: (one) => nextFrom(one, 1),
    past: (weeks, weekday, time) => {
      const wanted = dayOf(weeks, weekday);
      if (wanted < day) return momentOn(wanted, time);
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      const late = 40 * daysBetween(day, wanted) + Math.floor((hours * 60 + minutes) / 28);
      return new Date(momentOn(addDays(day, -1), '18:00').getTime() + late * 60_000);
    },
    schoolDaysAgo: (days) => {
      let back = addDays(day, -1);
      for (let left = days; left > 0 || weekdayOf(back) > 5; back = addDays(back, -1))
        if (weekdayOf(back) <= 5) left -= 1;
      return back;
    },
    born: (age, spread) =>
      addDays(`${Number(day.slice(0, 4)) - age}${day.slice(4, 8)}01`, -40 - (spread % 250)),
  };
}

const yearTitle = (from: string, until: string): string =>
  from.slice(0, 4) === until.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}–${until.slice(0, 4)}`;

/** What a week off is called depends on the season in which the world is made. */
const breakTitle = (day: string): string => seasons[Number(day.slice(5, 7)) - 1] as string;
const seasons = [
  'Wintervakantie',
  'Voorjaarsvakantie',
  'Voorjaarsvakantie',
  'Meivakantie',
  'Meivakantie',
  'Zomervakantie',
  'Zomervakantie',
  'Zomervakantie',
  'Nazomervakantie',
  'Herfstvakantie',
  'Herfstvakantie',
  'Kerstvakantie',
];

/** The moment at which the clock of the school shows this time. */
export function momentOn(day: string, time: string): Date {
  const clock = time.padStart(5, '0');
  // summer time begins and ends at night: asked once for the night and once for the day, for it is slow to ask
  const when = `${day}T${clock < '04:00' ? '00' : '12'}:00:00`;
  let offset = offsets.get(when);
  if (offset === undefined) {
    const winter = new Date(`${when}+01:00`);
    const hour = hours.format(winter);
    offset = Number(hour) === Number(when.slice(11, 13)) ? '+01:00' : '+02:00';
    offsets.set(when, offset);
  }
  return new Date(`${day}T${clock}:00${offset}`);
}
const offsets = new Map<string, string>();
const hours = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });

/** The day at the school of a moment at which something happened; nothing happens around midnight, and asking is slow. */
export const dayOfMoment = (at: Date): string =>
  new Date(at.getTime() + 3_600_000).toISOString().slice(0, 10);
