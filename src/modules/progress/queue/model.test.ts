import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#platform/dates';
import { calendar, today } from '../../../../tests/world/way.ts';
import { schoolDaysWaited } from './model.ts';

describe('the queue', () => {
  it('counts waiting in school days', () => {
    expect(schoolDaysWaited('2026-11-20', '2026-11-20', calendar)).toBe(0);
    expect(schoolDaysWaited('2026-11-20', '2026-11-23', calendar)).toBe(1);
    expect(schoolDaysWaited('2026-10-16', '2026-10-26', calendar)).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (away) => {
        const days = schoolDaysWaited(addDays(today, -away), today, calendar);
        expect(days).toBeLessThanOrEqual(daysBetween(addDays(today, -away), today));
      }),
    );
  });
});
