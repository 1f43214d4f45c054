import { roster as calendar } from '#modules/organisations';
import type { Transaction } from '#platform/database';
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
  const places = new Map<string, Place>();
  for (const [organisation, kind, school] of all) {
    const before = byCode.get(codeOf(organisation));
    if (before !== undefined) {
      places.set(organisation.id, { id: before.id, handle: before.handle ?? '', isNew: false });
      if (before.name !== organisation.name)
        await transaction.send([calendar.renameOrganisation({ id: before.id, name: organisation.name })]);
      continue;
    }
    const id = newId();
    const handle = kind === 'school' ? await freeHandle(transaction, organisation.name) : null;
    const parent = organisation.parent === undefined ? null : (places.get(organisation.parent)?.id ?? null);
    const isPrimary = school !== undefined && phasesIn(school).includes('primary');
    await transaction.send([
      calendar.addOrganisation({
        id,
        kind,
        name: organisation.name,
        place: '',
        parent,
        code: codeOf(organisation),
        handle,
        sector: kind === 'school' ? (isPrimary ? 'po' : 'vo') : null,
      }),
    ]);
    places.set(organisation.id, { id, handle: handle ?? '', isNew: true });
  }
  return places;
}

/** As the pupils say, and where none does, as their groups do. */
function phasesIn({ pupils, baseGroups }: School) {
  const said = (list: readonly { yearGroup: YearGroup | undefined }[]) =>
    list.flatMap(({ yearGroup }) => yearGroup?.phase ?? []);
  const byPupils = said(pupils);
  return byPupils.length > 0 ? byPupils : said(baseGroups);
}

async function freeHandle(transaction: Transaction<'jobs'>, name: string): Promise<string> {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replaceAll(/^-+|-+$/g, '');
  const wish = plain.length < 2 ? 'school' : plain;
  const [taken] = await transaction.send([calendar.takenHandles({ start: wish })]);
  const handles = new Set(taken.map(({ handle }) => handle));
  let handle = wish;
  for (let n = 2; handles.has(handle); n += 1) handle = `${wish}-${n}`;
  return handle;
}
