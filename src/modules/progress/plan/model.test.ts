import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, mondayOf, weekdayOf } from '#platform/dates';
import { calendar, passedUpTo, today } from '../../../../tests/world/way.ts';
import { dueSteps } from './model.ts';

describe('which steps are due when', () => {
  it('spreads every remaining step once, in order, in school weeks up to the end goal', () => {
    const found = fc.check(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 45 }),
        fc.integer({ min: 0, max: 230 }),
        (done, target, inDays) => {
          const due = addDays(today, inDays);
          const plan = dueSteps(passedUpTo(done), target, due, new Map(), today, calendar);
          const places = plan.map(({ placed: { place } }) => place);
          if (calendar.weeksLeft(today, due) === 0) return plan.length === 0;
          const mondays = plan.map(({ monday }) => monday);
          return (
            isDeepStrictEqual(
              places,
              Array.from({ length: Math.max(0, target - done) }, (_, i) => done + i + 1),
            ) &&
            isDeepStrictEqual(mondays, mondays.toSorted()) &&
            mondays.every(
              (monday) =>
                weekdayOf(monday) === 1 &&
                calendar.days(monday).length > 0 &&
                monday <= due &&
                monday >= mondayOf(today),
            )
          );
        },
      ),
    );
    expect(found.counterexample).toBeNull();
  });

  it('leaves a step where somebody put it, out of holidays and never behind us', () => {
    const moved = new Map([
      ['s23', '2026-12-21'],
      ['s24', '2026-09-07'],
      ['s25', '2027-03-01'],
    ]);
    const plan = dueSteps(passedUpTo(22), 34, '2027-06-18', moved, today, calendar);
    const weekOf = (step: string) => plan.find(({ placed: one }) => one.step === step);
    expect(weekOf('s23')).toMatchObject({ monday: '2027-01-04', moved: true });
    expect(weekOf('s24')).toMatchObject({ monday: '2026-11-23', moved: true });
    expect(weekOf('s25')).toMatchObject({ monday: '2027-03-01', moved: true });
    expect(weekOf('s26')?.moved).toBe(false);
  });

  it('plans nothing without an end goal or after its day', () => {
    expect(dueSteps(passedUpTo(1), 9, null, new Map(), today, calendar)).toEqual([]);
    expect(dueSteps(passedUpTo(1), 9, '2026-11-20', new Map(), today, calendar)).toEqual([]);
  });
});
