import type { Span } from '../../roster/model.ts';
import type { Changes } from '../change/model.ts';
import { byId, type Ledger } from '../ledger/model.ts';

/**
 * The years of a file with their periods. A year whose periods the school made itself stays as the school has it: two
 * calendars of one year would count the weeks of a pupil twice.
 */
export function calendarChanges({
  school,
  present,
  externalOf,
  knows,
  adopts,
  isSame,
  idOf,
  sortOut,
}: Ledger): Pick<Changes, 'years' | 'periods'> {
  const isOwn = (year: Span): boolean => {
    const within = present.periods.filter((one) => overlap(one, year));
    return within.length > 0 && within.every(({ id }) => externalOf.get(id) === undefined);
  };
  const years: Changes['years'] = { added: [], changed: [] };
  const periods: Changes['periods'] = { added: [], changed: [] };
  const presentYears = byId(present.years);
  const presentPeriods = byId(present.periods);
  for (const { id: value, title, from, until, periods: own } of school.years) {
    const known = knows('year', value);
    const there =
      known === undefined
        ? present.years.find((one) => overlap(one, { from, until }))
        : presentYears.get(known);
    if (there !== undefined && isOwn(there)) {
      if (known === undefined) adopts('year', value, there.id);
      isSame(1 + own.length);
      continue;
    }
    const { id, isNew } = idOf('year', value);
    sortOut(
      { what: 'year', external: value, isNew },
      presentYears.get(id),
      { id, title, from, until },
      years,
    );
    for (const period of own) {
      const { id: periodId, isNew: periodIsNew } = idOf('period', period.id);
      const wanted = { id: periodId, title: period.title, from: period.from, until: period.until, year: id };
      sortOut(
        { what: 'period', external: period.id, isNew: periodIsNew },
        presentPeriods.get(periodId),
        wanted,
        periods,
      );
    }
  }
  return { years, periods };
}

const overlap = (a: Span, b: Span): boolean => a.from <= b.until && b.from <= a.until;
