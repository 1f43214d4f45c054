import { describe, expect, it } from 'vitest';
import { begun, calendar, judged, today } from '../../../../tests/world/way.ts';
import { isStuck, lastProgress } from './model.ts';

describe('stuck', () => {
  const working = { working: true, waiting: false, lastOn: '2026-10-30' };
  it('is three whole school weeks without progress, a holiday not counted', () => {
    expect(isStuck(working, '2026-11-21', calendar)).toBe(false);
    expect(isStuck(working, '2026-11-23', calendar)).toBe(true);
    expect(isStuck({ ...working, lastOn: '2026-10-16' }, '2026-11-09', calendar)).toBe(false);
    expect(isStuck({ ...working, lastOn: '2026-10-16' }, '2026-11-16', calendar)).toBe(true);
  });
  it('is nobody who waits for a teacher, has nothing in hand or never began', () => {
    expect(isStuck({ ...working, waiting: true }, '2027-01-30', calendar)).toBe(false);
    expect(isStuck({ ...working, working: false }, '2027-01-30', calendar)).toBe(false);
    expect(isStuck({ ...working, lastOn: null }, '2027-01-30', calendar)).toBe(false);
  });
  it('counts from the last sign of progress, whatever it was', () => {
    const dayOf = (at: Date) => at.toISOString().slice(0, 10);
    expect(lastProgress([begun('s1', 'ready')], [], dayOf)).toBe(today);
    expect(lastProgress([begun('s1', 'working')], [judged('s1', 'again')], dayOf)).toBe(today);
    expect(lastProgress([begun('s1', 'working')], [], dayOf)).toBe('2026-11-16');
    expect(lastProgress([], [], dayOf)).toBeNull();
  });
});
