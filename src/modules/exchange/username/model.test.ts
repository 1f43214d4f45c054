import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedName, Usernames } from './model.ts';

const aName = fc.string({ unit: 'grapheme', maxLength: 120 });

describe('a username', () => {
  it('is the name as one types it anywhere', () => {
    const usernames = new Usernames();
    expect(usernames.propose('Noor', 'van den Berg')).toBe('noor.vandenberg');
    expect(usernames.propose('Åsa-Märta', "D'Øster")).toBe('asamarta.doster');
    expect(usernames.propose('Renée', 'Groß')).toBe('renee.gross');
    expect(usernames.propose('Madonna', '')).toBe('madonna');
    expect(usernames.propose('😀', '')).toBe('person');
    expect(foldedName('.-_')).toBe('');
  });

  it('of the file is kept as it is, without what stands behind the @', () => {
    const usernames = new Usernames();
    expect(usernames.keep('j.jansen')).toBe('j.jansen');
    expect(usernames.keep('Ö.Yilmaz@school.example')).toBe('o.yilmaz');
  });

  it('is nobody else’s in the school, and can always be used to sign in', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(aName, aName, fc.boolean()), { maxLength: 30 }), (names) => {
        const usernames = new Usernames();
        const given = names.map(([one, other, inFile]) =>
          inFile ? usernames.keep(one) : usernames.propose(one, other),
        );
        expect(new Set(given).size).toBe(given.length);
        for (const name of given) expect(name).toMatch(/^[a-z0-9][a-z0-9._-]{0,63}$/);
      }),
    ));

  it('is found quickly, also for the thousandth Jan Jansen', () => {
    const usernames = new Usernames();
    const names = Array.from({ length: 20_000 }, () => usernames.propose('Jan', 'Jansen'));
    expect(names.slice(0, 3)).toEqual(['jan.jansen', 'jan.jansen2', 'jan.jansen3']);
    expect(new Set(names).size).toBe(20_000);
  });
});
