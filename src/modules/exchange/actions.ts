import { createHash } from 'node:crypto';
import { roster as calendar } from '#modules/organisations';
import { roster as members } from '#modules/people';
import type { Database, Transaction } from '#platform/database';
import { idsOf, isId } from '#platform/id';
import { collect } from '#platform/memory';
import type { Query } from '#platform/statement';
import { mergePeople, mergePlaces, tellsPlaces } from './merge/model.ts';
import { inBatches, type Part, partOf, recorded, summed, writes } from './deed/actions.ts';
import { organisationsOf, type Place } from './organisation/actions.ts';
import { aboutPeople, aboutPlaces, asPeople, asPlaces } from './proposal/actions.ts';
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
  /** Reads on what the roster does not know yet, who is in which group, while what it knows is written. */
  readonly rest?: () => Promise<void>;
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
    let broken = false;
    const whole = begun(options.rest?.() ?? Promise.resolve());
    whole.catch(() => {
      broken = true;
    });
    const places = await organisationsOf(transaction, roster, by.newId);
    const schools = roster.schools.map(({ organisation }) => organisation);
    const opening = (organisation: Organisation) => {
      const place = places.get(organisation.id) as Place;
      return { place, open: calendar.openJob({ school: place.id, at: options.now }) };
    };
    const first = new Map<string, First>();
    await inTurn(transaction, schools, {
      async ask(organisation) {
        if (broken) await whole;
        const { place, open } = opening(organisation);
        const [, { today }, { mine }, , { mark }, ...answers] = await transaction.send([
          open,
          calendar.today(),
          lockSchool(),
          place.isNew ? calendar.addSetting() : calendar.today(),
          // made while the enrolments are read here, and PostgreSQL has little to do
          members.placesMark(),
          ...aboutPeople(system),
        ]);
        if (!mine) throw new ImportBusy(organisation.name);
        const present = { school: place.id, ...nowhere, ...asPeople(answers) };
        const there = options.onDay?.(today) ?? roster;
        return { open, today, there, mark, school: schoolIn(there, organisation), present };
      },
      work({ today, there, mark, school, present }) {
        const changes = mergePeople(school, present, today, by.newId, accountOf);
        const { organisation } = school;
        first.set(organisation.id, {
          part: partOf(changes, present),
          own: ownIn(present, school),
          there,
          mark,
        });
        return writes(changes, today, system);
      },
    });
    await whole;
    collect(); // what reading took, a third of all

    const done: Imported[] = [];
    await inTurn(transaction, schools, {
      async ask(organisation) {
        const { place, open } = opening(organisation);
        const [, { today }, externals, ...answers] = await transaction.send([
          open,
          calendar.today(),
          aboutPeople(system)[0],
          ...aboutPlaces(),
        ]);
        const { part, own, there, mark } = first.get(organisation.id) as First;
        const school = schoolIn(there, organisation);
        const known = { school: place.id, ...own, externals, ...asPlaces(answers), enrolments: [] };
        const same = !place.isNew && tellsPlaces(school, known, today, mark);
        const [, enrolments] =
          same || place.isNew ? [] : await transaction.send([open, members.enrolments()]);
        const present = enrolments === undefined ? known : { ...known, enrolments };
        return { place, open, today, same, school, present, part };
      },
      work({ place, today, same, school, present, part }) {
        const { name } = school.organisation;
        options.say(`${name} …`);
        const changes = mergePlaces(school, present, today, by.newId, same);
        if (options.spends) leave(roster, school);
        const parts = [part, partOf(changes, present)];
        const counts = parts.map((one) => one.counts).reduce(summed);
        done.push({ school: place.id, name, handle: place.handle, isNew: place.isNew, ...counts });
        if (parts.every((one) => one.isNothing)) return [];
        return [...recorded(parts, file, by), ...writes(changes, today, system)];
      },
    });
    if (!options.dryRun) await transaction.commit([]);
    return done;
  });
}

/** What the first half of a school leaves for the second. */
type First = {
  readonly part: Part;
  readonly own: Omit<People, 'externals'>;
  readonly there: Roster;
  readonly mark: string;
};
type People = ReturnType<typeof asPeople>;

const nowhere = { pupils: [], enrolments: [], relations: [], chosen: [] };

/** What is here that a file calls by our own number, as one that left here does; else it has numbers of its own. */
function ownIn({ people, baseGroups, teachingGroups, years }: People, school: School): First['own'] {
  const all = [school.people, school.baseGroups, school.teachingGroups, school.years];
  const named = new Set(all.flatMap((list) => list.map(({ id }) => id).filter(isId)));
  const own = <T extends { id: string }>(list: readonly T[]) => list.filter(({ id }) => named.has(id));
  return {
    people: own(people),
    baseGroups: own(baseGroups),
    teachingGroups: own(teachingGroups),
    ...{ years: own(years), periods: [], hats: [] },
  };
}

type Asked = { readonly open: Query<unknown, 'jobs'> };
type Turn<T extends Asked> = {
  ask(organisation: Organisation): Promise<T>;
  work(asked: T): readonly Query<unknown, 'jobs'>[];
};

/** So often what was written is collected: PostgreSQL is at work meanwhile, and V8 comes by when thrice as much is held. */
const schoolsAtOnce = 10;

/** PostgreSQL writes one school while the next one is compared here: what it shall answer is asked before. */
async function inTurn<T extends Asked>(
  transaction: Transaction<'jobs'>,
  organisations: readonly Organisation[],
  { ask, work }: Turn<T>,
): Promise<void> {
  const waiting = [...organisations];
  const next = () => {
    const organisation = waiting.shift();
    return organisation && begun(ask(organisation));
  };
  let writing: Promise<unknown> = Promise.resolve();
  for (let coming = next(); coming !== undefined; ) {
    const asked = await coming;
    coming = next();
    await transaction.taken();
    const statements = work(asked);
    if (statements.length > 0 && waiting.length % schoolsAtOnce === 0) collect();
    await coming;
    await writing;
    writing = begun(written(transaction, asked.open, statements));
  }
  await writing;
}

const schoolIn = ({ schools }: Roster, { id }: Organisation): School =>
  schools.find(({ organisation }) => organisation.id === id) as School;

function leave({ schools }: Roster, { organisation }: School): void {
  const at = schools.findIndex((one) => one.organisation.id === organisation.id);
  if (at >= 0) schools.splice(at, 1);
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
