import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aGuardian,
  aPupil,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  aWay,
  aWeek,
  aYear,
  inWeek,
  type Enrolment,
  type Person,
  rowsOf,
  signedIn,
} from '../../../tests/world/index.ts';
import { beginsWith } from './pages/weekdays.tsx';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);
await aYear(school);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const english = await aTeachingGroup(school, { name: 'Engels 2B', subject: 'Engels' });
const course = await aCourse(school);
const marit = await aCoach(school, { given: 'Marit' });
const joris = await aTeacher(maths, { given: 'Joris' });
const noor = await aPupil(school, {
  given: 'Noor',
  family: 'Aydın',
  coach: marit,
  enrolledIn: [maths, english],
  group: await aBaseGroup(school, { name: '2B' }),
});
const inMaths = noor.enrolments[0] as Enrolment;
await aWay(noor, inMaths, course);
const week47 = '2026-11-16';

const period = await aGoal(noor, { kind: 'period', title: 'Trede 25 voor de kerst', due: '2026-12-18' });
const third = course.steps[2] as (typeof course.steps)[number];
const brackets = await aGoal(noor, {
  title: 'Ik werk haakjes weg',
  enrolment: inMaths,
  serves: period,
  step: third,
});
const film = await aGoal(noor, {
  kind: 'work',
  title: 'Filmpje kijken 🎬',
  serves: brackets,
  enrolment: inMaths,
  due: null,
  minutes: 15,
});
await inWeek(brackets, week47, { carried: 3 });
await inWeek(film, week47, { day: 2 });
const typing = await aGoal(noor, { title: 'Tienvingers typen' });
await inWeek(typing, week47);
await aWeek(noor, week47, { proposed: new Date('2026-11-13T12:00:00Z') });

const visit = async (who: Person) => server.visitor(await signedIn(who));
const get = async (who: Person, path: string) => (await visit(who)).get(path);
const faults = () => server.log.filter(({ level }) => level === 'error');

describe('a pupil’s week', () => {
  it('shows the days, the goals with their step, strategies above the tasks, and ticks (acceptance check 2)', async () => {
    const page = await get(noor, '/logbook');
    expect(page.status).toBe(200);
    for (const seen of [
      'Dit is je week, Noor',
      '16–20 november · week 47',
      '2 doelen, ongeveer 15 minuten.',
      'Niet besproken.',
      'Ik werk haakjes weg',
      'Wiskunde · havo',
      'past bij “Trede 25 voor de kerst”',
      'Filmpje kijken 🎬',
      '15 min',
      'di 17',
      '+ strategie',
    ])
      expect(page.text).toContain(seen);
    expect(page.html).toMatch(/class="badge num">.*<span>3<\/span>/);
    expect(page.form('/goals/tick').action).toBe('/goals/tick?on=week&week=2026-47');
    expect(page.html.match(/class="button first"/g)).toHaveLength(1);
    expect(page.html).not.toMatch(/\d ?%/);
    expect(faults()).toEqual([]);
  });

  it('asks at the third carry: smaller, help, or let go', async () => {
    const page = await get(noor, '/logbook');
    expect(page.text).toContain('al 4 weken in je plan');
    expect(page.links).toContainEqual({ href: `/goals/${brackets.id}/edit`, text: 'Maak het kleiner' });
    for (const way of ['Vraag hulp', 'Laat het vallen'])
      expect(page.links.map(({ text }) => text)).toContain(way);
  });

  it('is empty with a first step, whatever week it is: open, not yet, past, a holiday, one that never was', async () => {
    const empty = await aPupil(school);
    const open = await get(empty, '/logbook?week=2026-48');
    expect(open.links).toContainEqual({ href: '/logbook/plan?week=2026-48', text: 'Plan week 48' });
    const later = await get(empty, '/logbook?week=2026-50');
    expect(later.text).toContain('vanaf donderdag 3 december');
    expect(later.links).toContainEqual({ href: '/logbook', text: 'Naar deze week' });
    expect((await get(empty, '/logbook?week=2026-40')).text).toContain('In deze week stonden geen doelen');
    for (const never of ['2026-60', 'nu', '2026-48-1', "'"])
      expect((await get(empty, `/logbook?week=${never}`)).text).toContain('Dit is je week');
    expect(faults()).toEqual([]);
  });

  it('begins on a phone with today, in the weekend with the next day that has something on it', () => {
    const days = ['23', '24', '25', '26'].map((day) => ({
      day: `2026-11-${day}`,
      items: day === '24' || day === '26' ? ['one'] : [],
    }));
    const begins = (today: string) => beginsWith(days, `2026-11-${today}`);
    expect(['22', '24', '25', '26', '28'].map(begins)).toEqual(
      ['24', '24', '25', '26', '24'].map((day) => `2026-11-${day}`),
    );
  });

  it('says on the weekend that the next week is ready when it is, and does not ask to plan it once more', async () => {
    const daan = await aPupil(school, { given: 'Daan', enrolledIn: [maths] });
    expect((await get(daan, '/logbook')).text).toContain('Plan week 48');
    await aWeek(daan, '2026-11-23', { proposed: new Date('2026-11-20T12:00:00Z') });
    const page = await get(daan, '/logbook');
    expect(page.text).toContain('Week 48 staat klaar');
    expect(page.text).not.toContain('Plan week 48');
  });

  it('says the same in three languages', async () => {
    for (const language of ['en', 'sv']) {
      const browser = await visit(noor);
      await place.admin.query('update platform.account set language = $1 where id = $2', [
        language,
        noor.account,
      ]);
      const page = await browser.get('/logbook');
      expect(page.text).toContain(
        language === 'en' ? 'This is your week, Noor' : 'Det här är din vecka, Noor',
      );
      expect(page.text).not.toMatch(/undefined|null|\[object/);
    }
    await place.admin.query('update platform.account set language = null where id = $1', [noor.account]);
  });

  it('ticks a task where it stands, and comes back to that week', async () => {
    const browser = await visit(noor);
    const done = await browser.post('/goals/tick?on=week&week=2026-47', { done: film.id });
    expect(done.location).toBe(`/logbook?week=2026-47#goal-${brackets.id}`);
    const page = await browser.get('/logbook');
    expect(page.html).toMatch(/aria-pressed="true"/);
    await browser.post('/goals/tick?on=week', { open: film.id });
  });

  it('that cannot be looked back on says how it stands, when it can be, and what to do now', async () => {
    const pupil = await aPupil(school);
    const goal = await aGoal(pupil, { title: 'Ik plan mijn week' });
    for (const monday of ['2026-11-16', '2026-11-23', '2026-11-30']) await inWeek(goal, monday);
    const browser = await visit(pupil);
    const back = (week: number) => browser.get(`/logbook/back?week=2026-${week}`);
    const open = await back(48);
    expect(open.text).toContain(
      'Maak eerst je plan voor deze week af. Op vrijdag 27 november kijk je erop terug.',
    );
    expect(open.text).not.toContain('Drie tikken');
    expect(open.html).toContain('href="/logbook/plan?week=2026-48"');
    await aWeek(pupil, '2026-11-23', { proposed: new Date('2026-11-20T12:00:00Z') });
    const ready = await back(48);
    expect(ready.text).toContain(
      'Je plan voor deze week is klaar. Op vrijdag 27 november kijk je erop terug.',
    );
    expect(ready.html).toMatch(/href="\/logbook\?week=2026-48"[^>]*>Naar week 48/);
    expect((await back(49)).text).toContain(
      'plannen vanaf donderdag 26 november. Op vrijdag 4 december kijk',
    );
    expect((await back(50)).text).toContain('Deze week is nog niet open');
    await aWeek(pupil, '2026-11-16', { reviewedBy: marit });
    expect((await back(47)).text).toContain('Jullie hebben al teruggekeken');
  });
});

describe('somebody else’s week', () => {
  it('is read by the coach, who can agree on it; the look leaves a line', async () => {
    const page = await get(marit, `/logbook/of/${noor.id}`);
    expect(page.text).toContain('De week van Noor');
    expect(page.text).toContain('Filmpje kijken');
    expect(page.form('/logbook/agree').fields).toMatchObject({ week: '2026-47', [`pupil-${noor.id}`]: 'on' });
    const looks = await rowsOf(place, 'select 1 from school.access_log where pupil_id = $1 and reader = $2', [
      noor.id,
      marit.id,
    ]);
    expect(looks).toHaveLength(1);
  });

  it('is read by a subject teacher as far as the own course goes, without ticks or strategies', async () => {
    const page = await get(joris, `/logbook/of/${noor.id}`);
    expect(page.text).toContain('Ik werk haakjes weg');
    expect(page.text).not.toContain('Tienvingers');
    expect(page.html).not.toContain('/goals/tick');
    expect(page.text).not.toContain('strategie');
  });

  it('is closed to parents unless the school opens the week, and to another pupil', async () => {
    const zeynep = await aGuardian(noor);
    expect((await get(zeynep, `/logbook/of/${noor.id}`)).status).toBe(403);
    const open = await aSchool(place, { weekOpen: true });
    await aYear(open);
    const child = await aPupil(open);
    await inWeek(await aGoal(child, { title: 'Samen koken' }), week47);
    const page = await get(await aGuardian(child), `/logbook/of/${child.id}`);
    expect(page.text).toContain('Samen koken');
    expect(page.html).toMatch(/<a class="back" href="\/">.*Vandaag<\/a>/);
    expect(page.html).not.toContain('/goals/tick');
    const other = await aPupil(school);
    expect((await get(other, `/logbook/of/${noor.id}`)).status).toBe(403);
    expect((await get(await aCoach(school), `/logbook/of/${noor.id}`)).status).toBe(404);
  });
});

describe('the weeks to come', () => {
  const withAim = async () => {
    const pupil = await aPupil(school, { coach: marit, enrolledIn: [maths] });
    const [enrolment] = pupil.enrolments as [Enrolment];
    await aWay(pupil, enrolment, course);
    await aGoal(pupil, {
      kind: 'end',
      title: 'Trede 4 voor kerst',
      due: '2026-12-18',
      step: course.steps[3] as never,
    });
    return { pupil, enrolment };
  };

  it('propose in a plan what is due, with the minutes of its tasks, and the next step where nothing is due yet', async () => {
    const { pupil } = await withAim();
    const page = await get(pupil, '/logbook/plan?week=2026-48');
    expect(page.text).toContain('1 doel, ongeveer 1 uur.');
    expect(page.text).toContain('Ik kan wiskunde trede 1');
    expect(page.text).toContain('Wiskunde · trede 1');
    const aimless = await aPupil(school, { enrolledIn: [maths] });
    await aWay(aimless, aimless.enrolments[0] as Enrolment, course, { entry: course.steps[4] as never });
    expect((await get(aimless, '/logbook/plan?week=2026-48')).text).toContain('Wiskunde · trede 5');
  });

  it('leave room to work ahead: the next steps of a course are one tap away, for pupil and coach', async () => {
    const { pupil } = await withAim();
    const browser = await visit(pupil);
    const page = await browser.get('/logbook/plan?week=2026-48');
    expect(page.text).toContain('Kies een andere trede');
    const { action, fields } = page.form('/logbook/plan');
    const offered = (of: string) =>
      course.steps.flatMap(({ id }, i) => (of.includes(`name="step-${id}"`) ? [i + 1] : []));
    // the first is due and ticked; three more are offered, and none of them is ticked beforehand
    expect(offered(page.html)).toEqual([1, 2, 3, 4]);
    expect(Object.keys(fields).filter((name) => name.startsWith('step-'))).toEqual([
      `step-${course.steps[0]?.id}`,
    ]);
    expect((await browser.post(action, { ...fields, [`step-${course.steps[2]?.id}`]: 'on' })).status).toBe(
      303,
    );
    const week = await browser.get('/logbook?week=2026-48');
    for (const goal of [course.steps[0]?.goal, course.steps[2]?.goal]) expect(week.text).toContain(goal);
    // what stands in the plan is not offered again, and moves make room
    expect(offered((await browser.get('/logbook/plan?week=2026-48')).html)).toEqual([2, 4, 5]);
    const add = await browser.get('/logbook/add?week=2026-48');
    expect(add.links).toContainEqual({
      href: '/logbook/plan?week=2026-48#further',
      text: 'Kies liever een trede van een vak',
    });
    const coach = await get(marit, `/logbook/plan?week=2026-48&pupil=${pupil.id}`);
    expect(coach.text).toContain('Kies een andere trede');
  });

  it('stand beside the courses, with holidays; a step is moved by a menu and left to the pace again', async () => {
    const { pupil, enrolment } = await withAim();
    await place.admin.query(
      `insert into school.school_break (school_id, id, title, starts, ends)
       select $1, gen_random_uuid(), 'Vrije week', '2026-11-30', '2026-12-06'
       where not exists (select from school.school_break where school_id = $1)`,
      [school.id],
    );
    const browser = await visit(pupil);
    const page = await browser.get('/logbook/terms');
    for (const seen of ['Week 48', 'Week 49', 'vakantie', 'Wiskunde']) expect(page.text).toContain(seen);
    const link = page.links.find(({ href }) => href.includes(`step=${course.steps[1]?.id}`));
    const move = await browser.get(link?.href.split('#')[0] ?? '');
    expect(move.text).toContain('Verplaats Wiskunde · trede 2');
    const action = `/logbook/terms?enrolment=${enrolment.id}&step=${course.steps[1]?.id}`;
    expect((await browser.post(action, { to: '2026-49' })).status).toBe(422);
    expect((await browser.post(action, { to: '2026-51' })).location).toBe('/logbook/terms');
    const moved = () =>
      rowsOf(place, 'select monday::text from school.step_due where pupil_id = $1', [pupil.id]);
    expect(await moved()).toEqual([{ monday: '2026-12-14' }]);
    await browser.post(action, { to: '' });
    expect(await moved()).toEqual([]);
    const other = await visit(await aPupil(school));
    expect((await other.post(action, { to: '2026-51' })).status).toBe(404);
    const coach = await visit(marit);
    expect((await coach.get(`/logbook/terms?pupil=${pupil.id}`)).text).toContain('Wiskunde');
    expect((await coach.post(`${action}&pupil=${pupil.id}`, { to: '2026-50' })).status).toBe(303);
    await place.admin.query('delete from school.school_break where school_id = $1', [school.id]);
  });

  it('say how to begin when there is no course', async () => {
    const page = await get(await aPupil(school), '/logbook/terms');
    expect(page.text).toContain('Er zijn nog geen tredes te plannen');
    expect(faults()).toEqual([]);
  });
});
