import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clash, fillIn, firstClash, timeOf } from './model.ts';

const moment = fc.record({
  weekday: fc.integer({ min: 1, max: 5 }),
  at: fc.integer({ min: 480, max: 960 }).map(timeOf),
  minutes: fc.constantFrom(10, 15, 20, 30),
});
const stretch = fc
  .record({
    weekday: fc.integer({ min: 1, max: 5 }),
    from: fc.integer({ min: 480, max: 720 }),
    length: fc.integer({ min: 5, max: 240 }),
  })
  .map(({ weekday, from, length }) => ({ weekday, from: timeOf(from), until: timeOf(from + length) }));

describe('standing moments', () => {
  it('given to a whole group at once never overlap, and nobody is forgotten in silence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.array(stretch, { maxLength: 4 }),
        fc.constantFrom(10, 15, 20, 30),
        fc.option(moment),
        (n, stretches, minutes, one) => {
          const pupils = Array.from({ length: n }, (_, i) => `pupil ${i}`);
          const standing = one === null ? [] : [{ pupil: 'other', ...one }];
          const { placed, left } = fillIn(pupils, stretches, minutes, standing);
          expect(firstClash([...placed, ...standing])).toBeUndefined();
          expect([...placed.map(({ pupil }) => pupil), ...left].toSorted()).toEqual(pupils.toSorted());
        },
      ),
    );
  });

  it('that touch do not clash, those that overlap do, on one day only', () => {
    const at = (time: string, weekday = 2) => ({ weekday, at: time, minutes: 15 });
    expect(clash(at('09:50'), at('10:05'))).toBe(false);
    expect(clash(at('09:50'), at('10:00'))).toBe(true);
    expect(clash(at('09:50'), at('10:00', 3))).toBe(false);
  });

  it('finds a clash whenever there is one', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 8 }), (moments) => {
        const placed = moments.map((one, i) => ({ pupil: `pupil ${i}`, ...one }));
        const any = placed.some((one, i) => placed.slice(i + 1).some((other) => clash(one, other)));
        expect(firstClash(placed) !== undefined).toBe(any);
      }),
    );
  });
});
