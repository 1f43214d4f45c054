import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/dates';
import { calendar, passedUpTo, today } from '../../../../tests/world/way.ts';
import { asExtra, asRatio, forecast, paceOf, recentPace } from './model.ts';

describe('pace', () => {
  it('spreads what remains over the school weeks that remain', () => {
    expect(paceOf(passedUpTo(22), 34, '2027-06-18', today, calendar)).toEqual({ steps: 12, weeks: 27 });
    expect(paceOf(passedUpTo(40), 34, '2027-06-18', today, calendar).steps).toBe(0);
  });

  it('is said in small numbers that are never far off', () => {
    expect(asRatio(12 / 27)).toEqual({ steps: 1, weeks: 2 });
    expect(asRatio(0.75)).toEqual({ steps: 3, weeks: 4 });
    expect(asRatio(1)).toEqual({ steps: 1, weeks: 1 });
    expect(asRatio(0.1)).toEqual({ steps: 1, weeks: 10 });
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 30, noNaN: true }), (pace) => {
        const { steps, weeks } = asRatio(pace);
        expect(Number.isInteger(steps) && Number.isInteger(weeks) && steps > 0 && weeks > 0).toBe(true);
        expect(Math.abs(steps / weeks - pace) / pace).toBeLessThan(0.35);
      }),
    );
  });

  it('asks for so much more that it suffices, and no more than twice that', () => {
    expect(asExtra(0.5, 20)).toEqual({ steps: 1, weeks: 2 });
    expect(asExtra(0.05, 20)).toEqual({ steps: 1, weeks: null });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (pace) => {
        const { steps, weeks } = asExtra(pace, 400);
        if (weeks === null) throw new Error('once in 400 weeks?');
        expect(steps / weeks).toBeGreaterThanOrEqual(pace - 1e-6);
        expect(steps / weeks).toBeLessThan(2 * pace + 1e-6);
      }),
    );
  });

  it('looks back over six school weeks, holidays not counted, and no further than the beginning', () => {
    // Saturday: this week is whole; the autumn holiday of week 43 does not count
    expect(recentPace(['2026-11-20', '2026-10-05', '2026-09-01'], '2026-08-24', today, calendar)).toEqual({
      passed: 2,
      weeks: 6,
    });
    expect(recentPace(['2026-11-20'], '2026-11-09', today, calendar)).toEqual({ passed: 1, weeks: 2 });
    // Wednesday: two days of this week are behind
    expect(recentPace([], '2026-11-16', '2026-11-18', calendar).weeks).toBeCloseTo(0.4);
    expect(recentPace([], '2026-11-30', today, calendar).weeks).toBe(0);
  });
});

describe('the forecast', () => {
  const seen = { way: passedUpTo(22), target: 34, due: '2027-06-18', since: '2026-08-24', today, calendar };
  const days = (many: number, day = '2026-11-20') => Array.from({ length: many }, () => day);

  it('needs an end goal, and some time', () => {
    expect(forecast({ ...seen, due: null, passedOn: [] })).toEqual({ how: 'aimless' });
    expect(forecast({ ...seen, target: 0, passedOn: [] })).toEqual({ how: 'aimless' });
    expect(forecast({ ...seen, since: null, passedOn: [] })).toEqual({
      how: 'new',
      pace: { steps: 1, weeks: 2 },
    });
    expect(forecast({ ...seen, since: '2026-11-16', passedOn: days(3) })).toMatchObject({ how: 'new' });
    expect(forecast({ ...seen, way: passedUpTo(34), passedOn: [] })).toEqual({ how: 'reached' });
    expect(forecast({ ...seen, due: '2026-11-20', passedOn: days(3) })).toEqual({ how: 'over', steps: 12 });
  });

  it('says how far ahead or behind, in school weeks, and what would do', () => {
    // 12 steps in 27 weeks; half a step a week needs 24
    expect(forecast({ ...seen, passedOn: days(3) })).toEqual({ how: 'ahead', weeks: 3 });
    const tight = { ...seen, due: '2027-06-04' };
    expect(forecast({ ...tight, passedOn: days(3), due: '2027-05-28' })).toEqual({ how: 'onPlan' });
    expect(forecast({ ...tight, target: 35, passedOn: days(3) })).toMatchObject({
      how: 'behind',
      weeks: 1,
      extra: { steps: 1, weeks: null },
    });
    expect(forecast({ ...seen, passedOn: days(2) })).toEqual({
      how: 'behind',
      weeks: 9,
      extra: { steps: 1, weeks: 9 },
      by: '2027-06-18',
      reaches: 31,
      target: 34,
    });
    expect(forecast({ ...seen, passedOn: [] })).toMatchObject({
      how: 'behind',
      weeks: null,
      extra: { steps: 1, weeks: 2 },
    });
  });

  it('promises nothing that is not so: the extra pace reaches the goal in time, whatever the numbers', () => {
    const found = fc.check(
      fc.property(
        fc.integer({ min: 0, max: 44 }),
        fc.integer({ min: 1, max: 45 }),
        fc.integer({ min: 0, max: 230 }),
        fc.integer({ min: 0, max: 30 }),
        (done, target, inDays, recently) => {
          const due = addDays(today, inDays);
          const passedOn = days(recently);
          const found = forecast({ ...seen, way: passedUpTo(done), target, due, passedOn });
          const left = Math.max(0, target - done);
          const weeks = calendar.weeksLeft(today, due);
          if (left === 0) return found.how === 'reached';
          if (weeks === 0) return found.how === 'over';
          if (found.how === 'behind') {
            const speed = recently / 6 + found.extra.steps / (found.extra.weeks ?? weeks);
            return speed * weeks >= left - 1e-6 && found.reaches < found.target;
          }
          if (found.how === 'ahead')
            return found.weeks > 0 && (recently / 6) * (weeks - found.weeks) >= left - 1e-6;
          return found.how === 'onPlan';
        },
      ),
      { numRuns: 2000 },
    );
    expect(found.counterexample).toBeNull();
  });
});
