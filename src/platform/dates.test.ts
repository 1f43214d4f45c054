import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayInWords,
  daysBetween,
  fridayOf,
  momentInWords,
  monthInWords,
  mondayOf,
  nearDay,
  weekdayOf,
  weekOf,
} from './dates.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2005-01-01', n));

describe('a calendar day', () => {
  it('is counted with, whatever the month, the year or the clock change', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });

  it('belongs to a week that begins on a Monday and whose Friday is not over yet', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(mondayOf(day))).toBe(1);
        expect(daysBetween(mondayOf(day), day)).toBe(weekdayOf(day) - 1);
        expect(weekdayOf(fridayOf(day))).toBe(5);
        expect(daysBetween(day, fridayOf(day))).toBeGreaterThanOrEqual(0);
        expect(daysBetween(day, fridayOf(day))).toBeLessThan(7);
      }),
    );
  });

  it('has the week number of the school calendar, also in a year of 53 weeks', () => {
    expect(
      ['2026-11-21', '2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30', '2021-01-01'].map(weekOf),
    ).toEqual([47, 53, 53, 1, 1, 53]);
  });
});

describe('a reader', () => {
  it('hears days as one says them, in the own language', () => {
    const said = (day: string) =>
      (['nl', 'en', 'sv'] as const).map((language) => nearDay(day, '2026-11-21', language));
    expect(said('2026-11-21')).toEqual(['vandaag', 'today', 'i dag']);
    expect(said('2026-11-22')).toEqual(['morgen', 'tomorrow', 'i morgon']);
    expect(said('2026-11-20')).toEqual(['gisteren', 'yesterday', 'i går']);
    expect(said('2026-11-24')).toEqual(['dinsdag', 'Tuesday', 'tisdag']);
    expect(said('2026-12-18')).toEqual(['18 december', '18 December', '18 december']);
    expect(said('2027-06-30')).toEqual(['30 juni 2027', '30 June 2027', '30 juni 2027']);
    expect(dayInWords('2026-11-27', 'nl', '2026-11-21')).toBe('vrijdag 27 november');
    expect(dayInWords('2027-01-01', 'sv', '2026-11-21')).toBe('fredag 1 januari 2027');
  });

  it('reads moments by the clock of the school', () => {
    expect(momentInWords(new Date('2026-11-20T23:30:00Z'), 'Europe/Amsterdam', 'nl')).toBe(
      'za 21 nov, 00:30',
    );
  });
});

it('says a month, and its year when it is a year away', () => {
  expect(monthInWords('2027-06-18', '2026-11-21', 'nl')).toBe('juni');
  expect(monthInWords('2027-11-18', '2026-11-21', 'en')).toBe('November 2027');
});
