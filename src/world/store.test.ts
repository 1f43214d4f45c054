import { createHash } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { openScope } from '#platform/scope';
import { aDatabase, aSchool, rowsOf, signedIn, type TestDatabase } from '../../tests/world/index.ts';
import { heroes, openWorld, password, renewWorld, WorldProblem } from './index.ts';

const place = await aDatabase();
const other = await aDatabase();
const real = await aDatabase();
const fresh = await aDatabase();
const day = '2026-11-21';
const say = () => undefined;
const installation = ({ place: { host, port }, name, connect }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
  connect,
});

beforeAll(() => renewWorld(installation(place), 'small', { day, say, fresh: false }));

const accountsOf = (who: string) =>
  rowsOf(
    place,
    `select membership.id as membership, membership.account_id as account, membership.side, membership.hat, organisation.handle
     from platform.membership join shared.organisation on organisation.id = membership.organisation_id
     where membership.username = $1 order by organisation.handle, membership.hat`,
    [who],
  );

/** Everything but the identifiers that the import draws. */
const digestOf = async (from: TestDatabase): Promise<string> => {
  const texts = [
    `select name, handle, code, sector, place from shared.organisation`,
    `select organisation.name, gradation.since, gradation.level from shared.gradation join shared.organisation on id = organisation_id`,
    `select given, family, born from school.person left join school.birth on birth.person_id = person.id`,
    `select p.given, p.family, r.kind, o.given, o.family, r.valid_from, r.valid_until, r.authority, r.renewed, r.confirmed_at
     from school.relation r join school.person p on p.id = r.subject left join school.person o on o.id = r.object`,
    `select organisation.handle, hat, username, membership.name, valid_from, valid_until, password_hash is null
     from platform.membership join platform.account on account.id = account_id
     join shared.organisation on organisation.id = organisation_id`,
    `select given, family, goal.id, goal.serves, goal.title, goal.state, goal.due, goal.done_at, goal.version, subject
     from school.goal join school.person on person.id = goal.pupil_id join school.reach on reach.id = goal.reach
     left join school.enrolment on enrolment.id = reach.enrolment_id
     left join school.teaching_group on teaching_group.id = enrolment.teaching_group_id`,
    `select journal.at, journal.verb, person.given, journal.object from school.journal join school.person on person.id = actor`,
    `select given, family, step_id, outcome, feedback, judged_at, opened_at from school.judgement
     join school.person on person.id = judgement.pupil_id`,
    `select goal_id, monday, carried, day, outcome, reason from school.week_item`,
    `select given, family, monday, proposed_at, looked_back_at from school.week_plan join school.person on person.id = pupil_id`,
    `select given, family, monday, state, planned_at, held_at, minutes from school.talk join school.person on person.id = pupil_id`,
    `select pupil.given, owner.given, side, text, due, done_at from school.agreement
     join school.person pupil on pupil.id = pupil_id join school.person owner on owner.id = owner`,
    `select given, family, hour, relation from school.access_log join school.person on person.id = access_log.pupil_id`,
  ];
  const hash = createHash('sha256');
  for (const text of texts) {
    const rows = await rowsOf(from, `select row::text from (${text}) as row order by 1`);
    expect(rows.length).toBeGreaterThan(5);
    hash.update(JSON.stringify(rows));
  }
  return hash.digest('hex');
};

describe('a demo world in a database', () => {
  it('is the same when it is made again for the same day', async () => {
    await renewWorld(installation(other), 'small', { day: '2026-11-20', say, fresh: false });
    expect(await digestOf(other)).not.toBe(await digestOf(place));
    await renewWorld(installation(other), 'small', { day, say, fresh: true });
    expect(await digestOf(other)).toBe(await digestOf(place));
  }, 60_000);

  it('lets everybody with a story in, with the password that is printed', async () => {
    for (const { handle, username, name } of heroes) {
      const [found] = await rowsOf(
        place,
        `select membership.name, password_hash from platform.membership
         join platform.account on account.id = account_id join shared.organisation on organisation.id = organisation_id
         where handle = $1 and username = $2`,
        [handle, username],
      );
      expect(found?.['name']).toBe(name);
      expect(await verify(found?.['password_hash'] as string, password)).toBe(true);
    }
  });

  it('keeps a person who stands on both sides of the wall on one side at a time (W1)', async () => {
    const fenna = await accountsOf('fenna.oldeman');
    expect(fenna).toMatchObject([
      { side: 'network', hat: 'office', handle: 'ontplooi' },
      { side: 'school', hat: 'staff', handle: 'sluiswachter' },
    ]);
    expect(new Set(fenna.map(({ account }) => account as string)).size).toBe(1);
    const [atOffice] = fenna as [{ account: string; membership: string }];
    const { token } = await signedIn({ ...atOffice, hat: 'office', in: place });
    const now = new Date('2026-11-21T10:00:00+01:00');
    const [who] = await place.database.read('network', [openScope(token, null, now)]);
    expect(who).toMatchObject({ hat: 'office', school: null });
    await expect(place.database.read('member', [openScope(token, null, now)])).rejects.toMatchObject({
      code: 'LK001',
    });
  });

  it('gives one account to a guardian with children in two schools, and one name to a person with two hats', async () => {
    const kees = await accountsOf('kees.vos');
    expect(kees.map(({ handle }) => handle as string)).toEqual(['sluiswachter', 'wolkenladder']);
    expect(new Set(kees.map(({ account }) => account as string)).size).toBe(1);
    const pieter = await accountsOf('pieter.oen');
    expect(pieter.map(({ hat }) => hat as string)).toEqual(['guardian', 'staff']);
  });

  it('keeps out who left', async () => {
    const [levi] = await rowsOf(
      place,
      `select pupil.left_on::text, (select max(valid_until)::text from platform.membership where person_id = pupil.id) as until,
         (select count(*)::integer from school.relation where object = pupil.id and kind = 'coach' and valid_until > $1) as coached
       from school.pupil join school.person using (school_id, id) where given = 'Levi' and family = 'Hartkamp'`,
      [day],
    );
    expect(levi).toMatchObject({ coached: 0, until: levi?.['left_on'] });
    expect(levi?.['left_on'] < day).toBe(true);
  });
});

/** Rows that break a promise, by the promise. */
const broken: Readonly<Record<string, string>> = {
  'a step is judged by who teaches that group, there and then': `select judgement.id from school.judgement
     join school.enrolment on enrolment.id = judgement.enrolment_id
     where not exists (select from school.relation where relation.school_id = judgement.school_id and kind = 'teaches'
       and subject = judged_by and object = teaching_group_id)`,
  'a way leads through the course that the group follows': `select path.pupil_id from school.path
     join school.enrolment on enrolment.id = path.enrolment_id
     where not exists (select from school.group_course follows where follows.school_id = path.school_id
       and follows.teaching_group_id = enrolment.teaching_group_id and follows.course_id = path.course_id)`,
  'what is recorded or judged is a step of that way': `select found.step_id from (
       select enrolment_id, step_id from school.judgement union select enrolment_id, step_id from school.step_record) found
     join school.path using (enrolment_id) join shared.step on step.id = found.step_id
     where step.course_id <> path.course_id`,
  'how far somebody is, is what was passed': `select enrolment_id from school.path
     left join school.path_progress using (school_id, pupil_id, enrolment_id)
     where coalesce(passed, 0) <> (select count(*) from school.judgement where judgement.enrolment_id = path.enrolment_id
       and outcome = 'passed')`,
  'all that was judged is laid ready for the family': `select id from school.judgement
     where not exists (select from school.released where judgement_id = judgement.id)`,
  'whoever coaches a pupil speaks with them at a standing moment': `select object from school.relation
     where kind = 'coach' and valid_until > '2026-11-21' and not exists (select from school.talk_slot
       where talk_slot.school_id = relation.school_id and pupil_id = object and coach = subject)`,
  'a talk is held with a pupil who had a coach that week': `select pupil_id, monday from school.talk
     where state = 'held' and not exists (select from school.relation where relation.school_id = talk.school_id
       and kind = 'coach' and object = pupil_id and monday between valid_from and valid_until)`,
  'a week is agreed and looked back on by the coach': `select pupil_id from (
       select school_id, pupil_id, by from school.week_agreed union select school_id, pupil_id, by from school.week_reviewed) done
     where not exists (select from school.relation where relation.school_id = done.school_id and kind = 'coach'
       and subject = done.by and object = done.pupil_id)`,
  'a guardian promises only with authority and confirmed': `select id from school.agreement
     where side = 'guardian' and not exists (select from school.relation where relation.school_id = agreement.school_id
       and kind = 'guardian' and subject = owner and object = pupil_id and authority = 'full' and confirmed_at is not null)`,
  'a teacher promises who teaches the pupil': `select id from school.agreement
     where side = 'teacher' and not exists (select from school.relation
       join school.enrolment on enrolment.teaching_group_id = relation.object and enrolment.pupil_id = agreement.pupil_id
       where relation.school_id = agreement.school_id and kind = 'teaches' and subject = owner)`,
  'a school has its courses of what is taught there': `select organisation.name from shared.organisation
     where kind = 'school' and not exists (select from school.course_use where school_id = organisation.id)`,
};

describe('the school year of a world', () => {
  it.each(Object.entries(broken))('keeps its promise: %s', async (_, sql) => {
    expect(await rowsOf(place, `${sql} limit 3`)).toEqual([]);
  });
});

describe('making a world', () => {
  it('is not done twice by accident', async () => {
    await expect(renewWorld(installation(place), 'small', { day, say, fresh: false })).rejects.toThrow(
      WorldProblem,
    );
  });

  it('never throws a school away that no world made, nor mixes with one', async () => {
    await aSchool(real, { name: 'Echte School', handle: 'echt' });
    for (const again of [false, true])
      await expect(renewWorld(installation(real), 'small', { day, say, fresh: again })).rejects.toThrow(
        'Echte School',
      );
    expect(await openWorld(installation(real), 'small', { day, say })).toBe('none');
    expect(await rowsOf(real, 'select name from shared.organisation')).toEqual([{ name: 'Echte School' }]);
  });

  it('happens at the first start, is offered again after a week, and is finished when it broke off', async () => {
    expect(await openWorld(installation(fresh), 'none', { day, say })).toBe('none');
    expect(await openWorld(installation(fresh), 'small', { day, say })).toBe('small');
    const said: string[] = [];
    const listen = (sentence: string) => said.push(sentence);
    expect(await openWorld(installation(fresh), 'small', { day: '2026-11-28', say: listen })).toBe('small');
    expect(said).toEqual([]);
    expect(await openWorld(installation(fresh), 'none', { day: '2026-11-29', say: listen })).toBe('small');
    expect(said.join()).toContain('world small --fresh');
    await rowsOf(fresh, 'update platform.installation set made_on = null');
    await rowsOf(fresh, 'delete from school.access_log');
    expect(await openWorld(installation(fresh), 'small', { day, say })).toBe('small');
    expect(await digestOf(fresh)).toBe(await digestOf(place));
  }, 60_000);
});
