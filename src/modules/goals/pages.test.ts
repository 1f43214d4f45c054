import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGoal,
  aGuardian,
  aLeader,
  aPupil,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  aTeam,
  aTeamMember,
  type Person,
  rowsOf,
  signedIn,
} from '../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const team = await aTeam(school);
const marit = await aCoach(school, { given: 'Marit' });
const noor = await aPupil(school, {
  given: 'Noor',
  family: 'Aydın',
  coach: marit,
  enrolledIn: [maths],
  group: await aBaseGroup(school, { name: '2B', team }),
});
const inMaths = noor.enrolments[0] as never;
const end = await aGoal(noor, { kind: 'end', title: 'Havo halen', due: '2027-06-30' });
const period = await aGoal(noor, {
  kind: 'period',
  title: 'Trede 25',
  serves: end,
  enrolment: inMaths,
  due: '2026-12-18',
});
const brackets = await aGoal(noor, {
  title: 'Haakjes wegwerken',
  serves: period,
  enrolment: inMaths,
  why: 'Ik word architect',
});
const film = await aGoal(noor, {
  kind: 'work',
  title: 'Filmpje kijken',
  serves: brackets,
  enrolment: inMaths,
  due: null,
  minutes: 15,
});
const own = await aGoal(noor, { title: 'Tienvingers typen' });

const visit = async (who: Person) => server.visitor(await signedIn(who));
const get = async (who: Person, path: string) => (await visit(who)).get(path);

it('asks the same question again in another language, without saying again what was done', async () => {
  const page = await get(noor, '/goals/set?kind=end&did=goals.set&undo=x');
  expect(page.html).toMatch(/name="back" value="\/goals\/set\?kind=end"/);
});
const looksAt = async (pupil: Person, by: Person) =>
  (
    await rowsOf(place, 'select 1 from school.access_log where pupil_id = $1 and reader = $2', [
      pupil.id,
      by.id,
    ])
  ).length;

describe('a form in which several things are wrong', () => {
  it('names them all at once, in the order of the form: what cannot be read beside what is missing', async () => {
    const far = { title: '', measure: 'x'.repeat(301), due: '2026-13-01', serves: '' };
    const set = await (await visit(noor)).post('/goals/set?kind=personal', { ...far, why: 'y'.repeat(2001) });
    expect(set.status).toBe(422);
    expect(set.text).toContain('4 dingen kloppen nog niet');
    // also to who hears the tab before the page, or has many
    const before = await get(noor, '/goals/set?kind=personal');
    expect(set.title).toBe(`Fout: ${before.title}`);
    const near = await (await visit(noor)).post('/goals/set?kind=learning', {
      title: '',
      measure: '',
      due: '2026-11-01',
      serves: '',
    });
    expect(near.text).toContain('4 dingen kloppen nog niet');
    expect(near.text).toContain('Deze dag is al voorbij');
    expect(near.text).toContain('Kies waar het bij past');
    const edited = await (await visit(noor)).post(`/goals/${own.id}/edit`, {
      title: '',
      measure: '',
      due: '2026-11-01',
    });
    expect(edited.text).toContain('3 dingen kloppen nog niet');
    const otherwise = await (await visit(noor)).post(`/goals/${own.id}/otherwise?verb=deviate`, {
      cause: '',
      action: 'z'.repeat(501),
      due: '2026-11-01',
    });
    expect(otherwise.text).toContain('3 dingen kloppen nog niet');
  });
});

describe('the page of one pupil', () => {
  it('leads back to the list on which the reader finds the pupil', async () => {
    const teacher = await aTeacher(maths);
    const guardian = await aGuardian(noor);
    for (const [who, href] of [
      [marit, '/coaching/group'],
      [teacher, '/people/taught'],
      [guardian, '/'],
    ] as const) {
      const page = await get(who, `/goals/of/${noor.id}`);
      expect(/<a class="back" href="([^"]+)"/.exec(page.html)?.[1]).toBe(href);
    }
  });
});

describe('a pupil', () => {
  it('sees what to learn now, with tasks to tick, and where that leads', async () => {
    const page = await get(noor, '/goals');
    expect(page.status).toBe(200);
    for (const seen of [
      'Mijn doelen',
      'Haakjes wegwerken',
      'Wiskunde',
      'past bij periodedoel “Trede 25”',
      'Filmpje kijken',
      '15 min',
      'Havo halen',
    ])
      expect(page.text).toContain(seen);
    expect(page.form('/goals/tick').action).toBe('/goals/tick?on=mine');
    expect(page.html.match(/class="button first"/g)).toHaveLength(1);
    expect(page.html).not.toMatch(/\d %/);
    expect(await looksAt(noor, noor)).toBe(0);
  });

  it('finds a first step on an empty page', async () => {
    const page = await get(await aPupil(school), '/goals');
    expect(page.links).toContainEqual({ href: '/goals/set?kind=learning', text: 'Stel je eerste doel' });
    expect((await get(await aPupil(school), '/goals/past')).text).toContain('Hier komt wat je hebt afgerond');
  });

  it('reads one goal with its four steps, its way up, its story and who sees it', async () => {
    const page = await get(noor, `/goals/${brackets.id}`);
    for (const seen of [
      'Doelen stellen',
      'Opvolgen',
      'Evalueren',
      'Actie bij afwijking',
      'Trede 25',
      'Havo halen',
      'Ik word architect',
      'Alleen jij en je coach lezen dit',
      'Jij, je coach en je leraar Wiskunde',
    ])
      expect(page.text).toContain(seen);
    expect((await get(noor, `/goals/${own.id}`)).text).toContain('Jij en je coach. Je ouders alleen als');
    expect((await get(noor, `/goals/${end.id}`)).text).toContain('Tot je 16 bent ook je ouders');
  });

  it('is offered the way back after setting a goal, in words of the verb', async () => {
    const pupil = await aPupil(school);
    const browser = await visit(pupil);
    const done = await browser.post('/goals/set', { kind: 'learning', title: 'x', measure: 'y', due: '' });
    const page = await browser.get(done.location ?? '');
    expect(page.text).toContain('Doel gesteld.');
    expect(page.form('/goals/undo').action).toMatch(/^\/goals\/undo\?undo=/);
    expect(page.text).toContain('Jij stelde dit doel');
  });

  it('keeps the form of each kind, in three languages', async () => {
    for (const kind of ['end', 'period', 'learning', 'personal', 'work']) {
      const page = await get(noor, `/goals/set?kind=${kind}`);
      expect(page.status).toBe(200);
      expect(page.form('/goals/set').fields).toHaveProperty('title');
    }
    const learning = (await get(noor, '/goals/set')).form('/goals/set');
    expect(learning.fields['due']).toBe('2026-11-27');
    expect(learning.fields['serves']).toBe(period.id);
  });

  it('cannot open the pages of others, and odd addresses are not found', async () => {
    const stranger = await aPupil(school);
    expect((await get(stranger, `/goals/${brackets.id}`)).status).toBe(404);
    expect((await get(stranger, `/goals/${brackets.id}/edit`)).status).toBe(404);
    expect((await get(stranger, `/goals/${brackets.id}/otherwise`)).status).toBe(404);
    expect((await get(stranger, `/goals/of/${noor.id}`)).status).toBe(403);
    expect((await get(stranger, '/goals/no-id')).status).toBe(404);
  });
});

describe('a coach', () => {
  it('reads and works on the goals of an own pupil, and that leaves a line', async () => {
    const browser = await visit(marit);
    const page = await browser.get(`/goals/of/${noor.id}`);
    expect(page.text).toContain('De doelen van Noor');
    expect(page.form('/goals/tick').action).toBe(`/goals/tick?on=pupil&pupil=${noor.id}`);
    const ticked = await browser.post(`/goals/tick?on=pupil&pupil=${noor.id}`, { done: film.id });
    expect(ticked.location).toBe(`/goals/of/${noor.id}#goal-${brackets.id}`);
    await browser.post(`/goals/tick?on=pupil&pupil=${noor.id}`, { open: film.id });
    expect(await looksAt(noor, marit)).toBe(1);
  });

  it('is sent on to the address that names the pupil, reads why, but writes no one else’s reasons', async () => {
    const browser = await visit(marit);
    const short = await browser.get(`/goals/${brackets.id}`);
    expect([short.status, short.location]).toEqual([303, `/goals/${brackets.id}?pupil=${noor.id}`]);
    const page = await browser.get(short.location ?? '');
    expect(page.text).toContain('Ik word architect');
    expect(page.text).toContain('Alleen de leerling en de coach lezen dit');
    const edit = await browser.get(`/goals/${brackets.id}/edit?pupil=${noor.id}`);
    expect(edit.form('/edit').fields).not.toHaveProperty('why');
    expect(edit.html).not.toMatch(/<form[^>]*data-draft/);
    expect((await browser.get(`/goals/set?kind=learning&pupil=${noor.id}`)).text).toContain('voor Noor');
  });
});

describe('others', () => {
  it('a subject teacher reads the own course and the end goals, without a tick', async () => {
    const teacher = await aTeacher(maths);
    const page = await get(teacher, `/goals/of/${noor.id}`);
    expect([page.text.includes('Haakjes wegwerken'), page.text.includes('Tienvingers typen')]).toEqual([
      true,
      false,
    ]);
    expect(page.html).not.toContain('/goals/tick');
    const one = await get(teacher, `/goals/${brackets.id}?pupil=${noor.id}`);
    expect([one.status, one.text.includes('Ik word architect')]).toEqual([200, false]);
    expect((await get(teacher, `/goals/${own.id}?pupil=${noor.id}`)).status).toBe(404);
    expect((await get(teacher, `/goals/set?pupil=${noor.id}`)).status).toBe(403);
  });

  it('a guardian reads titles of far goals while the week is closed, and is told so calmly', async () => {
    const page = await get(await aGuardian(noor), `/goals/of/${noor.id}`);
    expect(page.text).toContain('Havo halen');
    expect(page.text).toContain('De week is van Noor en de school');
    expect(page.text).not.toContain('Haakjes wegwerken');
    expect(page.html).not.toContain('/goals/set');
  });

  it('a guardian reads the week once the school opened it, but never why', async () => {
    const open = await aSchool(place, { weekOpen: true });
    const pupil = await aPupil(open);
    const goal = await aGoal(pupil, { title: 'Breuken', why: 'geheim' });
    const guardian = await aGuardian(pupil);
    expect((await get(guardian, `/goals/of/${pupil.id}`)).text).toContain('Breuken');
    const one = await get(guardian, `/goals/${goal.id}?pupil=${pupil.id}`);
    expect([one.status, one.text.includes('geheim')]).toEqual([200, false]);
    expect(one.forms.filter(({ action }) => action.startsWith('/goals'))).toEqual([]);
  });

  it('a colleague and a leader know the pupil, not the goals; a stranger not even that', async () => {
    for (const who of [await aTeamMember(team), await aLeader(school)])
      expect((await get(who, `/goals/of/${noor.id}`)).status).toBe(403);
    expect((await get(await aCoach(school), `/goals/of/${noor.id}`)).status).toBe(404);
    expect((await get(await aGuardian(await aPupil(school)), `/goals/of/${noor.id}`)).status).toBe(404);
  });
});

describe('what was said', () => {
  it('stays text: what looks like markup is shown as it was typed', async () => {
    const pupil = await aPupil(school);
    const goal = await aGoal(pupil, { title: '<script>alert(1)</script> & "zo"', why: '<b>x</b>' });
    for (const path of ['/goals', `/goals/${goal.id}`, `/goals/${goal.id}/edit`]) {
      const page = await get(pupil, path);
      expect(page.html).not.toContain('<script>alert');
      expect(page.html).not.toContain('<b>x</b>');
      expect(page.text).toContain('<script>alert(1)</script>');
    }
  });

  it('speaks Swedish and English as well as Dutch', async () => {
    const pupil = await aPupil(school);
    const goal = await aGoal(pupil);
    for (const [language, title] of [
      ['en', 'My goals'],
      ['sv', 'Mina mål'],
    ] as const) {
      await rowsOf(place, 'update platform.account set language = $2 where id = $1', [
        pupil.account,
        language,
      ]);
      expect((await get(pupil, '/goals')).text).toContain(title);
      for (const path of [
        `/goals/${goal.id}`,
        `/goals/${goal.id}/edit`,
        `/goals/${goal.id}/otherwise`,
        '/goals/set',
        '/goals/past',
      ]) {
        const page = await get(pupil, path);
        expect(page.status).toBe(200);
        expect(page.text).not.toMatch(/undefined|\[object/);
      }
    }
  });
});

it('no fault of our own was met on the way', () => {
  expect(server.log).toEqual([]);
});
