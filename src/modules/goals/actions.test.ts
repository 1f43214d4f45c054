import { describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import {
  aCoach,
  aDatabase,
  aGoal,
  aGuardian,
  aPupil,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  type Goal,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const goalsOf = (pupil: Person) =>
  rowsOf(place, 'select * from school.goal where pupil_id = $1 order by id', [pupil.id]);
const stateOf = async ({ id }: { id: string }) => {
  const [row] = await rowsOf(
    place,
    `select state, state_before_pause as before, version, due::text, deviated_on::text as deviated, done_at, title from school.goal where id = $1`,
    [id],
  );
  return row;
};
const linesOf = async ({ id }: { id: string }) =>
  (
    await rowsOf(
      place,
      'select verb, from_state as from, to_state as to, actor, version from school.journal where object = $1 order by version',
      [id],
    )
  ).map(({ verb, from, to, version }) => [verb, from, to, version]);

/** The way back that a page after an action offers. */
const undoOf = (location: string | undefined): { path: string; line: string } => {
  const address = new URL(location ?? '', 'http://leerkring.test');
  return { path: '/goals/undo', line: address.searchParams.get('undo') ?? '' };
};

const learning = {
  kind: 'learning',
  title: 'Ik los een vergelijking met haakjes op',
  measure: 'Ik leg het uit aan Sem',
  due: '2026-11-27',
};

describe('setting a goal', () => {
  it('begins a learning goal that says how one sees it worked, and leaves a line and the reason for the coach alone', async () => {
    const noor = await aPupil(school);
    const browser = await visit(noor);
    const answer = await browser.post('/goals/set', { ...learning, why: 'Voor later' });
    expect(answer.status).toBe(303);
    const [goal] = await goalsOf(noor);
    expect(goal).toMatchObject({
      kind: 'learning',
      state: 'active',
      set_by: noor.id,
      reach: noor.reach.week,
      version: 1,
    });
    expect(answer.location).toMatch(new RegExp(`^/goals/${goal?.['id']}\\?did=goals\\.set&undo=`));
    expect(await linesOf({ id: goal?.['id'] })).toEqual([['goals.set', null, 'active', 1]]);
    const texts = await rowsOf(place, 'select why from school.goal_text where goal_id = $1', [goal?.['id']]);
    expect(texts).toEqual([{ why: 'Voor later' }]);
  });

  it('takes this Friday – in the weekend the next – when no day is chosen', async () => {
    const noor = await aPupil(school);
    await (await visit(noor)).post('/goals/set', { ...learning, due: '' });
    const [goal] = await rowsOf(place, 'select due::text from school.goal where pupil_id = $1', [noor.id]);
    expect(goal).toEqual({ due: '2026-11-27' });
  });

  it('does not begin without a measure (acceptance check 10): the form comes back with what was typed', async () => {
    const noor = await aPupil(school);
    const browser = await visit(noor);
    const back = await browser.post('/goals/set?kind=learning', {
      ...learning,
      measure: ' ',
      why: 'Omdat "ik" het wil',
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('Zeg hoe je ziet dat het gelukt is');
    expect(back.form('/goals/set').fields).toMatchObject({
      title: learning.title,
      why: 'Omdat "ik" het wil',
    });
    expect(await goalsOf(noor)).toEqual([]);
    const kept = await browser.post('/goals/set?kind=learning', { ...learning, measure: ' ', as: 'idea' });
    expect(kept.status).toBe(303);
    expect((await goalsOf(noor))[0]).toMatchObject({ state: 'idea', measure: null });
  });

  it('is a proposal for far goals: the coach says yes, not the one who proposed it', async () => {
    const marit = await aCoach(school);
    const noor = await aPupil(school, { coach: marit });
    const pupil = await visit(noor);
    await pupil.post('/goals/set', { kind: 'end', title: 'Havo halen', measure: '', due: '' });
    const [goal] = await goalsOf(noor);
    expect(goal).toMatchObject({ state: 'idea', reach: noor.reach.end });
    const path = `/goals/${goal?.['id']}`;
    expect((await pupil.post(path, { verb: 'agree' })).status).toBe(403);
    const coach = await visit(marit);
    expect((await coach.post(`${path}?pupil=${noor.id}`, { verb: 'agree' })).status).toBe(303);
    expect(await stateOf({ id: goal?.['id'] })).toMatchObject({ state: 'agreed', version: 2 });
    const lacking = await pupil.post(path, { verb: 'start' });
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('Zeg hoe je ziet dat het gelukt is');
  });

  it('asks what it is a part of when there is something farther, and takes "none of these" for an answer', async () => {
    const noor = await aPupil(school);
    const period = await aGoal(noor, { kind: 'period', title: 'Trede 25' });
    const browser = await visit(noor);
    const asked = await browser.post('/goals/set', learning);
    expect([asked.status, asked.text.includes('Kies waar het bij past')]).toEqual([422, true]);
    expect((await browser.post('/goals/set', { ...learning, serves: period.id })).status).toBe(303);
    expect((await browser.post('/goals/set', { ...learning, serves: 'none' })).status).toBe(303);
    const parents = (await goalsOf(noor))
      .filter(({ kind }) => kind === 'learning')
      .map(({ serves }) => serves);
    expect(new Set(parents)).toEqual(new Set([period.id, null]));
  });

  it('never hangs a goal under somebody else’s', async () => {
    const daan = await aPupil(school);
    const his = await aGoal(daan);
    const noor = await aPupil(school);
    await aGoal(noor);
    const browser = await visit(noor);
    const answer = await browser.post('/goals/set', { kind: 'work', title: 'Lezen', serves: his.id });
    expect([answer.status, answer.text.includes('Dat doel is er niet meer')]).toEqual([422, true]);
    expect(await goalsOf(daan)).toHaveLength(1);
  });

  it('puts a task under a goal, in the course of that goal', async () => {
    const english = await aTeachingGroup(school);
    const noor = await aPupil(school, { enrolledIn: [english] });
    const [enrolment] = noor.enrolments;
    const goal = await aGoal(noor, { enrolment: enrolment as never });
    const answer = await (await visit(noor)).post(`/goals/set?kind=work&serves=${goal.id}`, {
      title: 'Filmpje',
      minutes: '15',
    });
    expect(answer.location).toMatch(new RegExp(`^/goals/${goal.id}\\?did=goals\\.add&undo=[^#]*#tasks$`));
    const task = (await goalsOf(noor)).find(({ kind }) => kind === 'work');
    expect(task).toMatchObject({
      state: 'active',
      serves: goal.id,
      minutes: 15,
      reach: enrolment?.reach.week,
    });
  });

  it('does the same once when pressed twice, and refuses another text under the same key', async () => {
    const noor = await aPupil(school);
    const browser = await visit(noor);
    const key = newId(now);
    const first = await browser.post('/goals/set', { ...learning, key });
    const second = await browser.post('/goals/set', { ...learning, key });
    expect(second.location).toBe(first.location);
    expect(await goalsOf(noor)).toHaveLength(1);
    expect((await browser.post('/goals/set', { ...learning, title: 'Iets anders', key })).status).toBe(409);
  });

  it('keeps a key for one person and one thing: nobody’s answer comes to another, and what was refused keeps none', async () => {
    const [noor, sem] = [await aPupil(school), await aPupil(school)];
    const [browser, other] = [await visit(noor), await visit(sem)];
    const key = newId(now);
    expect((await browser.post('/goals/set', { ...learning, due: 'ooit', key })).status).toBe(422);
    const first = await browser.post('/goals/set', { ...learning, key });
    expect(first.status).toBe(303);
    const second = await other.post('/goals/set', { ...learning, key });
    expect([second.status, second.location === first.location]).toEqual([303, false]);
    expect([(await goalsOf(noor)).length, (await goalsOf(sem)).length]).toEqual([1, 1]);
    const [goal] = await goalsOf(noor);
    expect((await browser.post(`/goals/${goal?.['id']}`, { verb: 'realise', key })).status).toBe(409);
    expect((await goalsOf(noor))[0]).toEqual(goal);
  });

  it('is possible for a coach for own pupils, and for no other member of staff', async () => {
    const marit = await aCoach(school);
    const english = await aTeachingGroup(school);
    const joris = await aTeacher(english);
    const noor = await aPupil(school, { coach: marit, enrolledIn: [english] });
    const path = `/goals/set?pupil=${noor.id}`;
    expect((await (await visit(marit)).post(path, { ...learning, why: 'niet van mij' })).status).toBe(303);
    expect((await goalsOf(noor))[0]).toMatchObject({ set_by: marit.id, pupil_id: noor.id });
    expect(await rowsOf(place, 'select 1 from school.goal_text where pupil_id = $1', [noor.id])).toEqual([]);
    expect((await (await visit(joris)).post(path, learning)).status).toBe(403);
    const stranger = await visit(await aCoach(school, { of: [await aPupil(school)] }));
    expect([403, 404]).toContain((await stranger.post(path, learning)).status);
    expect((await (await visit(await aGuardian(noor))).post(path, learning)).status).toBe(403);
    expect(await goalsOf(noor)).toHaveLength(1);
  });
});

describe('a goal on its way', () => {
  it('is reached, looked back on and finished, each with its line', async () => {
    const noor = await aPupil(school);
    const goal = await aGoal(noor);
    const browser = await visit(noor);
    const press = (verb: string, more = {}) => browser.post(`/goals/${goal.id}`, { verb, ...more });
    expect((await press('realise')).status).toBe(303);
    expect((await press('evaluate', { lookBack: 'Het hielp om hardop te denken.' })).status).toBe(303);
    expect((await press('close')).status).toBe(303);
    expect(await linesOf(goal)).toEqual([
      ['goals.realise', 'active', 'realised', 2],
      ['goals.evaluate', 'realised', 'evaluated', 3],
      ['goals.close', 'evaluated', 'closed', 4],
    ]);
    expect(
      await rowsOf(place, 'select look_back from school.goal_text where goal_id = $1', [goal.id]),
    ).toEqual([{ look_back: 'Het hielp om hardop te denken.' }]);
    expect((await press('start')).status).toBe(409);
  });

  it('rests and goes on where it was', async () => {
    const noor = await aPupil(school);
    const goal = await aGoal(noor, { state: 'agreed' });
    const browser = await visit(noor);
    await browser.post(`/goals/${goal.id}`, { verb: 'pause' });
    expect(await stateOf(goal)).toMatchObject({ state: 'paused', before: 'agreed' });
    await browser.post(`/goals/${goal.id}`, { verb: 'resume' });
    expect(await stateOf(goal)).toMatchObject({ state: 'agreed', before: null });
  });

  it('changes its text, but not its date in silence once that passed (acceptance check 11)', async () => {
    const noor = await aPupil(school);
    const goal = await aGoal(noor, { due: '2026-11-20' });
    const browser = await visit(noor);
    const text = { title: 'Kleiner', measure: 'Twee sommen', why: '' };
    const silent = await browser.post(`/goals/${goal.id}/edit`, { ...text, due: '2026-12-04' });
    expect([silent.status, silent.text.includes('Zeg eerst wat er anders ging')]).toEqual([422, true]);
    expect((await browser.post(`/goals/${goal.id}/edit`, { ...text, due: '2026-11-20' })).status).toBe(303);
    expect(await stateOf(goal)).toMatchObject({ title: 'Kleiner', version: 2 });
    const told = await browser.post(`/goals/${goal.id}/otherwise`, {
      verb: 'deviate',
      cause: 'too_big',
      due: '2026-12-04',
    });
    expect(told.status).toBe(303);
    expect(await stateOf(goal)).toMatchObject({
      due: '2026-12-04',
      deviated: '2026-11-21',
      state: 'active',
      version: 3,
    });
  });

  it('is not stopped or half reached without a cause (S2.96)', async () => {
    const noor = await aPupil(school);
    const browser = await visit(noor);
    for (const verb of ['drop', 'partly', 'miss'] as const) {
      const goal = await aGoal(noor);
      const asked = await browser.post(`/goals/${goal.id}/otherwise?verb=${verb}`, {
        verb,
        action: 'Hulp vragen',
      });
      expect([asked.status, asked.form('/otherwise').fields['action']]).toEqual([422, 'Hulp vragen']);
      expect(asked.text).toContain('Kies waardoor het kwam');
      const done = await browser.post(`/goals/${goal.id}/otherwise`, {
        verb,
        cause: 'no_help',
        action: 'Hulp vragen',
      });
      expect(done.status).toBe(303);
      const deviations = await rowsOf(
        place,
        'select cause, action, noted_by from school.deviation where goal_id = $1',
        [goal.id],
      );
      expect(deviations).toEqual([{ cause: 'no_help', action: 'Hulp vragen', noted_by: noor.id }]);
    }
    const plain = await aGoal(noor);
    expect((await browser.post(`/goals/${plain.id}`, { verb: 'drop' })).status).toBe(422);
  });

  it('is out of reach for teachers and families, and for pupils whose it is not', async () => {
    const english = await aTeachingGroup(school);
    const noor = await aPupil(school, { enrolledIn: [english] });
    const goal = await aGoal(noor, { enrolment: noor.enrolments[0] as never });
    const teacher = await visit(await aTeacher(english));
    expect((await teacher.post(`/goals/${goal.id}?pupil=${noor.id}`, { verb: 'realise' })).status).toBe(404);
    const guardian = await visit(await aGuardian(noor));
    expect((await guardian.post(`/goals/${goal.id}?pupil=${noor.id}`, { verb: 'realise' })).status).toBe(403);
    const other = await visit(await aPupil(school));
    expect((await other.post(`/goals/${goal.id}`, { verb: 'realise' })).status).toBe(404);
    expect((await other.post(`/goals/${goal.id}?pupil=${noor.id}`, { verb: 'realise' })).status).toBe(404);
    expect(await stateOf(goal)).toMatchObject({ state: 'active', version: 1 });
  });
});

describe('a tick', () => {
  const withTask = async (state = 'active'): Promise<{ noor: Person; goal: Goal; task: Goal }> => {
    const noor = await aPupil(school);
    const goal = await aGoal(noor);
    return { noor, goal, task: await aGoal(noor, { kind: 'work', serves: goal, due: null, state }) };
  };

  it('says done, and not done, and leads back to where it was pressed', async () => {
    const { noor, goal, task } = await withTask();
    const browser = await visit(noor);
    const answer = await browser.post('/goals/tick?on=mine', { done: task.id });
    expect([answer.status, answer.location]).toEqual([303, `/goals#goal-${goal.id}`]);
    expect(await stateOf(task)).toMatchObject({ state: 'realised', done_at: now, version: 2 });
    const back = await browser.post('/goals/tick?on=goal', { open: task.id });
    expect(back.location).toBe(`/goals/${goal.id}#tasks`);
    expect(await stateOf(task)).toMatchObject({ state: 'active', done_at: null, version: 3 });
    expect((await linesOf(task)).map(([verb]) => verb)).toEqual(['goals.tick', 'goals.untick']);
    expect(await stateOf(goal)).toMatchObject({ version: 1 });
  });

  it('is a state, not a change: the same tick twice is one, and the last to arrive wins', async () => {
    const { noor, task } = await withTask();
    const browser = await visit(noor);
    await browser.post('/goals/tick', { done: task.id });
    expect((await browser.post('/goals/tick', { done: task.id })).status).toBe(303);
    expect(await stateOf(task)).toMatchObject({ state: 'realised', version: 2 });
    await browser.post('/goals/tick', { open: task.id });
    await browser.post('/goals/tick', { done: task.id });
    expect(await stateOf(task)).toMatchObject({ state: 'realised', version: 4 });
  });

  it('that waited without a connection counts from when it was made, but not from before this week', async () => {
    const early = await withTask();
    await (await visit(early.noor)).post('/goals/tick', {
      done: early.task.id,
      at: '2026-11-19T12:00:00.000Z',
    });
    expect((await stateOf(early.task))?.['done_at']).toEqual(new Date('2026-11-19T12:00:00Z'));
    const ancient = await withTask();
    await (await visit(ancient.noor)).post('/goals/tick', {
      done: ancient.task.id,
      at: '2026-09-01T12:00:00.000Z',
    });
    expect((await stateOf(ancient.task))?.['done_at']).toEqual(new Date('2026-11-16T00:00:00Z'));
    const odd = await withTask();
    await (await visit(odd.noor)).post('/goals/tick', { done: odd.task.id, at: 'gisteren' });
    expect((await stateOf(odd.task))?.['done_at']).toEqual(now);
  });

  it('is only for tasks, and for nobody else’s', async () => {
    const { goal, noor, task } = await withTask();
    expect((await (await visit(noor)).post('/goals/tick', { done: goal.id })).status).toBe(403);
    expect((await (await visit(await aPupil(school))).post('/goals/tick', { done: task.id })).status).toBe(
      404,
    );
    expect((await (await visit(noor)).post('/goals/tick', {})).status).toBe(404);
    expect((await (await visit(noor)).post('/goals/tick', { done: 'niets' })).status).toBe(404);
  });
});

describe('taking back', () => {
  it('removes a goal that was just set, with its reason', async () => {
    const noor = await aPupil(school);
    const browser = await visit(noor);
    const { path, line } = undoOf((await browser.post('/goals/set', { ...learning, why: 'x' })).location);
    const answer = await browser.post(`${path}?undo=${line}`);
    expect([answer.status, answer.location]).toEqual([303, '/goals']);
    expect(await goalsOf(noor)).toEqual([]);
    expect((await browser.post(`${path}?undo=${line}`)).status).toBe(404);
  });

  it('restores state, text, date and what was known before', async () => {
    const noor = await aPupil(school);
    const goal = await aGoal(noor, { due: '2026-11-20' });
    const browser = await visit(noor);
    const told = await browser.post(`/goals/${goal.id}/otherwise`, {
      verb: 'deviate',
      cause: 'too_big',
      due: '2026-12-04',
    });
    await browser.post('/goals/undo', { undo: undoOf(told.location).line });
    expect(await stateOf(goal)).toMatchObject({ due: '2026-11-20', deviated: null, state: 'active' });
    expect(await rowsOf(place, 'select 1 from school.deviation where goal_id = $1', [goal.id])).toEqual([]);
    const edited = await browser.post(`/goals/${goal.id}/edit`, {
      title: 'Anders',
      measure: 'x',
      due: '2026-11-20',
      why: '',
    });
    await browser.post('/goals/undo', { undo: undoOf(edited.location).line });
    expect(await stateOf(goal)).toMatchObject({ title: 'Ik leg uit hoe breuken werken' });
    const dropped = await browser.post(`/goals/${goal.id}/otherwise`, {
      verb: 'drop',
      cause: 'changed_view',
    });
    await browser.post('/goals/undo', { undo: undoOf(dropped.location).line });
    expect(await stateOf(goal)).toMatchObject({ state: 'active' });
  });

  it('is refused after a minute, after a change by somebody else, and on another sign-in', async () => {
    const marit = await aCoach(school);
    const noor = await aPupil(school, { coach: marit });
    const goal = await aGoal(noor);
    const browser = await visit(noor);
    const { line } = undoOf((await browser.post(`/goals/${goal.id}`, { verb: 'realise' })).location);
    expect((await (await visit(noor)).post('/goals/undo', { undo: line })).status).toBe(403);
    expect([403, 404]).toContain((await (await visit(marit)).post('/goals/undo', { undo: line })).status);
    server.setClock(later(61));
    expect((await browser.post('/goals/undo', { undo: line })).status).toBe(409);
    server.setClock(later(30));
    await (await visit(marit)).post(`/goals/${goal.id}?pupil=${noor.id}`, { verb: 'evaluate' });
    expect((await browser.post('/goals/undo', { undo: line })).status).toBe(409);
    expect(await stateOf(goal)).toMatchObject({ state: 'evaluated' });
    server.setClock(now);
  });

  it('keeps a goal on which something already hangs', async () => {
    const noor = await aPupil(school);
    const browser = await visit(noor);
    const { line } = undoOf((await browser.post('/goals/set', learning)).location);
    const [goal] = await goalsOf(noor);
    await browser.post('/goals/set', { kind: 'work', title: 'Filmpje', serves: goal?.['id'] });
    expect((await browser.post('/goals/undo', { undo: line })).status).toBe(409);
    expect(await goalsOf(noor)).toHaveLength(2);
  });

  it('is for a coach as for a pupil, as long as the relation lasts', async () => {
    const marit = await aCoach(school);
    const noor = await aPupil(school, { coach: marit });
    const coach = await visit(marit);
    const set = await coach.post(`/goals/set?pupil=${noor.id}`, learning);
    expect(set.location).toContain(`pupil=${noor.id}`);
    const answer = await coach.post('/goals/undo', { undo: undoOf(set.location).line });
    expect([answer.status, answer.location]).toEqual([303, `/goals/of/${noor.id}`]);
    const again = await coach.post(`/goals/set?pupil=${noor.id}`, learning);
    await rowsOf(place, `update school.relation set valid_until = '2026-11-20' where subject = $1`, [
      marit.id,
    ]);
    expect((await coach.post('/goals/undo', { undo: undoOf(again.location).line })).status).toBe(404);
    expect(await goalsOf(noor)).toHaveLength(1);
  });
});

it('no fault of our own was met on the way', () => {
  expect(server.log).toEqual([]);
});
