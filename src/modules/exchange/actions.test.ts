import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test } from 'vitest';
import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import { Database } from '#platform/database';
import { aDatabase } from '../../../tests/world/index.ts';
import { importRoster } from './actions.ts';
import { openArchive } from './archive/model.ts';
import { tellsPlaces } from './merge/model.ts';
import { beginRoster } from './oneroster/actions.ts';
import { readRoster } from './oneroster/model.ts';
import { presentOf } from './proposal/actions.ts';
import type { Roster, School } from './roster/model.ts';

const file = fileURLToPath(
  new URL('../../../../shared/data/oneroster/oneroster-1.2-nl.zip', import.meta.url),
);
if (!existsSync(file))
  throw new Error(`the real roster is not there: put the shared data beside the repository (${file})`);
const bytes = readFileSync(file);
const real = readRoster(openArchive(bytes).files, '2026-11-21').roster as Roster;

const place = await aDatabase();
const database = new Database(place.connect);
const now = new Date('2026-11-21T09:00:00Z');
const bringIn = (roster: Roster, dryRun = false, at = now, rest?: () => Promise<void>) =>
  importRoster(
    database,
    roster,
    { fileName: 'roster.zip', bytes },
    { now: at, dryRun, say: () => undefined, ...(rest && { rest }) },
  );
/** The same file, of which the enrolments are still to be read. */
function halfRead() {
  const { roster, rest } = beginRoster(openArchive(bytes).files, '2026-11-21');
  return { roster: roster as Roster, rest };
}
const sum = (done: readonly { added: number; changed: number; ended: number }[]) =>
  done.reduce((total, { added, changed, ended }) => total + added + changed + ended, 0);

/** One statement as the role of imports sends it, in the scope of one school. */
async function asImport(school: string, sql: string): Promise<void> {
  const client = new pg.Client(place.connect('jobs'));
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select app.open_job($1, $2)', [school, now]);
    await client.query(sql);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** How many rows each table that an import may touch has. */
async function rows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [
    'shared.organisation',
    'school.person',
    'school.pupil',
    'school.relation',
    'school.enrolment',
    'school.reach',
    'school.journal',
    'school.import',
    'platform.account',
    'platform.membership',
  ])
    counts[table] = Number((await place.admin.query(`select count(*) from ${table}`)).rows[0].count);
  return counts;
}

/** The roster with its first school changed. */
const withFirst = (change: (school: School) => School): Roster => ({
  ...real,
  schools: real.schools.map((school, i) => (i === 0 ? change(school) : school)),
});
/** The same, without one pupil: who left is nowhere in a whole file any more. */
const without = (id: string): Roster =>
  withFirst((school) => {
    const gone = ({ person }: { person: { id: string } }) => person.id === id;
    const strip = <G extends { places: readonly { pupil: { person: { id: string } } }[] }>(group: G): G => ({
      ...group,
      places: group.places.filter(({ pupil }) => !gone(pupil)),
    });
    return {
      ...school,
      people: school.people.filter((person) => person.id !== id),
      pupils: school.pupils.filter((pupil) => !gone(pupil)),
      guardians: school.guardians.map((guardian) => ({
        ...guardian,
        pupils: guardian.pupils.filter((pupil) => !gone(pupil)),
      })),
      baseGroups: school.baseGroups.map(strip),
      teachingGroups: school.teachingGroups.map(strip),
    };
  });

test('a dry run says what would come and leaves nothing behind', async () => {
  const before = await rows();
  expect(sum(await bringIn(real, true))).toBeGreaterThan(7_000);
  expect(await rows()).toEqual(before);
});

test('people are written while the rest of the file is read: the same comes of it', async () => {
  const { roster, rest } = halfRead();
  expect(
    roster.schools.flatMap(({ teachingGroups }) => teachingGroups.flatMap(({ places }) => places)),
  ).toEqual([]);
  const done = await bringIn(roster, true, now, async () => void (await rest()));
  const counts = (all: typeof done) => all.map(({ name, added, same }) => ({ name, added, same }));
  expect(counts(done)).toEqual(counts(await bringIn(real, true)));
});

test('an error near the end of the file leaves nothing of the people who were written before it', async () => {
  const before = await rows();
  const { roster, rest } = halfRead();
  const whole = async () => {
    await rest();
    throw new Error('enrollments.csv, row 7');
  };
  await expect(bringIn(roster, false, now, whole)).rejects.toThrow('row 7');
  expect(await rows()).toEqual(before);
});

test('two schools with 1,146 people come in whole, and a second run changes nothing at all', async () => {
  const first = await bringIn(real);
  expect(first.map(({ name }) => name).sort()).toEqual(['Voorbeeldcollege Noord', 'Voorbeeldlyceum Zuid']);
  const after = await rows();
  expect(after['school.person']).toBe(1_146);
  expect(after['school.pupil']).toBe(624);
  expect(sum(await bringIn(real))).toBe(0);
  expect(await rows()).toEqual(after);
});

test('nobody can sign in by an import alone, and no guardian sees anything before somebody confirmed', async () => {
  const open = await place.admin.query(
    `select count(*) from platform.account where password_hash is not null union all select count(*) from school.relation
     where kind = 'guardian' and confirmed_at is not null`,
  );
  expect(open.rows.map(({ count }) => Number(count))).toEqual([0, 0]);
});

test('an import that breaks half-way leaves no half of it', async () => {
  const before = await rows();
  const broken = withFirst((school) => ({
    ...school,
    people: school.people.map((person, i) => (i === 5 ? { ...person, given: 'x'.repeat(200) } : person)),
  }));
  await expect(bringIn(broken)).rejects.toThrow('check constraint');
  expect(await rows()).toEqual(before);
});

test('who left loses coach, places and way in that day, and gets them back when they return', async () => {
  const pupil = real.schools[0]?.pupils[0]?.person.id as string;
  const told = await bringIn(without(pupil));
  expect(told[0]?.ended).toBeGreaterThan(5);
  const left = async () =>
    (
      await place.admin.query(
        `select pupil.left_on is not null as gone,
          (select count(*) from school.relation where object = pupil.id and kind = 'coach' and valid_until >= '2026-11-21') as coaches,
          (select count(*) from school.enrolment where pupil_id = pupil.id and valid_until >= '2026-11-21') as places,
          (select count(*) from platform.membership where person_id = pupil.id and valid_until >= '2026-11-21') as hats
         from school.pupil join school.external_id on object_id = pupil.id and kind = 'person' where value = $1`,
        [pupil],
      )
    ).rows[0];
  expect(await left()).toMatchObject({ gone: true, coaches: '0', places: '0', hats: '0' });
  await bringIn(real);
  expect(await left()).toMatchObject({ gone: false, coaches: '1', hats: '1' });
  expect(sum(await bringIn(real))).toBe(0);
});

test('a school whose places are those of the file is known by one mark, and whatever changed in them is seen', async () => {
  const school = real.schools[0] as School;
  const { rows: found } = await place.admin.query(
    `select school_id as here, min(id::text) as one, max(id::text) as other from school.enrolment
     where valid_until > '2026-11-21' and school_id = (select id from shared.organisation where name = $1) group by 1`,
    [school.organisation.name],
  );
  const { here, one, other } = found[0] as Record<'here' | 'one' | 'other', string>;
  const isKnown = () =>
    database.inTransaction('jobs', async (transaction) => {
      const open = calendar.openJob({ school: here, at: now });
      const [, { mark }] = await transaction.send([open, members.placesMark()]);
      return tellsPlaces(school, await presentOf(transaction, here, 'oneroster'), '2026-11-21', mark);
    });
  expect(await isKnown()).toBe(true);
  const changes = [
    [`update school.enrolment set valid_until = '2026-11-01' where id = $1`, one],
    [`update school.enrolment set valid_from = '2026-08-02' where id = $1`, one],
    ['delete from school.enrolment where id = $1', one],
    [
      `update school.enrolment place set teaching_group_id = (select id from school.teaching_group where school_id = place.school_id
         and id not in (select teaching_group_id from school.enrolment where pupil_id = place.pupil_id) limit 1) where id = $1`,
      other,
    ],
  ] as const;
  for (const [sql, id] of changes) {
    await place.admin.query(sql, [id]);
    expect(await isKnown()).toBe(false);
    expect(sum(await bringIn(real))).toBeGreaterThan(0);
    // the place that the file did not tell is over now, and bothers nobody
    expect(await isKnown()).toBe(true);
    expect(sum(await bringIn(real))).toBe(0);
  }
});

test('what the school decided about a guardian or a coach, no import undoes', async () => {
  await place.admin.query(`update school.relation set authority = 'blocked' where id = (
    select id from school.relation where kind = 'guardian' order by id limit 1)`);
  const moved = await place.admin.query(`update school.relation set source = 'manual' where id = (
    select id from school.relation where kind = 'coach' order by id limit 1) returning school_id, object`);
  const { school_id: school, object } = moved.rows[0];
  const other = await place.admin.query(
    `select subject from school.relation where school_id = $1 and kind = 'coach' and subject <> (
       select subject from school.relation where school_id = $1 and kind = 'coach' and object = $2) limit 1`,
    [school, object],
  );
  await place.admin.query(
    `update school.relation set subject = $3 where school_id = $1 and kind = 'coach' and object = $2`,
    [school, object, other.rows[0].subject],
  );
  await bringIn(real);
  const kept = await place.admin.query(
    `select (select count(*) from school.relation where authority = 'blocked') as blocked,
       (select count(*) from school.relation where kind = 'coach' and object = $1 and valid_until >= '2026-11-21') as coaches`,
    [object],
  );
  expect(kept.rows[0]).toEqual({ blocked: '1', coaches: '1' });
});

test('no file ends or moves a restriction, whatever it says about the guardian; a second run still changes nothing', async () => {
  const { rows: found } = await place.admin.query(
    `update school.relation set authority = 'blocked', confirmed_at = $1, confirmed_by = gen_random_uuid()
     where id = (select id from school.relation where kind = 'guardian' and authority = 'full' order by id desc limit 1)
     returning school_id, id, subject, object, valid_from, valid_until`,
    [now],
  );
  const { school_id: school, id, subject } = found[0];
  const { rows: named } = await place.admin.query(
    `select value from school.external_id where school_id = $1 and kind = 'person' and object_id = $2`,
    [school, subject],
  );
  const without: Roster = {
    ...real,
    schools: real.schools.map((one) => ({
      ...one,
      people: one.people.filter((person) => person.id !== named[0].value),
      guardians: one.guardians.filter(({ person }) => person.id !== named[0].value),
    })),
  };
  const stands = async () =>
    (
      await place.admin.query(
        `select school_id, id, subject, object, valid_from, valid_until, authority from school.relation where id = $1`,
        [id],
      )
    ).rows[0];
  const { authority, ...rest } = await stands();
  expect({ authority, ...rest }).toEqual({ ...found[0], authority: 'blocked' });
  await bringIn(without);
  expect(await stands()).toEqual({ ...found[0], authority: 'blocked' });
  expect(sum(await bringIn(without))).toBe(0);
  await bringIn(real);
  expect(await stands()).toEqual({ ...found[0], authority: 'blocked' });
  expect(sum(await bringIn(real))).toBe(0);
});

test('what an import sends loosens nothing, even where a statement would say so', async () => {
  const { rows: found } = await place.admin.query(
    `select school_id, id from school.relation where kind = 'guardian' and authority = 'blocked' limit 1`,
  );
  const { school_id: school, id } = found[0];
  for (const wish of [
    `authority = 'full'`,
    `valid_until = '2026-11-01'`,
    'subject = object',
    `confirmed_at = now(), confirmed_by = gen_random_uuid()`,
  ])
    await expect(
      asImport(school, `update school.relation set ${wish} where id = '${id}'`),
    ).rejects.toMatchObject({
      code: '42501',
    });
  // whoever was confirmed, ended and comes back is confirmed anew
  const { rows: back } = await place.admin.query(
    `update school.relation set valid_until = '2026-11-01', confirmed_at = now(), confirmed_by = gen_random_uuid()
     where school_id = $1 and id = (select id from school.relation where school_id = $1 and kind = 'guardian'
       and authority = 'full' limit 1) returning id`,
    [school],
  );
  await asImport(
    school,
    `select app.date_relations('{${back[0].id},${id}}', '{2026-08-01,2026-08-01}', '{infinity,2026-11-01}')`,
  );
  const { rows: barred } = await place.admin.query(
    'select valid_until::text as until from school.relation where id = $1',
    [id],
  );
  expect(barred).toEqual([{ until: 'infinity' }]);
  const { rows: kept } = await place.admin.query(
    'select confirmed_at, came_back from school.relation where id = $1',
    [back[0].id],
  );
  expect(kept).toEqual([{ confirmed_at: null, came_back: true }]);
});

test('a teacher who becomes the administrator as well keeps one account and one name', async () => {
  const teacher = real.schools[0]?.staff.find(({ roles }) => roles.includes('teacher'))?.person.id as string;
  await bringIn(
    withFirst((school) => ({
      ...school,
      staff: school.staff.map((one) =>
        one.person.id === teacher ? { ...one, roles: [...one.roles, 'administrator'] } : one,
      ),
    })),
  );
  const hats = await place.admin.query(
    `select count(*) as hats, count(distinct account_id) as accounts, count(distinct username) as names
     from platform.membership join school.external_id on object_id = person_id and kind = 'person' where value = $1`,
    [teacher],
  );
  expect(hats.rows[0]).toEqual({ hats: '2', accounts: '1', names: '1' });
});

test('a school in another zone is brought in on its own day, and the file is read on that day', async () => {
  const day = async (zone: string, at: Date) => {
    const [school] = real.schools;
    const id = `far-${zone}`;
    const organisation = { ...(school as School).organisation, id, code: id, name: `Ver ${zone}` };
    const pupil = school?.pupils[0] as School['pupils'][number];
    const empty: School = {
      ...(school as School),
      organisation,
      people: [pupil.person],
      pupils: [{ ...pupil, baseGroup: undefined }] as School['pupils'],
      staff: [],
      guardians: [],
      baseGroups: [],
      teachingGroups: [],
      years: [],
    };
    await place.admin.query(
      `insert into shared.organisation (id, kind, name, code, zone) values (gen_random_uuid(), 'school', $1, $2, $3)`,
      [organisation.name, id, zone],
    );
    await place.admin.query(
      `insert into school.school_setting (school_id) select id from shared.organisation where code = $1`,
      [id],
    );
    const asked: string[] = [];
    const roster = { ...real, foundations: [], schools: [empty] };
    const source = { fileName: 'far.zip', bytes };
    const onDay = (wanted: string) => {
      asked.push(wanted);
      return roster;
    };
    await importRoster(database, roster, source, { now: at, dryRun: false, say: () => undefined, onDay });
    const { rows: hats } = await place.admin.query(
      `select distinct valid_from::text as day from platform.membership
       where school_id = (select id from shared.organisation where code = $1)`,
      [id],
    );
    return [...hats.map((row) => row.day as string), ...asked];
  };
  const evening = new Date('2026-11-20T23:30:00Z');
  expect(await day('Europe/Amsterdam', evening)).toEqual(['2026-11-21', '2026-11-21']);
  expect(await day('America/Curacao', evening)).toEqual(['2026-11-20', '2026-11-20']);
});

test('what the school answered to a question stays when the same file comes again, which still does not know it', async () => {
  const [first, ...others] = real.schools as [School, ...School[]];
  const pupil = first.pupils.find(({ baseGroup }) => baseGroup !== undefined) as School['pupils'][number];
  const group = first.baseGroups[0] as School['baseGroups'][number];
  const silent: Roster = {
    ...real,
    schools: [
      {
        ...first,
        pupils: first.pupils.map((one) => (one === pupil ? { ...one, baseGroup: undefined } : one)),
        baseGroups: first.baseGroups.map((one) => (one === group ? { ...one, yearGroup: undefined } : one)),
      },
      ...others,
    ],
  };
  const { rows: known } = await place.admin.query(
    `select school_id, kind, object_id as id from school.external_id
     where school_id = (select id from shared.organisation where code = $3)
       and ((kind = 'person' and value = $1) or (kind = 'group' and value = $2))`,
    [pupil.person.id, group.id, first.organisation.code],
  );
  const school = known[0].school_id;
  const person = known.find(({ kind }) => kind === 'person').id;
  const base = known.find(({ kind }) => kind === 'group').id;
  const stands = async () =>
    (
      await place.admin.query(
        `select (select base_group_id from school.pupil where id = $1) as base,
           (select year_group from school.base_group where id = $2) as year`,
        [person, base],
      )
    ).rows[0];
  await bringIn(silent);
  // the file took the pupil out of the group: nobody here had chosen it
  expect((await stands()).base).toBe(null);
  await place.admin.query(`update school.pupil set base_group_id = $2 where id = $1`, [person, base]);
  await place.admin.query(`update school.base_group set year_group = '6' where id = $1`, [base]);
  await place.admin.query(
    `insert into school.settled (school_id, question, object_id, answered, said_by, said_at)
     values ($1, 'groupless', $2, true, gen_random_uuid(), $3)`,
    [school, person, now],
  );
  expect(sum(await bringIn(silent))).toBe(0);
  expect(await stands()).toEqual({ base, year: '6' });
  // once the file knows, it counts again
  await bringIn(real);
  expect((await stands()).year).not.toBe('6');
});
