import { describe, expect, it } from 'vitest';
import { more, navigation, newsOf, onlyLeads, placeAt, someNames, toAsk } from './model.ts';

describe('the first screen', () => {
  it('of a leader who also coaches is the group; of one who only leads, the school', () => {
    expect(onlyLeads({ duties: ['leads_school'] })).toBe(true);
    expect(onlyLeads({ duties: ['leads_school', 'coach'] })).toBe(false);
    expect(onlyLeads({ duties: ['teaches', 'leads_team'] })).toBe(false);
    expect(onlyLeads({ duties: [] })).toBe(false);
  });

  it('offers nobody a page that is not theirs, six places at most, and the rest at the foot of the first screen', () => {
    const hrefs = (duties: readonly string[]) => navigation({ hat: 'staff', duties }).map(({ href }) => href);
    expect(hrefs(['teaches'])).toEqual([
      '/',
      '/progress/queue',
      '/people/taught',
      '/courses',
      '/coaching/agreements',
      '/logbook/tips',
    ]);
    expect(hrefs(['leads_school']).slice(0, 3)).toEqual(['/home/school', '/coaching/coverage', '/courses']);
    const everything = ['coach', 'teaches', 'leads_team', 'leads_school'];
    for (const hat of ['pupil', 'guardian', 'staff', 'administrator', 'office'] as const) {
      const all = [...navigation({ hat, duties: everything }), ...more({ hat, duties: everything })];
      expect(navigation({ hat, duties: everything }).length).toBeLessThanOrEqual(6);
      expect(new Set(all.map(({ href }) => href)).size).toBe(all.length);
    }
    expect(navigation({ hat: 'office', duties: [] }).map(({ href }) => href)).toEqual([
      '/',
      '/office/schools',
    ]);
  });

  it('says where one is, also on a page that has no place of its own', () => {
    const places = navigation({ hat: 'staff', duties: ['coach'] });
    const at = (path: string) => places[placeAt(places, path)]?.word;
    expect(at('/')).toBe('today');
    expect(at('/coaching/talk/0198')).toBe('talks');
    expect(at('/logbook/of/0198')).toBe('group');
    expect(at('/identity/hats')).toBeUndefined();
  });

  it('puts what somebody waits for before what can wait, for coach and teacher in one order', () => {
    const asked = toAsk([
      { what: 'code' },
      { what: 'queue' },
      { what: 'plans' },
      { what: 'queueLong' },
      { what: 'talksToday' },
    ]).map(({ what }) => what);
    expect(asked).toEqual(['talksToday', 'queueLong', 'plans', 'queue']);
    expect(toAsk([{ what: 'code' }, { what: 'taught' }, { what: 'tips' }]).map(({ what }) => what)).toEqual([
      'tips',
      'taught',
      'code',
    ]);
  });
});

describe('the card of a child', () => {
  it('says why there is nothing to see, in this order: not confirmed, only informed, the child decides', () => {
    expect(newsOf('unconfirmed', false)).toBe('unconfirmed');
    expect(newsOf('info', false)).toBe('info');
    expect(newsOf('closed', false)).toBe('closed');
    expect(newsOf('shared', false)).toBe('unshared');
    expect(newsOf('shared', true)).toBe('shows');
    expect(newsOf('open', false)).toBe('none');
  });
});

describe('names on a card', () => {
  it('are three at most', () => {
    expect(someNames(['Noor', 'Sem', 'Daan'])).toEqual({ names: ['Noor', 'Sem', 'Daan'], more: 0 });
    expect(someNames(['Noor', 'Sem', 'Daan', 'Elif'])).toEqual({ names: ['Noor', 'Sem'], more: 2 });
  });
});
