/**
 * The calendar of a school. Days are written as `2026-11-21` and have no zone; a week is written as its Monday.
 * School weeks, not calendar weeks, drive "stuck for three weeks", pace and forecast (first-slice §2).
 */
export type Span = { readonly starts: string; readonly ends: string };
export type Period = Span & { readonly id: string; readonly year: string; readonly title: string };

const dayLength = 86_400_000;
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day some days later, or earlier. */
export const daysLater = (day: string, days: number): string => dayAt(timeOf(day) + days * dayLength);

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: string): number => new Date(timeOf(day)).getUTCDay() || 7;

export const mondayOf = (day: string): string => daysLater(day, 1 - weekdayOf(day));

/** The number a week has in the Netherlands and Sweden: week 1 holds the first Thursday; 2026 has 53 weeks. */
export function weekNumberOf(day: string): number {
  const thursday = daysLater(mondayOf(day), 3);
  const firstThursday = daysLater(mondayOf(`${thursday.slice(0, 4)}-01-04`), 3);
  return Math.round((timeOf(thursday) - timeOf(firstThursday)) / (7 * dayLength)) + 1;
}

const holds = (span: Span, day: string): boolean => span.starts <= day && day <= span.ends;

/** The period or school year that a day lies in. */
export const spanOn = <T extends Span>(spans: readonly T[], day: string): T | undefined =>
  spans.find((span) => holds(span, day));

/** The holidays: those the school wrote down, else what lies between its periods. */
export function breaksOf(written: readonly Span[], periods: readonly Span[]): readonly Span[] {
  if (written.length > 0) return written;
  const inOrder = periods.toSorted((a, b) => a.starts.localeCompare(b.starts));
  return inOrder.slice(1).flatMap((next, i) => {
    const gap = { starts: daysLater((inOrder[i] as Span).ends, 1), ends: daysLater(next.starts, -1) };
    return gap.starts <= gap.ends ? [gap] : [];
  });
}

/** The days of a week on which there is school; none in a holiday. */
export const schoolDaysOf = (monday: string, breaks: readonly Span[]): readonly string[] =>
  [0, 1, 2, 3, 4]
    .map((days) => daysLater(monday, days))
    .filter((day) => !breaks.some((free) => holds(free, day)));

/** The last school day of a week: a goal of the week is due then (first-slice §4). */
export const lastSchoolDayOf = (monday: string, breaks: readonly Span[]): string | undefined =>
  schoolDaysOf(monday, breaks).at(-1);

/** The Mondays of the school weeks from the week of one day up to and with the week of another. */
export function schoolWeeks(from: string, until: string, breaks: readonly Span[]): readonly string[] {
  const mondays: string[] = [];
  for (let monday = mondayOf(from); monday <= until; monday = daysLater(monday, 7))
    if (schoolDaysOf(monday, breaks).length > 0) mondays.push(monday);
  return mondays;
}

/** How many whole school weeks have passed since the week of a day; the running week does not count. */
export const schoolWeeksSince = (day: string, today: string, breaks: readonly Span[]): number =>
  Math.max(0, schoolWeeks(day, daysLater(mondayOf(today), -1), breaks).length - 1);
