import type { ImportFile } from '../../archive/model.ts';
import { Cursor, isHidden, type ProblemNotes } from '../../problem/model.ts';
import { readTable } from '../../table/model.ts';
import { type Column, cellOf, columnFor } from '../cell/model.ts';
import { Ids, type Register } from '../register/model.ts';

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
      if (this.#files.has(name)) notes.add('fileTwice', { value: file.name });
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
  const raw: (string | undefined)[] = [];
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
        if (cells.length < width)
          return plan.register?.set(cells[columns[0]?.index ?? -1]?.trim() ?? '', 'faulty');
      }
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index] as Column;
        const cell = cells[column.index];
        // the same text as in the row before, which was found plain
        if (cell !== undefined && cell === raw[index]) continue;
        const value = cellOf(cells, column, at);
        raw[index] = value === cell && value !== '' ? cell : undefined;
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
      at.note(kind, undefined, row === undefined ? file.name : undefined);
      if (kind !== 'otherSeparator' && kind !== 'quoteStray') whole = false;
    },
  });
  for (let step = table.next(); !step.done; step = table.next()) {
    ids.expect((rows * file.size) / step.value);
    yield { file: file.name, row: at.row };
  }
  at.row = 0;
  if (columns === undefined && whole) at.note('fileEmpty');
  sheets.rows.set(file.name, rows);
  return whole && columns !== undefined;
}

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
      at.note('columnTwice', visibleName(cell));
      sound = false;
    } else if (!known.has(name) && !name.startsWith('metadata.')) at.note('columnUnknown', visibleName(cell));
    places.set(name, index);
  });
  const columnOf = (field: string): Column =>
    columnFor(field, places.get(field.toLowerCase()) ?? -1, plan.required.includes(field));
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
