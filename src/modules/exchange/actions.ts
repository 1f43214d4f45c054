import { createHash } from 'node:crypto';
import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import type { Database, Transaction } from '#platform/database';
import { newId } from '#platform/id';
import { journalLines } from '#platform/journal';
import type { Query } from '#platform/statement';
import { type Changes, isNothing, merge, type Present } from './merge/model.ts';
import type { Organisation, Roster, School } from './roster/model.ts';
import { addImport, addImportRows, endMemberships, enrol, hatsHere, layPaths } from './store.ts';

const system = 'oneroster';

export type Imported = {
  readonly school: string;
  readonly name: string;
  readonly handle: string;
  readonly isNew: boolean;
  readonly added: number;
  readonly changed: number;
  readonly ended: number;
  readonly same: number;
};

type Source = { readonly fileName: string; readonly bytes: Uint8Array };
type Options = {
  readonly now: Date;
  readonly dryRun: boolean;
  readonly say: (sentence: string) => void;
  /** The same file, read on another day: where a school is in another zone, who begins or ends today differs. */
  readonly onDay?: (day: string) => Roster;
};

/**
 * Brings the schools of a roster in, by command of the host: one transaction for the whole file, the scope opened anew
 * for each school (first-slice §7). Half a roster is never there; a second run changes nothing, not even a log line.
 */
export async function importRoster(
  database: Database,
  roster: Roster,
  source: Source,
  options: Options,
): Promise<Imported[]> {
  const fileHash = createHash('sha256').update(source.bytes).digest();
  const accounts = new Map<string, string>();
  const accountOf = (external: string): string => {
    const account = accounts.get(external) ?? newId(options.now);
    accounts.set(external, account);
    return account;
  };
  return await database.inTransaction('jobs', async (transaction) => {
    const places = await organisationsOf(transaction, roster, options);
    const done: Imported[] = [];
    for (const { organisation } of roster.schools) {
      const place = places.get(organisation.id) as Place;
      options.say(`${organisation.name} …`);
      const [, { today }] = await transaction.send([
        calendar.openJob({ school: place.id, at: options.now }),
        calendar.today(),
      ]);
      const there = options.onDay?.(today) ?? roster;
      const school = there.schools.find((one) => one.organisation.id === organisation.id) as School;
      if (place.isNew) await transaction.send([calendar.addSetting()]);
      const changes = merge(
        school,
        await presentOf(transaction, place.id),
        today,
        () => newId(options.now),
        accountOf,
      );
      const counts = countsOf(changes);
      done.push({
        school: place.id,
        name: organisation.name,
        handle: place.handle,
        isNew: place.isNew,
        ...counts,
      });
      if (isNothing(changes)) continue;
      await transaction.send(writes(changes, today));
      const id = newId(options.now);
      await transaction.send([
        addImport({
          id,
          actor: null,
          format: `OneRoster ${roster.standard}`,
          fileName: source.fileName.slice(0, 200),
          fileHash,
          ...counts,
        }),
        addImportRows({
          import: id,
          what: changes.rows.map(({ what }) => what),
          external: changes.rows.map(({ external }) => external.slice(0, 200)),
          change: changes.rows.map(({ change }) => change),
        }),
        ...journalLines({ verb: 'exchange.imported', object: id }, newId(options.now), options.now),
      ]);
    }
    if (!options.dryRun) await transaction.commit([]);
    return done;
  });
}

const countsOf = ({ rows, same }: Changes) => {
  const of = (change: string) => rows.filter((row) => row.change === change).length;
  return { added: of('added'), changed: of('changed'), ended: of('ended'), same };
};

type Place = { readonly id: string; readonly handle: string; readonly isNew: boolean };

/** The schools and foundations of the file, found again by the number the ministry gave or by the file's own id. */
async function organisationsOf(
  transaction: Transaction<'jobs'>,
  roster: Roster,
  { now }: Options,
): Promise<Map<string, Place>> {
  const codeOf = (organisation: Organisation) => organisation.code ?? `${system}:${organisation.id}`;
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
    const id = newId(now);
    const handle = kind === 'school' ? await freeHandle(transaction, organisation.name) : null;
    const parent = organisation.parent === undefined ? null : (places.get(organisation.parent)?.id ?? null);
    const primary = school?.pupils.some(({ yearGroup }) => yearGroup?.phase === 'primary') ?? false;
    await transaction.send([
      calendar.addOrganisation({
        id,
        kind,
        name: organisation.name,
        place: '',
        parent,
        code: codeOf(organisation),
        handle,
        sector: kind === 'school' ? (primary ? 'po' : 'vo') : null,
      }),
    ]);
    places.set(organisation.id, { id, handle: handle ?? '', isNew: true });
  }
  return places;
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

async function presentOf(transaction: Transaction<'jobs'>, school: string): Promise<Present> {
  const [externals, people, pupils, baseGroups, teachingGroups, enrolments, relations, years, periods, hats] =
    await transaction.send([
      members.externalIds({ system }),
      members.people(),
      members.pupils(),
      members.baseGroups(),
      members.teachingGroups(),
      members.enrolments(),
      members.relations(),
      calendar.years(),
      calendar.periods(),
      hatsHere(),
    ]);
  return {
    school,
    externals,
    people,
    pupils,
    baseGroups,
    teachingGroups,
    enrolments,
    relations,
    years,
    periods,
    hats,
  };
}

/** The changes of one school in the order in which one thing needs another. */
function writes(changes: Changes, today: string): Query<unknown, 'jobs'>[] {
  const list: Query<unknown, 'jobs'>[] = [];
  const columns = <T extends object>(rows: readonly T[]) => ({
    of: <K extends keyof T>(key: K): T[K][] => rows.map((row) => row[key]),
    some: rows.length > 0,
  });
  const put = <T extends object>(
    rows: readonly T[],
    query: (of: <K extends keyof T>(key: K) => T[K][]) => Query<unknown, 'jobs'>,
  ) => {
    const { of, some } = columns(rows);
    if (some) list.push(query(of));
  };
  type Named = { id: string; title: string; from: string; until: string };
  const named = (rows: readonly Named[]) => {
    const { of } = columns(rows);
    return { ids: of('id'), titles: of('title'), from: of('from'), until: of('until') };
  };
  put(changes.externals, (of) =>
    members.addExternalIds({ system, kinds: of('kind'), values: of('value'), objects: of('object') }),
  );
  put(changes.years.added, () => calendar.addYears(named(changes.years.added)));
  put(changes.years.changed, () => calendar.changeYears(named(changes.years.changed)));
  put(changes.periods.added, (of) =>
    calendar.addPeriods({ ...named(changes.periods.added), years: of('year') }),
  );
  put(changes.periods.changed, () => calendar.changePeriods(named(changes.periods.changed)));
  put(changes.people.added, (of) =>
    members.addPeople({ ids: of('id'), given: of('given'), family: of('family') }),
  );
  put(changes.people.renamed, (of) =>
    members.renamePeople({ ids: of('id'), given: of('given'), family: of('family') }),
  );
  put(changes.people.births, (of) => members.setBirths({ ids: of('id'), born: of('born') }));
  put(changes.baseGroups.added, (of) =>
    members.addBaseGroups({ ids: of('id'), names: of('name'), yearGroups: of('yearGroup') }),
  );
  put(changes.baseGroups.changed, (of) =>
    members.changeBaseGroups({ ids: of('id'), names: of('name'), yearGroups: of('yearGroup') }),
  );
  put(changes.pupils.added, (of) => members.addPupils({ ids: of('id'), baseGroups: of('baseGroup') }));
  put(changes.pupils.changed, (of) =>
    members.changePupils({ ids: of('id'), baseGroups: of('baseGroup'), leftOn: of('leftOn') }),
  );
  put(changes.teachingGroups.added, (of) =>
    members.addTeachingGroups({
      ids: of('id'),
      names: of('name'),
      subjects: of('subject'),
      codes: of('subjectCode'),
      years: of('year'),
    }),
  );
  put(changes.teachingGroups.changed, (of) =>
    members.changeTeachingGroups({
      ids: of('id'),
      names: of('name'),
      subjects: of('subject'),
      codes: of('subjectCode'),
    }),
  );
  put(changes.enrolments.added, (of) =>
    members.addEnrolments({
      ids: of('id'),
      pupils: of('pupil'),
      groups: of('group'),
      from: of('from'),
      until: of('until'),
    }),
  );
  put(changes.enrolments.changed, (of) =>
    members.changeEnrolments({ ids: of('id'), from: of('from'), until: of('until') }),
  );
  put(changes.reaches, (of) =>
    members.addReaches({
      ids: of('id'),
      pupils: of('pupil'),
      sorts: of('sort'),
      enrolments: of('enrolment'),
    }),
  );
  put(changes.enrolments.added, () => layPaths());
  put(changes.relations.added, (of) =>
    members.addRelations({
      ids: of('id'),
      subjects: of('subject'),
      kinds: of('kind'),
      objects: of('object'),
      from: of('from'),
      until: of('until'),
      source: 'import',
    }),
  );
  put(changes.relations.changed, (of) =>
    members.changeRelations({ ids: of('id'), from: of('from'), until: of('until') }),
  );
  put(changes.members, (of) =>
    enrol({
      accounts: of('account'),
      ids: of('id'),
      persons: of('person'),
      hats: of('hat'),
      usernames: of('username'),
      names: of('name'),
      from: today,
    }),
  );
  put(changes.lost, (of) => endMemberships({ persons: of('person'), hats: of('hat') }));
  return list;
}
