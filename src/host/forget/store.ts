import type pg from 'pg';

/*
 * What may be forgotten, in an order in which nothing is left that points at it. Each statement deletes one batch and
 * says for itself what is past its term, so that it may be broken off anywhere and begun again. $1 is the moment, $2 how
 * many at most. The terms are those of db/privacy.json.
 */

/** Nobody wears a hat of this account any more, and has not for ninety days. */
const isDone = (account: string) => `not exists (select from platform.membership hat
  where hat.account_id = ${account} and hat.valid_until >= ($1::timestamptz - interval '91 days')::date)`;

/** The day two years ago; one more, because it is already tomorrow at some schools. */
const longAgo = `($1::timestamptz - interval '2 years 1 day')::date`;
const pupilLeft = (school: string, pupil: string) => `exists (select from school.pupil left_pupil
  where left_pupil.school_id = ${school} and left_pupil.id = ${pupil} and left_pupil.left_on < ${longAgo})`;
const personLeft = (school: string, person: string) => `exists (select from school.person left_person
  where left_person.school_id = ${school} and left_person.id = ${person} and left_person.left_on < ${longAgo})
  and not exists (select from platform.membership hat where hat.school_id = ${school} and hat.person_id = ${person})
  and not exists (select from school.pupil here where here.school_id = ${school} and here.id = ${person}
    and (here.left_on is null or here.left_on >= ${longAgo}))`;

/** A whole school year has passed since: it began after that day and is over. */
const yearPassed = (school: string, since: string) => `exists (select from school.school_year year
  where year.school_id = ${school} and year.starts > ${since} and year.ends < ($1::timestamptz - interval '1 day')::date)`;
/** Nobody works on this goal any more, and the last thing that happened to it is a school year ago. */
const goalPassed = `goal.state in ('realised', 'partly', 'not', 'dropped', 'evaluated', 'closed')
  and ${yearPassed(
    'goal.school_id',
    `greatest(goal.set_at, goal.done_at, goal.deviated_on::timestamptz, (select max(line.at) from school.journal line
       where line.school_id = goal.school_id and line.object = goal.id))::date`,
  )}`;
const goalDone = `(${pupilLeft('goal.school_id', 'goal.pupil_id')} or (${goalPassed}))`;

export const terms: Readonly<Record<string, string>> = {
  'platform.held_form': `delete from platform.held_form where ctid = any(array(
    select held_form.ctid from platform.held_form where until < $1 limit $2))`,
  'platform.rate': `delete from platform.rate where ctid = any(array(
    select rate.ctid from platform.rate where window_start < $1::timestamptz - interval '1 hour' limit $2))`,
  'school.request_key': `delete from school.request_key where ctid = any(array(
    select request_key.ctid from school.request_key where at < $1::timestamptz - interval '30 days' limit $2))`,
  'school.import_row': `delete from school.import_row where ctid = any(array(
    select import_row.ctid from school.import_row join school.import on import.school_id = import_row.school_id
      and import.id = import_row.import_id where import.at < $1::timestamptz - interval '2 days' limit $2))`,
  'school.import': `delete from school.import where ctid = any(array(
    select import.ctid from school.import where at < $1::timestamptz - interval '3 years' limit $2))`,
  'school.access_log': `delete from school.access_log where ctid = any(array(
    select access_log.ctid from school.access_log where hour < $1::timestamptz - interval '3 years' limit $2))`,
  'platform.login_code': `delete from platform.login_code where ctid = any(array(
    select login_code.ctid from platform.login_code
    where least(used_at, until) < $1::timestamptz - interval '6 months' or ${isDone('login_code.account_id')} limit $2))`,
  // one that rested too long carries the day 0: it ended when its thirty days did, at the latest
  'platform.sign_in': `delete from platform.sign_in where ctid = any(array(
    select sign_in.ctid from platform.sign_in
    where coalesce(ended_at, greatest(seen_at, started_at + interval '30 days')) < $1::timestamptz - interval '6 months'
      or ${isDone('sign_in.account_id')} limit $2))`,
  'platform.membership': `delete from platform.membership where ctid = any(array(
    select membership.ctid from platform.membership where ${isDone('membership.account_id')} limit $2))`,
  'platform.sign_in_name': `delete from platform.sign_in_name where ctid = any(array(
    select sign_in_name.ctid from platform.sign_in_name where ${isDone('sign_in_name.account_id')} limit $2))`,
  'platform.account': `delete from platform.account where ctid = any(array(
    select account.ctid from platform.account where ${isDone('account.id')} limit $2))`,
  'school.journal_text': `delete from school.journal_text where ctid = any(array(
    select journal_text.ctid from school.journal_text
    join school.journal on journal.school_id = journal_text.school_id and journal.id = journal_text.journal_id
    where journal.at < $1::timestamptz - interval '3 years' or ${yearPassed('journal.school_id', 'journal.at::date')}
      or ${pupilLeft('journal.school_id', 'journal.pupil_id')} limit $2))`,
  'school.journal': `delete from school.journal where ctid = any(array(
    select journal.ctid from school.journal where at < $1::timestamptz - interval '3 years' limit $2))`,
  'school.goal_text': `delete from school.goal_text where ctid = any(array(
    select goal_text.ctid from school.goal_text join school.goal on goal.school_id = goal_text.school_id
      and goal.id = goal_text.goal_id where ${goalDone} limit $2))`,
  'school.deviation': `delete from school.deviation where ctid = any(array(
    select deviation.ctid from school.deviation join school.goal on goal.school_id = deviation.school_id
      and goal.id = deviation.goal_id where ${goalDone} limit $2))`,
  // the nearest first: a goal that another still serves waits for it
  'school.goal': `delete from school.goal where ctid = any(array(
    select goal.ctid from school.goal where ${goalDone} and not exists (select from school.goal nearer
      where nearer.school_id = goal.school_id and nearer.pupil_id = goal.pupil_id and nearer.serves = goal.id) limit $2))`,
  'school.reach': `delete from school.reach where ctid = any(array(
    select reach.ctid from school.reach where ${pupilLeft('reach.school_id', 'reach.pupil_id')} limit $2))`,
  'school.enrolment': `delete from school.enrolment where ctid = any(array(
    select enrolment.ctid from school.enrolment where ${pupilLeft('enrolment.school_id', 'enrolment.pupil_id')} limit $2))`,
  'school.relation': `delete from school.relation where ctid = any(array(
    select relation.ctid from school.relation where ${pupilLeft('relation.school_id', 'relation.object')}
      or (${personLeft('relation.school_id', 'relation.subject')}) limit $2))`,
  'school.birth': `delete from school.birth where ctid = any(array(
    select birth.ctid from school.birth where ${pupilLeft('birth.school_id', 'birth.person_id')}
      or (${personLeft('birth.school_id', 'birth.person_id')}) limit $2))`,
  'school.external_id': `delete from school.external_id where ctid = any(array(
    select external_id.ctid from school.external_id
    where kind = 'person' and ${personLeft('external_id.school_id', 'external_id.object_id')} limit $2))`,
  'school.pupil': `delete from school.pupil where ctid = any(array(
    select pupil.ctid from school.pupil where left_on < ${longAgo} limit $2))`,
  'school.person': `delete from school.person where ctid = any(array(
    select person.ctid from school.person where ${personLeft('person.school_id', 'person.id')} limit $2))`,
};

/**
 * Writes down on whom the last hat came off, and when, before the hats themselves go; whoever came back, is back. Being
 * a pupil counts as a hat, also without an account.
 */
export const noteLeaving = (client: pg.ClientBase, at: Date) =>
  client.query(
    `update school.person set left_on = gone.day from (
       select known.school_id, known.id, case when hat.until < ($1::timestamptz - interval '1 day')::date
         then greatest(known.left_on, hat.until) end as day
       from school.person known join (
         select school_id, person_id, max(until) as until from (
           select school_id, person_id, valid_until as until from platform.membership where school_id is not null
           union all
           select school_id, id, coalesce(left_on, 'infinity') from school.pupil
         ) worn group by school_id, person_id
       ) hat on hat.school_id = known.school_id and hat.person_id = known.id
     ) gone
     where person.school_id = gone.school_id and person.id = gone.id and person.left_on is distinct from gone.day`,
    [at],
  );

/** Deletes one batch of what is past its term in this table; says how many it was. */
export async function forgetSome(client: pg.ClientBase, table: string, at: Date, most: number) {
  const { rowCount } = await client.query(terms[table] as string, [at, most]);
  return rowCount ?? 0;
}

/** How far the clock of this machine is from the database's, in seconds; null where the day was chosen. */
export async function clockApart(client: pg.ClientBase, at: Date): Promise<number | null> {
  const { rows } = await client.query<{ apart: number | null }>(
    `select case when clock = 'real' then abs(extract(epoch from $1::timestamptz - clock_timestamp()))::integer end as apart
     from platform.installation`,
    [at],
  );
  return rows[0]?.apart ?? null;
}
