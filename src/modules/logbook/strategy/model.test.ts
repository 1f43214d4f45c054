import { expect, it } from 'vitest';
import { freeSlot, wishOf } from './model.ts';

it('a goal bears two strategies and no more', () => {
  expect(freeSlot([])).toBe(1);
  expect(freeSlot([{ slot: 1 }])).toBe(2);
  expect(freeSlot([{ slot: 2 }])).toBe(1);
  expect(freeSlot([{ slot: 1 }, { slot: 2 }])).toBeUndefined();
});

it('help fits the subject', () => {
  expect(['wiskunde', 'engels', 'lezen', 'kunst', null].map(wishOf)).toEqual([
    'maths',
    'language',
    'reading',
    'any',
    'any',
  ]);
});
