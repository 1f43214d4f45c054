import { zipSync } from 'fflate';
import { z } from 'zod';
import { strategyOf } from '#modules/logbook';
import { lookedAt } from '#modules/people';
import { tableCsv } from '#platform/csv';
import { dayInWords, weekdayInWords } from '#platform/dates';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Made, type Page, page, type Parcel, parcel, type Who } from '#platform/route';
import { dayIn, timeIn } from '#platform/scope';
import type { Language } from '#platform/words';
import { Actions, Back, LinkButton, PageHead, Prose, toHtml } from '#ui';
import { type Kept, type Part, partNames, sorted, type Told, told } from './model.ts';
import { namesFor, recordOf, whoseRecord } from './store.ts';
import { words } from './words.ts';

const hats = ['pupil', 'guardian'] as const;
const of = z.object({ of: id });
const fullName = ({ given, family }: { given: string; family: string }) => `${given} ${family}`.trim();

/** What will be in it, before somebody takes it along. */
const offer = page({
  path: '/exchange/record',
  hats,
  input: of,
  subject: (input) => input.of,
  queries: (input) => [whoseRecord({ pupil: input.of })],
  view: ({ who, input, rows: [pupil], language }) => {
    const say = words(language);
    const own = input.of === who.person;
    if (pupil === undefined) throw new Refusal('not-found');
    const title = own ? say.title : say.titleOf(pupil.given);
    return {
      title,
      width: 'narrow',
      sees: own ? say.sees : say.seesOf,
      body: (
        <>
          <Back href={`/people/looked?of=${input.of}`}>{say.back}</Back>
          <PageHead title={title} under={own ? say.under : undefined} />
          <Prose>
            <p>{say.what}</p>
            <p>{say.careful}</p>
          </Prose>
          <Actions>
            <LinkButton href={`/exchange/record/file?of=${pupil.id}`} rank="first" download>
              {say.take}
            </LinkButton>
          </Actions>
        </>
      ),
    };
  },
});

/** The record itself: what the reader may read on our pages, as a page, as tables and as data. */
const file = parcel({
  path: '/exchange/record/file',
  hats,
  input: of,
  subject: (input) => input.of,
  queries: (input) => [
    whoseRecord({ pupil: input.of }),
    recordOf({ pupil: input.of }),
    namesFor({ pupil: input.of }),
  ],
  looks: (input) => ({ as: `record ${input.of}`, line: lookedAt({ pupil: input.of }) }),
  make: ({ who, rows: [pupil, rows, names], today, now }) => {
    if (pupil === undefined) throw new Refusal('not-found');
    return { ...packed(who, pupil, { rows, names, today, now }), journal: [takenOf(pupil.id)] };
  },
});

/** The line that a record left; with the reason when the school took it. */
export const takenOf = (pupil: string, why: string | null = null) => ({
  verb: 'exchange.taken',
  object: pupil,
  pupil,
  from: why,
  to: 'record',
});

type Named = { readonly id: string; readonly given: string; readonly family: string };
type Found = {
  readonly rows: readonly { readonly part: string; readonly row: string }[];
  readonly names: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly now: Date;
};

/** A record as a zip: a page to read, a table for each part, and the data as they are kept. */
export function packed(who: Who, pupil: Named, { rows, names, today, now }: Found): Made {
  const { language } = who;
  const say = words(language);
  const kept = sorted(rows);
  const known = new Map(names.map((one) => [one.id, one.name]));
  const parts = partNames.flatMap((part) => {
    const all = kept[part];
    if (all === undefined) return [];
    const readable = told(all, known, (value, column) => inWords(value, column, who, asSaid));
    const { rows: cells } = told(all, known, (value, column) => inWords(value, column, who, asSorted));
    return readable.columns.length === 0 ? [] : [{ part, ...readable, cells }];
  });
  const head = (columns: readonly string[]) =>
    columns.map((column) => say.columns[column as keyof typeof say.columns] ?? column);
  const text = (content: string) => new TextEncoder().encode(content);
  const files = Object.fromEntries([
    [`${say.file}.html`, text(readablePage(who, fullName(pupil), parts, head, today))],
    ['data.json', text(JSON.stringify(dataOf(who, pupil, kept, now), null, 2))],
    ...parts.map(({ part, columns, cells }) => [
      `csv/${part}.csv`,
      text(tableCsv(head(columns), cells, language)),
    ]),
  ]);
  return {
    name: `${say.file}-${today}.zip`,
    type: 'application/zip',
    bytes: zipSync(files, { level: 6, mtime: now }),
  };
}

const dataOf = (who: Who, pupil: Named, kept: Kept, now: Date) => ({
  format: 'leerkring-record 1',
  made: now.toISOString(),
  school: who.organisation,
  pupil,
  tables: kept,
});

/** A day on the page as one says it, and in a table as it can be sorted by. */
const asSaid = (day: string, language: Language) => dayInWords(day, language, '0000');
const asSorted = (day: string) => day;

/** What people wrote themselves is never taken for a code of ours. */
const written = new Set([
  'title',
  'text',
  'why',
  'measure',
  'action',
  'how',
  'evidence',
  'feedback',
  'look_back',
  'to_coach',
  'given',
  'family',
]);

/** What is kept as a code, a number or a moment, as a person reads it. */
function inWords(
  value: unknown,
  column: string,
  { language, zone }: Who,
  dayAs: (day: string, language: Language) => string,
): string {
  const say = words(language);
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (typeof value === 'number' && (column === 'weekday' || column === 'day'))
    return weekdayInWords(value, language);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (written.has(column)) return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayAs(value, language);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) {
    const at = new Date(value);
    return `${dayAs(dayIn(zone, at), language)} ${timeIn(zone, at)}`;
  }
  if (/^\d\d:\d\d:\d\d$/.test(value)) return value.slice(0, 5);
  if (column === 'strategy') return strategyOf(value, language)?.title ?? value;
  if (column === 'verb') return didIn(say, value);
  const [, weekday, at, minutes] = /^([1-7]) (\d\d:\d\d) (\d+)$/.exec(value) ?? [];
  if (weekday !== undefined && at !== undefined && minutes !== undefined)
    return say.slot(weekdayInWords(Number(weekday), language), at, minutes);
  const said: Readonly<Record<string, string>> = say.values;
  return said[`${column}.${value}`] ?? said[value] ?? value;
}

/** What a line of the journal tells; of one that came with an archive of another time we know only the code. */
function didIn(say: ReturnType<typeof words>, verb: string): string {
  const said: Readonly<Record<string, string>> = say.verbs;
  return said[verb] ?? verb;
}

type Shown = Told & { readonly part: Part };

/** A page that opens anywhere, without our server: one file with its own few lines of style. */
function readablePage(
  who: Who,
  name: string,
  parts: readonly Shown[],
  head: (columns: readonly string[]) => readonly string[],
  today: string,
): string {
  const { language } = who;
  const say = words(language);
  return toHtml(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say.titleOf(name)}</title>
        <style>{style}</style>
      </head>
      <body>
        <header>
          <p>{who.organisation}</p>
          <h1>{say.titleOf(name)}</h1>
          <p>{say.made(dayInWords(today, language, '0000'))}</p>
        </header>
        <nav aria-label={say.contents}>
          <ul>
            {parts.map(({ part, rows }) => (
              <li>
                <a href={`#${part}`}>{say.parts[part]}</a> ({rows.length})
              </li>
            ))}
          </ul>
        </nav>
        <main>
          {parts.map(({ part, columns, rows }) => (
            <section id={part}>
              <h2>{say.parts[part]}</h2>
              {rows.map((row) => (
                <dl>
                  {head(columns).map((column, i) =>
                    row[i] === '' ? null : (
                      <div>
                        <dt>{column}</dt>
                        <dd>{row[i]}</dd>
                      </div>
                    ),
                  )}
                </dl>
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>,
    language,
  );
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1.5rem;color:#1d2a2f;background:#fff}
h1,h2{line-height:1.2}h2{margin-top:2.5rem}dl{border-top:1px solid #c9d3d6;margin:0;padding:.75rem 0}
dl div{display:flex;flex-wrap:wrap;gap:0 1rem}dt{flex:0 0 11rem;color:#4a5b62}dd{margin:0;flex:1 1 16rem;white-space:pre-line;overflow-wrap:anywhere}
ul{columns:2 14rem;padding-left:1.2rem}section{break-inside:auto}dl{break-inside:avoid}`;

export const pages: readonly Page[] = [offer];
export const parcels: readonly Parcel[] = [file];
