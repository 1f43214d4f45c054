import { newId } from '#platform/id';
import { now } from '../../../tests/world/cluster.ts';
import { type Pupil } from '../../../tests/world/people.ts';
import { type School } from '../../../tests/world/school.ts';
import type { Actor } from './actor.ts';

type Row = Readonly<Record<string, unknown>>;

export async function add(school: School, table: string, row: Row): Promise<void> {
  const whole: Record<string, unknown> = { school_id: school.id, ...row };
  const columns = Object.keys(whole);
  await school.in.admin.query(
    `insert into school.${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(whole),
  );
}

/** A row that is about this pupil. */
export const addOf = (pupil: Pupil, table: string, row: Row): Promise<void> =>
  add(pupil.school, table, { pupil_id: pupil.id, ...row });

/** The journal's line of what somebody did a moment ago in their own browser. */
export async function aLine(
  school: School,
  by: Actor,
  { pupil, ...line }: Row & { readonly pupil?: Pupil },
): Promise<string> {
  const id = newId(now);
  const actor = by.person?.id;
  await add(school, 'journal', {
    id,
    at: now,
    actor,
    sign_in: by.session?.signIn,
    pupil_id: pupil?.id,
    ...line,
  });
  return id;
}

export const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
