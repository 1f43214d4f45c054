import { byId, type Day, type Period, type Year } from '../../roster/model.ts';
import { Cursor } from '../../problem/model.ts';
import { daysOf } from '../cell/model.ts';
import { Register } from '../register/model.ts';
import { type Progress, readSheet, type Sheets } from '../sheet/model.ts';

type Kind = 'schoolYear' | 'semester' | 'term' | 'gradingPeriod';

const kinds = new Map<string, Kind>([
  ['schoolyear', 'schoolYear'],
  ['semester', 'semester'],
  ['term', 'term'],
  ['gradingperiod', 'gradingPeriod'],
]);

/** A school works in one measure: its terms; where it has none, its semesters, and else its grading periods. */
const measures: readonly Kind[] = ['term', 'semester', 'gradingPeriod'];

interface Session {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly from: Day;
  readonly until: Day;
  readonly parent: string | undefined;
  readonly row: number;
}

export interface Calendar {
  readonly register: Register<Session>;
  readonly years: readonly Year[];
  /** The year of today, else the next, else the last. */
  readonly yearNow: Year | undefined;
  /** The year and periods that some sessions stand for; no periods means the whole year. */
  during(sessions: readonly Session[]): { year: Year; periods: Period[] } | undefined;
}

const mostSessions = 2000;
const mostLevels = 10;

export function* readSessions(sheets: Sheets, today: Day): Generator<Progress, Calendar> {
  const register = new Register<Session>('academicSessions');
  register.complete = yield* readSheet(sheets, {
    name: 'academicSessions',
    fields: ['sourcedId', 'title', 'type', 'startDate', 'endDate', 'parentSourcedId'],
    required: ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
    unread: ['schoolYear'],
    row([id, title, type, start, end, parent], at) {
      const kind = kinds.get(type.toLowerCase());
      if (kind === undefined && type !== '') at.note('typeUnknown', 'type', type);
      const { from, until } = daysOf(['startDate', start], ['endDate', end], at);
      if (kind === 'schoolYear' && from !== undefined && from === until) {
        at.note('datesReversed', 'endDate', until, from); // a year of one day
      }
      register.set(id, {
        id,
        kind: kind ?? 'gradingPeriod',
        title,
        from: from ?? '1000-01-01',
        until: until ?? '1000-01-01',
        parent: parent || undefined,
        row: at.row,
      });
    },
    register,
    most: mostSessions,
  });

  const at = new Cursor('academicSessions.csv', sheets.notes);
  const sessions = [...register.all()].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : byId(a, b),
  );
  const inYear = new Map<Session, Session[]>();
  for (const session of sessions) if (session.kind === 'schoolYear') inYear.set(session, []);
  for (const session of sessions) {
    at.row = session.row;
    const line = lineage(session, register, at);
    if (session.kind === 'schoolYear') continue;
    const year = line.find(({ kind }) => kind === 'schoolYear') ?? yearAround(session, [...inYear.keys()]);
    if (year === undefined) at.note('periodWithoutYear', 'parentSourcedId', session.title);
    else {
      if (session.from < year.from || session.until > year.until) {
        at.note('periodOutsideYear', 'startDate', session.title, year.title);
      }
      inYear.get(year)?.push(session);
    }
  }
  if (register.complete && inYear.size === 0) sheets.notes.add('yearNone', { file: 'academicSessions.csv' });
  return calendar(register, inYear, today, sheets);
}

/** The session and all above it; who finds itself above itself is noted. */
function lineage(session: Session, register: Register<Session>, at: Cursor): Session[] {
  const line = [session];
  let next: Session | undefined = session;
  while (next?.parent !== undefined) {
    const above: Session | undefined =
      next === session ? register.find(next.parent, at, 'parentSourcedId') : register.get(next.parent);
    if (above === session) at.note('parentCircle', 'parentSourcedId', session.parent);
    if (above === undefined || line.includes(above) || line.length === mostLevels) break;
    line.push(above);
    next = above;
  }
  return line;
}

const yearAround = (session: Session, years: readonly Session[]): Session | undefined =>
  years.find((year) => year.from <= session.from && session.until <= year.until);

function calendar(
  register: Register<Session>,
  inYear: ReadonlyMap<Session, Session[]>,
  today: Day,
  sheets: Sheets,
): Calendar {
  const years = new Map<Session, Year>();
  const yearOf = new Map<Session, Year>();
  const periodOf = new Map<Session, Period>();
  for (const [session, inside] of inYear) {
    const measure = measures.find((kind) => inside.some((one) => one.kind === kind));
    const periods: Period[] = [];
    const { id, title, from, until } = session;
    const year = { id, title, from, until, periods };
    years.set(session, year);
    yearOf.set(session, year);
    for (const one of inside) {
      yearOf.set(one, year);
      if (one.kind !== measure) continue;
      const period = { id: one.id, title: one.title, from: one.from, until: one.until };
      periods.push(period);
      periodOf.set(one, period);
    }
  }
  const list = [...years.values()];
  const yearNow = list.find((year) => year.until >= today) ?? list.at(-1);
  if (yearNow !== undefined && yearNow.until < today) {
    sheets.notes.add('yearOver', {
      file: 'academicSessions.csv',
      value: yearNow.title,
      other: yearNow.until,
    });
  }

  const periodsIn = (session: Session): Period[] => {
    const own = periodOf.get(session);
    if (own !== undefined) return [own];
    const all = yearOf.get(session)?.periods ?? [];
    return all.filter((period) => period.from <= session.until && period.until >= session.from);
  };
  return {
    register,
    years: list.sort(byId),
    yearNow,
    during(wanted) {
      if (wanted.length === 0) return yearNow && { year: yearNow, periods: [] };
      const last = wanted.map((one) => yearOf.get(one)).filter((year) => year !== undefined);
      const year = last.sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : byId(a, b)))[0];
      if (year === undefined) return yearNow && { year: yearNow, periods: [] };
      const ours = wanted.filter((one) => yearOf.get(one) === year);
      if (ours.some((one) => one.kind === 'schoolYear')) return { year, periods: [] };
      const periods = new Set(ours.flatMap(periodsIn));
      return { year, periods: year.periods.filter((period) => periods.has(period)) };
    },
  };
}
