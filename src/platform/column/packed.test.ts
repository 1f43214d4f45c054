import { expect, test } from 'vitest';
import { list, day, int, maybe, text, uuid } from '#platform/column';

const id = '0198c0de-0000-7abc-8def-0123456789ab';

test('an id is sixteen bytes, in small letters and capitals', () => {
  const bytes = list(uuid).write([id, id.toUpperCase()]) as Buffer;
  expect(bytes.subarray(24, 40).toString('hex')).toBe(id.replaceAll('-', ''));
  expect(bytes.subarray(44, 60)).toEqual(bytes.subarray(24, 40));
});

test('what is no id and no day is refused, as PostgreSQL would', () => {
  for (const wrong of ['', 'x', id.slice(1), `${id}0`, id.replace('7', 'g'), id.replaceAll('-', '')])
    expect(() => list(uuid).write([wrong])).toThrow('no id');
  for (const wrong of ['', '2026-02-30', '2026-13-01', 'tomorrow', '2026-11'])
    expect(() => list(day).write([wrong])).toThrow('no day');
});

test('days count from 2000, and never end at infinity', () => {
  const bytes = list(day).write(['2000-01-02', '1999-12-31', 'infinity', '-infinity']) as Buffer;
  expect([24, 32, 40, 48].map((at) => bytes.readInt32BE(at))).toEqual([1, -1, 2 ** 31 - 1, -(2 ** 31)]);
});

test('what is empty stays empty, and an empty list has no rows', () => {
  const bytes = list(maybe(text)).write(['ë', null]) as Buffer;
  expect(bytes.subarray(20).toString('hex')).toBe('00000002c3abffffffff');
  expect(bytes.readInt32BE(4)).toBe(1);
  expect((list(int).write([]) as Buffer).toString('hex')).toBe('000000000000000000000017');
});
