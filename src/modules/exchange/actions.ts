import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { roster as calendar } from '#modules/organisations';
import type { Database, Transaction } from '#platform/database';
import { idsOf } from '#platform/id';
import type { Query } from '#platform/statement';
import { codeOf } from './incoming/model.ts';
import type { Present } from './merge/model.ts';
import { aboutSchool, allOf, asPresent, countsOf, inBatches, proposed } from './proposal/actions.ts';
import type { Organisation, Roster, School } from './roster/model.ts';
import { lockSchool } from './store.ts';

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
  /** The roster is used up: a school that was compared leaves it, for all of them together fill the memory. */
  readonly spends?: boolean;
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
  const by = { now: options.now, newId: idsOf(options.now) };
  const accounts = new Map<string, string>();
  const accountOf = (external: string): string => {
    const account = accounts.get(external) ?? by.newId();
    accounts.set(external, account);
    return account;
  };
  const { fileName } = source;
  const file = { format: `OneRoster ${roster.standard}`, fileName, fileHash, actor: null };
  return await database.inTransaction('jobs', async (transaction) => {
    const places = await organisationsOf(transaction, roster, by.newId);
    const done: Imported[] = [];
    const opened = async (organisation: Organisation): Promise<Opened> => {
      const place = places.get(organisation.id) as Place;
      const open = calendar.openJob({ school: place.id, at: options.now });
      const [, { today }, { mine }, , ...answers] = await transaction.send([
        open,
        calendar.today(),
        lockSchool(),
        place.isNew ? calendar.addSetting() : calendar.today(),
        ...aboutSchool(system),
      ]);
      if (!mine) throw new ImportBusy(organisation.name);
      const there = options.onDay?.(today) ?? roster;
      const school = there.schools.find((one) => one.organisation.id === organisation.id) as School;
      return { place, open, today, school, present: asPresent(place.id, answers) };
    };
    // PostgreSQL writes one school while the next one is compared here: what it shall answer is asked before
    let writing: Promise<unknown> = Promise.resolve();
    const [first, ...others] = roster.schools.map(({ organisation }) => organisation);
    let coming = first && begun(opened(first));
    while (coming !== undefined) {
      const { place, open, today, school, present } = await coming;
      const after = others.shift();
      coming = after && begun(opened(after));
      const { name } = school.organisation;
      options.say(`${name} …`);
      const wish = { system, school: place.id, today, newId: by.newId, accountOf };
      await sent();
      const { changes } = proposed(school, present, wish);
      if (options.spends) leave(roster, school);
      done.push({ school: place.id, name, handle: place.handle, isNew: place.isNew, ...countsOf(changes) });
      await sent();
      const statements = allOf({ changes, present, today, system }, file, by);
      await coming;
      await writing;
      writing = begun(written(transaction, open, statements));
    }
    await writing;
    if (!options.dryRun) await transaction.commit([]);
    return done;
  });
}

function leave({ schools }: Roster, { organisation }: School): void {
  const at = schools.findIndex((one) => one.organisation.id === organisation.id);
  if (at >= 0) schools.splice(at, 1);
}

type Opened = {
  readonly place: Place;
  readonly open: Query<unknown, 'jobs'>;
  readonly today: string;
  readonly school: School;
  readonly present: Present;
};

/** What the socket has not taken yet goes on: else PostgreSQL would wait for it while a school is compared. */
async function sent(): Promise<void> {
  // a second turn, for the first one may come before the sockets are looked at
  await setImmediate();
  await setImmediate();
}

/** What goes wrong meanwhile is heard by whoever waits for it, later. */
function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** The scope is opened anew with every batch, for the next school was read in between. */
async function written(
  transaction: Transaction<'jobs'>,
  open: Query<unknown, 'jobs'>,
  statements: readonly Query<unknown, 'jobs'>[],
): Promise<void> {
  for (const some of inBatches(statements)) await transaction.send([open, ...some]);
}

/** Somebody else is bringing the same school in at this moment. */
export class ImportBusy extends Error {
  readonly school: string;
  constructor(school: string) {
    super(
      `Another import is writing to ${school} at this moment. Nothing was changed; try again when it is done.`,
    );
    this.school = school;
  }
}

type Place = { readonly id: string; readonly handle: string; readonly isNew: boolean };

/**
 * The schools and foundations of the file, found again by the number the ministry gave or by the file's own id. The ids of
 * new ones follow upon each other: what a school brings comes behind all that is there, which PostgreSQL writes quickest.
 */
async function organisationsOf(
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
