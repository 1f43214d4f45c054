import { bool, bytes, int, list, maybe, moment, oneOf, text, uuid } from './column.ts';
import { hats } from './route.ts';
import { sqlFor } from './statement.ts';
import { languages } from './words.ts';

const door = sqlFor('member', 'school', 'counts', 'network');

/**
 * Opens the door: from the hash of the cookie to the scope, in the same round trip as what follows. Raises LK001 for
 * an unknown, ended or expired sign-in and for one of another role class alike.
 */
const open = door.one(
  'platform.open',
  `select sign_in, account, person, school, office, organisation, zone, hat, name, language, hats, duties, held
   from app.open($token, $subject, $at, $writes)`,
  {
    in: { token: bytes, subject: maybe(uuid), at: moment, writes: bool },
    out: {
      signIn: uuid,
      account: uuid,
      person: uuid,
      school: maybe(uuid),
      office: maybe(uuid),
      organisation: text,
      zone: text,
      hat: oneOf(...hats),
      name: text,
      language: oneOf(...languages),
      hats: int,
      duties: list(text),
      held: list(text),
    },
  },
);

/** `writes` for an action: a page that only shows is not told what the reader may change. */
export const openScope = (token: Buffer, subject: string | null, at: Date, writes = false) =>
  open({ token, subject, at, writes });

/** The day in a zone, as `2026-11-21`. */
export function dayIn(zone: string, at: Date): string {
  const format = dayFormat(zone);
  // no day begins between two quarters of an hour
  const quarter = Math.floor(at.getTime() / 900_000);
  if (format.quarter !== quarter) {
    format.day = format.intl.format(at);
    format.quarter = quarter;
  }
  return format.day;
}

type DayFormat = { readonly intl: Intl.DateTimeFormat; quarter: number; day: string };
const formats = new Map<string, DayFormat>();
function dayFormat(zone: string): DayFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = { intl: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }), quarter: Number.NaN, day: '' };
    formats.set(zone, format);
  }
  return format;
}

/** The time of day in a zone, as `12:00`. */
export const timeIn = (zone: string, at: Date): string => timeFormat(zone).format(at);

const times = new Map<string, Intl.DateTimeFormat>();
function timeFormat(zone: string): Intl.DateTimeFormat {
  let format = times.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    times.set(zone, format);
  }
  return format;
}
