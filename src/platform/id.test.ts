import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idsOf, isId, newId } from './id.ts';

const anyMoment = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });

it('an id has the form of a uuid of version 7 and tells its moment', () => {
  fc.assert(
    fc.property(anyMoment, (now) => {
      const id = newId(now);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(isId(id)).toBe(true);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now.getTime());
    }),
  );
});

it('ids of later moments come later in order, and none comes twice', () => {
  fc.assert(
    fc.property(anyMoment, anyMoment, (one, other) => {
      const [earlier, later] = [one, other].toSorted((a, b) => a.getTime() - b.getTime()) as [Date, Date];
      expect(earlier.getTime() === later.getTime() || newId(earlier) < newId(later)).toBe(true);
    }),
  );
  const now = new Date();
  expect(new Set(Array.from({ length: 10_000 }, () => newId(now))).size).toBe(10_000);
});

it('ids of one moment follow upon each other, and two rows of them never meet', () => {
  const now = new Date();
  const [one, other] = [idsOf(now), idsOf(now)];
  const ids = Array.from({ length: 5_000 }, () => [one(), other()]).flat();
  expect(new Set(ids).size).toBe(10_000);
  expect(ids.every(isId)).toBe(true);
  expect(ids.every((id) => id.startsWith(newId(now).slice(0, 15)))).toBe(true);
});

it.each(['', 'x', '01A1FD55-7A80-7E00-BD7C-AE0F73FC4768', '01a1fd55-7a80-7e00-bd7c-ae0f73fc4768 ', '{}'])(
  'is not an id: "%s"',
  (text) => expect(isId(text)).toBe(false),
);
