import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemNotes, shownPerKind, visible, weights } from './model.ts';
import { placeOf, problemLines, sentenceOf } from './pages.ts';

const hidden = /[\p{Cc}\p{Cs}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200b}\u{200e}\u{200f}\u{feff}]/u;

describe('the list of problems', () => {
  it('shows the first of each kind and counts them all', () => {
    const notes = new ProblemNotes();
    for (let row = 2; row < 5000; row += 1) notes.add('idTwice', { file: 'users.csv', row, value: 'u1' });
    notes.add('yearOver');
    expect(notes.shown.length).toBe(shownPerKind + 1);
    expect(notes.counts.get('idTwice')).toBe(4998);
    expect([notes.errors, notes.warnings]).toEqual([4998, 1]);
    const lines = [...problemLines(notes, 'nl')];
    expect(lines[0]).toBe(
      'Fout: users.csv, rij 2: Het id u1 staat ook in rij . Elk id mag één keer voorkomen.',
    );
    expect(lines.slice(-3)).toEqual([
      'En nog 4798 keer.',
      'Let op: Het laatste schooljaar, , is op  afgelopen.',
      'Door 4998 fouten is er niets ingelezen.',
    ]);
  });

  it('never hides anything in what it quotes, and quotes little', () => {
    expect(visible('Jan\u{202e}nesnaJ')).toBe('Jan⟨202E⟩nesnaJ');
    expect(visible('a'.repeat(1000))).toBe(`${'a'.repeat(39)}…`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(visible(text).length).toBeLessThanOrEqual(40);
        expect(visible(text)).not.toMatch(hidden);
      }),
    );
  });

  it('says every problem in three languages, with where it is', () => {
    for (const language of ['nl', 'en', 'sv'] as const) {
      for (const kind of Object.keys(weights) as (keyof typeof weights)[]) {
        const problem = { kind, weight: weights[kind], field: 'title', value: 'v', other: 'o' };
        expect(sentenceOf(problem, language)).toMatch(/^\S.{15,140}[.]$/u);
      }
    }
    const problem = {
      kind: 'nameMissing',
      weight: 'error',
      file: 'users.csv',
      row: 12,
      field: 'givenName',
    } as const;
    expect(placeOf(problem, 'sv')).toBe('users.csv, rad 12, givenName');
  });
});
