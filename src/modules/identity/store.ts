import { bool, bytes, int, json, list, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { hats } from '#platform/route';
import { sqlFor } from '#platform/statement';
import { languages } from '#platform/words';
import { longestDays, restHours } from './model.ts';

const gate = sqlFor('gate');

/** Whoever wears several hats begins with the one of every day: a teacher who also administers begins as a teacher. */
const everydayFirst = `case membership.hat when 'administrator' then 1 when 'guardian' then 2 else 0 end`;

/** The hats that are worn on the day it is at the school or office: the same day as behind the door (`app.open`). */
const isWorn =
  '($at at time zone organisation.zone)::date between membership.valid_from and membership.valid_until';

/** The account behind a name at a school or office, with what is needed to check a password or a code. */
export const accountNamed = gate.maybe(
  'identity.account_named',
  `select account.id, membership.id, membership.hat, account.password_hash, account.blocked_at is not null, account.language
   from platform.membership
   join platform.account on account.id = membership.account_id
   join shared.organisation on organisation.id = membership.organisation_id
   where organisation.handle = $handle and membership.username = $username and ${isWorn}
   order by ${everydayFirst} limit 1`,
  {
    in: { handle: text, username: text, at: moment },
    out: {
      account: uuid,
      membership: uuid,
      hat: oneOf(...hats),
      passwordHash: maybe(text),
      blocked: bool,
      language: maybe(oneOf(...languages)),
    },
  },
);

/** A second press with the same key gives this sign-in a new token instead of starting another. */
export const startSignIn = gate.change(
  'identity.start_sign_in',
  `insert into platform.sign_in (id, token_hash, account_id, membership_id, started_at, seen_at, request_key)
   values ($id, $token, $account, $membership, $at, $at, $key)
   on conflict (account_id, request_key) do update
     set token_hash = excluded.token_hash, started_at = excluded.started_at, seen_at = excluded.seen_at
     where sign_in.ended_at is null and sign_in.membership_id = excluded.membership_id`,
  { in: { id: uuid, token: bytes, account: uuid, membership: uuid, at: moment, key: uuid } },
);

/** Signing out: the row stays, for whoever must explain later who was signed in when. */
export const endSignIn = gate.change(
  'identity.end_sign_in',
  `update platform.sign_in set ended_at = $at where token_hash = $token and ended_at is null`,
  { in: { token: bytes, at: moment } },
);

/** Rested too long, or lasted too long: set so far back that no clock, put back by whomever, brings it to life again. */
export const lapseSignIn = gate.change(
  'identity.lapse_sign_in',
  `update platform.sign_in set seen_at = 'epoch'
   where token_hash = $token and ended_at is null and (started_at <= $at - interval '${longestDays} days'
     or seen_at <= $at - (select
       case membership.hat ${hats.map((hat) => `when '${hat}' then interval '${restHours(hat)} hours'`).join(' ')} end
       from platform.membership where membership.id = sign_in.membership_id))`,
  { in: { token: bytes, at: moment } },
);

/** A new password shuts every browser that the old one opened. */
export const endAllSignIns = gate.change(
  'identity.end_all_sign_ins',
  `update platform.sign_in set ended_at = $at where account_id = $account and ended_at is null`,
  { in: { account: uuid, at: moment } },
);

/**
 * The sign-in of this browser, however long ago it was used: whose it is, and whether the door would still know it –
 * by the same measure as `app.open`, or somebody would be sent to and fro between a page and signing in.
 */
export const signInOf = gate.maybe(
  'identity.sign_in_of',
  `select sign_in.id, sign_in.account_id, sign_in.membership_id, membership.hat,
     sign_in.ended_at is not null or account.blocked_at is not null
       or not (${isWorn}),
     sign_in.started_at, sign_in.seen_at, membership.name, membership.username, organisation.handle, organisation.name
   from platform.sign_in
   join platform.membership on membership.id = sign_in.membership_id
   join platform.account on account.id = sign_in.account_id
   join shared.organisation on organisation.id = membership.organisation_id
   where sign_in.token_hash = $token`,
  {
    in: { token: bytes, at: moment },
    out: {
      id: uuid,
      account: uuid,
      membership: uuid,
      hat: oneOf(...hats),
      ended: bool,
      startedAt: moment,
      seenAt: moment,
      name: text,
      username: text,
      handle: maybe(text),
      organisation: text,
    },
  },
);

/** The hats this account may put on today, each with the place where it is worn. */
export const hatsOf = gate.many(
  'identity.hats_of',
  `select membership.id, membership.hat, organisation.name, membership.name
   from platform.membership join shared.organisation on organisation.id = membership.organisation_id
   where membership.account_id = $account and ${isWorn}
   order by organisation.name, membership.hat`,
  {
    in: { account: uuid, at: moment },
    out: { membership: uuid, hat: oneOf(...hats), organisation: text, name: text },
  },
);

/** The open code with this hash, under lock so that it is used once; also when this very press used it before. */
export const codeFor = gate.maybe(
  'identity.code_for',
  `select id, used_key from platform.login_code
   where account_id = $account and code_hash = $hash and until > $at and (used_at is null or used_key = $key)
   for update`,
  { in: { account: uuid, hash: bytes, at: moment, key: uuid }, out: { id: uuid, usedKey: maybe(uuid) } },
);

/** A code opens once; the key remembers which press it was, so that the same press again is no mistake. */
export const useCode = gate.change(
  'identity.use_code',
  `update platform.login_code set used_at = $at, used_key = $key where id = $id`,
  { in: { id: uuid, at: moment, key: uuid } },
);

/** No other code opens from now on; also not one that was used, to whoever sends the same press again. */
export const withdrawCodes = gate.change(
  'identity.withdraw_codes',
  `update platform.login_code set until = $at
   where account_id = $account and id is distinct from $but and until > $at`,
  { in: { account: uuid, but: maybe(uuid), at: moment } },
);

/** Only the argon2id hash is kept; whoever calls this has asked for a code or the old password first. */
export const setPassword = gate.change(
  'identity.set_password',
  `update platform.account set password_hash = $hash where id = $account`,
  { in: { account: uuid, hash: text } },
);

/** The language of whoever is signed in with this token; nothing for one that was ended. */
export const setLanguage = gate.change(
  'identity.set_language',
  `update platform.account set language = $language
   where id = (select account_id from platform.sign_in where token_hash = $token and ended_at is null)`,
  { in: { token: bytes, language: text } },
);

/** Counts one try in this window and says how many there are now. */
export const countTry = gate.one(
  'identity.count_try',
  `insert into platform.rate as rate (what, who, window_start, tries) values ($what, $who, $start, 1)
   on conflict (what, who, window_start) do update set tries = rate.tries + 1 returning tries`,
  { in: { what: text, who: bytes, start: moment }, out: { tries: int } },
);

/** A try that turned out right was none. */
export const takeBackTry = gate.change(
  'identity.take_back_try',
  `update platform.rate set tries = tries - 1 where what = $what and who = $who and window_start = $start`,
  { in: { what: text, who: bytes, start: moment } },
);

/** How often it was tried in this window; nothing when not at all. */
export const triesOf = gate.maybe(
  'identity.tries_of',
  `select tries from platform.rate where what = $what and who = $who and window_start = $start`,
  { in: { what: text, who: bytes, start: moment }, out: { tries: int } },
);

/** At most twenty for one sign-in: more is nobody typing. */
export const holdForm = gate.change(
  'identity.hold_form',
  `insert into platform.held_form (id, sign_in_id, path, fields, until)
   select $id, $signIn, $path, $fields, $until
   where (select count(*) from platform.held_form where sign_in_id = $signIn) < 20`,
  { in: { id: uuid, signIn: uuid, path: text, fields: json, until: moment } },
);

/** What this very browser sent with the sign-in that it still holds, if that was the same hat: nobody else's. */
export const heldForms = gate.many(
  'identity.held_forms',
  `select held_form.id, held_form.path, held_form.fields
   from platform.held_form join platform.sign_in on sign_in.id = held_form.sign_in_id
   where sign_in.token_hash = $token and sign_in.membership_id = $membership and held_form.until > $at
   order by held_form.id`,
  {
    in: { token: bytes, membership: uuid, at: moment },
    out: { id: uuid, path: text, fields: json },
  },
);

/** Forms that were performed, or refused for good, are kept no longer. */
export const letGoForms = gate.change(
  'identity.let_go_forms',
  `delete from platform.held_form where id = any($forms)`,
  { in: { forms: list(uuid) } },
);

/** What was typed is kept for one hour; whoever signs in clears away what is older. */
export const letGoOldForms = gate.change(
  'identity.let_go_old_forms',
  `delete from platform.held_form where until < $at`,
  { in: { at: moment } },
);

/** The demo people of a world, for signing in with one press on this machine only; each in the first of their hats. */
export const demoPeople = gate.many(
  'identity.demo_people',
  `select distinct on (organisation.handle, membership.username) membership.id, membership.account_id, membership.hat, membership.name, organisation.name, membership.username, organisation.handle
   from platform.membership join shared.organisation on organisation.id = membership.organisation_id
   where organisation.handle = any($handles) and membership.username = any($usernames)
     and exists (select from platform.installation where world <> 'none')
   order by organisation.handle, membership.username, ${everydayFirst}`,
  {
    in: { handles: list(text), usernames: list(text) },
    out: {
      membership: uuid,
      account: uuid,
      hat: oneOf(...hats),
      name: text,
      organisation: text,
      username: text,
      handle: text,
    },
  },
);

const codes = sqlFor('school', 'member');

/** Makes one-time codes for people of this school; gives those for whom it could be done (see 0008_doors.sql). */
export const issueCodes = codes.many(
  'identity.issue_codes',
  `select issued from app.issue_codes($ids, $persons, $hashes, $until) as issued`,
  {
    in: { ids: list(uuid), persons: list(uuid), hashes: list(bytes), until: moment },
    out: { person: uuid },
  },
);
