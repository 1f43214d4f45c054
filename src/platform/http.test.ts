import { brotliDecompressSync } from 'node:zlib';
import { hash } from '@node-rs/argon2';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { newId } from '#platform/id';
import {
  aCoach,
  aDatabase,
  anAdministrator,
  aPupil,
  aSchool,
  aServer,
  now,
  type Person,
  rowsOf,
  signedIn,
  type SignedIn,
} from '../../tests/world/index.ts';
import { probe } from '../../tests/world/probe.tsx';

const place = await aDatabase();
const server = aServer(place, { more: probe });
const school = await aSchool(place);

const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const titlesOf = async (pupil: Person) =>
  (await rowsOf(place, 'select title from school.goal where pupil_id = $1 order by id', [pupil.id])).map(
    ({ title }) => title as string,
  );
const visit = async (who: Person) => server.visitor(await signedIn(who));
const html = (text: string | undefined) => ({
  accept: 'text/html',
  ...(text && { 'accept-language': text }),
});

describe('Saying no', () => {
  test('a form with something missing comes back with what was typed, and says where', async () => {
    const pupil = await aPupil(school);
    const page = await (await visit(pupil)).post('/probe', { title: '  ', why: 'Omdat <b>ik</b> "dit" wil' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('title,missing');
    expect(page.form('/probe').fields['why']).toBe('Omdat <b>ik</b> "dit" wil');
    expect(page.html).not.toContain('<b>ik</b>');
    expect(await titlesOf(pupil)).toEqual([]);
  });

  test('what the decision finds wrong comes back in the same way, and the key is not used up', async () => {
    const pupil = await aPupil(school);
    const browser = await visit(pupil);
    const key = newId(now);
    expect((await browser.post('/probe', { key, title: 'mind', why: 'x' })).status).toBe(422);
    expect((await browser.post('/probe', { key, title: 'Lezen', why: 'x' })).status).toBe(303);
    expect(await titlesOf(pupil)).toEqual(['Lezen']);
  });

  test.each([
    ['nl', 'Niet gevonden'],
    ['en', 'Not found'],
    ['sv', 'Finns inte'],
  ])('a page that is not there is said in %s', async (language) => {
    const answer = await server.visitor().get('/nowhere', html(language));
    expect(answer.status).toBe(404);
    expect(answer.html).toContain(`<html lang="${language}"`);
    expect(answer.html).toContain('data-refused="not-found"');
    expect(answer.html).not.toContain('nowhere');
  });

  test('a choice of language goes before what the browser prefers, and nonsense before neither', async () => {
    const browser = server.visitor();
    const choice = await browser.post('/identity/language', { language: 'sv', back: '/identity/code' });
    expect([choice.status, choice.location]).toEqual([303, '/identity/code']);
    expect((await browser.get('/nowhere', html('en'))).html).toContain('<html lang="sv"');
    const cookie = 'language="><script>alert(1)</script>';
    const nonsense = await server.visitor().get('/nowhere', { cookie, 'accept-language': 'xx,;q=,en' });
    expect(nonsense.html).toContain('<html lang="en"');
    expect(nonsense.html).not.toContain('alert(1)');
  });

  test('a page of another hat is not allowed; without a sign-in one is asked to sign in and comes back', async () => {
    const pupil = await aPupil(school);
    expect((await (await visit(pupil)).get('/probe/staff')).status).toBe(403);
    const anonymous = await server.visitor().get('/probe/staff?week=2026-11-16');
    expect(anonymous.status).toBe(303);
    expect(anonymous.location).toBe('/identity/sign-in?to=%2Fprobe%2Fstaff%3Fweek%3D2026-11-16');
    const signIn = await server.visitor().get(anonymous.location as string);
    expect(signIn.form('/identity/sign-in').fields['to']).toBe('/probe/staff?week=2026-11-16');
  });

  test('our own fault shows a number and nothing else; the log has the number and not what was typed', async () => {
    const pupil = await aPupil(school);
    const before = server.log.length;
    const page = await (await visit(pupil)).get('/probe/broken/geheim-woord');
    expect(page.status).toBe(500);
    const id = /<code id="fault">([0-9a-f]{8})<\/code>/.exec(page.html)?.[1];
    expect(id).toBeDefined();
    expect(page.html).not.toMatch(/select|integer|\.ts|node_modules|geheim-woord/);
    const [line] = server.log.slice(before);
    expect(line).toMatchObject({ fault: id, route: '/probe/broken/:typed', code: '22P02' });
    expect(JSON.stringify(line)).not.toMatch(/geheim-woord|Noor/);
  });
});

describe('Pressing twice', () => {
  test('a second press gets the first answer and does nothing', async () => {
    const pupil = await aPupil(school);
    const browser = await visit(pupil);
    const form = { key: newId(now), title: 'Breuken' };
    const first = await browser.post('/probe', form);
    const second = await browser.post('/probe', form);
    expect(first.status).toBe(303);
    expect(second.location).toBe(first.location);
    expect(await titlesOf(pupil)).toEqual(['Breuken']);
  });

  test('ten presses at once are one press', async () => {
    const pupil = await aPupil(school);
    const browser = await visit(pupil);
    const form = { key: newId(now), title: 'Breuken' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => browser.post('/probe', form)));
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(await titlesOf(pupil)).toEqual(['Breuken']);
  });

  test('something else under the same key is a conflict, and nothing happens', async () => {
    const pupil = await aPupil(school);
    const browser = await visit(pupil);
    const key = newId(now);
    await browser.post('/probe', { key, title: 'Breuken' });
    expect((await browser.post('/probe', { key, title: 'Procenten' })).status).toBe(409);
    expect(await titlesOf(pupil)).toEqual(['Breuken']);
  });

  test('the key of one person says nothing about another', async () => {
    const [one, other] = [await aPupil(school), await aPupil(school)];
    const key = newId(now);
    expect((await (await visit(one)).post('/probe', { key, title: 'Van één' })).status).toBe(303);
    expect((await (await visit(other)).post('/probe', { key, title: 'Van twee' })).status).toBe(303);
    expect([await titlesOf(one), await titlesOf(other)]).toEqual([['Van één'], ['Van twee']]);
  });

  test.each(['', 'x', '-'.repeat(36), '0'.repeat(36), newId(now).toUpperCase()])(
    'a form with the key "%s" is not one of ours',
    async (key) => {
      const pupil = await aPupil(school);
      expect((await (await visit(pupil)).post('/probe', { key, title: 'Lezen' })).status).toBe(422);
      expect(await titlesOf(pupil)).toEqual([]);
    },
  );
});

describe('Typing while the sign-in runs out', () => {
  const password = 'een lange zin voor de toets';
  const kept = hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  const withPassword = async (person: Person) => {
    await place.admin.query('update platform.account set password_hash = $1 where id = $2', [
      await kept,
      person.account,
    ]);
    return person;
  };
  const signInAs = (person: Person) => ({ name: `${person.username}@${school.handle}`, password });
  const lapsed = async (person: Person): Promise<SignedIn> => signedIn(person, { at: later(-9) });

  test('the form is kept, performed once after signing in again, and shows its answer', async () => {
    const pupil = await withPassword(await aPupil(school));
    const browser = server.visitor(await lapsed(pupil));
    const away = await browser.post('/probe', { title: 'Niet verloren', why: 'é\u0000 & "x"=1' });
    expect(away.status).toBe(401);
    expect(away.text).toContain('Je was even weg');
    expect(await titlesOf(pupil)).toEqual([]);
    const back = await browser.post('/identity/sign-in', signInAs(pupil));
    expect([back.status, back.location?.split('?')[0]]).toEqual([303, '/probe']);
    expect(await titlesOf(pupil)).toEqual(['Niet verloren']);
    await browser.post('/identity/sign-in', signInAs(pupil));
    expect(await titlesOf(pupil)).toEqual(['Niet verloren']);
    expect(await rowsOf(place, 'select from platform.held_form')).toHaveLength(0);
  });

  test('several forms are all kept; one with something missing comes back on its page', async () => {
    const pupil = await withPassword(await aPupil(school));
    const browser = server.visitor(await lapsed(pupil));
    for (const title of ['Een', '', 'Drie']) await browser.post('/probe', { title, why: 'nog bewaard' });
    const back = await browser.post('/identity/sign-in', signInAs(pupil));
    expect(back.status).toBe(422);
    expect(back.form('/probe').fields['why']).toBe('nog bewaard');
    expect((await titlesOf(pupil)).sort()).toEqual(['Drie', 'Een']);
  });

  test('whoever signs in next on this computer does not send it, neither as themselves nor for the other', async () => {
    const pupil = await withPassword(await aPupil(school));
    const other = await withPassword(await aPupil(school));
    const browser = server.visitor(await lapsed(pupil));
    await browser.post('/probe', { title: 'Van een ander' });
    await browser.post('/identity/sign-in', signInAs(other));
    await browser.post('/identity/sign-in', signInAs(pupil));
    expect([await titlesOf(pupil), await titlesOf(other)]).toEqual([[], []]);
  });

  test('a sign-in on another computer does not send it', async () => {
    const pupil = await withPassword(await aPupil(school));
    await server.visitor(await lapsed(pupil)).post('/probe', { title: 'Elders' });
    expect((await server.visitor().post('/identity/sign-in', signInAs(pupil))).status).toBe(303);
    expect(await titlesOf(pupil)).toEqual([]);
  });

  test('after signing out nothing is kept: the cookie is worth nothing any more', async () => {
    const pupil = await withPassword(await aPupil(school));
    const session = await signedIn(pupil);
    const browser = server.visitor(session);
    await browser.post('/identity/sign-out');
    const replay = await server.visitor(session).post('/probe', { title: 'Nagekomen' });
    expect(replay.status).toBe(401);
    expect(replay.text).not.toContain('Je was even weg');
    const held =
      'select from platform.held_form join platform.sign_in on sign_in.id = sign_in_id where account_id = $1';
    expect(await rowsOf(place, held, [pupil.account])).toHaveLength(0);
  });

  test('after an hour it is gone', async () => {
    const pupil = await withPassword(await aPupil(school));
    const browser = server.visitor(await lapsed(pupil));
    await browser.post('/probe', { title: 'Te laat' });
    server.setClock(later(1.1));
    await browser.post('/identity/sign-in', signInAs(pupil));
    server.setClock(now);
    expect(await titlesOf(pupil)).toEqual([]);
    expect(await rowsOf(place, 'select from platform.held_form')).toHaveLength(0);
  });

  test('nobody fills our disk with it: twenty forms at most for one sign-in', async () => {
    const pupil = await aPupil(school);
    const browser = server.visitor(await lapsed(pupil));
    for (let n = 0; n < 22; n += 1) await browser.post('/probe', { title: `Nummer ${n}` });
    expect(await rowsOf(place, 'select from platform.held_form')).toHaveLength(20);
  });
});

describe('One browser, two people', () => {
  test('what stands open of one person is not sent in the name of who signed in after them', async () => {
    const [noor, daan] = [await aPupil(school), await aPupil(school)];
    const account = /data-account="([^"]+)"/.exec((await (await visit(noor)).get('/probe')).html)?.[1] ?? '';
    const browser = await visit(daan);
    // a new text, and one of which something is missing: not even the page comes back with it
    for (const title of ['Van Noor', '']) {
      const sent = await browser.post('/probe', { title, why: 'geheim', account });
      expect([sent.status, sent.html.includes('geheim')]).toEqual([401, false]);
    }
    expect([await titlesOf(noor), await titlesOf(daan)]).toEqual([[], []]);
    expect(
      await rowsOf(place, 'select from platform.held_form where fields::text like $1', ['%geheim%']),
    ).toEqual([]);
    // who signs in again sends it after all; so does a page that was made before any script
    expect((await (await visit(noor)).post('/probe', { title: 'Van Noor', account })).status).toBe(303);
    expect((await browser.post('/probe', { title: 'Van Daan' })).status).toBe(303);
    expect([await titlesOf(noor), await titlesOf(daan)]).toEqual([['Van Noor'], ['Van Daan']]);
  });
});

describe('Two at once', () => {
  test('forty requests of two pupils and a coach never show one of them the other', async () => {
    const [one, other] = [
      await aPupil(school, { given: 'Aaltje' }),
      await aPupil(school, { given: 'Berend' }),
    ];
    const coach = await aCoach(school, { given: 'Cobi', of: [one] });
    const browsers = [await visit(one), await visit(other), await visit(coach)] as const;
    await Promise.all([
      browsers[0].post('/probe', { title: 'van-aaltje' }),
      browsers[1].post('/probe', { title: 'van-berend' }),
    ]);
    const pages = await Promise.all(
      Array.from({ length: 40 }, (_, i) => browsers[(i % 3) as 0 | 1 | 2].get('/probe')),
    );
    for (const [i, page] of pages.entries()) {
      const sees = [page.html.includes('van-aaltje'), page.html.includes('van-berend')];
      expect(sees).toEqual(
        [
          [true, false],
          [false, true],
          [true, false],
        ][i % 3],
      );
      expect(page.text).toContain(['Aaltje', 'Berend', 'Cobi'][i % 3]);
    }
  });

  test('a cookie that lies about its hat opens nothing', async () => {
    const pupil = await aPupil(school);
    const { cookie } = await signedIn(pupil);
    for (const letter of ['s', 'g', 'a', 'o', 'x']) {
      const lying = { cookie: `lk=${letter}${cookie.slice(4)}` };
      const [page, post] = [
        await server.visitor().get('/probe/staff', lying),
        await server.visitor().post('/probe', { title: 'Als een ander' }, lying),
      ];
      expect([303, 403]).toContain(page.status);
      expect([401, 403]).toContain(post.status);
      expect(page.html).not.toContain(pupil.name);
    }
    expect(await titlesOf(pupil)).toEqual([]);
  });
});

describe('Behind a proxy that ends TLS', () => {
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'school.example', host: '10.0.0.5:3000' };
  const send = async (proxies: readonly string[], headers: Readonly<Record<string, string>>) => {
    const pupil = await aPupil(school);
    const own = aServer(place, { more: probe, https: true, proxies });
    const { cookie } = await signedIn(pupil);
    // an old browser says where a form comes from by its origin alone
    const response = await own.fastify.inject({
      method: 'POST',
      url: '/probe',
      headers: {
        ...https,
        cookie: `__Host-${cookie}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams({ key: newId(now), title: 'Via de proxy' }).toString(),
    });
    return { status: response.statusCode, titles: await titlesOf(pupil) };
  };

  test('a form from our own address is ours, also when the proxy speaks plain http to us', async () => {
    const sent = await send(['127.0.0.1'], { origin: 'https://school.example' });
    expect(sent).toEqual({ status: 303, titles: ['Via de proxy'] });
  });

  test('a form from elsewhere is not, whatever it makes up about proxies', async () => {
    for (const origin of ['http://school.example', 'https://evil.example', 'https://10.0.0.5:3000', 'null'])
      expect(await send(['127.0.0.1'], { origin })).toEqual({ status: 403, titles: [] });
    expect(await send([], { origin: 'https://school.example' })).toEqual({ status: 403, titles: [] });
    expect(await send(['10.9.9.9'], { origin: 'https://school.example' })).toEqual({
      status: 403,
      titles: [],
    });
  });
});

describe('What stands around the pages', () => {
  test('health and readiness answer in a word; readiness asks the database once a second at most', async () => {
    // twenty requests take longer than a second on a busy machine: here time stands still until it is moved
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    let asked = 0;
    const ready = async () => {
      asked += 1;
      return asked > 1;
    };
    const own = aServer(place, { ready });
    expect(await own.visitor().get('/health')).toMatchObject({ status: 200, html: 'ok\n' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => own.visitor().get('/ready')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(asked).toBe(1);
    vi.advanceTimersByTime(1_001);
    expect((await own.visitor().get('/ready')).status).toBe(200);
  });

  test('the files of the browser are kept for good, packed, and only those', async () => {
    const { html: page } = await server.visitor().get('/identity/sign-in');
    const files = [...page.matchAll(/\/assets\/[^"]+/g)].map(([path]) => path);
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const path of new Set(files)) {
      const plain = await server.fastify.inject({ url: path });
      const packed = await server.fastify.inject({ url: path, headers: { 'accept-encoding': 'gzip, br' } });
      expect(plain.statusCode).toBe(200);
      expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(plain.headers['x-content-type-options']).toBe('nosniff');
      if (path.endsWith('.woff2')) continue;
      expect(packed.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
    }
    for (const path of ['manifest.json', '../main.js', '..%2fmain.js', '__proto__', ''])
      expect((await server.visitor().get(`/assets/${path}`)).status).toBe(404);
  });

  test('a page comes packed for who can unpack it, and is never kept by anyone', async () => {
    const plain = await server.fastify.inject({ url: '/identity/code' });
    const packed = await server.fastify.inject({
      url: '/identity/code',
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers['cache-control']).toBe('no-store');
    const keyless = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, '');
    expect(keyless(brotliDecompressSync(packed.rawPayload).toString())).toBe(keyless(plain.payload));
  });

  test('an address that cannot be read is an address of nothing, said as a page', async () => {
    for (const path of ['/%zz', '/probe/%', `/probe/broken/${'x'.repeat(2_000)}`, '/probe%00', '//probe']) {
      const answer = await server.visitor(await signedIn(await aPupil(school))).get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.html).toContain('data-refused="not-found"');
    }
  });

  test('people of the demo world are let in with one press at this machine only', async () => {
    const someone = await anAdministrator(school);
    await place.admin.query("update platform.installation set world = 'small'");
    const open = aServer(place, { demo: [{ handle: school.handle, username: someone.username }] });
    const press = (host: string) =>
      open.visitor().post('/identity/demo', { name: `${someone.username}@${school.handle}` }, { host });
    expect((await press('evil.example:3000')).headers['set-cookie']).toBeUndefined();
    expect((await press('localhost:3000')).headers['set-cookie']).toBeDefined();
    expect((await open.visitor().get('/identity/sign-in', { host: 'evil.example' })).text).not.toContain(
      someone.name,
    );
  });
});
