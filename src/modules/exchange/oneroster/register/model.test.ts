import { describe, expect, it } from 'vitest';
import { Ids } from './model.ts';

describe('the ids of a file', () => {
  it.each([
    ['promised nothing', 0],
    ['promised what it held', 30_000],
    ['promised far too little', 100],
    ['promised a thousand times as much', 30_000_000],
  ])('are each known again with their row, of a file that %s', (_, expected) => {
    const ids = new Ids();
    const id = (n: number) => (n % 3 === 0 ? `e${n}` : `0f8fad5b-d9cb-469f-a165-${n}`);
    for (let n = 1; n <= 30_000; n += 1) {
      ids.expect(expected);
      expect(ids.rowOf(id(n), n)).toBeUndefined();
    }
    for (let n = 1; n <= 30_000; n += 1) expect(ids.rowOf(id(n), 99_999)).toEqual({ row: n, same: true });
    expect(ids.rowOf('E3', 99_999)).toEqual({ row: 3, same: false });
    expect(ids.rowOf('e30001', 30_001)).toBeUndefined();
  });
});
