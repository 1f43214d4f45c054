import { hash } from '@node-rs/argon2';
import { codeOf, hashOfCode } from '#modules/identity';
import { newId } from '#platform/id';
import { signer } from '#platform/token';
import { now, type TestDatabase } from '../../tests/world/cluster.ts';
import type { Person } from '../../tests/world/people.ts';
import { secret } from '../../tests/world/server.ts';

export const password = 'een lange zin voor de toets';

export const signInName = ({ username, school }: Person): string => `${username}@${school.handle}`;

/** From now on everybody who comes has this password, cheap to check; what the server itself keeps is measured by sec:login. */
export async function givesEverybodyThePassword({ admin }: TestDatabase): Promise<void> {
  const kept = await hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  await admin.query(`alter table platform.account alter password_hash set default '${kept}'`);
}

/** A code as it is printed on somebody's letter, good for an hour or until another moment. */
export async function aCode(
  { admin }: TestDatabase,
  { account }: Person,
  until = new Date(now.getTime() + 3_600_000),
): Promise<string> {
  const id = newId(now);
  await admin.query(
    'insert into platform.login_code (id, account_id, code_hash, issued_at, until) values ($1, $2, $3, $4, $5)',
    [id, account, hashOfCode(codeOf(id, sign), sign), now, until],
  );
  return codeOf(id, sign);
}

const sign = signer(secret);
