import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { manners } from '../database.ts';
import { InstallationProblem } from './problem.ts';

/** The roles of the database, as written in migrations and policies; an installation may put a prefix before them. */
export const roles = ['owner', 'gate', 'member', 'school', 'counts', 'network', 'jobs'] as const;

/**
 * Rewrites `app_member` … to the installation's own names. Roles belong to the whole cluster, so databases that share
 * one PostgreSQL need a prefix each (first-slice §1).
 */
export const withPrefix = (sql: string, prefix: string): string =>
  prefix === 'app_' ? sql : sql.replace(new RegExp(`\\bapp_(${roles.join('|')})\\b`, 'g'), `${prefix}$1`);

export type Setup = {
  readonly database: string;
  readonly prefix: string;
  /** The password of a role, or null behind a private socket where nobody else can knock. */
  password(role: string): string | null;
  /** Prepares again what stands: new passwords after the secret has changed, a new owner of the database. */
  readonly again?: boolean;
};

type Standing = {
  readonly me: string;
  readonly superuser: boolean;
  readonly makesRoles: boolean;
  readonly ownsDatabase: boolean;
  readonly actsAsOwner: boolean;
  /** Who acts as the owner of the tables from now on: who owns the database, and who runs this unless all-powerful. */
  readonly heirs: readonly string[];
  readonly missing: readonly string[];
  readonly forgeable: boolean;
};

/**
 * Makes the roles and takes from everybody what only the doors may use. What stands already is left, so that after an
 * administrator has run it once, the owner of the database is enough.
 */
export async function setUp(client: pg.ClientBase, setup: Setup): Promise<void> {
  const { database, prefix, again = false } = setup;
  const stands = await standing(client, prefix);
  const owner = `${prefix}owner`;
  const may = (allowed: boolean, what: string) => {
    if (!allowed) throw askAdministrator(stands.me, what, database);
  };

  const wanted = roles.map((role) => `${prefix}${role}`);
  const made = again ? wanted : wanted.filter((role) => stands.missing.includes(role));
  may(made.length === 0 || stands.makesRoles, 'make roles');
  for (const role of made) {
    const password = role === owner ? null : setup.password(role);
    await client.query(roleSql(role, { exists: !stands.missing.includes(role), owner, password, database }));
  }
  if (made.includes(owner))
    for (const heir of stands.heirs) await client.query(`grant ${name(owner)} to ${name(heir)}`);
  else may(stands.superuser || stands.actsAsOwner, `act as ${owner}`);

  if (stands.ownsDatabase) await client.query(databaseSql(database, prefix));
  else may(stands.missing.length === 0, 'prepare a database of somebody else');
  if (stands.forgeable && stands.superuser) await client.query(settingsSql(owner));
  if (stands.superuser) await client.query(allowSql(owner));
}

const askAdministrator = (me: string, what: string, database: string): InstallationProblem =>
  new InstallationProblem(
    `${me} may not ${what} in this PostgreSQL: let an administrator prepare "${database}" once (DATABASE_URL=postgres://ADMINISTRATOR… npm run leerkring -- doctor --setup), after which the owner of the database is enough.`,
  );

async function standing(client: pg.ClientBase, prefix: string): Promise<Standing> {
  const { rows } = await client.query(
    `select actor.rolname as me, actor.rolsuper as superuser, actor.rolsuper or actor.rolcreaterole as "makesRoles",
       actor.rolsuper or pg_has_role(heir.oid, 'usage') as "ownsDatabase",
       exists (select from pg_roles where rolname = $2 and pg_has_role(oid, 'member')) as "actsAsOwner",
       array(select rolname::text from pg_roles where oid = heir.oid or (oid = actor.oid and not rolsuper)) as heirs,
       array(select role from unnest($1::text[]) role where role not in (select rolname from pg_roles)) as missing,
       ${forgeable} as forgeable
     from pg_database base join pg_roles heir on heir.oid = base.datdba, pg_roles actor
     where base.datname = current_database() and actor.rolname = current_user`,
    [roles.map((role) => `${prefix}${role}`), `${prefix}owner`],
  );
  return rows[0];
}

/** The second wall: whoever cannot call set_config cannot forge a scope from inside a statement (proto §7). */
const forgeable = `has_function_privilege('public', 'pg_catalog.set_config(text, text, boolean)', 'execute')`;

type RoleWish = { exists: boolean; owner: string; password: string | null; database: string };

function roleSql(role: string, { exists, owner, password, database }: RoleWish): string {
  const powers = 'nosuperuser nobypassrls nocreatedb nocreaterole noinherit';
  const can = role === owner ? 'nologin' : 'login';
  const secret = password === null ? '' : ` password ${literal(verifierOf(password))}`;
  return [
    exists
      ? `alter role ${name(role)} ${can}${secret}`
      : `create role ${name(role)} ${can} ${powers}${secret}`,
    // a pooler between us and the database does not pass on what a connection asks for
    ...(password === null
      ? []
      : Object.entries(manners).map(
          ([setting, value]) =>
            `alter role ${name(role)} in database ${name(database)} set ${setting} = ${literal(value)}`,
        )),
  ].join(';\n');
}

/** As PostgreSQL keeps it (RFC 5802), so that no password passes through a statement into a server's log. */
function verifierOf(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}

function databaseSql(database: string, prefix: string): string {
  const base = `database ${name(database)}`;
  const people = roles.filter((role) => role !== 'owner').map((role) => name(`${prefix}${role}`));
  return `grant create on ${base} to ${name(`${prefix}owner`)};
    revoke create, temporary on ${base} from public;
    revoke all on schema public from public;
    grant connect on ${base} to ${people.join(', ')};
    -- a type of one's own, called uuid, would be used by every door, and what it checks be run as the owner
    revoke temporary on ${base} from ${people.join(', ')}`;
}

const settingsSql = (owner: string): string => `
  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
  grant execute on function pg_catalog.set_config(text, text, boolean) to ${name(owner)};
  revoke update on pg_catalog.pg_settings from public`;

/** An import asks at once what foreign keys ask row by row (0034_at_once.sql); without this right it only takes longer. */
const allowSql = (owner: string): string =>
  `grant set on parameter session_replication_role to ${name(owner)}`;

/** What this PostgreSQL does not guard for us, and who could mend it. */
export async function weaknesses(
  client: pg.ClientBase,
  { shared, prefix }: { shared: boolean; prefix: string },
): Promise<string[]> {
  const { rows } = await client.query(
    `select ${forgeable} as forgeable, rolsuper as superuser, current_user as me,
       exists (select from pg_roles owner where owner.rolname = $1
         and not has_parameter_privilege(owner.oid, 'session_replication_role', 'set')) as slow
     from pg_roles where rolname = current_user`,
    [`${prefix}owner`],
  );
  return [
    ...(rows[0].forgeable
      ? [
          'Everybody may call set_config, for only a superuser can take that away, so the seal alone guards the scope: a superuser mends it with npm run leerkring -- doctor --setup; most managed services have none.',
        ]
      : []),
    ...(rows[0].slow
      ? [
          'Imports ask about every row by itself instead of once about all, for only a superuser can allow that: they come to the same and take three times as long; a superuser mends it with npm run leerkring -- doctor --setup.',
        ]
      : []),
    ...(shared && rows[0].superuser
      ? [
          `Leerkring signs in as ${rows[0].me}, who may do everything in this PostgreSQL: once the database is prepared, its owner is enough (docs/running.md).`,
        ]
      : []),
  ];
}

const name = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
