import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { type AnyColumn, text } from '#platform/column';
import { type Role, type Statement, sqlFor, statements } from '#platform/statement';
import { aDatabase } from '../../tests/world/index.ts';

const place = await aDatabase();

/** Every store of the house declares its statements when it is loaded. */
const source = join(import.meta.dirname, '..');
const stores = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)store\.ts$|^platform\/(journal|scope|database)\.ts$/.test(file),
);
for (const file of stores) await import(join(source, file));

const clients = new Map<Role, pg.Client>();
afterAll(() => Promise.all([...clients.values()].map((client) => client.end())));
async function as(role: Role): Promise<pg.Client> {
  let client = clients.get(role);
  if (client === undefined) {
    client = new pg.Client(place.connect(role));
    await client.connect();
    clients.set(role, client);
  }
  return client;
}

type Field = { name: string; dataTypeID: number; tableID: number; columnID: number };

/** What PostgreSQL says a statement takes and gives, without running it. */
function described(client: pg.Client, { name, text: sql }: Statement): Promise<readonly Field[]> {
  return new Promise((resolve, reject) => {
    let fields: readonly Field[] = [];
    client.query({
      submit(connection: Wire) {
        connection.parse({ name, text: sql });
        connection.describe({ type: 'S', name });
        connection.sync();
        return null;
      },
      handleRowDescription: (message: { fields: readonly Field[] }) => {
        fields = message.fields;
      },
      handleError: reject,
      handleReadyForQuery: () => resolve(fields),
      handleEmptyQuery() {},
    } as unknown as pg.Submittable);
  });
}
type Wire = {
  parse(message: { name: string; text: string }): void;
  describe(message: { type: 'S'; name: string }): void;
  sync(): void;
};

const typeNames = new Map<number, string>();
const nullable = new Map<string, boolean>();
for (const { oid, name } of (
  await place.admin.query('select oid, format_type(oid, null) as name from pg_type')
).rows)
  typeNames.set(oid, name);
for (const { key, open } of (
  await place.admin.query(
    "select attrelid || '.' || attnum as key, not attnotnull as open from pg_attribute where attnum > 0",
  )
).rows)
  nullable.set(key, open);

/** begin, commit and rollback take and give nothing. */
const isPlain = ({ text: sql }: Statement) => !/^(begin|commit|rollback)$/.test(sql);

/**
 * What an action leaves behind is written for whichever hat acts. Hats that change nothing yet, and imports, which have
 * no keys, have no grant on these tables; the office may not even name them.
 */
const ofSomeHats = /^platform\.(journal|journal_text|request_key\.(keep|read))$/;

/** Columns that may be empty in the table and are asked for only where they are not. */
const neverEmptyHere: readonly string[] = [
  'goals.served serves',
  'goals.courses enrolment',
  'identity.demo_people handle',
  'organisations.taken_handles handle',
  'logbook.helped_before strategy',
  'logbook.line pupil',
  'logbook.line reach',
  'logbook.line version',
  'logbook.line before',
  'progress.aims step',
  'progress.queue readyAt',
  'people.roster.years_of_groups year',
];

const all = [...statements.values()].filter(isPlain);
const sent = all.flatMap((statement) =>
  statement.roles
    .filter((role) => role !== 'network' || !ofSomeHats.test(statement.name))
    .map((role) => [statement.name, role, statement] as const),
);

describe('every statement of every store', () => {
  it('was found', () => {
    expect(stores.length).toBeGreaterThan(5);
    expect(all.length).toBeGreaterThan(40);
  });

  it.each(sent)(
    '%s, sent by %s, takes and gives what its store says, and may',
    async (name, role, statement) => {
      const client = await as(role);
      const fields = await described(client, statement);
      const { rows } = await client.query(
        'select parameter_types::text[] as types from pg_prepared_statements where name = $1',
        [name],
      );
      const outputs: readonly [string, AnyColumn][] = Object.entries(statement.outputs);
      expect(rows[0].types).toEqual(statement.inputs.map(({ type }) => type));
      // what nobody reads has no type to compare
      const read = outputs.length > 0 ? fields : [];
      expect(read.map(({ dataTypeID }) => typeNames.get(dataTypeID))).toEqual(
        outputs.map(([, { type }]) => type),
      );
      const empty = outputs.filter(([key, column], i) => {
        const { tableID, columnID } = fields[i] as Field;
        const mayBe = nullable.get(`${tableID}.${columnID}`) ?? false;
        return mayBe && !column.nullable && !neverEmptyHere.includes(`${name} ${key}`);
      });
      expect(empty, 'may be empty in the table, and the store says it is not').toEqual([]);
      // planning for execution asks for every grant, and changes nothing
      const nothing = statement.inputs.map(() => 'null').join(', ');
      const refused = await client
        .query(`explain execute "${name}"${nothing === '' ? '' : `(${nothing})`}`)
        .then(
          () => 'not',
          (error: { code: string }) => error.code,
        );
      expect(ofSomeHats.test(name) ? ['not', '42501'] : ['not']).toContain(refused);
    },
  );
});

it('no statement counts from the server’s day: that is another one than the school’s for two hours a night', () => {
  const servers = /now\(\)\s*::\s*date|current_date|localtimestamp|date\(now/i;
  expect(all.filter(({ text: sql }) => servers.test(sql)).map(({ name }) => name)).toEqual([]);
  expect('$at >= app.now()::date').toMatch(servers);
});

describe('declaring a statement', () => {
  const gate = sqlFor('gate');
  it('refuses an input that is not there, one that is not used, and a name twice', () => {
    expect(() => gate.many('test.unknown', 'select $who', { out: { who: text } })).toThrow(
      /\$who is not among/,
    );
    expect(() => gate.many('test.unused', 'select 1', { in: { who: text }, out: {} })).toThrow(
      /who is not used/,
    );
    gate.change('test.once', 'select 1');
    expect(() => gate.change('test.once', 'select 1')).toThrow(/two statements/);
  });

  it('gives one row, perhaps one, all, or how many changed', () => {
    const one = gate.one('test.one', 'select 1', { out: { a: text } })();
    const maybe = gate.maybe('test.maybe', 'select 1', { out: { a: text } })();
    const many = gate.many('test.many', 'select 1', { out: { a: text } })();
    expect(one.read([['x']], 1)).toEqual({ a: 'x' });
    expect(() => one.read([], 0)).toThrow(expect.objectContaining({ kind: 'not-found' }));
    expect(maybe.read([], 0)).toBeUndefined();
    expect(many.read([['x'], [null]], 2)).toEqual([{ a: 'x' }, { a: null }]);
    expect(gate.change('test.change', 'select 1')().read([], 3)).toBe(3);
  });
});
