import type { Changes } from '../change/model.ts';
import { byId, type Ledger } from '../ledger/model.ts';

/** The years of a file with their periods. */
export function calendarChanges({
  school,
  present,
  idOf,
  sortOut,
}: Ledger): Pick<Changes, 'years' | 'periods'> {
  const years: Changes['years'] = { added: [], changed: [] };
  const periods: Changes['periods'] = { added: [], changed: [] };
  const presentYears = byId(present.years);
  const presentPeriods = byId(present.periods);
  for (const { id: value, title, from, until, periods: own } of school.years) {
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
