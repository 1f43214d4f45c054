import type pg from 'pg';
import { type Filled, type Table, tables } from './tables.ts';

/**
 * What a world needs beyond an import, written by the installation's administrator as the owner of the tables: the
 * only place where the making of a demo world speaks SQL. Rows go in by the thousand.
 */
export type Rows = readonly Readonly<Record<string, unknown>>[];

const chunk = 5_000;

async function put(client: pg.ClientBase, sql: string, rows: Rows): Promise<void> {
  for (let from = 0; from < rows.length; from += chunk)
    await client.query(sql, [JSON.stringify(rows.slice(from, from + chunk))]);
}

export type Present = {
  readonly world: 'none' | 'small' | 'large';
  /** Null when a world was begun and never finished. */
  readonly madeOn: string | null;
  /** Schools and offices that no world made. */
  readonly others: readonly string[];
  readonly organisations: number;
};

export async function present(client: pg.ClientBase): Promise<Present> {
  const { rows } = await client.query(
    `select world, made_on::text,
       (select count(*)::integer from shared.organisation) as organisations,
       array(select name from shared.organisation where code is null or code not like 'world:%' order by name) as others
     from platform.installation`,
  );
  const { world, made_on: madeOn, organisations, others } = rows[0];
  return { world, madeOn, organisations, others };
}

/** Tells the planner what there is now, so that a fresh world is as quick as one of a week. */
export const lookOver = (client: pg.ClientBase) =>
  client.query(
    `analyze school.relation, school.enrolment, school.reach, school.person, school.pupil, shared.step,
       ${Object.keys(tables).join(', ')}, school.released, school.path_progress`,
  );

export const note = (client: pg.ClientBase, world: string, madeOn: string | null) =>
  client.query('update platform.installation set world = $1, made_on = $2', [world, madeOn]);

/**
 * Empties the database of everything that belongs to a school, an office or an account. Whoever calls it has made sure
 * that nothing here is real.
 */
export async function emptyEverything(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
     where schemaname in ('school', 'network') or (schemaname = 'platform' and tablename not in ('installation', 'seal'))`,
  );
  await client.query(`truncate ${rows[0].tables}`);
  await client.query('delete from shared.gradation');
  await client.query('delete from shared.organisation');
}

export const addOrganisations = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `insert into shared.organisation (id, kind, name, place, parent_id, code, handle, sector, language)
     select id, kind, name, place, parent, code, handle, sector, language from json_to_recordset($1)
       as new (id uuid, kind text, name text, place text, parent uuid, code text, handle text, sector text, language text)`,
    rows,
  );
export const addGradations = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `insert into shared.gradation (organisation_id, since, level)
     select school, since, level from json_to_recordset($1) as new (school uuid, since date, level smallint)`,
    rows,
  );
export const addSettings = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `insert into school.school_setting (school_id, week_open, goals_open)
     select school, week_open, goals_open from json_to_recordset($1)
       as new (school uuid, week_open boolean, goals_open boolean)`,
    rows,
  );
export const addBreaks = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `insert into school.school_break (school_id, id, title, starts, ends)
     select school, id, title, starts, ends from json_to_recordset($1)
       as new (school uuid, id uuid, title text, starts date, ends date)`,
    rows,
  );

/** What the import called each thing: `person marit` at a school → its id. */
export async function idsOf(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query('select school_id, kind, value, object_id from school.external_id');
  return new Map(rows.map((row) => [`${row.school_id} ${row.kind} ${row.value}`, row.object_id as string]));
}
export type Reach = {
  pupil: string;
  sort: string;
  group: string | null;
  id: string;
  enrolment: string | null;
};
export async function reachesOf(client: pg.ClientBase): Promise<Reach[]> {
  await client.query('select app.complete_reaches(school_id, id) from school.pupil where places_due');
  const { rows } = await client.query(
    `select reach.pupil_id as pupil, reach.sort, enrolment.teaching_group_id as group, reach.id,
       reach.enrolment_id as enrolment
     from school.reach left join school.enrolment on enrolment.school_id = reach.school_id
       and enrolment.pupil_id = reach.pupil_id and enrolment.id = reach.enrolment_id`,
  );
  return rows as Reach[];
}

export async function addTeams(client: pg.ClientBase, teams: Rows, groups: Rows): Promise<void> {
  await put(
    client,
    `insert into school.team (school_id, id, name)
     select school, id, name from json_to_recordset($1) as new (school uuid, id uuid, name text)`,
    teams,
  );
  await put(
    client,
    `update school.base_group set team_id = new.team, level = new.level
     from json_to_recordset($1) as new (school uuid, id uuid, team uuid, level text)
     where base_group.school_id = new.school and base_group.id = new.id`,
    groups,
  );
}
export const addRelations = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, source)
     select school, id, subject, kind, object, starts, ends, 'world' from json_to_recordset($1)
       as new (school uuid, id uuid, subject uuid, kind text, object uuid, starts date, ends date)`,
    rows,
  );
/** What a school decided about guardians whom the import brought: the authority, and that a second person looked. */
export const settleGuardians = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `update school.relation set authority = new.authority, renewed = new.renewed,
       confirmed_by = new.confirmed_by, confirmed_at = new.confirmed_at
     from json_to_recordset($1) as new (school uuid, guardian uuid, pupil uuid, authority text, renewed boolean,
       confirmed_by uuid, confirmed_at timestamptz)
     where relation.school_id = new.school and relation.subject = new.guardian and relation.kind = 'guardian'
       and relation.object = new.pupil`,
    rows,
  );
export const settlePupils = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `update school.pupil set autonomy = new.autonomy, opens_goals = new.opens_goals, opens_week = new.opens_week
     from json_to_recordset($1) as new (school uuid, id uuid, autonomy smallint, opens_goals boolean, opens_week boolean)
     where pupil.school_id = new.school and pupil.id = new.id`,
    rows,
  );

/** The coaches were there all year; the import that made them counts from the day on which the school hears of them. */
export const coachedSince = (client: pg.ClientBase, from: string) =>
  client.query(`update school.relation set valid_from = $1 where kind = 'coach'`, [from]);

/** Whoever left: no hat, no place, no relation after that day. */
export async function letGo(client: pg.ClientBase, rows: Rows): Promise<void> {
  for (const sql of [
    `update school.pupil set left_on = new.day from json_to_recordset($1) as new (school uuid, id uuid, day date)
     where pupil.school_id = new.school and pupil.id = new.id`,
    `update school.enrolment set valid_until = new.day from json_to_recordset($1) as new (school uuid, id uuid, day date)
     where enrolment.school_id = new.school and enrolment.pupil_id = new.id`,
    `update school.relation set valid_until = new.day from json_to_recordset($1) as new (school uuid, id uuid, day date)
     where relation.school_id = new.school and new.id in (relation.subject, relation.object)`,
    `update platform.membership set valid_until = new.day from json_to_recordset($1) as new (school uuid, id uuid, day date)
     where membership.school_id = new.school and membership.person_id = new.id`,
  ])
    await put(client, sql, rows);
}

/** The hats count from the first day of the school year, and whoever signs in already has the one password. */
export async function giveAccess(
  client: pg.ClientBase,
  from: string,
  passwordHash: string,
  people: Rows,
): Promise<void> {
  await client.query('update platform.membership set valid_from = $1', [from]);
  for (let at = 0; at < people.length; at += chunk)
    await client.query(
      `update platform.account set password_hash = $2
       from json_to_recordset($1) as new (school uuid, id uuid)
         join platform.membership on membership.school_id = new.school and membership.person_id = new.id
       where account.id = membership.account_id`,
      [JSON.stringify(people.slice(at, at + chunk)), passwordHash],
    );
}
export async function accountOf(client: pg.ClientBase, person: string): Promise<string | undefined> {
  const { rows } = await client.query('select account_id from platform.membership where person_id = $1', [
    person,
  ]);
  return rows[0]?.account_id;
}
export async function addOfficeWorkers(client: pg.ClientBase, hash: string, rows: Rows): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) {
    const part = JSON.stringify(rows.slice(at, at + chunk));
    await client.query(
      `insert into platform.account (id, password_hash)
       select account, $2 from json_to_recordset($1) as new (account uuid) on conflict do nothing`,
      [part, hash],
    );
    await client.query(
      `insert into platform.sign_in_name (organisation_id, username, account_id)
       select office, username, account from json_to_recordset($1) as new (office uuid, username text, account uuid)`,
      [part],
    );
    await client.query(
      `insert into platform.membership (id, account_id, side, office_id, person_id, hat, username, name)
       select id, account, 'network', office, person, 'office', username, name from json_to_recordset($1)
         as new (id uuid, account uuid, office uuid, person uuid, username text, name text)`,
      [part],
    );
  }
}

/** Fills tables, in the order of `tables`. */
export async function fill(client: pg.ClientBase, filled: Filled): Promise<void> {
  for (const [table, columns] of Object.entries(tables) as [Table, string][]) {
    const names = columns
      .split(',')
      .map((column) => column.trim().split(' ')[0])
      .join(', ');
    const sql = `insert into ${table} (${names}) select ${names} from json_to_recordset($1) as new (${columns})`;
    await put(client, sql, filled[table] ?? []);
  }
}
/** What was found goes to the family too: once the pupil opened it, or a day after. */
export const release = (client: pg.ClientBase) =>
  client.query(
    `insert into school.released (school_id, pupil_id, judgement_id, reach, enrolment_id, step_id, outcome, level, feedback,
       judged_at, released_at)
     select school_id, pupil_id, id, reach, enrolment_id, step_id, outcome, level, feedback, judged_at,
       least(opened_at, judged_at + interval '24 hours') from school.judgement`,
  );
/** How far everybody is, counted as the doors of the house count it. */
export const countWays = (client: pg.ClientBase) =>
  client.query(
    'select app.count_ways(school_id, array_agg(enrolment_id)) from school.path group by school_id',
  );
/** The newest version of each course of the community. */
export async function versionsOf(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query(
    `select course_id, id from shared.course_version
     where owner is null and state = 'published' order by course_id, number`,
  );
  return new Map(rows.map((row) => [row.course_id as string, row.id as string]));
}
export const addLooks = (client: pg.ClientBase, rows: Rows) =>
  put(
    client,
    `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
     select school, pupil, date_trunc('hour', at), reader, 'K3', relation from json_to_recordset($1)
       as new (school uuid, pupil uuid, at timestamptz, reader uuid, relation text) on conflict do nothing`,
    rows,
  );
