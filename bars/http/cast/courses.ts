import { aCourse } from '../../../tests/world/learning.ts';
import type { Schools } from './schools.ts';

/**
 * Courses that a school uses, that nobody uses yet and that are of this school alone; the one that the maths teacher's
 * group follows; and those that pupils follow on ways of their own.
 */
export async function someCourses({ own, other, maths }: Schools) {
  const { admin } = own.in;
  const courses = {
    used: await aCourse(own, { title: 'Engels', subject: 'engels', steps: 6 }),
    shelf: await aCourse(own, { title: 'Duits', subject: 'duits', steps: 2 }),
    alone: await aCourse(own, { title: 'Wij en de zee', steps: 2 }),
  };
  await admin.query('delete from school.course_use where course_id = $1', [courses.shelf.id]);
  for (const [table, key] of [
    ['course', 'id'],
    ['course_version', 'course_id'],
    ['step', 'course_id'],
  ] as const)
    await admin.query(`update shared.${table} set owner = $1 where ${key} = $2`, [own.id, courses.alone.id]);
  for (const table of ['version_block', 'version_step', 'task'])
    await admin.query(`update shared.${table} set owner = $1 where version_id = $2`, [
      own.id,
      courses.alone.version,
    ]);

  const tipped = await aCourse(own, { title: 'Rekenen', subject: 'rekenen', steps: 1 });
  await admin.query(
    'insert into school.group_course (school_id, teaching_group_id, course_id) values ($1, $2, $3)',
    [own.id, maths.id, tipped.id],
  );

  const taught = {
    english: await aCourse(own, { title: 'Engels van 2B', subject: 'engels', steps: 6 }),
    maths: await aCourse(own, { title: 'Wiskunde', subject: 'wiskunde', steps: 6 }),
    far: await aCourse(other, { title: 'Engels Q', subject: 'engels', steps: 6 }),
  };
  return { courses, tipped, taught };
}
