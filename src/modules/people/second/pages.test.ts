import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { action, type Route } from '#platform/route';
import {
  aCoach,
  aDatabase,
  aGuardian,
  aLeader,
  anAdministrator,
  anotherHat,
  aPupil,
  aSchool,
  aServer,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';
import { agreedOn, askSecond, mayBeSecond, type SecondWord, secondRoutes, waitingOn } from '../index.ts';
import { type AnswerFrom, answerers } from './model.ts';

const place = await aDatabase();
const page = '/probe/people/second';
const kind = {
  what: 'probe.key',
  says: () => ({ title: 'De sleutel van de school', means: 'Wie het vraagt, krijgt de sleutel.' }),
  to: '/probe/key',
};
const asking = action({
  name: 'probe.ask_second',
  path: '/probe/ask',
  hats: ['staff', 'administrator'],
  input: z.object({ from: z.enum(answerers) }),
  about: () => [],
  may: () => true,
  run: ({ who, input: { from }, newId }) => ({
    changes: [
      askSecond({
        id: newId(),
        what: kind.what,
        object: who.school ?? who.person,
        detail: '',
        answerFrom: from,
      }),
    ],
    journal: [],
    to: page,
  }),
});
const more: Route[] = [
  ...secondRoutes([kind]).map((route) => ({ ...route, path: `/probe${route.path}` })),
  asking,
];
const server = aServer(place, { more });
const visit = async (who: Person, at = now) =>
  server.visitor(await signedIn(who, { at: new Date(at.getTime() - 60_000) }));
const ask = async (who: Person, from: AnswerFrom = 'either') =>
  await (await visit(who)).post('/probe/ask', { from });
const answer = async (who: Person, said: 'yes' | 'no') => {
  const visitor = await visit(who);
  const [word] = await rowsOf(place, 'select id from school.second_word where school_id = $1', [
    who.school.id,
  ]);
  return (await visitor.post(page, { word: String(word?.['id']), answer: said })).status;
};
const stands = async ({ school }: Person) =>
  (
    await rowsOf(place, 'select agreed, answered_by as by from school.second_word where school_id = $1', [
      school.id,
    ])
  )[0];
const relationOf = async (guardian: Person) =>
  String(
    (await rowsOf(place, 'select id from school.relation where subject = $1', [guardian.id]))[0]?.['id'],
  );

describe('what takes two people', () => {
  it('is asked by one, read with its meaning by another, and agreed with one press that is kept', async () => {
    const school = await aSchool(place);
    const gijs = await anAdministrator(school, { given: 'Gijs', family: 'Tromp' });
    const irene = await aLeader(school, { given: 'Irene', family: 'Duyf' });
    expect((await ask(gijs)).status).toBe(303);
    const leader = await visit(irene);
    const waiting = await leader.get(page);
    expect(waiting.text).toContain('De sleutel van de school');
    expect(waiting.text).toContain('Gijs Tromp vroeg dit vandaag 10:00.');
    expect(waiting.text).toContain('vervalt het morgen 10:00');
    const start = await leader.get('/home/school');
    expect(start.text).toContain('Iemand vraagt je akkoord');
    const { fields } = waiting.form('Akkoord');
    expect((await leader.post(page, { ...fields, answer: 'yes' })).status).toBe(303);
    expect(await stands(gijs)).toEqual({ agreed: true, by: irene.id });
    expect((await (await visit(gijs)).get(page)).text).toContain(
      'Irene Duyf ging akkoord. Het kan tot morgen',
    );
    // who asked is told on the first screen and goes on; who answered has nowhere to go
    expect((await (await visit(gijs)).get('/')).text).toContain('Er is akkoord op wat je vroeg Irene Duyf');
    expect((await (await visit(gijs)).get(page)).text).toContain('Ga verder');
    expect((await leader.get(page)).text).not.toContain('Ga verder');
    expect((await leader.get('/home/school')).text).not.toContain('akkoord');
    const lines = await rowsOf(
      place,
      `select verb, actor, to_state as to from school.journal where object = $1`,
      [school.id],
    );
    expect(lines).toEqual([{ verb: 'people.second_agreed', actor: irene.id, to: 'probe.key' }]);
  });

  it('is never agreed to by who asked, not under another hat and not with another card of the same account', async () => {
    const school = await aSchool(place);
    const irene = await aLeader(school);
    const asAdministrator = await anotherHat(irene, 'administrator');
    const twin = await anAdministrator(school);
    await place.admin.query('update platform.membership set account_id = $1, username = $2 where id = $3', [
      irene.account,
      irene.username,
      twin.membership,
    ]);
    await ask(irene);
    expect(await answer(irene, 'yes')).toBe(403);
    expect(await answer(asAdministrator, 'yes')).toBe(403);
    expect(await answer({ ...twin, account: irene.account }, 'yes')).toBe(403);
    expect(await stands(irene)).toEqual({ agreed: null, by: null });
    expect(await answer(asAdministrator, 'no')).toBe(303);
    expect(await stands(irene)).toMatchObject({ agreed: false });
  });

  it('asks for the leader’s word where it says so, and two administrators are not enough', async () => {
    const school = await aSchool(place);
    const one = await anAdministrator(school);
    const other = await anAdministrator(school);
    await ask(one, 'leader');
    expect((await (await visit(other)).get(page)).text).not.toContain('De sleutel');
    expect(await answer(other, 'yes')).toBe(404);
    expect(await answer(await aLeader(school), 'yes')).toBe(303);
  });

  it('falls after a day, and is answered once', async () => {
    const school = await aSchool(place);
    const [one, other] = [await anAdministrator(school), await anAdministrator(school)];
    await ask(one);
    const late = new Date(now.getTime() + 86_400_000 + 60_000);
    server.setClock(late);
    expect((await (await visit(other, late)).get(page)).text).toContain('Niets dat op een tweede wacht');
    server.setClock(now);
    expect(await answer(other, 'yes')).toBe(303);
    expect(await answer(await aLeader(school), 'no')).toBe(409);
  });

  it('is nothing for a coach, nor for anybody of another school', async () => {
    const school = await aSchool(place);
    await ask(await anAdministrator(school));
    const coach = await aCoach(school);
    expect((await (await visit(coach)).get(page)).status).toBe(404);
    expect((await ask(coach)).status).toBe(404);
    expect(await answer(coach, 'yes')).toBe(403);
    const stranger = await aLeader(await aSchool(place));
    expect((await (await visit(stranger)).get(page)).text).not.toContain('De sleutel');
    const [word] = await rowsOf(place, 'select id from school.second_word where school_id = $1', [school.id]);
    expect(
      (await (await visit(stranger)).post(page, { word: String(word?.['id']), answer: 'yes' })).status,
    ).toBe(404);
  });
});

describe('a page that needs two people', () => {
  const word: SecondWord = {
    id: 'a',
    what: kind.what,
    object: 'b',
    detail: '',
    asker: 'Gijs Tromp',
    askedAt: now,
    until: now,
    answerer: null,
    answeredAt: null,
    agreed: null,
    mine: true,
    mayAnswer: false,
    taken: false,
    pupil: '',
    guardian: '',
  };

  it('knows whether it waits for the second or may go on', () => {
    expect([waitingOn([word], kind.what), agreedOn([word], kind.what)]).toEqual([word, undefined]);
    const agreed = { ...word, agreed: true };
    expect([waitingOn([agreed], kind.what), agreedOn([agreed], kind.what)]).toEqual([undefined, agreed]);
    expect(agreedOn([{ ...word, agreed: false }, agreed], 'another thing')).toBeUndefined();
  });

  it('is for the administrator and who leads the school', () => {
    expect(mayBeSecond({ hat: 'administrator', duties: [] })).toBe(true);
    expect(mayBeSecond({ hat: 'staff', duties: ['coach'] })).toBe(false);
    expect(mayBeSecond({ hat: 'staff', duties: ['leads_school'] })).toBe(true);
    expect(mayBeSecond({ hat: 'guardian', duties: ['leads_school'] })).toBe(false);
  });

  it('never by who came in with a code that a colleague just made: the asker could be both', async () => {
    const school = await aSchool(place);
    const gijs = await anAdministrator(school, { given: 'Gijs', family: 'Tromp' });
    const irene = await aLeader(school, { given: 'Irene', family: 'Duyf' });
    await rowsOf(place, `update platform.account set password_hash = 'x' where id = $1`, [irene.account]);
    const noor = await aPupil(school);
    const parent = await aGuardian(noor, { confirmed: false });
    await ask(gijs, 'leader');
    expect((await (await visit(gijs)).post('/people/codes/person', { person: irene.id })).status).toBe(303);
    const leader = await visit(irene);
    const seen = await leader.get(page);
    expect(seen.text).toContain('zeven dagen lang niet een van de twee');
    expect(seen.text).not.toContain('Akkoord Niet akkoord');
    expect(await answer(irene, 'yes')).toBe(403);
    const ticked = { [`yes-${await relationOf(parent)}`]: 'on', group: 'none' };
    expect((await leader.post('/people/confirm', ticked)).status).toBe(403);
    expect(await stands(gijs)).toEqual({ agreed: null, by: null });
    // nor do they ask what the maker of the code could agree to, not even by an action that forgets to look
    expect((await ask(irene, 'administrator')).status).toBe(404);
    expect((await leader.post('/exchange/out/ask', { whole: 'archive' })).status).toBe(403);
    const why = { reason: 'complaint', why: 'Een klacht' };
    expect((await leader.post(`/exchange/record/of/${noor.id}`, why)).status).toBe(403);
    // a code of the host is no colleague's, and after a week the owner has noticed
    await rowsOf(place, `update school.journal set actor = null where school_id = $1 and object = $2`, [
      school.id,
      irene.id,
    ]);
    expect((await leader.post('/people/confirm', ticked)).status).toBe(303);
    expect(await answer(irene, 'yes')).toBe(303);
  });
});
