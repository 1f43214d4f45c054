import { describe, expect, it } from 'vitest';
import { answersOf, birthProblem, levelsFor, toldAt, toldIn } from './model.ts';

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

describe('what was done with a question', () => {
  it('is told by the address that follows, and by no other', () => {
    const done = { how: 'kept', question: 'births', many: 12 } as const;
    const did = new URL(toldAt('/people/settle', done), 'http://leerkring.test').searchParams.get('did');
    expect(toldIn(did ?? '')).toEqual(done);
    for (const other of ['', 'goals.set', 'kept.births', 'kept.ages.1', 'lost.births.1', 'kept.births.-1'])
      expect(toldIn(other)).toBeUndefined();
  });
});
