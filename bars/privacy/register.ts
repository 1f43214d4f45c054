import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type TestDatabase } from '../../tests/world/cluster.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';

/** What is said of a table in db/privacy.json, and of each of its columns. */
export type Declared = {
  readonly about: string;
  readonly purpose: string;
  readonly basis: string;
  readonly retention: string;
  readonly export: string;
  readonly erase: string;
  readonly columns: Readonly<Record<string, { readonly class: string }>>;
};

type Words = Readonly<Record<string, string>>;
type Written = {
  readonly classes: Words;
  readonly bases: Words;
  readonly terms: Words;
  readonly exports: Words;
  readonly erasures: Words;
  readonly tables: Readonly<
    Record<
      string,
      Omit<Declared, 'columns'> & { readonly classes: Readonly<Record<string, readonly string[]>> }
    >
  >;
};

const written = JSON.parse(readFileSync(join(root, 'db', 'privacy.json'), 'utf8')) as Written;

export const register: Readonly<Record<string, Declared>> = Object.fromEntries(
  Object.entries(written.tables).map(([table, { classes, ...rest }]) => [
    table,
    {
      ...rest,
      columns: Object.fromEntries(
        Object.entries(classes).flatMap(([name, columns]) =>
          columns.map((column) => [column, { class: name }]),
        ),
      ),
    },
  ]),
);

/** Numbers of the state and special categories: we do not keep them, whatever the column is called (trust §5, B1). */
const never =
  /(^|_)(bsn|pgn|sofi|ssn|burgerservicenummer|onderwijsnummer|personnummer|national_id|passport|religion|godsdienst|nationality|nationaliteit|ethnic|diagnosis|diagnose|medication|health|gezondheid|iban)(_|$)/;

/** What does not hold between the register and the database. */
function findings(there: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  for (const [table, columns] of there) {
    const declared = register[table];
    if (declared === undefined) {
      found.push(`${table} is not in db/privacy.json`);
      continue;
    }
    for (const column of columns) {
      if (declared.columns[column] === undefined) found.push(`${table}.${column} is not in db/privacy.json`);
      if (never.test(column)) found.push(`${table}.${column} is something we never keep`);
    }
  }
  for (const [table, declared] of Object.entries(register)) {
    const columns = there.get(table);
    if (columns === undefined) {
      found.push(`${table} is in db/privacy.json and nowhere else`);
      continue;
    }
    for (const column of Object.keys(declared.columns))
      if (!columns.includes(column)) found.push(`${table}.${column} is in db/privacy.json and nowhere else`);
    found.push(...badWords(table, declared));
  }
  return found;
}

function badWords(table: string, declared: Declared): string[] {
  const found: string[] = [];
  const known = (word: string, words: Words, what: string) => {
    if (words[word] === undefined) found.push(`${table}: "${word}" is no ${what}`);
  };
  known(declared.basis, written.bases, 'basis');
  known(declared.retention, written.terms, 'retention');
  known(declared.export, written.exports, 'export');
  known(declared.erase, written.erasures, 'erasure');
  if (declared.purpose.length < 10 || declared.about === '') found.push(`${table}: say about whom and why`);
  const classes = Object.values(declared.columns).map((column) => column.class);
  for (const name of classes) known(name, written.classes, 'class');
  const personal = classes.some((name) => ['K3', 'K4', 'K5'].includes(name));
  if (personal && (declared.basis === 'none' || declared.about === 'nobody'))
    found.push(`${table}: is about people, so it needs a basis and whom it is about`);
  if (personal && declared.retention === 'kept')
    found.push(`${table}: what is about people does not stay for ever`);
  if (personal && declared.erase === 'nothing') found.push(`${table}: what is about people can be erased`);
  if (personal && !table.startsWith('school.') && !table.startsWith('platform.'))
    found.push(`${table}: people are kept in schools and by the gate, nowhere else`);
  return found;
}

async function columnsOf({ admin }: TestDatabase): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await admin.query<{ name: string; columns: string[] }>(
    `select schema.nspname || '.' || relation.relname as name, array_agg(attname::text order by attnum) as columns
     from pg_attribute join pg_class relation on relation.oid = attrelid
     join pg_namespace schema on schema.oid = relation.relnamespace
     where schema.nspname !~ '^(pg_|information_schema$)' and relation.relkind in ('r', 'p', 'v', 'm', 'f')
       and attnum > 0 and not attisdropped
     group by 1 order by 1`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

export const privacyRegister: Bar = {
  name: 'privacy:register',
  promise:
    'Every column of every table says its class, why it is kept, on what basis, how long, and how it is exported and erased.',
  run: ({ postgres }) =>
    onDatabase({ postgres }, async (place) => {
      const there = await columnsOf(place);
      const failures = findings(there);
      // the control: a column nobody declared, one nobody may keep, and one that is gone
      await place.admin.query(
        'alter table school.person add column planted text; alter table school.birth add column bsn text; alter table school.site drop column place',
      );
      const planted = findings(await columnsOf(place));
      for (const what of [
        'school.person.planted is not in',
        'school.birth.bsn is something we never keep',
        'school.site.place is in db/privacy.json and nowhere else',
      ])
        if (!planted.some((one) => one.startsWith(what))) failures.push(`the control was not found: ${what}`);
      const columns = [...there.values()].reduce((sum, names) => sum + names.length, 0);
      return {
        met: failures.length === 0,
        figures: { tables: there.size, columns, findings: failures.length },
        failures,
      };
    }),
};
