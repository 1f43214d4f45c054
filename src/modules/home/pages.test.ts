import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
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
const visit = async (who: Person) => server.visitor(await signedIn(who));
const first = async (who: Person) => (await visit(who)).get('/');
const buttons = (html: string) => html.match(/class="button first/g)?.length ?? 0;

describe('the first screen', () => {
  it('of a pupil asks at most five things, with one filled button', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school);
    for (let i = 0; i < 8; i += 1) await aGoal(noor, { title: `Doel ${i}`, due: '2026-11-20' });
    const page = await first(noor);
    expect(page.text).toContain('Dag Noor');
    expect(page.html.match(/<article/g)).toHaveLength(5);
    expect(buttons(page.html)).toBe(1);
  });

  it('of a coach tells whose goals ask for a word, and the pupil sees that the coach looked', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school);
    const sem = await aPupil(school, { given: 'Sem' });
    await aGoal(noor, { due: '2026-11-20' });
    const coach = await aCoach(school, { of: [noor, sem] });
    const page = await first(coach);
    expect(page.text).toContain('1 doel vraagt om een woord Noor');
    expect(page.text).toContain('1 leerling zonder leerdoel');
    expect(page.text).toContain('Kan een leerling niet inloggen?');
    const lines = await rowsOf(place, 'select from school.access_log where reader = $1', [coach.id]);
    expect(lines).toHaveLength(2);
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
    expect((await teacher.get('/people/taught?q=xyz')).text).not.toContain('Noor de Vries');
  });

  it('of somebody without pupils says so', async () => {
    const school = await aSchool(place);
    expect((await first(await aStaffMember(school))).text).toContain('Je hebt nog geen groep');
  });

  it('of a guardian has a card per child: the far goals, or the one reason why not', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { given: 'Noor' });
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
    const page = await first(zeynep);
    expect(page.text).toContain('Dierenarts worden');
    expect(page.text).not.toContain('Geheim van de week');
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

  it('are not there for who leads nothing', async () => {
    const school = await aSchool(place);
    expect((await (await visit(await aCoach(school))).get('/home/school')).status).toBe(404);
    expect((await (await visit(await anAdministrator(school))).get('/home/school')).status).toBe(403);
  });
});
