import { beforeAll, describe, expect, it } from 'vitest';
import { aDatabase, now, rowsOf, type TestDatabase } from '../../../tests/world/index.ts';
import { renewWorld } from '../../world/index.ts';
import { contentsOf, exportSchool, restoreSchool } from '../archive/index.ts';
import { HostProblem } from '../problem.ts';
import { schools } from '../index.ts';
import { removeSchool } from './index.ts';

const place = await aDatabase();
const installation = ({ place: { host, port }, name, connect }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
  connect,
});
const here = installation(place);
const handle = 'veenlicht';
const name = 'Veenlicht Lyceum';

const keeping = () => {
  const pieces: Uint8Array[] = [];
  let whole = false;
  return {
    file: 'veenlicht.zip',
    write: (piece: Uint8Array) => void pieces.push(piece),
    done: () => {
      whole = true;
    },
    bytes: () => (whole ? Buffer.concat(pieces) : undefined),
  };
};
const remove = (certain: string | undefined, archive: ReturnType<typeof keeping> | undefined) =>
  removeSchool(here, handle, { now, certain, archive });
const refused = async (certain: string | undefined, archive?: ReturnType<typeof keeping>) =>
  await remove(certain, archive).then(
    () => 'nothing was said',
    (problem: unknown) => (problem instanceof HostProblem ? problem.message : String(problem)),
  );

/** What stands of every school, as an archive would hold it; and who can sign in where. */
async function sums() {
  const { rows } = await place.admin.query<{ handle: string }>(
    `select handle from shared.organisation where kind = 'school' and handle is not null`,
  );
  const all = new Map<string, unknown>();
  for (const one of rows) {
    const contents = await exportSchool(here, one.handle, () => undefined, { now, secrets: true });
    all.set(one.handle, contents.tables);
  }
  return all;
}
const idOf = async () =>
  (await rowsOf(place, `select id from shared.organisation where handle = $1`, [handle]))[0]?.['id'];

/** Rows that bear this school, in every table of the database that can. */
async function left(school: unknown): Promise<Record<string, number>> {
  const { rows } = await place.admin.query<{ name: string; column: string }>(
    `select table_schema || '.' || table_name as name, column_name as column from information_schema.columns
     where column_name in ('school_id', 'organisation_id', 'owner') and data_type = 'uuid'
       and table_schema in ('school', 'platform', 'shared', 'network')`,
  );
  const found: Record<string, number> = {};
  for (const table of rows) {
    const { rowCount } = await place.admin.query(`select from ${table.name} where ${table.column} = $1`, [
      school,
    ]);
    if (rowCount) found[table.name] = rowCount;
  }
  return found;
}

beforeAll(() => renewWorld(here, 'small', { day: '2026-11-21', say: () => undefined, fresh: false }), 60_000);

describe('a school that is taken away', { timeout: 120_000 }, () => {
  it('is told with what would go, and stays as long as nobody types its name', async () => {
    const before = await sums();
    const told = await refused(undefined);
    expect(told).toContain(`--certain "${name}"`);
    expect(told).toMatch(/all \d+ people, \d+ of them pupils/);
    expect(await refused('veenlicht lyceum')).toContain('Nothing was removed');
    expect(await sums()).toEqual(before);
  });

  it('stays when its archive cannot be written, or an import is at work there', async () => {
    const school = await idOf();
    const full = {
      ...keeping(),
      write: () => {
        throw new Error('no space left on device');
      },
    };
    expect(await refused(name, full)).toContain('no space left');
    await place.admin.query('begin');
    await place.admin.query(`select pg_advisory_xact_lock(hashtext('leerkring.import'), hashtext($1))`, [
      school,
    ]);
    expect(await refused(name)).toContain('An import is writing');
    await place.admin.query('rollback');
    expect(Object.keys(await left(school)).length).toBeGreaterThan(20);
  });

  it('leaves no row, no account and no sign-in behind, touches no other school, and comes back as it was', async () => {
    const school = await idOf();
    const before = await sums();
    const people = await rowsOf(place, 'select id from platform.account order by id');
    const signedIn = async () =>
      (
        await rowsOf(
          place,
          `select from platform.sign_in join platform.membership on membership.id = membership_id
        where school_id = $1`,
          [school],
        )
      ).length;
    await place.admin.query(
      `insert into platform.sign_in (id, token_hash, account_id, membership_id, started_at, seen_at, request_key)
       select gen_random_uuid(), sha256(id::text::bytea), account_id, id, $2, $2, gen_random_uuid()
       from platform.membership where school_id = $1 limit 3`,
      [school, now],
    );
    expect(await signedIn()).toBe(3);
    const kept = keeping();
    const done = await remove(name, kept);
    expect(done.school).toMatchObject({ handle, name });
    expect(done.rows).toBeGreaterThan(5_000);
    const bytes = kept.bytes();
    if (bytes === undefined) throw new Error('the archive was not finished');
    expect(contentsOf(bytes).tables).toEqual(before.get(handle));

    // the line about it is all that names it
    expect(await left(school)).toEqual({ 'platform.past_school': 1 });
    const others = new Map([...before].filter(([one]) => one !== handle));
    expect(await sums()).toEqual(others);
    // who acts at another school, too, still does; nobody else's account is left
    const hats = await rowsOf(
      place,
      `select from platform.account where not exists (select from platform.membership
      where membership.account_id = account.id)`,
    );
    expect(hats).toEqual([]);
    expect(
      (await rowsOf(place, `select from platform.membership where username = 'kees.vos'`)).length,
    ).toBeGreaterThan(0);
    expect(await refused(name)).toBe(`There is no school "@${handle}".`);

    await restoreSchool(here, bytes, { now });
    await place.admin.query(`delete from school.journal where verb = 'host.school_restored'`);
    expect(await sums()).toEqual(before);
    expect(await rowsOf(place, 'select id from platform.account order by id')).toEqual(people);
  });

  it('goes without an archive, too, when that is said', async () => {
    const school = await idOf();
    const { archived } = await remove(name, undefined);
    expect(archived).toBeUndefined();
    const lines = await rowsOf(place, 'select archive from platform.past_school order by archive');
    expect(lines.map(({ archive }) => archive)).toEqual(['veenlicht.zip', null]);
    // and whoever runs the server reads it
    const { here: still, past } = await schools(here);
    expect(still.map((one) => one.handle)).not.toContain(handle);
    expect(still.find(({ people }) => people > 0)).toMatchObject({ importedAt: expect.any(Date) });
    expect(past.map((one) => [one.handle, one.removedAt, one.archive])).toEqual([
      [handle, now, expect.toBeOneOf([null, 'veenlicht.zip'])],
      [handle, now, expect.toBeOneOf([null, 'veenlicht.zip'])],
    ]);
    expect(await left(school)).toEqual({ 'platform.past_school': 2 });
  });
});
