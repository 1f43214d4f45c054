import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openArchive } from '../archive/model.ts';
import { importDelta } from '../delta/actions.ts';
import { now } from '../../../../tests/world/cluster.ts';
import { brings, moves, settled } from '../../../../tests/world/bringing.ts';
import { aDatabase, anAdministrator, aServer, aSchool, signedIn } from '../../../../tests/world/index.ts';
import type { Answered } from '../../../../tests/world/server.ts';

const file = fileURLToPath(
  new URL('../../../../../shared/data/oneroster/oneroster-1.2-nl.zip', import.meta.url),
);
if (!existsSync(file))
  throw new Error(`the real roster is not there: put the shared data beside the repository (${file})`);
const real = readFileSync(file);

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place, { name: 'Voorbeeldcollege Noord' });
const gijs = await signedIn(await anAdministrator(school, { given: 'Gijs' }));
const visitor = server.visitor(gijs);

const count = async (table: string): Promise<number> =>
  Number(
    (await place.admin.query(`select count(*) from ${table} where school_id = $1`, [school.id])).rows[0]
      .count,
  );

test('an administrator brings a roster, sees what it would change, and nothing has changed yet', async () => {
  const people = await count('school.person');
  const { status, location } = await brings(server, gijs, real);
  expect(server.log).toEqual([]);
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/exchange\/incoming\//)]);
  const seen = await settled(visitor, location ?? '');
  expect(server.log).toEqual([]);
  expect(seen.text).toContain('Leerlingen');
  expect(seen.text).toContain('Voorbeeldlyceum Zuid');
  expect(await count('school.person')).toBe(people);
  const done = await visitor.post(seen.form('Voer').action, seen.form('Voer').fields);
  expect(done.status).toBe(303);
  const after = await settled(visitor, done.location ?? '');
  expect(server.log).toEqual([]);
  expect(after.text).toContain('Het is ingelezen');
  expect(await count('school.pupil')).toBeGreaterThan(300);
  expect(await count('school.upload_part')).toBe(0);
});

test('a coach who came in November hears of no weeks without a talk from before', async () => {
  const { rows } = await place.admin.query(
    `select membership.id, membership.account_id, relation.subject, count(*)::int as pupils,
       min(relation.valid_from)::text as since
     from school.relation join platform.membership on membership.school_id = relation.school_id
       and membership.person_id = relation.subject and membership.hat = 'staff'
     where relation.school_id = $1 and relation.kind = 'coach' group by 1, 2, 3 limit 1`,
    [school.id],
  );
  const [{ id: membership, account_id: account, subject, since }] = rows;
  expect(since).toBe('2026-11-21');
  const coach = server.visitor(await signedIn({ hat: 'staff', account, membership, school }));
  expect((await coach.get('/coaching/group')).text).not.toContain('schoolweken geen gesprek');
  // the control: had the weeks since August counted, they would stand there
  const stands = `update school.relation set valid_from = $3 where school_id = $1 and kind = 'coach' and subject = $2`;
  await place.admin.query(stands, [school.id, subject, '2026-08-24']);
  expect((await coach.get('/coaching/group')).text).toContain('schoolweken geen gesprek');
  await place.admin.query(stands, [school.id, subject, since]);
});

const presses = async (page: Answered, button: string) => {
  const { action, fields } = page.form(button);
  const { status, location = '' } = await visitor.post(action, fields);
  expect(status).toBe(303);
  return await settled(visitor, location);
};

test('within a day it is taken back, except what somebody built on, which is listed beforehand', async () => {
  const [pupil] = (
    await place.admin.query('select id from school.pupil where school_id = $1 order by id limit 1', [
      school.id,
    ])
  ).rows;
  await place.admin.query(
    `update platform.account set password_hash = 'x' where id = (
       select account_id from platform.membership where person_id = $1)`,
    [pupil.id],
  );
  const preview = await presses(await visitor.get('/exchange'), 'Maak ongedaan');
  expect(preview.text).toContain('Hier is al mee gewerkt.');
  const here = async () =>
    Number(
      (
        await place.admin.query(
          'select count(*) from school.pupil where school_id = $1 and left_on is null',
          [school.id],
        )
      ).rows[0].count,
    );
  expect(await here()).toBeGreaterThan(300);
  const done = await presses(preview, 'Draai');
  expect(server.log).toEqual([]);
  expect(done.text).toContain('Het is teruggedraaid');
  expect(await here()).toBe(1);
  const hats = await place.admin.query(
    `select count(*) from platform.membership where school_id = $1 and valid_until > '2026-11-21'`,
    [school.id],
  );
  expect(Number(hats.rows[0].count)).toBe(2);
});

test('the same file again brings everybody back as they were', async () => {
  const { location = '' } = await brings(server, gijs, real);
  const done = await presses(await settled(visitor, location), 'Voer');
  expect(done.text).toContain('Het is ingelezen');
  const again = await settled(visitor, (await brings(server, gijs, real)).location ?? '');
  expect(again.text).toContain('Alles klopt al');
});

test('a file in which somebody of the school is missing says how many leave, before it is carried out', async () => {
  const renumber = (from: string, to: string) =>
    place.admin.query(
      `update school.external_id set value = $3 where school_id = $1 and kind = 'person' and value = $2`,
      [school.id, from, to],
    );
  await renumber('u33', 'u33 elsewhere');
  const preview = await settled(visitor, (await brings(server, gijs, real)).location ?? '');
  expect(preview.text).toContain('1 leerling staat niet in dit bestand en gaat dan van school.');
  await renumber('u33 elsewhere', 'u33');
});

const groupOf = async (pupil: string) =>
  (
    await place.admin.query(
      `select base_group.name, coach.given || ' ' || coach.family as coach
       from school.external_id join school.pupil on pupil.id = external_id.object_id
       join school.base_group on base_group.id = pupil.base_group_id
       join school.relation on relation.object = pupil.id and relation.kind = 'coach' and relation.valid_until >= '2026-11-21'
       join school.person coach on coach.id = relation.subject
       where external_id.school_id = $1 and external_id.kind = 'person' and external_id.value = $2`,
      [school.id, pupil],
    )
  ).rows;

test('a delivery of changes moves two pupils and touches nobody else, and is taken back', async () => {
  server.setClock(new Date(now.getTime() + 20 * 60_000));
  const before = [await groupOf('u33'), await groupOf('u35')];
  expect(before[0]).toMatchObject([{ name: '1a' }]);
  const { location = '' } = await brings(server, gijs, moves('u33', 'u35'));
  const preview = await settled(visitor, location);
  expect(server.log).toEqual([]);
  expect(preview.text).toContain('Dit bestand bevat alleen wijzigingen.');
  expect(preview.text).toContain('6 verschillen met wat er nu staat');
  const done = await presses(preview, 'Voer');
  expect(done.text).toContain('Het is ingelezen');
  const after = [await groupOf('u33'), await groupOf('u35')];
  expect(after).toMatchObject([[{ name: '1b' }], [{ name: '1b' }]]);
  expect(after[0]?.[0].coach).not.toBe(before[0]?.[0].coach);
  const again = await settled(visitor, (await brings(server, gijs, moves('u33', 'u35'))).location ?? '');
  expect(again.text).toContain('Alles klopt al');
  // where it says that it was done, it can be taken back as well – until it was
  const back = await presses(await presses(await visitor.get(location), 'Maak ongedaan'), 'Draai');
  expect(back.text).toContain('Het is teruggedraaid');
  expect((await visitor.get(location)).text).not.toContain('Maak ongedaan');
  expect([await groupOf('u33'), await groupOf('u35')]).toEqual(before);
  const whole = await settled(visitor, (await brings(server, gijs, real)).location ?? '');
  expect(whole.text).toContain('Alles klopt al');
});

test('by command the same changes do the same', async () => {
  const bytes = moves('u33');
  const source = { fileName: 'wissel.zip', bytes, files: openArchive(bytes).files, handle: school.handle };
  const at = { now: new Date(now.getTime() + 30 * 60_000), dryRun: true };
  expect(await importDelta(place.database, source, at)).toMatchObject({ is: 'done' });
  expect(await groupOf('u33')).toMatchObject([{ name: '1a' }]);
  await importDelta(place.database, source, { ...at, dryRun: false });
  expect(await groupOf('u33')).toMatchObject([{ name: '1b' }]);
  expect((await importDelta(place.database, { ...source, handle: 'nergens' }, at)).is).toBe('unknown');
});
