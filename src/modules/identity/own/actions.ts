import { hash, verify } from '@node-rs/argon2';
import type { Call } from '#platform/route';
import { argon, livingSignIn, type Tried, triesTooOften, wasRight, wasWrong } from '../actions.ts';
import { passwordOf, passwordProblem } from '../model.ts';
import { setPassword, withdrawCodes } from '../store.ts';
import { endOtherSignIns, passwordHashOf } from './store.ts';

export const signInFirst = (path: string) => ({ goTo: `/identity/sign-in?to=${encodeURIComponent(path)}` });

/** Changes one's own password: the old one is asked, for a browser that was left open is not its owner. */
export async function changePassword(call: Call): Promise<Tried> {
  const mine = call.token === undefined ? undefined : await livingSignIn(call, call.token);
  if (call.token === undefined || mine === undefined) return signInFirst('/identity/password');
  const old = call.fields['old'] ?? '';
  const fresh = call.fields['password'] ?? '';
  const weak = fresh === '' ? 'missing' : passwordProblem(fresh, mine.username);
  const problems = {
    ...(old === '' ? { old: 'missing' } : {}),
    ...(weak === undefined ? {} : { password: weak }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const name = `${mine.username}@${mine.handle}`;
  if (await triesTooOften(call, name)) return { problems: { old: 'too-often' } };
  const [{ passwordHash }] = await call.database.read('gate', [passwordHashOf({ account: mine.account })]);
  const is = async (typed: string) =>
    passwordHash !== null && (await verify(passwordHash, passwordOf(typed.slice(0, 800))).catch(() => false));
  if (!(await is(old))) {
    // a second press finds the new password there already: it is done, not wrong
    const isDone = old !== fresh && (await is(fresh));
    await (isDone ? wasRight(call, name) : wasWrong(call, name));
    return isDone ? { goTo: '/identity/hats?changed=1' } : { problems: { old: 'wrong-old' } };
  }
  await wasRight(call, name);
  if (old === fresh) return { problems: { password: 'password-same' } };
  await call.database.read('gate', [
    setPassword({ account: mine.account, hash: await hash(passwordOf(fresh), argon) }),
    endOtherSignIns({ account: mine.account, token: call.token, at: call.now }),
    // a letter with a code that still lies about must not open what its owner has just shut anew
    withdrawCodes({ account: mine.account, but: null, at: call.now }),
  ]);
  return { goTo: '/identity/hats?changed=1' };
}
