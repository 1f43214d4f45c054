import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '#platform/postgres';
import { asForm } from '../world/bringing.ts';
import { aKillableLeerkring, needData, roster } from './running.ts';

/*
 * What an administrator can rely on when the server dies in the middle of their file: a real server, killed as a power
 * cut does it, at the very moment that the test holds it at.
 */
needData(roster);
const leerkring = await aKillableLeerkring();
const cluster = await startPostgres({ dataDir: leerkring.dataDir });
const admin = new pg.Client(cluster.url('postgres', 'leerkring'));
await admin.connect();
/** Holds a table, so that the server stands still where it writes there. */
const holder = new pg.Client(cluster.url('postgres', 'leerkring'));
await holder.connect();
afterAll(async () => {
  await holder.end();
  await admin.end();
  await cluster.stop();
});

const school = randomUUID();
const cookies = new Map<string, string>();
const zip = readFileSync(roster);

beforeAll(async () => {
  await admin.query(
    `insert into shared.organisation (id, kind, name, handle, sector)
       values ('${school}', 'school', 'Voorbeeldcollege Noord', 'noord', 'vo');
     insert into school.school_setting (school_id) values ('${school}')`,
  );
  for (const name of ['gijs', 'els']) cookies.set(name, await anAdministrator(name));
});

async function anAdministrator(name: string): Promise<string> {
  const [person, account, membership] = [randomUUID(), randomUUID(), randomUUID()];
  const token = Buffer.from(randomUUID().repeat(2).slice(0, 32));
  await admin.query(
    `insert into school.person (school_id, id, given, family) values ('${school}', '${person}', '${name}', 'de Beheerder');
     insert into platform.account (id) values ('${account}');
     insert into platform.sign_in_name (organisation_id, username, account_id) values ('${school}', '${name}', '${account}');
     insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name)
       values ('${membership}', '${account}', 'school', '${school}', '${person}', 'administrator', '${name}', '${name}');
     insert into platform.sign_in (id, token_hash, account_id, membership_id, started_at, seen_at, request_key)
       values (gen_random_uuid(), sha256('\\x${token.toString('hex')}'), '${account}', '${membership}', now(), now(), gen_random_uuid())`,
  );
  return `lk=a${token.toString('base64url')}`;
}

const asked = async (path: string, init: RequestInit = {}, who = 'gijs') => {
  const answer = await fetch(`${leerkring.base()}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { cookie: cookies.get(who) as string, 'sec-fetch-site': 'same-origin', ...init.headers },
  });
  const html = await answer.text();
  const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  return { status: answer.status, to: answer.headers.get('location') ?? '', html, text };
};
const brings = (who = 'gijs', key: string = randomUUID()) => {
  const { type, payload } = asForm(zip, { name: 'rooster.zip', key });
  return asked(
    '/exchange',
    { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(payload) },
    who,
  );
};
const presses = async (path: string, action: RegExp) => {
  const { html } = await asked(path);
  const form = new RegExp(`action="([^"]*${action.source})"[\\s\\S]*?</form>`).exec(html);
  if (form === null) throw new Error(`no such button on ${path}`);
  const fields = [...form[0].matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)];
  const body = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
  return await asked(form[1] as string, { method: 'POST', body });
};
const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 400; i += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came so far');
};
const shows = (path: string, words: string) =>
  until(async () => {
    const page = await asked(path);
    return page.text.includes(words) && page;
  });
const count = async (table: string) =>
  Number((await admin.query(`select count(*) from ${table} where school_id = $1`, [school])).rows[0].count);
const everything = async () => ({
  people: await count('school.person'),
  places: await count('school.enrolment'),
  hats: await count('platform.membership'),
  imports: await count('school.import'),
  lines: Number(
    (await admin.query(`select count(*) from school.journal where verb = 'exchange.imported'`)).rows[0].count,
  ),
});
const waits = () =>
  until(async () => {
    const { rowCount } = await admin.query('select from pg_locks where not granted');
    return rowCount !== 0;
  });

/** Kills the server while it stands before this table, and lets go of it: what was begun there breaks off. */
async function killedBefore(table: string, work: () => Promise<unknown>) {
  await holder.query(`begin; lock table ${table} in access exclusive mode`);
  const begun = work().catch(() => undefined);
  await waits();
  await leerkring.kill();
  await begun;
  await holder.query('rollback');
  await until(async () => {
    const { rowCount } = await admin.query("select from pg_stat_activity where usename = 'app_jobs'");
    return rowCount === 0;
  });
}
/** As if the minute were over in which another process would still be at work. */
const aMinuteLater = () =>
  admin.query(`update school.upload set claimed_until = now() - interval '1 second'
  where claimed_until is not null`);

describe('an upload whose server is killed', () => {
  let path = '';

  test('while it is being read: nothing has changed, the page says so, and reading begins again by itself', async () => {
    const before = await everything();
    await killedBefore('school.base_group', async () => {
      path = (await brings()).to;
    });
    expect(await everything()).toEqual(before);
    path ||= `/exchange/incoming/${(await admin.query('select id from school.upload')).rows[0].id}`;
    await leerkring.start();
    const page = await until(async () => {
      await aMinuteLater();
      const seen = await asked(path);
      return seen.text.includes('Het inlezen is onderbroken') && seen;
    });
    expect(page.text).toContain('Er is niets veranderd.');
    expect(page.text).toContain('begint binnen een paar minuten vanzelf opnieuw');
    await aMinuteLater();
    await shows(path, 'Er is nog niets veranderd. Kijk of dit klopt');
    expect(await everything()).toEqual(before);
  });

  test('while it is being brought in: nothing of it is there, and afterwards all of it, once', async () => {
    const before = await everything();
    await killedBefore('school.import_row', () => presses(path, /\/apply/));
    expect(await everything()).toEqual(before);
    await aMinuteLater();
    await leerkring.start();
    await shows(path, 'Het is ingelezen');
    const after = await everything();
    expect(after).toMatchObject({ imports: 1, lines: 1 });
    expect(after.people).toBeGreaterThan(before.people + 300);
    expect(
      (await asked(`${path}/apply`, { method: 'POST', body: new URLSearchParams({ key: randomUUID() }) }))
        .status,
    ).toBe(409);
    expect(await everything()).toEqual(after);
  });

  test('while it still comes in: who sends it again is not kept waiting', async () => {
    const before = await everything();
    await killedBefore('school.upload_part', () => brings());
    await leerkring.start();
    expect(await everything()).toEqual(before);
    const again = await brings();
    expect(again.status).toBe(303);
    await shows(again.to, 'Alles klopt al');
  });

  test('each time that it is tried: after three times it is left alone, and says so', async () => {
    const before = await everything();
    const { rows } = await admin.query(
      `insert into school.upload (school_id, id, at, actor, format, file_name, state, size, hash, tries)
         select school_id, gen_random_uuid(), now(), person_id, 'oneroster', 'val.zip', 'waiting', 1, '', 3
         from platform.membership where school_id = '${school}' and username = 'gijs' returning id`,
    );
    await shows(`/exchange/incoming/${rows[0].id}`, 'De server is bij dit bestand 3 keer gestopt.');
    expect(await everything()).toEqual(before);
  });
});

describe('two imports of one school at once', () => {
  test('by two administrators: the second hears that one is being read', async () => {
    // the first is at work for a minute yet
    await admin.query(
      `insert into school.upload (school_id, id, at, actor, format, file_name, state, size, hash, claimed_until)
         select school_id, gen_random_uuid(), now(), person_id, 'oneroster', 'eerst.zip', 'waiting', 1, '', now() + interval '1 minute'
         from platform.membership where school_id = '${school}' and username = 'gijs'`,
    );
    const before = await everything();
    const second = await brings('els');
    expect(second.status).toBe(422);
    expect(second.text).toContain('Er wordt al een bestand gelezen.');
    expect(await everything()).toEqual(before);
  });

  test('by page and by command: the command hears that the school is busy, and changes nothing', async () => {
    const before = await everything();
    await holder.query(
      `begin; select pg_advisory_xact_lock(hashtext('leerkring.import'), hashtext('${school}'))`,
    );
    await expect(leerkring.leerkring('import', 'oneroster', roster)).rejects.toThrow(
      'Another import is writing to Voorbeeldcollege Noord at this moment. Nothing was changed',
    );
    await holder.query('rollback');
    expect(await everything()).toEqual(before);
  });
});
