/** One law of the database: its name, and a query that gives a line for everything that breaks it. */
type Law = {
  readonly name: string;
  readonly broken: string;
  /** Something broken on purpose, which the query must find. */
  readonly planted: string;
};

const tenantTables = `(select schema.nspname || '.' || relation.relname as name, relation.*
  from pg_class relation join pg_namespace schema on schema.oid = relation.relnamespace
  where schema.nspname = 'school' and relation.relkind in ('r', 'p')) tenant`;
export const ourSchemas = `('app', 'platform', 'platform_past', 'shared', 'school', 'network')`;
export const ourTables = `(select relation.*, schema.nspname, schema.nspname || '.' || relation.relname as name
  from pg_class relation join pg_namespace schema on schema.oid = relation.relnamespace
  where schema.nspname in ${ourSchemas} and relation.relkind in ('r', 'p', 'v', 'm', 'f')) ours`;
const ofASchool = `polrelid not in (select oid from pg_class where relnamespace = 'shared'::regnamespace)`;
/** A list of shared tables that belong to the community or to one school; the others are for everybody. */
const owned = `(select relation.* from pg_class relation join pg_attribute on attrelid = relation.oid
  where relnamespace = 'shared'::regnamespace and relkind = 'r' and attname = 'owner' and not attisdropped) owned`;
const ourRoles = `('app_gate', 'app_member', 'app_school', 'app_counts', 'app_network', 'app_jobs')`;

export const laws: readonly Law[] = [
  {
    name: 'row security is on and forced in every table of a school',
    broken: `select name from ${tenantTables} where not relrowsecurity or not relforcerowsecurity`,
    planted: 'alter table school.team no force row level security',
  },
  {
    name: 'every table of a school has a policy',
    broken: `select name from ${tenantTables} where not exists (select from pg_policy where polrelid = tenant.oid
      and polroles <> array['app_owner'::regrole]::oid[])`,
    planted: `create table school.planted (school_id uuid not null, id uuid, primary key (school_id, id));
      alter table school.planted enable row level security; alter table school.planted force row level security`,
  },
  {
    name: 'nobody but the owner, who cannot sign in, is let in without a condition',
    broken: `select polrelid::regclass || ' ' || polname from pg_policy
      where (coalesce(pg_get_expr(polqual, polrelid), 'true') = 'true' and polcmd <> 'a'
          or coalesce(pg_get_expr(polwithcheck, polrelid), pg_get_expr(polqual, polrelid), 'true') = 'true' and polcmd in ('a', 'w', '*'))
        and (polroles <> array['app_owner'::regrole]::oid[]
          or (select rolcanlogin from pg_roles where oid = 'app_owner'::regrole))`,
    planted: 'create policy planted on school.team for select to app_member using (true)',
  },
  {
    name: 'every policy of a school begins with the school',
    broken: `select polrelid::regclass || ' ' || polname from pg_policy
      where ${ofASchool} and polroles <> array['app_owner'::regrole]::oid[]
        and not coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
          ~ '^\\(*school_id = (app\\.school_id\\(\\)|\\( SELECT app\\.school_id\\(\\) AS school_id\\))'`,
    planted:
      "create policy planted on school.team for select to app_member using (name <> '' and school_id = app.school_id())",
  },
  {
    name: 'policies call no function per row: ids come from a list read once',
    broken: `select polrelid::regclass || ' ' || polname from pg_policy
      where ${ofASchool} and polroles <> array['app_owner'::regrole]::oid[]
        and (coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '')) ~* '\\mexists\\M|\\mor\\M'`,
    planted:
      'create policy planted on school.team for select to app_member using (school_id = app.school_id() or id = app.actor())',
  },
  {
    name: 'what a policy for reading asks of the scope, it asks once a statement and under the seal; bare only the list that is asked first',
    broken: `select polrelid::regclass || ' ' || polname from pg_policy mine
      where ${ofASchool} and polcmd in ('r', '*') and polroles <> array['app_owner'::regrole]::oid[]
        and regexp_replace(pg_get_expr(polqual, polrelid),
          '^\\(*school_id = app\\.school_id\\(\\)|\\( SELECT app\\.\\w+\\(\\) AS \\w+\\s+WHERE \\(app\\.school_id\\(\\) IS NOT NULL\\)\\)'
          || case when polname like '%\\_whole' or not exists (select from pg_policy other where other.polrelid = mine.polrelid
              and other.oid <> mine.oid and other.polcmd in ('r', '*') and other.polroles && mine.polroles)
            then '|\\( SELECT app\\.\\w+\\(\\) AS \\w+\\)' else '' end, '', 'g') ~ 'app\\.'`,
    planted:
      'create policy planted on school.team for select to app_member using (school_id = app.school_id() and id = app.actor())',
  },
  {
    name: 'where rows open by the pupil as a whole, a key says that their reach is that pupil’s; the journal alone has none',
    broken: `select polrelid::regclass || ' ' || polname from pg_policy
      where polname like '%\\_whole' and polrelid <> 'school.journal'::regclass
        and not exists (select from pg_constraint where contype = 'f' and conrelid = polrelid and 3 =
          (select count(*) from pg_attribute where attrelid = polrelid and attnum = any(conkey) and attname in ('school_id', 'pupil_id', 'reach')))`,
    planted:
      'create policy planted_whole on school.talk_slot for select to app_member using (school_id = app.school_id())',
  },
  {
    name: 'what is shared and has an owner is shown to that school alone, and to the office only when nobody owns it',
    broken: `select polrelid::regclass || ' ' || polname from pg_policy
        where not ${ofASchool} and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) <>
          case when polroles && array['app_network'::regrole]::oid[] then '(owner IS NULL)'
            else '((owner IS NULL) OR (owner = ( SELECT app.own_school() AS own_school)))' end
      union all select oid::regclass::text from ${owned} where not relrowsecurity`,
    planted: 'create policy planted on shared.course for select to app_member using (owner is not null)',
  },
  {
    name: 'a school comes first in every primary key, unique key and index of its tables',
    broken: `select indexrelid::regclass::text from pg_index join ${tenantTables} on tenant.oid = indrelid
      where not exists (select from pg_attribute where attrelid = indrelid and attnum = indkey[0] and attname = 'school_id')`,
    planted: 'create index planted on school.person (family)',
  },
  {
    name: 'every table of a school has a primary key and a school_id that is never empty',
    broken: `select name from ${tenantTables} where not exists (select from pg_index where indrelid = tenant.oid and indisprimary)
      or not exists (select from pg_attribute where attrelid = tenant.oid and attname = 'school_id' and attnotnull
        and atttypid = 'uuid'::regtype)`,
    planted: 'alter table school.journal_text drop constraint journal_text_pkey',
  },
  {
    name: 'a foreign key between tables of a school takes the school along, first on both sides',
    broken: `select conrelid::regclass || ' ' || conname from pg_constraint join ${tenantTables} on tenant.oid = conrelid
      where contype = 'f' and confrelid in (select relation.oid from pg_class relation where relnamespace = 'school'::regnamespace)
        and not (exists (select from pg_attribute where attrelid = conrelid and attnum = conkey[1] and attname = 'school_id')
          and exists (select from pg_attribute where attrelid = confrelid and attnum = confkey[1] and attname = 'school_id'))`,
    planted: `create table school.planted (school_id uuid not null, id uuid not null unique, primary key (school_id, id));
      create table school.planted_child (school_id uuid not null, id uuid not null, parent uuid references school.planted (id),
        primary key (school_id, id))`,
  },
  {
    name: 'no foreign key of a school points at accounts, and none outside points into a school',
    broken: `select conrelid::regclass || ' ' || conname from pg_constraint
      join pg_class here on here.oid = conrelid join pg_class there on there.oid = confrelid
      where contype = 'f' and here.relnamespace::regnamespace::text <> there.relnamespace::regnamespace::text
        and ('school' in (here.relnamespace::regnamespace::text, there.relnamespace::regnamespace::text))
        and there.relnamespace <> 'shared'::regnamespace`,
    planted: 'alter table school.team add column planted uuid references platform.account (id)',
  },
  {
    name: 'every foreign key has an index that begins with its first columns',
    broken: `select conrelid::regclass || ' ' || conname from pg_constraint join pg_class here on here.oid = conrelid
      where contype = 'f' and here.relnamespace::regnamespace::text in ${ourSchemas}
        -- nothing shared that a school points at is ever deleted, so nobody looks for who points at it
        and confrelid <> 'shared.organisation'::regclass
        and not (here.relnamespace = 'school'::regnamespace
          and confrelid in (select oid from pg_class where relnamespace = 'shared'::regnamespace))
        and not exists (select from pg_index where indrelid = conrelid
          and conkey @> (indkey::smallint[])[0:least(cardinality(conkey), 2) - 1]
          and cardinality(indkey::smallint[]) >= least(cardinality(conkey), 2) and indpred is null)`,
    planted: `create table school.planted (school_id uuid not null, id uuid not null, team_id uuid, primary key (school_id, id),
      foreign key (school_id, team_id) references school.team (school_id, id))`,
  },
  {
    name: 'ids are uuids; nothing counts upwards, nothing is an enum, json stays out of schools',
    broken: `select attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute
      join pg_class relation on relation.oid = attrelid and relkind in ('r', 'p')
      where relnamespace::regnamespace::text in ${ourSchemas} and attnum > 0 and not attisdropped
        and ((attname ~ '(^|_)id$' and atttypid <> 'uuid'::regtype and attrelid not in ('platform.installation'::regclass, 'platform.seal'::regclass))
          or attidentity <> ''
          or exists (select from pg_attrdef where adrelid = attrelid and adnum = attnum and pg_get_expr(adbin, adrelid) ~ 'nextval')
          or atttypid in (select oid from pg_type where typtype = 'e')
          or (relnamespace = 'school'::regnamespace and atttypid in ('json'::regtype, 'jsonb'::regtype))
          or atttypid in ('varchar'::regtype, 'bpchar'::regtype, 'money'::regtype, 'timestamp'::regtype, 'timetz'::regtype))`,
    planted: 'alter table school.team add column planted_id bigint generated always as identity',
  },
  {
    name: 'a column that names a state, kind or sort can only hold the words it knows',
    broken: `select attrelid::regclass || '.' || attname from pg_attribute
      join pg_class relation on relation.oid = attrelid and relkind in ('r', 'p')
      where relnamespace::regnamespace::text in ('school', 'network', 'platform', 'shared') and attnum > 0 and not attisdropped
        and attname ~ '^(state|kind|sort|class|hat|side|source|authority|cause|change|clock|world|language|sector)$' and attgenerated = ''
        and not exists (select from pg_constraint where conrelid = attrelid and contype = 'c' and attnum = any(conkey)
          and pg_get_constraintdef(oid) ~ '= ANY|IN \\(')`,
    planted: 'alter table school.team add column kind text',
  },
  {
    name: 'a function that acts as its owner has a fixed search path, is the owner’s, and not for everybody',
    broken: `select oid::regprocedure::text from pg_proc
      where pronamespace::regnamespace::text in ${ourSchemas}
        and ((prosecdef and not coalesce(proconfig, '{}') && array['search_path=pg_catalog', 'search_path=pg_catalog, pg_temp'])
          or (prosecdef and proowner <> 'app_owner'::regrole)
          or has_function_privilege('public', oid, 'execute'))`,
    planted:
      "create function app.planted() returns int language sql security definer as 'select 1'; grant execute on function app.planted() to public",
  },
  {
    name: 'our roles have no power: no superuser, no way around row security, no role they can become',
    broken: `select rolname from pg_roles where rolname ~ '^app_'
        and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit)
      union all select 'app_owner signs in' from pg_roles where rolname = 'app_owner' and rolcanlogin
      union all select member::regrole || ' is in ' || roleid::regrole from pg_auth_members
        where member::regrole::text in ${ourRoles}
          or (roleid::regrole::text ~ '^app_' and member not in (select oid from pg_roles where rolsuper)
            and member <> (select datdba from pg_database where datname = current_database()))`,
    planted: 'alter role app_gate inherit',
  },
  {
    name: 'everything belongs to the owner who cannot sign in',
    broken: `select name from ${ourTables} where relowner <> 'app_owner'::regrole
      union all select nspname from pg_namespace where nspname in ${ourSchemas} and nspowner <> 'app_owner'::regrole`,
    planted: 'create table app.planted (id uuid); alter table app.planted owner to postgres',
  },
  {
    name: 'no role creates anything, not even for itself and for a moment',
    broken: `select rolname || ' creates in ' || nspname from pg_roles, pg_namespace
        where rolname in ${ourRoles} and has_schema_privilege(rolname, pg_namespace.oid, 'create') and nspname !~ '^pg_temp'
      union all select rolname || ' creates schemas' from pg_roles
        where rolname in ${ourRoles} and has_database_privilege(rolname, current_database(), 'create')
      union all select rolname || ' makes temporary tables' from pg_roles
        where rolname in ${ourRoles} and has_database_privilege(rolname, current_database(), 'temporary')`,
    planted: 'grant create on schema school to app_member',
  },
  {
    name: 'nobody hands on what was granted to them',
    broken: `select grantee || ' ' || table_schema || '.' || table_name from information_schema.column_privileges
      where is_grantable = 'YES' and grantee in ${ourRoles}`,
    planted: 'grant select on school.team to app_member with grant option',
  },
  {
    name: 'nobody sets a setting by a function',
    broken: `select rolname from pg_roles where rolname in ${ourRoles}
      and has_function_privilege(rolname, 'pg_catalog.set_config(text, text, boolean)', 'execute')`,
    planted: 'grant execute on function pg_catalog.set_config(text, text, boolean) to app_member',
  },
  {
    name: 'no view looks with its owner’s eyes, and there is no trigger or rule that acts unseen',
    broken: `select name from ${ourTables} where relkind in ('v', 'm', 'f') and not coalesce(reloptions, '{}') @> array['security_invoker=true']
      union all select tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal
      union all select ev_class::regclass || ' ' || rulename from pg_rewrite join ${ourTables} on ours.oid = ev_class where rulename <> '_RETURN'`,
    planted:
      'create view school.planted as select * from school.team; alter view school.planted owner to app_owner',
  },
];
