import { roster as members } from '#modules/people';
import type { Transaction } from '#platform/database';
import {
  type Claimed,
  comparedWith,
  faultsOf,
  type Found,
  type Hands,
  without,
} from '../../incoming/comparing/actions.ts';
import { type ProblemList, ProblemNotes } from '../../problem/model.ts';
import { presentOf } from '../../proposal/actions.ts';
import type { Here } from '../desk/model.ts';
import { type Grid, readGrid } from '../grid/model.ts';
import {
  type Field,
  fieldsOf,
  guessed,
  isRemembered,
  type List,
  longestSample,
  type Matching,
  matchingFrom,
  matchingProblem,
  type Remembered,
  samplesShown,
  type Shown,
} from '../model.ts';
import { schoolFrom } from '../school/model.ts';
import { remembered, sectorHere } from '../store.ts';

/** All lists of a school know people by one set of numbers, whichever way they came in. */
export const sheetSystem = 'sheet';

type SheetCase = {
  readonly mine: Claimed;
  readonly school: string;
  readonly today: string;
  readonly list: List;
  readonly bytes: Uint8Array;
};

/** A sheet that waits: first what its columns are, then what it would change, then – when that was agreed to – the deed. */
export async function workOnSheet(
  { mine, school, today, list, bytes }: SheetCase,
  transaction: Transaction<'jobs'>,
  hands: Hands,
): Promise<{ found: Found; problems: ProblemList }> {
  const [rows] = await transaction.send([remembered({ list })]);
  const memory: Remembered = new Map(rows.map(({ head, field }) => [head, matchingFrom(field)[0] ?? null]));
  const { grid, problems } = await readGrid(bytes, list, memory);
  if (grid === undefined) return { found: without('refused', faultsOf(problems)), problems };
  const matching =
    mine.chosen === null ? guessed(list, grid.header.cells, memory) : matchingFrom(mine.chosen);
  const sheet = shownOf(list, grid, matching);
  const known = mine.chosen !== null || isRemembered(grid.header.cells, memory);
  if (!known || matchingProblem(list, matching) !== undefined)
    return { found: without('choosing', { sheet }), problems };

  const notes = new ProblemNotes();
  const here = await hereOf(school, transaction);
  const made = schoolFrom({ list, grid, matching, fileName: mine.fileName }, here, notes, today);
  if (made === undefined || notes.errors > 0)
    return { found: without('refused', { ...faultsOf(notes), sheet }), problems: notes };
  const found = await comparedWith(
    mine,
    made.school,
    {
      system: sheetSystem,
      school,
      today,
      says: 'some',
      adopted: made.adopted,
      format: `sheet ${list}`,
      told: { ...faultsOf(notes), sheet },
    },
    transaction,
    hands,
  );
  return { found, problems: notes };
}

/** The school as a list finds it, with the numbers of other files. */
export async function hereOf(school: string, transaction: Transaction<'jobs'>): Promise<Here> {
  const present = await presentOf(transaction, school, sheetSystem);
  const [oneroster, edexml, { sector }] = await transaction.send([
    members.externalIds({ system: 'oneroster' }),
    members.externalIds({ system: 'edexml' }),
    sectorHere(),
  ]);
  const others = [...oneroster, ...edexml].filter(({ kind }) => kind === 'person');
  return { present, others, primary: sector === 'po' };
}

function shownOf(list: List, { header, rows }: Grid, matching: Matching): Shown {
  const short = (cells: readonly string[]) => cells.map((cell) => cell.slice(0, longestSample));
  const offered = (field: Field | null) => (field !== null && fieldsOf[list].includes(field) ? field : null);
  return {
    list,
    rows: rows.length,
    header: short(header.cells),
    samples: rows.slice(0, samplesShown).map(({ cells }) => short(cells)),
    matching: header.cells.map((_, at) => offered(matching[at] ?? null)),
  };
}
