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
export function schoolWeeks(from: string, until: string, breaks: readonly Span[]): readonly string[] {
  const mondays: string[] = [];
  for (let monday = mondayOf(from); monday <= until; monday = addDays(monday, 7))
    if (schoolDaysOf(monday, breaks).length > 0) mondays.push(monday);
  return mondays;
}

/** How many whole school weeks have passed since the week of a day; the running week does not count. */
export const schoolWeeksSince = (day: string, today: string, breaks: readonly Span[]): number =>
  Math.max(0, schoolWeeks(day, addDays(mondayOf(today), -1), breaks).length - 1);

/** How many school weeks are still to come up to a day; this one counts as long as a school day of it does. */
export const schoolWeeksLeft = (today: string, until: string, breaks: readonly Span[]): number =>
  schoolWeeks(today, until, breaks).filter((monday) =>
    schoolDaysOf(monday, breaks).some((day) => today <= day && day <= until),
  ).length;

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

/** From the periods and holidays as they are kept. */
export function calendarOf(spans: readonly (Span & { readonly holiday: boolean })[]): Calendar {
  const periods = spans.filter(({ holiday }) => !holiday);
  const breaks = breaksOf(
    spans.filter(({ holiday }) => holiday),
    periods,
  );
  return {
    days: (monday) => schoolDaysOf(monday, breaks),
    weeks: (from, until) => schoolWeeks(from, until, breaks),
    weeksLeft: (today, until) => schoolWeeksLeft(today, until, breaks),
    weeksSince: (day, today) => schoolWeeksSince(day, today, breaks),
    periods,
  };
}
