import { roster as calendar } from '#modules/organisations';
import type { Transaction } from '#platform/database';
import type { Query } from '#platform/statement';
import { codeOf } from '../incoming/model.ts';
import type { Organisation, Roster, School, YearGroup } from '../roster/model.ts';

/** Where an organisation of the file is to be found here. */
export type Place = { readonly id: string; readonly handle: string; readonly isNew: boolean };

/**
 * The schools and foundations of the file, found again by the number the ministry gave or by the file's own id. The ids of
 * new ones follow upon each other: what a school brings comes behind all that is there, which PostgreSQL writes quickest.
 */
export async function organisationsOf(
  transaction: Transaction<'jobs'>,
  roster: Roster,
  newId: () => string,
): Promise<Map<string, Place>> {
  const all: [Organisation, 'foundation' | 'school', School | undefined][] = [
    ...roster.foundations.map(
      (one) => [one, 'foundation', undefined] as [Organisation, 'foundation', undefined],
    ),
    ...roster.schools.map(
      (school) => [school.organisation, 'school', school] as [Organisation, 'school', School],
    ),
  ];
  const [known] = await transaction.send([
    calendar.organisationsByCode({ codes: all.map(([organisation]) => codeOf(organisation)) }),
  ]);
  const byCode = new Map(known.map((row) => [row.code, row]));
  const fresh = all.filter(([organisation]) => !byCode.has(codeOf(organisation)));
  const wishes = fresh.flatMap(([{ name }, kind]) => (kind === 'school' ? [wishFor(name)] : []));
  const taken = await transaction.send(wishes.map((start) => calendar.takenHandles({ start })));
  const handles = new Set(taken.flatMap((rows) => rows.map(({ handle }) => handle)));
  const places = new Map<string, Place>();
  const changes: Query<unknown, 'jobs'>[] = [];
  for (const [organisation, kind, school] of all) {
    const { name } = organisation;
    const code = codeOf(organisation);
    const before = byCode.get(code);
    if (before !== undefined) {
      places.set(organisation.id, { id: before.id, handle: before.handle ?? '', isNew: false });
      if (before.name !== name) changes.push(calendar.renameOrganisation({ id: before.id, name }));
      continue;
    }
    const id = newId();
    const handle = kind === 'school' ? freeHandle(wishFor(name), handles) : null;
    const parent = organisation.parent === undefined ? null : (places.get(organisation.parent)?.id ?? null);
    const isPrimary = school !== undefined && phasesIn(school).includes('primary');
    const sector = kind === 'school' ? (isPrimary ? 'po' : 'vo') : null;
    changes.push(calendar.addOrganisation({ id, kind, name, place: '', parent, code, handle, sector }));
    places.set(organisation.id, { id, handle: handle ?? '', isNew: true });
  }
  await transaction.send(changes);
  return places;
}

/** As the pupils say, and where none does, as their groups do. */
function phasesIn({ pupils, baseGroups }: School) {
  const said = (list: readonly { yearGroup: YearGroup | undefined }[]) =>
    list.flatMap(({ yearGroup }) => yearGroup?.phase ?? []);
  const byPupils = said(pupils);
  return byPupils.length > 0 ? byPupils : said(baseGroups);
}

function wishFor(name: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replaceAll(/^-+|-+$/g, '');
  return plain.length < 2 ? 'school' : plain;
}

/** The wish itself, else the first number behind it that nobody has; from then on it is taken. */
function freeHandle(wish: string, taken: Set<string>): string {
  let handle = wish;
  for (let n = 2; taken.has(handle); n += 1) handle = `${wish}-${n}`;
  taken.add(handle);
  return handle;
}
