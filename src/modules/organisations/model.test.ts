import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/dates';
import {
  breaksOf,
  lastSchoolDayOf,
  schoolDaysOf,
  schoolWeeks,
  schoolWeeksLeft,
  schoolWeeksSince,
  spanOn,
} from './model.ts';

const aDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('2000-01-01', days));
const autumn = { starts: '2026-10-17', ends: '2026-10-25' };
const christmas = { starts: '2026-12-19', ends: '2027-01-03' };

describe('a school week', () => {
  it('ends on its last school day: Thursday when Friday is free', () => {
    expect(lastSchoolDayOf('2026-11-23', [])).toBe('2026-11-27');
    expect(lastSchoolDayOf('2026-11-23', [{ starts: '2026-11-27', ends: '2026-11-27' }])).toBe('2026-11-26');
    expect(lastSchoolDayOf('2026-12-21', [christmas])).toBeUndefined();
    expect(schoolDaysOf('2026-10-19', [autumn])).toEqual([]);
  });

  it('does not count when it is a holiday: nobody is stuck in the summer', () => {
    expect(schoolWeeks('2026-10-12', '2026-10-30', [autumn])).toEqual(['2026-10-12', '2026-10-26']);
    expect(schoolWeeksSince('2026-10-14', '2026-10-27', [autumn])).toBe(0);
    expect(schoolWeeksSince('2026-10-14', '2026-11-03', [autumn])).toBe(1);
    expect(schoolWeeksSince('2026-11-21', '2026-11-21', [])).toBe(0);
    expect(schoolWeeksSince('2026-12-14', '2027-01-12', [christmas])).toBe(1);
  });

  it('is still to come on Friday, and not any more on Saturday', () => {
    expect(schoolWeeksLeft('2026-11-20', '2026-12-04', [])).toBe(3);
    expect(schoolWeeksLeft('2026-11-21', '2026-12-04', [])).toBe(2);
    expect(schoolWeeksLeft('2026-12-18', '2027-01-08', [christmas])).toBe(2);
    expect(schoolWeeksLeft('2026-12-05', '2026-12-04', [])).toBe(0);
  });

  it('never grows by adding a holiday', () =>
    fc.assert(
      fc.property(aDay, fc.nat(400), aDay, fc.nat(60), (from, length, starts, free) => {
        const until = addDays(from, length);
        const without = schoolWeeks(from, until, []);
        const within = schoolWeeks(from, until, [{ starts, ends: addDays(starts, free) }]);
        expect(without).toEqual(expect.arrayContaining([...within]));
      }),
    ));
});

describe('the calendar', () => {
  const periods = [
    { starts: '2026-11-02', ends: '2026-12-18' },
    { starts: '2026-08-24', ends: '2026-10-16' },
    { starts: '2027-01-04', ends: '2027-02-19' },
  ];

  it('takes what lies between the periods for holidays, unless the school wrote its holidays down', () => {
    expect(breaksOf([], periods)).toEqual([
      { starts: '2026-10-17', ends: '2026-11-01' },
      { starts: '2026-12-19', ends: '2027-01-03' },
    ]);
    expect(breaksOf([autumn], periods)).toEqual([autumn]);
    expect(breaksOf([], [])).toEqual([]);
  });

  it('sees no holiday between periods that touch', () =>
    expect(
      breaksOf(
        [],
        [
          { starts: '2026-08-24', ends: '2026-11-01' },
          { starts: '2026-11-02', ends: '2027-01-24' },
        ],
      ),
    ).toEqual([]));

  it('finds the period of a day, or none in a holiday', () => {
    expect(spanOn(periods, '2026-11-21')).toBe(periods[0]);
    expect(spanOn(periods, '2026-12-25')).toBeUndefined();
  });
});
