import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openScope } from '#platform/scope';
import type { Role } from '#platform/statement';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGoal,
  aGuardian,
  aLeader,
  anAdministrator,
  anEnrolment,
  anOfficeWorker,
  anotherHat,
  aPupil,
  aRelation,
  aSchool,
  aTeacher,
  aTeachingGroup,
  aTeam,
  aTeamLead,
  now,
  signedIn,
} from '../../tests/world/index.ts';

const place = await aDatabase();
const school = await aSchool(place, { name: 'Veenlicht' });
const team = await aTeam(school);
const group = await aBaseGroup(school, { team });
const english = await aTeachingGroup(school);
const marit = await aCoach(school);
const noor = await aPupil(school, { group, coach: marit, enrolledIn: [english] });
await aGoal(noor, { kind: 'end', title: 'eind' });
await aGoal(noor, { kind: 'period', title: 'periode' });
await aGoal(noor, { kind: 'work', title: 'taak' });
await aGoal(noor, { kind: 'learning', title: 'Engels', enrolment: noor.enrolments[0] as never });

const clients: pg.Client[] = [];
afterAll(() => Promise.all(clients.map((client) => client.end())));
async function aConnection(role: Role): Promise<pg.Client> {
  const client = new pg.Client(place.connect(role));
  clients.push(client);
  await client.connect();
  return client;
}
const member = await aConnection('member');

type Asked = { as?: pg.Client; at?: Date; subject?: string | null; writes?: boolean };
type Signed = Awaited<ReturnType<typeof signedIn>>;

/** What one statement gives behind the door that this sign-in opens; a refusal is its code. */
async function behind(
  who: Signed,
  sql: string,
  { as = member, at = now, subject = null, writes = false }: Asked = {},
) {
  await as.query('begin');
  try {
    await as.query('select app.open($1, $2, $3, $4)', [who.token, subject, at, writes]);
    return (await as.query({ text: sql, rowMode: 'array' })).rows.map(([one]) => one as string);
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await as.query('rollback');
  }
}
const titles = 'select title from school.goal order by title';
const goalsSeen = (who: Signed, more: Asked = {}) => behind(who, titles, more);
const knock = (who: Signed, more: Asked = {}) => behind(who, 'select 1', more);
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('without a scope', () => {
  it.each(['member', 'school', 'counts', 'jobs'] as const)('%s sees nothing at all', async (role) => {
    const client = await aConnection(role);
    for (const table of ['person', 'goal', 'pupil', 'school_setting', 'relation']) {
      const seen = await client.query(`select count(*) from school.${table}`).catch((error) => error);
      expect(seen.code ?? Number(seen.rows[0].count)).toSatisfy((found) => found === '42501' || found === 0);
    }
  });

  it.each(['gate', 'network'] as const)('%s may not even name a table of a school', async (role) => {
    const client = await aConnection(role);
    await expect(client.query('select from school.goal')).rejects.toMatchObject({ code: '42501' });
  });

  it('nobody reads accounts, sign-ins or the key of the seal', async () => {
    for (const role of ['member', 'school', 'counts', 'network', 'jobs'] as const) {
      const client = await aConnection(role);
      for (const table of ['platform.account', 'platform.sign_in', 'platform.seal'])
        await expect(client.query(`select from ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
    const gate = await aConnection('gate');
    await expect(gate.query('select key from platform.seal')).rejects.toMatchObject({ code: '42501' });
    for (const role of ['gate', 'member', 'school', 'counts', 'network', 'jobs'] as const)
      await expect((await aConnection(role)).query('select app.seal_key()')).rejects.toMatchObject({
        code: '42501',
      });
  });

  it('nobody finds the key in plans that are printed, though it stands in them', async () => {
    const { rows } = await place.admin.query('select key from platform.seal');
    // without spaces: where a line is full it is cut in the middle of a number
    const key = [...(rows[0].key as Buffer)].map((byte) => (byte << 24) >> 24).join('');
    const printed = async (ask: (client: pg.Client) => Promise<unknown>) => {
      const client = await aConnection('member');
      const said: string[] = [];
      client.on('notice', ({ message, detail = '' }) => said.push((message + detail).replaceAll(/\s/g, '')));
      for (const setting of ['parse', 'rewritten', 'plan'])
        await client.query(`set debug_print_${setting} = on`);
      await client.query("set client_min_messages = 'log'");
      await ask(client);
      expect(said.join('').length).toBeGreaterThan(1000);
      return said.some((plan) => plan.includes(key));
    };
    const { token } = await signedIn(marit);
    const asks = async (client: pg.Client) => {
      await client.query('begin');
      await client.query('select app.open($1, null, $2, true)', [token, now]);
      expect((await client.query(titles)).rowCount).toBeGreaterThan(3);
      await client.query('commit');
    };
    expect(await printed(asks)).toBe(false);

    const shows = (isSo: boolean) =>
      place.admin.query(
        `alter function app.school_id() ${isSo ? 're' : ''}set debug_print_plan ${isSo ? '' : 'to off'}`,
      );
    await shows(true);
    try {
      expect(await printed(asks)).toBe(true);
    } finally {
      await shows(false);
    }
  });
});

describe('the door', () => {
  it('tells who came in, from the hash of a cookie alone', async () => {
    const { token, signIn } = await signedIn(marit);
    const [who] = await place.database.read('member', [openScope(token, noor.id, now)]);
    expect(who).toMatchObject({
      signIn,
      person: marit.id,
      school: school.id,
      organisation: 'Veenlicht',
      hat: 'staff',
      duties: ['coach'],
      held: ['coach'],
    });
  });

  it('tells a guardian how many hats can be worn today, and not the ones of yesterday', async () => {
    const guardian = await aGuardian(noor);
    const { token } = await signedIn(guardian);
    const hats = async () => (await place.database.read('member', [openScope(token, null, now)]))[0].hats;
    expect(await hats()).toBe(1);
    await anotherHat(guardian, 'staff');
    expect(await hats()).toBe(2);
    await place.admin.query(
      "update platform.membership set valid_until = '2026-11-20' where person_id = $1 and hat = 'staff'",
      [guardian.id],
    );
    expect(await hats()).toBe(1);
  });

  it('gives one answer to unknown, ended, blocked, future and foreign sign-ins', async () => {
    const stranger = { ...(await signedIn(marit)), token: Buffer.alloc(32, 7) };
    expect(await knock(stranger)).toBe('LK001');
    expect(await knock(await signedIn(marit, { ended: now }))).toBe('LK001');
    expect(await knock(await signedIn(marit, { at: minutesLater(2) }))).toBe('LK001');
    const barred = await aCoach(school);
    await place.admin.query('update platform.account set blocked_at = now() where id = $1', [barred.account]);
    expect(await knock(await signedIn(barred))).toBe('LK001');
    const { token } = await signedIn(marit);
    const raw = { ...(await signedIn(marit)), token: token.subarray(0, 31) };
    expect(await knock(raw)).toBe('LK001');
  });

  it.each([
    ['staff', 60],
    ['pupil', 480],
  ] as const)('a %s sign-in rests %i minutes and no longer', async (hat, minutes) => {
    const who = await signedIn(hat === 'pupil' ? noor : marit, { at: now });
    expect(await knock(who, { at: new Date(minutesLater(minutes).getTime() - 1) })).toEqual([1]);
    expect(await knock(who, { at: minutesLater(minutes) })).toBe('LK001');
  });

  it('lasts thirty days and no longer, however busy', async () => {
    const who = await signedIn(noor, { at: now });
    const days = (n: number, ms = 0) => new Date(now.getTime() + n * 86_400_000 + ms);
    const used = (at: Date) =>
      place.admin.query('update platform.sign_in set seen_at = $2 where id = $1', [who.signIn, at]);
    await used(days(30, -60_000));
    expect(await knock(who, { at: days(30, -1) })).toEqual([1]);
    expect(await knock(who, { at: days(30) })).toBe('LK001');
  });

  it('remembers that somebody is here, and lets a request through that was overtaken', async () => {
    const who = await signedIn(marit, { at: now });
    const at = minutesLater(6);
    await place.database.read('member', [openScope(who.token, null, at)]);
    const { rows } = await place.admin.query('select seen_at from platform.sign_in where id = $1', [
      who.signIn,
    ]);
    expect(rows[0].seen_at).toEqual(at);
    expect(await knock(who, { at: new Date(at.getTime() - 40) })).toEqual([1]);
  });

  it('lets nobody in by the role of another class', async () => {
    const office = await anOfficeWorker(place);
    const people = [
      [noor, ['member', 'counts']],
      [marit, ['member', 'counts']],
      [await aGuardian(noor), ['member', 'counts']],
      [await anAdministrator(school), ['school']],
      [office, ['network']],
    ] as const;
    const roles = ['member', 'school', 'counts', 'network'] as const;
    for (const [person, own] of people) {
      const who = await signedIn(person);
      for (const role of roles) {
        const came = await knock(who, { as: await aConnection(role) });
        expect([person.hat, role, came]).toEqual([
          person.hat,
          role,
          (own as readonly string[]).includes(role) ? [1] : 'LK001',
        ]);
      }
    }
  });

  it('opens once in a transaction: two identities never mix', async () => {
    const [first, second] = [await signedIn(marit), await signedIn(noor)];
    await member.query('begin');
    await member.query('select app.open($1, null, $2, false)', [first.token, now]);
    await expect(
      member.query('select app.open($1, null, $2, false)', [second.token, now]),
    ).rejects.toMatchObject({ code: 'LK002' });
    await member.query('rollback');
  });

  it('closes with the transaction: the next request on this connection sees nothing', async () => {
    expect(await goalsSeen(await signedIn(marit))).toHaveLength(4);
    expect((await member.query(titles)).rows).toEqual([]);
  });

  it('a clock that is wrong opens nothing where the clock is real', async () => {
    await place.admin.query("update platform.installation set clock = 'real'");
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const who = await signedIn(marit, { at: at(-1) });
    expect(await knock(who, { at: at(0) })).toEqual([1]);
    expect(await knock(who, { at: at(11) })).toBe('LK003');
    expect(await knock(who, { at: at(-11) })).toBe('LK003');
    await place.admin.query("update platform.installation set clock = 'set'");
    expect(await knock(await signedIn(marit))).toEqual([1]);
  });
});

describe('a forged scope', () => {
  /** The goals seen after one part of a setting was changed behind the door's back, or the refusal. */
  const forged = async (who: Signed, setting: string, at: number, value: string) => {
    await member.query('begin');
    try {
      await member.query('select app.open($1, null, $2, true)', [who.token, now]);
      const { rows } = await member.query(`select current_setting('app.${setting}', true) as kept`);
      const parts = String(rows[0].kept).split('|');
      parts[at] = value;
      await member.query(`set local app.${setting} = '${parts.join('|')}'`);
      return (await member.query(titles)).rowCount;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await member.query('rollback');
    }
  };

  it.each([...['school', 'actor', 'sign_in', 'now', 'today', 'relation'].entries()])(
    'is refused when part %i of who it is, %s, was changed after the opening',
    async (at, part) => {
      const value = part === 'now' || part === 'today' ? '2026-11-22 09:00:01+00' : (await aSchool(place)).id;
      expect(await forged(await signedIn(noor), 'who', at, value)).toBe('LK004');
    },
  );

  it('is refused when a list was changed after the opening, whichever it is', async () => {
    const other = await aSchool(place);
    const who = await signedIn(noor);
    await member.query('begin');
    await member.query('select app.open($1, null, $2, true)', [who.token, now]);
    const { rows } = await member.query("select current_setting('app.lists', true) as kept");
    await member.query('rollback');
    const lists = String(rows[0].kept).split('|').length;
    expect(lists).toBeGreaterThan(5);
    for (let at = 0; at < lists; at += 1)
      expect([at, await forged(who, 'lists', at, `{${other.id}}`)]).toEqual([at, 'LK004']);
  });

  it('is refused when a list too long for the seal was changed, taken away or swapped with another', async () => {
    const coach = await aCoach(school);
    for (let at = 0; at < 20; at += 1)
      await aGoal(await aPupil(school, { group, coach }), { kind: 'learning', title: `doel ${at}` });
    const who = await signedIn(coach);
    expect(await goalsSeen(who)).toHaveLength(20);
    const kept = async () => {
      const settings =
        "select name, current_setting(name, true) as value from (select 'app.list_' || at as name from generate_series(1, 60) at) list";
      return (await member.query(settings)).rows.filter(({ value }) => value) as {
        name: string;
        value: string;
      }[];
    };
    /** What is seen when one of the long lists was made into something else. */
    const seen = async (change?: (list: string, all: readonly string[]) => string) => {
      await member.query('begin');
      try {
        await member.query('select app.open($1, null, $2, true)', [who.token, now]);
        const long = await kept();
        expect(long.length).toBeGreaterThan(1);
        if (change !== undefined)
          for (const { name, value } of long)
            await member.query(
              `set local ${name} = '${change(
                value,
                long.map((list) => list.value),
              )}'`,
            );
        return (await member.query(titles)).rowCount;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await member.query('rollback');
      }
    };
    expect(await seen()).toBe(20);
    expect(await seen((list) => list)).toBe(20);
    expect(await seen((list) => list.replace('}', `,${noor.id}}`))).toBe('LK004');
    expect(await seen(() => '')).toBe('LK004');
    expect(await seen((list, all) => all.find((other) => other !== list) as string)).toBe('LK004');
    // and what a transaction kept is gone with it
    expect(await kept()).toEqual([]);
  });

  it('is refused when a part of who it is passes for a list, or a list for a part of who it is', async () => {
    const who = await signedIn(marit);
    const moved = async (move: 'right' | 'left') => {
      await member.query('begin');
      try {
        await member.query('select app.open($1, null, $2, true)', [who.token, now]);
        const { rows } = await member.query(
          "select current_setting('app.who') as who, current_setting('app.lists') as lists",
        );
        const parts = String(rows[0].who).split('|');
        const lists = String(rows[0].lists).split('|');
        if (move === 'right') lists.unshift(parts.pop() as string);
        else parts.push(lists.shift() as string);
        await member.query(
          `set local app.who = '${parts.join('|')}'; set local app.lists = '${lists.join('|')}'`,
        );
        return (await member.query('select from school.team')).rowCount;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await member.query('rollback');
      }
    };
    expect([await moved('right'), await moved('left')]).toEqual(['LK004', 'LK004']);
  });

  /** What comes after the first row of a statement, when the scope was changed between the two; a refusal is its code. */
  const afterTheFirst = async (
    client: pg.Client,
    who: Signed,
    sql: string,
    change: (kept: { who: string; lists: string }) => string,
  ) => {
    await client.query('begin');
    try {
      await client.query('select app.open($1, null, $2, false)', [who.token, now]);
      const { rows } = await client.query(
        "select current_setting('app.who') as who, current_setting('app.lists') as lists",
      );
      // a bitmap or a sort would gather all rows before the first
      await client.query('set local enable_bitmapscan = off; set local enable_sort = off');
      await client.query(`declare rest no scroll cursor for ${sql}`);
      expect((await client.query('fetch 1 from rest')).rowCount).toBe(1);
      await client.query(change(rows[0]));
      return (await client.query('fetch all from rest')).rowCount;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('rollback');
    }
  };

  it('opens nothing of another pupil when a list is changed between two rows of one statement', async () => {
    const pupils = [await aPupil(school, { group }), await aPupil(school, { group })] as const;
    const [mine, other] = pupils[0].id < pupils[1].id ? pupils : [pupils[1], pupils[0]];
    for (const pupil of pupils)
      for (const title of ['een', 'twee']) await aGoal(pupil, { kind: 'learning', title });
    const sql = `select title from school.goal where pupil_id >= '${mine.id}'`;
    const who = await signedIn(mine);
    const { rows } = await place.admin.query('select id from school.reach where pupil_id = $1', [other.id]);
    const others = `{${[other.id, ...rows.map(({ id }) => id as string)].join(',')}}`;
    expect(await afterTheFirst(member, who, sql, () => 'select')).toBe(1);
    expect(
      await afterTheFirst(
        member,
        who,
        sql,
        ({ lists }) =>
          `set local app.lists = '${lists
            .split('|')
            .map(() => others)
            .join('|')}'`,
      ),
    ).toBe('LK004');
  });

  it('puts no line about one’s own goal on the page of another pupil', async () => {
    const other = await aPupil(school, { group, coach: marit });
    const lineAbout = async (pupil: string) =>
      await behind(
        await signedIn(noor),
        `insert into school.journal (school_id, id, at, actor, verb, object, pupil_id, reach)
         select school_id, gen_random_uuid(), app.now(), app.actor(), 'goals.removed', id, '${pupil}', reach
         from school.goal where pupil_id = '${noor.id}' limit 1 returning 1`,
        { writes: true },
      );
    expect(await lineAbout(noor.id)).toEqual([1]);
    expect(await lineAbout(other.id)).toBe('42501');
  });

  it('opens no line of another administrator when the name is changed between two rows of one statement', async () => {
    const [mine, other] = [await anAdministrator(school), await anAdministrator(school)];
    for (const [n, { id }] of [mine, other, other].entries())
      await place.admin.query(
        `insert into school.journal (school_id, id, at, actor, verb, object)
         values ($1, $4, $2, $3, 'a.b', $1)`,
        [school.id, now, id, `00000000-0000-4000-8000-00000000000${n}`],
      );
    const as = await aConnection('school');
    const sql = 'select verb from school.journal';
    const change = ({ who }: { who: string }) => `set local app.who = '${who.replace(mine.id, other.id)}'`;
    expect(await afterTheFirst(as, await signedIn(mine), sql, change)).toBe(0);
  });

  it('names the same moment in whatever form of dates and zone somebody asks', async () => {
    const { token } = await signedIn(marit);
    const client = await aConnection('member');
    await client.query('begin');
    await client.query("set local datestyle = 'SQL, MDY'; set local timezone = '<UTC>-3'");
    await client.query('select app.open($1, null, $2, true)', [token, now]);
    await client.query("set local datestyle = 'German'; set local timezone = '<UTC>+9'");
    const { rows } = await client.query(
      'select extract(epoch from app.now())::float8 * 1000 as at, app.today() = $1::date as today',
      ['2026-11-21'],
    );
    expect(rows[0]).toEqual({ at: now.getTime(), today: true });
    expect((await client.query(titles)).rowCount).toBeGreaterThan(3);
  });

  it('sees nothing when the seal was taken away', async () => {
    expect(await forged(await signedIn(noor), 'seal', 0, '')).toBe(0);
  });

  it('cannot be carried to another transaction or another connection', async () => {
    const who = await signedIn(marit);
    await member.query('begin');
    await member.query('select app.open($1, null, $2, true)', [who.token, now]);
    const { rows } = await member.query(
      `select name, current_setting('app.' || name, true) as value from unnest(array['who', 'lists', 'seal']) as name`,
    );
    await member.query('commit');
    for (const client of [member, await aConnection('member')]) {
      await client.query('begin');
      for (const { name, value } of rows)
        if (value !== null) await client.query(`set local app.${name} = '${value}'`);
      await expect(client.query(titles)).rejects.toMatchObject({ code: 'LK004' });
      await client.query('rollback');
    }
  });

  it('has no tools: no set_config, no tables of its own, no functions', async () => {
    for (const role of ['gate', 'member', 'school', 'counts', 'network', 'jobs'] as const) {
      const client = await aConnection(role);
      for (const sql of [
        "select set_config('app.who', '', true)",
        'create temporary table mine (id int)',
        // a door would take it for uuid, and run what it checks as the owner
        'create domain pg_temp.uuid as pg_catalog.uuid',
        'create table app.mine (id int)',
        'create table public.mine (id int)',
        'create function pg_temp.mine() returns int language sql return 1',
        'create schema mine',
        'set role app_owner',
        'set session authorization app_owner',
        "update pg_settings set setting = '' where name = 'app.who'",
      ])
        await expect(client.query(sql), `${role}: ${sql}`).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('revocation', () => {
  it('acts on the next request: relation, sign-in and membership alike', async () => {
    const coach = await aCoach(school);
    const relation = await aRelation(coach, 'coach', noor.id);
    const who = await signedIn(coach);
    expect(await goalsSeen(who)).toHaveLength(4);
    await place.admin.query("update school.relation set valid_until = '2026-11-20' where id = $1", [
      relation,
    ]);
    expect(await goalsSeen(who)).toEqual([]);
    await place.admin.query('update platform.membership set valid_until = $2 where id = $1', [
      coach.membership,
      '2026-11-20',
    ]);
    expect(await knock(who)).toBe('LK001');
    const again = await signedIn(marit);
    await place.admin.query('update platform.sign_in set ended_at = now() where id = $1', [again.signIn]);
    expect(await knock(again)).toBe('LK001');
  });

  it('comes at midnight of the school, not of the server, and a relation to come begins then', async () => {
    const coach = await aCoach(school);
    await aRelation(coach, 'coach', noor.id, { from: '2026-11-21', until: '2026-11-21' });
    const seen = async (time: string) =>
      (await goalsSeen(await signedIn(coach, { at: new Date(time) }), { at: new Date(time) })).length;
    expect(await seen('2026-11-20T23:59:59+01:00')).toBe(0);
    expect(await seen('2026-11-21T00:00:00+01:00')).toBe(4);
    expect(await seen('2026-11-21T23:59:59+01:00')).toBe(4);
    expect(await seen('2026-11-22T00:00:00+01:00')).toBe(0);
  });

  it.each([
    ['Europe/Amsterdam', '2026-11-21'],
    ['America/Curacao', '2026-11-20'],
    ['Pacific/Auckland', '2026-11-21'],
  ])('half past eleven of the server’s evening is in %s %s', async (zone, day) => {
    const at = new Date('2026-11-20T23:30:00Z');
    const there = await aSchool(place, { zone });
    const says = 'select app.today()::text';
    expect(await behind(await signedIn(await aCoach(there), { at }), says, { at })).toEqual([day]);
    const job = await aConnection('jobs');
    await job.query('begin');
    await job.query('select app.open_job($1, $2)', [there.id, at]);
    expect((await job.query(says)).rows).toEqual([{ today: day }]);
    await job.query('rollback');
  });

  it('keeps to the day when the clocks are put back', async () => {
    const coach = await aCoach(school);
    await aRelation(coach, 'coach', noor.id, { from: '2026-10-25', until: '2026-10-25' });
    const seen = async (time: string) =>
      (await goalsSeen(await signedIn(coach, { at: new Date(time) }), { at: new Date(time) })).length;
    expect(await seen('2026-10-24T21:59:59Z')).toBe(0);
    expect(await seen('2026-10-24T22:00:00Z')).toBe(4);
    expect(await seen('2026-10-25T22:59:59Z')).toBe(4);
    expect(await seen('2026-10-25T23:00:00Z')).toBe(0);
  });
});

describe('guardians', () => {
  const aChild = async (born: string | null, opens: { opensGoals?: boolean; opensWeek?: boolean } = {}) => {
    const child = await aPupil(school, { born, ...opens });
    await aGoal(child, { kind: 'end', title: 'eind' });
    await aGoal(child, { kind: 'work', title: 'taak' });
    return child;
  };
  const cards = 'select given from school.pupil join school.person using (school_id, id)';
  const all = async (who: Signed, at = now) => ({
    card: await behind(who, cards, { at }),
    goals: await goalsSeen(who, { at }),
  });

  it.each([
    ['the day before the sixteenth birthday', '2010-11-22', { card: ['Noor'], goals: ['eind'] }],
    ['the sixteenth birthday', '2010-11-21', { card: ['Noor'], goals: [] }],
    ['the day before the eighteenth', '2008-11-22', { card: ['Noor'], goals: [] }],
    ['the eighteenth birthday', '2008-11-21', { card: [], goals: [] }],
    ['no known birth date', null, { card: ['Noor'], goals: [] }],
  ])('on %s', async (_, born, seen) => {
    const who = await signedIn(await aGuardian(await aChild(born)));
    expect(await all(who)).toEqual(seen);
  });

  it('see from 16 on what the pupil opens, each for itself', async () => {
    const goals = await aGuardian(await aChild('2010-01-01', { opensGoals: true }));
    expect(await goalsSeen(await signedIn(goals))).toEqual(['eind']);
    const week = await aGuardian(await aChild('2010-01-01', { opensWeek: true }));
    expect(await goalsSeen(await signedIn(week))).toEqual(['taak']);
  });

  it('see a grown-up child again only when that child says so, whatever the school opens', async () => {
    const open = await aSchool(place, { goalsOpen: true, weekOpen: true });
    const child = await aPupil(open, { born: '2008-01-01' });
    await aGoal(child, { kind: 'end', title: 'eind' });
    const shut = await signedIn(await aGuardian(child));
    expect(await behind(shut, cards)).toEqual([]);
    const renewed = await signedIn(await aGuardian(child, { renewed: true }));
    expect(await behind(renewed, cards)).toEqual(['Noor']);
    expect(await goalsSeen(renewed)).toEqual([]);
  });

  it('turn a page of age at midnight in Amsterdam', async () => {
    const guardian = await aGuardian(await aChild('2010-11-21'));
    const seen = async (time: string) =>
      goalsSeen(await signedIn(guardian, { at: new Date(time) }), { at: new Date(time) });
    expect(await seen('2026-11-20T22:59:59Z')).toEqual(['eind']);
    expect(await seen('2026-11-20T23:00:00Z')).toEqual([]);
  });

  it('see the week of a younger pupil when the school opened it', async () => {
    const open = await aSchool(place, { weekOpen: true });
    const child = await aPupil(open, {});
    await aGoal(child, { kind: 'work', title: 'taak' });
    expect(await goalsSeen(await signedIn(await aGuardian(child)))).toEqual(['taak']);
  });

  it('see nothing before a second person has confirmed them, and nothing as info or blocked', async () => {
    const child = await aChild('2013-01-01');
    for (const wish of [
      { confirmed: false },
      { authority: 'info' as const },
      { authority: 'blocked' as const, confirmed: true },
      { until: '2026-11-20' },
    ])
      expect(await all(await signedIn(await aGuardian(child, wish)))).toEqual({ card: [], goals: [] });
  });

  it('who are barred from a child are barred as its teacher and coach, too', async () => {
    const child = await aPupil(school, { enrolledIn: [english] });
    await aGoal(child, { kind: 'end', title: 'van het kind' });
    const teacher = await aTeacher(english);
    await aRelation(teacher, 'coach', child.id);
    const who = await signedIn(teacher);
    expect(await goalsSeen(who)).toContain('van het kind');
    await aRelation(teacher, 'guardian', child.id, { authority: 'blocked' });
    expect(await goalsSeen(who)).not.toContain('van het kind');
    expect(await behind(who, 'select 1', { subject: child.id })).toEqual([1]);
    const [door] = await place.database.read('member', [openScope(who.token, child.id, now)]);
    expect(door.held).toEqual([]);
  });
});

describe('what somebody is to a pupil', () => {
  it('a subject teacher sees the far goals and the own course, and no more', async () => {
    const teacher = await aTeacher(english);
    expect(await goalsSeen(await signedIn(teacher), { subject: noor.id })).toEqual(['Engels', 'eind']);
  });

  it('a course that ended takes its goals along', async () => {
    const french = await aTeachingGroup(school, { name: 'Frans', subject: 'Frans' });
    const pupil = await aPupil(school);
    const enrolment = await anEnrolment(pupil, french, { until: '2026-11-20' });
    await aGoal(pupil, { title: 'Frans', enrolment });
    expect(await goalsSeen(await signedIn(await aTeacher(french)))).toEqual([]);
  });

  it('a page about one pupil knows of no other', async () => {
    const other = await aPupil(school, { coach: marit });
    await aGoal(other, { title: 'van een ander' });
    const who = await signedIn(marit);
    expect(await goalsSeen(who)).toContain('van een ander');
    expect(await goalsSeen(who, { subject: noor.id })).not.toContain('van een ander');
    expect(await goalsSeen(who, { subject: (await aPupil(school)).id })).toEqual([]);
  });

  it('two hats are two scopes', async () => {
    const child = await aPupil(school, {});
    await aGoal(child, { kind: 'end', title: 'van mijn kind' });
    await aRelation(marit, 'guardian', child.id, { confirmed: true });
    const asParent = await signedIn(await anotherHat(marit, 'guardian'));
    expect(await goalsSeen(asParent)).toEqual(['van mijn kind']);
    expect(await goalsSeen(await signedIn(marit))).not.toContain('van mijn kind');
  });

  it('a page that only shows is not told what may be written', async () => {
    const change = `update school.goal set title = title where pupil_id = '${noor.id}' returning title`;
    expect(await behind(await signedIn(noor), change, { writes: true })).toHaveLength(4);
    expect(await behind(await signedIn(noor), change)).toEqual([]);
  });

  it('a leader opens one card at a time, and counts goals without reading one', async () => {
    const leader = await signedIn(await aLeader(school));
    expect(await behind(leader, 'select id from school.pupil')).toEqual([]);
    expect(await behind(leader, 'select id from school.pupil', { subject: noor.id })).toEqual([noor.id]);
    expect(await goalsSeen(leader, { subject: noor.id })).toEqual([]);
    const counts = await aConnection('counts');
    const count = `select count(*) from school.goal where pupil_id = '${noor.id}'`;
    expect(await behind(leader, count, { as: counts })).toEqual(['4']);
    expect(await behind(leader, titles, { as: counts })).toBe('42501');
    const lead = await signedIn(await aTeamLead(team));
    expect(await behind(lead, count, { as: counts })).toEqual(['4']);
    for (const person of [noor, marit]) {
      expect(await behind(await signedIn(person), count, { as: counts })).toEqual(['0']);
      expect(await behind(await signedIn(person), 'select id from school.pupil', { as: counts })).toEqual([]);
    }
  });

  it('another school does not exist', async () => {
    const elsewhere = await aSchool(place, { name: 'Elders' });
    const coach = await aCoach(elsewhere);
    // even with a relation to somebody of the first school, which the keys allow nobody to follow
    await aRelation(coach, 'coach', noor.id);
    const who = await signedIn(coach);
    expect(await goalsSeen(who, { subject: noor.id })).toEqual([]);
    expect(await behind(who, 'select name from school.base_group')).toEqual([]);
  });
});
