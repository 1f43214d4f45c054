import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportFile, wholeFile } from '../archive/model.ts';
import { longestCell, readTable } from './model.ts';

type Seen = { rows: string[][]; numbers: number[]; faults: [string, number | undefined][] };

function seen(file: ImportFile): Seen {
  const all: Seen = { rows: [], numbers: [], faults: [] };
  const steps = readTable(file, {
    row(cells, row) {
      all.rows.push([...cells]);
      all.numbers.push(row);
    },
    fault: (kind, row) => all.faults.push([kind, row]),
  });
  while (!steps.next().done);
  return all;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rowsOf = (text: string) => seen(wholeFile('a.csv', bytesOf(text))).rows;

/** The same bytes in pieces, as a disk or a zip hands them out. */
const inPieces = (bytes: Uint8Array, sizes: readonly number[]): ImportFile => ({
  name: 'a.csv',
  size: bytes.length,
  *read() {
    let at = 0;
    for (let turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      yield bytes.subarray(at, at + size);
      at += size;
    }
    return undefined;
  },
});

const aCell = fc.string({ unit: fc.constantFrom(...'ab",;\r\n \'é😀='), maxLength: 8 });
const aTable = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(aCell, { minLength: width, maxLength: width }), { maxLength: 8 }))
  .map((rows) => [['id', ...Array<string>((rows[0]?.length ?? 2) - 1).fill('x')], ...rows]);
const someSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const written = (rows: readonly (readonly string[])[], end: string) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + end).join('');

describe('a table', () => {
  it('says the same as to the reader the world trusts, however the bytes arrive', () =>
    fc.assert(
      fc.property(aTable, someSizes, fc.constantFrom('\n', '\r\n'), (rows, sizes, end) => {
        const bytes = bytesOf(written(rows, end));
        const whole = seen(wholeFile('a.csv', bytes));
        expect(whole.rows).toEqual(parse(Buffer.from(bytes)));
        expect(whole.faults).toEqual([]);
        expect(seen(inPieces(bytes, sizes))).toEqual(whole);
      }),
    ));

  it('is read to its end or refused, never thrown, whatever bytes it is made of', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), someSizes, (bytes, sizes) => {
        const whole = seen(wholeFile('a.csv', bytes));
        expect(seen(inPieces(bytes, sizes))).toEqual(whole);
      }),
    ));

  it('counts its rows as a spreadsheet does: the header is 1, a line break in quotes and a blank row included', () => {
    const { rows, numbers } = seen(wholeFile('a.csv', bytesOf('a,b\n"one\ntwo",x\n\n3,y\r\n4,z')));
    expect(rows.slice(1)).toEqual([
      ['one\ntwo', 'x'],
      ['3', 'y'],
      ['4', 'z'],
    ]);
    expect(numbers).toEqual([1, 2, 4, 5]);
  });

  it.each([
    ['a byte order mark', '\u{feff}a,b\n1,é\n'],
    ['line ends of Windows', 'a,b\r\n1,é\r\n'],
    ['line ends of an old Macintosh', 'a,b\r1,é\r'],
    ['no end of its last line', 'a,b\n1,é'],
    ['semicolons of a Dutch Excel', 'a;b\n1;é\n'],
    ['tabs', 'a\tb\n1\té\n'],
  ])('is read with %s', (_, text) =>
    expect(rowsOf(text)).toEqual([
      ['a', 'b'],
      ['1', 'é'],
    ]),
  );

  it('is read in UTF-16 when it says so', () => {
    const text = '\u{feff}a,b\n1,Zoë 😀\n';
    const little = Uint8Array.from(Buffer.from(text, 'utf16le'));
    const big = Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
    for (const bytes of [little, big]) {
      for (const file of [wholeFile('a.csv', bytes), inPieces(bytes, [1])]) {
        expect(seen(file).rows[1]).toEqual(['1', 'Zoë 😀']);
      }
    }
  });

  it('is refused when it is a picture or UTF-16 that does not say so', () => {
    const silent = Uint8Array.from(Buffer.from('a,b\n1,2\n', 'utf16le'));
    expect(seen(wholeFile('a.csv', silent)).faults).toEqual([['fileNotText', 1]]);
  });

  it('keeps quotation marks in the middle of a cell, and says where one is left over', () => {
    expect(rowsOf('a,b\nJan "Jantje" Smit,"5"" wide"\n')[1]).toEqual(['Jan "Jantje" Smit', '5" wide']);
    expect(seen(wholeFile('a.csv', bytesOf('a,b\n1,2\n"x"y,2\n'))).faults).toEqual([['quoteStray', 3]]);
    expect(seen(wholeFile('a.csv', bytesOf('a,b\n1,2\n1,"2\n1,2\n'))).faults).toEqual([['quoteOpen', 3]]);
  });

  it.each([
    ['a quotation mark that never closes', 'a,b\n"', 'x', 'quoteOpen'],
    ['a cell that never ends', 'a,b\n', 'x', 'cellTooLong'],
    ['a row that never ends', 'a,b\n', 'x,', 'columnCount'],
    ['a row of long cells', 'a,b\n', `${'x'.repeat(longestCell)},`, 'cellTooLong'],
    ['a header that never ends', '', 'x', 'cellTooLong'],
  ])('stops soon at %s', (_, start, endless, kind) => {
    let given = 0;
    const piece = bytesOf(endless.repeat(Math.ceil(65_536 / endless.length)));
    const { faults, rows } = seen({
      name: 'a.csv',
      size: piece.length,
      *read() {
        yield bytesOf(start);
        for (;;) {
          given += piece.length;
          yield piece;
        }
      },
    });
    expect(faults).toEqual([[kind, start === '' ? 1 : 2]]);
    expect(rows.length).toBeLessThan(2);
    expect(given).toBeLessThan(3 * 1024 * 1024);
  });
});
