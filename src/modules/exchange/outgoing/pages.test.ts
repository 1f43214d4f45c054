import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aGuardian,
  aLeader,
  anAdministrator,
  aPupil,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  aTeam,
  aTeamMember,
  aWay,
  aYear,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';
import { contentsOf } from '../../../host/archive/index.ts';
import { archiveOf } from '../../../host/index.ts';
import { openArchive } from '../archive/model.ts';
import { readRoster } from '../oneroster/model.ts';

const place = await aDatabase();
const { host, port } = place.place;
const installation = { admin: { host, port, user: 'postgres', database: place.name }, prefix: 'app_' };
const server = aServer(place, { archive: (school, at) => archiveOf(installation, school, at) });
const visit = async (who: Person) => server.visitor(await signedIn(who));
/** The bytes of a file, which a visitor of pages does not keep. */
async function take(who: Person, url: string) {
  const { cookie } = await signedIn(who);
  const answer = await server.fastify.inject({ url, headers: { host: 'leerkring.test', cookie } });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}

async function aWholeSchool(handle: string) {
  const school = await aSchool(place, { handle });
  await aYear(school);
  const group = await aBaseGroup(school, { name: '2B' });
  const lessons = await aTeachingGroup(school, { name: 'Engels 2B' });
  const coach = await aCoach(school, { given: 'Marit' });
  const noor = await aPupil(school, { given: 'Noor', family: '=1+1', group, coach, enrolledIn: [lessons] });
  await aGuardian(noor, { given: 'Zeynep' });
  await aTeacher(lessons, { given: 'Bas' });
  return {
    school,
    noor,
    gijs: await anAdministrator(school, { given: 'Gijs', family: 'Tromp' }),
    irene: await aLeader(school, { given: 'Irene', family: 'Duyf' }),
  };
}

describe('lists', () => {
  it('are taken along as CSV that nothing in it can run, and as Excel', async () => {
    const { gijs, school } = await aWholeSchool('lijsten');
    const csv = await take(gijs, '/exchange/out/people?as=csv');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="mensen.csv"');
    expect(csv.headers['content-security-policy']).toContain('sandbox');
    const text = csv.bytes.toString('utf8');
    expect(text).toContain('"Noor";"\'=1+1";"leerling"');
    expect(text).not.toContain(';"=1+1"');
    const [sheet] = await readExcel((await take(gijs, '/exchange/out/groups?as=xlsx')).bytes);
    expect(sheet?.data.map((row) => row.slice(0, 5))).toEqual([
      ['Lesgroep', 'Vak', 'Als', 'Voornaam', 'Achternaam'],
      ['Engels 2B', 'Engels', 'leraar', 'Bas', 'de Vries'],
      ['Engels 2B', 'Engels', 'leerling', 'Noor', '=1+1'],
    ]);
    const bases = await take(gijs, '/exchange/out/bases?as=csv');
    expect(bases.bytes.toString('utf8')).toContain('"2B";"";"havo";;1');
    const lines = await rowsOf(
      place,
      `select verb, to_state as to from school.journal where object = $1 and actor = $2 order by to_state`,
      [school.id, gijs.id],
    );
    expect(lines.map(({ to }) => to)).toEqual(['bases', 'groups', 'people']);
  });

  it('stand under every table of a page: the same table, as its reader sees it', async () => {
    const { gijs, noor } = await aWholeSchool('tabel');
    const page = await (await visit(gijs)).get('/people/codes');
    expect(page.links.map(({ href }) => href)).toContain('/people/codes?take=1.csv');
    const { bytes, headers } = await take(gijs, '/people/codes?take=1.csv');
    // a caption names the file, in plain letters and in its own
    expect(headers['content-disposition']).toMatch(/^attachment; filename="leerlingen-20[\d-]+\.csv"$/);
    expect(bytes.toString('utf8').split('\r\n').slice(0, 2)).toEqual([
      '\u{feff}"Groep";"kan inloggen";"code klaar";"nog geen code"',
      '"2B";0;0;1',
    ]);
    const [sheet] = await readExcel((await take(gijs, '/people/codes?take=1.xlsx')).bytes);
    expect(sheet?.data[1]).toEqual(['2B', 0, 0, 1]);
    expect(sheet?.sheet).toMatch(/^leerlingen 20/);
    expect((await take(gijs, '/people/codes?take=9.csv')).status).toBe(404);
    // a word with another letter than ASCII stays that word
    await place.admin.query(`update platform.account set language = 'sv' where id = $1`, [gijs.account]);
    const swedish = await take(gijs, '/people/codes?who=guardians&take=1.csv');
    expect(swedish.headers['content-disposition']).toMatch(
      /^attachment; filename="vardnadshavare-[\d-]+\.csv"; filename\*=UTF-8''v%C3%A5rdnadshavare-[\d-]+\.csv$/,
    );
    // a pupil takes a record along, and no tables
    const home = await take(noor, '/?take=1.csv');
    expect(home.headers['content-type']).toContain('text/html');
  });

  it('are for the administrator of the own school alone', async () => {
    const { irene } = await aWholeSchool('alleen');
    expect((await take(irene, '/exchange/out/people?as=csv')).status).toBe(403);
    const stranger = await anAdministrator(await aSchool(place));
    expect((await take(stranger, '/exchange/out/people?as=csv')).bytes.toString('utf8')).not.toContain(
      'Zeynep',
    );
    expect((await take(stranger, '/exchange/out/people?as=exe')).status).toBe(404);
  });
});

describe('what pupils work on', () => {
  it('is taken along whole by coach and teacher, each of the pupils whose goals and steps they read', async () => {
    const school = await aSchool(place);
    const coach = await aCoach(school, { given: 'Marit' });
    const english = await aTeachingGroup(school, { name: 'Engels 2B' });
    const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
    const [bas, youssef] = [await aTeacher(english, { given: 'Bas' }), await aTeacher(maths)];
    const noor = await aPupil(school, {
      given: 'Noor',
      family: 'Aydın',
      coach,
      enrolledIn: [english, maths],
    });
    const sem = await aPupil(school, { given: 'Sem', enrolledIn: [maths] });
    await aGoal(noor, { title: '=Tien woorden' });
    await aGoal(sem, { title: 'Kanarie' });
    const course = await aCourse(school, { title: 'Engels' });
    const [enrolment] = noor.enrolments;
    if (enrolment === undefined) throw new Error('Noor takes no course');
    await aWay(noor, enrolment, course, { level: 'havo' });
    await place.admin.query(
      `insert into school.judgement (school_id, pupil_id, id, enrolment_id, step_id, reach, outcome, feedback, judged_by, judged_at)
       values ($1, $2, gen_random_uuid(), $3, $4, $5, 'passed', '@mooi', $6, '2026-11-20T10:00:00Z')`,
      [school.id, noor.id, enrolment.id, course.steps[0]?.id, enrolment.reach.week, bas.id],
    );
    const page = await (await visit(coach)).get('/exchange/out');
    expect(page.links.map(({ href }) => href)).toContain('/exchange/out/goals?as=xlsx');
    expect(page.text).not.toContain('De hele school');
    const textOf = async (who: Person, list: string) =>
      (await take(who, `/exchange/out/${list}?as=csv`)).bytes.toString('utf8');
    const goals = await textOf(coach, 'goals');
    expect(goals).toContain('"Noor";"Aydın"');
    expect(goals).toContain("'=Tien woorden");
    expect(goals).not.toContain('Kanarie');
    const steps = await textOf(coach, 'steps');
    expect(steps).toContain('"Engels 2B";"Engels";1;');
    expect(steps).toContain('"gehaald"');
    expect(steps).toContain("'@mooi");
    const [sheet] = await readExcel((await take(bas, '/exchange/out/steps?as=xlsx')).bytes);
    expect(sheet?.data[1]?.slice(0, 5)).toEqual(['Noor', 'Aydın', null, 'Engels 2B', 'Engels']);
    // another subject's steps are not the maths teacher's, and neither are goals of the week
    expect(await textOf(youssef, 'steps')).not.toContain('Noor');
    expect(await textOf(youssef, 'goals')).not.toContain('=Tien');
    // everybody on the list reads that somebody looked
    const looks = await rowsOf(
      place,
      `select distinct pupil_id, relation from school.access_log where reader = $1`,
      [coach.id],
    );
    expect(looks).toEqual([{ pupil_id: noor.id, relation: 'coach' }]);
    for (const who of [await aLeader(school), await aTeamMember(await aTeam(school))])
      expect((await take(who, '/exchange/out/goals?as=csv')).status).toBe(404);
    expect((await take(await anAdministrator(school), '/exchange/out/goals?as=csv')).status).toBe(403);
  });
});

describe('the whole school', () => {
  it('leaves when one asks and the other agrees, and who asked takes it along', async () => {
    const { school, gijs, irene } = await aWholeSchool('samen');
    const office = await visit(gijs);
    expect((await take(gijs, '/exchange/out/oneroster')).status).toBe(404);
    const page = await office.get('/exchange/out');
    for (const like of ['Vraag om het OneRoster-bestand', 'Vraag om het archief'])
      expect((await office.post('/exchange/out/ask', page.form(like).fields)).status).toBe(303);
    // pressed again, nothing more is asked
    await office.post('/exchange/out/ask', { whole: 'archive' });
    expect((await office.get('/exchange/out')).text).toContain('Een ander moet akkoord gaan');
    expect((await take(gijs, '/exchange/out/archive')).status).toBe(404);
    const leader = await visit(irene);
    // who can agree reads it where they would have asked themselves
    expect((await leader.get('/exchange/out')).text).toMatch(/Gijs \S+ vraagt hierom/);
    const waiting = await leader.get('/people/second');
    expect(waiting.text).toContain('ook wat leerlingen en coaches schreven');
    const words = waiting.forms.filter(({ action }) => action === '/people/second');
    expect(words).toHaveLength(2);
    for (const { fields } of words) await leader.post('/people/second', { ...fields, answer: 'yes' });
    expect((await office.get('/exchange/out')).text).toContain('Irene Duyf ging akkoord');
    // who agreed does not carry it off
    expect((await take(irene, '/exchange/out/archive')).status).toBe(404);

    const roster = await take(gijs, '/exchange/out/oneroster');
    expect(roster.headers['content-type']).toBe('application/zip');
    const { roster: read } = readRoster(openArchive(roster.bytes).files, '2026-11-21');
    expect(read?.schools[0]?.pupils.map(({ person }) => person.given)).toEqual(['Noor']);
    const archive = await take(gijs, '/exchange/out/archive');
    expect(contentsOf(archive.bytes)).toMatchObject({
      school: { id: school.id },
      tables: { 'school.pupil': { rows: 1 } },
    });
    const lines = await rowsOf(
      place,
      `select verb, to_state as to from school.journal where object = $1 order by at, verb, to_state`,
      [school.id],
    );
    expect(lines.map(({ verb, to }) => `${verb} ${to}`).toSorted()).toEqual([
      'exchange.taken archive',
      'exchange.taken oneroster',
      'exchange.whole_asked archive',
      'exchange.whole_asked oneroster',
      'people.second_agreed exchange.archive',
      'people.second_agreed exchange.oneroster',
    ]);
  });

  it('is not given by two administrators when pupils’ words are in it', async () => {
    const { school, gijs } = await aWholeSchool('twee');
    const other = await anAdministrator(school);
    const office = await visit(gijs);
    for (const whole of ['oneroster', 'archive']) await office.post('/exchange/out/ask', { whole });
    const waiting = await (await visit(other)).get('/people/second');
    expect(waiting.text).toContain('als OneRoster');
    expect(waiting.text).not.toContain('als archief');
  });

  it('says where archives are made when this server makes none, and is nothing for a coach', async () => {
    const { gijs, school } = await aWholeSchool('elders');
    const plain = aServer(place);
    const page = await plain.visitor(await signedIn(gijs)).get('/exchange/out');
    expect(page.text).toContain('Een archief maakt de beheerder');
    expect((await (await visit(await aCoach(school))).get('/exchange/out')).status).toBe(404);
  });
});
