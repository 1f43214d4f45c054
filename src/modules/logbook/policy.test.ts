import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aDatabase,
  aGoal,
  aGuardian,
  aPupil,
  aRelation,
  aSchool,
  aThief,
  aWeek,
  inWeek,
  now,
} from '../../../tests/world/index.ts';

/*
 * What somebody can do who has stolen a sign-in and types SQL in its name: the database says no by itself.
 */
const place = await aDatabase();
const steal = aThief(place);
const school = await aSchool(place);
const [lastWeek, thisWeek] = ['2026-11-09', '2026-11-16'];
const marit = await aCoach(school);
const bob = await aCoach(school, { given: 'Bob' });
const noor = await aPupil(school, { given: 'Noor', coach: marit });
const bram = await aPupil(school, { given: 'Bram' });
await aRelation(bob, 'coach', noor.id, { until: '2026-11-27' });
const [hers, his] = [await aGoal(noor, { kind: 'learning' }), await aGoal(bram, { kind: 'learning' })];
await inWeek(hers, thisWeek);
await inWeek(his, thisWeek);
await aWeek(noor, thisWeek, { agreedBy: marit });
await aWeek(noor, lastWeek, { agreedBy: bob, reviewedBy: marit });

const agree = (by: string, at = 'app.now()', pupil = noor) =>
  `insert into school.week_agreed (school_id, pupil_id, monday, by, at)
   values ('${school.id}', '${pupil.id}', '2026-11-23', ${by}, ${at})`;

describe('that a week was agreed', () => {
  it('is the coach’s word, in the own name and of now', async () => {
    expect((await steal(marit, agree('app.actor()'))).many).toBe(1);
    expect((await steal(marit, agree(`'${bob.id}'`))).many).toBe('42501');
    expect((await steal(marit, agree('app.actor()', "'2026-11-16'"))).many).toBe('42501');
    expect((await steal(marit, agree('app.actor()', 'app.now()', bram))).many).toBe('42501');
    expect((await steal(noor, agree('app.actor()'))).many).toBe('42501');
  });

  it('is taken back by whoever said it, within a minute, and by nobody else', async () => {
    const take = 'delete from school.week_agreed';
    expect((await steal(marit, take)).many).toBe(1);
    expect((await steal(bob, take)).many).toBe(1);
    expect((await steal(noor, take)).many).toBe(0);
    const later = { at: new Date(now.getTime() + 61_000) };
    expect((await steal(marit, take, later)).many).toBe(0);
    expect((await steal(marit, 'delete from school.week_reviewed', later)).many).toBe(0);
  });

  it('is neither said nor read by a coach whose last day was yesterday', async () => {
    const gone = await aCoach(school, { given: 'Gone' });
    await aRelation(gone, 'coach', noor.id, { until: '2026-11-20' });
    expect((await steal(gone, agree('app.actor()'))).many).toBe('42501');
    for (const table of ['week_agreed', 'week_plan', 'week_item', 'week_note', 'strategy_choice'])
      expect((await steal(gone, `select from school.${table}`)).many).toBe(0);
    // who stands in reads until the last day, and no longer
    expect((await steal(bob, 'select from school.week_plan')).many).toBe(2);
    const after = { at: new Date('2026-11-28T09:00:00+01:00') };
    expect((await steal(bob, 'select from school.week_plan', after)).many).toBe(0);
  });
});

describe('the week of another pupil', () => {
  it('is not there: not to read, not to fill, not to strike out', async () => {
    expect((await steal(bram, 'select from school.week_item')).many).toBe(1);
    expect((await steal(bram, "update school.week_item set outcome = 'done'")).many).toBe(1);
    expect((await steal(bram, 'delete from school.week_item')).many).toBe(1);
    const put = (goal: { id: string; reach: string }, pupil: string) =>
      `insert into school.week_item (school_id, pupil_id, id, monday, goal_id, reach)
       values ('${school.id}', '${pupil}', gen_random_uuid(), '2026-11-23', '${goal.id}', '${goal.reach}')`;
    expect((await steal(bram, put(his, bram.id))).many).toBe(1);
    expect((await steal(bram, put(hers, noor.id))).many).toBe('42501');
    // another's goal in one's own week, and one's own in another's
    expect((await steal(bram, put({ id: hers.id, reach: his.reach }, bram.id))).many).toBe('23503');
    expect((await steal(bram, put(his, noor.id))).many).toBe('23503');
  });

  it('takes no strategy and no word of somebody else', async () => {
    const own = `insert into school.own_strategy (school_id, pupil_id, id, title)
      values ('${school.id}', '${noor.id}', gen_random_uuid(), 'Hardop')`;
    expect((await steal(noor, own)).many).toBe(1);
    for (const other of [bram, marit, await aGuardian(noor)])
      expect((await steal(other, own)).many).toBe('42501');
    const choose = (goal: string, pupil: string) =>
      `insert into school.strategy_choice (school_id, pupil_id, goal_id, slot, strategy, chosen_at)
       values ('${school.id}', '${pupil}', '${goal}', 1, 'uitleggen', app.now())`;
    expect((await steal(noor, choose(hers.id, noor.id))).many).toBe(1);
    expect((await steal(bram, choose(hers.id, noor.id))).many).toBe('42501');
    expect((await steal(bram, choose(hers.id, bram.id))).many).toBe('23503');
  });
});
