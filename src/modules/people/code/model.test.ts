import { describe, expect, it } from 'vitest';
import { accessOf, needsCode, wordsOf } from './model.ts';

const account = { hasPassword: false, code: null, elsewhere: false };

describe('a code', () => {
  it('is made for who has no way in yet, never over a password or a letter that is on its way', () => {
    expect(needsCode(account)).toBe(true);
    expect(needsCode({ ...account, hasPassword: true })).toBe(false);
    expect(needsCode({ ...account, code: 'c' })).toBe(false);
  });

  it('is never made for an account that also opens another school’s door', () => {
    expect(accessOf({ ...account, elsewhere: true })).toBe('elsewhere');
    expect(needsCode({ ...account, elsewhere: true })).toBe(false);
  });

  it('that renews a password does not make its owner somebody who cannot sign in', () =>
    expect(accessOf({ hasPassword: true, code: 'c', elsewhere: false })).toBe('in'));
});

describe('a search', () => {
  it('does not mind accents, capitals or the order of names', () => {
    expect(wordsOf('  Aydın NOOR ')).toEqual(['aydin', 'noor']);
    expect(wordsOf('Élodie Łukasz Çelik')).toEqual(['elodie', 'lukasz', 'celik']);
  });

  it('waits for two letters, so that no list of the whole school is made', () => {
    expect(wordsOf('')).toEqual([]);
    expect(wordsOf(' n ')).toEqual([]);
    expect(wordsOf('n a')).toEqual(['n', 'a']);
  });
});
