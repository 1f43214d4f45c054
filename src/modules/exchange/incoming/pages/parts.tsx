import { dayInWords, spanInWords } from '#platform/dates';
import type { Language } from '#platform/words';
import { type Column, Table } from '#ui';
import type { Change, Line, Sort } from '../../difference/model.ts';
import type { Problem } from '../../problem/model.ts';
import { placeOf, sentenceOf } from '../../problem/pages.ts';
import { words } from '../words.ts';

export type Lines = { readonly sort: Sort; readonly change: Change; readonly lines: readonly Line[] };

/** Differences of one kind, each in a row: whom it is about, what was and what will be. */
export function LineTable({ sort, change, lines, language }: Lines & { language: Language }) {
  const say = words(language);
  const head = say.columns;
  const has = {
    about: lines.some(({ about }) => about !== undefined),
    field: change === 'changed' && lines.some(({ field }) => field !== undefined),
    was: lines.some(({ was }) => was !== undefined),
    becomes: lines.some(({ becomes }) => becomes !== undefined),
  };
  const columns: Column[] = [
    { head: head.who },
    ...(has.about ? [{ head: head.about }] : []),
    ...(has.field ? [{ head: head.what }] : []),
    ...(has.was ? [{ head: head.was }] : []),
    ...(has.becomes ? [{ head: change === 'added' ? detailOf(sort, language) : head.becomes }] : []),
  ];
  return (
    <Table
      caption={`${say.sorts[sort]}, ${say.changes[change]}`}
      columns={columns}
      rows={lines.map((line) => ({
        cells: [
          line.who,
          ...(has.about ? [line.about ?? ''] : []),
          ...(has.field ? [line.field === undefined ? '' : say.fields[line.field]] : []),
          ...(has.was ? [said(line, line.was, language)] : []),
          ...(has.becomes ? [said(line, line.becomes, language)] : []),
        ],
      }))}
    />
  );
}

/** What stands beside the name of something new. */
function detailOf(sort: Sort, language: Language): string {
  const { columns, fields, sorts } = words(language);
  if (sort === 'pupil') return fields.group;
  if (['enrolment', 'coach', 'teaches', 'leads', 'year', 'period'].includes(sort)) return fields.dates;
  return sort === 'hat' ? sorts.hat : columns.what;
}

const isoSpan = /^(\d{4}-\d\d-\d\d)(?: – (\d{4}-\d\d-\d\d))?$/;

/** Days in words, hats by their name; everything else as it was in the file. */
function said({ field }: Line, text: string | undefined, language: Language): string {
  const { hats, nobody } = words(language);
  if (text === undefined || text === '') return nobody;
  if (field === 'hat') return hats[text as keyof typeof hats] ?? text;
  const [, from, until] = isoSpan.exec(text) ?? [];
  if (from === undefined) return text;
  return until === undefined ? dayInWords(from, language, '0000') : spanInWords(from, until, language);
}

/** What is wrong in the file: where it is, what it is, and what mends it. */
export function ProblemTable(props: {
  weight: 'error' | 'warning';
  problems: readonly Problem[];
  language: Language;
}) {
  const { weight, problems, language } = props;
  const say = words(language);
  return (
    <Table
      caption={say.changes[weight]}
      quietCaption
      columns={[{ head: say.columns.where }, { head: say.columns.matter, wide: true }]}
      rows={problems.map((problem) => ({
        cells: [placeOf(problem, language) || say.nobody, sentenceOf(problem, language)],
      }))}
    />
  );
}
