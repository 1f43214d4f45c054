import { randomBytes } from 'node:crypto';
import type { Hat } from '#platform/route';
import { hashOf } from '#platform/token';
import { now, type TestDatabase } from './cluster.ts';
import { add, id } from './rows.ts';
import type { School } from './school.ts';

export type SignedIn = {
  readonly hat: Hat;
  /** What the database keeps, and what `openScope` asks for. */
  readonly token: Buffer;
  /** What the browser sends, for a server on plain http. */
  readonly cookie: string;
  readonly signIn: string;
};

type SignInWish = { at?: Date; ended?: Date };

/** Signs somebody in, a minute before the tests' moment. */
export async function signedIn(
  person: { hat: Hat; account: string; membership: string } & ({ school: School } | { in: TestDatabase }),
  { at = new Date(now.getTime() - 60_000), ended }: SignInWish = {},
): Promise<SignedIn> {
  const place = 'school' in person ? person.school.in : person.in;
  const secret = randomBytes(32);
  const token = hashOf(secret);
  const signIn = id();
  await add(place, 'platform.sign_in', {
    id: signIn,
    token_hash: token,
    account_id: person.account,
    membership_id: person.membership,
    started_at: at,
    seen_at: at,
    ended_at: ended ?? null,
    request_key: id(),
  });
  const cookie = `lk=${letterOf[person.hat]}${secret.toString('base64url')}`;
  return { hat: person.hat, token, cookie, signIn };
}
const letterOf = { pupil: 'p', guardian: 'g', staff: 's', administrator: 'a', office: 'o' } as const;
