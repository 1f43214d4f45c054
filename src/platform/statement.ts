import type { AnyColumn, Columns, Row } from './column.ts';
import { Refusal } from './refusal.ts';

/** The database roles an app process signs in as; each has one small pool of its own (design §4). */
export type Role = 'gate' | 'member' | 'school' | 'counts' | 'network' | 'jobs';

/** A named statement with its parameters filled in, ready to be put in a batch; `R` says which roles may send it. */
export type Query<T, R extends Role = never> = {
  readonly statement: Statement;
  readonly values: readonly Sent[];
  read(rows: readonly (readonly (string | null)[])[], changed: number): T;
  /** Only the type knows: a query for the school's roles does not fit a batch of the network's. */
  readonly roles?: (role: R) => void;
};

/** A value on its way to the database: text, or its binary form. */
export type Sent = string | Buffer | null;

export type Statement = {
  readonly name: string;
  readonly text: string;
  readonly inputs: readonly AnyColumn[];
  readonly outputs: Columns;
  readonly roles: readonly Role[];
};

type Input<I extends Columns> = string extends keyof I ? [] : [input: Row<I>];
type Plan<I, O> = { readonly in?: I; readonly out: O };

/** Every statement of the house, by name: a test prepares each against the migrated database. */
export const statements = new Map<string, Statement>();

/**
 * Declares statements for one or more database roles. In the SQL, `$name` stands for an input.
 * - `many` gives rows, `maybe` a row or undefined, `one` a row or the refusal not-found, `change` how many changed.
 */
export function sqlFor<const R extends Role>(...roles: R[]) {
  const declare = <I extends Columns, O extends Columns>(name: string, sql: string, plan: Plan<I, O>) => {
    const inputs = plan.in ?? ({} as I);
    const names = Object.keys(inputs);
    const used = new Set<string>();
    const text = sql.replace(/\$([a-z][a-zA-Z]*)/g, (_, key: string) => {
      const at = names.indexOf(key);
      if (at === -1) throw new Error(`statement ${name}: $${key} is not among its inputs`);
      used.add(key);
      const column = inputs[key] as AnyColumn;
      return `$${at + 1}::${column.type}`;
    });
    const unused = names.filter((key) => !used.has(key));
    if (unused.length > 0) throw new Error(`statement ${name}: input ${unused.join(', ')} is not used`);
    if (statements.has(name)) throw new Error(`two statements are called ${name}`);
    const statement: Statement = {
      name,
      text,
      inputs: names.map((key) => inputs[key] as AnyColumn),
      outputs: plan.out,
      roles,
    };
    statements.set(name, statement);
    const keys = Object.keys(plan.out);
    const columns = keys.map((key) => plan.out[key] as AnyColumn);
    const toRow = (values: readonly (string | null)[]): Row<O> => {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < keys.length; i += 1) {
        const value = values[i] as string | null;
        row[keys[i] as string] = value === null ? null : (columns[i] as AnyColumn).read(value);
      }
      return row as Row<O>;
    };
    const toValues = (input: Row<I> | undefined): Sent[] =>
      names.map((key, i) => {
        const value = (input as Record<string, unknown>)[key];
        return value === null || value === undefined ? null : (statement.inputs[i] as AnyColumn).write(value);
      });
    return { statement, toRow, toValues };
  };
  return {
    many<I extends Columns, O extends Columns>(name: string, sql: string, plan: Plan<I, O>) {
      const { statement, toRow, toValues } = declare(name, sql, plan);
      return (...[input]: Input<I>): Query<Row<O>[], R> => ({
        statement,
        values: toValues(input),
        read: (rows) => rows.map(toRow),
      });
    },
    maybe<I extends Columns, O extends Columns>(name: string, sql: string, plan: Plan<I, O>) {
      const { statement, toRow, toValues } = declare(name, sql, plan);
      return (...[input]: Input<I>): Query<Row<O> | undefined, R> => ({
        statement,
        values: toValues(input),
        read: (rows) => (rows[0] === undefined ? undefined : toRow(rows[0])),
      });
    },
    one<I extends Columns, O extends Columns>(name: string, sql: string, plan: Plan<I, O>) {
      const { statement, toRow, toValues } = declare(name, sql, plan);
      return (...[input]: Input<I>): Query<Row<O>, R> => ({
        statement,
        values: toValues(input),
        read: (rows) => {
          if (rows[0] === undefined) throw new Refusal('not-found');
          return toRow(rows[0]);
        },
      });
    },
    change<I extends Columns>(name: string, sql: string, plan: { readonly in?: I } = {}) {
      const { statement, toValues } = declare(name, sql, { ...plan, out: {} });
      return (...[input]: Input<I>): Query<number, R> => ({
        statement,
        values: toValues(input),
        read: (_, changed) => changed,
      });
    },
  };
}
