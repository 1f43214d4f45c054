import { zipSync } from 'fflate';
import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import type { Database, Transaction } from '#platform/database';
import { presentOf } from '../../proposal/actions.ts';
import { type Outgoing, writeRoster } from '../../writing/model.ts';

/** The school whose scope is open as an import would find it, and what only the way out needs. */
export async function outgoing(transaction: Transaction<'jobs'>): Promise<Outgoing & { handle: string }> {
  const [own, periods, groups] = await transaction.send([
    calendar.whose(),
    calendar.yearsOfPeriods(),
    members.yearsOfGroups(),
  ]);
  return {
    ...(await presentOf(transaction, own.id, 'oneroster')),
    handle: own.handle ?? 'school',
    organisation: own,
    foundation:
      own.aboveId === null ? undefined : { id: own.aboveId, name: own.aboveName ?? '', code: own.aboveCode },
    yearOfPeriod: new Map(periods.map(({ id, year }) => [id, year])),
    yearOfGroup: new Map(groups.map(({ id, year }) => [id, year])),
  };
}

export type Packed = { readonly name: string; readonly bytes: Uint8Array };

/** The school behind the @ as a zip, for who writes a command; nothing when there is no such school. */
export async function exportRosterOf(
  database: Database,
  handle: string,
  now: Date,
): Promise<Packed | undefined> {
  const [found] = await database.read('jobs', [calendar.schoolByHandle({ handle })]);
  return found === undefined ? undefined : await exportRoster(database, found.id, now);
}

/** A school as a zip of OneRoster 1.2, made as a job under the scope of that school alone. */
export async function exportRoster(database: Database, school: string, now: Date): Promise<Packed> {
  return await database.inTransaction('jobs', async (transaction) => {
    const [, { today }] = await transaction.send([calendar.openJob({ school, at: now }), calendar.today()]);
    const whole = await outgoing(transaction);
    const files = writeRoster(whole, today);
    const bytes = zipSync(
      Object.fromEntries(files.map(({ name, text }) => [name, new TextEncoder().encode(text)])),
      { level: 6, mtime: `${today}T12:00:00` },
    );
    return { name: `${whole.handle}-oneroster-${today}.zip`, bytes };
  });
}
