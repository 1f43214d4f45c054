import { packed } from './column/packed.ts';

/**
 * The typed edge between PostgreSQL's text and TypeScript's values. Rows of a batch arrive as arrays of text
 * (proto §5), so every statement lists its columns once, and reading and writing follow from that list.
 */
export type Column<T> = {
  /** The name PostgreSQL gives this type; a test compares it with the migrated database. */
  readonly type: string;
  readonly nullable: boolean;
  read(text: string): T;
  /** Text as PostgreSQL reads it, or its own binary form where that is cheaper. */
  write(value: T): string | Buffer;
};

const itself = (value: string): string => value;
const plain = (type: string): Column<string> => ({ type, nullable: false, read: itself, write: itself });

export const text = plain('text');
export const uuid = plain('uuid');
/** A calendar day as `2026-11-21`; days have no zone and are never a Date. */
export const day = plain('date');
export const int: Column<number> = { type: 'integer', nullable: false, read: Number, write: String };
export const small: Column<number> = { type: 'smallint', nullable: false, read: Number, write: String };
export const bool: Column<boolean> = {
  type: 'boolean',
  nullable: false,
  read: (t) => t === 't',
  write: (v) => (v ? 't' : 'f'),
};
export const moment: Column<Date> = {
  type: 'timestamp with time zone',
  nullable: false,
  read: (t) => new Date(`${t.replace(' ', 'T')}:00`),
  write: (v) => v.toISOString(),
};
export const bytes: Column<Buffer> = {
  type: 'bytea',
  nullable: false,
  read: (t) => Buffer.from(t.slice(2), 'hex'),
  write: (v) => v,
};
export const json: Column<unknown> = {
  type: 'jsonb',
  nullable: false,
  read: (t) => JSON.parse(t) as unknown,
  write: (v) => JSON.stringify(v),
};

/** The same kept as text, where it is only ever put back whole: schools hold no JSON that somebody could search in. */
export const kept: Column<unknown> = { ...json, type: 'text' };

/** A text that can only be one of the given words; the database checks the same by a CHECK. */
export const oneOf = <const T extends string>(..._words: readonly T[]): Column<T> =>
  plain('text') as unknown as Column<T>;

/** A column that may be empty. */
export const maybe = <T>(column: Column<T>): Column<T | null> => ({
  type: column.type,
  nullable: true,
  read: column.read,
  write: column.write,
});

/** A list of values in one parameter: a thousand rows go in by `unnest`, in 6 ms instead of 29 (stack §3), packed in less. */
export const list = <T>(column: Column<T>): Column<readonly T[]> => ({
  type: `${column.type}[]`,
  nullable: false,
  read: (t) => elements(t).map((item) => (item === null ? (null as T) : column.read(item))),
  write: (values) =>
    packed(
      column.type,
      // a million texts are not listed twice
      (column.write as unknown) === itself
        ? (values as unknown as readonly string[])
        : values.map((v) => (v === null || v === undefined ? null : column.write(v))),
    ),
});

function elements(literal: string): (string | null)[] {
  const items: (string | null)[] = [];
  let at = 1;
  while (at < literal.length - 1) {
    if (literal[at] === '"') {
      let item = '';
      for (at += 1; literal[at] !== '"'; at += 1) {
        if (literal[at] === '\\') at += 1;
        item += literal[at];
      }
      items.push(item);
      at += 2;
    } else {
      let end = literal.indexOf(',', at);
      if (end === -1) end = literal.length - 1;
      const item = literal.slice(at, end);
      items.push(item === 'NULL' ? null : item);
      at = end + 1;
    }
  }
  return items;
}

/** A column of whatever type; the statement that lists it knows which. */
// oxlint-disable-next-line no-explicit-any -- neither `unknown` nor `never` accepts both reading and writing
export type AnyColumn = Column<any>;
export type Columns = Readonly<Record<string, AnyColumn>>;
export type Row<C> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };
