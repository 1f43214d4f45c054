import { type Language, written } from '#platform/words';
import { Fold, Section, Table } from '#ui';
import { type Change, changes, type Line, type Sort, sorts } from '../../difference/model.ts';
import type { Problem } from '../../problem/model.ts';
import type { Stays } from '../../undo/model.ts';
import type { Count, Told } from '../model.ts';
import type { pagesOf, uploadOf } from '../store.ts';
import { words } from '../words.ts';
import { LineTable, ProblemTable } from './parts.tsx';

export type Upload = ReturnType<ReturnType<typeof uploadOf>['read']>;
export type Stored = ReturnType<ReturnType<typeof pagesOf>['read']>;

/** How many of each sort are new, changed or ended; a number leads to its lines. */
export function Counts({ upload, told, language }: { upload: Upload; told: Told; language: Language }) {
  const { sorts: names, columns, read: say } = words(language);
  const { counts = [], same = 0 } = told;
  const of = (sort: Sort, change: Change) =>
    counts.find((one) => one.sort === sort && one.change === change)?.count ?? 0;
  const here = sorts.filter((sort) => counts.some((one) => one.sort === sort));
  if (here.length === 0) return null;
  const title = upload.state === 'applied' ? say.changed : say.table;
  const cell = (sort: Sort, change: Change) => {
    const count = of(sort, change);
    return count === 0 ? '–' : <a href={linesOf(upload.id, sort, change)}>{written(count, language)}</a>;
  };
  return (
    <Section title={title}>
      <Table
        caption={title}
        quietCaption
        columns={[
          { head: columns.what },
          ...changes.map((change) => ({ head: columns[change], number: true })),
        ]}
        rows={here.map((sort) => ({ cells: [names[sort], ...changes.map((change) => cell(sort, change))] }))}
      />
      {same > 0 && <p class="soft">{say.same(same)}</p>}
    </Section>
  );
}

/** The page with all lines of one sort. */
export const linesOf = (upload: string, sort: string, change: string, n = 0): string =>
  `/exchange/incoming/${upload}/lines?sort=${sort}&change=${change}${n === 0 ? '' : `&page=${n + 1}`}`;

const shownHere = 12;

/** The first lines of every sort; what is changed or ended before what is new, for that is what one looks for. */
export function AllLines(props: { upload: Upload; told: Told; pages: Stored; language: Language }) {
  const { upload, told, pages, language } = props;
  const say = words(language);
  const { counts = [] } = told;
  const kept = new Map(
    pages.map(({ sort, change, lines }) => [`${sort} ${change}`, lines as readonly Line[]]),
  );
  const parts = (['ended', 'changed', 'added'] as const).flatMap((change) =>
    sorts.flatMap((sort): Count[] => counts.filter((one) => one.sort === sort && one.change === change)),
  );
  if (parts.length === 0) return null;
  return (
    <Section title={say.read.lines}>
      {parts.map(({ sort, change, count }) => (
        <Fold
          title={`${say.sorts[sort]}, ${say.changes[change]}`}
          aside={<span class="soft num">{written(count, language)}</span>}
          open={change !== 'added' && count <= shownHere}
        >
          <LineTable
            sort={sort}
            change={change}
            lines={(kept.get(`${sort} ${change}`) ?? []).slice(0, shownHere)}
            language={language}
          />
          {count > shownHere && (
            <p>
              <a href={linesOf(upload.id, sort, change)}>{say.read.all(count)}</a>
            </p>
          )}
        </Fold>
      ))}
    </Section>
  );
}

/** What is no reason to refuse the file, and good to know. */
export function Warnings({ pages, told, language }: { pages: Stored; told: Told; language: Language }) {
  const { read: say } = words(language);
  const count = told.warnings ?? 0;
  if (count === 0) return null;
  return (
    <Section title={say.warnings(count)}>
      <p class="soft">{say.warningsText}</p>
      <Problems pages={pages} weight="warning" told={told} language={language} />
    </Section>
  );
}

/** What taking back leaves as it is, each with the reason. */
export function StayTable({ pages, told, language }: { pages: Stored; told: Told; language: Language }) {
  const { undo: say, columns, read } = words(language);
  const count = told.stays ?? 0;
  const stays = (pages.find(({ sort }) => sort === 'stays')?.lines ?? []) as readonly Stays[];
  if (count === 0) return null;
  return (
    <Section title={say.stays(count)}>
      <p class="soft">{say.staysText}</p>
      <Table
        caption={say.stays(count)}
        quietCaption
        columns={[{ head: columns.who }, { head: columns.about }, { head: say.why, wide: true }]}
        rows={stays.map(({ who, about = '', why }) => ({ cells: [who, about, say.because[why]] }))}
      />
      {count > stays.length && <p class="soft">{read.more(count - stays.length)}</p>}
    </Section>
  );
}

type ProblemsProps = { pages: Stored; weight: 'error' | 'warning'; told: Told; language: Language };

/** The first of what is wrong in the file, and how much more there is. */
export function Problems({ pages, weight, told, language }: ProblemsProps) {
  const { read: say } = words(language);
  const stored = pages.find(({ sort, change }) => sort === 'problem' && change === weight);
  const problems = (stored?.lines ?? []) as readonly Problem[];
  if (problems.length === 0) return null;
  const more = ((weight === 'error' ? told.errors : told.warnings) ?? 0) - problems.length;
  return (
    <>
      <ProblemTable weight={weight} problems={problems} language={language} />
      {more > 0 && <p class="soft">{say.more(more)}</p>}
    </>
  );
}
