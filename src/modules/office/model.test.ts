import { describe, expect, it } from 'vitest';
import { foundBy } from './model.ts';

const lyceum = { name: 'Veenlicht Lyceum', place: 'Almerveen', foundation: 'Stichting Veenlicht' };
const skola = { name: 'Björkdalens skola', place: 'Björkdalen', foundation: null };

describe('the office finds schools', () => {
  it('by name, place or foundation, accents or not', () => {
    expect(foundBy('almer', [lyceum, skola])).toEqual([lyceum]);
    expect(foundBy('bjork', [lyceum, skola])).toEqual([skola]);
    expect(foundBy('stichting veen', [lyceum, skola])).toEqual([lyceum]);
  });

  it('and shows all of them until something is typed', () =>
    expect(foundBy('  ', [lyceum, skola])).toEqual([lyceum, skola]));
});
