import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { brings } from '../../../../tests/world/bringing.ts';
import { aDatabase, anAdministrator, aServer, aSchool, signedIn } from '../../../../tests/world/index.ts';

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
  let seen = await visitor.get(location ?? '');
  for (let i = 0; i < 40 && seen.text.includes('wordt gelezen'); i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    seen = await visitor.get(location ?? '');
  }
  expect(server.log).toEqual([]);
  expect(seen.text).toContain('Leerlingen');
  expect(seen.text).toContain('Voorbeeldlyceum Zuid');
  expect(await count('school.person')).toBe(people);
  const done = await visitor.post(seen.form('Voer').action, seen.form('Voer').fields);
  expect(done.status).toBe(303);
  let after = await visitor.get(done.location ?? '');
  for (let i = 0; i < 40 && after.text.includes('worden doorgevoerd'); i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    after = await visitor.get(done.location ?? '');
  }
  expect(server.log).toEqual([]);
  expect(after.text).toContain('Het is ingelezen');
  expect(await count('school.pupil')).toBeGreaterThan(300);
  expect(await count('school.upload_part')).toBe(0);
});
