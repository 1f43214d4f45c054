import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aGuardian,
  aJudgement,
  aLeader,
  aPupil,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  aWay,
  aWeek,
  inWeek,
  type Enrolment,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));
/** The tests' day is a Saturday: the talk that is prepared is that of the week to come. */
const week = '2026-11-23';

async function aPair() {
  const school = await aSchool(place);
  const marit = await aCoach(school, { given: 'Marit', family: 'Jansma' });
  const noor = await aPupil(school, { given: 'Noor', family: 'Aydin', coach: marit });
  return { school, marit, noor, path: `/coaching/talk/${noor.id}` };
}

describe('a talk', () => {
  it('is five cards on one page, for the coach and for the pupil, and for nobody else', async () => {
    const { school, marit, noor, path } = await aPair();
    const coach = await visit(marit);
    const page = await coach.get(path);
    expect(page.status).toBe(200);
    for (const card of ['Landen', 'Terug', 'Inzicht', 'Vooruit', 'Afspraken'])
      expect(page.text).toContain(card);
    expect(page.text).toContain('Gesprek met Noor');
    const own = await (await visit(noor)).get('/coaching/talk');
    expect(own.text).toContain('Gesprek met Marit');
    const group = await aTeachingGroup(school);
    for (const stranger of [
      await aCoach(school, { given: 'Iemand' }),
      await aLeader(school),
      await aTeacher(group),
    ]) {
      const answer = await (await visit(stranger)).get(path);
      expect([403, 404]).toContain(answer.status);
      expect(answer.text).not.toContain('Aydin');
    }
    const guardian = await aGuardian(noor);
    expect((await (await visit(guardian)).get(path)).status).toBe(403);
  });

  it('says of the week to come what is still to be done, in the words of its plan', async () => {
    const { noor, path, marit } = await aPair();
    await aWeek(noor, week, { proposed: new Date('2026-11-20T12:00:00Z') });
    const brackets = await aGoal(noor, { title: 'Ik werk haakjes weg' });
    await inWeek(brackets, week);
    await aGoal(noor, { kind: 'work', title: 'Filmpje', minutes: 45, serves: brackets });
    const done = await aGoal(noor, { kind: 'work', title: 'Uitleg lezen', minutes: 45, serves: brackets });
    await inWeek(await aGoal(noor, { title: 'Ik spel goed', minutes: 45 }), week);
    await rowsOf(place, `update school.goal set state = 'realised', done_at = $2 where id = $1`, [
      done.id,
      '2026-11-19',
    ]);
    expect((await (await visit(marit)).get(path)).text).toContain('Week 48: 2 doelen, ongeveer 1½ uur.');
  });

  it('keeps what both write, and of two who write at once it shows both texts', async () => {
    const { marit, noor, path } = await aPair();
    const coach = await visit(marit);
    const pupil = await visit(noor);
    const fields = (version: number, text: string) => ({
      do: 'write',
      week,
      card: 'insight',
      version: String(version),
      text,
    });
    expect((await pupil.post('/coaching/talk', fields(0, 'Ik begin te laat.'))).status).toBe(303);
    expect((await coach.get(path)).html).toContain('Ik begin te laat.');
    expect((await coach.post(path, fields(1, 'Ik begin te laat. Eerst plannen helpt.'))).status).toBe(303);
    const late = await pupil.post('/coaching/talk', fields(1, 'Ik begin te laat, op maandag.'));
    expect(late.status).toBe(422);
    expect(late.text).toContain('Jullie schreven hier tegelijk');
    expect(late.text).toContain('Eerst plannen helpt.');
    expect(late.html).toContain('Ik begin te laat, op maandag.');
    const again = late.form('/coaching/talk');
    expect(again).toBeDefined();
    expect((await pupil.post('/coaching/talk', fields(2, 'Eén tekst.'))).status).toBe(303);
    const kept = await rowsOf(place, 'select text, version, by from school.talk_card where pupil_id = $1', [
      noor.id,
    ]);
    expect(kept).toEqual([{ text: 'Eén tekst.', version: 3, by: noor.id }]);
  });

  it('that saves itself while somebody types asks for no page, and hears which version it is now', async () => {
    const { marit, noor, path } = await aPair();
    const coach = await visit(marit);
    const quiet = (version: string, text: string, key?: string) =>
      coach.post(
        path,
        { do: 'write', week, card: 'ahead', version, text, ...(key === undefined ? {} : { key }) },
        { 'x-quiet': '1' },
      );
    const to = (version: number) => `${path}?week=${week}&version=${version}#card-ahead`;
    const key = '01a1fd55-7a80-71cf-a384-dabb117320eb';
    const first = await quiet('0', 'Eerst de sommen.', key);
    expect([first.status, first.location, first.html]).toEqual([204, to(1), '']);
    // the answer was lost on the way: the same words again count once
    expect((await quiet('0', 'Eerst de sommen.', key)).location).toBe(to(1));
    expect((await quiet('1', 'Eerst de sommen, dan lezen.')).location).toBe(to(2));
    expect((await quiet('2', 'Eerst de sommen, dan lezen.')).location).toBe(to(2));
    // of two who write at once it is a page that shows both
    await (await visit(noor)).post('/coaching/talk', {
      do: 'write',
      week,
      card: 'ahead',
      version: '2',
      text: 'Ik.',
    });
    const both = await quiet('2', 'Wij.');
    expect(both.status).toBe(422);
    expect(both.text).toContain('Jullie schreven hier tegelijk');
  });

  it('is closed by one press, with its minutes, and that can be taken back', async () => {
    const { marit, noor, path } = await aPair();
    const coach = await visit(marit);
    const form = (await coach.get(path)).form('Afronden');
    server.setClock(new Date('2026-11-21T10:14:00+01:00'));
    const done = await coach.post(form.action, form.fields);
    server.setClock(new Date('2026-11-21T10:14:05+01:00'));
    expect(done.status).toBe(303);
    const held = () =>
      rowsOf(place, 'select state, minutes, held_at is not null as at from school.talk where pupil_id = $1', [
        noor.id,
      ]);
    expect(await held()).toEqual([{ state: 'held', minutes: 14, at: true }]);
    const after = await coach.get(done.location as string);
    expect(after.text).toContain('Het gesprek is afgerond.');
    expect(after.text).toContain('14 minuten');
    // several pupils in a row: the filled button leads on
    expect(after.links).toContainEqual(
      expect.objectContaining({ href: '/coaching/talks', text: 'Naar je gesprekken' }),
    );
    expect(after.text).not.toContain('Gaat het gesprek niet door?');
    const undo = after.form('/coaching/undo');
    expect((await coach.post(undo.action, undo.fields)).status).toBe(303);
    expect(await held()).toEqual([{ state: 'planned', minutes: null, at: false }]);
    server.setClock(new Date('2026-11-21T10:00:00+01:00'));
  });

  it('tells the coach first that there was no talk for long, and the pupil nothing a teacher said before it was opened', async () => {
    const { school, marit } = await aPair();
    const group = await aTeachingGroup(school);
    const sem = await aPupil(school, { given: 'Sem', coach: marit, enrolledIn: [group] });
    const course = await aCourse(school);
    const step = course.steps[0] as { id: string };
    const [enrolment] = sem.enrolments as [Enrolment];
    await aWay(sem, enrolment, course);
    await aJudgement(sem, enrolment, step, { feedback: 'Sterk uitgelegd.' });
    await aJudgement(sem, enrolment, step, { outcome: 'again', feedback: 'Kijk nog eens.', opened: null });
    const coach = await (await visit(marit)).get(`/coaching/talk/${sem.id}`);
    expect(coach.text).toMatch(/\d+ schoolweken geen gesprek\./);
    expect(coach.text).toContain('Sterk uitgelegd.');
    expect(coach.text).toContain('Kijk nog eens.');
    const own = await (await visit(sem)).get('/coaching/talk');
    expect(own.text).toContain('Sterk uitgelegd.');
    expect(own.text).not.toContain('Kijk nog eens.');
    expect(own.text).not.toContain('schoolweken geen gesprek');
  });

  it('is missed or moved with one press, and held after all', async () => {
    const { marit, noor, path } = await aPair();
    const coach = await visit(marit);
    const settle = (fields: Record<string, string>) => coach.post(`${path}/settle`, { week, ...fields });
    expect((await settle({ verb: 'move', day: '2026-11-25', at: '13:15' })).status).toBe(303);
    expect((await coach.get(path)).text).toContain('13:15');
    expect((await settle({ verb: 'miss_coach' })).status).toBe(303);
    expect((await coach.get(path)).text).toContain('Gemist');
    expect((await settle({ verb: 'close' })).status).toBe(303);
    const [row] = await rowsOf(place, 'select state from school.talk where pupil_id = $1', [noor.id]);
    expect(row?.['state']).toBe('replaced');
    expect((await settle({ verb: 'miss_pupil' })).status).toBe(409);
  });
});

describe('an agreement', () => {
  it('is made as who, what and when, and ticked by whoever has to keep it – also a parent of a pupil of sixteen', async () => {
    const { school, marit } = await aPair();
    const sem = await aPupil(school, { given: 'Sem', born: '2010-05-05', coach: marit });
    const zeynep = await aGuardian(sem, { given: 'Zeynep' });
    const coach = await visit(marit);
    const path = `/coaching/talk/${sem.id}`;
    const made = await coach.post(path, {
      do: 'agree',
      week,
      who: zeynep.id,
      what: 'Belt de dokter',
      when: '2026-11-27',
    });
    expect(made.status).toBe(303);
    expect((await coach.get(path)).text).toContain('Zeynep Belt de dokter');
    const parent = await visit(zeynep);
    const own = await parent.get('/coaching/agreements');
    expect(own.text).toContain('Belt de dokter');
    const form = own.form('/coaching/agreements/turn');
    expect((await parent.post(form.action, form.fields)).status).toBe(303);
    expect((await coach.get(path)).text).toContain('✓ gedaan');
    const other = await visit(await aGuardian(sem, { given: 'Anders' }));
    expect((await other.get('/coaching/agreements')).text).not.toContain('dokter');
    expect((await other.post(form.action, form.fields)).status).toBe(404);
  });

  it('with a day that is over is asked again, with what was typed', async () => {
    const { marit, noor, path } = await aPair();
    const coach = await visit(marit);
    const wrong = await coach.post(path, {
      do: 'agree',
      week,
      who: noor.id,
      what: 'Vraagt Fatma',
      when: '2026-11-01',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Kies een dag die nog komt.');
    expect(wrong.html).toContain('value="Vraagt Fatma"');
  });
});

describe('autonomy', () => {
  it('changes when the coach proposes it with a reason and the pupil says yes', async () => {
    const { marit, noor, path } = await aPair();
    const coach = await visit(marit);
    const proposed = await coach.post(`${path}/autonomy`, {
      week,
      level: '3',
      reason: 'Je plant al weken zelf.',
    });
    expect(proposed.status).toBe(303);
    expect((await coach.get(path)).text).toContain('Wacht op het ja van de leerling.');
    const pupil = await visit(noor);
    const page = await pupil.get('/coaching/talk');
    expect(page.text).toContain('Je plant al weken zelf.');
    expect(page.text).toContain('niveau 1 van 4');
    const yes = page.form('/coaching/talk/autonomy');
    expect((await pupil.post(yes.action, yes.fields)).status).toBe(303);
    expect((await coach.get(path)).text).toContain('niveau 3 van 4');
  });
});
