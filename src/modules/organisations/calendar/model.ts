import { addDays, mondayOf } from '#platform/dates';
import { type Span, schoolWeeks } from '../model.ts';

/** The three regions of the Dutch holidays; a school elsewhere writes its own. */
export const regions = ['north', 'middle', 'south'] as const;
export type Region = (typeof regions)[number];

export const holidayNames = [
  'autumn',
  'christmas',
  'spring',
  'may',
  'summer',
  'easter',
  'king',
  'ascension',
  'pentecost',
] as const;
export type HolidayName = (typeof holidayNames)[number];
export type Holiday = Span & { readonly name: HolidayName };

type Row = Readonly<Record<Exclude<HolidayName, 'easter' | 'king' | 'ascension' | 'pentecost'>, Span>>;
const span = (starts: string, ends: string): Span => ({ starts, ends });

/**
 * The holidays as the Dutch ministry of education publishes them for each school year (rijksoverheid.nl, “Overzicht
 * schoolvakanties per schooljaar”, read in November 2026). Christmas, the week of May and the summer are binding; autumn
 * and spring are advice, and many schools add a week to May: so all of it can be changed afterwards.
 */
const published: Readonly<Record<number, Readonly<Record<Region, Row>>>> = {
  2026: inRegions({ christmas: span('2026-12-19', '2027-01-03'), may: span('2027-04-24', '2027-05-02') }, [
    [span('2026-10-10', '2026-10-18'), span('2027-02-20', '2027-02-28'), span('2027-07-10', '2027-08-22')],
    [span('2026-10-17', '2026-10-25'), span('2027-02-20', '2027-02-28'), span('2027-07-17', '2027-08-29')],
    [span('2026-10-17', '2026-10-25'), span('2027-02-13', '2027-02-21'), span('2027-07-24', '2027-09-05')],
  ]),
  2027: inRegions({ christmas: span('2027-12-25', '2028-01-09'), may: span('2028-04-29', '2028-05-07') }, [
    [span('2027-10-16', '2027-10-24'), span('2028-02-19', '2028-02-27'), span('2028-07-15', '2028-08-27')],
    [span('2027-10-16', '2027-10-24'), span('2028-02-26', '2028-03-05'), span('2028-07-08', '2028-08-20')],
    [span('2027-10-23', '2027-10-31'), span('2028-02-26', '2028-03-05'), span('2028-07-22', '2028-09-03')],
  ]),
  2028: inRegions({ christmas: span('2028-12-23', '2029-01-07'), may: span('2029-04-28', '2029-05-06') }, [
    [span('2028-10-14', '2028-10-22'), span('2029-02-17', '2029-02-25'), span('2029-07-21', '2029-09-02')],
    [span('2028-10-21', '2028-10-29'), span('2029-02-17', '2029-02-25'), span('2029-07-07', '2029-08-19')],
    [span('2028-10-21', '2028-10-29'), span('2029-02-10', '2029-02-18'), span('2029-07-14', '2029-08-26')],
  ]),
};

/** The first school day of the first year of the table: the day after the summer of 2026, by region. */
const firstDays: Readonly<Record<Region, string>> = {
  north: '2026-08-17',
  middle: '2026-08-31',
  south: '2026-08-24',
};

function inRegions(
  alike: Pick<Row, 'christmas' | 'may'>,
  rows: readonly (readonly [autumn: Span, spring: Span, summer: Span])[],
): Readonly<Record<Region, Row>> {
  return Object.fromEntries(
    regions.map((region, i) => {
      const [autumn, spring, summer] = rows[i] as readonly [Span, Span, Span];
      return [region, { autumn, spring, summer, ...alike }];
    }),
  ) as Record<Region, Row>;
}

/** School years whose holidays are known, by the year in which they begin. */
export const knownYears: readonly number[] = Object.keys(published).map(Number);

/** The year in which the school year of a day began: from the first of August on it is the new one. */
export const yearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0);

/** This school year and the next two: what an administrator may want to begin. */
export const yearsToBegin = (today: string): readonly number[] =>
  [0, 1, 2].map((more) => yearOf(today) + more);

/**
 * The holidays of one school year: the weeks of the ministry and the days of the nation, in the order of the year. A day
 * that lies within a week off or on a weekend is not told apart.
 */
export function holidaysOf(year: number, region: Region | 'other'): readonly Holiday[] {
  const row = region === 'other' ? undefined : published[year]?.[region];
  if (row === undefined) return [];
  const weeks = Object.entries(row).map(([name, span]) => ({ name: name as HolidayName, ...span }));
  const within = ({ starts, ends }: Span) => weeks.some((off) => off.starts <= starts && ends <= off.ends);
  return [...weeks, ...nationalDays(year + 1).filter((day) => !within(day))].toSorted((a, b) =>
    a.starts.localeCompare(b.starts),
  );
}

/** Free days of a spring: Easter Monday, the king’s birthday, Ascension with the Friday after it, Whit Monday. */
function nationalDays(year: number): readonly Holiday[] {
  const easter = easterOf(year);
  const king = kingsDay(year);
  const days: readonly Holiday[] = [
    { name: 'easter', starts: addDays(easter, 1), ends: addDays(easter, 1) },
    { name: 'king', starts: king, ends: king },
    { name: 'ascension', starts: addDays(easter, 39), ends: addDays(easter, 40) },
    { name: 'pentecost', starts: addDays(easter, 50), ends: addDays(easter, 50) },
  ];
  return days.filter(({ starts }) => starts < addDays(mondayOf(starts), 5));
}

/** The 27th of April, a day earlier when that is a Sunday. */
const kingsDay = (year: number): string => {
  const day = `${year}-04-27`;
  return addDays(mondayOf(day), 6) === day ? addDays(day, -1) : day;
};

/** The Sunday after the first full moon of spring, as the church counts (Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const golden = year % 19;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  const month = String(Math.floor(count / 31)).padStart(2, '0');
  return `${year}-${month}-${String((count % 31) + 1).padStart(2, '0')}`;
}

/**
 * When a school year begins and ends: on the first day after one summer, on the last before the next. Where nobody
 * published a summer, from the last Monday of August up to the first Friday of July that leaves six weeks.
 */
export function spanOfYear(year: number, region: Region | 'other'): Span {
  const known = region === 'other' ? undefined : published[year]?.[region].summer;
  const before = region === 'other' ? undefined : published[year - 1]?.[region].summer;
  const first = region !== 'other' && year === knownYears[0] ? firstDays[region] : undefined;
  return {
    starts: first ?? (before ? addDays(before.ends, 1) : mondayOf(`${year}-08-31`)),
    ends: known ? addDays(known.starts, -1) : addDays(mondayOf(`${year + 1}-07-14`), 4),
  };
}

/**
 * Divides a school year into periods of as nearly the same number of school weeks as there are. Each lasts until the next
 * begins, so that no day of the year is without a period.
 */
export function periodsOf(year: Span, count: number, breaks: readonly Span[]): readonly Span[] {
  const weeks = schoolWeeks(year.starts, year.ends, breaks);
  const parts = Math.min(count, weeks.length);
  const starts = Array.from({ length: parts }, (_, i) =>
    i === 0 ? year.starts : (weeks[Math.round((i * weeks.length) / parts)] as string),
  );
  return starts.map((day, i) => {
    const next = starts[i + 1];
    return { starts: day, ends: next === undefined ? year.ends : addDays(next, -1) };
  });
}

/** The three parts of a calendar that can be written by hand. */
export const parts = ['year', 'period', 'break'] as const;
export type Part = (typeof parts)[number];

/** So many days a free time or a year may last at most: more is a slip of the finger. */
const longest: Readonly<Record<Part, number>> = { year: 400, period: 400, break: 70 };

type Around = {
  /** The year the period belongs to. */
  readonly year: Span | undefined;
  /** The others of its sort, which it may not run into. */
  readonly others: readonly Span[];
  /** What lies in it and must stay in it. */
  readonly inside: readonly Span[];
};

/** What is wrong with the days of a part, by field; nothing when they can stand. */
export function daysProblem(
  part: Part,
  { starts, ends }: Span,
  { year, others, inside }: Around,
): { readonly starts?: string; readonly ends?: string } {
  if (ends < starts) return { ends: 'before-start' };
  if (part === 'year' && ends === starts) return { ends: 'before-start' };
  if (ends > addDays(starts, longest[part])) return { ends: 'too-long-span' };
  if (part === 'period' && year !== undefined) {
    if (starts < year.starts) return { starts: 'outside-year' };
    if (ends > year.ends) return { ends: 'outside-year' };
  }
  if (inside.some((one) => one.starts < starts)) return { starts: 'leaves-period' };
  if (inside.some((one) => one.ends > ends)) return { ends: 'leaves-period' };
  if (part !== 'break' && others.some((one) => one.starts <= ends && starts <= one.ends))
    return { starts: 'overlaps' };
  return {};
}
