import { parse } from 'csv-parse/sync';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tableCsv } from '../../src/platform/csv.ts';
import { root } from '../../tests/world/cluster.ts';
import type { Bar } from '../bar.ts';
import { type Chance, chance } from '../chance.ts';

const pieces = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    '\t',
    '\r',
    '\n',
    '\r\n',
    ';',
    ',',
    '|',
    '"',
    "'",
    ' ',
    '\u00a0',
  ],
  ...[
    '\u200b',
    '\u{feff}',
    '\u202e',
    '\0',
    'a',
    '1',
    '(',
    ')',
    '!',
    'é',
    '𝒳',
    '\ud800',
    "cmd|' /C calc'!A0",
    'SUM(A1)',
  ],
  'HYPERLINK("http://x","y")',
];
const begins = /^[\s"\p{Cf}]*[=+\-@＝＋－＠]/u;
const separators = [';', ',', '\t', '|'];

const text = (lot: Chance): string => Array.from({ length: lot.below(9) }, () => lot.one(pieces)).join('');

type Write = (rows: readonly (readonly string[])[], language: 'nl' | 'en' | 'sv') => string;

/** What a spreadsheet might run, and what does not read back as it was written. */
function wrongIn(write: Write, rows: string[][], language: 'nl' | 'en' | 'sv'): string[] {
  const csv = write(rows, language);
  const wrong: string[] = [];
  for (const separator of separators)
    for (const cell of csv.split(/[\r\n]/).flatMap((line) => line.split(separator)))
      if (begins.test(cell))
        wrong.push(`${JSON.stringify(cell)} would run, opened by ${JSON.stringify(separator)}`);
  const delimiter = language === 'en' ? ',' : ';';
  const [, ...read] = parse(csv, { bom: true, delimiter, record_delimiter: '\r\n' });
  const bare = (cell: string) => cell.toWellFormed().replaceAll(/['\0]/g, '');
  if (JSON.stringify(read.map((row) => row.map(bare))) !== JSON.stringify(rows.map((row) => row.map(bare))))
    wrong.push(`${JSON.stringify(rows)} does not read back`);
  return wrong;
}

/** A file of ours that writes rows with separators itself, past the one door. */
function pastTheDoor(): string[] {
  const src = join(root, 'src');
  return (
    readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|platform\/csv\.ts$/.test(file))
      .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }))
      // with a character set it is what an answer says of itself; without, what a field takes in
      .filter(({ text: written }) => /text\/csv;|tableCsv/.test(written))
      .filter(({ text: written }) => !/'#platform\/csv'|'\.\/csv\.ts'/.test(written))
      .map(({ file }) => file)
  );
}

/** The control: the door as it would be without its lock, or with half of it. */
const faults: Readonly<Record<string, Write>> = {
  'cells as they are': (rows) =>
    `\u{feff}"a";"b"\r\n${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')}\r\n`,
  'only the equals sign, only in front': (rows, language) =>
    tableCsv(['a', 'b'], rows, language).replaceAll(/'(?=[+\-@])/g, ''),
  'quotes left single': (rows) =>
    `"a";"b"\r\n${rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n')}\r\n`,
};

/** Every table that leaves for a spreadsheet goes through one door, and nothing that goes through it runs. */
export const csv: Bar = {
  name: 'sec:csv',
  promise:
    'No cell of a table that leaves is ever run by a spreadsheet, and every cell reads back as it was.',
  run: async ({ size, seed = 1 }) => {
    const lot = chance(seed);
    const tables = size === 'all' ? 200_000 : size === 'fast' ? 2_000 : 20_000;
    const write: Write = (rows, language) => tableCsv(['a', 'b'], rows, language);
    const failures: string[] = [];
    const aTable = () => Array.from({ length: 1 + lot.below(3) }, () => [text(lot), text(lot)]);
    for (let n = 0; n < tables && failures.length < 10; n += 1)
      failures.push(...wrongIn(write, aTable(), lot.one(['nl', 'en', 'sv'] as const)));
    failures.push(...pastTheDoor().map((file) => `src/${file} writes CSV past #platform/csv`));
    for (const [fault, faulty] of Object.entries(faults)) {
      let found = 0;
      for (let n = 0; n < 500 && found === 0; n += 1) {
        try {
          found = wrongIn(faulty, aTable(), 'nl').length;
        } catch {
          found = 1; // not even a table any more
        }
      }
      if (found === 0) failures.push(`the control was not found: ${fault}`);
    }
    return {
      met: failures.length === 0,
      figures: { tables, seed, controls: Object.keys(faults).length },
      failures: failures.slice(0, 10),
    };
  },
};
