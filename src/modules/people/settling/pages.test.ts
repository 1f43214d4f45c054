import { describe, expect, it } from 'vitest';
import { openScope } from '#platform/scope';
import { languages } from '#platform/words';
import {
  aBaseGroup,
  aCoach,
  aCourse,
  aDatabase,
  aGuardian,
  anAdministrator,
  aPupil,
  aSchool,
  aServer,
  aStaffMember,
  aTeachingGroup,
  aWay,
  now,
  type Person,
  type Pupil,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';
import { setGroups } from './store.ts';

const place = await aDatabase();
const server = aServer(place);
const enrolmentOf = ({ enrolments: [enrolment] }: Pupil) => {
  if (enrolment === undefined) throw new Error('this pupil takes no course');
  return enrolment;
};
const visit = async (who: Person) => server.visitor(await signedIn(who));

describe('what there is to settle', () => {
  it('is told with its number, why it matters and the next step', async () => {
    const school = await aSchool(place);
    const group = await aBaseGroup(school, { name: '1A', level: '' });
    const coach = await aCoach(school);
    const noor = await aPupil(school, { given: 'Noor', group, coach, born: null });
    await aPupil(school, { given: 'Daan' });
    await aGuardian(noor, { confirmed: false });
    const page = await (await visit(await anAdministrator(school))).get('/people/settle');
    for (const line of [
      '1 leerling zonder geboortedatum',
      'net zo veel als van een leerling van 16 of 17',
      '1 basisgroep zonder niveau',
      '1 leerling zonder basisgroep',
      '1 leerling zonder coach',
      'Daan',
      '1 ouder of verzorger wacht op bevestiging',
      '4 mensen zonder wachtwoord of code',
    ])
      expect(page.text).toContain(line);
  });

  it('is nothing when nothing is missing', async () => {
    const school = await aSchool(place);
    const office = await anAdministrator(school);
    await place.admin.query(`update platform.account set password_hash = 'x' where id = $1`, [
      office.account,
    ]);
    expect((await (await visit(office)).get('/people/settle')).text).toContain('Alles geregeld');
  });

  it('counts nobody of another school, and not who left', async () => {
    const school = await aSchool(place);
    const gone = await aPupil(school, { born: null });
    await place.admin.query(`update school.pupil set left_on = '2026-10-01' where id = $1`, [gone.id]);
    await aPupil(await aSchool(place), { born: null });
    const page = await (await visit(await anAdministrator(school))).get('/people/settle');
    expect(page.text).not.toContain('geboortedatum');
  });
});

describe('a question', () => {
  it('is asked once: what is left as it is comes back for nobody but who is new', async () => {
    const school = await aSchool(place);
    const group = await aBaseGroup(school, { name: '1A', year: '1' });
    const coach = await aCoach(school);
    await aGuardian(await aPupil(school, { given: 'Noor', group, coach, born: null }));
    await aGuardian(await aPupil(school, { given: 'Sem', group, coach, born: null }));
    const office = await visit(await anAdministrator(school));
    const before = await office.get('/people/settle');
    expect(before.text).toContain('1 vraag');
    expect(before.text).toContain('2 leerlingen zonder geboortedatum');
    expect(before.text).toContain('Noor');
    expect(before.text).toContain('Zeg je niets? Dan zien ouders net zo veel');
    const { action, fields } = before.form('Laat het zo voor alle 2');
    const left = await office.post(action, fields);
    expect(left.location).toMatch(/^\/people\/settle\?did=/);
    expect((await office.get(left.location ?? '')).text).toContain(
      'Zo gelaten: 2 leerlingen zonder geboortedatum. Er is geen vraag meer.',
    );
    const after = await office.get('/people/settle');
    expect(after.text).not.toContain('Zo gelaten:');
    expect(after.text).not.toContain('Laat het zo');
    expect(after.text).toContain('Zo gelaten 2 leerlingen zonder geboortedatum');
    expect((await office.get('/')).text).not.toContain('geboortedat');

    const daan = await aPupil(school, { given: 'Daan', group, coach, born: null });
    await aGuardian(daan);
    const again = await office.get('/people/settle');
    expect(again.text).toContain('1 leerling zonder geboortedatum Daan');
    // one can still fill it in, of everybody
    const form = (await office.get('/people/missing/births')).form('/people/missing/births');
    expect(Object.keys(form.fields).filter((field) => field.startsWith('born-'))).toHaveLength(3);
    expect((await office.post('/people/settle/leave', { question: 'x' })).status).toBe(404);
    // with nothing open any more there is nothing to tell
    expect((await office.post('/people/settle/leave', { question: 'groupless' })).status).toBe(303);
    const lines = await rowsOf(
      place,
      `select to_state as to from school.journal where school_id = $1 and verb = 'people.left_open'`,
      [school.id],
    );
    expect(lines).toEqual([{ to: 'births' }]);
  });

  it('can be answered for all at once, and each may differ', async () => {
    const school = await aSchool(place);
    for (const name of ['1A', '1B', '1C'])
      await aPupil(school, { group: await aBaseGroup(school, { name, level: '' }) });
    const office = await visit(await anAdministrator(school));
    const { fields } = (await office.get('/people/settle')).form('Bewaar de niveaus');
    const [own] = Object.keys(fields).filter((field) => /^level-(?!all)/.test(field));
    await office.post('/people/settle', { ...fields, 'level-all': 'vwo', [own ?? '']: 'havo' });
    const levels = await rowsOf(
      place,
      'select level from school.base_group where school_id = $1 order by name',
      [school.id],
    );
    expect(levels.map(({ level }) => level)).toEqual(['havo', 'vwo', 'vwo']);
  });

  it('about the year of a group comes with the year in its name, and is saved with one press', async () => {
    const school = await aSchool(place);
    await aPupil(school, { group: await aBaseGroup(school, { name: 'V2a', year: '' }) });
    const office = await visit(await anAdministrator(school));
    expect((await office.get('/people/settle')).text).toContain('1 basisgroep zonder leerjaar V2a');
    const { action, fields } = (await office.get('/people/missing/years')).form('Bewaar');
    expect(Object.values(fields)).toContain('2');
    expect((await office.post(action, fields)).location).toMatch(/^\/people\/settle\?did=/);
    expect((await office.get('/people/settle')).text).not.toContain('leerjaar');
  });
});

describe('the administrator', () => {
  it('answers one question per group and the groups have their level', async () => {
    const school = await aSchool(place);
    const first = await aBaseGroup(school, { name: '1A', level: '' });
    const second = await aBaseGroup(school, { name: '1B', level: '' });
    await aPupil(school, { group: first });
    await aPupil(school, { group: second });
    const office = await visit(await anAdministrator(school));
    const page = await office.get('/people/settle');
    const fields = page.form('/people/settle').fields;
    const wrong = await office.post('/people/settle', { ...fields, [`level-${first.id}`]: 'hbo' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('1A: Kies een niveau uit de lijst.');
    expect((await office.post('/people/settle', { ...fields, [`level-${first.id}`]: 'havo' })).status).toBe(
      303,
    );
    const levels = await rowsOf(
      place,
      'select level from school.base_group where school_id = $1 order by name',
      [school.id],
    );
    expect(levels.map(({ level }) => level)).toEqual(['havo', '']);
    const lines = await rowsOf(place, 'select verb, to_state as to from school.journal where object = $1', [
      first.id,
    ]);
    expect(lines).toEqual([{ verb: 'people.level_set', to: 'havo' }]);
  });

  it('settles a level after the courses were given, and ways that nobody has begun follow it', async () => {
    const school = await aSchool(place);
    const group = await aBaseGroup(school, { name: '1A', level: '' });
    const biology = await aTeachingGroup(school);
    const [noor, sem] = [
      await aPupil(school, { group, enrolledIn: [biology] }),
      await aPupil(school, { group, enrolledIn: [biology] }),
    ];
    const course = await aCourse(school);
    for (const pupil of [noor, sem]) await aWay(pupil, enrolmentOf(pupil), course, { level: 'havo' });
    await place.admin.query(
      `insert into school.step_record (school_id, pupil_id, enrolment_id, step_id, reach, state, started_on)
       values ($1, $2, $3, $4, $5, 'working', '2026-11-20')`,
      [school.id, sem.id, enrolmentOf(sem).id, course.steps[0]?.id, enrolmentOf(sem).reach.week],
    );
    const office = await visit(await anAdministrator(school));
    const fields = (await office.get('/people/settle')).form('/people/settle').fields;
    await office.post('/people/settle', { ...fields, [`level-${group.id}`]: 'vwo' });
    const levelOf = async (pupil: Pupil) =>
      (await rowsOf(place, 'select level from school.path where pupil_id = $1', [pupil.id]))[0]?.['level'];
    expect(await levelOf(noor)).toBe('vwo');
    expect(await levelOf(sem)).toBe('havo');
  });

  it('fills in birth dates, and one that cannot be true is asked again with what was typed', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { given: 'Noor', family: 'A', born: null });
    const sem = await aPupil(school, { given: 'Sem', family: 'B', born: null });
    const office = await visit(await anAdministrator(school));
    const form = (await office.get('/people/missing/births')).form('/people/missing/births').fields;
    const typed = { ...form, [`born-${noor.id}`]: '2013-03-02', [`born-${sem.id}`]: '2030-03-02' };
    const wrong = await office.post('/people/missing/births', typed);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Deze dag moet nog komen.');
    expect(wrong.html).toContain('value="2013-03-02"');
    const old = await office.post('/people/missing/births', { ...typed, [`born-${sem.id}`]: '1913-03-02' });
    expect(old.text).toContain('Klopt dit jaar?');
    const right = await office.post('/people/missing/births', { ...typed, [`born-${sem.id}`]: '' });
    expect(right.location).toMatch(/^\/people\/missing\/births\?did=/);
    expect((await office.get(right.location ?? '')).text).toContain(
      '1 antwoord bewaard. Nog 1 leerling zonder geboortedatum.',
    );
    expect((await office.get('/people/missing/births')).text).not.toContain('bewaard');
    const born = await rowsOf(place, 'select born::text from school.birth where school_id = $1', [school.id]);
    expect(born).toEqual([{ born: '2013-03-02' }]);
    const lines = await rowsOf(place, 'select verb, to_state as to from school.journal where pupil_id = $1', [
      noor.id,
    ]);
    expect(lines).toEqual([{ verb: 'people.birth_set', to: null }]);
  });

  it('mends a birth date on the card of the pupil, and nobody has one who is no pupil', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { given: 'Noor', born: '2012-01-01' });
    const teacher = await aStaffMember(school);
    const office = await visit(await anAdministrator(school));
    const wrong = await office.post(`/people/person/${noor.id}`, { born: '2012-02-30' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Dit is geen bestaande dag.');
    // 1912 for 2012 is a slip of the finger, but a day that was there
    expect((await office.post(`/people/person/${noor.id}`, { born: '1912-02-28' })).text).toContain(
      'Klopt dit jaar?',
    );
    expect((await office.post(`/people/person/${noor.id}`, { born: '2012-02-28' })).status).toBe(303);
    expect((await office.get(`/people/person/${noor.id}`)).html).toContain('2012-02-28');
    expect((await office.post(`/people/person/${teacher.id}`, { born: '2012-01-01' })).status).toBe(403);
    const stranger = await aPupil(await aSchool(place));
    expect((await office.get(`/people/person/${stranger.id}`)).status).toBe(404);
    expect((await office.post(`/people/person/${stranger.id}`, { born: '2012-02-28' })).status).toBe(404);
  });

  it('chooses the base group of who has none, of the own school only', async () => {
    const school = await aSchool(place);
    const group = await aBaseGroup(school, { name: '2B' });
    const foreign = await aBaseGroup(await aSchool(place), { name: '9Z' });
    const noor = await aPupil(school, { given: 'Noor' });
    const office = await visit(await anAdministrator(school));
    const wrong = await office.post('/people/missing/groups', { [`group-${noor.id}`]: foreign.id });
    expect(wrong.status).toBe(422);
    expect((await office.post('/people/missing/groups', { [`group-${noor.id}`]: group.id })).status).toBe(
      303,
    );
    const [row] = await rowsOf(place, 'select base_group_id from school.pupil where id = $1', [noor.id]);
    expect(row?.['base_group_id']).toBe(group.id);
  });
});

describe('who saves with nothing filled in', () => {
  const said = {
    nl: 'Er is nog niets ingevuld. Vul er minstens één in, of laat het zo.',
    en: 'Nothing is filled in yet. Fill in at least one, or leave it as it is.',
    sv: 'Inget är ifyllt än. Fyll i minst ett, eller låt det vara så.',
  } as const;

  it('is told so at the first field, in their own language', async () => {
    const school = await aSchool(place);
    const [first, second] = [
      await aBaseGroup(school, { name: 'Eik', level: '', year: '' }),
      await aBaseGroup(school, { name: 'Iep', level: '', year: '' }),
    ];
    for (const group of [first, second]) await aPupil(school, { group });
    const noor = await aPupil(school, { given: 'Noor', born: null });
    const bram = await anAdministrator(school);
    const office = await visit(bram);
    for (const language of languages) {
      await place.admin.query('update platform.account set language = $1 where id = $2', [
        language,
        bram.account,
      ]);
      for (const [path, field] of [
        ['/people/settle', 'level-all'],
        ['/people/missing/years', `year-${first.id}`],
        ['/people/missing/births', `born-${noor.id}`],
        ['/people/missing/groups', `group-${noor.id}`],
      ] as const) {
        const { fields } = (await office.get(path)).form(path);
        const answer = await office.post(path, fields);
        expect(answer.status).toBe(422);
        // once above the form and once at its place
        expect(answer.text.split(said[language])).toHaveLength(3);
        expect(answer.html).toContain(`id="${field}-problem"`);
      }
    }
    const lines = await rowsOf(place, 'select verb from school.journal where school_id = $1', [school.id]);
    expect(lines).toEqual([]);
  });
});

describe('the level of a group', () => {
  it('is saved or left as it is with two presses that stand side by side', async () => {
    const school = await aSchool(place);
    await aPupil(school, { group: await aBaseGroup(school, { name: '1A', level: '' }) });
    const office = await visit(await anAdministrator(school));
    const { buttons, fields } = (await office.get('/people/settle')).form('Bewaar de niveaus');
    expect(buttons).toEqual(['Bewaar de niveaus', 'Laat het zo']);
    const left = await office.post('/people/settle/leave', { ...fields, question: 'levels' });
    expect((await office.get(left.location ?? '')).text).toContain('Zo gelaten: 1 basisgroep zonder niveau.');
  });
});

describe('a group for a pupil without one', () => {
  it('is kept as the school’s own answer, but not where a file gave one meanwhile', async () => {
    const school = await aSchool(place);
    const [ours, theirs] = [await aBaseGroup(school), await aBaseGroup(school)];
    const [noor, sem] = [await aPupil(school), await aPupil(school, { group: theirs })];
    const { token } = await signedIn(await anAdministrator(school));
    const [, given] = await place.database.inTransaction('school', (transaction) =>
      transaction.commit([
        openScope(token, null, now, true),
        setGroups({ pupils: [noor.id, sem.id], groups: [ours.id, ours.id] }),
      ]),
    );
    expect(given).toEqual([{ id: noor.id }]);
    const kept = await rowsOf(place, 'select object_id from school.settled where school_id = $1', [
      school.id,
    ]);
    expect(kept).toEqual([{ object_id: noor.id }]);
  });
});
