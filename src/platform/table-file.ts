import writeExcelFile from 'write-excel-file/node';
import { type Cell, tableCsv } from './csv.ts';
import type { Made } from './route.ts';
import type { Language } from './words.ts';

/** In what form a table is taken along. */
export const forms = ['csv', 'xlsx'] as const;
export type Form = (typeof forms)[number];

export type TableToKeep = {
  /** As the file is called. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<Form, string>;

/** A table as a file: both forms go through this one door (bar sec:csv). */
export async function tableFile(table: TableToKeep, form: Form, language: Language): Promise<Made> {
  const { name, columns, rows } = table;
  const bytes = form === 'csv' ? tableCsv(columns, rows, language) : await workbook(table);
  return { name: `${name}.${form}`, type: types[form], bytes };
}

/** A cell of a workbook says of itself that it is text, so nothing in it is ever a formula. */
async function workbook({ name, columns, rows }: TableToKeep): Promise<Uint8Array> {
  const head = columns.map((value) => ({ value: plain(value), type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) =>
    row.map((cell) =>
      cell === null
        ? null
        : typeof cell === 'number'
          ? { value: cell, type: Number }
          : { value: plain(String(cell)), type: String },
    ),
  );
  const widths = columns.map((column, i) => {
    const longest = rows.slice(0, 200).map((row) => String(row[i] ?? '').length);
    return { width: Math.min(60, Math.max(10, column.length, ...longest) + 2) };
  });
  const sheet = sheetNamed(name);
  return await writeExcelFile([head, ...cells], { sheet, columns: widths, stickyRowsCount: 1 }).toBuffer();
}

/** What Excel bears on the tab of a sheet. */
const sheetNamed = (name: string): string =>
  plain(name)
    .replaceAll(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31);

/** What XML can hold and a cell has room for. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking these out is the point
    // oxlint-disable-next-line no-control-regex -- taking these out is the point
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .slice(0, 32_000);
