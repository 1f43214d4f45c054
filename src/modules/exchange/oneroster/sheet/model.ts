import type { ImportFile } from '../../archive/model.ts';
import {
  isControl,
  isHidden,
  isInvisible,
  type ProblemKind,
  type ProblemNotes,
} from '../../problem/model.ts';
import type { Day } from '../../roster/model.ts';
import { readTable } from '../../table/model.ts';

export interface Progress {
  readonly file: string;
  readonly row: number;
}

/** The files of one import by name, and the list of what is wrong with them. */
export class Sheets {
  readonly notes: ProblemNotes;
  readonly rows = new Map<string, number>();
  readonly #files = new Map<string, ImportFile>();

  constructor(files: readonly ImportFile[], notes: ProblemNotes) {
    this.notes = notes;
    for (const file of files) {
      const name = file.name.toLowerCase();
      if (this.#files.has(name)) notes.add('fileTwice', { file: file.name });
      else this.#files.set(name, file);
    }
  }

  get names(): string[] {
    return [...this.#files.keys()];
  }

  file(name: string): ImportFile | undefined {
    return this.#files.get(`${name}.csv`.toLowerCase());
  }
}

/** Every cell of a row in the order of the fields asked for; what the file does not have is empty. */
export type Values<F extends readonly string[]> = { readonly [I in keyof F]: string };

export interface SheetPlan<F extends readonly string[]> {
  readonly name: string;
  readonly fields: F;
  /** Columns that must be there, and in every row filled. */
  readonly required: readonly F[number][];
  /** Columns that must be there but may be empty. */
  readonly expected?: readonly F[number][];
  /** Columns that the standard knows and we leave unread. */
  readonly unread: readonly string[];
  /** More rows than this no school has; it keeps what we compare pairwise small. */
  readonly most?: number;
  row(values: Values<F>, at: Cursor): void;
  /** Rows that the file itself calls removed are kept here as such. */
  readonly register?: Register<object>;
}

/** Where reading stands, and the way to say that something is wrong there. */
export class Cursor {
  readonly file: string;
  row = 0;
  readonly #notes: ProblemNotes;

  constructor(file: string, notes: ProblemNotes) {
    this.file = file;
    this.#notes = notes;
  }

  note(kind: ProblemKind, field?: string, value?: string, other?: string): void {
    this.#notes.add(kind, {
      file: this.file,
      ...(this.row > 0 && { row: this.row }),
      ...(field !== undefined && { field }),
      ...(value !== undefined && { value }),
      ...(other !== undefined && { other }),
    });
  }

  /** A day, nothing when the cell is empty, and nothing with a note when it is no day. */
  day(field: string, value: string): Day | undefined {
    if (value === '') return undefined;
    const day = value.charAt(10) === 'T' ? value.slice(0, 10) : value;
    if (isDay(day)) return day;
    this.note('dateUnknown', field, value);
    return undefined;
  }

  yesNo(field: string, value: string): boolean | undefined {
    const word = value.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    if (value !== '') this.note('yesNoUnknown', field, value);
    return undefined;
  }
}

/** Rows by id. A row that the file calls removed, or that has a fault of its own, is known and yet nothing. */
export class Register<T extends object> {
  readonly file: string;
  /** False when the file could not be read: then nobody can say that a reference leads nowhere. */
  complete = false;
  readonly #rows = new Map<string, T | 'removed' | 'faulty'>();

  constructor(name: string) {
    this.file = `${name}.csv`;
  }

  set(id: string, row: T | 'removed' | 'faulty'): void {
    this.#rows.set(id, row);
  }

  get(id: string): T | undefined {
    const row = this.#rows.get(id);
    return typeof row === 'object' ? row : undefined;
  }

  *all(): Generator<T> {
    for (const row of this.#rows.values()) if (typeof row === 'object') yield row;
  }

  /** What a reference leads to; when it leads nowhere, that is noted. */
  find(id: string, at: Cursor, field: string, missing: ProblemKind = 'referenceMissing'): T | undefined {
    const row = this.#rows.get(id);
    if (typeof row === 'object') return row;
    if (row === 'removed') at.note('referenceRemoved', field, id, this.file);
    else if (row === undefined && this.complete && id !== '') at.note(missing, field, id, this.file);
    return undefined;
  }
}

export const shortCell = 500;
export const longCell = 5000;
const idField = 'sourcedId';

/**
 * Reads one file of the standard, row by row, and checks what holds for all of them: columns, ids, statuses, and
 * that no cell hides anything. A row with a fault is still told when it has an id, so that one mistake does not
 * look like a hundred. Returns whether the file was read to its end.
 */
export function* readSheet<const F extends readonly string[]>(
  sheets: Sheets,
  plan: SheetPlan<F>,
): Generator<Progress, boolean> {
  const file = sheets.file(plan.name);
  if (file === undefined) return false;
  const at = new Cursor(file.name, sheets.notes);
  const ids = new Ids();
  const values: string[] = [];
  let columns: Column[] | undefined;
  let statusColumn: Column | undefined;
  let width = 0;
  let whole = true;
  let rows = 0;

  const table = readTable(file, {
    row(cells, row) {
      at.row = row;
      if (columns === undefined) {
        const header = headerOf(cells, plan, at);
        columns = header?.columns ?? [];
        statusColumn = header?.status;
        width = cells.length;
        whole = header !== undefined;
        return;
      }
      if (!whole) return;
      rows += 1;
      if (plan.most !== undefined && rows > plan.most) {
        at.note('rowsTooMany', undefined, undefined, String(plan.most));
        whole = false;
        return;
      }
      if (cells.length < width || (cells.length > width && cells.slice(width).some((cell) => cell !== ''))) {
        at.note('columnCount', undefined, String(cells.length), String(width));
        if (cells.length < width) return;
      }
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index] as Column;
        const value = cellOf(cells, column, at);
        if (value === '' && column.required) at.note('valueMissing', column.field);
        values[index] = value;
      }
      const id = values[0] as string;
      if (columns[0]?.field === idField && (id === '' || !isNew(ids, id, at))) return;
      if (statusColumn !== undefined && isRemoved(cellOf(cells, statusColumn, at), at)) {
        plan.register?.set(id, 'removed');
        return;
      }
      plan.row(values as unknown as Values<F>, at);
    },
    fault(kind, row) {
      at.row = row ?? 0;
      at.note(kind);
      if (kind !== 'otherSeparator' && kind !== 'quoteStray') whole = false;
    },
  });
  for (let step = table.next(); !step.done; step = table.next()) yield { file: file.name, row: at.row };
  at.row = 0;
  if (columns === undefined && whole) at.note('fileEmpty');
  sheets.rows.set(file.name, rows);
  return whole && columns !== undefined;
}

interface Column {
  readonly field: string;
  /** Where it stands in the file; -1 when the file does not have it. */
  readonly index: number;
  readonly required: boolean;
  /** In an id nothing is mended: two ids that look alike could become one. */
  readonly exact: boolean;
  readonly longest: number;
}

const exactField = /sourcedId/i;

function headerOf<F extends readonly string[]>(
  cells: readonly string[],
  plan: SheetPlan<F>,
  at: Cursor,
): { columns: Column[]; status: Column | undefined } | undefined {
  const places = new Map<string, number>();
  const known = new Set(
    [...plan.fields, ...plan.unread, 'status', 'dateLastModified'].map((name) => name.toLowerCase()),
  );
  let sound = true;
  cells.forEach((cell, index) => {
    const name = cell.trim().toLowerCase();
    if (name === '') return;
    if (places.has(name)) {
      at.note('columnTwice', cell.trim());
      sound = false;
    } else if (!known.has(name) && !name.startsWith('metadata.')) at.note('columnUnknown', visibleName(cell));
    places.set(name, index);
  });
  const columnOf = (field: string): Column => ({
    field,
    index: places.get(field.toLowerCase()) ?? -1,
    required: plan.required.includes(field),
    exact: exactField.test(field),
    longest: /s$/.test(field) ? longCell : shortCell, // plural: a list
  });
  for (const field of [...plan.required, ...(plan.expected ?? [])]) {
    if (places.has(field.toLowerCase())) continue;
    at.note('columnMissing', field);
    sound = false;
  }
  if (!sound) return undefined;
  return {
    columns: plan.fields.map(columnOf),
    status: places.has('status') ? columnOf('status') : undefined,
  };
}

const visibleName = (cell: string): string =>
  [...cell.trim().slice(0, 40)].filter((character) => !isHidden(character.codePointAt(0) ?? 0)).join('');

function cellOf(cells: readonly string[], column: Column, at: Cursor): string {
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

function isNew(ids: Ids, id: string, at: Cursor): boolean {
  const first = ids.rowOf(id, at.row);
  if (first === undefined) return true;
  at.note(first.same ? 'idTwice' : 'idCase', idField, id, String(first.row));
  return !first.same;
}

function isRemoved(status: string, at: Cursor): boolean {
  const word = status.toLowerCase();
  if (word === '' || word === 'active') return false;
  if (word === 'tobedeleted' || word === 'inactive') at.note('rowRemoved', 'status', status);
  else at.note('statusUnknown', 'status', status);
  return true;
}

/**
 * The ids of one file with their rows, in 16 bytes each where a set of strings takes five times that: a roster of a
 * hundred thousand pupils has more than a million. Ids are known by 64 bits of hash, blind to the case of letters,
 * and 32 bits that see it; two ids of one file that meet by chance would stop an import, never mix two rows.
 */
export class Ids {
  #slots = new Uint32Array(4 * 1024);
  #count = 0;

  /** Keeps the id; when it, or one that differs only in capitals, was there before: in which row. */
  rowOf(id: string, row: number): { row: number; same: boolean } | undefined {
    if (this.#count * 16 > this.#slots.length * 3) this.#grow();
    const folded = id.toLowerCase();
    const a = hash(folded, 0x9e3779b9, 0x5bd1e995);
    const b = hash(folded, 0x85ebca6b, 0x01000193);
    const exact = folded === id ? a : hash(id, 0xc2b2ae35, 0x5bd1e995);
    const slots = this.#slots;
    let at = slotOf(slots, a, b);
    let near: number | undefined;
    for (; slots[at + 3] !== 0; at = (at + 4) % slots.length) {
      if (slots[at] !== a || slots[at + 1] !== b) continue;
      if (slots[at + 2] === exact) return { row: slots[at + 3] as number, same: true };
      near ??= slots[at + 3] as number;
    }
    this.#put(slots, at, a, b, exact, row);
    this.#count += 1;
    return near === undefined ? undefined : { row: near, same: false };
  }

  #put(slots: Uint32Array, at: number, a: number, b: number, exact: number, row: number): void {
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = exact;
    slots[at + 3] = row;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    for (let from = 0; from < old.length; from += 4) {
      const row = old[from + 3] as number;
      if (row === 0) continue;
      const a = old[from] as number;
      const b = old[from + 1] as number;
      let at = slotOf(slots, a, b);
      while (slots[at + 3] !== 0) at = (at + 4) % slots.length;
      this.#put(slots, at, a, b, old[from + 2] as number, row);
    }
    this.#slots = slots;
  }
}

const slotOf = (slots: Uint32Array, a: number, b: number): number =>
  (((a ^ b) >>> 0) % (slots.length / 4)) * 4;

function hash(text: string, seed: number, factor: number): number {
  let value = seed ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), factor);
    value ^= value >>> 15;
  }
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return (value ^ (value >>> 15)) >>> 0;
}

function isDay(value: string): boolean {
  if (!/^[12]\d\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** The ids of a cell that holds several, each once. */
export const listOf = (value: string): string[] =>
  value === '' ? [] : [...new Set(value.split(',').map((part) => part.trim()))].filter((part) => part !== '');
