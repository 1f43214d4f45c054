import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bank,
  categories,
  entryOf,
  isKey,
  type Key,
  keys,
  kinds,
  nearness,
  ordered,
  shownFirst,
} from './model.ts';

const anyKey = fc.constantFrom(...keys);
const someKeys = fc.array(fc.oneof(anyKey, fc.constantFrom('own', 'constructor', '', 'long-gone')), {
  maxLength: 15,
});
const anyKind = fc.constantFrom(...kinds);
const anyChoice = fc.record({ tips: someKeys, helped: someKeys, wish: anyKind });

describe('the bank', () => {
  it('has forty strategies or more, in ten categories or more, three or more in each', () => {
    expect(keys.length).toBeGreaterThanOrEqual(44);
    expect(categories.length).toBeGreaterThanOrEqual(11);
    const few = categories.filter((one) => keys.filter((key) => bank[key].category === one).length < 3);
    expect(few).toEqual([]);
  });

  it('has something of its own for every kind of subject, never more than three tags, none twice', () => {
    for (const kind of kinds)
      expect(keys.filter((key) => nearness(key, kind) === 0).length).toBeGreaterThan(5);
    const isSound = (list: readonly string[], most: number) =>
      list.length > 0 && list.length <= most && new Set(list).size === list.length;
    const unsound = keys.filter((key) => !isSound(entryOf(key).tags, 3) || !isSound(entryOf(key).fits, 2));
    expect(unsound).toEqual([]);
  });

  it('knows its keys and takes nothing else for one', () => {
    expect(keys.every(isKey)).toBe(true);
    expect(['', 'toString', '__proto__', 'Phone-away'].some(isKey)).toBe(false);
  });
});

describe('the order in which a pupil is offered strategies', () => {
  it('offers every strategy once, ten at first', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const { first, more } = ordered(choice);
        expect(first).toHaveLength(shownFirst);
        expect([...first, ...more].sort()).toEqual([...keys].sort());
      }),
    );
  });

  it('puts the teacher’s pick first, then what helped, then what fits the subject, then the rest', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const ranks = all(choice).map((key) => rank(key, choice));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps the teacher’s own order, and after it the pupil’s', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const told = [...new Set([...choice.tips, ...choice.helped])].filter(isKey);
        expect(all(choice).slice(0, told.length)).toEqual(told);
      }),
    );
  });

  it('is the same every time, and tells no score', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        expect(ordered(choice)).toEqual(ordered(choice));
        expect(all(choice).every((key) => typeof key === 'string')).toBe(true);
      }),
    );
  });

  it('lets the categories take turns among equals, so that the first ten are not all alike', () => {
    for (const wish of kinds) {
      const left = all({ tips: [], helped: [], wish });
      for (const near of [0, 1, 2]) {
        const turns = left.filter((key) => nearness(key, wish) === near).map((key) => entryOf(key).category);
        const own = new Set(turns).size;
        expect(new Set(turns.slice(0, own)).size).toBe(own);
      }
    }
  });
});

type Choice = Parameters<typeof ordered>[0];

function all(choice: Choice): Key[] {
  const { first, more } = ordered(choice);
  return [...first, ...more];
}

const rank = (key: Key, { tips, helped, wish }: Choice) =>
  tips.includes(key) ? 0 : helped.includes(key) ? 1 : entryOf(key).fits.includes(wish) ? 2 : 3;
