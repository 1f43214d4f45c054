import { describe, expect, it } from 'vitest';
import { dayIn, openScope } from '#platform/scope';
import type { Query } from '#platform/statement';
import { calendarOf, calendarSpans } from '#modules/organisations';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aGuardian,
  aJudgement,
  anEnrolment,
  aPupil,
  aRecord,
  aSchool,
  aTeacher,
  aTeachingGroup,
  aWay,
  aYear,
  type Enrolment,
  now,
  type Person,
  rowsOf,
  signedIn,
  type Step,
} from '../../../tests/world/index.ts';
import {
  dueSteps,
  groupProgress,
  knownOf,
  lastFound,
  overview,
  releasedOf,
  sentenceOf,
  standing,
  stepsOf,
  teaching,
  stuckIn,
} from './index.ts';
import { queue, queueSteps } from './queue/store.ts';

const place = await aDatabase();
const school = await aSchool(place);
await aYear(school);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const english = await aTeachingGroup(school, { name: 'Engels 2B', subject: 'Engels' });
const course = await aCourse(school);
const inEnglishCourse = await aCourse(school, { title: 'Engels', levels: ['A2', 'B1'], steps: 7 });
const marit = await aCoach(school, { given: 'Marit' });
const youssef = await aTeacher(maths, { given: 'Youssef' });
const noor = await aPupil(school, { given: 'Noor', coach: marit, enrolledIn: [maths, english] });
const [inMaths, inEnglish] = noor.enrolments as [Enrolment, Enrolment];
const zeynep = await aGuardian(noor);
const step = (n: number) => course.steps[n - 1] as Step;
const levelled = course.steps[4] as Step;
await place.admin.query(
  'insert into shared.step_level (version_id, step_id, level, criteria) values ($1, $2, $3, $4)',
  [course.version, levelled.id, 'vwo', ['En je bewijst het']],
);
await aWay(noor, inMaths, course, { entry: step(3) });
await aWay(noor, inEnglish, inEnglishCourse, { level: 'B1' });
await aJudgement(noor, inMaths, step(3), { by: youssef, feedback: 'Mooi' });
await aJudgement(noor, inMaths, step(4), {
  by: youssef,
  outcome: 'again',
  at: now,
  opened: null,
  feedback: 'Bijna',
});
await aRecord(noor, inMaths, step(4), { state: 'working' });
await aRecord(noor, inMaths, step(6), { state: 'ready' });
await aRecord(noor, inEnglish, inEnglishCourse.steps[0] as Step, {
  state: 'working',
  startedOn: '2026-10-19',
});
const goal = await aGoal(noor, { kind: 'end', title: 'Tot 9', due: '2027-06-18', step: step(9) });
await place.admin.query(
  `insert into school.step_due (school_id, pupil_id, enrolment_id, step_id, reach, monday)
   values ($1, $2, $3, $4, $5, '2027-03-01')`,
  [school.id, noor.id, inMaths.id, step(7).id, inMaths.reach.week],
);

type Member = Query<unknown, 'member'>;
type Read<Q extends readonly Member[]> = {
  [K in keyof Q]: Q[K] extends Query<infer T, 'member'> ? T : never;
};
async function as<const Q extends readonly Member[]>(
  who: Person,
  about: { id: string } | null,
  ...queries: Q
) {
  const { token } = await signedIn(who);
  const opened = openScope(token, about?.id ?? null, now, false);
  const [, ...rows] = await place.database.read('member', [opened, ...queries] as readonly Member[]);
  return rows as Read<Q>;
}
const everything = (pupil: string | null) =>
  [knownOf({ pupil }), stepsOf({ pupil }), calendarSpans()] as const;
const dayOf = (at: Date) => dayIn('Europe/Amsterdam', at);
const today = '2026-11-21';

describe('a pupil’s ways', () => {
  it('come with their steps at the pupil’s level, what is in hand, and what follows from it', async () => {
    const [{ ways, records, judgements, aims, moved }, steps, spans] = await as(
      noor,
      null,
      ...everything(null),
    );
    expect(ways.map(({ title, level, levels }) => [title, level, levels])).toEqual([
      ['Engels', 'B1', ['A2', 'B1']],
      ['Wiskunde', 'havo', ['vmbo-t', 'havo', 'vwo']],
    ]);
    expect(steps).toHaveLength(17);
    expect(steps.find(({ step: one }) => one === levelled.id)).toMatchObject({
      levels: ['vwo'],
      blockTitle: 'Blok 1',
    });
    const calendar = calendarOf(spans);
    const seen = (unopenedIsNews: boolean) =>
      overview(ways, steps, { records, judgements, unopenedIsNews }, aims, calendar, today, dayOf)[1];
    // the step of vwo is not on this way; the first two were mastered at the entry
    expect(seen(true)?.steps.map(({ place: at, state }) => `${at} ${state}`)).toEqual([
      '1 mastered',
      '2 mastered',
      '3 passed',
      '4 news',
      '5 ready',
      '6 open',
      '7 open',
      '8 open',
      '9 open',
    ]);
    const mine = seen(false);
    expect(mine?.steps[3]?.state).toBe('again');
    expect(mine?.end?.id).toBe(goal.id);
    expect(mine?.target).toBe(8);
    expect(mine && sentenceOf(mine.forecast, { language: 'nl', today, self: true })).toBe('20 weken voor.');
    const due = dueSteps(
      mine?.steps ?? [],
      8,
      '2027-06-18',
      new Map(moved.map((one) => [one.step, one.monday])),
      today,
      calendar,
    );
    expect(due.map(({ placed, monday, moved: by }) => [placed.place, monday, by])).toEqual([
      [4, '2026-12-28', false],
      [5, '2027-02-08', false],
      [6, '2027-03-01', true],
      [7, '2027-05-03', false],
      [8, '2027-06-14', false],
    ]);
  });

  it('are all the coach’s to see, the own course’s for a teacher, the way and the end goals for a guardian', async () => {
    const titles = async (who: Person) => {
      const [{ ways, records, judgements, aims }, steps] = await as(who, noor, ...everything(noor.id));
      return {
        ways: ways.map(({ title }) => title),
        steps: steps.length,
        records: records.length,
        judgements: judgements.length,
        aims: aims.length,
      };
    };
    expect(await titles(marit)).toEqual({
      ways: ['Engels', 'Wiskunde'],
      steps: 17,
      records: 3,
      judgements: 2,
      aims: 1,
    });
    expect(await titles(youssef)).toEqual({
      ways: ['Wiskunde'],
      steps: 10,
      records: 2,
      judgements: 2,
      aims: 1,
    });
    expect(await titles(zeynep)).toEqual({
      ways: ['Engels', 'Wiskunde'],
      steps: 17,
      records: 0,
      judgements: 0,
      aims: 1,
    });
    const stranger = await aCoach(school, { given: 'Vreemd' });
    expect(await titles(stranger)).toEqual({ ways: [], steps: 0, records: 0, judgements: 0, aims: 0 });
  });

  it('show a family what was released and a coach what was found, with the words of the step', async () => {
    const [released] = await as(zeynep, noor, releasedOf({ pupil: noor.id }));
    expect(
      released.map(({ outcome, feedback, title, goal: says }) => [outcome, feedback, title, says]),
    ).toEqual([['passed', 'Mooi', 'Wiskunde', 'Ik kan wiskunde trede 3']]);
    const [found] = await as(marit, noor, lastFound({ pupil: noor.id }));
    expect(found.map(({ feedback, openedAt }) => [feedback, openedAt === null])).toEqual([
      ['Bijna', true],
      ['Mooi', false],
    ]);
    // a statement of the pupil's own gives nobody else the early rows
    const [early] = await as(noor, null, releasedOf({ pupil: null }));
    expect(early).toHaveLength(1);
  });

  it('stand in the viewer of courses without what was not read yet', async () => {
    const [rows, one] = await as(
      noor,
      null,
      standing({ course: null }),
      standing({ course: inEnglishCourse.id }),
    );
    const states = new Map(rows.map((row) => [row.step, row.state]));
    expect(states.get(step(3).id)).toBe('passed');
    expect(states.get(step(4).id)).toBe('shown');
    expect(states.get(step(6).id)).toBe('ready');
    expect(one).toMatchObject([{ level: 'B1', entry: null, state: 'working' }]);
    const [none] = await as(marit, null, standing({ course: null }));
    expect(none.map((row) => row.step)).toEqual(none.map(() => null));
  });

  it('end with the enrolment', async () => {
    const leaver = await aPupil(school);
    const ended = await anEnrolment(leaver, maths, { until: '2026-11-20' });
    await aWay(leaver, ended, course);
    const [known] = await as(leaver, null, knownOf({ pupil: null }));
    expect(known.ways).toEqual([]);
  });
});

describe('a course without levels, as national goals give it', () => {
  it('works the same: every step counts, nothing asks for a level', async () => {
    const slo = await aCourse(school, { title: 'Geschiedenis', levels: ['vmbo-b'], steps: 12 });
    for (const one of slo.steps)
      await place.admin.query(
        'insert into shared.step_level (version_id, step_id, level) values ($1, $2, $3)',
        [slo.version, one.id, 'vmbo-b'],
      );
    const history = await aTeachingGroup(school, { name: 'Geschiedenis 2B' });
    const pupil = await aPupil(school, { enrolledIn: [history] });
    await aWay(pupil, pupil.enrolments[0] as Enrolment, slo, { level: '' });
    const [{ ways, records, judgements, aims }, steps, spans] = await as(pupil, null, ...everything(null));
    const [seen] = overview(
      ways,
      steps,
      { records, judgements, unopenedIsNews: true },
      aims,
      calendarOf(spans),
      today,
      dayOf,
    );
    expect(seen?.steps).toHaveLength(12);
    expect(seen?.now?.place).toBe(1);
    expect(seen?.forecast).toEqual({ how: 'aimless' });
  });
});

describe('the queue', () => {
  it('is of the own groups alone, the oldest first, and counts what waits', async () => {
    const elif = await aPupil(school, { given: 'Elif', enrolledIn: [maths, english] });
    const [hers, herEnglish] = elif.enrolments as [Enrolment, Enrolment];
    await aWay(elif, hers, course);
    await aWay(elif, herEnglish, inEnglishCourse);
    await aRecord(elif, hers, step(1), { readyAt: new Date('2026-11-12T10:00:00+01:00') });
    await aRecord(elif, herEnglish, inEnglishCourse.steps[0] as Step);
    const [waiting, steps, length] = await as(youssef, null, queue(), queueSteps(), teaching());
    expect(waiting.map(({ given, group, step: one }) => [given, group, one])).toEqual([
      ['Elif', 'Wiskunde 2B', step(1).id],
      ['Noor', 'Wiskunde 2B', step(6).id],
    ]);
    expect(steps).toHaveLength(10);
    expect(length).toMatchObject({ waiting: 2, since: new Date('2026-11-12T10:00:00+01:00') });
    // a coach sees every record of the own pupils, and still has no queue
    const [none, zero] = await as(marit, null, queue(), teaching());
    expect(none).toEqual([]);
    expect(zero).toEqual({ waiting: 0, since: null, inHand: [] });
  });
});

describe('a coach’s group', () => {
  it('tells in which course a pupil stands still', async () => {
    const [group, spans] = await as(marit, null, groupProgress(), calendarSpans());
    // in maths something waits to be looked at: nobody stands still there
    expect(group.map(({ title, quietSince }) => [title, quietSince])).toEqual([
      ['Engels', expect.any(String)],
    ]);
    expect(stuckIn(group, today, calendarOf(spans))).toEqual(
      new Map([[noor.id, [{ title: 'Engels', weeks: expect.any(Number) }]]]),
    );
    const [none] = await as(youssef, null, groupProgress());
    expect(none).toEqual([]);
  });
});

describe('the database itself', () => {
  it('lets nobody judge in another’s name, change what was judged, or take away what is older than a minute', async () => {
    const [row] = await rowsOf(place, 'select id from school.judgement where outcome = $1', ['again']);
    const { token } = await signedIn(youssef);
    const client = place.connect('member');
    expect(client.user).toBe('app_member');
    const tried = (sql: string) =>
      place.database.inTransaction('member', async (transaction) => {
        await transaction.send([openScope(token, noor.id, now, true)]);
        await transaction.commit([
          {
            statement: { name: `tried ${sql}`, text: sql, inputs: [], outputs: {}, roles: ['member'] },
            values: [],
            read: (_rows, changed) => changed,
          },
        ]);
      });
    await expect(
      tried(`update school.judgement set outcome = 'passed' where id = '${row?.['id']}'`),
    ).rejects.toMatchObject({ code: '42501' });
    await tried(`delete from school.judgement where outcome = 'passed'`);
    expect(await rowsOf(place, 'select 1 from school.judgement where pupil_id = $1', [noor.id])).toHaveLength(
      2,
    );
  });
});
