import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aLeader,
  anAdministrator,
  aPupil,
  aRelation,
  aSchool,
  aServer,
  aStaffMember,
  aTeam,
  aTeamLead,
  aYear,
  now,
  type Person,
  rowsOf,
  signedIn,
  waitingForAnother,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));

async function aTeamOfTwo() {
  const school = await aSchool(place);
  await aYear(school);
  const team = await aTeam(school, 'Team Blauw');
  const group = await aBaseGroup(school, { name: '2B', team });
  const marit = await aCoach(school, { given: 'Marit', family: 'Jansma' });
  const joris = await aCoach(school, { given: 'Joris', family: 'Blom' });
  const sanne = await aTeamLead(team, { given: 'Sanne' });
  await aRelation(marit, 'member', team.id);
  await aRelation(joris, 'member', team.id);
  const noor = await aPupil(school, { given: 'Noor', group, coach: marit });
  return { school, team, group, marit, joris, sanne, noor };
}

const sees = async (who: Person, pupil: Person) =>
  (await (await visit(who)).get(`/coaching/talk/${pupil.id}`)).status === 200;
const at = (day: string) => server.setClock(new Date(`${day}T10:00:00+01:00`));

afterEach(() => at('2026-11-21'));

describe('who coaches whom', () => {
  it('is handed over by the team lead: the old coach sees to the last day, the new one from the first', async () => {
    const { marit, joris, sanne, noor } = await aTeamOfTwo();
    const lead = await visit(sanne);
    const page = await lead.get(`/coaching/coaches?of=${marit.id}`);
    // whose pupils they are is said once
    expect(page.text.match(/De leerlingen van Marit Jansma/g)).toHaveLength(1);
    expect(page.text).not.toMatch(/Noor de Vries Marit Jansma/);
    expect((await lead.get('/coaching/coaches?group=2B')).text).toMatch(/Noor de Vries Marit Jansma/);
    const form = page.form('Leg vast');
    const given = await lead.post(form.action, {
      ...form.fields,
      kind: 'hand_over',
      coach: joris.id,
      from: '2026-11-24',
      until: '',
    });
    expect(given.status).toBe(303);
    expect([await sees(marit, noor), await sees(joris, noor)]).toEqual([true, false]);
    at('2026-11-24');
    const late = async (who: Person) =>
      (
        await server
          .visitor(await signedIn(who, { at: new Date('2026-11-24T09:59:00+01:00') }))
          .get(`/coaching/talk/${noor.id}`)
      ).status;
    expect([await late(marit), await late(joris)]).toEqual([403, 200]);
    at('2026-11-21');
    const lines = await rowsOf(place, `select verb, actor from school.journal where pupil_id = $1`, [
      noor.id,
    ]);
    expect(lines).toEqual([{ verb: 'coaching.handed_over', actor: sanne.id }]);
  });

  it('is not handed over to who is the coach already: it is said at the form, and no line tells of it', async () => {
    const { school, group, marit, joris, sanne, noor } = await aTeamOfTwo();
    const lead = await visit(sanne);
    const wish = { kind: 'hand_over', coach: marit.id, from: '2026-11-24', back: `of=${marit.id}` };
    const again = await lead.post('/coaching/coaches', { ...wish, [`yes-${noor.id}`]: 'on' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Dit is al de coach. Kies iemand anders.');
    const lines = () =>
      rowsOf(place, `select pupil_id as pupil from school.journal where school_id = $1`, [school.id]);
    expect(await lines()).toEqual([]);
    // of several, who has this coach already is left alone
    const daan = await aPupil(school, { given: 'Daan', group, coach: joris });
    const both = { ...wish, [`yes-${noor.id}`]: 'on', [`yes-${daan.id}`]: 'on' };
    expect((await lead.post('/coaching/coaches', both)).status).toBe(303);
    expect(await lines()).toEqual([{ pupil: daan.id }]);
    // a day on which somebody else follows is something to change
    await lead.post('/coaching/coaches', { ...both, coach: joris.id, from: '2026-11-30' });
    const back = await lead.post('/coaching/coaches', { ...wish, [`yes-${noor.id}`]: 'on' });
    expect(back.status).toBe(303);
  });

  it('has a substitute beside the coach, whose access ends by itself', async () => {
    const { school, marit, joris, noor } = await aTeamOfTwo();
    const office = await visit(await anAdministrator(school));
    const done = await office.post('/coaching/coaches', {
      [`yes-${noor.id}`]: 'on',
      kind: 'stand_in',
      coach: joris.id,
      from: '2026-11-21',
      until: '2026-11-27',
    });
    expect(done.status).toBe(303);
    expect([await sees(marit, noor), await sees(joris, noor)]).toEqual([true, true]);
    at('2026-11-28');
    const after = server.visitor(await signedIn(joris, { at: new Date('2026-11-28T09:59:00+01:00') }));
    expect((await after.get(`/coaching/talk/${noor.id}`)).status).toBe(403);
    at('2026-11-21');
    const page = await office.get('/coaching/coaches?group=2B');
    expect(page.text).toContain('Joris Blom tot en met');
    const end = page.form('/coaching/coaches/end');
    expect((await office.post(end.action, end.fields)).status).toBe(303);
    expect(await sees(joris, noor)).toBe(false);
    expect(await sees(marit, noor)).toBe(true);
  });

  it('tells once who ended a substitution, also when two press at the same moment', async () => {
    const { school, joris, sanne, noor } = await aTeamOfTwo();
    await aRelation(joris, 'coach', noor.id);
    const desks = [await visit(sanne), await visit(await anAdministrator(school))];
    await place.admin.query('begin');
    // both have seen the substitute before either of them gets through the door
    await place.admin.query('select from school.relation where subject = $1 for update', [joris.id]);
    const pressed = desks.map((desk) =>
      desk.post('/coaching/coaches/end', { pupil: noor.id, coach: joris.id }),
    );
    await expect.poll(() => waitingForAnother(place)).toBe(2);
    await place.admin.query('commit');
    const answers = (await Promise.all(pressed)).map(({ status }) => status);
    expect(answers.toSorted((one, other) => one - other)).toEqual([303, 409]);
    const lines = await rowsOf(place, `select verb from school.journal where pupil_id = $1`, [noor.id]);
    expect(lines).toEqual([{ verb: 'coaching.ended' }]);
  });

  it('leaves a pupil with one coach, whatever two people press at the same moment', async () => {
    const { school, marit, joris, sanne, noor } = await aTeamOfTwo();
    const cobi = await aCoach(school, { given: 'Cobi' });
    const desks = [await visit(sanne), await visit(await anAdministrator(school))] as const;
    const coachesNow = () =>
      rowsOf(
        place,
        `select subject from school.relation where kind = 'coach' and object = $1
           and '2026-11-21' between valid_from and valid_until`,
        [noor.id],
      );
    const atOnce = async (path: string, forms: readonly Record<string, string>[]) => {
      await place.admin.query('begin');
      await place.admin.query(`select from school.relation where object = $1 for update`, [noor.id]);
      const pressed = forms.map((form, n) => desks[n as 0 | 1].post(path, form));
      await expect.poll(() => waitingForAnother(place)).toBe(2);
      await place.admin.query('commit');
      return (await Promise.all(pressed)).map(({ status }) => status).toSorted((one, other) => one - other);
    };
    const over = { [`yes-${noor.id}`]: 'on', kind: 'hand_over', from: '2026-11-21' };
    await atOnce('/coaching/coaches', [
      { ...over, coach: joris.id },
      { ...over, coach: cobi.id },
    ]);
    expect(await coachesNow()).toHaveLength(1);
    // and of two coaches one stays, though each of them is ended by somebody
    const [one] = await coachesNow();
    const subject = one?.['subject'] as string;
    const second = subject === marit.id ? joris : marit;
    await rowsOf(
      place,
      `update school.relation set valid_until = '2026-12-31' where kind = 'coach' and object = $1 and subject = $2`,
      [noor.id, second.id],
    );
    const ended = [subject, second.id].map((coach) => ({ pupil: noor.id, coach }));
    expect(await atOnce('/coaching/coaches/end', ended)).toEqual([303, 409]);
    expect(await coachesNow()).toHaveLength(1);
  });

  it('is never given to oneself, nor beyond the own team or school', async () => {
    const { school, sanne, noor, joris } = await aTeamOfTwo();
    const lead = await visit(sanne);
    const wish = { [`yes-${noor.id}`]: 'on', kind: 'hand_over', from: '2026-11-23' };
    const self = await lead.post('/coaching/coaches', { ...wish, coach: sanne.id });
    expect(self.status).toBe(422);
    expect(self.text).toContain('Jezelf als coach aanwijzen kan niet');
    const other = await aTeamOfTwo();
    const abroad = await visit(other.sanne);
    expect((await abroad.post('/coaching/coaches', { ...wish, coach: other.joris.id })).status).toBe(422);
    const outside = await aStaffMember(school);
    expect((await lead.post('/coaching/coaches', { ...wish, coach: outside.id })).status).toBe(422);
    const leader = await visit(await aLeader(school));
    expect((await leader.get('/coaching/coaches')).status).toBe(404);
    expect((await leader.post('/coaching/coaches', { ...wish, coach: joris.id })).status).toBe(403);
    const rows = await rowsOf(place, `select 1 from school.relation where object = $1 and kind = 'coach'`, [
      noor.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('asks for a first day that can be, for a last day of a substitution, and for somebody to hand over', async () => {
    const { marit, joris, sanne, noor } = await aTeamOfTwo();
    const lead = await visit(sanne);
    const wrong = await lead.post('/coaching/coaches', {
      kind: 'stand_in',
      coach: joris.id,
      from: '2026-11-01',
      back: `of=${marit.id}`,
    });
    expect(wrong.status).toBe(422);
    for (const line of [
      'Dit kan vanaf vandaag.',
      'Een vervanging heeft een laatste dag.',
      'Vink minstens één leerling aan.',
    ])
      expect(wrong.text).toContain(line);
    expect(wrong.text).toContain(noor.given);
  });
});

describe('coverage', () => {
  const aTalk = (pupil: Person, coach: Person, monday: string, state: string) =>
    place.admin.query(
      `insert into school.talk (school_id, pupil_id, id, monday, coach, state, held_at, minutes)
       values ($1, $2, $3, $4, $5, $6, case when $6 = 'held' then $4::date + interval '10 hours' end, 12)`,
      [pupil.school.id, pupil.id, newId(now), monday, coach.id, state],
    );

  it('per school week is a number with a next step for the leader, and names only for the team lead: acceptance check 5', async () => {
    const { school, group, marit, sanne, noor } = await aTeamOfTwo();
    const daan = await aPupil(school, { given: 'Daan', family: 'Vos', group, coach: marit });
    await aTalk(noor, marit, '2026-11-09', 'held');
    await aTalk(daan, marit, '2026-11-09', 'missed_coach');
    await aTalk(noor, marit, '2026-11-02', 'held');
    const leader = await (await visit(await aLeader(school))).get('/coaching/coverage');
    expect(leader.text).toContain('50 %');
    expect(leader.text).toMatch(/(Praat met|zoek met) Sanne/);
    expect(leader.text).not.toContain('Daan');
    expect(leader.text).not.toContain('Marit');
    const lead = await (await visit(sanne)).get('/coaching/coverage');
    expect(lead.text).toContain('1 van 2');
    expect(lead.text).toContain('Daan Vos Marit');
    expect(lead.text).not.toContain('Noor');
    const lines = await rowsOf(place, `select distinct relation from school.access_log where reader = $1`, [
      sanne.id,
    ]);
    expect(lines).toEqual([{ relation: 'teamLead' }]);
    expect((await (await visit(marit)).get('/coaching/coverage')).status).toBe(404);
  });

  it('counts for the leader who had no talk for four weeks, and a holiday is none of them', async () => {
    const { school, group, marit, noor } = await aTeamOfTwo();
    const daan = await aPupil(school, { given: 'Daan', group, coach: marit });
    await aTalk(daan, marit, '2026-10-12', 'held');
    await aTalk(noor, marit, '2026-11-09', 'held');
    const leader = await visit(await aLeader(school));
    const line = /Vier schoolweken geen gesprek: 1 van 2/;
    expect((await leader.get('/coaching/coverage')).text).toMatch(line);
    await place.admin.query(
      `insert into school.school_break (school_id, id, title, starts, ends)
       values ($1, $2, 'Herfstvakantie', '2026-10-17', '2026-10-25')`,
      [school.id, newId(now)],
    );
    expect((await leader.get('/coaching/coverage')).text).not.toContain('Vier schoolweken');
  });
});
