import type { Language } from './words.ts';

/** Calendar days are texts like `2026-11-21`: they compare as text, have no zone and are never a Date. */
const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB', sv: 'sv-SE' };
const dayLength = 86_400_000;

/** A page reckons with few days, over and over; reading and writing them was a ninth of a coach's list. */
const kept = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      if (known.size > 2_000) known.clear();
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
};
const stamp = kept((day: string): number => Date.parse(`${day}T00:00:00Z`));
const dayAt = kept((time: number): string => new Date(time).toISOString().slice(0, 10));

export const addDays = (day: string, days: number): string => dayAt(stamp(day) + days * dayLength);
export const daysBetween = (from: string, to: string): number =>
  Math.round((stamp(to) - stamp(from)) / dayLength);

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(stamp(day)).getUTCDay() || 7;

/** A week is known by its Monday (first-slice §2). */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The last day of this school week; in the weekend that of the next one. */
export const fridayOf = (day: string): string => addDays(mondayOf(day), weekdayOf(day) > 5 ? 11 : 4);

/** The number of the week, as schools count (ISO 8601). */
export function weekOf(day: string): number {
  const thursday = addDays(mondayOf(day), 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

/** "vrijdag 27 november"; the year only when it is another one than today's. */
export function dayInWords(day: string, language: Language, today?: string): string {
  const year = today !== undefined && today.slice(0, 4) !== day.slice(0, 4);
  return formatter(
    `day ${language} ${year}`,
    () =>
      new Intl.DateTimeFormat(locales[language], {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        ...(year ? { year: 'numeric' } : {}),
        timeZone: 'UTC',
      }),
  ).format(stamp(day));
}

/** The way one would say it: "vandaag", "morgen", "vrijdag", "27 november", "27 november 2027". */
export function nearDay(day: string, today: string, language: Language): string {
  const name = `${day} ${today} ${language}`;
  let said = near.get(name);
  if (said === undefined) {
    if (near.size > 2_000) near.clear();
    said = sayNear(day, today, language);
    near.set(name, said);
  }
  return said;
}

/** A page says few days many times, and all pages of a day nearly the same ones. */
const near = new Map<string, string>();

function sayNear(day: string, today: string, language: Language): string {
  const away = daysBetween(today, day);
  if (away >= -1 && away <= 1) return relative(language).format(away, 'day');
  if (away > 1 && away < 7) return weekdayInWords(weekdayOf(day), language);
  const year = today.slice(0, 4) !== day.slice(0, 4);
  return formatter(
    `near ${language} ${year}`,
    () =>
      new Intl.DateTimeFormat(locales[language], {
        day: 'numeric',
        month: 'long',
        ...(year ? { year: 'numeric' } : {}),
        timeZone: 'UTC',
      }),
  ).format(stamp(day));
}

/** "maandag", by its number in the week. */
export const weekdayInWords = (weekday: number, language: Language): string =>
  formatter(
    `weekday ${language}`,
    () => new Intl.DateTimeFormat(locales[language], { weekday: 'long', timeZone: 'UTC' }),
  ).format(stamp(addDays('2026-11-22', weekday)));

/** "ma 23": as it stands above a column. */
export const shortDay = (day: string, language: Language): string =>
  formatter(
    `short ${language}`,
    () => new Intl.DateTimeFormat(locales[language], { weekday: 'short', day: 'numeric', timeZone: 'UTC' }),
  ).format(stamp(day));

/** "23–27 november"; kept, because the formatter takes as long for it as a statement. */
export function spanInWords(from: string, until: string, language: Language): string {
  const key = `${from} ${until} ${language}`;
  let text = spans.get(key);
  if (text === undefined) {
    if (spans.size > 1000) spans.clear();
    text = formatter(
      `span ${language}`,
      () => new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', timeZone: 'UTC' }),
    ).formatRange(stamp(from), stamp(until));
    spans.set(key, text);
  }
  return text;
}
const spans = new Map<string, string>();

/** "juni"; the year only when the month alone could be this year's, too. */
export function monthInWords(day: string, today: string, language: Language): string {
  const year = day > addDays(today, 300);
  return formatter(
    `month ${language} ${year}`,
    () =>
      new Intl.DateTimeFormat(locales[language], {
        month: 'long',
        ...(year ? { year: 'numeric' } : {}),
        timeZone: 'UTC',
      }),
  ).format(stamp(day));
}

/** A moment at the school: "vr 20 nov 14:05". */
export const momentInWords = (at: Date, zone: string, language: Language): string =>
  formatter(
    `moment ${language} ${zone}`,
    () =>
      new Intl.DateTimeFormat(locales[language], {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      }),
  ).format(at);

/** The hour of the day at the school: "14:00". */
export const hourInWords = (at: Date, zone: string, language: Language): string =>
  formatter(
    `hour ${language} ${zone}`,
    () => new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', timeZone: zone }),
  ).format(at);

/** Making a formatter costs more than the rest of a page; each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  let format = formatters.get(key);
  if (format === undefined) {
    format = make();
    formatters.set(key, format);
  }
  return format;
}

const relatives = new Map<Language, Intl.RelativeTimeFormat>();
function relative(language: Language): Intl.RelativeTimeFormat {
  let format = relatives.get(language);
  if (format === undefined) {
    format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
    relatives.set(language, format);
  }
  return format;
}
