import { randomBytes } from 'node:crypto';
import { newId } from '#platform/id';
import { now } from '../../../tests/world/cluster.ts';
import { aCoach, aGuardian, anotherHat, aPupil } from '../../../tests/world/people.ts';
import { signedIn } from '../../../tests/world/signed-in.ts';
import { ask } from '../ask.ts';
import { as, opens, sessionIn, signIn, type Stage } from './stage.ts';

/** Unguessable, new at every sign-in, in a cookie that no script and no other site can use, kept only as a hash. */
export async function isFresh({ plain, secure, school, place, tally, size }: Stage) {
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

/** Nothing but the very cookie opens, and nothing else breaks. */
export async function isExact({ plain, school, tally, size }: Stage) {
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

/** A cookie that was planted before signing in is worth nothing afterwards. */
export async function isNotFixed({ plain, school, tally }: Stage) {
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
export async function isNewWithAnotherHat({ plain, school, tally }: Stage) {
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
