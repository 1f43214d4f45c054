import { describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGuardian,
  anAdministrator,
  aPupil,
  aRelation,
  aSchool,
  aServer,
  aStaffMember,
  aTeacher,
  aTeachingGroup,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place, { handle: 'veenlicht' });
const visit = async (who: Person) => server.visitor(await signedIn(who));

const group = await aBaseGroup(school, { name: '2B' });
const coach = await aCoach(school);
const noor = await aPupil(school, { given: 'Noor', family: 'Aydın', username: 'noor', group, coach });
const sem = await aPupil(school, { given: 'Sem', family: 'de Wit', username: 'sem', group, coach });
const office = await visit(await anAdministrator(school));

const code = /[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/g;
const lines = async (object: string) =>
  (await rowsOf(place, 'select verb, to_state as to from school.journal where object = $1', [object])).map(
    ({ verb, to }) => `${verb} ${to}`,
  );

describe('an administrator', () => {
  it('sees per group who can sign in, and gives the rest a code in one press', async () => {
    const before = await office.get('/people/codes');
    expect(before.text).toContain('2B');
    const made = await office.post('/people/codes', before.form('Maak 2 codes').fields);
    expect(made.status).toBe(303);
    const letters = await office.get(made.location ?? '');
    expect(letters.text).toContain('Dag Noor,');
    expect(letters.text).toContain('sem@veenlicht');
    expect(letters.text).toContain('http://leerkring.test');
    expect(new Set(letters.text.match(code)).size).toBe(2);
    expect(await lines(group.id)).toEqual(['people.codes_issued 2 pupils']);
  });

  it('prints the same letters again, and a second press makes no other codes', async () => {
    const first = await office.get(`/people/letters?who=pupils&group=${group.id}`);
    const again = await office.post('/people/codes', { who: 'pupils', group: group.id });
    const second = await office.get(again.location ?? '');
    expect(second.text.match(code)).toEqual(first.text.match(code));
    expect(await lines(group.id)).toHaveLength(1);
  });

  it('hands out a letter that works: once, and with the name that stands on it', async () => {
    const letter = await office.get(`/people/letters?person=${noor.id}`);
    const [typed = ''] = letter.text.match(code) ?? [];
    const fields = { name: 'noor@veenlicht', code: typed.toLowerCase(), password: 'een lange zin van mij' };
    const stranger = server.visitor();
    expect((await stranger.post('/identity/code', fields)).status).toBe(303);
    expect((await stranger.get('/')).text).toContain('Dit is je week, Noor');
    expect((await server.visitor().post('/identity/code', fields)).status).toBe(422);
    expect((await office.get(`/people/letters?person=${noor.id}`)).text).toContain('Geen brieven');
    expect((await office.get('/people/codes')).text).not.toContain('Maak 1 code');
  });

  it('finds anybody by some letters of the name, accents or not, and nobody by one', async () => {
    const found = await office.get('/people/codes?find=aydin');
    expect(found.text).toContain('Noor Aydın');
    expect(found.text).not.toContain('Sem de Wit');
    expect((await office.get('/people/codes?find=a')).text).toContain('minstens twee letters');
    expect((await office.get('/people/codes?find=%25%25')).text).toContain('Niemand met deze naam');
    // more than a name can be is looked for all the same: a page that shows nothing says nothing
    const long = await office.get(`/people/codes?find=${'x'.repeat(500)}`);
    expect(long.text).toContain('Niemand met deze naam');
    expect((await office.get('/people/codes?find=no%20ay')).text).toContain('Noor Aydın');
  });

  it('makes another code for one person who forgot the password', async () => {
    const found = await office.get('/people/codes?find=noor');
    const renewed = await office.post('/people/codes/person', found.form('/people/codes/person').fields);
    expect(renewed.location).toBe(`/people/letters?person=${noor.id}`);
    expect(await lines(noor.id)).toEqual(['people.codes_issued renewed']);
  });

  it('shuts out for good whoever used a code before its owner did, also by the same press again', async () => {
    const lea = await aPupil(school, { given: 'Lea', username: 'lea', coach });
    const letterFor = async () => {
      await office.post('/people/codes/person', { person: lea.id });
      return (await office.get(`/people/letters?person=${lea.id}`)).text.match(code)?.[0] ?? '';
    };
    const pressed = (typed: string, key: string, password: string) =>
      server.visitor().post('/identity/code', { key, name: 'lea@veenlicht', code: typed, password });
    const [stolen, theirs] = [await letterFor(), newId(now)];
    expect((await pressed(stolen, theirs, 'een zin van een ander')).status).toBe(303);
    // one press that came twice is no mistake
    expect((await pressed(stolen, theirs, 'een zin van een ander')).status).toBe(303);
    const [own, hers] = [await letterFor(), newId(now)];
    expect((await pressed(own, hers, 'een zin van mijzelf')).status).toBe(303);
    expect((await pressed(stolen, theirs, 'een zin van een ander')).status).toBe(422);
    const visitor = server.visitor();
    await visitor.post('/identity/sign-in', { name: 'lea@veenlicht', password: 'een zin van mijzelf' });
    await visitor.post('/identity/password', {
      old: 'een zin van mijzelf',
      password: 'en nog een andere zin',
    });
    expect((await pressed(own, hers, 'een zin van mijzelf')).status).toBe(422);
  });

  it('never opens a door of another school: an account that acts there gets no code here', async () => {
    const elsewhere = await aSchool(place);
    const guardian = await aGuardian(sem, { given: 'Zeynep' });
    await place.admin.query(
      'insert into platform.sign_in_name (organisation_id, username, account_id) values ($1, $2, $3)',
      [elsewhere.id, 'zeynep', guardian.account],
    );
    const other = await aStaffMember(elsewhere);
    await place.admin.query('update platform.membership set account_id = $1, username = $2 where id = $3', [
      guardian.account,
      'zeynep',
      other.membership,
    ]);
    const page = await office.get('/people/codes?who=guardians');
    expect(page.text).toContain('ook elders actief');
    await office.post('/people/codes', { who: 'guardians', group: group.id });
    const letters = await office.get(`/people/letters?who=guardians&group=${group.id}`);
    expect(letters.text).toContain('Geen brief voor Zeynep');
    expect((await office.post('/people/codes/person', { person: guardian.id })).status).toBe(403);
    const codes = await rowsOf(place, 'select from platform.login_code where account_id = $1', [
      guardian.account,
    ]);
    expect(codes).toHaveLength(0);
  });

  it('is not shown the code that the host made for an account that also acts elsewhere', async () => {
    const elsewhere = await aSchool(place);
    const guardian = await aGuardian(sem, { given: 'Ayse' });
    const other = await aStaffMember(elsewhere);
    await place.admin.query(
      'insert into platform.sign_in_name (organisation_id, username, account_id) values ($1, $2, $3)',
      [elsewhere.id, 'ayse', guardian.account],
    );
    await place.admin.query('update platform.membership set account_id = $1, username = $2 where id = $3', [
      guardian.account,
      'ayse',
      other.membership,
    ]);
    await place.admin.query(
      `insert into platform.login_code (id, account_id, code_hash, issued_at, until)
       values (gen_random_uuid(), $1, '', $2, $3)`,
      [guardian.account, now, new Date(now.getTime() + 86_400_000)],
    );
    const letters = await office.get(`/people/letters?who=guardians&group=${group.id}`);
    expect(letters.text).toContain('Ayse');
    expect(letters.text).not.toContain('Dag Ayse');
    expect((await office.get(`/people/letters?person=${guardian.id}`)).text).not.toMatch(code);
  });

  it('writes no letter to a guardian who was barred', async () => {
    const barred = await aGuardian(noor, { given: 'Rik', authority: 'blocked' });
    await office.post('/people/codes', { who: 'guardians', group: group.id });
    expect((await office.get(`/people/letters?who=guardians&group=${group.id}`)).text).not.toContain('Rik');
    expect(barred.hat).toBe('guardian');
  });

  it('makes no code for a guardian whom nobody confirmed, by group or by name, and says why', async () => {
    const waiting = await aGuardian(sem, { given: 'Wacht', confirmed: false });
    const page = await office.get('/people/codes?who=guardians');
    expect(page.text).toContain('1 ouder of verzorger krijgt nog geen code');
    await office.post('/people/codes', { who: 'guardians', group: group.id });
    expect((await office.get(`/people/letters?who=guardians&group=${group.id}`)).text).not.toContain('Wacht');
    expect((await office.get('/people/codes?find=wacht')).text).toContain('nog niet bevestigd');
    const refused = await office.post('/people/codes/person', { person: waiting.id });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('als de schoolleider dat heeft gedaan');
    const codes = await rowsOf(place, 'select from platform.login_code where account_id = $1', [
      waiting.account,
    ]);
    expect(codes).toHaveLength(0);
  });

  it('writes on the letter whose guardian it is for and what of each child there is to see', async () => {
    const there = await aSchool(place, { handle: 'brieven' });
    const own = await aBaseGroup(there, { name: '3C' });
    const desk = await visit(await anAdministrator(there));
    const young = await aPupil(there, { given: 'Mila', group: own, born: '2014-05-01' });
    const older = await aPupil(there, { given: 'Joep', born: '2010-01-01' });
    const grown = await aPupil(there, { given: 'Tess', born: '2007-01-01' });
    const parent = await aGuardian(young, { given: 'Ayse' });
    await aRelation(parent, 'guardian', older.id, { confirmed: true });
    await aRelation(parent, 'guardian', grown.id, { confirmed: true });
    const barred = await aPupil(there, { given: 'Verborgen' });
    await aRelation(parent, 'guardian', barred.id, { confirmed: true, authority: 'blocked' });
    await desk.post('/people/codes', { who: 'guardians', group: own.id });
    const { text } = await desk.get(`/people/letters?who=guardians&group=${own.id}`);
    expect(text).toContain('Voor de ouder of verzorger van Joep & Mila (3C) & Tess');
    expect(text).toContain('Van Mila zie je de doelen');
    expect(text).toContain('Van Joep zie je wat Joep of de school met je deelt.');
    expect(text).toContain('Tess is 18 jaar of ouder.');
    expect(text).not.toContain('Verborgen');
  });

  it('knows nobody of another school', async () => {
    const stranger = await aPupil(await aSchool(place), { given: 'Wytske' });
    expect((await office.get(`/people/letters?person=${stranger.id}`)).status).toBe(404);
    expect((await office.post('/people/codes/person', { person: stranger.id })).status).toBe(404);
    expect((await office.get('/people/codes?find=wytske')).text).toContain('Niemand');
  });
});

describe('a coach', () => {
  it('has a new code for an own pupil on the screen after one press', async () => {
    const marit = await visit(coach);
    const list = await marit.get('/people/code');
    expect(list.text).toContain('Sem de Wit');
    const pressed = await marit.post(`/people/code/${sem.id}`);
    const screen = await marit.get(pressed.location ?? '');
    expect(screen.text.match(code)).toHaveLength(1);
    expect(screen.text).toContain('sem@veenlicht');
    expect(await lines(sem.id)).toContain('people.codes_issued 1');
  });

  it('finds no other pupil, and a teacher none at all', async () => {
    const other = await aPupil(school, { given: 'Daan' });
    const taught = await aTeachingGroup(school);
    const pupil = await aPupil(school, { given: 'Mila', enrolledIn: [taught] });
    const marit = await visit(coach);
    const teacher = await visit(await aTeacher(taught));
    expect((await marit.get(`/people/code/${other.id}`)).status).toBe(404);
    expect((await marit.post(`/people/code/${other.id}`)).status).toBe(404);
    expect((await teacher.get(`/people/code/${pupil.id}`)).status).toBe(404);
    expect((await teacher.post(`/people/code/${pupil.id}`)).status).toBe(404);
    expect((await teacher.get('/people/code')).text).toContain('nog geen coach');
  });

  it('makes no code for a pupil who also administers: that door would open, too', async () => {
    const pupil = await aPupil(school, { given: 'Fenna', coach });
    await place.admin.query(
      `insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name)
       select gen_random_uuid(), account_id, side, school_id, person_id, 'administrator', username, name
       from platform.membership where person_id = $1`,
      [pupil.id],
    );
    const marit = await visit(coach);
    expect((await marit.get(`/people/code/${pupil.id}`)).text).toContain('in een andere rol in gebruik');
    expect((await marit.post(`/people/code/${pupil.id}`)).status).toBe(403);
    expect(
      await rowsOf(place, 'select from platform.login_code where account_id = $1', [pupil.account]),
    ).toHaveLength(0);
  });

  it('of last year finds nobody any more', async () => {
    const pupil = await aPupil(school, { given: 'Elif' });
    const before = await visit(await aCoach(school, { of: [pupil], until: '2026-07-31' }));
    expect((await before.get(`/people/code/${pupil.id}`)).status).toBe(404);
  });
});

describe('a code', () => {
  it('has run out after fourteen days, and its letter with it', async () => {
    const group2 = await aBaseGroup(school, { name: '3C' });
    await aPupil(school, { given: 'Tygo', group: group2 });
    await office.post('/people/codes', { who: 'pupils', group: group2.id });
    expect((await office.get(`/people/letters?group=${group2.id}`)).text).toContain('Dag Tygo');
    server.setClock(new Date(now.getTime() + 15 * 86_400_000));
    const later = server.visitor(
      await signedIn(await anAdministrator(school), { at: new Date(now.getTime() + 15 * 86_400_000 - 1000) }),
    );
    expect((await later.get(`/people/letters?group=${group2.id}`)).text).not.toContain('Dag Tygo');
    server.setClock(now);
  });
});
