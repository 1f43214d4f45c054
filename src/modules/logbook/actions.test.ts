import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aPupil,
  aSchool,
  aServer,
  aTeachingGroup,
  aWay,
  aWeek,
  aYear,
  type Enrolment,
  inWeek,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);
await aYear(school);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const course = await aCourse(school);
const marit = await aCoach(school);
const aLearner = async () => {
  const pupil = await aPupil(school, { coach: marit, enrolledIn: [maths] });
  await aWay(pupil, pupil.enrolments[0] as Enrolment, course);
  return pupil;
};
const visit = async (who: Person) => server.visitor(await signedIn(who));
const [week47, week48] = ['2026-11-16', '2026-11-23'];
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const at = async (clock: Date, what: () => Promise<void>) => {
  server.setClock(clock);
  try {
    await what();
  } finally {
    server.setClock(now);
  }
};

const itemsOf = (pupil: Person, monday?: string) =>
  rowsOf(
    place,
    `select goal.title, goal.kind, week_item.monday::text, carried, day, outcome, reason from school.week_item
     join school.goal on goal.id = goal_id
     where week_item.pupil_id = $1 and ($2::date is null or monday = $2) order by week_item.monday, goal.kind, goal.title`,
    [pupil.id, monday ?? null],
  );
const goalsOf = (pupil: Person) =>
  rowsOf(
    place,
    `select id, title, kind, measure, due::text, state, step_id, task_id, minutes, serves from school.goal
     where pupil_id = $1 order by kind, title, id`,
    [pupil.id],
  );
const planOf = async (pupil: Person, monday = week48) =>
  (
    await rowsOf(
      place,
      `select proposed_at, looked_back_at, version from school.week_plan where pupil_id = $1 and monday = $2`,
      [pupil.id, monday],
    )
  )[0];
const undoOf = (location: string | undefined) =>
  new URL(location ?? '', 'http://leerkring.test').searchParams.get('undo') ?? '';

describe('planning a week', () => {
  it('puts what was not finished into it with one carry more, and is ready for the talk', async () => {
    const noor = await aLearner();
    const old = await aGoal(noor, { title: 'Haakjes', due: '2026-11-20' });
    await inWeek(old, week47, { carried: 1 });
    const fresh = await aGoal(noor, { title: 'Typen', due: '2026-11-25' });
    const browser = await visit(noor);
    const page = await browser.get('/logbook/plan?week=2026-48');
    expect(page.text).toContain('3 doelen');
    const form = page.form('/logbook/plan');
    expect(Object.keys(form.fields).filter((name) => name.startsWith('goal-'))).toEqual([
      `goal-${old.id}`,
      `goal-${fresh.id}`,
    ]);
    const { [`step-${course.steps[0]?.id}`]: _, ...fields } = form.fields;
    const done = await browser.post(form.action, { ...fields, toCoach: 'Mag ik overslaan? 🙈' });
    expect(done.location).toMatch(/^\/logbook\?week=2026-48&did=logbook\.propose&undo=/);
    expect(await itemsOf(noor, week48)).toMatchObject([
      { title: 'Haakjes', carried: 2 },
      { title: 'Typen', carried: 0 },
    ]);
    expect(await planOf(noor)).toMatchObject({ proposed_at: now, version: 1 });
    // a day to come moves with it; one that has passed first asks for a word (acceptance check 11)
    expect((await goalsOf(noor)).map(({ title, due }) => [title, due])).toEqual([
      ['Haakjes', '2026-11-20'],
      ['Typen', '2026-11-27'],
    ]);
    const shown = await browser.get(done.location ?? '');
    expect(shown.text).toContain('Klaar voor het gesprek.');
    expect(shown.text).toContain('Mag ik overslaan? 🙈');
    expect(shown.form('/logbook/undo')).toBeDefined();
  });

  it('makes a learning goal of a step: its criteria, the last school day, its tasks; and takes all of it back', async () => {
    const noor = await aLearner();
    const step = course.steps[3] as (typeof course.steps)[number];
    const browser = await visit(noor);
    const done = await browser.post('/logbook/plan?week=2026-48', {
      version: '0',
      [`step-${step.id}`]: 'on',
    });
    expect(done.status).toBe(303);
    const goals = await goalsOf(noor);
    const [learning] = goals;
    expect(learning).toMatchObject({
      kind: 'learning',
      title: step.goal,
      measure: 'Ik leg het uit · Vier van de vijf goed',
      due: '2026-11-27',
      state: 'active',
      step_id: step.id,
    });
    expect(goals.slice(1)).toMatchObject(
      step.tasks.map(({ id, title }) => ({ kind: 'work', title, task_id: id, serves: learning?.['id'] })),
    );
    const page = await browser.get('/logbook?week=2026-48');
    expect(page.text).toContain('1 doel, ongeveer 1 uur.');
    await browser.post('/logbook/undo', { undo: undoOf(done.location) });
    expect(await goalsOf(noor)).toEqual([]);
    expect(await itemsOf(noor)).toEqual([]);
    expect(await planOf(noor)).toMatchObject({ proposed_at: null, version: 2 });
  });

  it('strikes out what is no longer ticked, and keeps the goal', async () => {
    const noor = await aLearner();
    const one = await aGoal(noor, { title: 'Een', due: '2026-11-27' });
    const two = await aGoal(noor, { title: 'Twee', due: '2026-11-27' });
    const browser = await visit(noor);
    await browser.post('/logbook/plan?week=2026-48', {
      version: '0',
      [`goal-${one.id}`]: 'on',
      [`goal-${two.id}`]: 'on',
    });
    const again = await browser.post('/logbook/plan?week=2026-48', {
      version: '1',
      [`goal-${two.id}`]: 'on',
    });
    expect((await itemsOf(noor)).map(({ title }) => title)).toEqual(['Twee']);
    expect((await goalsOf(noor)).map(({ state }) => state)).toEqual(['active', 'active']);
    await browser.post('/logbook/undo', { undo: undoOf(again.location) });
    expect((await itemsOf(noor)).map(({ title }) => title).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'Een',
      'Twee',
    ]);
  });

  it('lets two tabs not plan past each other: the second finds it changed', async () => {
    const noor = await aLearner();
    const step = course.steps[0] as (typeof course.steps)[number];
    const [one, two] = [await visit(noor), await visit(noor)];
    const fields = { version: '0', [`step-${step.id}`]: 'on' };
    const answers = await Promise.all([
      one.post('/logbook/plan?week=2026-48', fields),
      two.post('/logbook/plan?week=2026-48', fields),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect((await goalsOf(noor)).filter(({ kind }) => kind === 'learning')).toHaveLength(1);
    expect((await one.post('/logbook/plan?week=2026-48', { version: '7' })).status).toBe(409);
  });

  it('asks for at least one goal, and refuses a week that is over, not open yet, or that never was', async () => {
    const noor = await aLearner();
    const goal = await aGoal(noor, { due: '2026-11-27' });
    const browser = await visit(noor);
    const nothing = await browser.post('/logbook/plan?week=2026-48', { version: '0' });
    expect([nothing.status, nothing.text.includes('Kies minstens één doel')]).toEqual([422, true]);
    for (const [week, status] of [
      ['2026-46', 409],
      ['2026-50', 409],
      ['2026-60', 422],
    ] as const) {
      const answer = await browser.post(`/logbook/plan?week=${week}`, {
        version: '0',
        [`goal-${goal.id}`]: 'on',
      });
      expect([week, answer.status]).toEqual([week, status]);
    }
    expect(await itemsOf(noor)).toEqual([]);
  });

  it('never puts somebody else’s goal or step into it', async () => {
    const noor = await aLearner();
    const his = await aGoal(await aLearner());
    const foreign = await aCourse(school, { title: 'Frans', subject: 'frans', steps: 1 });
    const browser = await visit(noor);
    const answer = await browser.post('/logbook/plan?week=2026-48', {
      version: '0',
      [`goal-${his.id}`]: 'on',
      [`step-${foreign.steps[0]?.id}`]: 'on',
    });
    expect(answer.status).toBe(422);
    expect(await itemsOf(noor)).toEqual([]);
  });

  it('bears more than ten goals, though it proposes no more', async () => {
    const noor = await aLearner();
    const goals = [];
    for (let n = 0; n < 13; n += 1) goals.push(await aGoal(noor, { title: `Doel ${n}`, due: '2026-11-27' }));
    const browser = await visit(noor);
    const form = (await browser.get('/logbook/plan?week=2026-48')).form('/logbook/plan');
    expect(Object.keys(form.fields).filter((name) => /^(goal|step)-/.test(name))).toHaveLength(10);
    const all = Object.fromEntries(goals.map(({ id }) => [`goal-${id}`, 'on']));
    await browser.post('/logbook/plan?week=2026-48', { version: '0', ...all });
    expect(await itemsOf(noor)).toHaveLength(13);
  });
});

describe('carrying', () => {
  it('puts nothing into a week that coach and pupil have looked at together', async () => {
    const noor = await aLearner();
    const item = await inWeek(await aGoal(noor, { due: '2026-11-20' }), week47);
    await aWeek(noor, week48, { reviewedBy: marit });
    const browser = await visit(noor);
    expect((await browser.post('/logbook/carry', { item })).status).toBe(409);
    expect(await itemsOf(noor, week48)).toEqual([]);
  });

  it('takes unfinished work along with one press and counts it (acceptance check 3); taking back leaves nothing', async () => {
    const noor = await aLearner();
    const goal = await aGoal(noor, { title: 'Haakjes', due: '2026-11-20' });
    const item = await inWeek(goal, week47, { carried: 2 });
    const browser = await visit(noor);
    const page = await browser.get('/logbook?week=2026-47');
    const form = page.form('Neem mee naar week 48');
    expect(form.action).toBe('/logbook/carry');
    const done = await browser.post('/logbook/carry', { item });
    expect(await itemsOf(noor, week48)).toMatchObject([{ title: 'Haakjes', carried: 3 }]);
    expect((await browser.get('/logbook?week=2026-47')).text).toContain('gaat mee naar week 48');
    expect((await browser.post('/logbook/carry', { item })).status).toBe(409);
    await browser.post('/logbook/undo', { undo: undoOf(done.location) });
    expect(await itemsOf(noor, week48)).toEqual([]);
    expect((await browser.post('/logbook/undo', { undo: undoOf(done.location) })).status).toBe(409);
  });

  it('cannot be taken back after a minute, nor in another browser', async () => {
    const noor = await aLearner();
    const item = await inWeek(await aGoal(noor), week47);
    const browser = await visit(noor);
    const undo = undoOf((await browser.post('/logbook/carry', { item })).location);
    expect((await (await visit(noor)).post('/logbook/undo', { undo })).status).toBe(403);
    await at(later(61), async () => {
      expect((await browser.post('/logbook/undo', { undo })).status).toBe(409);
    });
    expect(await itemsOf(noor, week48)).toHaveLength(1);
  });

  it('is not needed for what is dropped: out of the week with the days of its tasks, and back', async () => {
    const noor = await aLearner();
    const goal = await aGoal(noor, { title: 'Haakjes' });
    const task = await aGoal(noor, { kind: 'work', title: 'Film', serves: goal, due: null });
    const item = await inWeek(goal, week48);
    await inWeek(task, week48, { day: 3 });
    const browser = await visit(noor);
    const done = await browser.post('/logbook/drop', { item });
    expect(await itemsOf(noor)).toEqual([]);
    await browser.post('/logbook/undo', { undo: undoOf(done.location) });
    expect((await itemsOf(noor)).map(({ title }) => title)).toEqual(['Haakjes']);
  });

  it('is not for somebody else’s goal', async () => {
    const noor = await aLearner();
    const item = await inWeek(await aGoal(noor), week47);
    const other = await aLearner();
    expect((await (await visit(other)).post('/logbook/carry', { item })).status).toBe(404);
    const coach = await visit(marit);
    expect((await coach.post(`/logbook/carry?pupil=${other.id}`, { item })).status).toBe(404);
    expect((await coach.post(`/logbook/carry?pupil=${noor.id}`, { item })).status).toBe(303);
  });
});

describe('adding something of one’s own', () => {
  it('sets an own learning goal without any step, and a task under it on a day', async () => {
    const noor = await aLearner();
    const browser = await visit(noor);
    const first = await browser.post('/logbook/add?week=2026-48&kind=learning', {
      title: 'Tienvingers typen ⌨️',
      measure: 'Een bladzijde zonder kijken',
    });
    expect(first.status).toBe(303);
    const [goal] = await goalsOf(noor);
    expect(goal).toMatchObject({ state: 'active', due: '2026-11-27', step_id: null });
    await browser.post('/logbook/add?week=2026-48&kind=work', {
      title: 'Les 1',
      goal: goal?.['id'],
      minutes: '20',
      day: '2',
    });
    expect(new Set((await itemsOf(noor, week48)).map(({ title, day }) => [title, day].join(' ')))).toEqual(
      new Set(['Les 1 2', 'Tienvingers typen ⌨️ ']),
    );
    expect((await browser.get('/logbook?week=2026-48')).text).toContain('di 24');
    await browser.post('/logbook/undo', { undo: undoOf(first.location) });
    expect(await goalsOf(noor)).toHaveLength(2);
  });

  it('keeps what was typed when something is missing', async () => {
    const browser = await visit(await aLearner());
    const back = await browser.post('/logbook/add?week=2026-48&kind=learning', {
      title: 'Iets',
      measure: '',
    });
    expect(back.status).toBe(422);
    expect(back.form('/logbook/add').fields).toMatchObject({ title: 'Iets' });
    expect(back.text).toContain('Zeg hoe je ziet dat het gelukt is');
  });
});

describe('spreading tasks over the days', () => {
  it('keeps day and estimate from menus, and says what is no number', async () => {
    const noor = await aLearner();
    const goal = await aGoal(noor);
    const task = await aGoal(noor, { kind: 'work', title: 'Film', serves: goal, due: null });
    await inWeek(goal, week48);
    const browser = await visit(noor);
    const form = (await browser.get('/logbook/days?week=2026-48')).form('/logbook/days');
    const fields = { ...form.fields, [`day-${task.id}`]: '4', [`minutes-${task.id}`]: '35' };
    expect((await browser.post(form.action, fields)).status).toBe(303);
    expect(await itemsOf(noor, week48)).toMatchObject([{ kind: 'learning' }, { title: 'Film', day: 4 }]);
    expect((await goalsOf(noor)).find(({ kind }) => kind === 'work')).toMatchObject({ minutes: 35 });
    const back = await browser.post(form.action, { ...fields, [`minutes-${task.id}`]: 'lang' });
    expect([back.status, back.text.includes('Vul een getal in')]).toEqual([422, true]);
  });
});

describe('looking back', () => {
  it('asked with other answers under the same key says so: nobody’s word is taken for said when it was not', async () => {
    const noor = await aLearner();
    const goal = await aGoal(noor, { due: '2026-11-20' });
    const item = await inWeek(goal, week47);
    const browser = await visit(noor);
    const key = '019a0000-0000-7000-8000-0000000000bb';
    const said = (result: string) =>
      browser.post('/logbook/back?week=2026-47', {
        key,
        [`outcome-${item}`]: 'done',
        [`result-1-${goal.id}`]: result,
      });
    expect((await said('helped')).status).toBe(303);
    expect((await said('helped')).status).toBe(303);
    expect((await said('not')).status).toBe(409);
  });

  it('evaluates what is done, notes why the rest is not, and takes along what is wanted', async () => {
    const noor = await aLearner();
    const [own, step, some] = [
      await aGoal(noor, { title: 'Eigen', due: '2026-11-20' }),
      await aGoal(noor, { title: 'Trede', due: '2026-11-20', step: course.steps[1] as never }),
      await aGoal(noor, { title: 'Deels', due: '2026-11-20' }),
    ] as const;
    const left = await aGoal(noor, { title: 'Niet', due: '2026-11-20' });
    const items = [];
    for (const goal of [own, step, some, left]) items.push(await inWeek(goal, week47));
    const [a, b, c, d] = items;
    const browser = await visit(noor);
    const asked = await browser.post('/logbook/back?week=2026-47', { [`outcome-${c}`]: 'partly' });
    expect([asked.status, asked.text.includes('Deels: Kies waardoor het kwam.')]).toEqual([422, true]);
    const done = await browser.post('/logbook/back?week=2026-47', {
      [`outcome-${a}`]: 'done',
      [`outcome-${b}`]: 'done',
      [`outcome-${c}`]: 'partly',
      [`reason-${c}`]: 'was_away',
      [`carry-${c}`]: 'on',
      [`outcome-${d}`]: 'not',
      [`reason-${d}`]: 'too_big',
      lookBack: 'Eerst het lastigste. 💪',
    });
    expect(done.status).toBe(303);
    const states = Object.fromEntries(
      (await goalsOf(noor)).map(({ title, state, due }) => [title, [state, due]]),
    );
    expect(states).toEqual({
      Eigen: ['evaluated', '2026-11-20'],
      Trede: ['realised', '2026-11-20'],
      Deels: ['active', '2026-11-27'],
      Niet: ['evaluated', '2026-11-20'],
    });
    expect(await itemsOf(noor, week48)).toMatchObject([{ title: 'Deels', carried: 1 }]);
    expect(await itemsOf(noor, week47)).toMatchObject([
      { title: 'Deels', outcome: 'partly', reason: 'was_away' },
      { title: 'Eigen', outcome: 'done', reason: null },
      { title: 'Niet', outcome: 'not', reason: 'too_big' },
      { title: 'Trede', outcome: 'done', reason: null },
    ]);
    expect(await planOf(noor, week47)).toMatchObject({ looked_back_at: now });
    expect(
      await rowsOf(place, 'select cause from school.deviation where pupil_id = $1 order by cause', [noor.id]),
    ).toEqual([{ cause: 'too_big' }, { cause: 'was_away' }]);
    const page = await browser.get('/logbook?week=2026-47');
    expect(page.text).toContain('Eerst het lastigste. 💪');
    expect(page.text).toContain('Je keek terug.');
    // and once more, with another sentence only
    const again = await browser.post('/logbook/back?week=2026-47', { lookBack: 'Nog iets' });
    expect(again.status).toBe(303);
  });

  it('is over once the coach and the pupil looked at it together', async () => {
    const noor = await aLearner();
    const item = await inWeek(await aGoal(noor), week47);
    await aWeek(noor, week47, { reviewedBy: marit });
    const answer = await (await visit(noor)).post('/logbook/back?week=2026-47', {
      [`outcome-${item}`]: 'done',
    });
    expect(answer.status).toBe(409);
  });
});

describe('a coach', () => {
  it('agrees on several weeks at once, passing over what was agreed, and never on a stranger’s', async () => {
    const [noor, daan] = [await aLearner(), await aLearner()];
    await aWeek(noor, week48, { proposed: now });
    const coach = await visit(marit);
    const done = await coach.post('/logbook/agree', {
      week: '2026-48',
      on: 'group',
      [`pupil-${noor.id}`]: 'on',
      [`pupil-${daan.id}`]: 'on',
    });
    expect(done.location).toBe('/coaching/group');
    const agreed = () =>
      rowsOf(
        place,
        'select pupil_id, by from school.week_agreed where pupil_id = any($1) order by pupil_id',
        [[noor.id, daan.id]],
      );
    expect((await agreed()).map(({ by }) => by)).toEqual([marit.id, marit.id]);
    const twice = await coach.post('/logbook/agree', { week: '2026-48', [`pupil-${noor.id}`]: 'on' });
    expect(twice.status).toBe(409);
    const stranger = await aPupil(school);
    const never = await coach.post('/logbook/agree', { week: '2026-48', [`pupil-${stranger.id}`]: 'on' });
    expect(never.status).toBe(404);
    expect((await (await visit(noor)).post('/logbook/agree', { week: '2026-48' })).status).toBe(403);
    expect((await (await visit(noor)).get('/logbook?week=2026-48')).text).not.toContain('Niet besproken');
  });

  it('says that a week was looked back on together, once it is over', async () => {
    const noor = await aLearner();
    await inWeek(await aGoal(noor), '2026-11-09');
    const coach = await visit(marit);
    const early = await coach.post('/logbook/review', { week: '2026-47', pupil: noor.id });
    expect(early.status).toBe(409);
    const done = await coach.post('/logbook/review', { week: '2026-46', pupil: noor.id });
    expect(done.location).toBe(`/logbook/of/${noor.id}?week=2026-46`);
    expect((await coach.get(done.location ?? '')).text).toContain('Samen op teruggekeken');
  });

  it('plans for a pupil, but never writes the pupil’s own words', async () => {
    const noor = await aLearner();
    const goal = await aGoal(noor, { due: '2026-11-27' });
    const coach = await visit(marit);
    const page = await coach.get(`/logbook/plan?week=2026-48&pupil=${noor.id}`);
    expect(page.status).toBe(200);
    const done = await coach.post(`/logbook/plan?week=2026-48&pupil=${noor.id}`, {
      version: '0',
      toCoach: 'van de coach zelf',
      [`goal-${goal.id}`]: 'on',
    });
    expect(done.status).toBe(303);
    expect(await itemsOf(noor, week48)).toHaveLength(1);
    expect(await rowsOf(place, 'select 1 from school.week_note where pupil_id = $1', [noor.id])).toEqual([]);
  });
});
