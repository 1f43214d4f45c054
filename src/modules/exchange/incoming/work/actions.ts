import { roster as calendar } from '#modules/organisations';
import type { Database, Transaction } from '#platform/database';
import type { ProblemList } from '../../problem/model.ts';
import { openArchive } from '../../archive/model.ts';
import { type Differences, type Change, differencesOf, digestOf, type Sort } from '../../difference/model.ts';
import { type Progress, type Reading, readingRoster } from '../../oneroster/model.ts';
import { bringIn, propose } from '../../proposal/actions.ts';
import type { Roster, School } from '../../roster/model.ts';
import { lockSchool } from '../../store.ts';
import { codeOf, linesPerPage, ownIn, type State, type Told } from '../model.ts';
import { addPages, claim, clearPages, clearParts, ownSchool, partOf, step, tell } from '../store.ts';

const system = 'oneroster';

export type Errand = { readonly school: string; readonly upload: string };
export type Hands = {
  readonly database: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Lets requests in between two steps of work. */
  readonly breathe: () => Promise<void>;
};

type Claimed = {
  readonly id: string;
  readonly fileName: string;
  readonly state: State;
  readonly size: number;
  readonly hash: Buffer;
  readonly chosen: string | null;
  readonly digest: Buffer | null;
  readonly actor: string;
  readonly agreedBy: string | null;
};

/** Reads a file that waits, or brings in one that was agreed to; does nothing when another process has it. */
export async function workOn({ school, upload }: Errand, hands: Hands): Promise<void> {
  const { database, now } = hands;
  const open = () => calendar.openJob({ school, at: now() });
  const [, mine, { today }] = await database.read('jobs', [open(), claim({ id: upload }), calendar.today()]);
  if (mine === undefined) return;
  const bytes = await bytesOf(mine, school, hands);
  const { roster, problems } = await reading(
    bytes,
    today,
    async ({ file, row }) => {
      await database.read('jobs', [open(), step({ id: upload, file, row })]);
    },
    hands,
  );
  await database.inTransaction('jobs', async (transaction) => {
    await transaction.send([open()]);
    const found = await judged({ mine, school, today, roster, problems }, transaction, hands);
    await transaction.send([clearPages({ id: upload })]);
    for (const pages of inRows(found.differences, problems))
      await transaction.send([addPages({ id: upload, ...pages })]);
    const { state, told, digest, brought } = found;
    if (state === 'applied' || state === 'refused') await transaction.send([clearParts({ id: upload })]);
    await transaction.commit([tell({ id: upload, state, told, digest, import: brought ?? null })]);
  });
}

/** Our own fault: told by its number, and the school may try another file. */
export async function giveUp(
  { school, upload }: Errand,
  fault: string,
  { database, now }: Hands,
): Promise<void> {
  const told: Told = { fault };
  await database.read('jobs', [
    calendar.openJob({ school, at: now() }),
    clearParts({ id: upload }),
    tell({ id: upload, state: 'failed', told, digest: null, import: null }),
  ]);
}

async function bytesOf({ id, size }: Claimed, school: string, { database, now }: Hands): Promise<Buffer> {
  const whole = Buffer.alloc(size);
  for (let at = 0, n = 0; at < size; n += 1) {
    const open = calendar.openJob({ school, at: now() });
    const [, { bytes }] = await database.read('jobs', [open, partOf({ id, n })]);
    at += bytes.copy(whole, at);
  }
  return whole;
}

/** So long at a time the server belongs to a file, and after so long somebody who watches hears of it. */
const slice = 12;
const tellAfter = 700;

async function reading(
  bytes: Buffer,
  today: string,
  say: (progress: Progress) => Promise<void>,
  { breathe }: Hands,
): Promise<Pick<Reading, 'roster' | 'problems'>> {
  const archive = openArchive(bytes);
  if (archive.problems.errors > 0) return { roster: undefined, problems: archive.problems };
  const steps = readingRoster(archive.files, today);
  let began = performance.now();
  let told = began;
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value;
    const at = performance.now();
    if (at - told > tellAfter) {
      await say(next.value);
      told = performance.now();
      began = told;
    } else if (at - began > slice) {
      await breathe();
      began = performance.now();
    }
  }
}

type Found = {
  readonly state: State;
  readonly told: Told;
  readonly digest: Buffer | null;
  readonly differences: Differences;
  readonly brought?: string | undefined;
};
type Case = {
  readonly mine: Claimed;
  readonly school: string;
  readonly today: string;
  readonly roster: Roster | undefined;
  readonly problems: ProblemList;
};

/** What it comes to: nothing as long as there are errors, a question, a preview, or – when that was agreed to – the deed. */
async function judged(
  { mine, school, today, roster, problems }: Case,
  transaction: Transaction<'jobs'>,
  hands: Hands,
): Promise<Found> {
  const faults: Told = {
    errors: problems.errors,
    warnings: problems.warnings,
    kinds: [...problems.counts].map(([kind, count]) => ({ kind, count })),
  };
  const without = (state: State, told: Told): Found => ({
    state,
    told: { ...faults, ...told },
    digest: null,
    differences: new Map(),
  });
  if (roster === undefined) return without('refused', {});
  const [own] = await transaction.send([ownSchool()]);
  const ours = ownIn(roster, own, mine.chosen);
  if (ours === undefined) return without('choosing', { which: whichOf(roster) });
  const code = codeOf(ours.organisation);
  const [bearers] = await transaction.send([calendar.organisationsByCode({ codes: [code] })]);
  const other = bearers.find((one) => one.id !== school);
  if (other !== undefined) return without('refused', { errors: 1, taken: other.name });

  const [{ mine: free }] = await transaction.send([lockSchool()]);
  const proposal = await propose(transaction, ours, {
    system,
    school,
    today,
    newId: hands.newId,
    accountOf: accountsBy(hands.newId),
    keeps: mine.actor,
  });
  const differences = differencesOf(proposal.changes, proposal.present, ours, today);
  const digest = digestOf(differences);
  const told: Told = {
    ...faults,
    ...saidOf(roster, ours),
    ...countsOf(differences),
    same: proposal.changes.same,
    kept: proposal.kept,
  };
  const asSeen = mine.digest?.equals(digest) ?? false;
  if (mine.state !== 'agreed') return { state: 'read', told, digest, differences };
  if (!asSeen || !free) return { state: 'read', told: { ...told, moved: true }, digest, differences };
  const format = `OneRoster ${roster.standard}`;
  const brought = await bringIn(
    transaction,
    { changes: proposal.changes, today, system },
    { format, fileName: mine.fileName, fileHash: mine.hash, actor: mine.agreedBy },
    { now: hands.now(), newId: hands.newId },
  );
  await transaction.send([calendar.adoptCode({ code })]);
  return { state: 'applied', told, digest, differences, brought };
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

const countsOf = (differences: Differences): Told => ({
  counts: [...differences].map(([key, { length }]) => {
    const [sort, change] = key.split(' ') as [Sort, Change];
    return { sort, change, count: length };
  }),
});

function accountsBy(newId: () => string): (external: string) => string {
  const accounts = new Map<string, string>();
  return (external) => {
    const account = accounts.get(external) ?? newId();
    accounts.set(external, account);
    return account;
  };
}

type Rows = { sorts: string[]; changes: string[]; numbers: number[]; lines: unknown[] };
const rowsPerStatement = 50;

/** Differences and problems as they are kept: a hundred lines a row, some rows a statement. */
function* inRows(differences: Differences, problems: ProblemList): Generator<Rows> {
  let rows: Rows = { sorts: [], changes: [], numbers: [], lines: [] };
  const lists: [string, string, readonly unknown[]][] = [...differences].map(([key, lines]) => {
    const [sort = '', change = ''] = key.split(' ');
    return [sort, change, lines];
  });
  for (const weight of ['error', 'warning'] as const)
    lists.push(['problem', weight, problems.shown.filter((one) => one.weight === weight)]);
  for (const [sort, change, lines] of lists)
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
