import { describe, expect, it } from 'vitest';
import { asRefusal, SignInNeeded, sumOf } from './perform.ts';
import { Refusal } from './refusal.ts';

const said = (code: string) => asRefusal(Object.assign(new Error('what the database said'), { code }));

describe('what the database says, in our words', () => {
  it('is "sign in" for a sign-in that opens nothing, whatever the cause', () =>
    expect(said('LK001')).toBeInstanceOf(SignInNeeded));

  it('is "not found" for what row security refuses: nobody learns that it exists', () =>
    expect(said('42501')).toEqual(new Refusal('not-found')));

  it.each(['23505', '23503', '23514', '40001', '40P01', '55P03'])(
    'is "somebody changed this meanwhile" for %s',
    (code) => expect(said(code)).toEqual(new Refusal('conflict', 'changed-meanwhile')),
  );

  it('is our own fault for everything else, and stays what it is for the log', () => {
    const fault = Object.assign(new Error('syntax error'), { code: '42601' });
    expect(asRefusal(fault)).toBe(fault);
    expect(asRefusal('no error at all')).toBe('no error at all');
  });
});

describe('whether a second press asks the same', () => {
  it.each([
    ['other ticks', { yes: new Set(['a']) }, { yes: new Set(['b']) }],
    ['other answers', new Map([['a', 'havo']]), new Map([['a', 'vwo']])],
    ['another title', { title: 'Een' }, { title: 'Twee' }],
  ])('is no, for %s', (_, one, other) => {
    expect(sumOf('people.confirm', one)).not.toEqual(sumOf('people.confirm', other));
    expect(sumOf('people.confirm', one)).toEqual(sumOf('people.confirm', structuredClone(one)));
  });
});
