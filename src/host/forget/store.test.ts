import { describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import { register } from '../../../bars/privacy/register.ts';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aGuardian,
  aPupil,
  aRelation,
  aSchool,
  aTeachingGroup,
  aWay,
  aYear,
  type Enrolment,
  now,
  type Person,
  rowsOf,
  signedIn,
  type TestDatabase,
} from '../../../tests/world/index.ts';
import { forget, HostProblem } from '../index.ts';
import { past, unsigned } from './store.ts';

const place = await aDatabase();
const installation = ({ place: { host, port }, name }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
});
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const sql = (text: string, values: unknown[] = []) => rowsOf(place, text, values);
const count = async (table: string, where: string, values: unknown[] = []) =>
  Number((await sql(`select count(*) as n from ${table} where ${where}`, values))[0]?.['n']);
const forgetNow = async (at = now) => {
  const told = await forget(installation(place), { now: at, batch: 3 });
  return Object.fromEntries(told.map(({ table, rows }) => [table, rows]));
};

/** Everything somebody leaves behind who is known in every way the house knows. */
async function aWholePupil() {
  const school = await aSchool(place);
  await aYear(school);
  const coach = await aCoach(school);
  const maths = await aTeachingGroup(school);
  const pupil = await aPupil(school, { coach, enrolledIn: [maths] });
  const guardian = await aGuardian(pupil);
  const end = await aGoal(pupil, { kind: 'end', state: 'active', why: 'omdat ik het wil' });
  const near = await aGoal(pupil, { kind: 'period', serves: end });
  await aGoal(pupil, { kind: 'work', serves: near, state: 'active' });
  await sql(
    `insert into school.deviation (school_id, pupil_id, id, goal_id, reach, cause, noted_by, noted_at)
     select school_id, pupil_id, gen_random_uuid(), id, reach, 'too_big', pupil_id, set_at from school.goal where id = $1`,
    [near.id],
  );
  await sql(
    `insert into school.external_id (school_id, kind, system, value, object_id) values ($1, 'person', 'x', 'p', $2), ($1, 'group', 'x', 'p', $3)`,
    [school.id, pupil.id, maths.id],
  );
  const own = [school.id, pupil.id];
  await sql(
    `insert into school.week_item (school_id, pupil_id, id, monday, goal_id, reach)
     select $1, $2, gen_random_uuid(), '2026-11-16', $3, reach from school.goal where id = $3`,
    [...own, near.id],
  );
  await sql(
    `insert into school.week_note (school_id, pupil_id, monday, to_coach) values ($1, $2, '2026-11-16', 'hoi')`,
    own,
  );
  await sql(
    `with talk as (insert into school.talk (school_id, pupil_id, id, monday, coach, state)
       values ($1, $2, gen_random_uuid(), '2026-11-16', $3, 'planned') returning *), card as (
       insert into school.talk_card (school_id, pupil_id, talk_id, card, by, at)
       select school_id, pupil_id, id, 'land', pupil_id, now() from talk)
     insert into school.agreement (school_id, pupil_id, id, talk_id, side, owner, text, made_by, made_at)
       select school_id, pupil_id, gen_random_uuid(), id, 'guardian', $4, 'samen lezen', coach, now() from talk`,
    [...own, coach.id, guardian.id],
  );
  for (const level of [1, 2])
    await sql(
      `insert into school.autonomy (school_id, pupil_id, id, level, reason, set_by, set_at)
       values ($1, $2, gen_random_uuid(), $4::int, 'groeit', $3, make_date(2024, 9, $4::int))`,
      [...own, coach.id, level],
    );
  return { school, coach, pupil, guardian, end, near };
}
const leave = async (person: Person, day: string) => {
  await sql('update platform.membership set valid_until = $2 where person_id = $1', [person.id, day]);
  await sql('update school.pupil set left_on = $2 where id = $1', [person.id, day]);
};
const traces = async ({ id, school }: Person) => {
  const whose = 'school_id = $1 and pupil_id = $2';
  const both = [school.id, id];
  return {
    person: await count('school.person', 'school_id = $1 and id = $2', both),
    pupil: await count('school.pupil', 'school_id = $1 and id = $2', both),
    birth: await count('school.birth', 'school_id = $1 and person_id = $2', both),
    external: await count('school.external_id', 'school_id = $1 and object_id = $2', both),
    goal: await count('school.goal', whose, both),
    goal_text: await count('school.goal_text', whose, both),
    deviation: await count('school.deviation', whose, both),
    enrolment: await count('school.enrolment', whose, both),
    week: (await count('school.week_item', whose, both)) + (await count('school.week_note', whose, both)),
    talk: (await count('school.talk', whose, both)) + (await count('school.talk_card', whose, both)),
    agreement: await count('school.agreement', whose, both),
    autonomy: await count('school.autonomy', whose, both),
    reach: await count('school.reach', whose, both),
    relation: await count('school.relation', 'school_id = $1 and (object = $2 or subject = $2)', both),
    hat: await count('platform.membership', 'school_id = $1 and person_id = $2', both),
  };
};

describe('every table that has a term', () => {
  it('is forgotten from, and no other', () => {
    const withTerm = Object.entries(register).flatMap(([table, { retention }]) =>
      retention === 'kept' ? [] : [table],
    );
    expect([...Object.keys(past), ...Object.keys(unsigned)].sort()).toEqual(withTerm.sort());
  });

  it('is pointed at by no table that keeps its rows for good: else nothing would ever go', async () => {
    const keys = await sql(
      `select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
       where contype = 'f'`,
    );
    const holds = keys.filter(({ child, parent }) => past[parent] !== undefined && past[child] === undefined);
    expect(holds).toEqual([]);
    expect(keys.length).toBeGreaterThan(30);
  });
});

describe('what stands by a date', () => {
  const dated = {
    'school.request_key': [
      30,
      `(school_id, actor, key, action, input_hash, answer, at)
      select $2, gen_random_uuid(), gen_random_uuid(), 'x', '', '/', $1::timestamptz`,
    ],
    'school.second_word': [
      30,
      `(school_id, id, what, object, asked_by, asked_at, until, answer_from)
      select $2, gen_random_uuid(), 'x', $2, gen_random_uuid(), $1::timestamptz, $1::timestamptz, 'either'`,
    ],
    'school.access_log': [
      1096,
      `(school_id, pupil_id, hour, reader, class, relation)
      select $2, gen_random_uuid(), $1::timestamptz, gen_random_uuid(), 'K3', 'coach'`,
    ],
    'school.journal': [
      1096,
      `(school_id, id, at, verb, object)
      select $2, gen_random_uuid(), $1::timestamptz, 'x', gen_random_uuid()`,
    ],
    'school.import': [
      1096,
      `(school_id, id, at, format, file_name, file_hash, added, changed, ended, same)
      select $2, gen_random_uuid(), $1::timestamptz, 'x', 'x', '', 0, 0, 0, 0`,
    ],
    'school.upload': [
      2,
      `(school_id, id, at, actor, format, file_name, state)
      select $2, gen_random_uuid(), $1::timestamptz, gen_random_uuid(), 'x', 'x', 'left'`,
    ],
    'platform.rate': [
      1 / 24,
      `(what, who, window_start, tries)
      select 'account', decode(md5($2::uuid::text), 'hex'), $1::timestamptz, 1`,
    ],
  } as const;

  it.each(Object.entries(dated))('%s goes on its day and not earlier', async (table, [days, row]) => {
    const school = await aSchool(place);
    for (const at of [ago(days + 0.01), ago(days - 1.01 * Math.min(days / 2, 1))])
      await sql(`insert into ${table} ${row}`, [at, school.id]);
    expect((await forgetNow())[table]).toBe(1);
    expect((await forgetNow())[table]).toBe(0);
  });

  it('rows of an import go after two days, codes and sign-ins half a year after their end, a held form when it lapses', async () => {
    const school = await aSchool(place);
    const person = await aPupil(school);
    const held = async (ended: Date | undefined, at: Date) =>
      (await signedIn(person, { at, ...(ended === undefined ? {} : { ended }) })).signIn;
    const old = await held(ago(190), ago(191));
    const fresh = await held(ago(100), ago(300));
    const rested = await held(undefined, ago(200));
    await sql(`update platform.sign_in set seen_at = 'epoch' where id = $1`, [rested]);
    for (const [used, until] of [
      [ago(190), now],
      [null, ago(190)],
      [null, ago(100)],
      [null, now],
    ])
      await sql(
        `insert into platform.login_code (id, account_id, code_hash, issued_at, until, used_at) values ($1, $2, '', $3, $4, $5)`,
        [newId(now), person.account, ago(300), until, used],
      );
    for (const until of [ago(1), new Date(now.getTime() + 60_000)])
      await sql(
        `insert into platform.held_form (id, sign_in_id, path, fields, until) values ($1, $2, '/', '{}', $3)`,
        [newId(now), fresh, until],
      );
    for (const at of [ago(2.1), ago(1.9)])
      await sql(
        `with new as (insert into school.import (school_id, id, at, format, file_name, file_hash, added, changed, ended, same)
           values ($1, $2, $3, 'x', 'x', '', 0, 0, 0, 0) returning school_id, id)
         insert into school.import_row (school_id, import_id, n, what, external, change)
         select school_id, id, 1, 'x', 'x', 'added' from new`,
        [school.id, newId(now), at],
      );
    const maths = await aTeachingGroup(school);
    const pupil = await aPupil(school, { enrolledIn: [maths] });
    const course = await aCourse(school);
    const enrolment = pupil.enrolments[0] as Enrolment;
    await aWay(pupil, enrolment, course);
    for (const [i, at] of [ago(2.1), ago(1.9)].entries())
      await sql(
        `insert into school.judgement_draft (school_id, pupil_id, enrolment_id, step_id, by, reach, outcome, feedback,
           ready_at, at)
         select school_id, pupil_id, enrolment_id, $3, pupil_id, reach, 'again', 'x', $4, $4
         from school.path where pupil_id = $1 and enrolment_id = $2`,
        [pupil.id, enrolment.id, course.steps[i]?.id, at],
      );
    const told = await forgetNow();
    expect(told['school.judgement_draft']).toBe(1);
    expect(told['platform.sign_in']).toBe(1);
    expect(await count('platform.sign_in', 'id = any($1)', [[old]])).toBe(0);
    expect(await count('platform.sign_in', 'id = any($1)', [[fresh, rested]])).toBe(2);
    expect(told['platform.login_code']).toBe(2);
    expect(told['platform.held_form']).toBe(1);
    expect(told['school.import_row']).toBe(1);
  });
});

describe('who left', () => {
  it('keeps everything for two years, and the account for ninety days', async () => {
    const { pupil } = await aWholePupil();
    await signedIn(pupil, { at: ago(120), ended: ago(100) });
    const here = await traces(pupil);
    expect(Object.values(here).every((n) => n > 0)).toBe(true);
    await leave(pupil, '2026-08-25');
    await forgetNow();
    expect(await traces(pupil)).toEqual(here);
    await leave(pupil, '2026-08-20');
    await forgetNow();
    expect(await traces(pupil)).toEqual({ ...here, hat: 0 });
    for (const table of ['account', 'sign_in', 'sign_in_name'])
      expect(
        await count(`platform.${table}`, `${table === 'account' ? 'id' : 'account_id'} = $1`, [
          pupil.account,
        ]),
      ).toBe(0);
  });

  it('is gone after two years and a day, with every word, and nobody else is', async () => {
    const { pupil, guardian, coach } = await aWholePupil();
    const stays = await aPupil(pupil.school, { coach });
    await aGoal(stays);
    await leave(pupil, '2024-11-20');
    await forgetNow();
    expect(await traces(pupil)).toMatchObject({ person: 1, pupil: 1, goal: 3, relation: 2 });
    await forgetNow(new Date('2026-11-22T10:00:00+01:00'));
    expect(Object.values(await traces(pupil)).every((n) => n === 0)).toBe(true);
    expect(await traces(guardian)).toMatchObject({ person: 1, relation: 0, hat: 1 });
    expect(await traces(coach)).toMatchObject({ person: 1, relation: 1, hat: 1 });
    expect(await traces(stays)).toMatchObject({ person: 1, pupil: 1, goal: 1 });
  });

  it('counts from the last hat, and whoever comes back is back', async () => {
    const school = await aSchool(place);
    const coach = await aCoach(school);
    await aRelation(coach, 'coach', (await aPupil(school)).id, { until: '2024-06-01' });
    await leave(coach, '2024-12-01');
    await forgetNow();
    expect(await traces(coach)).toMatchObject({ person: 1, relation: 1, hat: 0 });
    // a control: with the hat still on, not even the day is noted
    const other = await aCoach(school);
    await forgetNow(new Date('2026-11-30T09:00:00Z'));
    expect(await traces(coach)).toMatchObject({ person: 1 });
    await forgetNow(new Date('2026-12-05T09:00:00Z'));
    expect(await traces(coach)).toMatchObject({ person: 0, relation: 0 });
    expect(await sql('select left_on from school.person where id = $1', [other.id])).toEqual([
      { left_on: null },
    ]);
    await leave(other, '2026-11-01');
    await forgetNow();
    await sql(`update platform.membership set valid_until = 'infinity' where person_id = $1`, [other.id]);
    await forgetNow();
    expect(await sql('select left_on from school.person where id = $1', [other.id])).toEqual([
      { left_on: null },
    ]);
  });
});

describe('a goal that is done with', () => {
  it('stays until a whole school year has passed; what is worked on stays, and so does what it serves', async () => {
    const { pupil, end, near } = await aWholePupil();
    const done = await aGoal(pupil, { kind: 'learning', state: 'evaluated', why: 'nu klaar' });
    await sql(`update school.goal set state = 'closed' where id = any($1)`, [[end.id, near.id]]);
    await sql(`update school.goal set set_at = '2025-09-01' where pupil_id = $1`, [pupil.id]);
    const titles = () => count('school.goal', 'pupil_id = $1', [pupil.id]);
    expect(await titles()).toBe(4);
    await forgetNow(new Date('2027-07-16T12:00:00Z'));
    expect(await titles()).toBe(4);
    await forgetNow(new Date('2027-07-19T12:00:00Z'));
    // the task is still worked on, and the two that it leads to stay with it
    expect(await titles()).toBe(3);
    expect(await count('school.goal', 'id = $1', [done.id])).toBe(0);
    expect(await count('school.goal_text', 'pupil_id = $1', [pupil.id])).toBe(0);
    await sql(`update school.goal set state = 'realised' where pupil_id = $1 and kind = 'work'`, [pupil.id]);
    await sql(
      `insert into school.journal (school_id, id, at, verb, object) select school_id, $2, '2026-11-01', 'x', id
       from school.goal where pupil_id = $1 and kind = 'work'`,
      [pupil.id, newId(now)],
    );
    await forgetNow(new Date('2027-07-19T12:00:00Z'));
    expect(await titles()).toBe(3);
    await sql(`delete from school.journal where school_id = $1`, [pupil.school.id]);
    await forgetNow(new Date('2027-07-19T12:00:00Z'));
    // a week of this school year still tells of the one, and so of what that leads to
    expect(await titles()).toBe(2);
    await sql('delete from school.week_item where pupil_id = $1', [pupil.id]);
    await forgetNow(new Date('2027-07-19T12:00:00Z'));
    expect(await titles()).toBe(0);
  });
});

it('what a school goes on using loses the name of who set it, when that person is forgotten', async () => {
  const school = await aSchool(place);
  const [gone, here] = [await aCoach(school), await aCoach(school)];
  const id = newId(now);
  await sql(
    `insert into shared.course (id, owner, handle, kind, title, language, scale, levels)
     values ($1, $2, 'eigen', 'steps', 'Eigen', 'nl', 'po', '{1F}')`,
    [id, school.id],
  );
  for (const [block, by] of [gone, here].entries())
    await sql(
      `insert into school.strategy_tip (school_id, course_id, block, strategy, set_by) values ($1, $2, $3, 'x', $4)`,
      [school.id, id, block + 1, by.id],
    );
  await leave(gone, '2024-11-19');
  await forgetNow();
  const tips = await sql('select set_by as by from school.strategy_tip where school_id = $1 order by block', [
    school.id,
  ]);
  expect(tips.map(({ by }) => by)).toEqual(['00000000-0000-0000-0000-000000000000', here.id]);
});

describe('what belongs to a week', () => {
  it('goes a school year later; the stage that holds now and an open agreement stay', async () => {
    const { pupil } = await aWholePupil();
    await sql(
      `insert into school.school_year (school_id, id, title, starts, ends)
       values ($1, gen_random_uuid(), 'later', '2027-08-23', '2028-07-14')`,
      [pupil.school.id],
    );
    expect(await traces(pupil)).toMatchObject({ week: 2, talk: 2, agreement: 1, autonomy: 2 });
    await forgetNow(new Date('2027-07-19T12:00:00Z'));
    expect(await traces(pupil)).toMatchObject({ week: 2, talk: 2, agreement: 1, autonomy: 1 });
    await forgetNow(new Date('2028-07-17T12:00:00Z'));
    // the talk stays without its words, for the agreement that was made there is not done yet
    expect(await traces(pupil)).toMatchObject({ week: 0, talk: 1, agreement: 1, autonomy: 1 });
    await sql(`update school.agreement set done_at = '2026-12-01' where pupil_id = $1`, [pupil.id]);
    await forgetNow(new Date('2028-07-17T12:00:00Z'));
    expect(await traces(pupil)).toMatchObject({ talk: 0, agreement: 0, goal: 3 });
  });
});

describe('forgetting', () => {
  it('in a dry run counts the same and leaves everything', async () => {
    const { pupil } = await aWholePupil();
    await leave(pupil, '2024-11-19');
    const before = await traces(pupil);
    const dry = await forget(installation(place), { now, dryRun: true });
    expect(await traces(pupil)).toEqual(before);
    expect(await forget(installation(place), { now })).toEqual(dry);
    expect(dry.find(({ table }) => table === 'school.goal')?.rows).toBe(3);
    expect(dry.find(({ table }) => table === 'school.talk_card')?.rows).toBe(1);
  });

  it('does nothing where the clock of this machine runs ahead', async () => {
    const { pupil } = await aWholePupil();
    await leave(pupil, '2024-11-19');
    await sql(`update platform.installation set clock = 'real'`);
    await expect(forget(installation(place), { now: new Date(Date.now() + 11 * 60_000) })).rejects.toThrow(
      HostProblem,
    );
    expect((await traces(pupil)).person).toBe(1);
    await sql(`update platform.installation set clock = 'set'`);
  });
});
