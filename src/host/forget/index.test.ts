import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetDaily, toldOf } from './index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a server forgets a minute after it started and then every day, until it stops', () => {
  const times: number[] = [];
  const began = Date.now();
  const stop = forgetDaily(async () => void times.push((Date.now() - began) / 60_000));
  vi.advanceTimersByTime(59_000);
  expect(times).toEqual([]);
  vi.advanceTimersByTime(3 * 86_400_000);
  expect(times).toEqual([1, 1440, 2880, 4320]);
  stop();
  vi.advanceTimersByTime(3 * 86_400_000);
  expect(times).toHaveLength(4);
});

it('tells what went, and nothing when nothing did', () => {
  expect(toldOf([{ table: 'platform.rate', rows: 0 }])).toBeUndefined();
  expect(
    toldOf([
      { table: 'platform.rate', rows: 2 },
      { table: 'school.goal', rows: 0 },
    ]),
  ).toBe('platform.rate 2');
});
