import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGuardian,
  anAdministrator,
  aPupil,
  aSchool,
  aServer,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);

describe('the first morning', () => {
  it('of an empty school shows five steps with the calendar as the one to take, and stands first on the first screen', async () => {
    const school = await aSchool(place);
    const office = server.visitor(await signedIn(await anAdministrator(school)));
    const first = await office.get('/');
    expect(first.text).toContain('Stap 1 van 5: De kalender.');
    expect(first.text).not.toContain('Alles geregeld');
    const page = await office.get('/home/begin');
    for (const said of ['De kalender', 'De mensen', 'Groepen en coaches', 'De cursussen', 'De brieven'])
      expect(page.text).toContain(said);
    const hrefs = page.links.map(({ href }) => href);
    for (const href of [
      '/organisations/calendar',
      '/exchange',
      '/coaching/coaches',
      '/courses',
      '/people/codes',
    ])
      expect(hrefs).toContain(href);
    await office.post('/organisations/calendar', { year: '2026', region: 'north', periods: '4' });
    expect((await office.get('/home/begin')).text).toContain('2026–2027: nog 3 periodes');
    expect((await office.get('/')).text).toContain('Stap 2 van 5: De mensen.');
  });

  it('tells what is still missing of a step that was begun', async () => {
    const school = await aSchool(place);
    const coach = await aCoach(school);
    await aPupil(school, { group: await aBaseGroup(school), coach });
    await aPupil(school);
    const office = server.visitor(await signedIn(await anAdministrator(school)));
    const page = await office.get('/home/begin');
    expect(page.text).toContain('2 leerlingen, 1 medewerker en 0 ouders en verzorgers.');
    expect(page.text).toContain('1 leerling nog zonder groep. 1 leerling nog zonder coach.');
    expect(page.links.map(({ href }) => href)).toContain('/people/missing/groups');
  });

  it('waits with no letter for a guardian whom nobody confirmed yet, as the first screen does', async () => {
    const school = await aSchool(place);
    const pupil = await aPupil(school, { group: await aBaseGroup(school) });
    const shut = async (): Promise<string> => {
      const office = server.visitor(await signedIn(await anAdministrator(school)));
      const { text } = await office.get('/home/begin');
      return /(\S+) (persoon|mensen) nog niet/.exec(text)?.[1] ?? 'none';
    };
    const before = await shut();
    await aGuardian(pupil, { confirmed: false });
    expect(await shut()).toBe(before);
    await aGuardian(pupil, { confirmed: true });
    expect(Number(await shut())).toBe(Number(before) + 1);
  });
});
