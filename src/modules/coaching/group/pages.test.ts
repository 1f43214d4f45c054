import { describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aPupil,
  aRecord,
  aSchool,
  aServer,
  aTeachingGroup,
  aWay,
  aYear,
  type Enrolment,
  now,
  type Person,
  type Pupil,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));
/** On the tests' Saturday the plan that waits is that of the week to come. */
const next = '2026-11-23';

async function aPlan(pupil: Pupil, monday: string, title: string, carried = 0) {
  const goal = await aGoal(pupil, { kind: 'learning', title });
  await place.admin.query(
    `insert into school.week_plan (school_id, pupil_id, monday, reach, proposed_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [pupil.school.id, pupil.id, monday, pupil.reach.week, now],
  );
  await place.admin.query(
    `insert into school.week_item (school_id, pupil_id, id, monday, goal_id, reach, carried) values ($1, $2, $3, $4, $5, $6, $7)`,
    [pupil.school.id, pupil.id, newId(now), monday, goal.id, pupil.reach.week, carried],
  );
}

const aTalk = (pupil: Pupil, coach: Person, monday: string, state: string) =>
  place.admin.query(
    `insert into school.talk (school_id, pupil_id, id, monday, coach, state, held_at, minutes)
     values ($1, $2, $3, $4, $5, $6, case when $6 in ('held', 'replaced') then $4::date + interval '10 hours' end, 12)`,
    [pupil.school.id, pupil.id, newId(now), monday, coach.id, state],
  );

async function aGroup() {
  const school = await aSchool(place);
  await aYear(school);
  const marit = await aCoach(school, { given: 'Marit' });
  const noor = await aPupil(school, { given: 'Noor', coach: marit });
  const daan = await aPupil(school, { given: 'Daan', coach: marit });
  return { school, marit, noor, daan };
}

describe('the group of a coach', () => {
  it('shows plan, talk and what stands out of each pupil, and finds one by typing', async () => {
    const { marit, noor, daan } = await aGroup();
    await aPlan(noor, next, 'De hoofdgedachte vinden', 3);
    await aTalk(noor, marit, '2026-11-16', 'held');
    await aTalk(daan, marit, '2026-11-02', 'held');
    const coach = await visit(marit);
    const page = await coach.get('/coaching/group');
    expect(page.status).toBe(200);
    for (const line of [
      '1 van 2 gesprekken gehouden deze week.',
      '1 plan voor week 48 wacht op je akkoord.',
      '“De hoofdgedachte vinden” 3 keer doorgeschoven',
      'geen leerdoel',
    ])
      expect(page.text).toContain(line);
    const found = await coach.get('/coaching/group?q=daan');
    expect(found.text).not.toContain('Noor');
    const none = await coach.get('/coaching/group?q=xyz');
    expect(none.text).toContain('Niemand in je groep heet “xyz”.');
    expect(none.text).not.toContain('goed nieuws');
    expect((await coach.get('/coaching/group?show=unseen')).text).not.toContain('Noor de Vries');
    // who looks for somebody among the plans that wait finds nobody else, and goes on looking there
    const among = (await coach.get('/coaching/group?show=plans')).form('/coaching/group');
    const asked = new URLSearchParams({ ...among.fields, q: 'daan' });
    expect((await coach.get(`${among.action}?${asked.toString()}`)).text).not.toContain('Daan');
    const lines = await rowsOf(place, `select pupil_id, relation from school.access_log where reader = $1`, [
      marit.id,
    ]);
    expect(new Set(lines.map((line) => line['pupil_id']))).toEqual(new Set([noor.id, daan.id]));
  });

  it('says after two school weeks that there was no talk, and not before', async () => {
    const { marit, noor, daan } = await aGroup();
    await aTalk(noor, marit, '2026-11-09', 'held');
    await aTalk(daan, marit, '2026-10-26', 'held');
    const page = await (await visit(marit)).get('/coaching/group');
    expect(page.text).toContain('2 schoolweken geen gesprek');
    expect(page.text.match(/schoolweken geen gesprek/g)).toHaveLength(1);
  });

  it('says who stands still on a step for three school weeks, in the group, before the talk and in it', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const marit = await aCoach(school, { given: 'Marit' });
    const maths = await aTeachingGroup(school);
    const course = await aCourse(school, { title: 'Rekenen' });
    const begins = async (given: string, startedOn: string, state: 'working' | 'ready' = 'working') => {
      const pupil = await aPupil(school, { given, coach: marit, enrolledIn: [maths] });
      const enrolment = pupil.enrolments[0] as Enrolment;
      await aWay(pupil, enrolment, course);
      await aRecord(pupil, enrolment, course.steps[0] as { id: string }, { state, startedOn });
      await aTalk(pupil, marit, '2026-11-16', 'held');
      return pupil;
    };
    const daan = await begins('Daan', '2026-10-19');
    // one week less; and somebody who waits for the teacher does not stand still
    const noor = await begins('Noor', '2026-10-26');
    await begins('Sem', '2026-10-12', 'ready');
    await aPlan(daan, next, 'De tafels', 3);
    const coach = await visit(marit);
    const line = 'Rekenen: 3 weken op dezelfde stap';
    const group = await coach.get('/coaching/group?show=signals');
    expect(group.text).toContain(`${line} · “De tafels” 3 keer doorgeschoven`);
    expect(group.text.match(/weken op dezelfde stap/g)).toHaveLength(1);
    expect((await coach.get(`/coaching/talk/${daan.id}`)).text).toContain(line);
    expect((await coach.get(`/coaching/talk/${noor.id}`)).text).not.toContain('op dezelfde stap');
    // both have the same page before them: the pupil reads it, too
    const own = await (await visit(daan)).get('/coaching/talk');
    expect(own.text).toContain(`${line} · “De tafels” 3 keer doorgeschoven`);
    expect((await (await visit(noor)).get('/coaching/talk')).text).not.toContain('op dezelfde stap');
  });

  it('has several plans agreed by one press, each in the coach’s name, and that can be taken back', async () => {
    const { marit, noor, daan } = await aGroup();
    await aPlan(noor, next, 'Breuken');
    await aPlan(daan, next, 'Dijken');
    const coach = await visit(marit);
    const page = await coach.get('/coaching/group?show=plans&all=1');
    const form = page.form('/coaching/group/agree');
    const done = await coach.post(form.action, form.fields);
    expect(done.status).toBe(303);
    const agreed = () =>
      rowsOf(place, 'select pupil_id, by, monday::text from school.week_agreed where by = $1', [marit.id]);
    expect(await agreed()).toHaveLength(2);
    const after = await coach.get(done.location as string);
    expect(after.text).toContain('Akkoord gegeven.');
    const undo = after.form('/coaching/undo');
    expect((await coach.post(undo.action, undo.fields)).status).toBe(303);
    expect(await agreed()).toHaveLength(0);
  });

  it('is empty for whoever coaches nobody, and agrees to nothing of another’s pupils', async () => {
    const { school, noor } = await aGroup();
    await aPlan(noor, next, 'Breuken');
    const other = await visit(await aCoach(school, { of: [await aPupil(school)] }));
    expect((await other.post('/coaching/group/agree', { [`yes-${noor.id}`]: 'on' })).status).toBe(303);
    expect(
      await rowsOf(place, 'select 1 from school.week_agreed where pupil_id = $1', [noor.id]),
    ).toHaveLength(0);
  });
});

describe('closing a talk', () => {
  it('agrees the plan of the week ahead and looks back on the one behind', async () => {
    const { marit, noor } = await aGroup();
    await aPlan(noor, '2026-11-16', 'Vorige week');
    await aPlan(noor, next, 'Volgende week');
    const coach = await visit(marit);
    const page = await coach.get(`/coaching/talk/${noor.id}`);
    expect(page.text).toContain(
      'akkoord met week 48, en – als jullie daar iets over zeiden – teruggekeken op week 47',
    );
    const back = page.form('/logbook/back');
    const item = Object.keys(back.fields)
      .find((field) => field.startsWith('reason-'))
      ?.slice('reason-'.length);
    const told = await coach.post(back.action, {
      ...back.fields,
      [`outcome-${item}`]: 'partly',
      [`reason-${item}`]: 'too_big',
    });
    expect(told.location).toBe(`/coaching/talk/${noor.id}#card-back`);
    expect((await coach.get(`/coaching/talk/${noor.id}`)).html).toMatch(/value="partly"[^>]*checked/);
    const close = page.form('Afronden');
    const done = await coach.post(close.action, close.fields);
    const weeks = async (table: string) =>
      (await rowsOf(place, `select monday::text from school.${table} where pupil_id = $1`, [noor.id])).map(
        (row) => row['monday'],
      );
    expect(await weeks('week_agreed')).toEqual([next]);
    expect(await weeks('week_reviewed')).toEqual(['2026-11-16']);
    const undo = (await coach.get(done.location as string)).form('/coaching/undo');
    await coach.post(undo.action, undo.fields);
    expect([...(await weeks('week_agreed')), ...(await weeks('week_reviewed'))]).toEqual([]);
  });
});

describe('a talk without a word on the week behind', () => {
  it('leaves that week to the pupil, who can still look back on it', async () => {
    const { marit, noor } = await aGroup();
    await aPlan(noor, '2026-11-16', 'Vorige week');
    const coach = await visit(marit);
    const close = (await coach.get(`/coaching/talk/${noor.id}`)).form('Afronden');
    expect((await coach.post(close.action, close.fields)).status).toBe(303);
    expect(
      await rowsOf(place, 'select 1 from school.week_reviewed where pupil_id = $1', [noor.id]),
    ).toHaveLength(0);
  });
});

describe('looking back in a talk', () => {
  it('takes along what was not finished, as on Friday, unless somebody says no, and never what is over', async () => {
    const { marit, noor, daan } = await aGroup();
    await aPlan(noor, '2026-11-16', 'De tafels');
    await aPlan(daan, '2026-11-16', 'De dijken');
    const coach = await visit(marit);
    const places = async (pupil: Person) =>
      (
        await rowsOf(
          place,
          'select monday::text, carried from school.week_item where pupil_id = $1 order by monday',
          [pupil.id],
        )
      ).map(({ monday, carried }) => [monday, carried]);
    const tells = async (pupil: Person, along: boolean) => {
      const page = await coach.get(`/coaching/talk/${pupil.id}`);
      expect(page.text).toContain('Neem mee naar week 48');
      const { action, fields } = page.form('/logbook/back');
      const item = Object.keys(fields)
        .find((field) => field.startsWith('reason-'))
        ?.slice('reason-'.length) as string;
      expect(fields[`carry-${item}`]).toBe('on');
      const { [`carry-${item}`]: _, ...without } = fields;
      const told = { [`outcome-${item}`]: 'partly', [`reason-${item}`]: 'too_big' };
      expect((await coach.post(action, { ...(along ? fields : without), ...told })).status).toBe(303);
      return (await coach.get(`/coaching/talk/${pupil.id}`)).text;
    };
    expect(await tells(noor, true)).not.toContain('Neem mee naar week 48');
    expect(await places(noor)).toEqual([
      ['2026-11-16', 0],
      [next, 1],
    ]);
    // nobody works on it any more
    expect(await tells(daan, false)).not.toContain('Neem mee naar week 48');
    expect(await places(daan)).toEqual([['2026-11-16', 0]]);
  });

  it('takes whether a strategy helped from the pupil, and leaves the sentence of Friday alone', async () => {
    const { marit, noor } = await aGroup();
    await aPlan(noor, '2026-11-16', 'De hoofdgedachte vinden');
    await place.admin.query(
      `insert into school.week_note (school_id, pupil_id, monday, to_coach, look_back)
       values ($1, $2, '2026-11-16', '', 'Het ging stroef.')`,
      [noor.school.id, noor.id],
    );
    await place.admin.query(
      `insert into school.strategy_choice (school_id, pupil_id, goal_id, slot, strategy, chosen_at)
       select school_id, pupil_id, id, 1, 'small-numbers', $2 from school.goal where pupil_id = $1`,
      [noor.id, now],
    );
    const pupil = await visit(noor);
    const back = (await pupil.get('/coaching/talk')).form('/logbook/back');
    const item = Object.keys(back.fields)
      .find((field) => field.startsWith('reason-'))
      ?.slice('reason-'.length);
    const [chosen] = await rowsOf(place, 'select goal_id from school.strategy_choice where pupil_id = $1', [
      noor.id,
    ]);
    const told = await pupil.post(back.action, {
      ...back.fields,
      [`outcome-${item}`]: 'done',
      [`result-1-${chosen?.['goal_id']}`]: 'helped',
    });
    expect(told.status).toBe(303);
    const after = await (await visit(marit)).get(`/coaching/talk/${noor.id}`);
    expect(after.text).toContain('Het ging stroef.');
    expect(after.text).toContain('hielp');
    // the coach reads it, and does not say it for the pupil
    expect(after.html).not.toContain('name="result-1-');
  });
});

describe('standing moments', () => {
  it('are given to the whole group at once, without two at the same time, and order the talks', async () => {
    const { marit, noor, daan } = await aGroup();
    const coach = await visit(marit);
    const filled = await coach.post('/coaching/slots/fill', {
      day1: '2',
      from1: '09:50',
      until1: '10:30',
      minutes: '15',
    });
    expect(filled.status).toBe(303);
    const slots = await rowsOf(
      place,
      'select weekday, at::text from school.talk_slot where coach = $1 order by at',
      [marit.id],
    );
    expect(slots).toEqual([
      { weekday: 2, at: '09:50:00' },
      { weekday: 2, at: '10:05:00' },
    ]);
    const talks = await coach.get('/coaching/talks');
    expect(talks.text).toContain('dinsdag 24 november');
    expect(talks.text).toMatch(/09:50 Daan.*10:05 Noor/);
    const clash = await coach.post('/coaching/slots', {
      [`day-${noor.id}`]: '3',
      [`at-${noor.id}`]: '11:00',
      [`day-${daan.id}`]: '3',
      [`at-${daan.id}`]: '11:10',
      minutes: '15',
    });
    expect(clash.status).toBe(422);
    expect(clash.text).toContain('valt samen');
    expect((await coach.post('/coaching/slots/fill', { day1: '', minutes: '15' })).status).toBe(422);
  });
});
