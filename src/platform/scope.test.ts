import { expect, it } from 'vitest';
import { openScope } from '#platform/scope';
import { aBaseGroup, aCoach, aDatabase, aPupil, aSchool, now, signedIn } from '../../tests/world/index.ts';

const place = await aDatabase();
const school = await aSchool(place, { name: 'Veenlicht' });
const marit = await aCoach(school);
const noor = await aPupil(school, { group: await aBaseGroup(school), coach: marit });

it('a coach holds the relation with own pupils', async () => {
  const { token } = await signedIn(marit);
  const [who] = await place.database.read('member', [openScope(token, noor.id, now)]);
  expect(who).toMatchObject({ hat: 'staff', duties: ['coach'], held: ['coach'], organisation: 'Veenlicht' });
});
