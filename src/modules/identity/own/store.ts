import { bytes, maybe, moment, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const gate = sqlFor('gate');

/** What is kept of the password, to compare the old one with; null before the first code was used. */
export const passwordHashOf = gate.one(
  'identity.own.password_hash',
  `select password_hash from platform.account where id = $account`,
  { in: { account: uuid }, out: { passwordHash: maybe(text) } },
);

/** Whoever was signed in with the old password is not any more; only this browser stays. */
export const endOtherSignIns = gate.change(
  'identity.own.end_other_sign_ins',
  `update platform.sign_in set ended_at = $at
   where account_id = $account and ended_at is null and token_hash <> $token`,
  { in: { account: uuid, token: bytes, at: moment } },
);
