import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, course, judged, nothing, passedUpTo, way } from '../../../../tests/world/way.ts';
import { blocksOf, placed, placeOf, stepNow, stepsAt } from './model.ts';

describe('the way of a level', () => {
  it('counts only the steps of that level, from one, without a gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.subarray(['vmbo-t', 'havo', 'vwo']), { maxLength: 60 }),
        fc.constantFrom('', 'vmbo-t', 'havo', 'vwo', 'unknown'),
        (levels, level) => {
          const steps = course(levels.length, (n) => levels[n - 1] as string[]);
          const found = placed({ ...way, level }, steps.toReversed(), nothing);
          expect(found.map(({ place }) => place)).toEqual(found.map((_, i) => i + 1));
          expect(found.map(({ number }) => number)).toEqual(
            found.map(({ number }) => number).sort((a, b) => a - b),
          );
          const fits = steps.filter((step) => step.levels.length === 0 || step.levels.includes(level));
          expect(found.length).toBe(level === '' || fits.length === 0 ? steps.length : fits.length);
        },
      ),
    );
  });

  it('is the whole course when no step names a level, as with national goals', () => {
    expect(stepsAt(course(7), 'vwo')).toHaveLength(7);
    expect(
      stepsAt(
        course(7, () => ['vmbo-b']),
        'vwo',
      ),
    ).toHaveLength(7);
  });

  it('shows what to do now: first what is in hand, then the next', () => {
    const known = { ...nothing, judgements: [judged('s1', 'passed')] };
    expect(stepNow(placed(way, course(3), known))?.step).toBe('s2');
    expect(stepNow(placed(way, course(3), { ...known, records: [begun('s3', 'working')] }))?.step).toBe('s3');
    expect(stepNow(placed(way, course(3), { ...known, records: [begun('s2', 'ready')] }))?.step).toBe('s3');
    expect(stepNow(placed(way, course(2), { ...known, records: [begun('s2', 'ready')] }))?.step).toBe('s2');
    expect(stepNow(passedUpTo(3, 3))).toBeUndefined();
  });

  it('lies in blocks of which the done and the planned steps are known', () => {
    const blocks = blocksOf(passedUpTo(7, 12), 11);
    expect(blocks.map(({ steps, done, planned }) => [steps.length, done, planned])).toEqual([
      [5, 5, 5],
      [5, 2, 5],
      [2, 0, 1],
    ]);
  });

  it('knows the place of an end goal of another level by the last step before it', () => {
    const steps = course(10, (n) => (n === 6 ? ['vwo'] : []));
    const found = placed(way, steps, nothing);
    expect(placeOf(found, steps, 's6')).toBe(5);
    expect(placeOf(found, steps, 's7')).toBe(6);
    expect(placeOf(found, steps, 'gone')).toBe(0);
    expect(placeOf(found, steps, null)).toBe(0);
  });
});
