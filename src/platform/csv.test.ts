import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless, machineCsv, tableCsv } from './csv.ts';

/** Texts as somebody might type them who means harm, among ordinary ones. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '\t',
        '\r',
        '\n',
        ';',
        ',',
        '|',
        '"',
        "'",
        ' ',
        '\u200b',
        '\u{feff}',
        'a',
        '1',
        '(',
        'é',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '=HYPERLINK("http://x","y")',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(1)',
    'Noor',
    'a;=1+1',
    '\t=1',
  ),
);
const tables = fc.array(fc.array(nasty, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
const begins = /^[\s"\p{Cf}]*[=+\-@＝＋－＠]/u;
/** As the plainest of programs would cut it up: at every separator and line, whatever quotes say. */
const cut = (csv: string, separator: string): string[] =>
  csv.split(/[\r\n]/).flatMap((line) => line.split(separator));

describe('a table for a spreadsheet', () => {
  it('has no cell that begins a formula, by whatever separator it is opened', () =>
    fc.assert(
      fc.property(tables, fc.constantFrom('nl' as const, 'en' as const, 'sv' as const), (rows, language) => {
        const csv = tableCsv(['Naam', 'Wat'], rows, language);
        for (const separator of [';', ',', '\t', '|'])
          expect(cut(csv, separator).filter((cell) => begins.test(cell))).toEqual([]);
      }),
      { numRuns: 300 },
    ));

  it('says what was written, but for the apostrophes that tame it', () =>
    fc.assert(
      fc.property(tables, (rows) => {
        const [, ...read] = parse(tableCsv(['a', 'b'], rows, 'nl'), {
          bom: true,
          delimiter: ';',
          record_delimiter: '\r\n',
        });
        const bare = (text: string) => text.toWellFormed().replaceAll(/['\0]/g, '');
        expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
      }),
      { numRuns: 300 },
    ));

  it('leaves ordinary text, numbers and nothing as they are', () => {
    expect(tableCsv(['Naam', 'Aantal', 'Leeg'], [['Noor “Aydın”, 2B', -3, null]], 'nl')).toBe(
      '\u{feff}"Naam";"Aantal";"Leeg"\r\n"Noor “Aydın”, 2B";-3;\r\n',
    );
    for (const text of ['Noor', 'A-klas', '3-5 jaar', 'mail@school', "'t Hooft", 'twee regels\neen', ''])
      expect(harmless(text)).toBe(text);
    expect(harmless('=1+1')).toBe("'=1+1");
    expect(tableCsv(['a'], [[Number.NaN]], 'en')).toBe('\u{feff}"a"\r\n\r\n');
  });
});

describe('a table for another program', () => {
  it('comes back letter for letter', () =>
    fc.assert(
      fc.property(tables, (rows) => {
        const [, ...read] = parse(machineCsv(['a', 'b'], rows), { record_delimiter: '\r\n' });
        expect(read).toEqual(rows);
      }),
      { numRuns: 300 },
    ));
});
