import { z } from 'zod';
import { byHand, id, line, maybeDay, maybeId, maybeNumber, wrongIn } from '#platform/input';
import { type Action, action, told } from '#platform/route';
import {
  daysProblem,
  holidaysOf,
  type Part,
  parts,
  periodsOf,
  type Region,
  regions,
  spanOfYear,
  yearOf,
} from './model.ts';
import {
  addBreaks,
  addPeriods,
  addYear,
  breaks,
  changeBreak,
  changePeriod,
  changeYear,
  periods,
  removeBreak,
  removePeriod,
  years,
} from './store.ts';
import { words } from './words.ts';

const administrator = ['administrator'] as const;
const home = '/organisations/calendar';

type Row = { readonly id: string; readonly title: string; readonly starts: string; readonly ends: string };
const columns = (rows: readonly Row[]) => ({
  ids: rows.map((row) => row.id),
  titles: rows.map((row) => row.title),
  starts: rows.map((row) => row.starts),
  ends: rows.map((row) => row.ends),
});

/** One press: the year, its holidays as the ministry gave them and its periods. */
const beginYear = action({
  name: 'organisations.begin_year',
  path: home,
  hats: administrator,
  input: byHand({
    year: maybeNumber(2000, 2099),
    region: z.enum([...regions, 'other'], { error: 'missing' }),
    periods: maybeNumber(1, 8),
  }),
  about: () => [years(), breaks()],
  may: () => true,
  run: ({ who, input: { typed, typos }, rows: [there, free], newId }) => {
    const { year, region, periods: count } = typed;
    const problems = wrongIn({
      year: typos['year'] ?? (year === null && 'missing'),
      region: typos['region'],
      periods: typos['periods'] ?? (count === null && 'missing'),
    });
    if (Object.keys(problems).length > 0 || !year || !region || !count) return { problems };
    const span = spanOfYear(year, region);
    if (there.some((other) => other.starts <= span.ends && span.starts <= other.ends))
      return { problems: { year: 'year-there' } };
    const say = words(who.language);
    const off = newBreaks(year, region, free, say, newId);
    const own = periodsOf(span, count, [...free, ...off]).map((period, i) => ({
      id: newId(),
      title: say.periodName(i + 1),
      ...period,
    }));
    const id = newId();
    return {
      changes: [
        addYear({ id, title: say.yearTitle(year), ...span }),
        addPeriods({ year: id, ...columns(own) }),
        ...(off.length > 0 ? [addBreaks(columns(off))] : []),
      ],
      journal: [{ verb: 'organisations.year_begun', object: id, to: String(year) }],
      to: home,
    };
  },
});

const part = byHand({
  what: z.enum(parts, { error: 'unknown' }),
  id: maybeId,
  year: maybeId,
  title: line(60),
  starts: maybeDay,
  ends: maybeDay,
});

/** Writes one year, period or free time: a new one, or other days for one that is there. */
const keepPart = action({
  name: 'organisations.keep_part',
  path: `${home}/part`,
  hats: administrator,
  input: part,
  about: () => [years(), periods(), breaks()],
  may: () => true,
  run: ({ input: { typed, typos }, rows, newId }) => {
    const { what, title, starts, ends } = typed;
    const [ofYears, ofPeriods, ofBreaks] = rows;
    if (what === undefined || typed.id === undefined || typed.year === undefined)
      return { refused: 'not-found' };
    const all: Readonly<Record<Part, readonly Row[]>> = { year: ofYears, period: ofPeriods, break: ofBreaks };
    const old = all[what].find((row) => row.id === typed.id);
    if (typed.id !== null && old === undefined) return { refused: 'not-found' };
    const yearId = ofPeriods.find((row) => row.id === typed.id)?.year ?? typed.year;
    const year = ofYears.find((row) => row.id === yearId);
    if (what === 'period' && year === undefined) return { refused: 'not-found' };
    const days =
      starts && ends
        ? daysProblem(
            what,
            { starts, ends },
            {
              year,
              others: all[what].filter((row) => row.id !== typed.id),
              inside: what === 'year' ? ofPeriods.filter((row) => row.year === typed.id) : [],
            },
          )
        : {};
    const problems = wrongIn({
      title: typos['title'],
      starts: typos['starts'] ?? (starts === null ? 'missing' : days.starts),
      ends: typos['ends'] ?? (ends === null ? 'missing' : days.ends),
    });
    if (Object.keys(problems).length > 0 || title === undefined || !starts || !ends) return { problems };
    const row = { id: old?.id ?? newId(), title, starts, ends };
    const many = columns([row]);
    const change =
      what === 'year'
        ? (old ? changeYear : addYear)(row)
        : what === 'period'
          ? old
            ? changePeriod(row)
            : addPeriods({ year: year?.id ?? row.id, ...many })
          : old
            ? changeBreak(row)
            : addBreaks(many);
    if (old !== undefined && old.title === title && old.starts === starts && old.ends === ends)
      return { changes: [], journal: [], to: home };
    return {
      told: [
        told(change, (kept) =>
          kept === 0
            ? undefined
            : [
                {
                  verb: `organisations.${what}_kept`,
                  object: row.id,
                  from: old === undefined ? null : `${old.starts} ${old.ends}`,
                  to: `${starts} ${ends}`,
                },
              ],
        ),
      ],
      changes: [],
      journal: [],
      to: home,
    };
  },
});

/** Takes a period or a free time out; a year stays, for groups and enrolments hang on it. */
const removePart = action({
  name: 'organisations.remove_part',
  path: `${home}/remove`,
  hats: administrator,
  input: z.object({ what: z.enum(['period', 'break'], { error: 'unknown' }), id }),
  about: () => [periods(), breaks()],
  may: () => true,
  run: ({ input, rows: [ofPeriods, ofBreaks] }) => {
    const old = (input.what === 'period' ? ofPeriods : ofBreaks).find((row) => row.id === input.id);
    if (old === undefined) return { refused: 'not-found' };
    return {
      told: [
        told((input.what === 'period' ? removePeriod : removeBreak)({ id: old.id }), (removed) =>
          removed === 0
            ? undefined
            : [
                {
                  verb: `organisations.${input.what}_removed`,
                  object: old.id,
                  from: `${old.starts} ${old.ends}`,
                },
              ],
        ),
      ],
      changes: [],
      journal: [],
      to: home,
    };
  },
});

/** The holidays of a region for a year that came without: from an import, or written by hand. */
const addHolidays = action({
  name: 'organisations.add_holidays',
  path: `${home}/holidays`,
  hats: administrator,
  input: z.object({ year: id, region: z.enum(regions, { error: 'unknown' }) }),
  about: () => [years(), breaks()],
  may: () => true,
  run: ({ who, input, rows: [there, free], newId }) => {
    const year = there.find((row) => row.id === input.year);
    if (year === undefined) return { refused: 'not-found' };
    const off = newBreaks(yearOf(year.starts), input.region, free, words(who.language), newId);
    if (off.length === 0) return { changes: [], journal: [], to: home };
    return {
      changes: [addBreaks(columns(off))],
      journal: [{ verb: 'organisations.holidays_added', object: year.id, to: input.region }],
      to: home,
    };
  },
});

/** Free time that is there stays as it is: what would run into it is left out. */
const newBreaks = (
  year: number,
  region: Region | 'other',
  free: readonly Row[],
  say: ReturnType<typeof words>,
  newId: () => string,
): readonly Row[] =>
  holidaysOf(year, region)
    .filter((one) => !free.some((other) => other.starts <= one.ends && one.starts <= other.ends))
    .map(({ name, starts, ends }) => ({ id: newId(), title: say.holiday[name], starts, ends }));

export const actions: readonly Action[] = [beginYear, addHolidays, keepPart, removePart];
