import { createHmac, randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { codeOf, hashOfCode } from '#modules/identity';
import { newId } from '#platform/id';
import type { Hat } from '#platform/route';
import { now, type TestDatabase } from '../../tests/world/cluster.ts';
import { probe } from '../../tests/world/probe.tsx';
import {
  aCoach,
  aGuardian,
  anAdministrator,
  anOfficeWorker,
  anotherHat,
  aPupil,
  aStaffMember,
  type OfficeWorker,
  type Person,
} from '../../tests/world/people.ts';
import { type SignedIn, signedIn } from '../../tests/world/signed-in.ts';
import { aSchool, type School } from '../../tests/world/school.ts';
import { secret, type Server, startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { ask, type Asked } from './ask.ts';
import { aTally, type Tally } from './tally.ts';

export const password = 'een lange zin voor de toets';
/** What the server of the tests signs with, for codes that are printed on letters. */
export const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();

const hour = 3_600_000;
const at = (hours: number) => new Date(now.getTime() + hours * hour);

type Stage = {
  place: TestDatabase;
  school: School;
  plain: Server;
  secure: Server;
  tally: Tally;
  size: number;
};

const sessionIn = (answer: Asked): string | undefined =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => /^((?:__Host-)?lk=[^;]+)/.exec(String(line))?.[1])
    .find((cookie) => cookie !== undefined);

const as = (cookie: string): SignedIn => ({ hat: 'pupil', token: Buffer.alloc(0), cookie, signIn: '' });

/** Who the server thinks this cookie is; undefined when it opens nothing. */
async function opens(server: Server, cookie: string): Promise<string | undefined> {
  const answer = await ask(server.fastify, { path: '/probe/me', who: as(cookie) });
  return answer.status === 200 ? /<p id="me">([^<]*)</.exec(answer.body)?.[1] : undefined;
}

const signIn = (server: Server, person: Person, cookie?: string, key = newId(now)) =>
  ask(server.fastify, {
    path: '/identity/sign-in',
    fields: { key, name: `${person.username}@${person.school.handle}`, password },
    ...(cookie === undefined ? {} : { who: as(cookie) }),
  });

/** Unguessable, new at every sign-in, in a cookie that no script and no other site can use, kept only as a hash. */
async function isFresh({ plain, secure, school, place, tally, size }: Stage) {
  const pupil = await aPupil(school);
  const tokens = new Set<string>();
  let ones = 0;
  for (let n = 0; n < size; n += 1) {
    const cookie = sessionIn(await signIn(n % 2 === 0 ? plain : secure, pupil));
    const token = cookie?.split('=')[1]?.slice(1) ?? '';
    const bytes = Buffer.from(token, 'base64url');
    tally.expect(bytes.length * 8 >= 128, `a sign-in has ${bytes.length * 8} bits`);
    tally.expect(
      cookie?.startsWith(n % 2 === 0 ? 'lk=' : '__Host-lk=') === true,
      `the cookie is ${cookie?.split('=')[0]}`,
    );
    for (const byte of bytes) ones += byte.toString(2).replaceAll('0', '').length;
    tokens.add(token);
  }
  tally.count('sign-ins', size);
  const share = ones / (size * 256);
  tally.expect(tokens.size === size, `${size - tokens.size} of ${size} tokens came twice`);
  tally.expect(
    Math.abs(share - 0.5) < 4 / Math.sqrt(size * 256 * 4) + 0.002,
    `${share} of the bits are ones`,
  );
  const { rows } = await place.admin.query('select encode(token_hash, $1) as kept from platform.sign_in', [
    'base64',
  ]);
  const kept = new Set(rows.map((row: { kept: string }) => row.kept));
  for (const token of tokens)
    tally.expect(
      !kept.has(Buffer.from(token, 'base64url').toString('base64')),
      'a token stands in the database',
    );

  const cookie = sessionIn(await signIn(secure, pupil)) ?? '';
  tally.expect((await opens(secure, cookie)) !== undefined, 'https: the cookie does not open');
  const bare = cookie.replace('__Host-', '');
  tally.expect((await opens(secure, bare)) === undefined, 'https: a cookie without __Host- opens');
  tally.expect((await opens(plain, cookie)) === undefined, 'http: a cookie with __Host- opens');
}

/** A cookie that was planted before signing in is worth nothing afterwards. */
async function isNotFixed({ plain, school, tally }: Stage) {
  const victim = await aPupil(school);
  const attacker = await aPupil(school, { given: 'Kwaad' });
  const invented = `lk=p${randomBytes(32).toString('base64url')}`;
  const after = sessionIn(await signIn(plain, victim, invented));
  tally.expect(after !== undefined && after !== invented, 'the planted cookie was kept');
  tally.expect((await opens(plain, invented)) === undefined, 'the planted cookie opens');
  const own = (await signedIn(attacker)).cookie;
  const next = sessionIn(await signIn(plain, victim, own)) ?? '';
  tally.expect((await opens(plain, own)) === undefined, "the attacker's own planted sign-in still opens");
  tally.expect((await opens(plain, next))?.includes('Kwaad') === false, 'the victim is in as the attacker');
}

/** Another hat is another sign-in; the one before it ends, and no key brings it back. */
async function isNewWithAnotherHat({ plain, school, tally }: Stage) {
  const teacher = await aCoach(school);
  const parent = await anotherHat(teacher, 'guardian');
  const stranger = await aGuardian(await aPupil(school));
  for (const sameKey of [false, true]) {
    const key = newId(now);
    const first = sessionIn(await signIn(plain, teacher, undefined, key)) ?? '';
    tally.expect((await opens(plain, first))?.startsWith('staff') === true, 'does not begin as staff');
    const change = (hat: string) =>
      ask(plain.fastify, {
        path: '/identity/hat',
        who: as(first),
        fields: { key: sameKey ? key : newId(now), hat },
      });
    tally.expect(
      sessionIn(await change(stranger.membership)) === undefined,
      "somebody else's hat can be put on",
    );
    const second = sessionIn(await change(parent.membership)) ?? '';
    tally.expect((await opens(plain, second))?.startsWith('guardian') === true, 'the new hat does not open');
    tally.expect((await opens(plain, first)) === undefined, 'the old hat still opens');
    const mixed = second.replace('lk=g', 'lk=s');
    tally.expect((await opens(plain, mixed)) === undefined, 'the letter of the cookie changes the hat');
  }
}

/** Signing out, blocking, leaving and a new password end it on the server, at the next request. */
async function isEnded({ plain, school, place, tally }: Stage) {
  const pupil = await aPupil(school);
  const one = sessionIn(await signIn(plain, pupil)) ?? '';
  const out = await ask(plain.fastify, {
    path: '/identity/sign-out',
    who: as(one),
    fields: { key: newId(now) },
  });
  tally.expect(
    [out.headers['set-cookie']].flat().some((line) => String(line).startsWith('lk=; ')),
    'signing out leaves the cookie',
  );
  tally.expect((await opens(plain, one)) === undefined, 'a sign-in opens after signing out');

  const others = [await signIn(plain, pupil), await signIn(plain, pupil)].map(
    (answer) => sessionIn(answer) ?? '',
  );
  const id = newId(now);
  await place.admin.query(
    `insert into platform.login_code (id, account_id, code_hash, issued_at, until) values ($1, $2, $3, $4, $5)`,
    [id, pupil.account, hashOfCode(codeOf(id, sign), sign), now, at(24)],
  );
  const fields = {
    key: newId(now),
    name: `${pupil.username}@${school.handle}`,
    code: codeOf(id, sign),
    password,
  };
  const used = sessionIn(await ask(plain.fastify, { path: '/identity/code', fields })) ?? '';
  tally.expect((await opens(plain, used)) !== undefined, 'a code does not let in');
  for (const other of others)
    tally.expect((await opens(plain, other)) === undefined, 'a code leaves other sign-ins open');

  await place.admin.query('update platform.account set blocked_at = $1 where id = $2', [now, pupil.account]);
  tally.expect((await opens(plain, used)) === undefined, 'a blocked account is let in');
  await place.admin.query('update platform.account set blocked_at = null where id = $1', [pupil.account]);
  tally.expect(
    (await opens(plain, used)) !== undefined,
    'an account that is no longer blocked is not let in',
  );
  await place.admin.query(`update platform.membership set valid_until = '2026-11-20' where id = $1`, [
    pupil.membership,
  ]);
  tally.expect((await opens(plain, used)) === undefined, 'somebody who left is let in');
}

/** Staff for an hour, families for a school day, counted from the last time they were seen. */
async function rests({ plain, school, place, tally }: Stage) {
  const pupil = await aPupil(school);
  const people: Record<Hat, Person | OfficeWorker> = {
    pupil,
    guardian: await aGuardian(pupil),
    staff: await aStaffMember(school),
    administrator: await anAdministrator(school),
    office: await anOfficeWorker(place),
  };
  for (const [hat, person] of Object.entries(people) as [Hat, Person][]) {
    const limit = hat === 'pupil' || hat === 'guardian' ? 8 : 1;
    const { cookie } = await signedIn(person, { at: now });
    plain.setClock(at(limit - 1 / 60));
    tally.expect((await opens(plain, cookie)) !== undefined, `${hat}: shut before its time`);
    plain.setClock(at(2 * limit - 2 / 60));
    tally.expect((await opens(plain, cookie)) !== undefined, `${hat}: being there does not count`);
    plain.setClock(at(3 * limit));
    tally.expect(
      (await opens(plain, cookie)) === undefined,
      `${hat}: open ${limit} hours after it was last seen`,
    );
    plain.setClock(at(2 * limit - 1 / 60));
    tally.expect(
      (await opens(plain, cookie)) === undefined,
      `${hat}: lives again when the clock is put back`,
    );
    plain.setClock(now);
  }
}

/** No clock brings a sign-in to life: not of the future, not of 400 days ago, not put back by an hour. */
async function keepsTime({ plain, school, tally }: Stage) {
  const pupil = await aPupil(school);
  const { cookie } = await signedIn(pupil, { at: now });
  // a minute may pass between two machines, no more
  for (const hours of [-2 / 60, -1, -24 * 400]) {
    plain.setClock(at(hours));
    tally.expect((await opens(plain, cookie)) === undefined, `opens ${-hours} hours before it began`);
  }
  const early = sessionIn(await signIn(plain, pupil)) ?? '';
  plain.setClock(now);
  tally.expect((await opens(plain, early)) === undefined, 'a sign-in of 400 days ago opens');
  tally.expect(
    (await opens(plain, cookie)) !== undefined,
    'a sign-in is lost when the clock comes right again',
  );
  for (const method of ['GET', 'POST']) {
    const rested = (await signedIn(pupil, { at: now })).cookie;
    plain.setClock(at(8.01));
    await ask(plain.fastify, {
      method,
      path: '/probe',
      who: as(rested),
      fields: { key: newId(now), title: 'x' },
    });
    plain.setClock(at(7));
    tally.expect(
      (await opens(plain, rested)) === undefined,
      `${method}: lives again when the clock is put back`,
    );
    plain.setClock(now);
  }
}

/** Nothing but the very cookie opens, and nothing else breaks. */
async function isExact({ plain, school, tally, size }: Stage) {
  const { cookie } = await signedIn(await aPupil(school));
  const value = cookie.slice(3);
  const wrong = [
    '',
    'p',
    value.slice(0, -1),
    `${value}A`,
    ` ${value.slice(1)}`,
    value.slice(1),
    `p${value}`,
    `x${value.slice(1)}`,
    `p${'A'.repeat(43)}`,
    `p${'-'.repeat(43)}`,
    `p${value.slice(1).toLowerCase()}`,
    `"${value}"`,
    `${value}; lk=${value}x`.replace(value, 'no'),
    `p${'A'.repeat(8_000)}`,
    `p\u0000${value.slice(2)}`,
    encodeURIComponent(`${value} `),
    `p' or '1'='1`,
  ];
  for (let n = 0; n < size; n += 1) wrong.push(`p${randomBytes(32).toString('base64url')}`);
  for (const one of wrong) {
    const answer = await ask(plain.fastify, { path: '/probe/me', who: as(`lk=${one}`) });
    tally.count('wrong cookies');
    tally.expect(
      answer.status === 303 && answer.location?.startsWith('/identity/sign-in') === true,
      () => `cookie ${one.slice(0, 60)}: ${answer.status}`,
    );
  }
}

export const session: Bar = {
  name: 'sec:session',
  promise:
    'a sign-in cannot be guessed, planted, revived or kept after signing out, and it rests as long as it may',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const tally = aTally();
      const school = await aSchool(place);
      const kept = await hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
      // cheap to check here; what the server itself keeps is measured by sec:login
      await place.admin.query(`alter table platform.account alter password_hash set default '${kept}'`);
      const stage: Stage = {
        place,
        school,
        tally,
        plain: startServer(place, { more: probe }),
        secure: startServer(place, { more: probe, https: true }),
        size: wish.size === 'fast' ? 60 : 2_000,
      };
      const parts = [isFresh, isNotFixed, isNewWithAnotherHat, isEnded, rests, keepsTime, isExact];
      for (const part of parts) await part(stage);
      const faults = stage.plain.log.length + stage.secure.log.length;
      tally.expect(
        faults === 0,
        () => `faults: ${JSON.stringify([...stage.plain.log, ...stage.secure.log][0])}`,
      );
      await stage.plain.close();
      await stage.secure.close();
      return tally.verdict({ parts: parts.length });
    }),
};
