import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { register } from '../../../bars/privacy/register.ts';
import { aDatabase, aSchool, now, rowsOf, type TestDatabase } from '../../../tests/world/index.ts';
import { renewWorld } from '../../world/index.ts';
import { HostProblem } from '../problem.ts';
import { contentsOf, exportSchool, restoreSchool } from './index.ts';
import { leftOut } from './store.ts';

const [place, second] = [await aDatabase(), await aDatabase()];
const installation = ({ place: { host, port }, name, connect }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
  connect,
});
const handle = 'veenlicht';
async function archiveOf(from: TestDatabase, secrets = false) {
  const pieces: Uint8Array[] = [];
  const contents = await exportSchool(installation(from), handle, (piece) => pieces.push(piece), {
    now,
    secrets,
  });
  return { bytes: Buffer.concat(pieces), contents };
}
const restore = (bytes: Uint8Array, into = second) => restoreSchool(installation(into), bytes, { now });
const refused = async (bytes: Uint8Array) =>
  await restore(bytes).then(
    () => 'nothing was said',
    (problem: unknown) => (problem instanceof HostProblem ? problem.message : String(problem)),
  );
/** The archive with one file changed. */
const changed = (bytes: Uint8Array, file: string, change: (text: string) => string) => {
  const files = unzipSync(bytes);
  files[file] = Buffer.from(change(Buffer.from(files[file] as Uint8Array).toString('utf8')));
  return zipSync(files);
};

beforeAll(
  () => renewWorld(installation(place), 'small', { day: '2026-11-21', say: () => undefined, fresh: false }),
  60_000,
);

describe('an archive of a school', () => {
  it('holds every table that bears a school, and says why one is left out', async () => {
    const { rows } = await place.admin.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where column_name = 'school_id' and table_schema in ('school', 'platform', 'network')`,
    );
    const { contents } = await archiveOf(place);
    const missing = rows.map(({ name }) => name).filter((name) => contents.tables[name] === undefined);
    expect(missing.toSorted()).toEqual(Object.keys(leftOut).toSorted());
    // the register promises a school what is in its export, and only what passes by itself may be left out
    const promised = Object.entries(register).filter(([, { export: where }]) => where !== 'never');
    expect(promised.map(([name]) => name).filter((name) => contents.tables[name] === undefined)).toEqual([]);
    for (const name of missing) expect(register[name]).toMatchObject({ export: 'never' });
    for (const name of missing) expect(['hour', 'days', 'month']).toContain(register[name]?.retention);
  });

  it('is refused when it is none, is damaged, or comes from another version', async () => {
    const { bytes } = await archiveOf(place);
    expect(await refused(Buffer.from('no zip'))).toContain('no archive of a school');
    expect(await refused(bytes.subarray(0, bytes.length / 2))).toContain('no archive of a school');
    const other = changed(bytes, 'leerkring.json', (text) =>
      text.replace('0001_ground.sql', '0001_other.sql'),
    );
    expect(await refused(other)).toContain('another version');
    const lost = changed(bytes, 'school.goal_text.jsonl', (text) => text.slice(text.indexOf('\n') + 1));
    expect(await refused(lost)).toContain('school.goal_text did not come out as it went in');
    const altered = changed(bytes, 'school.base_group.jsonl', (text) =>
      text.replace('"name": "', '"name": "x'),
    );
    expect(await refused(altered)).toContain('school.base_group did not come out');
    expect(await rowsOf(second, 'select from shared.organisation')).toEqual([]);
  });

  it('brings nothing into another school that is here, whatever somebody wrote in it', async () => {
    const { bytes, contents } = await archiveOf(place);
    const other = await aSchool(second, { handle: 'elders' });
    // somebody who would sign in there
    const name = changed(bytes, 'platform.sign_in_name.jsonl', (text) =>
      text.concat(text.split('\n')[0]?.replaceAll(contents.school.id, other.id) ?? '', '\n'),
    );
    expect(await refused(name)).toContain('platform.sign_in_name holds rows that are not of');
    const course = changed(bytes, 'shared.course.jsonl', (text) =>
      text.replaceAll(/"owner": (null|"[^"]*")/g, `"owner": "${other.id}"`),
    );
    expect(await refused(course)).toContain('shared.course holds rows that are not of');
    expect(await rowsOf(second, 'select from shared.organisation')).toHaveLength(1);
  });

  it('comes back whole in a second server: the same rows and sums, and nobody’s password', async () => {
    const { bytes, contents } = await archiveOf(place);
    expect((await restore(bytes)).school.handle).toBe(handle);
    await second.admin.query(`delete from school.journal where verb = 'host.school_restored'`);
    const again = (await archiveOf(second)).contents;
    expect(again.tables).toEqual(contents.tables);
    expect(Object.values(again.tables).reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(5_000);
    expect(await rowsOf(second, 'select from platform.account where password_hash is not null')).toEqual([]);
    expect(Buffer.from(bytes).includes('argon2')).toBe(false);
    expect(JSON.stringify(unzipped(bytes))).not.toContain('argon2');
    expect(await refused(bytes)).toContain('is here already');
  });

  it('keeps the passwords in a backup, so that nobody needs a new letter', async () => {
    const { bytes } = await archiveOf(place, true);
    expect(JSON.stringify(unzipped(bytes))).toContain('argon2');
    expect(contentsOf(bytes).tables['platform.account']?.rows).toBeGreaterThan(50);
  });
});

const unzipped = (bytes: Uint8Array): string[] =>
  Object.values(unzipSync(bytes)).map((file) => Buffer.from(file).toString('utf8'));
