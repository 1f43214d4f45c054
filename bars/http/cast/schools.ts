import type { TestDatabase } from '../../../tests/world/cluster.ts';
import { aBaseGroup, aSchool, aTeachingGroup, aTeam, aYear } from '../../../tests/world/school.ts';

export type Schools = Awaited<ReturnType<typeof twoSchools>>;

/** Two small schools with their years, teams and groups. */
export async function twoSchools(place: TestDatabase) {
  const own = await aSchool(place, { name: 'Veenlicht', handle: 'veenlicht' });
  const other = await aSchool(place, { name: 'Zandpoort', handle: 'zandpoort' });
  const calendar = await aYear(own);
  await aYear(other);
  const [blue, green] = [await aTeam(own, 'Blauw'), await aTeam(own, 'Groen')];
  const group = await aBaseGroup(own, { name: '2B', team: blue });
  const levelless = await aBaseGroup(own, { name: '2C', team: blue, level: '' });
  const english = await aTeachingGroup(own, { name: 'Engels 2B', subject: 'Engels' });
  const maths = await aTeachingGroup(own, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
  const far = await aTeachingGroup(other, { name: 'Engels 2Q', subject: 'Engels' });
  const farGroup = await aBaseGroup(other, { name: '2Q', team: await aTeam(other, 'Rood') });
  return { own, other, calendar, blue, green, group, levelless, english, maths, far, farGroup };
}
