import { describe, expect, it } from 'vitest';
import { answersOf, birthProblem, levelsFor } from './model.ts';

describe('a birth date', () => {
  it('of a pupil lies three to twenty-five years back, or it is asked again', () => {
    expect(birthProblem('2013-03-02', '2026-11-21')).toBeUndefined();
    expect(birthProblem('2026-11-22', '2026-11-21')).toBe('not-yet-born');
    expect(birthProblem('2025-03-02', '2026-11-21')).toBe('too-old');
    expect(birthProblem('1983-03-02', '2026-11-21')).toBe('too-old');
  });
});

describe('the levels of base groups', () => {
  it('are taken from one form; a group that is left open stays open', () =>
    expect([
      ...answersOf('level', { key: 'k', 'level-a': 'havo', 'level-b': ' ', 'born-c': '2013-03-02' }),
    ]).toEqual([['a', 'havo']]));

  it('of a primary school are not asked among those of a secondary school', () => {
    expect(levelsFor('po')).toEqual(['po']);
    expect(levelsFor('vo')).not.toContain('po');
    expect(levelsFor(null)).toContain('havo');
  });
});
