import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Database } from '#platform/database';
import { aDatabase, type TestDatabase } from '../../../../../tests/world/index.ts';
import { renewWorld } from '../../../../world/index.ts';
import { importRoster } from '../../actions.ts';
import { openArchive } from '../../archive/model.ts';
import { readRoster } from '../../oneroster/model.ts';
import type { Roster } from '../../roster/model.ts';
import { exportRoster } from './actions.ts';

const file = fileURLToPath(
  new URL('../../../../../../shared/data/oneroster/oneroster-1.2-nl.zip', import.meta.url),
);
if (!existsSync(file))
  throw new Error(`the real roster is not there: put the shared data beside the repository (${file})`);

const day = '2026-11-21';
const now = new Date('2026-11-21T09:00:00Z');

/** Every school of a database as our own file, read back by our own import; gives what that would change. */
async function roundTrip(place: TestDatabase, at = now) {
  const database = new Database(place.connect);
  const { rows } = await place.admin.query(
    `select id, name, (select count(*) from school.pupil where school_id = organisation.id and left_on is null)::integer as pupils
     from shared.organisation where kind = 'school' and exists (select from school.person where school_id = organisation.id)`,
  );
  const seen = [];
  for (const { id, name, pupils } of rows as { id: string; name: string; pupils: number }[]) {
    const { bytes } = await exportRoster(database, id, at);
    const { files, problems } = openArchive(bytes);
    const reading = readRoster(files, day);
    expect([problems.shown, reading.problems.shown.filter(({ weight }) => weight === 'error')]).toEqual([
      [],
      [],
    ]);
    const roster = reading.roster as Roster;
    const source = { fileName: 'own.zip', bytes };
    const [done] = await importRoster(database, roster, source, {
      now: at,
      dryRun: false,
      say: () => undefined,
    });
    seen.push({
      ...done,
      sameSchool: done?.school === id,
      name,
      pupils,
      read: roster.schools[0]?.pupils.length,
    });
  }
  await database.close();
  return seen;
}

test('what the imported schools of a real file give out, their own import takes back without a difference', async () => {
  const place = await aDatabase();
  const database = new Database(place.connect);
  const bytes = readFileSync(file);
  const roster = readRoster(openArchive(bytes).files, day).roster as Roster;
  await importRoster(
    database,
    roster,
    { fileName: 'real.zip', bytes },
    { now, dryRun: false, say: () => undefined },
  );
  const seen = await roundTrip(place);
  expect(seen.length).toBeGreaterThan(1);
  for (const one of seen) {
    expect(one).toMatchObject({
      sameSchool: true,
      isNew: false,
      added: 0,
      changed: 0,
      ended: 0,
      read: one.pupils,
    });
    expect(one.same).toBeGreaterThan(500);
  }
});

test('whoever is kept away from a child is no guardian of that child in any other system', async () => {
  const place = await aDatabase();
  const database = new Database(place.connect);
  const bytes = readFileSync(file);
  const roster = readRoster(openArchive(bytes).files, day).roster as Roster;
  const wish = { now, dryRun: false, say: () => undefined };
  await importRoster(database, roster, { fileName: 'real.zip', bytes }, wish);
  const { rows } = await place.admin.query(
    `select school_id, subject from school.relation where kind = 'guardian' order by id limit 1`,
  );
  const { school_id: school, subject } = rows[0];
  const ties = async () => {
    const out = readRoster(openArchive((await exportRoster(database, school, now)).bytes).files, day);
    const all = out.roster?.schools[0]?.guardians ?? [];
    return all.reduce((sum, { pupils }) => sum + pupils.length, 0);
  };
  const before = await ties();
  const { rowCount } = await place.admin.query(
    `update school.relation set authority = 'blocked', confirmed_at = $2, confirmed_by = gen_random_uuid()
     where kind = 'guardian' and subject = $1`,
    [subject, now],
  );
  expect(await ties()).toBe(before - (rowCount ?? 0));
  await database.close();
  for (const one of await roundTrip(place)) expect(one).toMatchObject({ added: 0, changed: 0, ended: 0 });
});

test('the schools of the demo world, too, with coaches of their own choosing', {
  timeout: 120_000,
}, async () => {
  const place = await aDatabase();
  const { host, port } = place.place;
  const installation = {
    admin: { host, port, user: 'postgres', database: place.name },
    prefix: 'app_',
    connect: place.connect,
  };
  await renewWorld(installation, 'small', { day, say: () => undefined, fresh: false });
  // a coach who took over by hand, and one who went without another
  const { rows: handed } = await place.admin.query(
    `with one as (select * from school.relation where kind = 'coach' and valid_until > '2026-11-21' order by id limit 1),
       closed as (update school.relation set valid_until = '2026-11-20' from one where relation.id = one.id),
       made as (insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, source)
         select one.school_id, gen_random_uuid(), other.subject, 'coach', one.object, '2026-11-21', one.valid_until, 'manual'
         from one, lateral (select subject from school.relation other where other.school_id = one.school_id
           and other.kind = 'coach' and other.subject <> one.subject order by id limit 1) other)
     select object from one`,
  );
  expect(handed).toHaveLength(1);
  const seen = await roundTrip(place);
  expect(seen.length).toBeGreaterThan(2);
  for (const one of seen)
    expect(one).toMatchObject({
      sameSchool: true,
      isNew: false,
      added: 0,
      changed: 0,
      ended: 0,
      read: one.pupils,
    });
});
