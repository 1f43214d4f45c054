import type pg from 'pg';
import { dropPolicies } from '#platform/migrate';
import { policies } from '../../src/rights.ts';
import { atTheDoor } from './faults/door.ts';
import { inPolicies } from './faults/policies.ts';
import { amongRelations } from './faults/relations.ts';

/** One fault planted in the generated policies. */
export type Fault = {
  readonly kind: string;
  readonly name: string;
  readonly sql: string;
  /** Only writing shows it. */
  readonly writes: boolean;
  /** In the policy of this table: it shows nowhere else, for no policy asks another table and no door asks a policy. */
  readonly table?: string | undefined;
};

/** Every fault there is: each slip in each place where it fits. One that fits nowhere any more is an error: it tries nothing. */
export function faults(): readonly Fault[] {
  const seen = new Set<string>();
  return [...inPolicies, ...atTheDoor, ...amongRelations].flatMap(
    ({ kind, find, put, hat, writes = false }) => {
      const places = [...policies.matchAll(find)];
      if (places.length === 0) throw new Error(`no policy holds ${find} any more (${kind})`);
      return places.flatMap((found): Fault[] => {
        const text = typeof put === 'string' ? put : put(found);
        if (text === undefined || text === found[0]) return [];
        if ((hat !== undefined && hatAt(found.index) !== hat) || isIdle(found.index)) return [];
        const at = found.index;
        const sql = policies.slice(0, at) + text + policies.slice(at + found[0].length);
        if (seen.has(sql)) return [];
        seen.add(sql);
        const line = policies.slice(0, at).split('\n').length;
        const table = /create policy \w+ on ([\w.]+) for (\w+) to (\w+)/.exec(
          policies.split('\n')[line - 1] ?? '',
        );
        const where = table === null ? `line ${line}` : `${table[1]} ${table[2]} ${table[3]}`;
        const short = (words: string) => words.replaceAll(/\s+/g, ' ').trim().slice(0, 150);
        return [
          {
            kind,
            writes,
            sql,
            table: tableAt(at),
            name: `${kind} (${where}): ${short(found[0])} → ${short(text) || 'nothing'}`,
          },
        ];
      });
    },
  );
}

/** The table whose policies and grants a place of the SQL belongs to: they come one table after the other. */
const begins = [...policies.matchAll(/^alter table ([\w.]+) enable/gm)];
const tableAt = (index: number): string | undefined => begins.findLast((one) => one.index <= index)?.[1];

/** In which hat's branch of the door a place of the SQL stands. */
const hatAt = (index: number): string | undefined =>
  [...policies.slice(0, index).matchAll(/if s\.hat = '(\w+)' then/g)].at(-1)?.[1];

/**
 * Guardians hold no enrolments, so in their branch what opens by one never does anything. And whose new places get their
 * reaches before the lists are made shows in no list: that is promised by name (people/roster/store.test.ts).
 */
function isIdle(index: number): boolean {
  const completed = policies.lastIndexOf('perform app.complete_reaches', index);
  if (completed > -1 && index < policies.indexOf('end if;', completed)) return true;
  if (hatAt(index) !== 'guardian') return false;
  const branch = policies.lastIndexOf("if s.hat = 'guardian' then", index);
  const from = policies.indexOf('), reached as (', branch);
  return index > from && index < policies.indexOf('reach.sort, false from near', branch);
}

/** Puts other policies in the place of the ones that are there, as a migration would. */
export async function plant(admin: pg.Client, sql: string): Promise<void> {
  await admin.query('begin');
  try {
    await admin.query('set local role app_owner');
    await admin.query(dropPolicies);
    await admin.query(sql);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback');
    throw error;
  }
}
