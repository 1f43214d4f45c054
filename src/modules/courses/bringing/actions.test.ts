import { describe, expect, it } from 'vitest';
import { Database } from '#platform/database';
import { aDatabase, aSchool, rowsOf } from '../../../../tests/world/index.ts';
import type { Course } from '../model.ts';
import { bringCourses } from './actions.ts';

const place = await aDatabase();
const database = new Database(place.connect);
const now = new Date('2026-11-21T09:00:00Z');
const bring = (courses: readonly Course[], dryRun = false) =>
  bringCourses(database, courses, { now, dryRun });

const step = (key: string, goal: string): Course['blocks'][number]['steps'][number] => ({
  key,
  goal,
  target: '',
  demonstrate: { form: 'talk', text: '' },
  criteria: ['Ik leg het uit'],
  levels: [{ level: 'vwo', criteria: ['met een bewijs'] }],
  tasks: [{ key: 'a', title: 'Lees', minutes: null, levels: [] }],
  assets: [
    {
      key: '1',
      kind: 'book',
      title: 'Boek',
      text: null,
      url: null,
      minutes: 5,
      levels: ['vwo'],
      licence: 'CC0',
    },
  ],
  curriculum: ['slo'],
  subject: null,
});
const course = (handle: string, ...goals: readonly string[]): Course => ({
  handle,
  kind: 'steps',
  subject: 'wiskunde',
  title: 'Wiskunde',
  language: 'nl',
  scale: 'vo',
  levels: ['havo', 'vwo'],
  source: '',
  licence: 'CC0',
  blocks: [{ title: 'Blok', steps: goals.map((goal, i) => step(`s${i + 1}`, goal)) }],
  theme: null,
});
const counts = async (handle: string) => {
  const [row] = await rowsOf(
    place,
    `select count(distinct version.id)::integer as versions, count(distinct step.id)::integer as steps,
       count(distinct told.step_id) filter (where version.number = 1)::integer as first
     from shared.course join shared.course_version version on version.course_id = course.id
     join shared.step on step.course_id = course.id
     left join shared.version_step told on told.version_id = version.id where course.handle = $1`,
    [handle],
  );
  return row;
};

describe('bringing courses in', () => {
  it('a second time changes nothing, whatever else changed about the file', async () => {
    expect((await bring([course('twice', 'Ik tel', 'Ik reken')]))[0]).toMatchObject({
      is: 'new',
      version: 1,
      steps: 2,
      tasks: 2,
      assets: 2,
    });
    const before = await counts('twice');
    const { levels, ...rest } = course('twice', 'Ik tel', 'Ik reken');
    expect((await bring([{ levels, ...rest }]))[0]).toMatchObject({ is: 'same', version: 1 });
    expect(await counts('twice')).toEqual(before);
  });

  it('that changed makes the next version beside the first; what pupils did still points at the same step', async () => {
    await bring([course('grown', 'Ik tel')]);
    const [first] = await rowsOf(
      place,
      `select step.id from shared.step join shared.course on course.id = step.course_id where handle = 'grown'`,
    );
    expect((await bring([course('grown', 'Ik tel goed', 'Ik reken')]))[0]).toMatchObject({
      is: 'changed',
      version: 2,
    });
    expect(await counts('grown')).toEqual({ versions: 2, steps: 2, first: 1 });
    const told = await rowsOf(
      place,
      `select version.number, version.state, told.goal from shared.version_step told
       join shared.course_version version on version.id = told.version_id where told.step_id = $1 order by 1`,
      [first?.['id']],
    );
    expect(told).toEqual([
      { number: 1, state: 'published', goal: 'Ik tel' },
      { number: 2, state: 'published', goal: 'Ik tel goed' },
    ]);
    // and back again is a third version, not the first
    expect((await bring([course('grown', 'Ik tel')]))[0]).toMatchObject({ is: 'changed', version: 3 });
  });

  it('only to see what would happen leaves nothing behind', async () => {
    expect((await bring([course('dry', 'Ik tel')], true))[0]).toMatchObject({ is: 'new' });
    expect(await rowsOf(place, `select id from shared.course where handle = 'dry'`)).toEqual([]);
  });

  it('under a name that is taken by something else brings in nothing at all', async () => {
    await bring([course('taken', 'Ik tel')]);
    const theme: Course = {
      ...course('taken', 'Ik tel'),
      kind: 'theme',
      theme: { question: 'Hoe?', weeks: 2, subjects: ['kunst'] },
    };
    const done = await bring([
      course('innocent', 'Ik tel'),
      theme,
      { ...course('twice', 'Ik tel'), scale: 'ref', levels: ['2F'] },
    ]);
    expect(done.map(({ is }) => is)).toEqual(['new', 'kindDiffers', 'scaleDiffers']);
    expect(await rowsOf(place, `select id from shared.course where handle = 'innocent'`)).toEqual([]);
  });

  it('brings a theme with its question, and the subject of each goal', async () => {
    const theme: Course = {
      ...course('water', 'Ik volg een regendruppel'),
      kind: 'theme',
      subject: null,
      theme: { question: 'Wie beslist?', weeks: 6, subjects: ['aardrijkskunde', 'kunst'] },
      blocks: [{ title: 'Week 1', steps: [{ ...step('w', 'Ik volg'), subject: 'kunst' }] }],
    };
    await bring([theme]);
    expect(
      await rowsOf(
        place,
        `select theme.question, theme.subjects, told.subject from shared.theme
         join shared.version_step told on told.version_id = theme.version_id`,
      ),
    ).toEqual([{ question: 'Wie beslist?', subjects: ['aardrijkskunde', 'kunst'], subject: 'kunst' }]);
  });

  it('leaves alone a course that a school calls the same', async () => {
    const school = await aSchool(place);
    await place.admin.query(
      `insert into shared.course (id, owner, handle, kind, title, language, scale, levels)
       values (gen_random_uuid(), $1, 'own', 'theme', 'Van ons', 'nl', 'vo', '{vwo}')`,
      [school.id],
    );
    expect((await bring([course('own', 'Ik tel')]))[0]).toMatchObject({ is: 'new' });
    expect(
      await rowsOf(place, `select title from shared.course where handle = 'own' order by title`),
    ).toEqual([{ title: 'Van ons' }, { title: 'Wiskunde' }]);
  });
});
