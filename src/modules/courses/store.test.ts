import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aLeader,
  anAdministrator,
  anotherHat,
  aPupil,
  aSchool,
  aTeacher,
  aTeachingGroup,
  type Person,
  rowsOf,
  type School,
  signedIn,
} from '../../../tests/world/index.ts';
import { aCourse, aWay } from '../../../tests/world/learning.ts';
import { now } from '../../../tests/world/cluster.ts';
import { roster } from '#modules/organisations';
import { openScope } from '#platform/scope';
import type { Query } from '#platform/statement';
import { layPaths } from '../exchange/store.ts';
import { scales, subjects } from './model.ts';
import { courseShown, coursesHere, give, groupsHere, publish, take, withdraw } from './store.ts';

const place = await aDatabase();

/** What a person is given on a page of their own; both roles of a school may ask, so the type of one stands for both. */
async function as<T extends readonly unknown[]>(
  who: Person,
  queries: { readonly [K in keyof T]: Query<T[K], 'member' | 'school'> },
): Promise<T> {
  const { token } = await signedIn(who);
  const role = who.hat === 'administrator' ? ('school' as 'member') : 'member';
  return await place.database.inTransaction(role, async (transaction) => {
    await transaction.send([openScope(token, null, now, true)]);
    return (await transaction.commit(queries)) as unknown as T;
  });
}
const told = async (who: Person, query: Query<{ done: number }, 'member' | 'school'>): Promise<number> =>
  (await as(who, [query]))[0].done;

const unused = async (school: School) => {
  const course = await aCourse(school);
  await place.admin.query('delete from school.course_use where course_id = $1', [course.id]);
  return course;
};

describe('subjects and levels', () => {
  it('are the same in the database as in the rules', async () => {
    const codes = await rowsOf(place, 'select code from shared.subject order by code');
    expect(codes.map((row) => row['code'])).toEqual([...subjects].toSorted());
    for (const [scale, levels] of Object.entries(scales)) {
      const rows = await rowsOf(place, 'select code from shared.level where scale = $1 order by rank', [
        scale,
      ]);
      expect(rows.map((row) => row['code'])).toEqual(levels);
    }
  });

  it.each([
    [['vmbo-t', 'havo', 'vwo'], 'havo', '2', 'havo'],
    [['vmbo-t', 'havo', 'vwo'], 'havo/vwo', '1', 'havo'],
    [['vmbo-t', 'havo', 'vwo'], 'vmbo-b', '1', 'vmbo-t'],
    [['vmbo-t', 'havo'], 'vwo', '2', 'havo'],
    [['A2', 'B1', 'B2', 'C1'], 'vwo', '2', 'B2'],
    [['A2', 'B1', 'B2', 'C1'], 'vwo', '5', 'C1'],
    [['A2', 'B1', 'B2', 'C1'], 'vmbo-t', '3', 'A2'],
    [['2F', '3F', '4F'], 'havo', '4', '3F'],
    [['1F', '1S'], 'po', 'groep 6', '1F'],
    [['A2', 'B1', 'B2'], '', '', 'B1'],
    [['A2', 'B1', 'B2'], null, null, 'B1'],
  ] as const)(
    'a group decides where its pupils begin: %j, %s, year %s → %s',
    async (levels, group, year, level) => {
      const [row] = await rowsOf(place, 'select app.level_on($1, $2, $3) as level', [levels, group, year]);
      expect(row?.['level']).toBe(level);
    },
  );
});

describe('who chooses the courses of a school', () => {
  it('is who teaches or leads there, and the administrator; each press once more does the same', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school);
    for (const who of [await aTeacher(group), await aLeader(school), await anAdministrator(school)]) {
      const course = await unused(school);
      const press = publish({ course: course.id, version: course.version, starts: null });
      expect(await told(who, press)).toBe(1);
      expect(await told(who, press)).toBe(1);
      expect(
        await rowsOf(place, 'select set_by from school.course_use where course_id = $1', [course.id]),
      ).toEqual([{ set_by: who.id }]);
      expect(await told(who, withdraw({ course: course.id }))).toBe(1);
    }
  });

  it('is nobody else: not a coach, not a pupil, not a teacher in the hat of a parent, not who taught until yesterday', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school);
    const noor = await aPupil(school, { enrolledIn: [group] });
    const teacher = await aTeacher(group);
    const gone = await aTeacher(group);
    await place.admin.query(`update school.relation set valid_until = '2026-11-20' where subject = $1`, [
      gone.id,
    ]);
    const course = await unused(school);
    for (const who of [
      await aCoach(school, { of: [noor] }),
      noor,
      await anotherHat(teacher, 'guardian'),
      gone,
    ]) {
      expect(await told(who, publish({ course: course.id, version: course.version, starts: null }))).toBe(0);
      expect(await told(who, give({ groups: [group.id], courses: [course.id] }))).toBe(0);
    }
    expect(await rowsOf(place, 'select from school.course_use where course_id = $1', [course.id])).toEqual(
      [],
    );
  });

  it('never chooses another school’s own course, and does not even see it', async () => {
    const [here, there] = [await aSchool(place), await aSchool(place)];
    const theirs = await unused(there);
    for (const table of ['course', 'course_version'])
      await place.admin.query(
        `update shared.${table} set owner = $1 where ${table === 'course' ? 'id' : 'course_id'} = $2`,
        [there.id, theirs.id],
      );
    const irene = await aLeader(here);
    const [shown, all] = (await as(irene, [courseShown({ course: theirs.id }), coursesHere()])) as [
      unknown,
      { id: string }[],
    ];
    expect(shown).toBeUndefined();
    expect(all.map(({ id }) => id)).not.toContain(theirs.id);
    expect(await told(irene, publish({ course: theirs.id, version: theirs.version, starts: null }))).toBe(0);
    const leader = await aLeader(there);
    expect(await told(leader, publish({ course: theirs.id, version: theirs.version, starts: null }))).toBe(1);
  });

  it('never a draft, nor a version of another course', async () => {
    const school = await aSchool(place);
    const irene = await aLeader(school);
    const [one, other] = [await unused(school), await unused(school)];
    expect(await told(irene, publish({ course: one.id, version: other.version, starts: null }))).toBe(0);
    await place.admin.query(
      `update shared.course_version set state = 'draft', published_at = null where id = $1`,
      [one.version],
    );
    expect(await told(irene, publish({ course: one.id, version: one.version, starts: null }))).toBe(0);
  });
});

describe('a course given to a teaching group', () => {
  it('lays a way for every pupil of the group, at the level of their class, and none twice', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school);
    const noor = await aPupil(school, {
      group: await aBaseGroup(school, { level: 'vwo' }),
      enrolledIn: [group],
    });
    const sem = await aPupil(school, {
      group: await aBaseGroup(school, { level: 'havo/vwo' }),
      enrolledIn: [group],
    });
    await aPupil(school);
    const course = await aCourse(school);
    const teacher = await aTeacher(group);
    expect(await told(teacher, give({ groups: [group.id], courses: [course.id] }))).toBe(1);
    expect(await told(teacher, give({ groups: [group.id], courses: [course.id] }))).toBe(0);
    const ways = await rowsOf(
      place,
      'select pupil_id, level, reach from school.path where school_id = $1 order by level desc',
      [school.id],
    );
    expect(ways).toEqual([
      { pupil_id: noor.id, level: 'vwo', reach: noor.enrolments[0]?.reach.week },
      { pupil_id: sem.id, level: 'havo', reach: sem.enrolments[0]?.reach.week },
    ]);
    // who comes later finds a way, too
    const tygo = await aPupil(school, { enrolledIn: [group] });
    await told(await anAdministrator(school), give({ groups: [group.id], courses: [course.id] }));
    expect(await rowsOf(place, 'select from school.path where pupil_id = $1', [tygo.id])).toHaveLength(1);
  });

  it('is the only one of steps that this group follows; a theme may stand beside it', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school);
    const teacher = await aTeacher(group);
    const [one, other, theme] = [await aCourse(school), await aCourse(school), await aCourse(school)];
    await place.admin.query(`update shared.course set kind = 'theme' where id = $1`, [theme.id]);
    expect(
      await told(
        teacher,
        give({ groups: [group.id, group.id, group.id], courses: [one.id, other.id, theme.id] }),
      ),
    ).toBe(2);
    expect(await told(teacher, give({ groups: [group.id], courses: [other.id] }))).toBe(0);
    const [groups] = await as(teacher, [groupsHere()]);
    const mine = groups.find(({ id }) => id === group.id);
    expect(mine?.own).toBe(true);
    expect(mine?.courses).toHaveLength(2);
    expect(mine?.courses).toContain(theme.id);
  });

  it('is taken back with its ways as long as nobody worked on it, and stays when somebody did', async () => {
    const school = await aSchool(place);
    const [group, busy] = [await aTeachingGroup(school), await aTeachingGroup(school)];
    await aPupil(school, { enrolledIn: [group] });
    const noor = await aPupil(school, { enrolledIn: [busy] });
    const course = await aCourse(school);
    const teacher = await aTeacher(group);
    await told(teacher, give({ groups: [group.id], courses: [course.id] }));
    const [enrolment] = noor.enrolments;
    if (enrolment === undefined) throw new Error('Noor takes no course');
    await aWay(noor, enrolment, course);
    await place.admin.query(
      `insert into school.step_record (school_id, pupil_id, enrolment_id, step_id, reach, state, started_on)
       values ($1, $2, $3, $4, $5, 'working', '2026-11-20')`,
      [school.id, noor.id, enrolment.id, course.steps[0]?.id, enrolment.reach.week],
    );
    expect(await told(teacher, withdraw({ course: course.id }))).toBe(0);
    expect(await told(teacher, take({ group: group.id, course: course.id }))).toBe(1);
    expect(await told(teacher, take({ group: busy.id, course: course.id }))).toBe(0);
    expect(await rowsOf(place, 'select pupil_id from school.path where school_id = $1', [school.id])).toEqual(
      [{ pupil_id: noor.id }],
    );
  });

  it('reaches who joins the group by an import, at the first import after', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school);
    const course = await aCourse(school);
    await told(await aTeacher(group), give({ groups: [group.id], courses: [course.id] }));
    const noor = await aPupil(school, { enrolledIn: [group] });
    await place.database.inTransaction('jobs', async (transaction) => {
      const [, { laid }] = await transaction.send([
        roster.openJob({ school: school.id, at: now }),
        layPaths(),
      ]);
      expect(laid).toBe(1);
      await transaction.commit([]);
    });
    expect(await rowsOf(place, 'select course_id from school.path where pupil_id = $1', [noor.id])).toEqual([
      { course_id: course.id },
    ]);
  });
});
