import type { Ground } from './ground.ts';
import type { Row } from './table.ts';
import { confirmed } from './time.ts';

/** One of the community and one of this school alone; both are used, the first by a group. */
export function courses(ground: Ground, by: string): void {
  const courses = ground.rows['shared.course'];
  const course = (owner: string | null): Row => {
    const made = {
      id: ground.lot.uuid(),
      owner,
      handle: `c${ground.lot.uuid()}`,
      kind: 'steps',
      title: 'Engels',
    };
    courses.push({ ...made, language: 'nl', scale: 'vo', levels: '{havo,vwo}' });
    const version = { id: ground.lot.uuid(), course_id: made.id, owner, number: 1, state: 'published' };
    const times = { made_at: confirmed, published_at: confirmed };
    ground.rows['shared.course_version'].push({
      ...version,
      licence: 'CC0',
      sum: '\\x00',
      origin: '',
      ...times,
    });
    for (const n of [1, 2, 3])
      ground.rows['shared.step'].push({ id: ground.lot.uuid(), course_id: made.id, owner, key: `s${n}` });
    ground.rows['shared.version_block'].push({ version_id: version.id, owner, number: 1, title: 'Blok' });
    return made;
  };
  const common = courses.find(({ owner }) => owner === null) ?? course(null);
  for (const used of [common, course(ground.organisation)]) {
    const version = ground.rows['shared.course_version'].find((row) => row['course_id'] === used['id']);
    ground.add('school.course_use', {
      course_id: used['id'] as string,
      version_id: version?.['id'] as string,
      set_by: by,
      set_at: confirmed,
    });
  }
  // a group in which nobody has begun can lose its course again
  ground.add('school.teaching_group', { id: ground.id('empty'), name: 'DU', subject: 'Duits' });
  for (const group of ['taught 0', 'empty'])
    ground.add('school.group_course', {
      teaching_group_id: ground.id(group),
      course_id: common['id'] as string,
    });
}
