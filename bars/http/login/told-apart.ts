import { hash } from '@node-rs/argon2';
import { now } from '../../../tests/world/cluster.ts';
import { aPupil } from '../../../tests/world/people.ts';
import { password, signInName } from '../ways-in.ts';
import { attempt, forgetTries, isWrong, type Stage, type Try } from './attempt.ts';

/** One answer for a name nobody has, a wrong password, a blocked account, and one that has no password yet. */
export async function saysTheSame(stage: Stage) {
  const { school, place, tally } = stage;
  const [known, blocked, fresh] = [await aPupil(school), await aPupil(school), await aPupil(school)];
  await place.admin.query('update platform.account set blocked_at = $1 where id = $2', [
    now,
    blocked.account,
  ]);
  await place.admin.query('update platform.account set password_hash = null where id = $1', [fresh.account]);
  const left = await aPupil(school);
  await place.admin.query(`update platform.membership set valid_until = '2026-11-01' where id = $1`, [
    left.membership,
  ]);
  const names: Record<string, string> = {
    'a wrong password': signInName(known),
    'a name nobody has': `niemand@${school.handle}`,
    'a school nobody has': 'niemand@nergens',
    'a blocked account': signInName(blocked),
    'an account without password': signInName(fresh),
    'somebody who left': signInName(left),
  };
  for (const code of [undefined, 'AAAA-AAAA']) {
    const said = new Map<string, string>();
    for (const [what, name] of Object.entries(names)) {
      const { status, body } = await attempt(stage, { name, ...(code && { code, password }) });
      said.set(what, `${status} ${body.replaceAll(name, 'NAME').replaceAll(/[0-9a-f-]{36}/g, 'KEY')}`);
    }
    const first = said.get('a wrong password');
    for (const [what, text] of said) tally.expect(text === first, () => `${what} gets an answer of its own`);
    const blockedIn = await attempt(stage, { name: signInName(blocked), password });
    tally.expect(isWrong(blockedIn), 'a blocked account is told apart by the right password');
  }
  await forgetTries(stage);
}

/** And in one time, measured with what the server itself keeps of a password. */
export async function takesTheSame(stage: Stage) {
  const { school, place, tally, full } = stage;
  const known = await aPupil(school);
  const real = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await place.admin.query('update platform.account set password_hash = $1 where id = $2', [
    real,
    known.account,
  ]);
  const n = full ? 150 : 12;
  const figures: Record<string, string> = {};
  for (const way of ['password', 'code'] as const) {
    const tries: Record<'known' | 'unknown' | 'unread', Try> = {
      known: { name: signInName(known) },
      unknown: { name: `niemand@${school.handle}` },
      // not looked at, for it cannot be a name: what a shortcut would cost
      unread: { name: 'niemand' },
    };
    const measure = async () => {
      const times = { known: [] as number[], unknown: [] as number[], unread: [] as number[] };
      for (let i = -2; i < n; i += 1) {
        const order = Object.entries(tries) as [keyof typeof tries, Try][];
        for (const [what, tried] of i % 2 === 0 ? order : order.toReversed()) {
          await forgetTries(stage);
          const began = performance.now();
          await attempt(stage, { ...tried, ...(way === 'code' ? { code: 'AAAA-AAAA', password } : {}) });
          if (i >= 0) times[what].push(performance.now() - began);
        }
      }
      // the quickest of a few says most on a machine that is busy with other things
      const typical = full ? median : (few: readonly number[]) => Math.min(...few);
      const [one, other, none] = [typical(times.known), typical(times.unknown), typical(times.unread)];
      return { times, one, other, none, bound: (full ? 0.15 : 0.4) * one };
    };
    let seen = await measure();
    // a few tries on a busy machine may mislead; a difference that is there is there again
    for (let again = 0; again < 2 && !full && Math.abs(seen.one - seen.other) >= seen.bound; again += 1)
      seen = await measure();
    const { times, one, other, none, bound } = seen;
    figures[`${way}: known, unknown, shortcut ms`] = [one, other, none].map((ms) => ms.toFixed(1)).join(', ');
    const told = share(times.known, times.unknown);
    figures[`${way}: told apart`] = told.toFixed(2);
    tally.count('timed', n * 3);
    tally.expect(
      Math.abs(one - other) < bound,
      `${way}: ${one.toFixed(1)} ms for a name we know, ${other.toFixed(1)} for another`,
    );
    if (full)
      tally.expect(
        told > 0.35 && told < 0.65,
        `${way}: a name we know is told apart by its time in ${told.toFixed(2)}`,
      );
    // the control: a shortcut for unknown names must be visible to this very measurement
    tally.expect(Math.abs(one - none) > bound, `${way}: a shortcut would not be seen`);
  }
  return figures;
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[times.length >> 1] as number;

/** How often one of the first takes longer than one of the second: a half when nobody can tell them apart. */
const share = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, a) => sum + other.filter((b) => a > b).length, 0) / (one.length * other.length);
