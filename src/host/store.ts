import pg from 'pg';
import type { Installation } from '#platform/installation';

/** What the host does by command stands outside every scope: it is done as the owner of the tables, all or nothing. */
export type Place = Pick<Installation, 'admin' | 'prefix'>;

type Part = <T>(work: (client: pg.ClientBase) => Promise<T>, sees?: 'one moment') => Promise<T>;

/** Several transactions as the loginless owner, one after another; commands that change whole schools wait for each other. */
export async function inParts<T>({ admin, prefix }: Place, work: (part: Part) => Promise<T>): Promise<T> {
  const client = new pg.Client(admin);
  client.on('error', () => undefined); // told by the statement that comes next
  await client.connect();
  try {
    return await work(async (part, sees) => {
      await client.query(sees === undefined ? 'begin' : 'begin isolation level repeatable read');
      try {
        await client.query(`set local role "${prefix}owner"`);
        await client.query(`select pg_advisory_xact_lock(hashtext('leerkring.host'))`);
        const done = await part(client);
        await client.query('commit');
        return done;
      } catch (problem) {
        await client.query('rollback').catch(() => undefined);
        throw problem;
      }
    });
  } finally {
    await client.end();
  }
}

/** All in one transaction of the loginless owner. */
export const asOwner = <T>(place: Place, work: (client: pg.ClientBase) => Promise<T>): Promise<T> =>
  inParts(place, (part) => part(work));

export type SchoolHere = {
  readonly name: string;
  readonly handle: string | null;
  readonly people: number;
  readonly pupils: number;
  /** When a file came in last. */
  readonly importedAt: Date | null;
};
/** Every school by name, with how many people it has. */
export async function schoolsHere(client: pg.ClientBase): Promise<readonly SchoolHere[]> {
  const { rows } = await client.query<SchoolHere>(
    `select organisation.name, organisation.handle,
       (select count(*)::integer from school.person where person.school_id = organisation.id) as people,
       (select count(*)::integer from school.pupil where pupil.school_id = organisation.id and left_on is null) as pupils,
       (select max(at) from school.import where import.school_id = organisation.id) as "importedAt"
     from shared.organisation where kind = 'school' order by organisation.name, organisation.id`,
  );
  return rows;
}

type NewSchool = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly place: string;
  readonly sector: string | null;
};
export async function handleTaken(client: pg.ClientBase, handle: string): Promise<boolean> {
  const { rowCount } = await client.query('select from shared.organisation where handle = $1', [handle]);
  return rowCount !== 0;
}
/** The empty school; gives the zone it is in. */
export async function addSchool(client: pg.ClientBase, school: NewSchool): Promise<string> {
  const { rows } = await client.query<{ zone: string }>(
    `insert into shared.organisation (id, kind, name, handle, place, sector) values ($1, 'school', $2, $3, $4, $5)
     returning zone`,
    [school.id, school.name, school.handle, school.place, school.sector],
  );
  await client.query('insert into school.school_setting (school_id) values ($1)', [school.id]);
  return rows[0]?.zone as string;
}

type NewAdministrator = {
  readonly school: string;
  readonly person: string;
  readonly account: string;
  readonly membership: string;
  readonly given: string;
  readonly family: string;
  readonly username: string;
};
export async function addAdministrator(client: pg.ClientBase, one: NewAdministrator): Promise<void> {
  await client.query('insert into school.person (school_id, id, given, family) values ($1, $2, $3, $4)', [
    one.school,
    one.person,
    one.given,
    one.family,
  ]);
  await client.query('insert into platform.account (id) values ($1)', [one.account]);
  await client.query(
    'insert into platform.sign_in_name (organisation_id, username, account_id) values ($1, $2, $3)',
    [one.school, one.username, one.account],
  );
  await client.query(
    `insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name)
     values ($1, $2, 'school', $3, $4, 'administrator', $5, $6)`,
    [one.membership, one.account, one.school, one.person, one.username, `${one.given} ${one.family}`.trim()],
  );
}

export type Named = { readonly account: string; readonly zone: string };
/** Who wears this name on the day it is at that school or office. */
export async function accountNamed(
  client: pg.ClientBase,
  username: string,
  handle: string,
  at: Date,
): Promise<Named | undefined> {
  const { rows } = await client.query(
    `select membership.account_id as account, organisation.zone from platform.membership
     join shared.organisation on organisation.id = membership.organisation_id
     where membership.username = $1 and organisation.handle = $2
       and ($3::timestamptz at time zone organisation.zone)::date between membership.valid_from and membership.valid_until
     limit 1`,
    [username, handle, at],
  );
  return rows[0] as Named | undefined;
}

/** Where an account acts, so that each school's journal can tell that the host opened it. */
export async function schoolsOf(
  client: pg.ClientBase,
  account: string,
): Promise<readonly { school: string; person: string }[]> {
  const { rows } = await client.query(
    `select distinct school_id as school, person_id as person from platform.membership
     where account_id = $1 and school_id is not null`,
    [account],
  );
  return rows as { school: string; person: string }[];
}

type NewCode = {
  readonly id: string;
  readonly account: string;
  readonly hash: Buffer;
  readonly at: Date;
  readonly until: Date;
};
/** A code of the host's: whatever code was on its way is withdrawn. Says whether there was a password to renew. */
export async function issueCode(client: pg.ClientBase, code: NewCode): Promise<boolean> {
  await client.query(
    'update platform.login_code set until = $2 where account_id = $1 and used_at is null and until > $2',
    [code.account, code.at],
  );
  await client.query(
    `insert into platform.login_code (id, account_id, code_hash, issued_at, until) values ($1, $2, $3, $4, $5)`,
    [code.id, code.account, code.hash, code.at, code.until],
  );
  const had = 'select from platform.account where id = $1 and password_hash is not null';
  return (await client.query(had, [code.account])).rowCount === 1;
}

type NewLine = {
  readonly school: string;
  readonly id: string;
  readonly at: Date;
  readonly verb: string;
  readonly object: string;
  readonly to?: string;
};
/** A line of the journal with nobody as its actor: the host, by command. */
export const addLine = (client: pg.ClientBase, line: NewLine) =>
  client.query(
    'insert into school.journal (school_id, id, at, verb, object, to_state) values ($1, $2, $3, $4, $5, $6)',
    [line.school, line.id, line.at, line.verb, line.object, line.to ?? null],
  );
