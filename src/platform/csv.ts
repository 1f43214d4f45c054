import type { Language } from './words.ts';

/** What stands in a cell: numbers stay numbers, everything else is somebody's text. */
export type Cell = string | number | boolean | null;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const lines = (rows: readonly string[]): string => `${rows.join('\r\n')}\r\n`;

/** What a spreadsheet may take for a formula, also in its wide form; after a separator too, for who opens it by another. */
const formula = /(^|[;,|\t\r\n])([\s"\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu;

/** Text as a spreadsheet shows it and never runs it: an apostrophe makes it text (trust §8, C8). */
export const harmless = (text: string): string =>
  text.toWellFormed().replaceAll('\0', '').replace(formula, "$1$2'");

const shown = (cell: Cell): string =>
  typeof cell === 'number'
    ? Number.isFinite(cell)
      ? String(cell)
      : ''
    : cell === null
      ? ''
      : quoted(harmless(String(cell)));

/**
 * The one door through which a table leaves for a spreadsheet. Excel looks at the language of its machine for the
 * separator and at the mark in front for the alphabet.
 */
export function tableCsv(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  language: Language,
): string {
  const between = language === 'en' ? ',' : ';';
  return `\u{feff}${lines([columns, ...rows].map((row) => row.map(shown).join(between)))}`;
}

/**
 * A table for another program, letter for letter: no spreadsheet stands between, and an apostrophe would be part of
 * somebody's name.
 */
export function machineCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): string {
  const cell = (text: string | undefined): string =>
    text === undefined ? '' : /[",\r\n]|^\s|\s$/.test(text) ? quoted(text) : text;
  return lines([columns, ...rows].map((row) => row.map(cell).join(',')));
}
