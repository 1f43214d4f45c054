import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGuardian,
  aLeader,
  anAdministrator,
  aPupil,
  aRelation,
  aSchool,
  aServer,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));
const isConfirmed = async (guardian: Person) =>
  (
    await rowsOf(place, `select confirmed_by from school.relation where subject = $1 and kind = 'guardian'`, [
      guardian.id,
    ])
  )[0]?.['confirmed_by'] ?? null;

describe('a school leader', () => {
  it('confirms the guardians of a group in one press, and from then on they see their child', async () => {
    const school = await aSchool(place);
    const group = await aBaseGroup(school, { name: '2B' });
    const noor = await aPupil(school, { given: 'Noor', group });
    const zeynep = await aGuardian(noor, { given: 'Zeynep', confirmed: false });
    const doubtful = await aGuardian(noor, { given: 'Rik', confirmed: false });
    expect((await (await visit(zeynep)).get('/')).text).toContain('nog bevestigen dat je de ouder bent');
    const irene = await aLeader(school);
    const leader = await visit(irene);
    const groups = await leader.get('/people/confirm');
    expect(groups.text).toContain('2 ouders en verzorgers wachten');
    const page = await leader.get(`/people/confirm?group=${group.id}`);
    const fields = { ...page.form('/people/confirm').fields };
    expect(page.text).toContain('Noor de Vries Rik de Vries nieuw Zeynep de Vries nieuw');
    const ticks = Object.keys(fields).filter((field) => field.startsWith('yes-'));
    expect(ticks).toHaveLength(2);
    const [rik] = await rowsOf(place, `select id from school.relation where subject = $1`, [doubtful.id]);
    delete (fields as Record<string, string>)[`yes-${rik?.['id']}`];
    expect((await leader.post('/people/confirm', fields)).status).toBe(303);
    expect(await isConfirmed(zeynep)).toBe(irene.id);
    expect(await isConfirmed(doubtful)).toBeNull();
    expect((await (await visit(zeynep)).get('/')).text).toContain('Noor');
    const lines = await rowsOf(place, `select verb, to_state as to from school.journal where object = $1`, [
      group.id,
    ]);
    expect(lines).toEqual([{ verb: 'people.guardians_confirmed', to: '1' }]);
  });

  it('takes the last confirmation back within a minute, and nobody else’s', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { given: 'Noor' });
    const guardian = await aGuardian(noor, { confirmed: false });
    const before = await aGuardian(noor);
    const leader = await visit(await aLeader(school));
    const other = await visit(await aLeader(school));
    const [relation] = await rowsOf(place, 'select id from school.relation where subject = $1', [
      guardian.id,
    ]);
    const tick = { [`yes-${relation?.['id']}`]: 'on' };
    const done = await leader.post('/people/confirm?group=none', tick);
    const told = await leader.get(done.location ?? '');
    expect(told.text).toContain('Bevestigd. Zij zien nu');
    const undo = new URL(done.location ?? '', 'http://leerkring.test').searchParams.get('undo') ?? '';
    expect((await other.post('/people/undo', { undo })).status).toBe(409);
    expect(await isConfirmed(guardian)).not.toBeNull();
    expect((await leader.post('/people/undo', { undo })).status).toBe(303);
    expect(await isConfirmed(guardian)).toBeNull();
    expect(await isConfirmed(before)).not.toBeNull();
    expect((await leader.post('/people/undo', { undo })).status).toBe(409);
    expect((await leader.get('/people/confirm?group=none')).text).toContain('nieuw');
  });

  it('is told who is back, and finds no tick beside a restriction or the name of one', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { given: 'Noor' });
    await aGuardian(noor, { given: 'Rik', family: 'de Wit', authority: 'blocked' });
    await aGuardian(noor, { given: 'Zeynep', confirmed: false });
    await aGuardian(await aPupil(school, { given: 'Sem' }), {
      given: 'rik',
      family: 'de Wit',
      confirmed: false,
    });
    await aGuardian(await aPupil(school, { given: 'Daan' }), { given: 'Ayse', confirmed: false });
    const page = await (await visit(await aLeader(school))).get('/people/confirm?group=none');
    expect(page.text.match(/Let op: bij dit kind/g)).toHaveLength(2);
    const ticks = Object.keys(page.form('/people/confirm').fields).filter((field) =>
      field.startsWith('yes-'),
    );
    expect(ticks).toHaveLength(1);
  });

  it('is asked again when no name was ticked, and is told when nobody waits', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school);
    await aGuardian(noor, { confirmed: false });
    const leader = await visit(await aLeader(school));
    const nothing = await leader.post('/people/confirm?group=none');
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Vink minstens één naam aan');
    const page = await leader.get('/people/confirm?group=none');
    expect(
      (await leader.post('/people/confirm?group=none', page.form('/people/confirm').fields)).status,
    ).toBe(303);
    expect((await leader.get('/people/confirm')).text).toContain('Iedereen is bevestigd');
  });

  it('never confirms themselves, nor what they entered themselves', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school);
    const irene = await aLeader(school);
    await aRelation(irene, 'guardian', noor.id);
    const guardian = await aGuardian(noor, { confirmed: false });
    await place.admin.query('update school.relation set granted_by = $1 where subject = $2', [
      irene.id,
      guardian.id,
    ]);
    const leader = await visit(irene);
    expect((await leader.get('/people/confirm')).text).toContain('Iedereen is bevestigd');
  });

  it('who was barred from a child reads no name there, and confirms nobody', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school, { given: 'Noor' });
    const guardian = await aGuardian(noor, { given: 'Zeynep', confirmed: false });
    const irene = await aLeader(school);
    await aRelation(irene, 'guardian', noor.id);
    await place.admin.query(
      "update school.relation set authority = 'blocked' where subject = $1 and kind = 'guardian'",
      [irene.id],
    );
    const leader = await visit(irene);
    const [relation] = await rowsOf(place, 'select id from school.relation where subject = $1', [
      guardian.id,
    ]);
    expect((await leader.get('/people/confirm?group=none')).text).not.toContain('Zeynep');
    await leader.post('/people/confirm?group=none', { [`yes-${relation?.['id']}`]: 'on' });
    expect(await isConfirmed(guardian)).toBeNull();
  });

  it('of another school, a coach and an administrator find nobody to confirm', async () => {
    const school = await aSchool(place);
    const noor = await aPupil(school);
    const guardian = await aGuardian(noor, { confirmed: false });
    const [relation] = await rowsOf(place, 'select id from school.relation where subject = $1', [
      guardian.id,
    ]);
    const tick = { [`yes-${relation?.['id']}`]: 'on' };
    const other = await visit(await aLeader(await aSchool(place)));
    expect((await other.post('/people/confirm?group=none', tick)).status).toBe(422);
    const coach = await visit(await aCoach(school, { of: [noor] }));
    expect((await coach.get('/people/confirm')).status).toBe(404);
    expect((await coach.post('/people/confirm?group=none', tick)).status).toBe(403);
    const office = await visit(await anAdministrator(school));
    expect((await office.post('/people/confirm?group=none', tick)).status).toBe(403);
    expect(await isConfirmed(guardian)).toBeNull();
  });
});
