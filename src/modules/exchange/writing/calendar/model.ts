import { type Day, type Span, spanOf } from '../../roster/model.ts';
import type { Names, Outgoing, Row, Rows } from '../sheet/model.ts';

export type Calendar = {
  /** The sessions a group lasts: its year, or the periods that make up just that time. */
  termsOf(span: Span | undefined, year: string | undefined): string;
};

/** School years and their periods. */
export function putCalendar(school: Outgoing, names: Names, rows: Rows, today: Day): Calendar {
  const years = school.years
    .map((year) => ({
      ...year,
      periods: school.periods
        .filter(({ id }) => school.yearOfPeriod.get(id) === year.id)
        .sort((a, b) => (a.from < b.from ? -1 : 1)),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const { periods, ...year } of years) {
    const id = names('year', year.id);
    rows.academicSessions.push(session(id, 'schoolYear', year, undefined, year.until));
    for (const period of periods)
      rows.academicSessions.push(session(names('period', period.id), 'term', period, id, year.until));
  }
  const first = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  // a delivery without a school year is none; a school that has yet to fill its calendar lends the usual one
  const usual = {
    id: 'year',
    title: `${first}/${first + 1}`,
    from: `${first}-08-01`,
    until: `${first + 1}-07-31`,
  };
  if (years.length === 0)
    rows.academicSessions.push(session('year', 'schoolYear', usual, undefined, usual.until));
  const now = years.find(({ until }) => until >= today) ?? years.at(-1);
  const termsThat = (is: (lasts: Span) => boolean): string | undefined => {
    for (const year of years) {
      if (is(year)) return names('year', year.id);
      for (let from = 0; from < year.periods.length; from += 1)
        for (let until = from + 1; until <= year.periods.length; until += 1) {
          const periods = year.periods.slice(from, until);
          if (is(spanOf({ year, periods }))) return periods.map(({ id }) => names('period', id)).join(',');
        }
    }
    return undefined;
  };
  return {
    termsOf(span, own) {
      const isJust = ({ from, until }: Span) => from === span?.from && until === span.until;
      // a coach may have come while the group lasted
      const isWithin = ({ from, until }: Span) =>
        span !== undefined && from <= span.from && until === span.until;
      const terms = termsThat(isJust) ?? termsThat(isWithin);
      if (terms !== undefined) return terms;
      const year = years.find(({ id }) => id === own) ?? now;
      return year === undefined ? 'year' : names('year', year.id);
    },
  };
}

const session = (
  id: string,
  type: string,
  { title, from, until }: { title: string; from: Day; until: Day },
  parentSourcedId: string | undefined,
  ends: Day,
): Row => ({
  ...{ id, type, title, startDate: from, endDate: until, parentSourcedId, schoolYear: ends.slice(0, 4) },
});
