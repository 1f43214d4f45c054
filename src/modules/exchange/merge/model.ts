import type { Day, School } from '../roster/model.ts';
import { calendarChanges } from './calendar/model.ts';
import type { Changes, Present } from './change/model.ts';
import { enrolmentChanges } from './enrolments/model.ts';
import { baseGroupChanges, teachingGroupChanges } from './groups/model.ts';
import { hatChanges } from './hats/model.ts';
import { ledgerOf, type Says } from './ledger/model.ts';
import { peopleChanges } from './people/model.ts';
import { pupilChanges } from './pupils/model.ts';
import { relationChanges } from './relations/model.ts';

export type { Changes, Present } from './change/model.ts';

/**
 * What a roster changes in a school: a pure comparison of what the file says with what is there. A second run finds
 * nothing to do; what the school itself decided (a coach handed over, a guardian blocked) is left alone.
 */

/**
 * The difference between file and school. `accountOf` gives the account of a person of the file – the same for the
 * same person in two schools; `today` is the day at the school. A sheet of some people `says` some things only, a file of
 * all pupils who is one.
 */
export function merge(
  school: School,
  present: Present,
  today: Day,
  newId: () => string,
  accountOf: (external: string) => string,
  says: Says = 'everything',
): Changes {
  const ledger = ledgerOf(school, present, today, newId, says);
  // in this order: each part knows the ids of the ones before it
  const calendar = calendarChanges(ledger);
  const people = peopleChanges(ledger);
  const baseGroups = baseGroupChanges(ledger);
  const pupils = pupilChanges(ledger);
  const teachingGroups = teachingGroupChanges(ledger);
  const enrolments = enrolmentChanges(ledger);
  const relations = relationChanges(ledger);
  const hats = hatChanges(ledger, accountOf);
  const { externals, rows, same } = ledger;
  return {
    externals,
    ...calendar,
    people,
    baseGroups,
    pupils,
    teachingGroups,
    enrolments,
    relations,
    ...hats,
    rows,
    same: same(),
  };
}

/** Nothing to do: the second run of the same file. */
export const isNothing = ({ rows, externals, members }: Changes): boolean =>
  rows.length === 0 && externals.length === 0 && members.length === 0;
