import { type Command, listOf, type Policy, type TableRights, wholeOf } from '../rights.ts';
import { readsWhole } from './lists.ts';

export type Options = {
  /** Engines that refuse a subselect in a policy (Citus) get the bare form; slower with long lists (first-slice §1). */
  readonly bare?: boolean;
};

/** `once`: a job writes a hundred thousand rows at a time, and checking the seal at each cost more than writing it. */
const condition = (policy: Policy, bare: boolean, once = false): string => {
  const here = once && !bare ? '(select app.school_id())' : 'app.school_id()';
  const own = `school_id = ${here}${policy.only === undefined ? '' : ` and ${policy.only}`}`;
  if (policy.by === 'school') return own;
  if (policy.by === 'actor') return `${own} and ${policy.column} = app.actor()`;
  return `${own} and ${policy.column} = any(${told(`app.${listOf(policy.resource, policy.verb)}()`, bare)})`;
};

const told = (list: string, bare: boolean): string => (bare ? list : `(select ${list})::uuid[]`);

/**
 * Whoever takes rows one by one could change the scope between two of them. So what a reading policy asks of it is asked
 * once for a statement, and under the seal where the first row need not have asked it: who it is and when, and a list
 * beside which stands another way in. The list that is asked first comes in the same step as the check of the school.
 */
const underSeal = (holds: string, otherWays: boolean): string =>
  holds
    .replaceAll(/\(select (app\.\w+\(\))\)::/g, (bare, list) => (otherWays ? `${sure(list)}::` : bare))
    .replaceAll(/(?<!select )app\.(?:actor|now)\(\)/g, sure)
    .replaceAll(/(?<!select )app\.reads_\w+\(\)/g, (list) => `${sure(list)}::uuid[]`);

const sure = (asked: string): string => `(select ${asked} where app.school_id() is not null)`;

/**
 * Beside the rows that open by their reach, those of a pupil of whom everything is open: the keys of each table say that
 * the reach is the pupil's. Asked first, as a list of pupils is a thirtieth of a list of reaches, and mostly enough.
 */
const whole = (policy: Policy, bare: boolean): string | undefined => {
  if (policy.by !== 'list' || policy.column !== 'reach' || policy.verb !== 'read') return undefined;
  if (readsWhole(policy.resource).length === 0) return undefined;
  const own = policy.only === undefined ? '' : ` and ${policy.only}`;
  return `school_id = app.school_id()${own} and pupil_id = any(${told(`app.${wholeOf(policy.resource)}()`, bare)})`;
};

const asPolicies = (rights: NonNullable<TableRights['school']>): Partial<Record<Command, Policy>> =>
  Array.isArray(rights)
    ? Object.fromEntries((rights as readonly Command[]).map((command) => [command, { by: 'school' }]))
    : (rights as Partial<Record<Command, Policy>>);

/** The grants and row policies of one table, for every role that may do something with it. */
export function tablePolicies(rights: TableRights, { bare = false }: Options): string {
  const { table } = rights;
  const lines = [
    `alter table ${table} enable row level security; alter table ${table} force row level security;`,
    `revoke all on ${table} from app_gate, app_member, app_school, app_counts, app_network, app_jobs;`,
    // the loginless owner runs the doors' own look-ups; forced row security applies to it too
    `create policy owner on ${table} to app_owner using (true) with check (true);`,
  ];
  const grant = (role: string, command: Command, policy: Policy, name = `${role}_${command}`) => {
    const columns = policy.columns === undefined ? '' : ` (${policy.columns.join(', ')})`;
    const holds = condition(policy, bare);
    const once = role === 'app_jobs';
    const written = condition({ ...policy, ...(policy.becomes && { only: policy.becomes }) }, bare, once);
    const signed =
      policy.signedBy === undefined ? written : `${written} and ${policy.signedBy} = app.actor()`;
    const all = command === 'select' ? whole(policy, bare) : undefined;
    const otherWays = all !== undefined || policy.also !== undefined || name.endsWith('_also');
    const clause =
      command === 'insert'
        ? `with check (${signed})`
        : command === 'update'
          ? // what may be changed is anybody's who may; what it is changed into bears one's own name
            `using (${holds}) with check (${signed})`
          : `using (${command === 'select' && !bare ? underSeal(holds, otherWays) : holds})`;
    lines.push(
      `grant ${command}${columns} on ${table} to ${role};`,
      `create policy ${name} on ${table} for ${command} to ${role} ${clause};`,
    );
    if (all !== undefined)
      lines.push(
        `create policy ${name}_whole on ${table} for select to ${role} using (${bare ? all : underSeal(all, false)});`,
      );
    if (policy.also !== undefined)
      grant(
        role,
        command,
        { ...policy.also, ...(policy.columns && { columns: policy.columns }) },
        `${name}_also`,
      );
  };
  for (const [command, policy] of Object.entries(rights.member ?? {}))
    grant('app_member', command as Command, policy);
  for (const [command, policy] of Object.entries(rights.counts ?? {}))
    grant('app_counts', command as Command, policy);
  for (const [command, policy] of Object.entries(asPolicies(rights.school ?? [])))
    grant('app_school', command as Command, policy);
  for (const [command, policy] of Object.entries(asPolicies(rights.jobs ?? [])))
    grant('app_jobs', command as Command, policy);
  return lines.join('\n');
}
