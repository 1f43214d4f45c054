import { expect, it } from 'vitest';
import { isOvertaken, isShown, nextNumber } from './order.ts';

it('drops what was asked before what a part of the page shows, and nothing of another part', () => {
  const [search, tick, later] = [nextNumber(), nextNumber(), nextNumber()];
  isShown(tick, ['days', 'goals']);
  expect(isOvertaken(search, ['goals'])).toBe(true);
  expect(isOvertaken(search, ['people'])).toBe(false);
  expect(isOvertaken(search, ['page'])).toBe(false);
  expect(isOvertaken(search)).toBe(true);
  expect(isOvertaken(later, ['goals'])).toBe(false);
});

it('holds every part to be as new as the whole page that brought it', () => {
  const [before, whole, after] = [nextNumber(), nextNumber(), nextNumber()];
  isShown(whole, ['page']);
  expect(isOvertaken(before, ['goals'])).toBe(true);
  expect(isOvertaken(after, ['goals'])).toBe(false);
  expect(isOvertaken(after)).toBe(false);
});
