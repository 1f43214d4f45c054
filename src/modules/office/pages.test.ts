import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aDatabase,
  anOfficeWorker,
  aPupil,
  aSchool,
  aServer,
  signedIn,
} from '../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place, { name: 'Veenlicht Lyceum' });
const group = await aBaseGroup(school, { name: '2Kanarie' });
await aPupil(school, { given: 'Noor', family: 'Kanarie', group });
await place.admin.query(
  `insert into shared.gradation (organisation_id, since, level) values ($1, '2023-06-01', 4), ($1, '2027-01-01', 1)`,
  [school.id],
);
const eva = server.visitor(await signedIn(await anOfficeWorker(place, { given: 'Eva' })));

describe('the community office (acceptance check 14)', () => {
  it('sees of a school what is public: its name and how far it is in the network', async () => {
    expect((await eva.get('/')).text).toContain('1 school in Leerkring');
    const page = await eva.get('/office/schools');
    expect(page.text).toContain('Veenlicht Lyceum');
    expect(page.text).toContain('partner, sinds 1 juni 2023');
    expect((await eva.get('/office/schools?find=lyceum')).text).toContain('Veenlicht Lyceum');
  });

  it('gets the same answer for a pupil’s name whether somebody is called so or not', async () => {
    const answer = async (name: string) =>
      (await eva.get(`/office/schools?find=${name}`)).text.replaceAll(name, '…');
    expect(await answer('Noor')).toBe(await answer('Nobody'));
    expect(await answer('2Kanarie')).toBe(await answer('9Nothing'));
    expect(await answer('Noor')).toContain('het bureau kan niet in de school kijken');
  });

  it('reaches no page of a school', async () => {
    for (const path of [
      '/people/codes',
      '/people/codes?find=noor',
      '/people/settle',
      '/people/looked',
      '/people/code',
      '/people/taught',
      '/people/confirm',
      '/home/school',
      '/goals',
      '/coaching/group',
      '/coaching/talks',
      '/coaching/coaches',
      '/coaching/coverage',
      '/coaching/agreements',
    ]) {
      const page = await eva.get(path);
      expect(`${path} ${page.status}`).toBe(`${path} 403`);
      expect(page.text).not.toContain('Kanarie');
    }
  });
});
