import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import {
  aDatabase,
  anotherHat,
  aPupil,
  aSchool,
  aServer,
  aStaffMember,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place, { name: 'Veenlicht', handle: 'veenlicht' });
const visit = async (who: Person) => server.visitor(await signedIn(who));
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const givePassword = async (who: Person, password: string) =>
  place.admin.query('update platform.account set password_hash = $1 where id = $2', [
    await hash(password, cheap),
    who.account,
  ]);

describe('somebody who is signed in', () => {
  it('is sent on from the sign-in page to where they were going', async () => {
    const noor = await visit(await aPupil(school));
    expect((await noor.get('/identity/sign-in?to=%2Fgoals')).location).toBe('/goals');
    expect((await noor.get('/identity/sign-in')).location).toBe('/');
    expect((await noor.get('/identity/sign-in?to=%2F%2Fevil.example')).location).toBe('/');
  });

  it('is sent on from the page of the code, too: back after the first sign-in asks for no code again', async () => {
    const noor = await visit(await aPupil(school));
    expect((await noor.get('/identity/code')).location).toBe('/');
    expect((await server.visitor().get('/identity/code')).status).toBe(200);
  });

  it('is not sent to and fro when the door no longer knows them', async () => {
    const gone = await aPupil(school);
    const visitor = await visit(gone);
    await place.admin.query(`update platform.membership set valid_until = '2026-11-20' where id = $1`, [
      gone.membership,
    ]);
    expect((await visitor.get('/')).location).toBe('/identity/sign-in');
    expect((await visitor.get('/identity/sign-in')).status).toBe(200);
    const blocked = await aPupil(school);
    const other = await visit(blocked);
    await place.admin.query('update platform.account set blocked_at = $1 where id = $2', [
      now,
      blocked.account,
    ]);
    expect((await other.get('/identity/sign-in')).status).toBe(200);
  });

  it('who was away too long is told that they carry on where they were', async () => {
    const away = server.visitor(
      await signedIn(await aPupil(school), { at: new Date(now.getTime() - 9 * 3_600_000) }),
    );
    expect((await away.get('/identity/sign-in?to=%2Fgoals')).text).toContain('Je was even weg');
    expect((await server.visitor().get('/identity/sign-in')).text).not.toContain('Je was even weg');
  });

  it('who was signed in for thirty days signs in again, and carries on where they were', async () => {
    const noor = await aPupil(school);
    const signed = await signedIn(noor, { at: new Date(now.getTime() - 30 * 86_400_000) });
    await rowsOf(place, 'update platform.sign_in set seen_at = $2 where id = $1', [signed.signIn, now]);
    const visitor = server.visitor(signed);
    expect((await visitor.get('/goals')).location).toBe('/identity/sign-in?to=%2Fgoals');
    expect((await visitor.get('/identity/sign-in?to=%2Fgoals')).text).toContain('Je was even weg');
    const [row] = await rowsOf(
      place,
      `select seen_at = 'epoch' as lapsed from platform.sign_in where id = $1`,
      [signed.signIn],
    );
    expect(row?.['lapsed']).toBe(true);
  });

  it('chooses another hat of the same account, and wears only that one then', async () => {
    const teacher = await aStaffMember(school, { given: 'Gijs' });
    await anotherHat(teacher, 'administrator');
    const visitor = await visit(teacher);
    const page = await visitor.get('/identity/hats');
    expect(page.text).toContain('medewerker bij Veenlicht');
    const wanted = /name="hat" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await visitor.post('/identity/hat', { hat: wanted })).location).toBe('/');
    expect((await visitor.get('/people/codes')).status).toBe(200);
    expect((await visitor.get('/people/code')).status).toBe(403);
  });

  it('has no choice of hats with only one', async () =>
    expect((await (await visit(await aPupil(school))).get('/identity/hats')).text).not.toContain(
      'Verder als',
    ));
});

describe('one’s own password', () => {
  it('is changed with the old one, and ends every other sign-in but this', async () => {
    const noor = await aPupil(school);
    await givePassword(noor, 'mijn oude zin hier');
    const here = await visit(noor);
    const elsewhere = await visit(noor);
    const changed = await here.post('/identity/password', {
      old: 'mijn oude zin hier',
      password: 'een heel nieuwe zin',
    });
    expect(changed.location).toBe('/identity/hats?changed=1');
    expect((await here.get('/identity/hats?changed=1')).text).toContain('Je nieuwe wachtwoord werkt');
    expect((await here.get('/')).status).toBe(200);
    expect((await elsewhere.get('/')).location).toBe('/identity/sign-in');
    const again = await server
      .visitor()
      .post('/identity/sign-in', { name: `${noor.username}@veenlicht`, password: 'een heel nieuwe zin' });
    expect(again.location).toBe('/');
  });

  it('takes the worth from a code that still lies about', async () => {
    const noor = await aPupil(school);
    await givePassword(noor, 'een oude zin van mij');
    const code = newId(now);
    await place.admin.query(
      `insert into platform.login_code (id, account_id, code_hash, issued_at, until) values ($1, $2, '', $3, '2026-12-01')`,
      [code, noor.account, now],
    );
    const here = await visit(noor);
    await here.post('/identity/password', {
      old: 'een oude zin van mij',
      password: 'een nieuwe zin van mij',
    });
    const [row] = await rowsOf(place, 'select until <= $2 as gone from platform.login_code where id = $1', [
      code,
      now,
    ]);
    expect(row?.['gone']).toBe(true);
  });

  it('is changed once by two presses, and the second does not say that anything was wrong', async () => {
    const noor = await aPupil(school);
    await givePassword(noor, 'een oude zin van mij');
    const here = await visit(noor);
    const form = { key: newId(now), old: 'een oude zin van mij', password: 'een nieuwe zin van mij' };
    const answers = [
      await here.post('/identity/password', form),
      await here.post('/identity/password', form),
    ];
    expect(answers.map(({ location }) => location)).toEqual(Array(2).fill('/identity/hats?changed=1'));
  });

  it('stays when the old one is wrong, the new one too easy, or both the same', async () => {
    const noor = await aPupil(school);
    await givePassword(noor, 'mijn oude zin hier');
    const visitor = await visit(noor);
    const tried = async (old: string, password: string) =>
      (await visitor.post('/identity/password', { old, password })).text;
    expect(await tried('een verkeerde zin', 'een heel nieuwe zin')).toContain('niet je wachtwoord van nu');
    expect(await tried('mijn oude zin hier', 'kort')).toContain('minstens tien tekens');
    expect(await tried('mijn oude zin hier', 'mijn oude zin hier')).toContain('hetzelfde wachtwoord');
    expect(await tried('', '')).toContain('2 dingen kloppen nog niet');
    const [row] = await rowsOf(place, 'select password_hash as hash from platform.account where id = $1', [
      noor.account,
    ]);
    expect(row?.['hash']).toContain('m=64');
  });

  it('cannot be guessed at a browser that was left open', async () => {
    const noor = await aPupil(school);
    await givePassword(noor, 'mijn oude zin hier');
    const visitor = await visit(noor);
    for (let i = 0; i < 10; i += 1)
      await visitor.post('/identity/password', { old: `fout nummer ${i}`, password: 'een heel nieuwe zin' });
    const right = await visitor.post('/identity/password', {
      old: 'mijn oude zin hier',
      password: 'een heel nieuwe zin',
    });
    expect(right.status).toBe(422);
    expect(right.text).toContain('te vaak geprobeerd');
    expect(right.title).toMatch(/^Fout: .* · Leerkring$/);
  });

  it('asks to sign in first', async () => {
    const answer = await server.visitor().post('/identity/password', { old: 'a', password: 'b' });
    expect(answer.location).toBe('/identity/sign-in?to=%2Fidentity%2Fpassword');
  });
});

describe('a refusal', () => {
  it('says in a sentence why, and never what was typed', async () => {
    const noor = await visit(await aPupil(school));
    expect((await noor.get('/people/codes')).text).toContain('hoort bij een andere rol');
    const foreign = await noor.post('/goals/set', { title: 'geheim' }, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.text).toContain('kwam van een andere website');
    expect(foreign.text).not.toContain('geheim');
  });
});
