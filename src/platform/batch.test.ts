import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bool,
  bytes,
  type Column,
  day,
  int,
  json,
  list,
  maybe,
  moment,
  small,
  text,
  uuid,
} from '#platform/column';
import { sqlFor } from '#platform/statement';
import { aDatabase, rowsOf } from '../../tests/world/index.ts';

const place = await aDatabase();
const { database } = place;

// the gate's own table needs no scope: what is tested here is the wire, not the walls
const gate = sqlFor('gate');
const times = { in: { what: text }, out: { tries: int } };
const note = gate.change(
  'test.batch.note',
  `insert into platform.rate (what, who, window_start, tries) values ($what, '\\x00', 'epoch', 1)`,
  { in: { what: text } },
);
const noted = gate.maybe('test.batch.noted', 'select tries from platform.rate where what = $what', times);
const oneNoted = gate.one('test.batch.one', 'select tries from platform.rate where what = $what', times);
const more = gate.change('test.batch.more', 'update platform.rate set tries = tries + 1 where what = $what', {
  in: { what: text },
});
const divide = gate.one('test.batch.divide', 'select 12 / $by', { in: { by: int }, out: { result: int } });
const nowhere = gate.many('test.batch.nowhere', 'select a from platform.nothing', { out: { a: text } });
const who = gate.one('test.batch.who', 'select pg_backend_pid()', { out: { pid: int } });

describe('a batch', () => {
  it('gives each query its own result, in order, the same statement twice with other values', async () => {
    const what = randomUUID();
    const [before, added, once, changed, other, twice] = await database.read('gate', [
      noted({ what }),
      note({ what }),
      noted({ what }),
      more({ what }),
      divide({ by: 4 }),
      noted({ what }),
    ]);
    expect([before, added, once, changed, other, twice]).toEqual([
      undefined,
      1,
      { tries: 1 },
      1,
      { result: 3 },
      { tries: 2 },
    ]);
  });

  it('is one transaction: an error at the end undoes the beginning', async () => {
    const what = randomUUID();
    await expect(database.read('gate', [note({ what }), divide({ by: 0 })])).rejects.toMatchObject({
      code: '22012',
    });
    expect(await database.read('gate', [noted({ what })])).toEqual([undefined]);
  });

  it('that broke early does not poison its connection: what came after the error was never prepared', async () => {
    const fresh = ['a', 'b', 'c'].map((name) =>
      gate.one(`test.batch.fresh.${name}`, 'select $x', { in: { x: text }, out: { x: text } }),
    );
    const all = () => fresh.map((query, i) => query({ x: String(i) }));
    const expected = [{ x: '0' }, { x: '1' }, { x: '2' }];
    // one connection, so that the same one meets every error
    await database.inTransaction('gate', async (transaction) => {
      await transaction.send([who()]);
      await expect(transaction.send([divide({ by: 0 }), ...all()])).rejects.toMatchObject({ code: '22012' });
    });
    const problems = [
      [divide({ by: 0 }), 'division by zero'],
      [nowhere(), 'does not exist'],
      [oneNoted({ what: 'is not there' }), 'not-found'],
    ] as const;
    for (const [broken, says] of problems) {
      await expect(database.read('gate', [broken, ...all()])).rejects.toThrow(says);
      expect(await database.read('gate', all())).toEqual(expected);
      await expect(database.read('gate', [...all(), broken, ...all()])).rejects.toThrow(says);
      expect(await database.read('gate', [...all(), ...all()])).toEqual([...expected, ...expected]);
    }
  });

  it('keeps its results apart from those of a hundred others', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const [{ result }] = await database.read('gate', [divide({ by: (i % 12) + 1 })]);
        return result === Math.trunc(12 / ((i % 12) + 1));
      }),
    );
    expect(answers.every(Boolean)).toBe(true);
  });
});

describe('a transaction', () => {
  it('keeps what was committed and nothing of what was left', async () => {
    const [kept, left, failed] = [randomUUID(), randomUUID(), randomUUID()];
    await database.inTransaction('gate', async ({ send, commit }) => {
      expect(await send([note({ what: kept }), noted({ what: kept })])).toEqual([1, { tries: 1 }]);
      expect(await commit([more({ what: kept })])).toEqual([1]);
    });
    const leave = database.inTransaction('gate', async ({ send }) => {
      await send([note({ what: left })]);
      throw new Error('changed my mind');
    });
    await expect(leave).rejects.toThrow('changed my mind');
    const fail = database.inTransaction('gate', async ({ send, commit }) => {
      await send([note({ what: failed })]);
      await commit([divide({ by: 0 })]);
    });
    await expect(fail).rejects.toMatchObject({ code: '22012' });
    const found = await rowsOf(place, 'select what, tries from platform.rate where what = any($1)', [
      [kept, left, failed],
    ]);
    expect(found).toEqual([{ what: kept, tries: 2 }]);
  });

  it('that lost its connection says so, and the next one gets another', async () => {
    const [{ pid }] = await database.read('gate', [who()]);
    const lost = database.inTransaction('gate', async ({ send }) => {
      const [here] = await send([who()]);
      await place.admin.query('select pg_terminate_backend($1)', [here.pid]);
      return await send([divide({ by: 1 })]);
    });
    await expect(lost).rejects.toThrow(/terminat|closed|ECONNRESET|EPIPE|connection e/i);
    expect(pid).toBeGreaterThan(0);
    for (let i = 0; i < 5; i += 1)
      expect(await database.read('gate', [divide({ by: 3 })])).toEqual([{ result: 4 }]);
  });
});

/** Texts as people can type them; PostgreSQL keeps every character but the one with the number zero. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'NULL', 'null', '{}', '"', '\\', '\\"', ',', "'; drop --", ' ', '\n'),
  )
  .map((typed) => typed.toWellFormed().replaceAll('\0', ''));
const anyId = fc.uuid().map((id) => id.toLowerCase());
const anyDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyMoment = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const anyInt = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });
const anySmall = fc.integer({ min: -32_768, max: 32_767 });
const anyBytes = fc.uint8Array().map((items) => Buffer.from(items));
const anyJson = fc.jsonValue({ noUnicodeString: false }).map((value) =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, '?')
      .replaceAll('-0', '0'),
  ),
);

const columns: Readonly<Record<string, readonly [Column<never>, fc.Arbitrary<unknown>]>> = {
  text: [text as never, anyText],
  uuid: [uuid as never, anyId],
  day: [day as never, anyDay],
  int: [int as never, anyInt],
  small: [small as never, anySmall],
  bool: [bool as never, fc.boolean()],
  moment: [moment as never, anyMoment],
  bytes: [bytes as never, anyBytes],
  json: [json as never, anyJson],
};

describe('values come back as they went in', () => {
  it.each(Object.entries(columns))(
    '%s: one, perhaps one, a list, and a list with gaps',
    async (name, [column, any]) => {
      const plan = { one: column, perhaps: maybe(column), all: list(column), gaps: list(maybe(column)) };
      const through = gate.one(`test.batch.through.${name}`, 'select $one, $perhaps, $all, $gaps', {
        in: plan,
        out: plan,
      });
      const gone = (value: unknown) => fc.option(value as fc.Arbitrary<unknown>, { nil: null });
      await fc.assert(
        fc.asyncProperty(
          any,
          gone(any),
          fc.array(any),
          fc.array(gone(any)),
          async (one, perhaps, all, gaps) => {
            const row = { one, perhaps, all, gaps };
            const [back] = await database.read('gate', [through(row as never)]);
            expect(back).toEqual(row);
          },
        ),
        { numRuns: 150 },
      );
    },
  );
});
