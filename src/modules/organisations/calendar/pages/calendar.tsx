import type { ComponentChildren } from 'preact';
import { dayInWords, spanInWords } from '#platform/dates';
import { page } from '#platform/route';
import {
  Actions,
  Button,
  Card,
  Chip,
  Choice,
  Empty,
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
import { type Calendar, calendarOf, type Span } from '../../model.ts';
import { knownYears, regions, yearOf, yearsToBegin } from '../model.ts';
import { breaks, periods, years } from '../store.ts';
import { words } from '../words.ts';
import { home, partOf, problemOf, type Row, type Showing, summaryOf } from './showing.ts';

/** The calendar of the school: its years with their periods and free time, and the one press that begins a year. */
export const calendar = page({
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
