import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { dayInWords, spanInWords } from '#platform/dates';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Kept, type Page, page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  Chip,
  Choice,
  DateField,
  Empty,
  Field,
  Fold,
  Hidden,
  LinkButton,
  PageHead,
  People,
  PostForm,
  ProblemSummary,
  Section,
  Select,
} from '#ui';
import { type Calendar, calendarOf, type Span } from '../model.ts';
import { knownYears, parts, regions, yearOf, yearsToBegin } from './model.ts';
import { breaks, periods, years } from './store.ts';
import { words } from './words.ts';

type Say = ReturnType<typeof words>;
type Row = Span & { readonly id: string; readonly title: string };
type Showing = {
  readonly say: Say;
  readonly language: Language;
  readonly today: string;
  readonly key: () => string;
  readonly kept: Kept | undefined;
};
const home = '/organisations/calendar';
const partOf = (what: string, id: string) => `${home}/part?what=${what}&id=${id}`;

const problemOf = ({ say, kept }: Showing, field: string): string | undefined => {
  const key = kept?.problems[field];
  return key === undefined ? undefined : (say.problems[key as keyof Say['problems']] ?? say.problem);
};
const summaryOf = (showing: Showing, labels: Readonly<Record<string, string>>) =>
  Object.keys(showing.kept?.problems ?? {}).map((field) => ({
    field,
    text: `${labels[field] ?? ''}: ${problemOf(showing, field) ?? ''}`,
  }));

/** The calendar of the school: its years with their periods and free time, and the one press that begins a year. */
const calendar = page({
  path: home,
  hats: ['administrator'],
  queries: () => [years(), periods(), breaks()],
  view: ({ rows: [ofYears, ofPeriods, ofBreaks], language, today, key, kept }) => {
    const showing: Showing = { say: words(language), language, today, key, kept };
    const { say } = showing;
    const counted = calendarOf([
      ...ofPeriods.map((row) => ({ ...row, holiday: false })),
      ...ofBreaks.map((row) => ({ ...row, holiday: true })),
    ]);
    const free = (year: Row | undefined) =>
      ofBreaks.filter((row) => (yearAround(ofYears, row) ?? ofYears[0])?.id === year?.id);
    const begin = <Begin {...showing} there={ofYears} />;
    return {
      title: say.title,
      width: 'middle',
      sees: say.sees,
      body: (
        <>
          <PageHead title={say.title} under={say.under} />
          <ProblemSummary
            problems={summaryOf(showing, { year: say.year, region: say.region, periods: say.count })}
          />
          {ofYears.length === 0 ? (
            <>
              <Empty title={say.none}>{say.noneWhy}</Empty>
              <Card title={say.begin}>{begin}</Card>
              {ofBreaks.length > 0 && <Breaks {...showing} rows={ofBreaks} />}
            </>
          ) : (
            <>
              {ofYears.toReversed().map((year) => (
                <Year
                  {...showing}
                  year={year}
                  periods={ofPeriods.filter((row) => row.year === year.id)}
                  breaks={free(year)}
                  counted={counted}
                />
              ))}
              <Fold title={say.beginMore} open={kept !== undefined}>
                {begin}
              </Fold>
            </>
          )}
        </>
      ),
    };
  },
});

/** A summer belongs to the year that it follows. */
const yearAround = (all: readonly Row[], { starts }: Span): Row | undefined =>
  all.findLast((year) => year.starts <= starts);

type YearProps = Showing & {
  year: Row;
  periods: readonly Row[];
  breaks: readonly Row[];
  counted: Calendar;
};

function Year({ year, periods: own, breaks: free, counted, ...showing }: YearProps) {
  const { say, language, today, key } = showing;
  const weeks = (span: Span) => counted.weeks(span.starts, span.ends).length;
  return (
    <Section
      id={`year-${year.id}`}
      title={year.title}
      aside={
        <a href={partOf('year', year.id)} aria-label={say.changeYear(year.title)}>
          {say.change}
        </a>
      }
    >
      <p class="soft">
        {say.lasts(
          dayInWords(year.starts, language, today),
          dayInWords(year.ends, language, today),
          weeks(year),
        )}
      </p>
      <Card title={say.periods} level={3}>
        {own.length === 0 ? (
          <p class="soft">{say.noPeriods}</p>
        ) : (
          <People
            id={`periods-${year.id}`}
            label={say.periods}
            people={own.map((row) => ({
              href: partOf('period', row.id),
              name: row.title,
              detail: `${spanInWords(row.starts, row.ends, language)} · ${say.weeks(weeks(row))}`,
              mark: row.starts <= today && today <= row.ends ? <Chip on>{say.now}</Chip> : undefined,
            }))}
          />
        )}
        <Actions>
          <LinkButton href={`${home}/part?what=period&year=${year.id}`} small>
            {say.newPeriod}
          </LinkButton>
        </Actions>
      </Card>
      <Breaks {...showing} rows={free} id={year.id}>
        {free.length === 0 && knownYears.includes(yearOf(year.starts)) && (
          <PostForm action={`${home}/holidays`} requestKey={key()}>
            <Hidden name="year" value={year.id} />
            <Choice
              name="region"
              id={`region-${year.id}`}
              label={say.region}
              hint={say.regionWhy}
              options={regions.map((region) => ({ value: region, label: say.regions[region] }))}
              value="north"
              required
            />
            <Button>{say.addHolidays}</Button>
          </PostForm>
        )}
      </Breaks>
    </Section>
  );
}

type BreaksProps = Showing & { rows: readonly Row[]; id?: string; children?: ComponentChildren };

function Breaks({ say, language, today, rows, id = 'all', children }: BreaksProps) {
  return (
    <Card title={say.breaks} level={3}>
      {rows.length === 0 ? (
        <p class="soft">{say.noBreaks}</p>
      ) : (
        <People
          id={`breaks-${id}`}
          label={say.breaks}
          people={rows.map((row) => ({
            href: partOf('break', row.id),
            name: row.title,
            detail:
              row.starts === row.ends
                ? dayInWords(row.starts, language, today)
                : spanInWords(row.starts, row.ends, language),
            mark: row.starts <= today && today <= row.ends ? <Chip on>{say.now}</Chip> : undefined,
          }))}
        />
      )}
      {children}
      <Actions>
        <LinkButton href={`${home}/part?what=break`} small>
          {say.newBreak}
        </LinkButton>
      </Actions>
    </Card>
  );
}

/** Year, region, number of periods: three answers and the calendar stands. */
function Begin({ there, ...showing }: Showing & { there: readonly Row[] }) {
  const { say, today, key, kept } = showing;
  const begun = new Set(there.map((year) => yearOf(year.starts)));
  const open = yearsToBegin(today).filter((year) => !begun.has(year));
  return (
    <PostForm action={home} requestKey={key()}>
      <Select
        name="year"
        label={say.year}
        options={open.map((year) => ({ value: String(year), label: say.yearTitle(year) }))}
        value={kept?.values['year'] ?? String(open[0] ?? '')}
        problem={problemOf(showing, 'year')}
        required
      />
      <Choice
        name="region"
        label={say.region}
        hint={say.regionWhy}
        options={[...regions, 'other' as const].map((region) => ({
          value: region,
          label: say.regions[region],
          hint: say.regionHint[region],
        }))}
        value={kept?.values['region']}
        problem={problemOf(showing, 'region')}
        required
      />
      <Select
        name="periods"
        label={say.count}
        hint={say.countWhy}
        options={[1, 2, 3, 4, 5, 6].map((n) => ({ value: String(n), label: say.countOf(n) }))}
        value={kept?.values['periods'] ?? '4'}
        problem={problemOf(showing, 'periods')}
        required
      />
      <Button rank="first">{say.beginDo}</Button>
    </PostForm>
  );
}

/** One year, period or free time, to be written or written anew. */
const part = page({
  path: `${home}/part`,
  hats: ['administrator'],
  input: z.object({ what: z.enum(parts, { error: 'unknown' }), id: maybeId, year: maybeId }),
  queries: () => [years(), periods(), breaks()],
  view: ({ input, rows: [ofYears, ofPeriods, ofBreaks], language, today, key, kept }) => {
    const showing: Showing = { say: words(language), language, today, key, kept };
    const { say } = showing;
    const { what } = input;
    const all: readonly Row[] = { year: ofYears, period: ofPeriods, break: ofBreaks }[what];
    const row = all.find(({ id }) => id === input.id);
    const yearId = ofPeriods.find(({ id }) => id === input.id)?.year ?? input.year;
    const year = what === 'period' ? ofYears.find(({ id }) => id === yearId) : undefined;
    if ((input.id !== null && row === undefined) || (what === 'period' && year === undefined))
      throw new Refusal('not-found');
    const title =
      row?.title ?? (what === 'period' ? say.newPeriod : what === 'break' ? say.newBreak : say.begin);
    // in the address, too: a form that comes back is this page again
    const self = {
      what,
      ...(row === undefined ? {} : { id: row.id }),
      ...(year === undefined ? {} : { year: year.id }),
    };
    const bounds = year === undefined ? {} : { min: year.starts, max: year.ends };
    const value = (field: 'title' | 'starts' | 'ends') => kept?.values[field] ?? row?.[field];
    return {
      title,
      width: 'narrow',
      sees: say.sees,
      body: (
        <>
          <Back href={home}>{say.back}</Back>
          <PageHead title={title} over={[say.part[what], year?.title].filter(Boolean).join(' · ')} />
          <ProblemSummary
            problems={summaryOf(showing, { title: say.name, starts: say.starts, ends: say.ends })}
          />
          <PostForm action={`${home}/part?${new URLSearchParams(self)}`} requestKey={key()}>
            {Object.entries(self).map(([name, value]) => (
              <Hidden name={name} value={value} />
            ))}
            <Field
              name="title"
              label={say.name}
              value={value('title')}
              maxLength={60}
              problem={problemOf(showing, 'title')}
              required
            />
            <DateField
              name="starts"
              label={say.starts}
              value={value('starts')}
              problem={problemOf(showing, 'starts')}
              {...bounds}
              required
            />
            <DateField
              name="ends"
              label={say.ends}
              value={value('ends')}
              problem={problemOf(showing, 'ends')}
              {...bounds}
              required
            />
            <Button rank="first">{say.save}</Button>
          </PostForm>
          {row !== undefined && what !== 'year' && (
            <PostForm action={`${home}/remove`} requestKey={key()}>
              <Hidden name="what" value={what} />
              <Hidden name="id" value={row.id} />
              <p class="soft small">{say.removeWhy[what]}</p>
              <Button rank="quiet">{say.remove}</Button>
            </PostForm>
          )}
        </>
      ),
    };
  },
});

export const pages: readonly Page[] = [calendar, part];
