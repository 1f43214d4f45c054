import { describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import {
  aBaseGroup,
  aCoach,
  aCourse,
  type Course,
  type Enrolment,
  aJudgement,
  inWeek,
  type Pupil,
  aRecord,
  aWay,
  aWeek,
  now,
  aDatabase,
  aGoal,
  aGuardian,
  aLeader,
  anAdministrator,
  aPupil,
  aRelation,
  aSchool,
  aServer,
  aStaffMember,
  aTeacher,
  aTeachingGroup,
  aTeam,
  aTeamLead,
  aYear,
  type Person,
  rowsOf,
  signedIn,
} from '../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person, at = now) =>
  server.visitor(await signedIn(who, { at: new Date(at.getTime() - 60_000) }));
const first = async (who: Person) => (await visit(who)).get('/');
const buttons = (html: string) => html.match(/class="button first/g)?.length ?? 0;

const week47 = '2026-11-16';
const week48 = '2026-11-23';
const tuesday = new Date('2026-11-24T08:20:00+01:00');
/** A visit at another moment than the tests' Saturday. */
const firstAt = async (who: Person, at: Date) => {
  server.setClock(at);
  const page = await (await visit(who, at)).get('/');
  server.setClock(now);
  return page;
};

const aSlot = (pupil: Pupil, coach: Person, weekday: number, at: string) =>
  place.admin.query(
    'insert into school.talk_slot (school_id, pupil_id, coach, weekday, at, minutes) values ($1, $2, $3, $4, $5, 15)',
    [pupil.school.id, pupil.id, coach.id, weekday, at],
  );
const anAgreement = (pupil: Pupil, side: string, owner: Person, text: string, due: string | null = null) =>
  place.admin.query(
    `insert into school.agreement (school_id, pupil_id, id, side, owner, text, due, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [pupil.school.id, pupil.id, newId(now), side, owner.id, text, due, pupil.id, now],
  );
const step = (course: Course, n: number) => course.steps[n] as Course['steps'][number];
const readersOf = (pupil: Person) =>
  rowsOf(place, 'select reader, relation from school.access_log where pupil_id = $1', [pupil.id]);

/** Noor in English with Joris, coached by Marit: half-way through a course of ten steps. */
async function aPupilOnTheWay() {
  const school = await aSchool(place);
  await aYear(school);
  const group = await aTeachingGroup(school);
  const marit = await aCoach(school, { given: 'Marit' });
  const noor = await aPupil(school, { given: 'Noor', enrolledIn: [group] });
  await aRelation(marit, 'coach', noor.id, { from: week47 });
  const fatma = await aTeacher(group, { given: 'Fatma' });
  const inEnglish = noor.enrolments[0] as Enrolment;
  const course = await aCourse(school, { title: 'Engels', subject: 'engels' });
  await aWay(noor, inEnglish, course);
  return { school, group, marit, noor, fatma, inEnglish, course };
}

describe('the first screen', () => {
  it('of a pupil is the own week: what is planned, the next talk, how it goes, and the one thing asked now', async () => {
    const { noor, marit, fatma, inEnglish, course } = await aPupilOnTheWay();
    const goal = await aGoal(noor, {
      title: 'Ik schrijf een recensie',
      enrolment: inEnglish,
      step: step(course, 2),
    });
    await aGoal(noor, { kind: 'work', title: 'Eerste versie', serves: goal, enrolment: inEnglish });
    await inWeek(goal, week48);
    await aWeek(noor, week48, { proposed: now, agreedBy: marit });
    await aGoal(noor, { kind: 'end', title: 'Acht treden', due: '2027-07-02', step: step(course, 7) });
    await aSlot(noor, marit, 2, '10:45');
    await anAgreement(noor, 'pupil', noor, 'Ik vraag Fatma vóór woensdag', '2026-11-25');
    const found = await aJudgement(noor, inEnglish, step(course, 0), {
      at: new Date('2026-11-23T15:00:00+01:00'),
      opened: null,
      by: fatma,
    });
    const page = await firstAt(noor, tuesday);
    for (const told of [
      'Dit is je week, Noor',
      'Ik schrijf een recensie',
      'Eerste versie',
      'Volgend gesprek: vandaag 10:45 met Marit',
      'Gesprek met Marit10:45',
      'Fatma heeft naar je werk gekeken: Engels.',
      'Ik vraag Fatma vóór woensdag',
      'Engels Je bent net begonnen.',
    ])
      expect(page.text).toContain(told);
    const hrefs = page.links.map(({ href }) => href);
    expect(hrefs).toContain(`/progress/judgements/${found}`);
    expect(hrefs).toContain('/coaching/talk');
    expect(buttons(page.html)).toBe(1);
    // what was found is told nowhere but behind that link
    expect(page.text).not.toContain('Gehaald');
    expect(await readersOf(noor)).toEqual([]);
  });

  it('of a pupil asks for one thing: look back on Friday, plan the next week, and so for the very first week', async () => {
    const { noor } = await aPupilOnTheWay();
    const empty = await first(noor);
    expect(empty.text).toContain('Plan week 48');
    expect(buttons(empty.html)).toBe(1);
    const goal = await aGoal(noor, { title: 'Kort verhaal' });
    await inWeek(goal, week47);
    const friday = await firstAt(noor, new Date('2026-11-20T11:00:00+01:00'));
    expect(friday.links.map(({ href }) => href)).toContain('/logbook/back?week=2026-47');
    expect(buttons(friday.html)).toBe(1);
  });

  it('of a pupil has tasks to tick that stay there: the talk stands in its day before and after', async () => {
    const { noor, marit } = await aPupilOnTheWay();
    const goal = await aGoal(noor, { title: 'Kort verhaal' });
    await aGoal(noor, { kind: 'work', title: 'Eerste versie', serves: goal });
    await inWeek(goal, week48);
    await aSlot(noor, marit, 2, '10:45');
    server.setClock(tuesday);
    const visitor = await visit(noor, tuesday);
    const form = (await visitor.get('/')).form('/goals/tick');
    const [task] = await rowsOf(place, `select id from school.goal where pupil_id = $1 and kind = 'work'`, [
      noor.id,
    ]);
    const done = await visitor.post(form.action, { ...form.fields, done: task?.['id'] as string });
    expect(done.location).toBe(`/#goal-${goal.id}`);
    const after = await visitor.get('/');
    expect(after.html).toMatch(/aria-pressed="true"[^>]*><span>Eerste versie/);
    expect(after.text).toContain('Gesprek met Marit10:45');
    server.setClock(now);
  });

  it('is what a page that is not there leads to, and that page says so on its tab', async () => {
    const lost = await (await visit(await aPupil(await aSchool(place)))).get('/nowhere');
    expect(lost.status).toBe(404);
    expect(lost.html).toContain('<title>Deze bladzijde is er niet · Leerkring</title>');
    expect(lost.html).toContain('href="/"');
  });

  it('of a pupil without a course, a plan or a coach is a beginning, too', async () => {
    const page = await first(await aPupil(await aSchool(place)));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Zodra je school een cursus voor je klaarzet');
    expect(page.text).not.toContain('Volgend gesprek');
    expect(buttons(page.html)).toBe(1);
  });

  it('says of each subject the same as the page of steps does', async () => {
    const { noor, fatma, inEnglish, course } = await aPupilOnTheWay();
    await aGoal(noor, { kind: 'end', title: 'Acht treden', due: '2027-07-02', step: step(course, 7) });
    const days = ['2026-10-05', '2026-10-12', '2026-11-02', '2026-11-09'];
    for (const [i, day] of days.entries())
      await aJudgement(noor, inEnglish, step(course, i), {
        at: new Date(`${day}T14:00:00+01:00`),
        opened: new Date(`${day}T15:00:00+01:00`),
        by: fatma,
      });
    const visitor = await visit(noor);
    const sentence = /\d+ weken voor\./.exec((await visitor.get('/')).text)?.[0];
    expect(sentence).toBeDefined();
    expect((await visitor.get('/progress')).text).toContain(sentence as string);
  });

  it('of a coach has the talks in their order with two lines each, and what waits; the pupils see that the coach looked', async () => {
    const { school, noor, marit } = await aPupilOnTheWay();
    const sem = await aPupil(school, { given: 'Sem' });
    await aRelation(marit, 'coach', sem.id, { from: week47 });
    await aSlot(sem, marit, 2, '09:50');
    await aSlot(noor, marit, 2, '10:45');
    await aGoal(sem, { kind: 'learning', title: 'Dijken bouwen' });
    const carried = await aGoal(noor, { title: 'De hoofdgedachte', due: '2026-11-20' });
    await inWeek(carried, week48, { carried: 3 });
    await anAgreement(noor, 'pupil', noor, 'Fatma vragen');
    await aWeek(noor, week48, { proposed: now });
    const page = await first(marit);
    expect(page.text).toMatch(/Je volgende 2 gesprekken.*09:50.*Sem de Vries.*10:45.*Noor de Vries/);
    expect(page.text).toContain('1 plan voor week 48 wacht op je akkoord Noor');
    expect(page.text).toContain('1 leerling valt op');
    expect(page.html.match(/<article/g)?.length).toBeLessThanOrEqual(5);
    expect(buttons(page.html)).toBe(1);
    for (const pupil of [noor, sem])
      expect(await readersOf(pupil)).toEqual([{ reader: marit.id, relation: 'coach' }]);
    // on the day itself the talks come first
    const onTheDay = await firstAt(marit, tuesday);
    expect(onTheDay.text).toMatch(
      /Vandaag 2 gesprekken.*09:50.*Sem.*Dijken bouwen.*10:45.*Noor.*“De hoofdgedachte” 3 keer doorgeschoven.*Vorige afspraak: Fatma vragen – nog open\./,
    );
    expect(onTheDay.links.map(({ href }) => href)).toContain(`/coaching/talk/${sem.id}?week=${week48}`);
  });

  it('of a coach without moments or plans offers the first step', async () => {
    const { school, marit } = await aPupilOnTheWay();
    expect((await first(marit)).text).toContain('1 leerling zonder vast moment');
    expect((await first(await aStaffMember(school))).text).toContain('Je hebt nog geen groep');
  });

  it('of a subject teacher has the queue with the oldest, and where several stand still, without names', async () => {
    const { school, group, fatma, noor, inEnglish, course } = await aPupilOnTheWay();
    await aRecord(noor, inEnglish, step(course, 1), {
      readyAt: new Date('2026-11-18T12:00:00+01:00'),
    });
    for (const given of ['Kanarie', 'Merel']) {
      const pupil = await aPupil(school, { given, enrolledIn: [group] });
      const enrolment = pupil.enrolments[0] as Enrolment;
      await aWay(pupil, enrolment, course);
      await aRecord(pupil, enrolment, step(course, 4), {
        state: 'working',
        startedOn: '2026-10-01',
      });
    }
    const page = await first(fatma);
    expect(page.text).toContain('1 trede wacht op je oordeel De oudste wacht 2 schooldagen.');
    expect(page.text).toContain('2 leerlingen staan stil op dezelfde trede Ik kan engels trede 5');
    expect(page.text).not.toContain('Kanarie');
    expect(buttons(page.html)).toBe(1);
    // nobody's card was opened, so nobody was looked at
    expect(await readersOf(noor)).toEqual([]);
    const other = await aTeachingGroup(school, { name: 'Wiskunde 2B' });
    const stranger = await first(await aTeacher(other));
    expect(stranger.text).not.toContain('wacht op je oordeel');
    expect(stranger.text).toContain('1 lesgroep heeft nog geen cursus');
  });

  it('of somebody who is coach and teacher is one page, the most pressing first', async () => {
    const { marit, group, noor, inEnglish, course } = await aPupilOnTheWay();
    await aRelation(marit, 'teaches', group.id);
    await aRecord(noor, inEnglish, step(course, 1), {
      readyAt: new Date('2026-11-04T12:00:00+01:00'),
    });
    await aWeek(noor, week48, { proposed: now });
    const page = await first(marit);
    expect(page.text).toMatch(/1 trede wacht op je oordeel.*1 plan voor week 48 wacht/);
    expect(buttons(page.html)).toBe(1);
  });

  it('of a subject teacher leads to the own classes and no others', async () => {
    const school = await aSchool(place);
    const english = await aTeachingGroup(school, { name: 'Engels 2B' });
    const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B' });
    await aPupil(school, { given: 'Noor', enrolledIn: [english] });
    await aPupil(school, { given: 'Daan', enrolledIn: [maths] });
    const teacher = await visit(await aTeacher(english));
    expect((await teacher.get('/')).text).toContain('Je geeft les aan 1 leerling.');
    const classes = await teacher.get('/people/taught');
    expect(classes.text).toContain('Noor');
    expect(classes.text).toContain('Engels 2B');
    expect(classes.text).not.toContain('Daan');
    // as the page narrows while somebody types: one letter, and what stands beside the name
    const finds = async (typed: string) =>
      (await teacher.get(`/people/taught?q=${typed}`)).text.includes('Noor');
    expect([await finds('xyz'), await finds('z'), await finds('n'), await finds('2b')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const within = (await teacher.get(`/people/taught?group=${english.id}`)).form('/people/taught');
    expect(within.fields).toMatchObject({ group: english.id });
  });

  it('tells of a pupil in a class the base group once', async () => {
    const school = await aSchool(place);
    const [group, french] = [
      await aBaseGroup(school, { name: 'H3a' }),
      await aTeachingGroup(school, { name: 'H3a frans' }),
    ];
    const german = await aTeachingGroup(school, { name: 'Duits 3' });
    await aPupil(school, { given: 'Noor', group, enrolledIn: [french] });
    await aPupil(school, { given: 'Daan', group, enrolledIn: [german] });
    expect((await (await visit(await aTeacher(french))).get('/people/taught')).text).not.toContain(
      'H3a · H3a',
    );
    expect((await (await visit(await aTeacher(german))).get('/people/taught')).text).toContain(
      'H3a · Duits 3',
    );
  });

  it('of a guardian has a card per child: how it goes, the own agreements, the far goals – or the one reason why not', async () => {
    const { school, noor, fatma, inEnglish, course } = await aPupilOnTheWay();
    const tygo = await aPupil(school, { given: 'Tygo', born: '2010-01-01' });
    const old = await aPupil(school, { given: 'Oud', born: '2008-01-01' });
    const elif = await aPupil(school, { given: 'Elif' });
    await aGoal(noor, { kind: 'end', title: 'Dierenarts worden' });
    await aGoal(noor, { title: 'Geheim van de week' });
    await aGoal(tygo, { kind: 'end', title: 'Niet gedeeld einddoel' });
    const zeynep = await aGuardian(noor);
    await aRelation(zeynep, 'guardian', tygo.id, { confirmed: true });
    await aRelation(zeynep, 'guardian', old.id, { confirmed: true });
    await aRelation(zeynep, 'guardian', elif.id);
    const other = await aGuardian(noor, { given: 'Mehmet' });
    await anAgreement(noor, 'guardian', zeynep, 'Noor leest thuis hardop voor');
    await anAgreement(noor, 'guardian', other, 'Geheim van Mehmet');
    await aJudgement(noor, inEnglish, step(course, 0), { at: now, opened: null, by: fatma });
    const page = await first(zeynep);
    expect(page.text).toContain('Dierenarts worden');
    expect(page.text).toContain('Dit sprak jij af Noor leest thuis hardop voor');
    expect(page.text).not.toContain('Geheim van Mehmet');
    expect(page.text).toContain('Engels Nog geen einddoel.');
    // judged a moment ago and not read yet: not even a little block
    expect(page.html).toContain('aria-label="0 van 10');
    expect(page.text).not.toContain('Geheim van de week');
    expect(page.text).not.toContain('Bekijk de week');
    expect(page.text).not.toContain('Niet gedeeld einddoel');
    expect(page.text).toContain('Vanaf 16 jaar kiest Tygo zelf');
    expect(page.text).toContain('18 of ouder');
    expect(page.text).toContain('De school moet nog bevestigen dat je de ouder bent.');
    expect(page.text).not.toContain('Elif');
    const lines = await rowsOf(
      place,
      'select pupil_id as pupil, relation from school.access_log where reader = $1',
      [zeynep.id],
    );
    expect(new Map(lines.map(({ pupil, relation }) => [pupil, relation]))).toEqual(
      new Map([
        [noor.id, 'guardianUnder16'],
        [tygo.id, 'guardianFrom16'],
      ]),
    );
  });

  it('of a guardian links to the week only where it is opened, and from 16 says what is shared', async () => {
    const open = await aSchool(place, { weekOpen: true });
    const noor = await aPupil(open);
    const page = await first(await aGuardian(noor));
    expect(page.links.map(({ href }) => href)).toContain(`/logbook/of/${noor.id}`);
    const school = await aSchool(place);
    const tygo = await aPupil(school, { given: 'Tygo', born: '2010-01-01', opensGoals: true });
    await aGoal(tygo, { kind: 'end', title: 'Muziek maken' });
    const shared = await first(await aGuardian(tygo));
    expect(shared.text).toContain('Tygo kiest zelf wat jij ziet. Nu zie je de einddoelen');
    expect(shared.text).toContain('Muziek maken');
    expect(shared.links.map(({ href }) => href)).not.toContain(`/logbook/of/${tygo.id}`);
  });

  it('of a guardian who was barred is the same as of one without children', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { given: 'Noor' });
    const page = await first(await aGuardian(noor, { authority: 'blocked' }));
    expect(page.text).toContain('Er is hier niets voor je te zien');
    expect(page.text).not.toContain('Noor');
  });

  it('of an administrator tells who cannot sign in and what is missing', async () => {
    const school = await aSchool(place);
    await aPupil(school, { born: null });
    const page = await first(await anAdministrator(school));
    expect(page.text).toContain('2 mensen kunnen nog niet inloggen');
    expect(page.text).toContain('1 geboortedatum');
    expect(page.text).toContain('1 leerling zonder groep');
    expect(page.text).toContain('1 leerling zonder coach');
    expect(page.links.map(({ href }) => href)).toContain('/coaching/coaches');
  });

  it('of an administrator asks for courses as long as a group follows none', async () => {
    const { school } = await aPupilOnTheWay();
    const office = await anAdministrator(school);
    expect((await first(office)).text).not.toContain('volgt nog geen cursus');
    await aTeachingGroup(school, { name: 'Wiskunde 2B' });
    const page = await first(office);
    expect(page.text).toContain('1 lesgroep volgt nog geen cursus');
    expect(page.links.map(({ href }) => href)).toContain('/courses/match');
  });

  it('of one who only leads is the school; of one who coaches, too, the group', async () => {
    const school = await aSchool(place);
    const leader = await aLeader(school);
    expect((await first(leader)).location).toBe('/home/school');
    await aRelation(leader, 'coach', (await aPupil(school)).id);
    const page = await first(leader);
    expect(page.status).toBe(200);
    expect(page.links.map(({ href }) => href)).toContain('/home/school');
  });
});

describe('the time there is', () => {
  it('stands above the first screen in school weeks', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const page = await first(await aPupil(school));
    expect(page.text).toContain('week 47 · Periode 2, nog 9 schoolweken');
    await place.admin.query(
      `insert into school.school_break values ($1, $2, 'Kerstvakantie', '2026-12-19', '2027-01-03')`,
      [school.id, school.id],
    );
    expect((await first(await aPupil(school))).text).toContain('nog 7 schoolweken');
  });
});

describe('the school in figures', () => {
  it('counts without names, and shows no figure about fewer than five', async () => {
    const school = await aSchool(place);
    const group = await aBaseGroup(school, { name: '2B' });
    const small = await aBaseGroup(school, { name: '3C' });
    const coach = await aCoach(school);
    for (let i = 0; i < 14; i += 1) {
      const pupil = await aPupil(school, { given: `Kanarie${i}`, group, coach });
      if (i < 5) await aGoal(pupil);
    }
    for (let i = 0; i < 2; i += 1) await aPupil(school, { given: 'Kanarie', group: small });
    const large = await aBaseGroup(school, { name: '5E' });
    for (let i = 0; i < 20; i += 1) {
      const pupil = await aPupil(school, { given: 'Kanarie', group: large });
      if (i < 9) await aGoal(pupil);
    }
    // thirteen of fourteen is a figure about one
    const nearly = await aBaseGroup(school, { name: '4D' });
    for (let i = 0; i < 14; i += 1) {
      const pupil = await aPupil(school, { given: 'Kanarie', group: nearly, coach });
      if (i < 13) await aGoal(pupil);
    }
    const page = await (await visit(await aLeader(school))).get('/home/school');
    expect(page.text).toContain('27 van 50 leerlingen werken aan een leerdoel');
    expect(page.text).toContain('28 van 50 leerlingen hebben een coach');
    expect(page.text).toContain('5E 9 van 20');
    expect(page.text).toContain('3C te weinig om te tonen');
    expect(page.text).toContain('4D te weinig om te tonen');
    expect(page.text).not.toContain('Kanarie');
  });

  it('of a team lead are about the own team', async () => {
    const school = await aSchool(place);
    const team = await aTeam(school);
    const own = await aBaseGroup(school, { name: '2B', team });
    const other = await aBaseGroup(school, { name: '9Z' });
    for (let i = 0; i < 5; i += 1) await aPupil(school, { group: own });
    for (let i = 0; i < 5; i += 1) await aPupil(school, { group: other });
    const page = await (await visit(await aTeamLead(team))).get('/home/school');
    expect(page.text).toContain('Mijn team');
    expect(page.text).toContain('0 van 5 leerlingen werken aan een leerdoel');
    expect(page.text).not.toContain('9Z');
  });

  it('asks the leader to confirm guardians, and nobody else', async () => {
    const school = await aSchool(place);
    const team = await aTeam(school);
    const group = await aBaseGroup(school, { team });
    const noor = await aPupil(school, { group });
    await aGuardian(noor, { confirmed: false });
    expect((await (await visit(await aLeader(school))).get('/home/school')).text).toContain(
      '1 ouder wacht op jouw bevestiging',
    );
    expect((await (await visit(await aTeamLead(team))).get('/home/school')).text).not.toContain(
      'bevestiging',
    );
  });

  it('has the coverage of each team by school week with whom to talk to; a team lead has the own team', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const team = await aTeam(school, 'Team Blauw');
    const sanne = await aTeamLead(team, { given: 'Sanne' });
    const group = await aBaseGroup(school, { team });
    const coach = await aCoach(school);
    for (let i = 0; i < 5; i += 1) {
      const pupil = await aPupil(school, { given: 'Kanarie', group, coach });
      await place.admin.query(
        `insert into school.talk (school_id, pupil_id, id, monday, coach, state, held_at, minutes)
         values ($1, $2, $3, '2026-11-09', $4, $5, case when $5 = 'held' then '2026-11-10'::timestamptz end, 12)`,
        [school.id, pupil.id, newId(now), coach.id, i < 4 ? 'held' : 'missed_coach'],
      );
    }
    const page = await (await visit(await aLeader(school))).get('/home/school');
    expect(page.text).toContain(
      'dekking 80 % Team Blauw · week 46 Al drie weken laag: zoek met Sanne tijd of vervanging.',
    );
    expect(page.text).toContain('Gemist: 1 door de coach, 0 door de leerling. Gemiddeld 12 minuten.');
    expect(page.text).not.toContain('Kanarie');
    const own = await (await visit(sanne)).get('/home/school');
    expect(own.text).toContain('dekking 80 % Mijn team · week 46');
    expect(own.text).not.toContain('Kanarie');
  });

  it('are not there for who leads nothing', async () => {
    const school = await aSchool(place);
    expect((await (await visit(await aCoach(school))).get('/home/school')).status).toBe(404);
    expect((await (await visit(await anAdministrator(school))).get('/home/school')).status).toBe(403);
  });
});
