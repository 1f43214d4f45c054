import { type Cursor, isControl, isInvisible } from '../../problem/model.ts';
import type { Day } from '../../roster/model.ts';

export interface Column {
  readonly field: string;
  /** Where it stands in the file; -1 when the file does not have it. */
  readonly index: number;
  readonly required: boolean;
  /** In an id nothing is mended: two ids that look alike could become one. */
  readonly exact: boolean;
  /** In characters; a list may be longer. */
  readonly longest: number;
}

const shortCell = 500;
const longCell = 5000;

export const columnFor = (field: string, index: number, required: boolean): Column => ({
  field,
  index,
  required,
  exact: field.toLowerCase().includes('sourcedid'),
  longest: field.endsWith('s') ? longCell : shortCell,
});

/** What a cell says, trimmed and with nothing hidden in it; what is wrong with it is noted. */
export function cellOf(cells: readonly string[], column: Column, at: Cursor): string {
  const cell = cells[column.index];
  if (cell === undefined || cell === '') return '';
  if (cell.length > column.longest) {
    at.note('cellTooLong', column.field, cell, String(column.longest));
    return cell.slice(0, 40).trim();
  }
  return isPlain(cell) ? cell : cleaned(cell, column, at);
}

/** Printable ASCII without a space at either end, as nearly every cell of a roster is. */
function isPlain(cell: string): boolean {
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return cell.charCodeAt(0) !== 0x20 && cell.charCodeAt(cell.length - 1) !== 0x20;
}

function cleaned(raw: string, column: Column, at: Cursor): string {
  const cell = column.exact ? raw : (readAgain(raw) ?? raw);
  if (cell !== raw) at.note('lettersMended', column.field, raw, cell);
  let kept = '';
  let removed = false;
  for (const character of cell) {
    const code = character.codePointAt(0) ?? 0;
    const isSpace = code === 0x09 || code === 0x0a || code === 0x0d || code === 0xa0 || code === 0x3000;
    if (code === 0xfffd || (code >= 0xd800 && code <= 0xdfff)) {
      at.note('cellUnreadable', column.field, cell);
      return '\u{fffd}';
    }
    if (!isSpace && (isControl(code) || (column.exact && isInvisible(code)))) {
      at.note('controlCharacter', column.field, cell);
      return '\u{fffd}';
    }
    if (isInvisible(code)) removed = true;
    else kept += isSpace ? ' ' : character;
  }
  if (removed) at.note('invisibleRemoved', column.field, cell);
  const words = kept.split(' ').filter((word) => word !== '');
  return words.join(' ').normalize('NFC');
}

const windows = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);
const strictly = new TextDecoder('utf-8', { fatal: true });

/**
 * "Ã–mer" is "Ömer" that some system read in the wrong encoding before it came to us. A name that happens to be
 * sound UTF-8 when each letter is taken for a byte is no name that anybody bears.
 */
function readAgain(text: string): string | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const byte = code < 0x100 ? code : windows.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  if (bytes.every((byte) => byte < 0x80)) return undefined;
  try {
    return strictly.decode(Uint8Array.from(bytes));
  } catch {
    return undefined; // most texts: they were right the first time
  }
}

/** A day, nothing when the cell is empty, and nothing with a note when it is no day. */
export function dayOf(value: string, field: string, at: Cursor): Day | undefined {
  if (value === '') return undefined;
  const day = value.charAt(10) === 'T' ? value.slice(0, 10) : value;
  if (isDay(day)) return day;
  at.note('dateUnknown', field, value);
  return undefined;
}

/** The first and last day of something; a last day before the first is noted. */
export function daysOf(
  first: readonly [field: string, value: string],
  last: readonly [field: string, value: string],
  at: Cursor,
): { from: Day | undefined; until: Day | undefined } {
  const from = dayOf(first[1], first[0], at);
  const until = dayOf(last[1], last[0], at);
  if (from !== undefined && until !== undefined && until < from)
    at.note('datesReversed', last[0], until, from);
  return { from, until };
}

function isDay(value: string): boolean {
  if (!/^[12]\d\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

export function yesNoOf(value: string, field: string, at: Cursor): boolean | undefined {
  // nearly all write it as the standard does, and a million small letters are not made small again
  if (value === 'true' || value === 'false') return value === 'true';
  const word = value.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (value !== '') at.note('yesNoUnknown', field, value);
  return undefined;
}

/** The ids of a cell that holds several, each once. */
export const listOf = (value: string): string[] =>
  value.includes(',')
    ? [...new Set(value.split(',').map((part) => part.trim()))].filter((part) => part !== '')
    : [value.trim()].filter((part) => part !== '');

/** A longer piece of a text holds on to the whole of it, so what is kept of a file is written out and read again. */
export const onItsOwn = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString());

/** What many rows say in the same words, once: of a hundred thousand people, a few thousand names. */
export class Words {
  readonly #known = new Map<string, string>();

  of(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const own = onItsOwn(text);
    this.#known.set(own, own);
    return own;
  }
}
