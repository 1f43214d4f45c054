import pg from 'pg';
import { mostConnections } from '../database.ts';
import { compare, type Migration, refusal } from '../migrate.ts';
import { roles, weaknesses } from './roles.ts';

/** What `doctor` says about one thing: it is well, worth a look, or wrong; with the mend where there is one. */
export type Finding = { readonly kind: 'well' | 'look' | 'wrong'; readonly says: string };

const well = (says: string): Finding => ({ kind: 'well', says });
const look = (says: string): Finding => ({ kind: 'look', says });
const wrong = (says: string): Finding => ({ kind: 'wrong', says });

type Examined = {
  readonly admin: pg.ClientConfig;
  readonly prefix: string;
  /** Others keep databases in this PostgreSQL, too. */
  readonly shared: boolean;
  readonly migrations: readonly Migration[];
  readonly policies: string;
};

/** Looks at a database and changes nothing. */
export async function examine(client: pg.Client, examined: Examined): Promise<Finding[]> {
  const findings = [
    await versionOf(client),
    await clockOf(client),
    await connectionsOf(client),
    ...(await poolerOf(client, examined.admin)),
  ];
  const past = await compare(client, examined.migrations, examined.policies);
  if (past.empty)
    return [
      ...findings,
      wrong(
        'Nothing was made ready in this database yet: npm start does it, or as an administrator npm run leerkring -- doctor --setup.',
      ),
    ];
  const refused = refusal(past);
  if (refused !== undefined) return [...findings, wrong(refused)];
  return [
    ...findings,
    past.waiting.length > 0 || !past.policiesCurrent
      ? wrong(
          `This database is older than this Leerkring (${past.waiting.length} migrations wait${past.policiesCurrent ? '' : ', the row policies differ'}): npm start brings it up to date.`,
        )
      : well(`${examined.migrations.length} migrations and the row policies are those of this version.`),
    ...(await rolesOf(client, examined.prefix)),
    ...(await wallsOf(client, examined.prefix)),
    ...(await weaknesses(client, examined)).map(look),
    ...(await worldOf(client)),
  ];
}

async function versionOf(client: pg.Client): Promise<Finding> {
  const { version, number, encoding } = await one(
    client,
    `select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
       current_setting('server_encoding') as encoding`,
  );
  if (number < 150_000) return wrong(`PostgreSQL ${version} is too old: Leerkring needs 15 or newer.`);
  if (encoding !== 'UTF8')
    return wrong(`This database keeps its texts as ${encoding}: make one with encoding UTF8.`);
  return well(`PostgreSQL ${version}, texts in ${encoding}.`);
}

/** A scope opens only within ten minutes of the server's own time (LK003). */
async function clockOf(client: pg.Client): Promise<Finding> {
  const before = Date.now();
  const { at } = await one(client, 'select extract(epoch from clock_timestamp())::float8 * 1000 as at');
  const seconds = Math.round(Math.abs(at - (before + Date.now()) / 2) / 100) / 10;
  const says = `The clocks here and at the database differ by ${seconds} s`;
  if (seconds > 300) return wrong(`${says}; from 600 s on nobody gets in: set both by a time server (NTP).`);
  return seconds > 10 ? look(`${says}: set both by a time server (NTP).`) : well(`${says}.`);
}

async function connectionsOf(client: pg.Client): Promise<Finding> {
  const { most, reserved } = await one(
    client,
    `select current_setting('max_connections')::integer as most,
       current_setting('superuser_reserved_connections')::integer as reserved`,
  );
  const nodes = Math.floor((most - reserved) / mostConnections);
  if (nodes < 1)
    return wrong(
      `PostgreSQL admits ${most} connections and one node of Leerkring opens up to ${mostConnections}: raise max_connections.`,
    );
  return well(
    `Connections for ${nodes} ${nodes === 1 ? 'node' : 'nodes'} of Leerkring (up to ${mostConnections} each).`,
  );
}

/**
 * Whether something stands between us and PostgreSQL, which gives out process numbers of its own. In transaction mode
 * it hands the next statement to whichever connection is free, where an old one forgets that it was prepared.
 */
async function poolerOf(client: pg.Client, admin: pg.ClientConfig): Promise<Finding[]> {
  const { pid } = await one(client, 'select pg_backend_pid() as pid');
  if ((client as pg.Client & { processID: number }).processID === pid) return [];
  const named = { name: `leerkring doctor ${Date.now()}`, text: 'select' };
  const other = new pg.Client(admin);
  other.on('error', () => undefined);
  await other.connect();
  try {
    await client.query(named);
    await other.query('begin');
    await client.query(named);
    return [well('A pooler stands between Leerkring and PostgreSQL, and keeps named statements.')];
  } catch (problem) {
    return [
      wrong(
        `A pooler stands between Leerkring and PostgreSQL and loses named statements (${(problem as Error).message}): PgBouncer must be 1.21 or newer with max_prepared_statements above 0, or pool by session (docs/running.md).`,
      ),
    ];
  } finally {
    await other.end();
  }
}

async function rolesOf(client: pg.Client, prefix: string): Promise<Finding[]> {
  const wanted = roles.map((role) => `${prefix}${role}`);
  const { rows } = await client.query<{ name: string; login: boolean; powers: string[] }>(
    `select rolname as name, rolcanlogin as login, array_remove(array[
         case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
         case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end,
         case when rolreplication then 'replication' end,
         case when rolname <> $2 and has_database_privilege(oid, current_database(), 'temporary') then 'temporary tables' end,
         (select 'member of ' || string_agg(roleid::regrole::text, ', ') from pg_auth_members where member = pg_roles.oid)
       ], null) as powers
     from pg_roles where rolname = any($1)`,
    [wanted, `${prefix}owner`],
  );
  const missing = wanted.filter((role) => !rows.some(({ name }) => name === role));
  const mighty = rows.filter(({ powers }) => powers.length > 0);
  return [
    ...missing.map((role) =>
      wrong(
        `The role ${role} is missing: as an administrator, npm run leerkring -- doctor --setup makes it.`,
      ),
    ),
    ...mighty.map(({ name, powers }) =>
      wrong(`The role ${name} has powers that open walls (${powers.join(', ')}): take them away.`),
    ),
    ...rows
      .filter(({ name, login }) => login && name === `${prefix}owner`)
      .map(({ name }) =>
        wrong(`Somebody can sign in as ${name}, which sees everything: alter role ${name} nologin.`),
      ),
    ...(missing.length + mighty.length === 0
      ? [well(`The ${wanted.length} roles (${prefix}…) are there and have no powers of their own.`)]
      : []),
  ];
}

/** Of the walls in the database, those that a stranger's hand could have opened. */
async function wallsOf(client: pg.Client, prefix: string): Promise<Finding[]> {
  const { tables, open, reached, forAll } = await one(
    client,
    `with mine as (
       select pg_class.oid, format('%I.%I', nspname, relname) as name, nspname, relrowsecurity and relforcerowsecurity
           and exists (select from pg_policy where polrelid = pg_class.oid) as guarded
         from pg_class join pg_namespace on pg_namespace.oid = relnamespace
         where nspname in ('school', 'network') and relkind in ('r', 'p')
     )
     select (select count(*)::integer from mine) as tables,
       array(select name from mine where not guarded order by name) as open,
       array(select name from mine, unnest(array['network', 'gate']) role where nspname = 'school'
         and (has_table_privilege($1 || role, oid, 'select, insert, update, delete')
           or has_any_column_privilege($1 || role, oid, 'select, insert, update')) order by name) as reached,
       array(select proname::text from pg_proc where pronamespace = 'app'::regnamespace
         and has_function_privilege('public', oid, 'execute') order by 1) as "forAll"`,
    [prefix],
  );
  const findings = [
    ...(open.length > 0 ? [wrong(`No row security is forced on ${open.join(', ')}: ${anew}`)] : []),
    ...(reached.length > 0
      ? [wrong(`The network’s side or the gate has a right to ${reached.join(', ')}: ${anew}`)]
      : []),
    ...(forAll.length > 0 ? [wrong(`Everybody may call ${forAll.join(', ')} in schema app: ${anew}`)] : []),
  ];
  return findings.length > 0
    ? findings
    : [well(`Row security is forced on all ${tables} tables of schools; the network’s side reaches none.`)];
}

const anew =
  'somebody changed this by hand; to have the policies made anew, run update platform.installation set policies_hash = null and start again.';

async function worldOf(client: pg.Client): Promise<Finding[]> {
  const { world, days, clock } = await one(
    client,
    'select world, current_date - made_on as days, clock from platform.installation',
  );
  return [
    ...(clock === 'real'
      ? []
      : [wrong('This database lets its clock be set, which only tests may: begin with a new one.')]),
    ...(world === 'none'
      ? []
      : [
          days > 7
            ? look(
                `The demo world (${world}) is ${days} days old, so its running week is over: npm run leerkring -- world ${world} --fresh makes it anew.`,
              )
            : well(`A demo world (${world}), ${days} days old: it is never to hold real people.`),
        ]),
  ];
}

// oxlint-disable-next-line typescript/no-explicit-any -- the columns are those of the statement beside it
const one = async (client: pg.Client, sql: string, values: unknown[] = []): Promise<any> =>
  (await client.query(sql, values)).rows[0];
