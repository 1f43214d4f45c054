import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aLeader,
  anAdministrator,
  asTheme,
  aPupil,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  type Person,
  rowsOf,
  type School,
  signedIn,
} from '../../../tests/world/index.ts';
import { aCourse } from '../../../tests/world/learning.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));
const asSql = (sql: string, ...values: unknown[]) => place.admin.query(sql, values);

/** A course that nobody at the school uses yet. */
const onTheShelf = async (school: School, wish: Parameters<typeof aCourse>[1] = {}) => {
  const course = await aCourse(school, wish);
  await asSql('delete from school.course_use where course_id = $1', course.id);
  return course;
};
describe('a pupil', () => {
  it('finds their courses, where they are, and what a step asks, how it is learned and shown', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school, { name: 'V2a wiskunde', subject: 'Wiskunde' });
    const noor = await aPupil(school, {
      group: await aBaseGroup(school, { level: 'vwo' }),
      enrolledIn: [group],
    });
    const course = await aCourse(school, { title: 'Wiskunde', steps: 12 });
    await asSql(
      `insert into shared.asset (version_id, step_id, id, number, kind, title, body, levels, licence) values
       ($1, $2, gen_random_uuid(), 1, 'text', 'Voor vwo', 'Zo doe je dat.', '{vwo}', 'CC0'),
       ($1, $2, gen_random_uuid(), 2, 'text', 'Voor havo', 'Of zo.', '{havo}', 'CC0')`,
      course.version,
      course.steps[0]?.id,
    );
    const pupil = await visit(noor);
    expect((await pupil.get('/courses')).text).toContain('Je volgt nog geen cursus');
    const teacher = await visit(await aTeacher(group));
    const shown = await teacher.get(`/courses/${course.id}`);
    await teacher.post(`/courses/${course.id}`, {
      ...shown.form('Geven').fields,
      do: 'give',
      group: group.id,
    });

    const mine = await pupil.get('/courses');
    expect(mine.text).toContain('Wiskunde · niveau vwo');
    expect(mine.text).toContain('Je bent bij trede 1 van 12. Ik kan wiskunde trede 1');
    const page = await pupil.get(`/courses/${course.id}`);
    expect(page.text).toContain('Waar ben ik?');
    expect(page.text).toContain('Blok 3');
    const step = await pupil.get(`/courses/${course.id}/steps/${course.steps[0]?.id}`);
    for (const told of [
      'Trede 1 van 12',
      'Wat wordt er gevraagd?',
      'Ik leg het uit',
      'Hoe kan ik het leren?',
      'Opdracht 1 bij wiskunde 1',
      '25 min',
      'Hoe laat ik het zien?',
      'Vertellen',
    ])
      expect(step.text).toContain(told);
    // what is for another level alone is folded away behind the own
    expect(step.text.indexOf('Voor vwo')).toBeLessThan(step.text.indexOf('Voor een ander niveau'));
    expect(step.text.indexOf('Voor havo')).toBeGreaterThan(step.text.indexOf('Voor een ander niveau'));
    const paper = await pupil.get(`/courses/${course.id}/steps/${course.steps[0]?.id}/print?level=vwo`);
    expect(paper.text).toContain('Naam:');
    expect(paper.text).toContain('Voor vwo');
    expect(paper.text).not.toContain('Voor havo');
  });

  it('sees steps numbered along the own level, and can look at another', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school);
    const noor = await aPupil(school, {
      group: await aBaseGroup(school, { level: 'havo' }),
      enrolledIn: [group],
    });
    const course = await aCourse(school, { steps: 3 });
    await asSql(
      `insert into shared.step_level (version_id, step_id, level) values ($1, $2, 'vwo')`,
      course.version,
      course.steps[0]?.id,
    );
    await asSql(
      'insert into school.group_course (school_id, teaching_group_id, course_id) values ($1, $2, $3)',
      school.id,
      group.id,
      course.id,
    );
    const pupil = await visit(noor);
    expect((await pupil.get(`/courses/${course.id}/steps/${course.steps[1]?.id}`)).text).toContain(
      'Trede 1 van 2',
    );
    expect((await pupil.get(`/courses/${course.id}/steps/${course.steps[1]?.id}?level=vwo`)).text).toContain(
      'Trede 2 van 3',
    );
    expect((await pupil.get(`/courses/${course.id}/steps/${course.steps[0]?.id}`)).text).toContain(
      'hoort niet bij dit niveau',
    );
  });

  it('finds no course that the school does not use, and nothing at a step of another course', async () => {
    const school = await aSchool(place);
    const [shelf, used] = [await onTheShelf(school), await aCourse(school)];
    const pupil = await visit(await aPupil(school));
    for (const path of [
      `/courses/${shelf.id}`,
      `/courses/${shelf.id}/steps/${shelf.steps[0]?.id}`,
      `/courses/${used.id}/steps/${shelf.steps[0]?.id}`,
      `/courses/${shelf.id}/steps/${shelf.steps[0]?.id}/print`,
    ])
      expect((await pupil.get(path)).status).toBe(404);
  });

  it('sees a theme of the whole school from its week on: the question, this week, the goals with their levels', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { group: await aBaseGroup(school, { level: 'vwo' }) });
    const theme = await aCourse(school, { title: 'Water', steps: 15 });
    await asTheme(school, theme);
    const pupil = await visit(noor);
    expect((await pupil.get('/courses')).text).not.toContain('Water');
    await asSql(`update school.course_use set starts = '2026-11-09' where course_id = $1`, theme.id);
    const mine = await pupil.get('/courses');
    expect(mine.text).toContain('Water');
    expect(mine.text).toContain('week 2 van 3');
    const page = await pupil.get(`/courses/${theme.id}`);
    expect(page.text).toContain('Wie beslist waar het water heen mag?');
    expect(page.text).toMatch(/week 2 van 3 Blok 2 ?deze week/);
    expect(page.text).toContain('Aardrijkskunde');
    expect(page.text).toContain('Ik bereken het ook');
  });
});

describe('who chooses the courses', () => {
  it('puts one out for the school in one press, and takes it off again while nobody follows it', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school);
    const course = await onTheShelf(school, { title: 'Duits' });
    const teacher = await visit(await aTeacher(group));
    const all = await teacher.get('/courses');
    const pressed = await teacher.post(
      `/courses/${course.id}/publish`,
      all.form(`/courses/${course.id}/publish`).fields,
    );
    expect(pressed.location).toBe(`/courses/${course.id}`);
    const page = await teacher.get(`/courses/${course.id}`);
    expect(page.text).toContain('Jullie gebruiken versie 1.');
    expect(
      (await teacher.post(`/courses/${course.id}/withdraw`, page.form('/withdraw').fields)).location,
    ).toBe('/courses');
    expect(await rowsOf(place, 'select from school.course_use where course_id = $1', [course.id])).toEqual(
      [],
    );
    expect(
      await rowsOf(place, `select verb, to_state as to from school.journal where object = $1 order by verb`, [
        course.id,
      ]),
    ).toEqual([
      { verb: 'courses.published', to: '1' },
      { verb: 'courses.withdrawn', to: null },
    ]);
  });

  it('reads in the journal only what happened: not a second press, nor a theme that somebody works on', async () => {
    const school = await aSchool(place);
    const [group, other] = [await aTeachingGroup(school), await aTeachingGroup(school)];
    const noor = await aPupil(school, { enrolledIn: [group] });
    const course = await aCourse(school);
    const theme = await aCourse(school, { title: 'Water' });
    await asTheme(school, theme);
    const leader = await visit(await aLeader(school));
    const linesOf = async ({ id }: { id: string }) =>
      (await rowsOf(place, 'select verb from school.journal where object = $1 order by verb', [id])).map(
        ({ verb }) => verb,
      );

    for (const { id } of [group, other])
      await leader.post(`/courses/${course.id}`, { do: 'give', group: id });
    for (const _ of ['first', 'again'])
      expect((await leader.post(`/courses/${course.id}/take`, { group: other.id })).status).toBe(303);
    expect(await linesOf(course)).toEqual(['courses.given', 'courses.given', 'courses.taken']);

    await asSql(
      `insert into school.step_record (school_id, pupil_id, enrolment_id, step_id, reach, state, evidence, started_on)
       select school_id, pupil_id, enrolment_id, $2, reach, 'working', '', '2026-11-20'
       from school.path where pupil_id = $1`,
      noor.id,
      theme.steps[0]?.id,
    );
    expect((await leader.post(`/courses/${theme.id}/withdraw`, {})).status).toBe(409);
    expect(await linesOf(theme)).toEqual([]);
    expect((await leader.get(`/courses/${theme.id}`)).text).toContain('Jullie gebruiken versie 1.');
  });

  it('is offered a newer version, and pupils keep the old one until it is chosen', async () => {
    const school = await aSchool(place);
    const course = await aCourse(school, { title: 'Frans' });
    await asSql(
      `insert into shared.course_version (id, course_id, number, state, licence, sum, made_at, published_at)
       values (gen_random_uuid(), $1, 2, 'published', 'CC0', '\\x00', now(), now())`,
      course.id,
    );
    const leader = await visit(await aLeader(school));
    expect((await leader.get('/courses')).text).toContain('nieuwe versie');
    const page = await leader.get(`/courses/${course.id}`);
    expect(page.text).toContain('Versie 2 is er.');
    expect(page.text).toContain('10 treden');
    await leader.post(`/courses/${course.id}/publish`, page.form('/publish').fields);
    expect((await leader.get(`/courses/${course.id}`)).text).toContain('Jullie gebruiken versie 2.');
  });

  it('of a theme says in which week it begins, and only on a Monday', async () => {
    const school = await aSchool(place);
    const theme = await onTheShelf(school, { title: 'Water' });
    await asTheme(school, theme);
    const leader = await visit(await aLeader(school));
    const page = await leader.get(`/courses/${theme.id}`);
    const fields = { ...page.form('Gebruiken op onze school').fields, do: 'plan' };
    const path = `/courses/${theme.id}`;
    expect((await leader.post(path, { ...fields, starts: '' })).status).toBe(422);
    expect((await leader.post(path, { ...fields, starts: '2026-11-24' })).text).toContain('Kies een maandag');
    expect((await leader.post(path, { ...fields, starts: '2026-11-23' })).status).toBe(303);
    expect(
      await rowsOf(place, 'select starts::text from school.course_use where course_id = $1', [theme.id]),
    ).toEqual([{ starts: '2026-11-23' }]);
  });

  it('accepts the whole proposal for the groups of the roster in one press', async () => {
    const school = await aSchool(place);
    const english = await aTeachingGroup(school, { name: 'V2a engels', subject: 'Engels' });
    const maths = await aTeachingGroup(school, { name: 'V2a wiskunde', subject: 'Wiskunde' });
    const mentor = await aTeachingGroup(school, { name: 'V2a mentor', subject: 'Mentorles' });
    await aPupil(school, { enrolledIn: [english, maths] });
    const [course, shelf] = [
      await aCourse(school, { title: 'Engels', subject: 'engels' }),
      await onTheShelf(school, { title: 'Wiskunde plus' }),
    ];
    const office = await visit(await anAdministrator(school));
    expect((await office.get('/courses')).text).toContain('3 lesgroepen volgen nog geen treden.');
    const page = await office.get('/courses/match');
    const { fields } = page.form('/courses/match');
    expect(fields[`course-${english.id}`]).toBe(course.id);
    expect(fields[`course-${maths.id}`]).not.toBe('');
    expect(fields[`course-${mentor.id}`]).toBe('');
    expect(
      (await office.post('/courses/match', { ...fields, [`course-${maths.id}`]: shelf.id })).location,
    ).toBe('/courses');
    const given = await rowsOf(
      place,
      'select teaching_group_id as group, course_id as course from school.group_course where school_id = $1',
      [school.id],
    );
    expect(new Map(given.map((row) => [row['group'], row['course']]))).toEqual(
      new Map([
        [english.id, course.id],
        [maths.id, shelf.id],
      ]),
    );
    expect(await rowsOf(place, 'select from school.path where school_id = $1', [school.id])).toHaveLength(2);
    const nothing = { ...(await office.get('/courses/match')).form('/courses/match').fields };
    expect((await office.post('/courses/match', nothing)).text).toContain(
      'Kies bij minstens één lesgroep een cursus.',
    );
  });

  it('is told when a group already walks a course, and asked which one when none was chosen', async () => {
    const school = await aSchool(place);
    const group = await aTeachingGroup(school, { name: 'V2a' });
    const [one, other] = [await aCourse(school), await aCourse(school)];
    const teacher = await visit(await aTeacher(group));
    const second = await aTeachingGroup(school, { name: 'V2b' });
    const give = (course: string, to: string) =>
      teacher.post(`/courses/${course}`, { do: 'give', group: to });
    expect((await give(one.id, group.id)).status).toBe(303);
    const again = await give(other.id, group.id);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Deze groep volgt al een cursus van treden.');
    expect((await give(one.id, '')).text).toContain('Kies uit de lijst.');
    expect((await give(one.id, second.id)).status).toBe(303);
  });
});

describe('a coach who does not teach', () => {
  it('reads every course and changes none', async () => {
    const school = await aSchool(place);
    const course = await onTheShelf(school, { title: 'Duits' });
    const coach = await visit(await aCoach(school));
    const page = await coach.get(`/courses/${course.id}`);
    expect(page.text).toContain('Jullie school gebruikt deze cursus nog niet');
    expect(page.forms.some(({ action }) => action.includes('/publish'))).toBe(false);
    expect((await coach.post(`/courses/${course.id}/publish`, {})).status).toBe(403);
    expect((await coach.get('/courses/match')).status).toBe(404);
  });
});

it('where no course was brought in yet, the page says how they come', async () => {
  const school = await aSchool(place);
  await asSql(`update shared.course set owner = $1`, (await aSchool(place)).id);
  const page = await (await visit(await aLeader(school))).get('/courses');
  expect(page.text).toContain('Er staan nog geen cursussen op de plank');
});
