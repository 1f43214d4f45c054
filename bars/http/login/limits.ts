import { newId } from '#platform/id';
import { now } from '../../../tests/world/cluster.ts';
import { aPupil, type Person } from '../../../tests/world/people.ts';
import { ask, type Asked } from '../ask.ts';
import { password, signInName } from '../ways-in.ts';
import { attempt, forgetTries, isIn, isTooOften, isWrong, minutes, type Stage } from './attempt.ts';

/** Ten wrong tries for an account in a quarter of an hour, however the name is spelled and wherever they come from. */
export async function limitsAnAccount(stage: Stage) {
  const { school, server, tally } = stage;
  const pupil = await aPupil(school, { username: 'kiki.kok' });
  const name = signInName(pupil);
  const spelled = [
    name,
    name.toUpperCase(),
    ` ${name} `,
    name.replaceAll('k', 'K'),
    name.replaceAll('k', '\u212a'),
    `${name}\u00a0`,
    `\t${name}`,
    name.replace('k', 'K'),
    `\n${name}`,
    `\ufeff${name}`,
  ];
  for (const [n, tried] of spelled.entries()) {
    const answer = await attempt(stage, { name: tried, from: `198.51.100.${n}` });
    tally.expect(isWrong(answer), () => `${JSON.stringify(tried)} is not the same name: ${answer.status}`);
  }
  const right = await attempt(stage, { name, password, from: '203.0.113.9' });
  tally.expect(isTooOften(right) && !isIn(right), 'the right password is let in after ten wrong ones');
  for (const more of [
    `${name}\u0000`,
    `${name}%00`,
    name.replace('@', '\u0430@'),
    name.replace('i', '\u0131'),
    `${name}@x`,
    'x',
  ])
    tally.expect(
      !isIn(await attempt(stage, { name: more, password })),
      () => `${JSON.stringify(more)} is let in`,
    );
  tally.expect(
    isIn(await attempt(stage, { name: signInName(await aPupil(school)), password })),
    'one account shuts another',
  );
  server.setClock(minutes(15));
  tally.expect(isIn(await attempt(stage, { name, password })), 'still shut after a quarter of an hour');
  server.setClock(now);
  await forgetTries(stage);
}

/** A hundred at once are no more than ten one after another. */
export async function limitsABurst(stage: Stage) {
  const { school, tally } = stage;
  for (const way of ['password', 'code'] as const) {
    const pupil = await aPupil(school);
    const code = way === 'code' ? 'AAAA-AAAA' : undefined;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        attempt(stage, { name: signInName(pupil), from: `198.51.100.${n}`, ...(code && { code, password }) }),
      ),
    );
    const verified = answers.filter(isWrong).length;
    tally.count('in a burst', answers.length);
    tally.expect(verified <= 10, `${verified} of 100 ${way}s tried at once were looked at`);
    tally.expect(
      answers.every((answer) => isWrong(answer) || isTooOften(answer)),
      `a burst of ${way}s has another answer`,
    );
    await forgetTries(stage);
  }
}

/** Two hundred wrong tries from one network, over whichever accounts, and no other network is shut by it. */
export async function limitsANetwork(stage: Stage) {
  const { school, server, tally } = stage;
  const name = signInName(await aPupil(school));
  const any = () => Math.trunc(Math.random() * 65_535).toString(16);
  for (const [network, from] of [
    ['IPv4', () => '192.0.2.7'],
    ['IPv4 written as IPv6', () => '::ffff:192.0.2.8'],
    ['IPv6, another address each time', () => `2001:db8:7:1:${any()}::${any()}`],
  ] as const) {
    const looked = await triesUntilShut(stage, (n) =>
      attempt(stage, { name: `unknown${n}@${school.handle}`, from: from() }),
    );
    tally.expect(looked === 200, `${network}: ${looked} wrong tries were looked at`);
    tally.expect(isTooOften(await attempt(stage, { name, password, from: from() })), `${network}: not shut`);
    tally.expect(
      isIn(await attempt(stage, { name, password, from: '203.0.113.77' })),
      `${network}: shuts another`,
    );
    await forgetTries(stage);
  }
  // nobody may say where they come from, unless a proxy of ours says so
  const madeUp = await triesUntilShut(stage, (n) =>
    ask(server.fastify, {
      path: '/identity/sign-in',
      from: '192.0.2.9',
      headers: {
        'x-forwarded-for': `203.0.113.${n}`,
        forwarded: `for=203.0.113.${n}`,
        'x-real-ip': `203.0.113.${n}`,
      },
      fields: { key: newId(now), name: `unknown${n}@${school.handle}`, password: 'verkeerd geraden' },
    }),
  );
  tally.expect(madeUp === 200, `with made-up X-Forwarded-For ${madeUp} wrong tries were looked at`);
  await forgetTries(stage);
}

/**
 * One pupil with a script shuts the school's network and the names of classmates; whoever signed in on their own
 * computer before gets in nevertheless, and nobody guesses more by having been somewhere themselves.
 */
export async function letsInWhoIsKnown(stage: Stage) {
  const { school, tally } = stage;
  const [noor, daan] = [signInName(await aPupil(school)), signInName(await aPupil(school))];
  const knownOf = (answer: Asked) =>
    [answer.headers['set-cookie'] ?? []].flat().flatMap((line) => /^known=[^;]+/.exec(String(line)) ?? [])[0];
  const own = knownOf(await attempt(stage, { name: noor, password })) ?? '';
  const theirs = knownOf(await attempt(stage, { name: daan, password })) ?? '';
  tally.expect(own !== '' && own !== theirs, 'a browser does not know who signed in');
  const shared = knownOf(await attempt(stage, { name: daan, password, cookie: own })) ?? '';
  for (let n = 0; n < 11; n += 1) await attempt(stage, { name: noor });
  await triesUntilShut(stage, (n) => attempt(stage, { name: `unknown${n}@${school.handle}` }));
  for (const [what, cookie, lets] of [
    ['no cookie', undefined, false],
    ['the cookie of another', theirs, false],
    ['a mark of another browser', `${theirs}.${own.split('.')[1]}`, false],
    ['a cookie that was made up', `known=${'A'.repeat(24)}.${'A'.repeat(22)}`, false],
    ['an own cookie', own, true],
    ['the cookie of a computer of two', shared, true],
  ] as const) {
    const answer = await attempt(stage, { name: noor, password, ...(cookie && { cookie }) });
    tally.count('with a network that is shut');
    tally.expect(lets ? isIn(answer) : isTooOften(answer), () => `${what}: ${answer.status}`);
  }
  const tries = [];
  for (let n = 0; n < 12; n += 1) tries.push(await attempt(stage, { name: noor, cookie: own }));
  const looked = tries.filter(isWrong).length;
  tally.expect(looked === 10, `on a known computer ${looked} wrong tries were looked at`);
  await forgetTries(stage);
}

/**
 * Wrong tries with names nobody has, until the network is shut; gives how many were looked at. A quick run leaves out
 * the ones in the middle by setting the count forward.
 */
async function triesUntilShut(stage: Stage, one: (n: number) => Promise<Asked>): Promise<number> {
  const { place, full, tally } = stage;
  for (let n = 0; n < 210; n += 1) {
    if (!full && n === 3) {
      n = 196;
      await place.admin.query("update platform.rate set tries = tries + 193 where what = 'network'");
    }
    tally.count('from one network');
    if (!isWrong(await one(n))) return n;
  }
  return Number.POSITIVE_INFINITY;
}

/** Every pupil of a school at half past eight, from one address, each their own name. */
export async function letsASchoolIn(stage: Stage) {
  const { school, tally, full } = stage;
  const pupils: Person[] = [];
  for (let n = 0; n < (full ? 1_000 : 210); n += 1) pupils.push(await aPupil(school));
  let refused = 0;
  for (let n = 0; n < pupils.length; n += 50) {
    const answers = await Promise.all(
      pupils.slice(n, n + 50).map((one) => attempt(stage, { name: signInName(one), password })),
    );
    refused += answers.filter((answer) => !isIn(answer)).length;
  }
  tally.count('on a Monday', pupils.length);
  tally.expect(
    refused === 0,
    `${refused} of ${pupils.length} pupils of one school were refused on Monday morning`,
  );
  await forgetTries(stage);
}
