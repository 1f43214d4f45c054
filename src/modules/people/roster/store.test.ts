import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import type { Role } from '#platform/statement';
import {
  aCoach,
  aDatabase,
  aGuardian,
  aLeader,
  aPupil,
  aSchool,
  aTeachingGroup,
  now,
  type Person,
  rowsOf,
  signedIn,
  waitingForAnother,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const school = await aSchool(place);
const group = await aTeachingGroup(school, { name: 'Engels 2B' });

const clients: pg.Client[] = [];
afterAll(() => Promise.all(clients.map((client) => client.end())));
/** A transaction of its own; two that wait for each other would end in half a minute. */
async function begun(role: Role): Promise<pg.Client> {
  const client = new pg.Client({ ...place.connect(role), options: '-c lock_timeout=30s' });
  clients.push(client);
  await client.connect();
  await client.query('begin');
  return client;
}

/** An import adds a place for the pupil, and is not done yet. */
async function bringsIn(pupil: Person): Promise<pg.Client> {
  const jobs = await begun('jobs');
  await jobs.query('select app.open_job($1, $2)', [school.id, now]);
  await jobs.query('select app.add_enrolments($1, $2, $3, $4, $5, $6)', [
    ...[[group.id], ['2026-08-01'], ['2027-07-31']],
    ...[[1], [newId(now)], [pupil.id]],
  ]);
  return jobs;
}

/** Somebody presses something about the pupil; what follows decides how it ends. */
async function presses(who: Person, pupil: Person): Promise<pg.Client> {
  const { token } = await signedIn(who);
  const member = await begun('member');
  await member.query('select app.open($1, $2, $3, true)', [token, pupil.id, now]);
  return member;
}

const sortsOf = async ({ id }: Person) =>
  (
    await rowsOf(
      place,
      `select reach.sort from school.reach where pupil_id = $1 and enrolment_id is not null order by sort`,
      [id],
    )
  ).map(({ sort }) => sort as string);

/** A pupil whom an import brought: with a card and nothing else yet. */
async function broughtIn(): Promise<Person> {
  const pupil = await aPupil(school);
  await place.admin.query('delete from school.reach where pupil_id = $1', [pupil.id]);
  await place.admin.query('delete from school.pupil where id = $1', [pupil.id]);
  const jobs = await begun('jobs');
  await jobs.query('select app.open_job($1, $2)', [school.id, now]);
  await jobs.query('select app.add_pupils($1, $2)', [[pupil.id], [null]]);
  await jobs.query('commit');
  return pupil;
}

const ownOf = async ({ id }: Person) =>
  (
    await rowsOf(
      place,
      `select reach.sort from school.reach where pupil_id = $1 and enrolment_id is null order by sort`,
      [id],
    )
  ).map(({ sort }) => sort as string);

describe('the reaches of a pupil that an import brought', () => {
  it('are made at the first press, once', async () => {
    const noor = await broughtIn();
    expect(await ownOf(noor)).toEqual([]);
    await (await presses(await aCoach(school), noor)).query('commit');
    expect(await ownOf(noor)).toEqual([]);
    for (let press = 0; press < 2; press += 1) await (await presses(noor, noor)).query('commit');
    expect(await ownOf(noor)).toEqual(['end', 'period', 'week']);
  });

  it('are there for a guardian whom the school leader lets in', async () => {
    const noor = await broughtIn();
    const guardian = await aGuardian(noor, { confirmed: false });
    const member = await presses(await aLeader(school), noor);
    const [tie] = await rowsOf(place, 'select id from school.relation where subject = $1', [guardian.id]);
    await member.query('select app.confirm_guardians($1)', [[tie?.['id']]]);
    await member.query('commit');
    expect(await ownOf(noor)).toEqual(['end', 'period', 'week']);
  });
});

describe('the reaches of a place that an import brought', () => {
  it('are made at the first press of the pupil or of who coaches them, and of nobody else', async () => {
    const coach = await aCoach(school);
    const noor = await aPupil(school, { coach });
    await (await bringsIn(noor)).query('commit');
    expect(await sortsOf(noor)).toEqual([]);
    const guardian = await aGuardian(noor);
    for (const other of [await aPupil(school), await aCoach(school), guardian])
      await (await presses(other, noor)).query('commit');
    expect(await sortsOf(noor)).toEqual([]);
    await (await presses(coach, noor)).query('commit');
    expect(await sortsOf(noor)).toEqual(['period', 'week']);

    const sem = await aPupil(school);
    await (await bringsIn(sem)).query('commit');
    await (await presses(sem, sem)).query('commit');
    expect(await sortsOf(sem)).toEqual(['period', 'week']);
  });

  it('are made after all when the pupil pressed while the import was at work', async () => {
    const noor = await aPupil(school);
    await place.admin.query('update school.pupil set places_due = true where id = $1', [noor.id]);
    const working = await bringsIn(noor);
    await (await presses(noor, noor)).query('commit');
    await working.query('commit');
    expect(await sortsOf(noor)).toEqual([]);
    await (await presses(noor, noor)).query('commit');
    expect(await sortsOf(noor)).toEqual(['period', 'week']);
  });

  it('are made after all when the import came by while the pupil was pressing', async () => {
    const noor = await aPupil(school);
    await place.admin.query('update school.pupil set places_due = true where id = $1', [noor.id]);
    const pressing = await presses(noor, noor);
    const working = bringsIn(noor);
    await expect.poll(() => waitingForAnother(place)).toBe(1);
    await pressing.query('commit');
    await (await working).query('commit');
    await (await presses(noor, noor)).query('commit');
    expect(await sortsOf(noor)).toEqual(['period', 'week']);
  });
});
