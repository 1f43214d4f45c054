import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aGuardian,
  aJudgement,
  aLeader,
  aPupil,
  aRecord,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  aTeam,
  aTeamMember,
  aWay,
  aYear,
  type Enrolment,
  type Person,
  rowsOf,
  signedIn,
  type Step,
} from '../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);
await aYear(school);
const team = await aTeam(school);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const english = await aTeachingGroup(school, { name: 'Engels 2B', subject: 'Engels' });
const course = await aCourse(school, { steps: 45 });
const inEnglishCourse = await aCourse(school, { title: 'Engels', levels: ['A2', 'B1'] });
const marit = await aCoach(school, { given: 'Marit' });
const youssef = await aTeacher(maths, { given: 'Youssef' });
const noor = await aPupil(school, {
  given: 'Noor',
  coach: marit,
  enrolledIn: [maths, english],
  group: await aBaseGroup(school, { name: '2B', team }),
});
const [inMaths, inEnglish] = noor.enrolments as [Enrolment, Enrolment];
const step = (n: number) => course.steps[n - 1] as Step;
await aWay(noor, inMaths, course, { entry: step(20) });
await aWay(noor, inEnglish, inEnglishCourse, { level: 'B1' });
// six steps in six school weeks, but 14 to go in 30 weeks: ahead; English stands still since October
for (const [i, day] of ['10-14', '10-21', '10-28', '11-04', '11-11', '11-18'].entries())
  await aJudgement(noor, inMaths, step(20 + i), {
    at: new Date(`2026-${day}T10:00:00+01:00`),
    feedback: i === 5 ? 'Je tekening helpt' : '',
    by: youssef,
  });
await aRecord(noor, inMaths, step(26), { state: 'working' });
await aRecord(noor, inEnglish, inEnglishCourse.steps[0] as Step, {
  state: 'working',
  startedOn: '2026-10-12',
});
await aGoal(noor, { kind: 'end', title: 'Tot 39', due: '2027-06-18', step: step(39) });

const visit = async (who: Person) => server.visitor(await signedIn(who));
const get = async (who: Person, path: string) => (await visit(who)).get(path);
const looksAt = async (pupil: Person, by: Person) =>
  (
    await rowsOf(place, 'select relation from school.access_log where pupil_id = $1 and reader = $2', [
      pupil.id,
      by.id,
    ])
  ).map(({ relation }) => relation as string);

describe('a pupil', () => {
  it('sees in sentences how it goes, the little blocks, and what now', async () => {
    const page = await get(noor, '/progress');
    expect(page.status).toBe(200);
    for (const seen of [
      'Mijn treden',
      'Wiskunde 16 weken voor. niveau havo',
      'Nu: trede 26',
      'Ik kan wiskunde trede 26',
      'Je hebt voor dit vak nog geen einddoel.',
    ])
      expect(page.text).toContain(seen);
    // 19 mastered, 6 passed, the plan goes on to 39: no percentage anywhere
    expect(page.html).toContain('aria-label="25 van 45 gedaan, gepland tot en met 39"');
    expect(page.text).not.toContain('%');
    expect(page.text).not.toContain('procent');
    expect(page.links.map(({ href }) => href)).toContain(
      `/progress/ready?enrolment=${inMaths.id}&step=${step(26).id}`,
    );
  });

  it('sees what a step asks before showing it, and what the teacher wrote before', async () => {
    const page = await get(noor, `/progress/ready?step=${step(25).id}`);
    expect(page.text).toContain('Hier is nu niets te laten zien');
    expect(page.text).toContain('Je tekening helpt');
    const next = await get(noor, `/progress/ready?enrolment=${inMaths.id}&step=${step(26).id}`);
    for (const seen of ['Wiskunde · trede 26', 'Laat het zien in een gesprek.', 'Vier van de vijf goed'])
      expect(next.text).toContain(seen);
    expect(next.form('/progress/ready').fields['version']).toBe('1');
  });

  it('without a course is told what will stand here', async () => {
    const page = await get(await aPupil(school), '/progress');
    expect(page.text).toContain('Nog geen cursus');
    expect((await get(await aPupil(school), '/progress/plan')).text).toContain('Nog geen cursus');
  });

  it('reads it in Swedish and English as well', async () => {
    for (const [language, says] of [
      ['en', '16 weeks ahead.'],
      ['sv', '16 veckor före.'],
    ] as const) {
      await place.admin.query('update platform.account set language = $1 where id = $2', [
        language,
        noor.account,
      ]);
      expect((await get(noor, '/progress')).text).toContain(says);
    }
    await place.admin.query('update platform.account set language = null where id = $1', [noor.account]);
  });

  it('has four statements on the page, however many courses and themes', async () => {
    const { mine } = await import('./pages/mine.tsx');
    expect(mine.queries({})).toHaveLength(4);
  });
});

describe('somebody else', () => {
  it('sees as coach every course, with who stands still, and leaves a line', async () => {
    const page = await get(marit, `/progress/of/${noor.id}`);
    for (const seen of [
      'De treden van Noor',
      'Noor de Vries · 2B',
      'Wiskunde 16 weken voor.',
      'staat stil',
      'Gehaald op niveau havo',
      'Je tekening helpt',
      'Einddoelen en niveau',
    ])
      expect(page.text).toContain(seen);
    expect(await looksAt(noor, marit)).toEqual(['coach']);
  });

  it('sees as subject teacher the own course alone', async () => {
    const page = await get(youssef, `/progress/of/${noor.id}`);
    expect(page.text).toContain('Wiskunde');
    expect(page.text).not.toContain('Engels');
    expect(await looksAt(noor, youssef)).toEqual(['subjectTeacher']);
  });

  it('sees as guardian the sentence of the pace and what was released, not what is worked on', async () => {
    const zeynep = await aGuardian(noor);
    await aJudgement(noor, inMaths, step(26), {
      at: new Date('2026-11-20T15:00:00+01:00'),
      opened: null,
      feedback: 'kanarie',
    });
    const page = await get(zeynep, `/progress/of/${noor.id}`);
    expect(page.html).toMatch(/<a class="back" href="\/">.*Vandaag<\/a>/);
    expect(page.text).toContain('Wiskunde 16 weken voor.');
    expect(page.text).toContain('Je tekening helpt');
    expect(page.html).not.toContain('kanarie');
    expect(page.text).not.toContain('bezig');
    expect(page.text).not.toContain('wacht op de leraar');
    expect(page.text).not.toContain('staat stil');
    expect(await looksAt(noor, zeynep)).toEqual(['guardianUnder16']);
    await place.admin.query(`delete from school.judgement where feedback = 'kanarie'`);
  });

  it('sees from sixteen on what was released, and the pace only when the pupil shares it', async () => {
    const cees = await aPupil(school, { given: 'Cees', born: '2010-05-05', enrolledIn: [maths] });
    const way = cees.enrolments[0] as Enrolment;
    await aWay(cees, way, course);
    await aJudgement(cees, way, step(1), { feedback: 'Netjes' });
    const guardian = await aGuardian(cees);
    const closed = await get(guardian, `/progress/of/${cees.id}`);
    expect(closed.text).toContain('Netjes');
    expect(closed.text).not.toContain('Nog geen einddoel.');
    await place.admin.query('update school.pupil set opens_goals = true where id = $1', [cees.id]);
    expect((await get(guardian, `/progress/of/${cees.id}`)).text).toContain('Nog geen einddoel.');
  });

  it('who is no coach, teacher or guardian is told no, and a stranger finds nothing', async () => {
    const elsewhere = await aSchool(place);
    for (const path of [`/progress/of/${noor.id}`, `/progress/plan/${noor.id}`]) {
      expect((await get(await aTeamMember(team), path)).status).toBe(403);
      expect((await get(await aLeader(school), path)).status).toBe(403);
      expect((await get(await aCoach(elsewhere), path)).status).toBe(404);
      expect((await get(await aTeacher(await aTeachingGroup(school, { name: 'X' })), path)).status).toBe(404);
    }
  });
});

describe('the queue of a subject teacher', () => {
  it('opens the oldest by itself, says how many school days it waits, and logs who was looked at', async () => {
    const own = await aTeachingGroup(school, { name: 'Wiskunde 3A' });
    const teacher = await aTeacher(own, { given: 'Anouk' });
    const empty = await get(teacher, '/progress/queue');
    expect(empty.text).toContain('Niets wacht op jou');

    const [elif, daan] = [
      await aPupil(school, { given: 'Elif', enrolledIn: [own] }),
      await aPupil(school, { given: 'Daan', enrolledIn: [own] }),
    ];
    for (const pupil of [elif, daan]) await aWay(pupil, pupil.enrolments[0] as Enrolment, course);
    await aRecord(elif, elif.enrolments[0] as Enrolment, step(2), { evidence: 'Mijn poster' });
    await aRecord(daan, daan.enrolments[0] as Enrolment, step(7), {
      evidence: 'kijk in mijn map',
      readyAt: new Date('2026-11-13T09:00:00+01:00'),
    });
    await aJudgement(daan, daan.enrolments[0] as Enrolment, step(7), {
      outcome: 'again',
      feedback: 'Leg vraag 4 uit',
      at: new Date('2026-11-06T10:00:00+01:00'),
    });
    const browser = await visit(teacher);
    const page = await browser.get('/progress/queue');
    for (const seen of [
      '2 treden wachten op jou.',
      'Daan de Vries Wiskunde 3A · Wiskunde · trede 7 · wacht 5 schooldagen',
      'kijk in mijn map',
      'Nog een keer: Leg vraag 4 uit',
      'Ik leg het uit',
      'Elif de Vries',
    ])
      expect(page.text).toContain(seen);
    expect(page.text).not.toContain('Mijn poster');
    // the one who was looked at and the one whose name stood there
    expect(await looksAt(daan, teacher)).toEqual(['subjectTeacher']);
    expect(await looksAt(elif, teacher)).toEqual(['subjectTeacher']);
    expect(await looksAt(noor, teacher)).toEqual([]);

    // another one by choice, and after judging the next opens itself
    const other = page.links.find(({ text }) => text.includes('Elif'))?.href ?? '';
    expect((await browser.get(other)).text).toContain('Mijn poster');
    const form = page.form('Verstuur');
    const sent = await browser.post(form.action, { ...form.fields, outcome: 'passed' });
    const next = await browser.get(sent.location ?? '');
    expect(next.text).toContain('Verstuurd.');
    expect(next.text).toContain('Mijn poster');
    expect(next.text).not.toContain('Daan');
    const undo = next.form('/progress/undo');
    const back = await browser.post(undo.action, undo.fields);
    expect((await browser.get(back.location ?? '')).text).toContain('kijk in mijn map');
  });

  it('offers the sentences a teacher wrote to more than one pupil', async () => {
    const own = await aTeachingGroup(school, { name: 'Wiskunde 3B' });
    const teacher = await aTeacher(own);
    const pupils = [];
    for (let i = 0; i < 3; i += 1) {
      const pupil = await aPupil(school, { enrolledIn: [own] });
      await aWay(pupil, pupil.enrolments[0] as Enrolment, course);
      pupils.push(pupil);
    }
    for (const [i, pupil] of pupils.entries())
      await aJudgement(pupil, pupil.enrolments[0] as Enrolment, step(1), {
        by: teacher,
        feedback: i < 2 ? 'Teken het erbij' : 'Sterkte met je knie, Noor',
      });
    await aRecord(pupils[0] as never, pupils[0]?.enrolments[0] as Enrolment, step(2));
    const page = await get(teacher, '/progress/queue');
    expect(page.text).toContain('Teken het erbij');
    expect(page.text).not.toContain('Sterkte met je knie');
  });
});

describe('the plan page', () => {
  it('shows level, entry, end goal and day of every course to the coach, and what that means a week', async () => {
    const page = await get(marit, `/progress/plan/${noor.id}`);
    expect(page.text).toContain('Einddoelen van Noor');
    expect(page.text).toContain('Nog 14 treden in 30 schoolweken: dat is ongeveer één trede per twee weken.');
    expect(page.forms.filter(({ action }) => action === `/progress/plan/${noor.id}`)).toHaveLength(2);
    expect(page.form('/progress/plan').fields).toMatchObject({ level: 'B1', entry: '' });
  });
});
