import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id, line, maybeDay, maybeId, maybeLine, maybeNumber, prose } from './input.ts';

type Piece = {
  safeParse(value: unknown): { success: boolean; data?: unknown; error?: { issues: { message: string }[] } };
};
/** What a piece makes of what was typed, or which sentence it asks for. */
const read = (piece: Piece, typed: unknown): unknown => {
  const { success, data, error } = piece.safeParse(typed);
  return success ? data : { problem: error?.issues[0]?.message };
};
const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('a line', () => {
  it.each([
    ['  Havo halen  ', 'Havo halen'],
    ['één “doel” <b> & 👩🏽‍🏫 עברית', 'één “doel” <b> & 👩🏽‍🏫 עברית'],
    ['twee\nregels\r\nen drie', 'twee regels en drie'],
    ['e\u0301\u0301n', 'é\u0301n'],
    ['nul\u0000 en bel\u0007', 'nul  en bel'],
    ['van rechts\u202e', 'van rechts'],
    ['half \ud83d paar', 'half \ufffd paar'],
  ])('%j is kept as %j', (typed, kept) => expect(read(line(80), typed)).toBe(kept));

  it.each([
    ['', 'missing'],
    ['   \n\t ', 'missing'],
    [undefined, 'missing'],
    ['x'.repeat(81), 'too-long'],
  ])('%j is refused as %s', (typed, problem) => expect(read(line(80), typed)).toEqual({ problem }));

  it('fits a database and a page, whatever is typed', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const kept = read(line(200), typed);
        if (typeof kept !== 'string') return;
        expect(kept.isWellFormed()).toBe(true);
        // oxlint-disable-next-line no-control-regex -- that none is left is the promise
        expect(kept).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(kept).toBe(kept.trim());
        expect(read(line(200), kept)).toBe(kept);
      }),
    );
  });
});

describe('what may be left empty', () => {
  it('is null, or an empty text where there is room for several lines', () => {
    for (const nothing of [undefined, '', '  ']) {
      expect(read(maybeLine(10), nothing)).toBe(null);
      expect(read(prose(10), nothing)).toBe('');
      expect(read(maybeDay, nothing)).toBe(null);
      expect(read(maybeNumber(1, 10), nothing)).toBe(null);
    }
    expect(read(maybeId, '')).toBe(null);
  });

  it('keeps its lines, of one kind', () =>
    expect(read(prose(80), ' een\r\ntwee\rdrie ')).toBe('een\ntwee\ndrie'));
});

describe('a day', () => {
  it.each(['2026-11-21', '2028-02-29', '2000-01-01', '2100-12-31'])('%s exists', (day) =>
    expect(read(maybeDay, day)).toBe(day),
  );
  it.each([
    '2026-02-29',
    '2026-13-01',
    '21-11-2026',
    '1999-12-31',
    '2101-01-01',
    'morgen',
    '2026-11-21T10:00',
    '20261121',
  ])('%s does not', (day) => expect(read(maybeDay, day)).toEqual({ problem: 'no-day' }));
});

describe('a number', () => {
  it.each([
    ['10', 10],
    [' 7 ', 7],
    ['007', 7],
    ['0', { problem: 'out-of-range' }],
    ['601', { problem: 'out-of-range' }],
    ['-1', { problem: 'no-number' }],
    ['1.5', { problem: 'no-number' }],
    ['1e3', { problem: 'no-number' }],
    ['9999999', { problem: 'no-number' }],
  ])('%j between 1 and 600 is %j', (typed, read_) => expect(read(maybeNumber(1, 600), typed)).toEqual(read_));
});

it('something that is no id is an id of nothing', () => {
  expect(read(id, "' or 1 = 1")).toEqual({ problem: 'unknown' });
  expect(read(maybeId, 'x')).toEqual({ problem: 'unknown' });
  expect(read(id, '01a1fd55-7a80-7e00-bd7c-ae0f73fc4768')).toBe('01a1fd55-7a80-7e00-bd7c-ae0f73fc4768');
});
