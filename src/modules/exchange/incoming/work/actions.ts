import { roster as calendar } from '#modules/organisations';
import type { Transaction } from '#platform/database';
import { collect } from '#platform/memory';
import type { ProblemList } from '../../problem/model.ts';
import { openArchive } from '../../archive/model.ts';
import { listOf } from '../../columns/model.ts';
import { workOnSheet } from '../../columns/work/actions.ts';
import { isXml } from '../../edexml/model.ts';
import { workOnEdex } from '../../edexml/work/actions.ts';
import { readingDelta, type Standing, standingOf } from '../../delta/actions.ts';
import { isDelta, type Touched } from '../../delta/model.ts';
import { type Differences, differencesOf } from '../../difference/model.ts';
import { type Progress, type Reading, readingRoster } from '../../oneroster/model.ts';
import type { Roster, School } from '../../roster/model.ts';
import { proposeUndo } from '../../undo/work/actions.ts';
import { codeOf, linesPerPage, ownIn, type State, type Told } from '../model.ts';
import {
  type Claimed,
  comparedWith,
  countsOf,
  decided,
  faultsOf,
  type Found,
  type Hands,
  keptAlone,
  without,
} from '../comparing/actions.ts';
import { addPages, claim, clearPages, clearParts, ownSchool, partOf, step, tell } from '../store.ts';

const system = 'oneroster';

/** So often a file may take the whole server down with it before it is left alone. */
const mostTries = 3;

export type Errand = { readonly school: string; readonly upload: string };
/** Reads a file that waits, or brings in one that was agreed to; does nothing when another process has it. */
export async function workOn({ school, upload }: Errand, hands: Hands): Promise<void> {
  const { database, now } = hands;
  const open = () => calendar.openJob({ school, at: now() });
  const [, mine, { today }] = await database.read('jobs', [open(), claim({ id: upload }), calendar.today()]);
  if (mine === undefined) return;
  if (mine.tries > mostTries) return await giveUp({ school, upload }, { tries: mostTries }, hands);
  if (mine.undoes !== null)
    return await takenBack({ ...mine, undoes: mine.undoes }, { school, today, hands });
  const bytes = await bytesOf(mine, school, hands);
  collect(); // the pieces it came in
  const list = listOf(mine.format);
  if (list !== undefined || isXml(bytes)) {
    await database.inTransaction('jobs', async (transaction) => {
      await transaction.send([open()]);
      const one = { mine: await keptAlone(mine, transaction), school, today, bytes };
      const { found, problems } =
        list === undefined
          ? await workOnEdex(one, transaction, hands)
          : await workOnSheet({ ...one, list }, transaction, hands);
      await keep(upload, found, listsOf(problems), transaction);
    });
    return;
  }
  const say = async ({ file, row }: Progress) => {
    await database.read('jobs', [open(), step({ id: upload, file, row })]);
  };
  const standing = () =>
    database.inTransaction('jobs', async (transaction) => {
      await transaction.send([open()]);
      return await standingOf(transaction, today, system);
    });
  const read = await reading(bytes, { today, say, standing });
  collect();
  await database.inTransaction('jobs', async (transaction) => {
    await transaction.send([open()]);
    const held = await keptAlone(mine, transaction);
    const found = await judged({ mine: held, school, today, read }, transaction, hands);
    await keep(upload, found, listsOf(read.problems), transaction);
  });
}

type Undo = Parameters<typeof keptAlone>[0] & { readonly undoes: string };
type Around = { readonly school: string; readonly today: string; readonly hands: Hands };

/** Taking back goes the way of a file: shown, agreed to, done; what somebody built on is listed and stays. */
async function takenBack(mine: Undo, { school, today, hands }: Around) {
  await hands.database.inTransaction('jobs', async (transaction) => {
    await transaction.send([calendar.openJob({ school, at: hands.now() })]);
    const held = await keptAlone(mine, transaction);
    const undoing = await proposeUndo(transaction, { school, import: mine.undoes, today, system });
    if (undoing === undefined)
      return await keep(mine.id, without('refused', { undo: true, late: true }), [], transaction);
    const differences = differencesOf(undoing.changes, undoing.present, nobody, today);
    const told: Told = { undo: true, ...countsOf(differences), stays: undoing.stays.length };
    const found = await decided(
      held,
      { ...undoing, differences, told, today, system, format: 'undo' },
      transaction,
      hands,
    );
    await keep(mine.id, found, [['stays', 'warning', undoing.stays]], transaction);
  });
}

const nobody = { pupils: [], staff: [], guardians: [] };

type List = readonly [sort: string, change: string, lines: readonly unknown[]];

async function keep(upload: string, found: Found, lists: readonly List[], transaction: Transaction<'jobs'>) {
  const { state, told, digest, brought, differences } = found;
  await transaction.send([clearPages({ id: upload })]);
  for (const pages of inRows(differences, lists))
    await transaction.send([addPages({ id: upload, ...pages })]);
  // of a sheet, other columns may be chosen without bringing it again
  const done = state === 'applied' || (state === 'refused' && told.sheet === undefined);
  if (done) await transaction.send([clearParts({ id: upload })]);
  await transaction.commit([tell({ id: upload, state, told, digest, import: brought ?? null })]);
}

/** Our own fault: told as such, and the school may try another file. */
export async function giveUp(
  { school, upload }: Errand,
  told: Pick<Told, 'fault' | 'tries'>,
  { database, now }: Hands,
): Promise<void> {
  await database.read('jobs', [
    calendar.openJob({ school, at: now() }),
    clearParts({ id: upload }),
    tell({ id: upload, state: 'failed', told, digest: null, import: null }),
  ]);
}

/** So often what came along is collected: each part lies here as text, twice as long, and in pieces. */
const partsAtOnce = 8;

async function bytesOf(
  { id, size }: Pick<Claimed, 'id' | 'size'>,
  school: string,
  { database, now }: Hands,
): Promise<Buffer> {
  const whole = Buffer.alloc(size);
  for (let at = 0, n = 0; at < size; n += 1) {
    const open = calendar.openJob({ school, at: now() });
    const [, { bytes }] = await database.read('jobs', [open, partOf({ id, n })]);
    at += bytes.copy(whole, at);
    if (n % partsAtOnce === partsAtOnce - 1) collect();
  }
  return whole;
}

/** After so long somebody who watches hears how far it is. */
const tellAfter = 700;

type Way = {
  readonly today: string;
  readonly say: (progress: Progress) => Promise<void>;
  /** The school as it stands, for a delivery of changes. */
  readonly standing: () => Promise<Standing>;
};
type Read = Pick<Reading, 'roster' | 'problems'> & { readonly touched?: Touched };

async function reading(bytes: Buffer, { today, say, standing }: Way): Promise<Read> {
  const archive = openArchive(bytes);
  if (archive.problems.errors > 0) return { roster: undefined, problems: archive.problems };
  const steps: Generator<Progress, Read> = isDelta(archive.files)
    ? readingDelta(archive.files, await standing(), today)
    : readingRoster(archive.files, today);
  let told = performance.now();
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value;
    // who was read has a seat now, and the row can go before the long list of enrolments comes
    if ('known' in next.value) collect();
    if (performance.now() - told < tellAfter) continue;
    await say(next.value);
    told = performance.now();
  }
}

type Case = {
  readonly mine: Claimed;
  readonly school: string;
  readonly today: string;
  readonly read: Read;
};

/** What it comes to: nothing as long as there are errors, a question, a preview, or – when that was agreed to – the deed. */
async function judged(
  { mine, school, today, read: { roster, problems, touched } }: Case,
  transaction: Transaction<'jobs'>,
  hands: Hands,
): Promise<Found> {
  const faults = faultsOf(problems);
  const stopped = (state: State, told: Told) => without(state, { ...faults, ...told });
  if (roster === undefined) return stopped('refused', {});
  const [own] = await transaction.send([ownSchool()]);
  const ours = ownIn(roster, own, mine.chosen);
  if (ours === undefined) return stopped('choosing', { which: whichOf(roster) });
  const code = codeOf(ours.organisation);
  const [bearers] = await transaction.send([calendar.organisationsByCode({ codes: [code] })]);
  const other = bearers.find((one) => one.id !== school);
  if (other !== undefined) return stopped('refused', { errors: 1, taken: other.name });

  const found = await comparedWith(
    mine,
    ours,
    {
      system,
      school,
      today,
      touched,
      format: `OneRoster ${roster.standard}`,
      told: { ...faults, ...saidOf(roster, ours), delta: touched !== undefined },
    },
    transaction,
    hands,
  );
  if (found.state === 'applied') await transaction.send([calendar.adoptCode({ code })]);
  return found;
}

const whichOf = ({ schools }: Roster): NonNullable<Told['which']> =>
  schools.slice(0, 200).map(({ organisation }) => ({
    id: organisation.id,
    name: organisation.name,
    code: organisation.code ?? null,
  }));

const saidOf = ({ standard, schools }: Roster, ours: School): Told => ({
  standard,
  school: ours.organisation.name,
  others: schools.filter((one) => one !== ours).map(({ organisation }) => organisation.name),
});

const listsOf = ({ shown }: ProblemList): List[] =>
  (['error', 'warning'] as const).map((weight) => [
    'problem',
    weight,
    shown.filter((one) => one.weight === weight),
  ]);

type Rows = { sorts: string[]; changes: string[]; numbers: number[]; lines: unknown[] };
const rowsPerStatement = 50;

/** Differences and problems as they are kept: a hundred lines a row, some rows a statement. */
function* inRows(differences: Differences, more: readonly List[]): Generator<Rows> {
  let rows: Rows = { sorts: [], changes: [], numbers: [], lines: [] };
  const lists = [...differences].map(([key, lines]): List => {
    const [sort = '', change = ''] = key.split(' ');
    return [sort, change, lines];
  });
  for (const [sort, change, lines] of [...lists, ...more])
    for (let n = 0; n * linesPerPage < lines.length; n += 1) {
      rows.sorts.push(sort);
      rows.changes.push(change);
      rows.numbers.push(n);
      rows.lines.push(lines.slice(n * linesPerPage, (n + 1) * linesPerPage));
      if (rows.sorts.length < rowsPerStatement) continue;
      yield rows;
      rows = { sorts: [], changes: [], numbers: [], lines: [] };
    }
  if (rows.sorts.length > 0) yield rows;
}
