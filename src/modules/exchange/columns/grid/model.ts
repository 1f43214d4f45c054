import { zipSync } from 'fflate';
import { default as readWorkbook } from 'read-excel-file/universal';
import { type ArchiveLimits, type ImportFile, openArchive, wholeFile } from '../../archive/model.ts';
import { isControl, isInvisible, type ProblemList, ProblemNotes } from '../../problem/model.ts';
import { readTable, type Separator } from '../../table/model.ts';
import { headsKnown, type List, type Remembered } from '../model.ts';

/** A sheet as rows of text; rows are numbered as the spreadsheet does, and blank ones are left out. */
export type Row = { readonly row: number; readonly cells: readonly string[] };
export type Grid = { readonly header: Row; readonly rows: readonly Row[] };
export type GridReading = { readonly grid: Grid | undefined; readonly problems: ProblemList };

/** More than the largest school there is; a sheet is read at one go, so it may not be without end. */
export const mostRows = 20_000;
export const mostCells = 120;
const longestCell = 300;

/** A workbook is a zip with pages of XML in it: a school of two thousand makes some megabytes. */
const workbookLimits: ArchiveLimits = {
  packed: 8 * 1024 * 1024,
  files: 400,
  unpackedFile: 24 * 1024 * 1024,
  unpackedTotal: 32 * 1024 * 1024,
  ratio: 150,
  byPath: true,
};

/** Reads what somebody brought or pasted: a workbook, or text with columns; whatever its name says. */
export async function readGrid(bytes: Uint8Array, list: List, remembered: Remembered): Promise<GridReading> {
  const notes = new ProblemNotes();
  const rows = isZip(bytes) ? await workbookRows(bytes, notes) : textRows(bytes, notes);
  if (notes.errors > 0) return { grid: undefined, problems: notes };
  // in a workbook one long text may stand in every cell: it is cut before it is cleaned, and cleaned once
  const cleaned = new Map<string, string>();
  const plain = (cell: string): string => {
    if (cell.length <= 64) return plainCell(cell);
    const known = cleaned.get(cell);
    if (known !== undefined) return known;
    const clean = cell.length > 4 * longestCell ? cell.slice(0, longestCell + 1) : plainCell(cell);
    cleaned.set(cell, clean);
    return clean;
  };
  const filled = rows
    .map(({ row, cells }) => ({ row, cells: cells.map(plain) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  // some administrations put their name and the day above the heads
  const [header] = filled
    .slice(0, 10)
    .toSorted((a, b) => headsKnown(list, b.cells, remembered) - headsKnown(list, a.cells, remembered));
  if (header === undefined || filled.length < 2) notes.add('sheetEmpty');
  for (const { row, cells } of filled)
    if (cells.some((cell) => cell.length > longestCell))
      notes.add('cellTooLong', { row, other: String(longestCell) });
  if (filled.length > mostRows) notes.add('rowsTooMany', { other: String(mostRows) });
  if (notes.errors > 0 || header === undefined) return { grid: undefined, problems: notes };
  const width = Math.max(...filled.map(({ cells }) => cells.findLastIndex((cell) => cell !== ''))) + 1;
  const even = ({ row, cells }: Row): Row => ({
    row,
    cells: Array.from({ length: width }, (_, at) => cells[at] ?? ''),
  });
  return {
    grid: { header: even(header), rows: filled.filter(({ row }) => row > header.row).map(even) },
    problems: notes,
  };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isOldWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/** Spaces made one, what nobody sees taken out; a cell is a name or a number, never a text of many lines. */
function plainCell(cell: string): string {
  let plain = '';
  for (const character of cell.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (isControl(code)) plain += ' ';
    else if (!isInvisible(code)) plain += character;
  }
  return plain.replaceAll(/[\s\u00a0]+/g, ' ').trim();
}

function textRows(bytes: Uint8Array, notes: ProblemNotes): Row[] {
  if (isOldWorkbook(bytes)) {
    notes.add('sheetOld');
    return [];
  }
  const rows: Row[] = [];
  const start = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(
    bytes.subarray(0, 64 * 1024),
  );
  if (start.includes('\0') || /^\s*</.test(start)) {
    notes.add('sheetUnreadable');
    return [];
  }
  const steps = readTable(
    wholeFile('sheet', bytes),
    {
      row: (cells, row) => {
        if (cells.some((cell) => cell.includes('\ufffd'))) notes.add('cellUnreadable', { row });
        if (rows.length <= mostRows) rows.push({ row, cells: cells.slice(0, mostCells) });
      },
      fault: (kind, row) => notes.add(kind, row === undefined ? {} : { row }),
    },
    separatorIn(start),
  );
  for (const _ of steps);
  return rows;
}

/** The one that stands most often in the first lines; cells that are copied from a sheet come with tabs. */
function separatorIn(start: string): Separator {
  const lines = start.split(/\r\n|\r|\n/, 5).join('\n');
  const count = (separator: Separator) => lines.split(separator).length;
  const [most] = (['\t', ';', ','] as const).toSorted((a, b) => count(b) - count(a));
  return most ?? ',';
}

/**
 * The first page of a workbook that has rows. Before the library may look at it, our own reader has unpacked it within its
 * limits and packed it anew: what lies about its size, refers outside or names a cell a million rows down is refused.
 */
async function workbookRows(bytes: Uint8Array, notes: ProblemNotes): Promise<Row[]> {
  const { files, problems } = openArchive(bytes, workbookLimits);
  for (const { kind, weight: _, ...spot } of problems.shown) notes.add(kind, spot);
  if (notes.errors > 0) return [];
  if (!files.some(({ name }) => name === 'xl/workbook.xml')) {
    notes.add('sheetUnreadable');
    return [];
  }
  const safe: Record<string, Uint8Array> = {};
  for (const file of files.filter(({ name }) => /\.xml(\.rels)?$/.test(name))) {
    const whole = wholeOf(file, notes);
    if (whole === undefined) return [];
    if (!isHarmless(file.name, whole)) {
      notes.add('sheetUnreadable', { value: file.name });
      return [];
    }
    safe[file.name] = whole;
  }
  try {
    const packed = zipSync(safe, { level: 0 });
    const all = await readWorkbook(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.length));
    const page = all.find(({ data }) => data.length > 1) ?? all[0];
    return (page?.data ?? []).map((cells, i) => ({ row: i + 1, cells: cells.map(textOf) }));
  } catch {
    notes.add('sheetUnreadable');
    return [];
  }
}

function wholeOf(file: ImportFile, notes: ProblemNotes): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  const steps = file.read();
  for (let next = steps.next(); ; next = steps.next()) {
    if (!next.done) {
      pieces.push(next.value);
      continue;
    }
    if (next.value === undefined) return Buffer.concat(pieces);
    notes.add(next.value, { value: file.name });
    return undefined;
  }
}

/** No definitions of one's own in the XML, and no cell so far away that everything before it would have to be made. */
function isHarmless(name: string, bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return false;
  if (bytes[0] === 0xff || bytes[0] === 0xfe || text.includes('\0')) return false;
  if (!name.startsWith('xl/worksheets/')) return true;
  for (const [, column = '', row = ''] of text.matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d+)["']/g))
    if (Number(row) > mostRows + 100 || columnNumber(column) > mostCells) return false;
  return true;
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** A number as one reads it in the cell, a day as 2013-03-02. */
const textOf = (cell: unknown): string => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? `${cell}` : '';
};
