import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aPupil,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  aWay,
  aYear,
  type Enrolment,
  inWeek,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);
await aYear(school);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const course = await aCourse(school);
const joris = await aTeacher(maths);
const marit = await aCoach(school);
const visit = async (who: Person) => server.visitor(await signedIn(who));
const aLearner = async () => {
  const pupil = await aPupil(school, { coach: marit, enrolledIn: [maths] });
  const [enrolment] = pupil.enrolments as [Enrolment];
  await aWay(pupil, enrolment, course);
  const goal = await aGoal(pupil, { title: 'Haakjes', enrolment, step: course.steps[0] as never });
  await inWeek(goal, '2026-11-16');
  return { pupil, goal, path: `/logbook/strategies?goal=${goal.id}&week=2026-47` };
};
const chosenOf = (pupil: Person) =>
  rowsOf(
    place,
    'select slot, strategy, own_id, result from school.strategy_choice where pupil_id = $1 order by slot',
    [pupil.id],
  );

describe('choosing a strategy', () => {
  it('is one press, at most two for a goal, shown above its tasks, and the coach reads it', async () => {
    const { pupil, goal, path } = await aLearner();
    const browser = await visit(pupil);
    const page = await browser.get(path);
    expect(page.html.match(/name="strategy"/g)).toHaveLength(10);
    expect(page.text).not.toMatch(/★|sterren: \d/);
    const done = await browser.post(path, { strategy: 'phone-away' });
    expect(done.location).toBe(`/logbook?week=2026-47#goal-${goal.id}`);
    await browser.post(path, { strategy: 'ten-minutes' });
    const third = await browser.post(path, { strategy: 'draw-it' });
    expect([third.status, third.text.includes('Je hebt er al twee')]).toEqual([422, true]);
    expect(await chosenOf(pupil)).toMatchObject([
      { slot: 1, strategy: 'phone-away' },
      { slot: 2, strategy: 'ten-minutes' },
    ]);
    expect((await browser.get('/logbook?week=2026-47')).text).toContain('Leg je telefoon ver weg');
    expect((await (await visit(marit)).get(`/logbook/of/${pupil.id}?week=2026-47`)).text).toContain(
      'Leg je telefoon ver weg',
    );
    const less = await browser.post(path, { less: '1' });
    expect(less.location).toContain('/logbook/strategies');
    expect(await chosenOf(pupil)).toMatchObject([{ slot: 2 }]);
    expect((await browser.post(path, { strategy: 'no-such' })).status).toBe(422);
  });

  it('can be an own one, and says at the look-back whether it helped; then it comes first the next time', async () => {
    const { pupil, goal, path } = await aLearner();
    const browser = await visit(pupil);
    await browser.post(`/logbook/strategies/own?goal=${goal.id}&week=2026-47`, {
      title: 'Eerst zelf <proberen> 🙂',
      how: 'Tien minuten zonder hulp',
    });
    await browser.post(path, { strategy: 'two-become-one' });
    const back = await browser.get('/logbook/back?week=2026-47');
    expect(back.text).toContain('Strategie: Eerst zelf <proberen> 🙂');
    await browser.post('/logbook/back?week=2026-47', {
      lookBack: 'Goed',
      [`result-1-${goal.id}`]: 'unused',
      [`result-2-${goal.id}`]: 'helped',
    });
    expect((await chosenOf(pupil)).map(({ result }) => result)).toEqual(['unused', 'helped']);
    const enrolment = pupil.enrolments[0] as Enrolment;
    const next = await aGoal(pupil, { title: 'Volgende', enrolment, step: course.steps[5] as never });
    const page = await browser.get(`/logbook/strategies?goal=${next.id}`);
    expect(page.text).toContain('hielp je eerder');
    expect(page.text).toContain('Eerst zelf <proberen> 🙂 van jezelf');
  });

  it('begins with the teacher’s pick for the block, laid down by whoever teaches the course alone', async () => {
    const { pupil, path } = await aLearner();
    const teacher = await visit(joris);
    expect((await teacher.get('/logbook/tips')).text).toContain('Blok 1');
    const tip = `/logbook/tips?course=${course.id}&block=1`;
    expect((await teacher.get(tip)).status).toBe(200);
    expect((await teacher.post(tip, { strategy: 'turn-around' })).status).toBe(303);
    const page = await (await visit(pupil)).get(path);
    expect(/name="strategy" value="([a-z-]+)"/.exec(page.html)?.[1]).toBe('turn-around');
    expect(page.text).toContain('tip van je leraar');
    const other = await aTeacher(await aTeachingGroup(school, { name: 'Frans 2B', subject: 'Frans' }));
    expect((await (await visit(other)).post(tip, { strategy: 'draw-it' })).status).toBe(403);
    expect((await (await visit(marit)).get('/logbook/tips')).status).toBe(404);
    expect((await teacher.post(tip, { strategy: '' })).status).toBe(303);
    expect(await rowsOf(place, 'select 1 from school.strategy_tip')).toEqual([]);
  });

  it('is nobody else’s: not for another pupil, and the database lets no coach choose', async () => {
    const { path } = await aLearner();
    const other = await aLearner();
    expect((await (await visit(other.pupil)).get(path)).status).toBe(404);
    expect((await (await visit(other.pupil)).post(path, { strategy: 'draw-it' })).status).toBe(404);
    expect((await (await visit(marit)).post(path, { strategy: 'draw-it' })).status).toBe(403);
  });
});
