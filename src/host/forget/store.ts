import type pg from 'pg';

/*
 * What may be forgotten: for every table with a term (db/privacy.json) the rows that are past it. $1 is the moment. Each
 * batch asks anew, so that the work may be broken off anywhere and begun again; and a row stays as long as something
 * that is kept points at it, which the database itself says (`guards`). The order is that of least waiting.
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

const gone = (table: string) => pupilLeft(`${table}.school_id`, `${table}.pupil_id`);
/** What belongs to a day at school: it goes a school year later, or with the pupil. */
const ofDay = (table: string, day: string) =>
  `(${gone(table)} or ${yearPassed(`${table}.school_id`, `${table}.${day}`)})`;
const ofGoal = (table: string) => `exists (select from school.goal where goal.school_id = ${table}.school_id
  and goal.id = ${table}.goal_id and ${goalDone})`;
const after = (column: string, term: string) => `${column} < $1::timestamptz - interval '${term}'`;

/** What hangs on a file that was brought in goes with it. */
const ofUpload = (
  table: string,
) => `exists (select from school.upload where upload.school_id = ${table}.school_id
  and upload.id = ${table}.upload_id and ${after('upload.at', '2 days')})`;

export const past: Readonly<Record<string, string>> = {
  'platform.held_form': 'until < $1::timestamptz',
  'platform.rate': after('window_start', '1 hour'),
  'school.request_key': after('at', '30 days'),
  'school.import_row': `exists (select from school.import where import.school_id = import_row.school_id
    and import.id = import_row.import_id and ${after('import.at', '2 days')})`,
  'school.import_undo': `exists (select from school.import where import.school_id = import_undo.school_id
    and import.id = import_undo.import_id and ${after('import.at', '2 days')})`,
  'school.upload_part': ofUpload('upload_part'),
  'school.upload_page': ofUpload('upload_page'),
  'school.upload': after('at', '2 days'),
  'school.judgement_draft': after('at', '2 days'),
  'school.second_word': after('asked_at', '30 days'),
  'school.import': after('at', '3 years'),
  'school.access_log': after('hour', '3 years'),

  'platform.login_code': `${after('least(used_at, until)', '6 months')} or ${isDone('login_code.account_id')}`,
  // one that rested too long carries the day 0: it ended when its thirty days did, at the latest
  'platform.sign_in': `${after("coalesce(ended_at, greatest(seen_at, started_at + interval '30 days'))", '6 months')}
    or ${isDone('sign_in.account_id')}`,
  'platform.membership': isDone('membership.account_id'),
  'platform.sign_in_name': isDone('sign_in_name.account_id'),
  'platform.account': isDone('account.id'),

  'school.journal_text': `exists (select from school.journal where journal.school_id = journal_text.school_id
    and journal.id = journal_text.journal_id and (${after('journal.at', '3 years')} or ${ofDay('journal', 'at::date')}))`,
  'school.journal': after('at', '3 years'),

  'school.talk_card': `exists (select from school.talk where talk.school_id = talk_card.school_id
    and talk.id = talk_card.talk_id and ${ofDay('talk', 'monday')})`,
  'school.agreement': `${gone('agreement')}
    or ${yearPassed('agreement.school_id', 'coalesce(done_at, dropped_at)::date')}`,
  'school.talk': ofDay('talk', 'monday'),
  'school.talk_slot': gone('talk_slot'),
  // the last one said is the one that holds
  'school.autonomy': `${gone('autonomy')} or (${ofDay('autonomy', 'set_at::date')}
    and exists (select from school.autonomy later where later.school_id = autonomy.school_id
      and later.pupil_id = autonomy.pupil_id and later.set_at > autonomy.set_at))`,

  'school.week_note': ofDay('week_note', 'monday'),
  'school.week_agreed': ofDay('week_agreed', 'monday'),
  'school.week_reviewed': ofDay('week_reviewed', 'monday'),
  'school.week_item': ofDay('week_item', 'monday'),
  'school.week_plan': ofDay('week_plan', 'monday'),
  'school.strategy_choice': ofGoal('strategy_choice'),
  'school.own_strategy': gone('own_strategy'),

  'school.goal_text': ofGoal('goal_text'),
  'school.deviation': ofGoal('deviation'),
  'school.goal': goalDone,

  'school.released': gone('released'),
  'school.judgement': gone('judgement'),
  'school.step_record': gone('step_record'),
  'school.step_due': ofDay('step_due', 'monday'),
  'school.path_progress': gone('path_progress'),
  'school.path': gone('path'),

  'school.reach': gone('reach'),
  'school.enrolment': gone('enrolment'),
  'school.authority_change': `exists (select from school.relation where relation.school_id = authority_change.school_id
    and relation.id = authority_change.relation_id and (${pupilLeft('relation.school_id', 'relation.object')}
      or (${personLeft('relation.school_id', 'relation.subject')})))`,
  'school.settled': pupilLeft('settled.school_id', 'settled.object_id'),
  'school.relation': `${pupilLeft('relation.school_id', 'relation.object')}
    or (${personLeft('relation.school_id', 'relation.subject')})`,
  'school.birth': `${pupilLeft('birth.school_id', 'birth.person_id')}
    or (${personLeft('birth.school_id', 'birth.person_id')})`,
  'school.external_id': `kind = 'person' and ${personLeft('external_id.school_id', 'external_id.object_id')}`,
  'school.pupil': `left_on < ${longAgo}`,
  'school.person': personLeft('person.school_id', 'person.id'),
};

const nobody = '00000000-0000-0000-0000-000000000000';
/** What a school goes on using when who signed for it is forgotten: there the name goes, and the row stays. */
export const unsigned: Readonly<Record<string, string>> = {
  'school.course_use': 'set_by',
  'school.strategy_tip': 'set_by',
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

/** That nothing points at a row: one condition for each key of another table that names this one. */
export async function guards(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ table: string; guard: string }>(
    `select key.confrelid::regclass::text as table, string_agg(format('not exists (select from %s pointing where %s)',
       key.conrelid::regclass, (select string_agg(format('pointing.%I = %I.%I', own.attname, of.relname, named.attname), ' and ')
         from unnest(key.conkey, key.confkey) as pair (own, named)
         join pg_attribute own on own.attrelid = key.conrelid and own.attnum = pair.own
         join pg_attribute named on named.attrelid = key.confrelid and named.attnum = pair.named)), ' and ') as guard
     from pg_constraint key join pg_class of on of.oid = key.confrelid
     where key.contype = 'f' group by key.confrelid`,
  );
  return new Map(rows.map(({ table, guard }) => [table, guard]));
}

/** Takes away one batch of what is past its term in this table; says how many it was. */
export async function forgetSome(
  client: pg.ClientBase,
  table: string,
  guard: string | undefined,
  at: Date,
  most: number,
): Promise<number> {
  const name = table.split('.')[1] as string;
  const signed = unsigned[table];
  const { rowCount } = await client.query(
    signed === undefined
      ? `delete from ${table} where ctid = any(array(select ${name}.ctid from ${table}
         where (${past[table]}) ${guard === undefined ? '' : `and ${guard}`} limit $2))`
      : `update ${table} set ${signed} = '${nobody}' where ctid = any(array(select ${name}.ctid from ${table}
         where ${signed} <> '${nobody}' and $1::timestamptz is not null and not exists (select from school.person
           where person.school_id = ${name}.school_id and person.id = ${name}.${signed}) limit $2))`,
    [at, most],
  );
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
