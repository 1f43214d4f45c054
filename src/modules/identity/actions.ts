import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Database } from '#platform/database';
import { hashOf } from '#platform/token';
import type { Problems } from '#platform/refusal';
import type { Answer, Call, Hat } from '#platform/route';
import {
  hashOfCode,
  knownAs,
  knownWith,
  longestDays,
  networkOf,
  passwordOf,
  passwordProblem,
  type RateRule,
  rateRules,
  restHours,
  splitName,
  windowStart,
} from './model.ts';
import {
  accountNamed,
  codeFor,
  countTry,
  demoPeople,
  endAllSignIns,
  endSignIn,
  hatsOf,
  heldForms,
  holdForm,
  lapseSignIn,
  letGoForms,
  letGoOldForms,
  setLanguage,
  setPassword,
  signInOf,
  startSignIn,
  takeBackTry,
  triesOf,
  useCode,
  withdrawCodes,
} from './store.ts';

export type Tried = Answer | { readonly problems: Problems };

/** 19 MiB, two passes: the first of OWASP's equal choices; some 70 ms here, the same for a name nobody has. */
export const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
let nobody: Promise<string> | undefined;
const hashOfNobody = () => (nobody ??= hash(randomBytes(16), argon));

const tryOf = (rule: RateRule, call: Call, name: string) => ({
  what: rule.what,
  who: call.house.sign(
    rule.what === 'account' ? accountOf(call, name) : `network ${networkOf(call.address)}`,
  ),
  start: windowStart(call.now, rule.minutes),
});

/** Where somebody signed in before, their tries are counted apart: no stranger who guesses shuts them out. */
const accountOf = (call: Call, name: string): string => {
  const browser = knownAs(call.known, name, call.house.sign);
  return browser === undefined ? `account ${name}` : `account ${name} ${browser}`;
};
const isStranger = (call: Call, name: string) => knownAs(call.known, name, call.house.sign) === undefined;

/**
 * Counts a try before it is made, so that a thousand at once are no more than ten one after another. A try that
 * turns out right is taken back. What a whole network tried counts for strangers alone: else one pupil shuts a school
 * out on Monday morning.
 */
export async function triesTooOften(call: Call, name: string): Promise<boolean> {
  const { account, network } = rateRules;
  const [own, others] = await call.database.read('gate', [
    countTry(tryOf(account, call, name)),
    triesOf(tryOf(network, call, name)),
  ]);
  return own.tries > account.tries || (isStranger(call, name) && (others?.tries ?? 0) >= network.tries);
}

export const wasWrong = async (call: Call, name: string): Promise<void> => {
  if (isStranger(call, name))
    await call.database.read('gate', [countTry(tryOf(rateRules.network, call, name))]);
};
export const wasRight = (call: Call, name: string): Promise<unknown> =>
  call.database.read('gate', [takeBackTry(tryOf(rateRules.account, call, name))]);

/**
 * Starts a sign-in with a fresh token of 256 bits, and ends the one that this browser held. A second press with the
 * same key does not start another; a key that was used for something else counts as none.
 */
async function letIn(
  call: Call,
  who: { account: string; membership: string; hat: Hat },
  to: string,
): Promise<Answer> {
  const token = randomBytes(32);
  const starts = (key: string) =>
    startSignIn({
      id: call.newId(),
      token: hashOf(token),
      account: who.account,
      membership: who.membership,
      at: call.now,
      key,
    });
  const [started] = await call.database.read('gate', [starts(call.requestKey ?? call.newId())]);
  if (started === 0) await call.database.read('gate', [starts(call.newId())]);
  if (call.token === undefined) return { goTo: to, signedIn: { hat: who.hat, token } };
  const [, , forms] = await call.database.read('gate', [
    endSignIn({ token: call.token, at: call.now }),
    letGoOldForms({ at: call.now }),
    heldForms({ token: call.token, membership: who.membership, at: call.now }),
  ]);
  const resume = forms.map(({ id, path, fields }) => ({
    id,
    path,
    fields: fields as Record<string, string>,
  }));
  return { goTo: to, signedIn: { hat: who.hat, token }, resume };
}

/** Only to a page of our own; anything else would be a door for somebody else's. */
export const ownPath = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])[\w\-/.?=&%]*$/.test(to) && to.length <= 300 ? to : '/';

/** Signs in with name and password. Unknown names, wrong passwords and blocked accounts get one answer, in one time. */
export async function signIn(call: Call): Promise<Tried> {
  const typed = call.fields['name'] ?? '';
  const password = call.fields['password'] ?? '';
  if (typed.trim() === '' || password === '')
    return {
      problems: {
        ...(typed.trim() === '' ? { name: 'missing' } : {}),
        ...(password === '' ? { password: 'missing' } : {}),
      },
    };
  const name = splitName(typed);
  if (name === undefined) return { problems: { name: 'name-form' } };
  const full = `${name.username}@${name.handle}`;
  if (await triesTooOften(call, full)) return { problems: { password: 'too-often' } };
  const [account] = await call.database.read('gate', [accountNamed({ ...name, at: call.now })]);
  const kept = account?.passwordHash ?? (await hashOfNobody());
  const right = await verify(kept, passwordOf(password.slice(0, 800))).catch(() => false);
  if (account === undefined || account.passwordHash === null || account.blocked || !right) {
    await wasWrong(call, full);
    return { problems: { password: 'wrong' } };
  }
  await wasRight(call, full);
  return { ...(await letIn(call, account, ownPath(call.fields['to']))), known: remembered(call, full) };
}

/** From now on this name is no stranger to this browser. */
const remembered = (call: Call, name: string): string =>
  knownWith(call.known, name, () => randomBytes(18).toString('base64url'), call.house.sign);

/** First access and reset: a one-time code and an own password. Ends every other sign-in of the account. */
export async function useLoginCode(call: Call): Promise<Tried> {
  const typed = call.fields['name'] ?? '';
  const code = call.fields['code'] ?? '';
  const password = call.fields['password'] ?? '';
  const name = splitName(typed);
  const problems: Record<string, string> = {};
  if (typed.trim() === '') problems['name'] = 'missing';
  else if (name === undefined) problems['name'] = 'name-form';
  if (code.trim() === '') problems['code'] = 'missing';
  if (password === '') problems['password'] = 'missing';
  else {
    const weak = passwordProblem(password, typed);
    if (weak !== undefined) problems['password'] = weak;
  }
  if (name === undefined || Object.keys(problems).length > 0) return { problems };
  const full = `${name.username}@${name.handle}`;
  if (await triesTooOften(call, full)) return { problems: { code: 'too-often' } };
  const key = call.requestKey ?? call.newId();
  const passwordHash = await hash(passwordOf(password), argon);
  const account = await call.database.inTransaction('gate', async (transaction) => {
    const [found] = await transaction.send([accountNamed({ ...name, at: call.now })]);
    if (found === undefined || found.blocked) return undefined;
    const [issued] = await transaction.send([
      codeFor({
        account: found.account,
        hash: hashOfCode(code.slice(0, 40), call.house.sign),
        at: call.now,
        key,
      }),
    ]);
    if (issued === undefined) return undefined;
    await transaction.commit([
      useCode({ id: issued.id, at: call.now, key }),
      ...(issued.usedKey === null
        ? [
            setPassword({ account: found.account, hash: passwordHash }),
            endAllSignIns({ account: found.account, at: call.now }),
            withdrawCodes({ account: found.account, but: issued.id, at: call.now }),
          ]
        : []),
    ]);
    return found;
  });
  if (account === undefined) {
    await wasWrong(call, full);
    return { problems: { code: 'wrong-code' } };
  }
  await wasRight(call, full);
  return { ...(await letIn(call, account, '/')), known: remembered(call, full) };
}

/** Ends this sign-in on the server; the cookie alone is worth nothing afterwards. */
export async function signOut(call: Call): Promise<Answer> {
  if (call.token !== undefined)
    await call.database.read('gate', [endSignIn({ token: call.token, at: call.now })]);
  return { signedOut: true, goTo: '/identity/sign-in' };
}

/** Another hat is another sign-in: scopes never unite (first-slice §5). */
export async function changeHat(call: Call): Promise<Answer> {
  const wanted = call.fields['hat'];
  if (call.token === undefined) return { goTo: '/identity/sign-in' };
  const mine = await livingSignIn(call, call.token);
  if (mine === undefined) return { goTo: '/identity/sign-in' };
  const [hats] = await call.database.read('gate', [hatsOf({ account: mine.account, at: call.now })]);
  const hat = hats.find(({ membership }) => membership === wanted);
  if (hat === undefined) return { goTo: '/' };
  return await letIn(call, { account: mine.account, membership: hat.membership, hat: hat.hat }, '/');
}

/** The sign-in of this browser, if it would still open a door: not ended, not rested too long, not of the future. */
export async function livingSignIn(call: Call, token: Buffer) {
  const [mine] = await call.database.read('gate', [signInOf({ token, at: call.now })]);
  if (mine === undefined || mine.ended) return undefined;
  // a minute, as for the door: clocks of two machines differ
  if (mine.seenAt.getTime() > call.now.getTime() + 60_000) return undefined;
  return hasRested(mine, call.now) ? undefined : mine;
}

type Lasting = { hat: Hat; startedAt: Date; seenAt: Date };
const hasRested = ({ hat, startedAt, seenAt }: Lasting, now: Date): boolean =>
  now.getTime() - seenAt.getTime() >= restHours(hat) * 3_600_000 ||
  now.getTime() - startedAt.getTime() >= longestDays * 86_400_000;

/** The tongue is kept with the account, or in this browser as long as nobody is signed in. */
export async function chooseLanguage(call: Call): Promise<Answer> {
  const language = call.fields['language'];
  if (language !== 'nl' && language !== 'en' && language !== 'sv') return { goTo: '/' };
  if (call.token !== undefined && (await livingSignIn(call, call.token)) !== undefined)
    await call.database.read('gate', [setLanguage({ token: call.token, language })]);
  return { language, goTo: ownPath(call.fields['back']) };
}

/**
 * Keeps a form that was sent with a sign-in that had run out, for one hour (design §5). It waits for the same browser
 * and the same hat: whoever signs in elsewhere, or as somebody else, does not send what was typed here.
 */
export async function hold(
  database: Database,
  token: Buffer,
  path: string,
  fields: Readonly<Record<string, string>>,
  now: Date,
  id: string,
): Promise<boolean> {
  const [whose] = await database.read('gate', [signInOf({ token, at: now })]);
  if (whose === undefined || whose.ended || !hasRested(whose, now)) return false;
  const until = new Date(now.getTime() + 3_600_000);
  const [held] = await database.read('gate', [holdForm({ id, signIn: whose.id, path, fields, until })]);
  return held === 1;
}

/** Lets go of held forms that were performed. */
export const letGo = (database: Database, forms: readonly string[]): Promise<unknown> =>
  database.read('gate', [letGoForms({ forms })]);

/** Marks a sign-in that has rested too long, so that it stays refused when the clock is put back (rel:clock). */
export const lapse = (database: Database, token: Buffer, now: Date): Promise<unknown> =>
  database.read('gate', [lapseSignIn({ token, at: now })]);

/** A demo person signs in with one press; the list of people is empty unless that is allowed (design §4). */
export async function signInAsDemo(call: Call): Promise<Answer> {
  const name = splitName(call.fields['name'] ?? '');
  const allowed = call.house.demo.filter(
    (person) => person.handle === name?.handle && person.username === name.username,
  );
  if (allowed.length === 0) return { goTo: '/identity/sign-in' };
  const [people] = await call.database.read('gate', [
    demoPeople({
      handles: allowed.map(({ handle }) => handle),
      usernames: allowed.map(({ username }) => username),
    }),
  ]);
  const person = people[0];
  return person === undefined ? { goTo: '/identity/sign-in' } : await letIn(call, person, '/');
}
