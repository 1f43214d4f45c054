import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/dates';
import { talkStates } from '../talk/model.ts';
import { coverageOf, percentOf, stepOf } from './model.ts';

const weeks = ['2026-10-26', '2026-11-02', '2026-11-09'];
const week = (held: number, of: number) => ({
  monday: '2026-11-09',
  held,
  of,
  missedCoach: 0,
  missedPupil: 0,
});

describe('coverage per school week', () => {
  it('counts each pupil with a coach once, and holds no more talks than pupils', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            pupil: fc.constantFrom('a', 'b', 'c'),
            from: fc.integer({ min: -40, max: 20 }).map((n) => addDays('2026-11-09', n)),
            until: fc.integer({ min: -40, max: 20 }).map((n) => addDays('2026-11-09', n)),
          }),
          { maxLength: 6 },
        ),
        fc.uniqueArray(
          fc.record({
            pupil: fc.constantFrom('a', 'b', 'c', 'd'),
            monday: fc.constantFrom(...weeks),
            state: fc.constantFrom(...talkStates),
          }),
          { selector: ({ pupil, monday }) => `${pupil} ${monday}` },
        ),
        (coached, spoken) => {
          for (const tally of coverageOf(weeks, coached, spoken)) {
            expect(tally.of).toBeLessThanOrEqual(3);
            expect(tally.held + tally.missedCoach + tally.missedPupil).toBeLessThanOrEqual(tally.of);
          }
        },
      ),
    );
  });

  it('counts nobody who had no coach yet, and both days of a handover', () => {
    const [first, , last] = coverageOf(
      weeks,
      [
        { pupil: 'a', from: '2026-08-24', until: '2026-11-03' },
        { pupil: 'a', from: '2026-11-04', until: '2027-07-16' },
        { pupil: 'b', from: '2026-11-09', until: '2027-07-16' },
      ],
      [{ pupil: 'a', monday: '2026-10-26', state: 'held' }],
    );
    expect(first).toMatchObject({ held: 1, of: 1 });
    expect(last).toMatchObject({ held: 0, of: 2 });
  });
});

describe('the next step beside the count', () => {
  it('is a word with the lead of the team, and help when it stays low', () => {
    expect(stepOf([week(26, 26)])).toBe('well');
    expect(stepOf([week(26, 26), week(21, 26)])).toBe('talk');
    expect(stepOf([week(20, 26), week(21, 26), week(19, 26)])).toBe('help');
    expect(stepOf([])).toBe('none');
    expect(percentOf(week(21, 26))).toBe(81);
    expect(percentOf(week(0, 0))).toBeUndefined();
  });
});
