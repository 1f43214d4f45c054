import type { Day, School } from '../roster/model.ts';
import { calendarChanges } from './calendar/model.ts';
import type { Changes, Present } from './change/model.ts';
import { enrolmentChanges, markOf, noEnrolmentChanges } from './enrolments/model.ts';
import { baseGroupChanges, teachingGroupChanges } from './groups/model.ts';
import { hatChanges } from './hats/model.ts';
import { type Ledger, ledgerOf, type Says } from './ledger/model.ts';
import { peopleChanges } from './people/model.ts';
import { pupilChanges } from './pupils/model.ts';
import { relationChanges } from './relations/model.ts';

export type { Changes, Present } from './change/model.ts';

/*
 * What a roster changes in a school: a pure comparison of what the file says with what is there. A second run finds
 * nothing to do; what the school itself decided (a coach handed over, a guardian blocked) is left alone.
 */

/**
 * The difference between file and school. `accountOf` gives the account of a person of the file – the same for the
 * same person in two schools; `today` is the day at the school. A sheet of some people `says` some things only, a file of
 * all pupils who is one. `self` brings the file, and gets nothing by it that somebody else did not give before.
 */
export function merge(
  school: School,
  present: Present,
  today: Day,
  newId: () => string,
  accountOf: (external: string) => string,
  says: Says = 'everything',
  self?: string,
): Changes {
  const ledger = ledgerOf(school, present, today, newId, says, self);
  // in this order: each part knows the ids of the ones before it
  return told(ledger, { ...peopleIn(ledger, accountOf), ...placesIn(ledger) });
}

/** The first half of it: who and what is there, which is known before the file says who is in which group. */
export function mergePeople(
  school: School,
  present: Present,
  today: Day,
  newId: () => string,
  accountOf: (external: string) => string,
): Changes {
  const ledger = ledgerOf(school, present, today, newId, 'everything');
  return told(ledger, { ...nowhere(), ...peopleIn(ledger, accountOf) });
}

/**
 * The second half, when the first one is there: who is where, and what people are to each other. `same`: the file says
 * of all places what is there (`tellsPlaces`), and none is looked at.
 */
export function mergePlaces(
  school: School,
  present: Present,
  today: Day,
  newId: () => string,
  same = false,
): Changes {
  const ledger = ledgerOf(school, present, today, newId, 'everything');
  return told(ledger, { ...nobody(), ...placesIn(ledger, same) });
}

/** Whether the file says of all places what is there: then nobody has to read them. */
export const tellsPlaces = (school: School, present: Present, today: Day, mark: string): boolean =>
  markOf(ledgerOf(school, present, today, () => '', 'everything')) === mark;

type People = Pick<
  Changes,
  'years' | 'periods' | 'people' | 'baseGroups' | 'teachingGroups' | 'members' | 'lost'
>;
type Places = Pick<Changes, 'pupils' | 'enrolments' | 'relations'>;

const peopleIn = (ledger: Ledger, accountOf: (external: string) => string): People => ({
  ...calendarChanges(ledger),
  people: peopleChanges(ledger),
  baseGroups: baseGroupChanges(ledger),
  teachingGroups: teachingGroupChanges(ledger),
  ...hatChanges(ledger, accountOf),
});

const placesIn = (ledger: Ledger, same = false): Places => ({
  pupils: pupilChanges(ledger),
  enrolments: same ? noEnrolmentChanges(ledger) : enrolmentChanges(ledger),
  relations: relationChanges(ledger),
});

const nobody = (): People => ({
  years: { added: [], changed: [] },
  periods: { added: [], changed: [] },
  people: { added: [], renamed: [], births: [] },
  baseGroups: { added: [], changed: [] },
  teachingGroups: { added: [], changed: [] },
  members: [],
  lost: [],
});

const nowhere = (): Places => ({
  pupils: { added: [], changed: [] },
  enrolments: { added: [], changed: [] },
  relations: { added: [], changed: [], ofOneself: 0 },
});

const told = ({ externals, rows, same }: Ledger, changes: People & Places): Changes => ({
  ...changes,
  externals,
  rows,
  same: same(),
});

/** Nothing to do: the second run of the same file. */
export const isNothing = ({ rows, externals, members }: Changes): boolean =>
  rows.length === 0 && externals.length === 0 && members.length === 0;
