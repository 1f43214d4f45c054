import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '#platform/dates';
import { schoolWeeks } from '../model.ts';
import {
  daysProblem,
  easterOf,
  holidaysOf,
  knownYears,
  periodsOf,
  regions,
  spanOfYear,
  yearOf,
} from './model.ts';

const around = { year: undefined, others: [], inside: [] };

describe('the holidays of a region', () => {
  it.each(knownYears.flatMap((year) => regions.map((region) => [year, region] as const)))(
    'of %i in the %s are whole weeks from Saturday to Sunday, or single days that would have been school days',
    (year, region) => {
      const all = holidaysOf(year, region);
      for (const { starts, ends } of all) {
        const weeks = addDays(starts, 5) < ends;
        expect(weeks ? [weekdayOf(starts), weekdayOf(ends)] : [6, 7]).toEqual([6, 7]);
        expect(weeks || weekdayOf(starts) < 6).toBe(true);
      }
      for (const [i, next] of all.slice(1).entries()) expect(next.starts > (all[i]?.ends ?? '')).toBe(true);
      const { starts, ends } = spanOfYear(year, region);
      expect(all.filter((one) => one.name !== 'summer').every((one) => starts <= one.starts)).toBe(true);
      expect(all.at(-1)?.starts).toBe(addDays(ends, 1));
      expect(schoolWeeks(starts, ends, all).length).toBeGreaterThan(36);
      expect(schoolWeeks(starts, ends, all).length).toBeLessThan(44);
    },
  );

  it('are those that the ministry published', () => {
    const told = Object.fromEntries(
      holidaysOf(2026, 'middle').map(({ name, starts, ends }) => [name, `${starts} ${ends}`]),
    );
    expect(told).toEqual({
      autumn: '2026-10-17 2026-10-25',
      christmas: '2026-12-19 2027-01-03',
      spring: '2027-02-20 2027-02-28',
      easter: '2027-03-29 2027-03-29',
      may: '2027-04-24 2027-05-02',
      ascension: '2027-05-06 2027-05-07',
      pentecost: '2027-05-17 2027-05-17',
      summer: '2027-07-17 2027-08-29',
    });
  });

  it('are nobody’s guess where nobody published them', () => {
    expect(holidaysOf(2040, 'north')).toEqual([]);
    expect(holidaysOf(2026, 'other')).toEqual([]);
    const { starts, ends } = spanOfYear(2040, 'north');
    expect([weekdayOf(starts), weekdayOf(ends)]).toEqual([1, 5]);
  });

  it('know when Easter is', () => {
    expect([2026, 2027, 2028, 2029, 2038].map(easterOf)).toEqual([
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2029-04-01',
      '2038-04-25',
    ]);
  });
});

it('a school year begins in August', () => {
  expect([yearOf('2026-11-21'), yearOf('2027-07-31'), yearOf('2027-08-01')]).toEqual([2026, 2026, 2027]);
});

describe('periods', () => {
  it('cover the year without a gap, and no two differ by more than one school week', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...knownYears),
        fc.constantFrom(...regions),
        fc.integer({ min: 1, max: 8 }),
        (year, region, count) => {
          const span = spanOfYear(year, region);
          const off = holidaysOf(year, region);
          const all = periodsOf(span, count, off);
          expect(all).toHaveLength(count);
          expect([all[0]?.starts, all.at(-1)?.ends]).toEqual([span.starts, span.ends]);
          for (const [i, next] of all.slice(1).entries())
            expect(next.starts).toBe(addDays(all[i]?.ends ?? '', 1));
          const sizes = all.map(({ starts, ends }) => schoolWeeks(starts, ends, off).length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('days that cannot stand are told beside their field', () => {
  const year = { starts: '2026-08-17', ends: '2027-07-09' };
  it.each([
    ['a break that ends before it begins', 'break', '2026-12-20', '2026-12-19', around, 'ends'],
    ['a holiday of half a year', 'break', '2026-08-01', '2027-02-01', around, 'ends'],
    ['a period outside its year', 'period', '2026-08-01', '2026-10-01', { ...around, year }, 'starts'],
    [
      'a period that runs into another',
      'period',
      '2026-09-01',
      '2026-10-01',
      { ...around, year, others: [{ starts: '2026-10-01', ends: '2026-11-01' }] },
      'starts',
    ],
    [
      'a year that leaves one of its periods outside',
      'year',
      '2026-09-01',
      '2027-07-09',
      { ...around, inside: [{ starts: '2026-08-17', ends: '2026-10-01' }] },
      'starts',
    ],
  ] as const)('%s', (_, part, starts, ends, others, field) => {
    expect(Object.keys(daysProblem(part, { starts, ends }, others))).toEqual([field]);
  });

  it('and free days may lie within a holiday', () => {
    const others = [{ starts: '2026-10-10', ends: '2026-10-18' }];
    expect(daysProblem('break', { starts: '2026-10-12', ends: '2026-10-12' }, { ...around, others })).toEqual(
      {},
    );
  });
});
