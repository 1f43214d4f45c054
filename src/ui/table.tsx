import type { ComponentChildren } from 'preact';
import { written } from '#platform/words';
import { attribute, html, withHoles } from './markup.ts';
import { Quarter } from './ring.tsx';
import { useLanguage, useWords, words } from './words.ts';

export type Column = {
  head: string;
  /** Figures stand in a column under each other. */
  number?: boolean | undefined;
  /** A sentence: takes a line of its own on a phone. */
  wide?: boolean | undefined;
  /** Said but not shown: a column of buttons. */
  quiet?: boolean | undefined;
};

type TableProps = {
  caption: string;
  /** The heading above already says what it is: the caption is only spoken. */
  quietCaption?: boolean | undefined;
  columns: readonly Column[];
  /** The first cell of each row is its name. */
  rows: readonly {
    id?: string | undefined;
    find?: string | undefined;
    cells: readonly ComponentChildren[];
  }[];
  id?: string | undefined;
};

/** Rows and columns; on a phone each row is a card and each cell carries its column's name. */
export function Table({ caption, quietCaption, columns, rows, id }: TableProps) {
  // The roles repeat what the elements mean, because the phone's cards (display: flex) take that away in Safari.
  const between = columns.slice(1).map(({ head, number, wide, quiet }, i) => {
    const look = number ? 'num end' : wide ? 'wide' : undefined;
    const label = quiet ? undefined : head;
    return `</${i === 0 ? 'th' : 'td'}><td role="cell"${attribute('class', look)}${attribute('data-label', label)}>`;
  });
  return (
    <table class="table" role="table">
      <caption class={quietCaption ? 'unseen' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th scope="col" role="columnheader" class={column.number ? 'num end' : undefined}>
              {column.quiet ? <span class="unseen">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" id={id}>
        {rows.map((row) =>
          withHoles(
            [
              `<tr role="row"${attribute('id', row.id)}${attribute('data-find', row.find)}><th scope="row" role="rowheader">`,
              ...between,
              `</${columns.length === 1 ? 'th' : 'td'}></tr>`,
            ],
            row.cells,
          ),
        )}
      </tbody>
    </table>
  );
}

/** What a figure may be – the shape stores return: shown, or withheld because it is about too few people. */
export type Figure =
  | { readonly shown: true; readonly count: number; readonly of?: number | undefined }
  | { readonly shown: true; readonly mean: number; readonly answers: number }
  | { readonly shown: false };

/** A number with what it is part of, or the words that say why it is not shown. */
export function Cell({ figure }: { figure: Figure }) {
  const language = useLanguage();
  const say = words(language);
  if (!figure.shown)
    return (
      <span class="withheld" title={say.withheldWhy}>
        {say.withheld}
      </span>
    );
  const write = (n: number) => written(n, language);
  const text =
    'mean' in figure
      ? say.mean(write(figure.mean), write(figure.answers))
      : figure.of === undefined
        ? write(figure.count)
        : say.outOf(write(figure.count), write(figure.of));
  return html`<span class="num">${text}</span>`;
}

/** What stands in one step of one level. */
export type CircleCell = {
  value: ComponentChildren;
  note?: ComponentChildren;
  /** It waits for somebody: outlined, and said. */
  due?: boolean | undefined;
  href?: string | undefined;
};
type CircleRow = { level: string; cells: readonly [CircleCell, CircleCell, CircleCell, CircleCell] };

/** The ring written out: levels downward, the four steps from left to right. */
export function CircleTable({ caption, rows }: { caption: string; rows: readonly CircleRow[] }) {
  const say = useWords();
  const steps = ['set', 'followUp', 'evaluate', 'act'] as const;
  return (
    <table class="circle" role="table">
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" />
          {steps.map((step) => (
            <th scope="col" role="columnheader" class={step}>
              <Quarter step={step} /> <span class="named">{say[step]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row">
            <th scope="row" role="rowheader">
              {row.level}
            </th>
            {row.cells.map((cell, i) => (
              <td
                role="cell"
                class={`${steps[i]}${cell.due ? ' due' : ''}`}
                data-label={say[steps[i] ?? 'set']}
              >
                <b class="num">{cell.href ? <a href={cell.href}>{cell.value}</a> : cell.value}</b>
                {cell.note}
                {cell.due && <span class="unseen"> ({say.due})</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
