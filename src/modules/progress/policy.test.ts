import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGuardian,
  aJudgement,
  anEnrolment,
  aPupil,
  aRecord,
  aSchool,
  aTeacher,
  aTeachingGroup,
  aThief,
  aWay,
  type Enrolment,
  now,
  type Pupil,
  rowsOf,
  type Step,
} from '../../../tests/world/index.ts';

/*
 * What somebody can do who has stolen a sign-in and types SQL in its name: the database says no by itself.
 */
const place = await aDatabase();
const steal = aThief(place);
const school = await aSchool(place);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const english = await aTeachingGroup(school, { name: 'Engels 2B', subject: 'Engels' });
const course = await aCourse(school);
const marit = await aCoach(school);
const youssef = await aTeacher(maths);
const els = await aTeacher(english);
const noor = await aPupil(school, { given: 'Noor', coach: marit, enrolledIn: [maths] });
const bram = await aPupil(school, { given: 'Bram', enrolledIn: [maths] });
const [inMaths] = noor.enrolments as [Enrolment];
const [bramInMaths] = bram.enrolments as [Enrolment];
const zeynep = await aGuardian(noor);
const [first, second] = course.steps as [Step, Step];
await aWay(noor, inMaths, course);
await aWay(bram, bramInMaths, course);
await aRecord(noor, inMaths, first);

const found = (more: Readonly<Record<string, string>> = {}, pupil = noor, enrolment = inMaths) => {
  const row: Record<string, string> = {
    school_id: `'${school.id}'`,
    pupil_id: `'${pupil.id}'`,
    id: "'019a0000-0000-7000-8000-000000000001'",
    enrolment_id: `'${enrolment.id}'`,
    step_id: `'${first.id}'`,
    reach: `'${enrolment.reach.week}'`,
    outcome: "'passed'",
    feedback: "'Mooi'",
    judged_by: 'app.actor()',
    judged_at: 'app.now()',
    ...more,
  };
  return `insert into school.judgement (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
const released = `select app.release_judgement('${noor.id}', '019a0000-0000-7000-8000-000000000001') as laid`;

describe('a judgement', () => {
  it('is written by who teaches the pupil this course, in the own name, and by nobody else', async () => {
    expect((await steal(youssef, found())).many).toBe(1);
    for (const stranger of [els, marit, noor, zeynep])
      expect((await steal(stranger, found())).many).toBe('42501');
    expect((await steal(youssef, found({ judged_by: `'${els.id}'` }))).many).toBe('42501');
    // a reach of one's own does not open the way of somebody else
    expect((await steal(youssef, found({ pupil_id: `'${bram.id}'` }))).many).toBe('23503');
    expect((await steal(youssef, found({ reach: `'${noor.reach.week}'` }))).many).toBe('42501');
  });

  it('is of now and unread: nobody dates it, so that it could be taken back for ever, or says that it was heard', async () => {
    expect((await steal(youssef, found({ judged_at: "app.now() + interval '1 day'" }))).many).toBe('42501');
    expect((await steal(youssef, found({ judged_at: "'2026-11-01'" }))).many).toBe('42501');
    expect((await steal(youssef, found({ opened_at: 'app.now()' }))).many).toBe('42501');
  });

  it('ends with the teaching: a teacher of yesterday judges nothing today', async () => {
    const gone = await aTeacher(maths, { until: '2026-11-20' });
    expect((await steal(gone, found())).many).toBe('42501');
    const left = await aPupil(school);
    const was = await anEnrolment(left, maths, { until: '2026-11-20' });
    expect((await steal(youssef, found({}, left, was))).many).toBe('42501');
  });
});

describe('what the family reads', () => {
  it('is what the pupil reads, a day later, whoever lays it ready', async () => {
    const { rows } = await steal(youssef, [found(), released]);
    expect(rows).toEqual([{ laid: 1 }]);
    const byHand = `insert into school.released (school_id, pupil_id, judgement_id, enrolment_id, step_id, reach, outcome,
        feedback, judged_at, released_at)
      select school_id, pupil_id, id, enrolment_id, step_id, reach, 'again', 'Wat anders', judged_at, judged_at
      from school.judgement`;
    expect((await steal(youssef, [found(), byHand])).many).toBe('42501');
  });

  it('is never put off by the pupil, who may only let them read it sooner', async () => {
    const judgement = await aJudgement(noor, inMaths, second, { at: now, opened: null, by: youssef });
    const put = (when: string) =>
      steal(
        noor,
        `update school.released set released_at = ${when} where judgement_id = '${judgement}' and school_id = app.school_id()`,
      );
    expect((await put("'infinity'")).many).toBe('42501');
    expect((await put("app.now() + interval '1 hour'")).many).toBe('42501');
    expect((await put('app.now()')).many).toBe(1);
    const read = 'select feedback from school.released';
    expect((await steal(zeynep, read)).many).toBe(0);
    expect((await steal(zeynep, read, { at: new Date(now.getTime() + 24 * 3_600_000) })).many).toBe(1);
  });

  it('cannot be asked for a judgement of somebody else', async () => {
    const { rows } = await steal(els, released);
    expect(rows).toEqual([{ laid: 0 }]);
    const old = await aJudgement(noor, inMaths, second, { by: youssef });
    await place.admin.query('delete from school.released where judgement_id = $1', [old]);
    const again = `select app.release_judgement('${noor.id}', '${old}') as laid`;
    expect((await steal(youssef, again)).rows).toEqual([{ laid: 0 }]);
  });

  it('stays shut to a guardian without authority, or one who is not confirmed', async () => {
    await aJudgement(bram, bramInMaths, first, { by: youssef });
    const read = 'select feedback from school.released';
    const informed = await aGuardian(bram, { authority: 'info' });
    const barred = await aGuardian(bram, { authority: 'blocked' });
    const unconfirmed = await aGuardian(bram, { confirmed: false });
    const former = await aGuardian(bram, { until: '2026-11-20' });
    const full = await aGuardian(bram);
    for (const guardian of [informed, barred, unconfirmed, former])
      expect((await steal(guardian, read)).many).toBe(0);
    expect((await steal(full, read)).many).toBe(1);
  });
});

describe('a pupil', () => {
  it('hears a judgement once, and does not unhear it', async () => {
    const judgement = await aJudgement(noor, inMaths, second, { by: youssef });
    const open = (when: string) =>
      steal(noor, `update school.judgement set opened_at = ${when} where id = '${judgement}'`);
    expect((await open('null')).many).toBe('42501');
    expect((await open("'2026-01-01'")).many).toBe('42501');
  });

  it('judges nothing, and counts nothing as passed', async () => {
    expect((await steal(noor, "update school.judgement set outcome = 'passed'")).many).toBe('42501');
    expect((await steal(noor, 'update school.path_progress set passed = 9')).many).toBe('42501');
    // the door counts what is there, and of others not even that
    const passed = () =>
      rowsOf(place, 'select passed, working from school.path_progress where enrolment_id = $1', [inMaths.id]);
    const before = await passed();
    const count = (whose: Enrolment, of: Pupil) =>
      steal(
        noor,
        `select app.count_way('${of.id}', '${whose.id}') as counted where app.count_way('${of.id}', '${whose.id}') = 1`,
      );
    expect((await count(inMaths, noor)).many).toBe(1);
    expect((await count(bramInMaths, bram)).many).toBe(0);
    expect(
      (await steal(noor, `select app.count_ways('${noor.school.id}', array['${inMaths.id}'::uuid])`)).many,
    ).toBe('42501');
    expect(await passed()).toEqual(before);
    expect((await steal(noor, "update school.path set level = 'vwo'")).many).toBe(0);
    expect((await steal(noor, "update school.step_record set state = 'judged'")).many).toBe('23514');
    // of somebody else there is nothing to change
    expect((await steal(bram, "update school.step_record set evidence = ''")).many).toBe(0);
  });
});
