import { describe, expect, it } from 'vitest';
import { navigation, newsOf, onlyLeads, someNames } from './model.ts';

describe('the first screen', () => {
  it('of a leader who also coaches is the group; of one who only leads, the school', () => {
    expect(onlyLeads({ duties: ['leads_school'] })).toBe(true);
    expect(onlyLeads({ duties: ['leads_school', 'coach'] })).toBe(false);
    expect(onlyLeads({ duties: ['teaches', 'leads_team'] })).toBe(false);
    expect(onlyLeads({ duties: [] })).toBe(false);
  });

  it('offers nobody a page that is not theirs', () => {
    const hrefs = (duties: readonly string[]) => navigation({ hat: 'staff', duties }).map(({ href }) => href);
    expect(hrefs(['teaches'])).toEqual(['/', '/progress/queue', '/people/taught', '/courses']);
    expect(hrefs(['coach'])).toEqual(['/', '/coaching/group', '/coaching/talks']);
    expect(hrefs(['leads_school'])).toEqual(['/home/school', '/courses']);
    expect(navigation({ hat: 'office', duties: [] }).map(({ href }) => href)).toEqual([
      '/',
      '/office/schools',
    ]);
  });
});

describe('the card of a child', () => {
  it('says why there is nothing to see, in this order: not confirmed, only informed, the child decides', () => {
    expect(newsOf('unconfirmed', 0)).toBe('unconfirmed');
    expect(newsOf('info', 0)).toBe('info');
    expect(newsOf('closed', 0)).toBe('closed');
    expect(newsOf('shared', 0)).toBe('unshared');
    expect(newsOf('shared', 2)).toBe('goals');
    expect(newsOf('open', 0)).toBe('none');
  });
});

describe('names on a card', () => {
  it('are three at most', () => {
    expect(someNames(['Noor', 'Sem', 'Daan'])).toEqual({ names: ['Noor', 'Sem', 'Daan'], more: 0 });
    expect(someNames(['Noor', 'Sem', 'Daan', 'Elif'])).toEqual({ names: ['Noor', 'Sem'], more: 2 });
  });
});
