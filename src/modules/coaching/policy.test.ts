import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGuardian,
  anotherHat,
  aPupil,
  aRelation,
  aSchool,
  aTeam,
  aTeamLead,
  aThief,
  now,
} from '../../../tests/world/index.ts';

/*
 * What somebody can do who has stolen a sign-in and types SQL in its name: the database says no by itself.
 */
const place = await aDatabase();
const steal = aThief(place);
const school = await aSchool(place);
const team = await aTeam(school);
const group = await aBaseGroup(school, { team });
const marit = await aCoach(school);
const bob = await aCoach(school, { given: 'Bob' });
const noor = await aPupil(school, { given: 'Noor', coach: marit, group, born: '2013-05-04' });
const bram = await aPupil(school, { given: 'Bram', group });
const fatma = await aGuardian(noor, { given: 'Fatma' });
const omar = await aGuardian(noor, { given: 'Omar' });
const sanne = await aTeamLead(team);

const at = now.toISOString();
const talk = '019a0000-0000-7000-8000-00000000000a';
await place.admin.query(
  `insert into school.talk (school_id, pupil_id, id, monday, coach, state)
   values ($1, $2, $3, '2026-11-16', $4, 'planned')`,
  [school.id, noor.id, talk, marit.id],
);
const promise = (owner: string, side: string, more = '') =>
  `insert into school.agreement (school_id, pupil_id, id, talk_id, side, owner, text, made_by, made_at${more === '' ? '' : ', done_at'})
   values ('${school.id}', '${noor.id}', gen_random_uuid(), '${talk}', '${side}', '${owner}', 'Samen kijken',
     app.actor(), app.now()${more})`;
await place.admin.query(
  `insert into school.agreement (school_id, pupil_id, id, talk_id, side, owner, text, made_by, made_at)
   select $1, $2, gen_random_uuid(), $3, side, owner, text, $4, '${at}'
   from (values ('guardian', $5::uuid, 'Fatma belt'), ('guardian', $6::uuid, 'Omar rijdt'), ('pupil', $2::uuid, 'Noor leest'))
     as told (side, owner, text)`,
  [school.id, noor.id, talk, marit.id, fatma.id, omar.id],
);
const promises = 'select text from school.agreement order by text';
const texts = async (who: Parameters<typeof steal>[0]) =>
  (await steal(who, promises)).rows.map(({ text }) => text);

describe('what was agreed', () => {
  it('tells one parent nothing that the other parent promised, also when asked by hand', async () => {
    expect(await texts(fatma)).toEqual(['Fatma belt', 'Noor leest']);
    expect(await texts(omar)).toEqual(['Noor leest', 'Omar rijdt']);
    for (const both of [noor, marit]) expect(await texts(both)).toHaveLength(3);
  });

  it('is gone for a parent whose authority was taken away, and for a coach of yesterday', async () => {
    const former = await aGuardian(noor, { given: 'Ooit', until: '2026-11-20' });
    const informed = await aGuardian(noor, { given: 'Info', authority: 'info' });
    const gone = await aCoach(school, { given: 'Gone' });
    await aRelation(gone, 'coach', noor.id, { until: '2026-11-20' });
    for (const who of [former, informed, gone, bob, bram]) expect(await texts(who)).toEqual([]);
  });

  it('is made now, in one’s own name, and not kept before it was promised', async () => {
    expect((await steal(marit, promise(noor.id, 'pupil'))).many).toBe(1);
    expect((await steal(marit, promise(noor.id, 'pupil', ', app.now()'))).many).toBe('42501');
    expect((await steal(bob, promise(noor.id, 'pupil'))).many).toBe('42501');
    expect((await steal(fatma, promise(fatma.id, 'guardian'))).many).toBe('42501');
    // one’s own may be ticked, another’s not
    expect((await steal(fatma, 'update school.agreement set done_at = app.now()')).many).toBe(1);
    expect((await steal(fatma, "update school.agreement set text = 'Anders'")).many).toBe('42501');
  });
});

describe('how much a pupil decides alone', () => {
  const propose = (more: string, value: string) =>
    `insert into school.autonomy (school_id, pupil_id, id, level, reason, set_by, set_at${more})
     values ('${school.id}', '${noor.id}', gen_random_uuid(), 3, 'Het gaat goed', app.actor(), app.now()${value})`;

  it('is agreed to by the pupil alone: a coach says no yes in the name of the pupil', async () => {
    expect((await steal(marit, propose('', ''))).many).toBe(1);
    expect((await steal(marit, propose(', agreed_at', ', app.now()'))).many).toBe('42501');
    expect((await steal(noor, propose('', ''))).many).toBe('42501');
    await place.admin.query(
      `insert into school.autonomy (school_id, pupil_id, id, level, reason, set_by, set_at)
       values ($1, $2, gen_random_uuid(), 4, 'Goed', $3, '${at}')`,
      [school.id, noor.id, marit.id],
    );
    const agree = 'update school.autonomy set agreed_at = ';
    expect((await steal(marit, `${agree} app.now()`)).many).toBe(0);
    expect((await steal(noor, `${agree} app.now()`)).many).toBe(1);
    expect((await steal(noor, `${agree} '2026-01-01'`)).many).toBe('42501');
    expect((await steal(noor, 'update school.autonomy set level = 4')).many).toBe('42501');
  });
});

describe('a talk', () => {
  it('counts as that of the coach who goes on with it: nobody holds one in the name of a colleague', async () => {
    const hold = (coach: string) =>
      `update school.talk set state = 'held', held_at = app.now(), coach = ${coach}`;
    expect((await steal(marit, hold('app.actor()'))).many).toBe(1);
    expect((await steal(marit, hold(`'${bob.id}'`))).many).toBe('42501');
    const made = `insert into school.talk (school_id, pupil_id, id, monday, coach, state, held_at)
      values ('${school.id}', '${noor.id}', gen_random_uuid(), '2026-11-09', app.actor(), 'held', app.now())`;
    expect((await steal(marit, made)).many).toBe('42501');
    const slot = (coach: string) =>
      `insert into school.talk_slot (school_id, pupil_id, coach, weekday, at)
       values ('${school.id}', '${noor.id}', ${coach}, 2, '09:15')`;
    expect((await steal(marit, slot('app.actor()'))).many).toBe(1);
    expect((await steal(marit, slot(`'${bob.id}'`))).many).toBe('42501');
  });

  it('is read by pupil and coach, and no card of it by anybody else', async () => {
    const write = (by: string) =>
      `insert into school.talk_card (school_id, pupil_id, talk_id, card, text, by, at)
       values ('${school.id}', '${noor.id}', '${talk}', 'land', 'Tussen ons', ${by}, app.now())`;
    expect((await steal(noor, write('app.actor()'))).many).toBe(1);
    expect((await steal(noor, write(`'${marit.id}'`))).many).toBe('42501');
    await place.admin.query(
      `insert into school.talk_card (school_id, pupil_id, talk_id, card, text, by, at)
       values ($1, $2, $3, 'back', 'Tussen ons', $2, '${at}')`,
      [school.id, noor.id, talk],
    );
    const read = 'select text from school.talk_card';
    for (const both of [noor, marit]) expect((await steal(both, read)).many).toBe(1);
    for (const other of [bob, bram, fatma, sanne]) expect((await steal(other, read)).many).toBe(0);
  });
});

describe('the doors of coaching', () => {
  const give = (coach: string) =>
    `select app.give_coach(array[gen_random_uuid()], array['${noor.id}'::uuid], '${coach}', '2026-11-23', null, true) as given`;

  it('let a team lead arrange for the own team, never for oneself and never in a parent’s hat', async () => {
    await aRelation(bob, 'member', team.id);
    expect((await steal(sanne, give(bob.id))).rows).toEqual([{ given: 1 }]);
    expect((await steal(sanne, give(sanne.id))).rows).toEqual([{ given: 0 }]);
    for (const other of [marit, noor, fatma, await anotherHat(sanne, 'guardian')])
      expect((await steal(other, give(bob.id))).rows).toEqual([{ given: 0 }]);
  });

  it('leave whoever stands in now with the pupil until the last day, also when more is arranged for later', async () => {
    const ans = await aCoach(school, { given: 'Ans' });
    await aRelation(ans, 'member', team.id);
    await aRelation(ans, 'coach', bram.id, { from: '2026-11-16', until: '2026-11-27' });
    const now = `select starts::text, ends::text from app.coaching() where coach = '${ans.id}'`;
    const later = (ends: string, takesOver: boolean) =>
      `select app.give_coach(array[gen_random_uuid()], array['${bram.id}'::uuid], '${ans.id}', '2026-12-07', ${ends}, ${takesOver})`;
    const [again] = (await steal(sanne, [later("'2026-12-11'", false), now])).rows;
    expect(again).toEqual({ starts: '2026-11-16', ends: '2026-12-11' });
    const [over] = (await steal(sanne, [later('null', true), now])).rows;
    expect(over).toMatchObject({ starts: '2026-11-16' });
  });

  it('tell nobody outside a talk who is around the pupil, and give nobody a line of somebody else', async () => {
    const circle = `select given from app.talk_circle('${noor.id}')`;
    expect((await steal(marit, circle)).many).toBe(4);
    for (const other of [bob, bram, fatma, sanne]) expect((await steal(other, circle)).many).toBe(0);
    const line = '019a0000-0000-7000-8000-00000000000b';
    await place.admin.query(
      `insert into school.journal (school_id, id, at, actor, verb, object, pupil_id)
       values ($1, $2, '${at}', $3, 'coaching.hold', $4, $5)`,
      [school.id, line, marit.id, talk, noor.id],
    );
    const own = `select verb from app.own_line('${line}')`;
    expect((await steal(marit, own)).many).toBe(1);
    for (const other of [bob, noor, fatma]) expect((await steal(other, own)).many).toBe(0);
  });
});
