import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGuardian,
  aLeader,
  anAdministrator,
  anotherHat,
  aPupil,
  aRelation,
  aSchool,
  aServer,
  aTeacher,
  aTeachingGroup,
  anEnrolment,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));
const guardianOf = async (who: Person) => {
  const [row] = await rowsOf(
    place,
    `select id, authority, confirmed_at is not null as confirmed from school.relation where subject = $1 and kind = 'guardian'`,
    [who.id],
  );
  return { id: String(row?.['id']), is: row?.['authority'], confirmed: row?.['confirmed'] };
};
const change = async (
  by: Person,
  pupil: Person,
  guardian: Person,
  to: string,
  why = 'brief van 3 november',
) =>
  (await visit(by)).post(`/people/guardians/${pupil.id}`, {
    relation: (await guardianOf(guardian)).id,
    to,
    why,
  });
const wordOf = async ({ school }: Person) => {
  const found = await rowsOf(
    place,
    'select id from school.second_word where school_id = $1 order by asked_at desc, id desc limit 1',
    [school.id],
  );
  return String(found[0]?.['id']);
};
const agree = async (by: Person, word: string) =>
  (await (await visit(by)).post('/people/second', { word, answer: 'yes' })).status;
const lines = async (object: string) =>
  (
    await rowsOf(
      place,
      'select verb, from_state as was, to_state as is, pupil_id as pupil from school.journal where object = $1 order by id',
      [object],
    )
  )
    .map(({ verb, was, is, pupil }) => [verb, was, is, pupil].join(' ').trim())
    .toSorted();
const family = async () => {
  const school = await aSchool(place);
  const group = await aBaseGroup(school, { name: '2B' });
  const sem = await aPupil(school, { given: 'Sem', family: 'de Wit', group });
  return {
    school,
    sem,
    rik: await aGuardian(sem, { given: 'Rik', family: 'de Wit' }),
    irene: await aLeader(school, { given: 'Irene', family: 'Duyf' }),
    gijs: await anAdministrator(school, { given: 'Gijs', family: 'Tromp' }),
  };
};

describe('stricter', () => {
  it('takes effect with one press of one person, in the same minute, and everybody who may know reads why', async () => {
    const { sem, rik, irene, gijs } = await family();
    const parent = await visit(rik);
    expect((await parent.get('/')).text).toContain('Sem');
    const office = await visit(gijs);
    const page = await office.get(`/people/guardians/${sem.id}`);
    expect(page.text).toContain('Rik de Wit');
    expect(page.text).toContain('Gaat meteen in.');
    const { fields } = page.form(`/people/guardians/${sem.id}`);
    const sent = await office.post(`/people/guardians/${sem.id}`, {
      ...fields,
      to: 'blocked',
      why: 'uitspraak van 20 november',
    });
    expect(sent.status).toBe(303);
    expect((await guardianOf(rik)).is).toBe('blocked');
    expect((await parent.get('/')).text).not.toContain('Sem');
    const leader = await visit(irene);
    const told = await leader.get('/people/guardians');
    expect(told.text).toContain('Rik de Wit: van met gezag naar geblokkeerd');
    expect(told.text).toContain('uitspraak van 20 november');
    expect(told.text).toContain('Gijs Tromp');
    expect((await leader.get(`/people/guardians/${sem.id}`)).text).toContain('uitspraak van 20 november');
    const { id } = await guardianOf(rik);
    expect(await lines(id)).toEqual(['people.guardian_restricted full blocked']);
    const looked = await rowsOf(place, 'select relation from school.access_log where pupil_id = $1', [
      sem.id,
    ]);
    expect(looked).toContainEqual({ relation: 'schoolLeader' });
  });

  it('asks for the reason and keeps the choice, and never loses it to a second press', async () => {
    const { sem, rik, gijs } = await family();
    const empty = await change(gijs, sem, rik, 'blocked', ' ');
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Vul dit in');
    expect((await guardianOf(rik)).is).toBe('full');
    expect((await change(gijs, sem, rik, 'blocked')).status).toBe(303);
    expect((await change(gijs, sem, rik, 'blocked')).status).toBe(303);
    expect(
      await rowsOf(place, 'select from school.authority_change where school_id = $1', [sem.school.id]),
    ).toHaveLength(1);
  });

  it('also bars from a class that the guardian teaches', async () => {
    const { school, sem } = await family();
    const maths = await aTeachingGroup(school, { subject: 'wiskunde' });
    const teacher = await aTeacher(maths, { given: 'Joris' });
    await anEnrolment(sem, maths);
    await aRelation(teacher, 'guardian', sem.id, { confirmed: true });
    const list = async () => (await (await visit(teacher)).get('/people/taught')).text;
    expect(await list()).toContain('Sem de Wit');
    await change(await aLeader(school), sem, teacher, 'blocked');
    expect(await list()).not.toContain('Sem de Wit');
  });

  it('lets the code of a first sign-in fall, unless another child is still theirs to see', async () => {
    const { school, sem, rik, gijs } = await family();
    const zeynep = await aGuardian(sem, { given: 'Zeynep' });
    await aRelation(zeynep, 'guardian', (await aPupil(school)).id, { confirmed: true });
    const office = await visit(gijs);
    for (const person of [rik, zeynep])
      expect((await office.post('/people/codes/person', { person: person.id })).status).toBe(303);
    const open = async ({ account }: Person) =>
      (
        await rowsOf(place, 'select from platform.login_code where account_id = $1 and until > $2', [
          account,
          now,
        ])
      ).length;
    await change(gijs, sem, rik, 'blocked');
    await change(gijs, sem, zeynep, 'info');
    expect([await open(rik), await open(zeynep)]).toEqual([0, 1]);
    expect((await office.get(`/people/letters?person=${rik.id}`)).text).toContain('Geen brieven');
    expect((await office.post('/people/codes/person', { person: rik.id })).status).toBe(403);
  });
});

describe('wider', () => {
  const restricted = async () => {
    const one = await family();
    await change(one.gijs, one.sem, one.rik, 'blocked');
    return one;
  };

  it('is asked by one, changes nothing, and takes effect when the other agrees', async () => {
    const { sem, rik, irene, gijs } = await restricted();
    const { id } = await guardianOf(rik);
    expect((await change(gijs, sem, rik, 'full', 'nieuwe uitspraak')).status).toBe(303);
    expect((await guardianOf(rik)).is).toBe('blocked');
    const leader = await visit(irene);
    const asked = await leader.get('/people/second');
    expect(asked.text).toContain('Ruimer gezag: Rik de Wit van Sem de Wit');
    expect(asked.text).toContain('nieuwe uitspraak');
    expect((await leader.get(`/people/guardians/${sem.id}`)).text).toContain(
      'Gijs Tromp vroeg om “Met gezag”',
    );
    expect((await change(gijs, sem, rik, 'info')).text).toContain('wacht al een vraag');
    const { fields } = asked.form('Akkoord');
    // an import brought Sem, and nothing hangs on Sem yet
    await place.admin.query('delete from school.reach where pupil_id = $1', [sem.id]);
    expect((await leader.post('/people/second', { ...fields, answer: 'yes' })).status).toBe(303);
    expect(await guardianOf(rik)).toMatchObject({ is: 'full', confirmed: true });
    // whoever is let in reads by these that the week is open
    const own = await place.admin.query('select sort from school.reach where pupil_id = $1 order by sort', [
      sem.id,
    ]);
    expect(own.rows.map(({ sort }) => sort)).toEqual(['end', 'period', 'week']);
    expect((await (await visit(rik)).get('/')).text).toContain('Sem');
    expect((await (await visit(gijs)).get(`/people/guardians/${sem.id}`)).text).toContain(
      'Gijs Tromp en Irene Duyf',
    );
    expect(await lines(id)).toEqual([
      'people.guardian_restricted full blocked',
      'people.guardian_widened blocked full',
      'people.guardian_widening_asked blocked full',
      'people.second_agreed  people.authority',
    ]);
  });

  it('is never agreed to by who asked, in another hat or with another card of the same account', async () => {
    const { sem, rik, irene, school } = await restricted();
    const asAdministrator = await anotherHat(irene, 'administrator');
    const twin = await aLeader(school);
    await place.admin.query('update platform.membership set account_id = $1, username = $2 where id = $3', [
      irene.account,
      irene.username,
      twin.membership,
    ]);
    await change(asAdministrator, sem, rik, 'full');
    const word = await wordOf(rik);
    for (const same of [irene, asAdministrator, { ...twin, account: irene.account }])
      expect(await agree(same, word)).toBe(403);
    expect((await guardianOf(rik)).is).toBe('blocked');
  });

  it('takes a leader: two administrators are not enough, not even with a forged question', async () => {
    const { sem, rik, gijs, school, irene } = await restricted();
    const other = await anAdministrator(school);
    await change(gijs, sem, rik, 'full');
    const word = await wordOf(rik);
    expect(await agree(other, word)).toBe(404);
    await place.admin.query(`update school.second_word set answer_from = 'either' where id = $1`, [word]);
    expect(await agree(other, word)).toBe(409);
    expect((await guardianOf(rik)).is).toBe('blocked');
    await place.admin.query(`update school.second_word set answer_from = 'leader' where id = $1`, [word]);
    expect(await agree(irene, word)).toBe(303);
  });

  it('falls when it became stricter since: nobody agrees to what was asked before the ruling', async () => {
    const { sem, rik, gijs, irene } = await family();
    await change(gijs, sem, rik, 'info');
    await change(gijs, sem, rik, 'full');
    const word = await wordOf(rik);
    await change(irene, sem, rik, 'blocked');
    expect(await agree(irene, word)).toBe(404);
    // even where the question were still open, it is held to what it said
    await place.admin.query(`update school.second_word set until = 'infinity' where id = $1`, [word]);
    expect(await agree(irene, word)).toBe(409);
    expect((await guardianOf(rik)).is).toBe('blocked');
    const [kept] = await rowsOf(place, 'select agreed from school.second_word where id = $1', [word]);
    expect(kept).toEqual({ agreed: null });
  });

  it('is nothing for the family itself, in no hat: they read no reason, ask nothing and agree to nothing', async () => {
    const { sem, rik, gijs, irene, school } = await restricted();
    const parent = await aLeader(school, { given: 'Moeder' });
    await aRelation(parent, 'guardian', sem.id, { confirmed: true });
    const asOffice = await anotherHat(parent, 'administrator');
    expect((await change(parent, sem, rik, 'full')).status).toBe(404);
    for (const who of [parent, asOffice]) {
      const visitor = await visit(who);
      expect((await visitor.get(`/people/guardians/${sem.id}`)).status).toBe(404);
      expect((await visitor.get('/people/guardians')).text).not.toContain('brief van 3 november');
      expect((await visitor.get('/people/guardians?find=sem')).text).not.toContain('Rik');
    }
    await change(gijs, sem, rik, 'full', 'geheime reden');
    expect((await (await visit(parent)).get('/people/second')).text).not.toContain('geheime reden');
    expect(await agree(parent, await wordOf(rik))).toBe(404);
    expect(await agree(irene, await wordOf(rik))).toBe(303);
  });

  it('stays inside one school: nobody of another asks, agrees or reads, and a guardian of two is changed in one', async () => {
    const { sem, rik, gijs } = await restricted();
    const elsewhere = await family();
    await place.admin.query(
      'insert into platform.sign_in_name (organisation_id, username, account_id) values ($1, $2, $3)',
      [elsewhere.school.id, rik.username, rik.account],
    );
    await place.admin.query('update platform.membership set account_id = $1, username = $2 where id = $3', [
      rik.account,
      rik.username,
      elsewhere.rik.membership,
    ]);
    expect((await change(elsewhere.irene, sem, rik, 'full')).status).toBe(404);
    expect((await change(elsewhere.gijs, elsewhere.sem, rik, 'full')).status).toBe(404);
    expect((await (await visit(elsewhere.irene)).get(`/people/guardians/${sem.id}`)).status).toBe(404);
    await change(gijs, sem, rik, 'full');
    expect(await agree(elsewhere.irene, await wordOf(rik))).toBe(404);
    expect((await guardianOf(rik)).is).toBe('blocked');
    expect((await guardianOf(elsewhere.rik)).is).toBe('full');
  });

  it('is nothing for a coach, nor for the guardian', async () => {
    const { sem, rik, school } = await restricted();
    const coach = await aCoach(school, { of: [sem] });
    expect((await change(coach, sem, rik, 'full')).status).toBe(404);
    expect((await (await visit(coach)).get(`/people/guardians/${sem.id}`)).status).toBe(404);
    expect((await (await visit(rik)).get(`/people/guardians/${sem.id}`)).status).toBe(403);
  });
});
