import { addDays } from '#platform/dates';
import type { Day, School, Span } from '../../roster/model.ts';
import type { Changes, Present } from '../change/model.ts';

/** How much a file says: of everything, of all pupils who is one, or some things only. */
export type Says = 'everything' | 'pupils' | 'some';
type Kind = 'person' | 'group' | 'class' | 'year' | 'period' | 'school';
type Change = Changes['rows'][number]['change'];

/** What every part of a comparison shares: file and school, the ids of things, and the lines that tell what changed. */
export type Ledger = {
  readonly school: School;
  readonly present: Present;
  readonly today: Day;
  readonly yesterday: Day;
  /** False: what is not mentioned does not end, and what is left open stays open. */
  readonly all: boolean;
  /** Who brings the file, by a page. */
  readonly self: string | undefined;
  readonly allPupils: boolean;
  readonly newId: () => string;
  readonly rows: Changes['rows'];
  readonly externals: Changes['externals'];
  /** Under which number the file knows what an earlier one brought. */
  readonly externalOf: ReadonlyMap<string, string>;
  /** How much is as it was. */
  readonly same: () => number;
  readonly isSame: (many?: number) => void;
  readonly note: (what: string, external: string, change: Change, many?: number) => void;
  /** The id of something of the file; a new one for what nobody knew. */
  readonly idOf: (kind: Kind, value: string) => { id: string; isNew: boolean };
  /** The id of what the file named before. */
  readonly idFor: (kind: Kind, value: string) => string;
  readonly knows: (kind: Kind, value: string) => string | undefined;
  /** Something of the file is what the school has already, which no file brought. */
  readonly adopts: (kind: Kind, value: string, object: string) => void;
  /** Sorts one row of the file into added, changed or same. */
  readonly sortOut: <A, C extends { id: string }>(
    row: { what: string; external: string; isNew: boolean },
    before: C | undefined,
    wanted: A & C,
    into: { added: A[]; changed: C[] },
  ) => void;
};

export function ledgerOf(
  school: School,
  present: Present,
  today: Day,
  newId: () => string,
  says: Says,
  self?: string,
): Ledger {
  const known = knownIn(present);
  const rows: Changes['rows'] = [];
  const externals: Changes['externals'] = [];
  let same = 0;
  const note: Ledger['note'] = (what, external, change, many = 1) =>
    rows.push({ what, external, change, many });
  // under which number the administration knows the school itself
  if (!present.externals.some(({ kind }) => kind === 'school'))
    externals.push({ kind: 'school', value: school.organisation.id, object: present.school });
  return {
    school,
    present,
    today,
    self,
    yesterday: addDays(today, -1),
    all: says === 'everything',
    allPupils: says !== 'some',
    newId,
    rows,
    externals,
    externalOf: new Map(present.externals.map(({ value, object }) => [object, value])),
    same: () => same,
    isSame: (many = 1) => {
      same += many;
    },
    note,
    idOf: (kind, value) => {
      const object = known[kind].get(value);
      if (object !== undefined) return { id: object, isNew: false };
      const id = newId();
      known[kind].set(value, id);
      externals.push({ kind, value, object: id });
      return { id, isNew: true };
    },
    idFor: (kind, value) => known[kind].get(value) as string,
    knows: (kind, value) => known[kind].get(value),
    adopts: (kind, value, object) => {
      known[kind].set(value, object);
      externals.push({ kind, value, object });
    },
    sortOut: ({ what, external, isNew }, before, wanted, { added, changed }) => {
      if (isNew || before === undefined) {
        added.push(wanted);
        note(what, external, 'added');
      } else if (
        (Object.keys(before) as (keyof typeof before)[]).some((key) => before[key] !== wanted[key])
      ) {
        changed.push(wanted);
        note(what, external, 'changed');
      } else same += 1;
    },
  };
}

/** The file's own ids – and ours: what left this school as a file comes back as what it was. */
function knownIn(present: Present): Record<Kind, Map<string, string>> {
  const ours = (list: readonly { id: string }[]) => new Map(list.map(({ id }) => [id, id]));
  const known: Record<Kind, Map<string, string>> = {
    person: ours(present.people),
    group: ours(present.baseGroups),
    class: ours(present.teachingGroups),
    year: ours(present.years),
    period: ours(present.periods),
    school: new Map(),
  };
  for (const { kind, value, object } of present.externals) known[kind as Kind].set(value, object);
  return known;
}

export const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.id, one]));

/** The days hold today: a list that says only some things leaves those as they are. */
export const runs = ({ from, until }: Span, today: Day): boolean => from <= today && today <= until;

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
