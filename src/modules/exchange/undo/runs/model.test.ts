import { describe, expect, it } from 'vitest';
import { idsOf, newId } from '#platform/id';
import { idsIn, runsOf } from './model.ts';

const now = new Date('2026-11-21T09:00:00Z');

describe('the ids of an import', () => {
  it('are kept as runs and come back as they were', () => {
    const next = idsOf(now);
    const ids = Array.from({ length: 1_000 }, next);
    const gaps = ids.filter((_, n) => n % 100 !== 7);
    const others = [newId(now), ...ids, newId(now)];
    expect(runsOf(ids).length).toBeLessThan(3);
    for (const list of [[], ids, gaps, others, ids.toReversed(), [...ids, ...ids]])
      expect(idsIn(runsOf(list))).toEqual(list);
    expect(runsOf(ids.slice(0, 400), [], ids.slice(400))).toEqual(runsOf(ids));
  });

  it('may have been written out, as they once were', () => {
    const ids = [newId(now), newId(now)];
    expect(idsIn(ids)).toEqual(ids);
  });
});
