import { addDays, mondayOf } from '#platform/dates';

/**
 * The calendar of a school. School weeks, not calendar weeks, drive "stuck for three weeks", pace and forecast (first-slice §2).
 */
export type Span = { readonly starts: string; readonly ends: string };

const holds = (span: Span, day: string): boolean => span.starts <= day && day <= span.ends;

/** The period or school year that a day lies in. */
export const spanOn = <T extends Span>(spans: readonly T[], day: string): T | undefined =>
  spans.find((span) => holds(span, day));

/** The holidays: those the school wrote down, else what lies between its periods. */
export function breaksOf(written: readonly Span[], periods: readonly Span[]): readonly Span[] {
  if (written.length > 0) return written;
  const inOrder = periods.toSorted((a, b) => a.starts.localeCompare(b.starts));
  return inOrder.slice(1).flatMap((next, i) => {
    const gap = { starts: addDays((inOrder[i] as Span).ends, 1), ends: addDays(next.starts, -1) };
    return gap.starts <= gap.ends ? [gap] : [];
  });
}

/** The days of a week on which there is school; none in a holiday. */
export const schoolDaysOf = (monday: string, breaks: readonly Span[]): readonly string[] =>
  [0, 1, 2, 3, 4]
    .map((days) => addDays(monday, days))
    .filter((day) => !breaks.some((free) => holds(free, day)));

/** The last school day of a week: a goal of the week is due then (first-slice §4). */
export const lastSchoolDayOf = (monday: string, breaks: readonly Span[]): string | undefined =>
  schoolDaysOf(monday, breaks).at(-1);

/** The Mondays of the school weeks from the week of one day up to and with the week of another. */
export const schoolWeeks = (from: string, until: string, breaks: readonly Span[]): readonly string[] =>
  weeksOf(from, until, (monday) => schoolDaysOf(monday, breaks));

type Days = Calendar['days'];
function weeksOf(from: string, until: string, days: Days): readonly string[] {
  const mondays: string[] = [];
  for (let monday = mondayOf(from); monday <= until; monday = addDays(monday, 7))
    if (days(monday).length > 0) mondays.push(monday);
  return mondays;
}

/** How many whole school weeks have passed since the week of a day; the running week does not count. */
export const schoolWeeksSince = (day: string, today: string, breaks: readonly Span[]): number =>
  weeksSince(day, today, (monday) => schoolDaysOf(monday, breaks));
const weeksSince = (day: string, today: string, days: Days): number =>
  Math.max(0, weeksOf(day, addDays(mondayOf(today), -1), days).length - 1);

/** How many school weeks are still to come up to a day; this one counts as long as a school day of it does. */
export const schoolWeeksLeft = (today: string, until: string, breaks: readonly Span[]): number =>
  weeksLeft(today, until, (monday) => schoolDaysOf(monday, breaks));
const weeksLeft = (today: string, until: string, days: Days): number =>
  weeksOf(today, until, days).filter((monday) => days(monday).some((day) => today <= day && day <= until))
    .length;

/** The school's calendar as whoever plans needs it, handed to pure rules as one thing. */
export type Calendar = {
  /** The days of a week on which there is school. */
  readonly days: (monday: string) => readonly string[];
  /** The Mondays of the school weeks from one day up to and with another. */
  readonly weeks: (from: string, until: string) => readonly string[];
  readonly weeksLeft: (today: string, until: string) => number;
  readonly weeksSince: (day: string, today: string) => number;
  readonly periods: readonly Span[];
};

/**
 * From the periods and holidays as they are kept. Every pupil of a school has the same ones, and a page asks for the days
 * of the same weeks over and over: each is worked out once, for as long as nothing in the calendar changes.
 */
export function calendarOf(spans: readonly (Span & { readonly holiday: boolean })[]): Calendar {
  const name = spans.map(({ holiday, starts, ends }) => `${holiday} ${starts} ${ends}`).join();
  let calendar = calendars.get(name);
  if (calendar === undefined) {
    if (calendars.size > 200) calendars.clear();
    calendar = madeOf(spans);
    calendars.set(name, calendar);
  }
  return calendar;
}
const calendars = new Map<string, Calendar>();

function madeOf(spans: readonly (Span & { readonly holiday: boolean })[]): Calendar {
  const periods = spans.filter(({ holiday }) => !holiday);
  const breaks = breaksOf(
    spans.filter(({ holiday }) => holiday),
    periods,
  );
  const known = new Map<string, readonly string[]>();
  const days: Days = (monday) => {
    let found = known.get(monday);
    if (found === undefined) {
      // an address may name any week of two centuries
      if (known.size > 500) known.clear();
      found = schoolDaysOf(monday, breaks);
      known.set(monday, found);
    }
    return found;
  };
  return {
    days,
    weeks: (from, until) => weeksOf(from, until, days),
    weeksLeft: (today, until) => weeksLeft(today, until, days),
    weeksSince: (day, today) => weeksSince(day, today, days),
    periods,
  };
}
