import type pg from 'pg';
import { rights } from '../../src/rights.ts';
import { ourSchemas } from './laws.ts';

const coursesTables = [
  'course',
  'course_version',
  'step',
  'version_block',
  'version_step',
  'step_level',
  'task',
  'asset',
  'theme',
];

/** Grants on tables that are written by hand, in migrations, and have no line in a policy.ts. */
const byHand: readonly string[] = [
  ...['account', 'sign_in', 'login_code'].flatMap((table) =>
    ['SELECT', 'INSERT', 'UPDATE'].map((verb) => `app_gate ${verb} platform.${table}`),
  ),
  ...['rate', 'held_form'].flatMap((table) =>
    ['SELECT', 'INSERT', 'UPDATE', 'DELETE'].map((verb) => `app_gate ${verb} platform.${table}`),
  ),
  'app_gate SELECT platform.membership',
  'app_gate SELECT platform.installation',
  ...['gate', 'member', 'school', 'counts', 'network', 'jobs'].flatMap((role) =>
    ['organisation', 'gradation'].map((table) => `app_${role} SELECT shared.${table}`),
  ),
  ...['member', 'school', 'counts', 'network', 'jobs'].flatMap((role) =>
    ['subject', 'level', ...coursesTables].map((table) => `app_${role} SELECT shared.${table}`),
  ),
  ...coursesTables.map((table) => `app_jobs INSERT shared.${table}`),
  'app_jobs UPDATE shared.course',
  'app_jobs INSERT shared.organisation',
  'app_jobs UPDATE shared.organisation',
];

/** Grants of the rights tables, in the words of the catalog; with columns when only those are granted. */
function granted(): Set<string> {
  const grants = new Set(byHand);
  for (const { table, ...roles } of rights.tables)
    for (const [role, commands] of Object.entries(roles)) {
      const entries = Array.isArray(commands)
        ? (commands as readonly string[]).map((command) => [command, {}] as const)
        : Object.entries(commands as Record<string, { columns?: readonly string[] }>);
      for (const [command, { columns }] of entries as [string, { columns?: readonly string[] }][])
        for (const column of columns?.map((one) => `(${one})`) ?? [''])
          grants.add(`app_${role} ${command.toUpperCase()} ${table}${column}`);
    }
  return grants;
}

/** Where what is granted and what the rights tables say differ. */
export async function otherGrants(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ line: string }>(
    `select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name as line
     from information_schema.table_privileges
     where table_schema in ${ourSchemas} and grantee <> 'app_owner' and grantee <> 'postgres'
     union all
     select acl.grantee::regrole || ' ' || acl.privilege_type || ' ' || schema.nspname || '.' || relation.relname || '(' || attname || ')'
     from pg_attribute join pg_class relation on relation.oid = attrelid
     join pg_namespace schema on schema.oid = relation.relnamespace, aclexplode(attacl) acl
     where schema.nspname in ${ourSchemas}`,
  );
  const there = new Set(rows.map(({ line }) => line));
  const wanted = granted();
  return [
    ...[...there]
      .filter((line) => !wanted.has(line))
      .map((line) => `${line}: granted, and no rights table says so`),
    ...[...wanted]
      .filter((line) => !there.has(line))
      .map((line) => `${line}: in a rights table, and not granted`),
  ];
}
