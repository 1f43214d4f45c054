/** A table as it stands in our own markup, in words: what is seen is what is taken along. */
export type TableText = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const whole = /<table class="table"[^>]*>([^]*?)<\/table>/g;
/** What is chosen or typed in a field is what it says; a menu does not say all that could be chosen. */
const filledIn = (html: string): string =>
  html
    .replaceAll(/<select\b[^]*?<\/select>/g, (menu) => {
      const options = menu.match(/<option\b[^]*?<\/option>/g) ?? [];
      return options.find((option) => /^<option[^>]* selected/.test(option)) ?? options[0] ?? '';
    })
    .replaceAll(/<input\b(?:"[^"]*"|[^">])*>/g, (field) =>
      / type="(?:checkbox|radio|hidden)"/.test(field) ? '' : (/ value="([^"]*)"/.exec(field)?.[1] ?? ''),
    );
/** Marks and buttons are for the screen; what a button would do is nothing a list can hold. */
const textOf = (html: string): string =>
  filledIn(html.replaceAll(/<(form|svg|script)\b[^]*?<\/\1>/g, ' '))
    .replaceAll(/<\/?(?:p|div|li|ul|br|small)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

const cellsIn = (row: string): string[] =>
  [...row.matchAll(/<t[hd]\b[^>]*>([^]*?)(?=<\/t[hd]>)/g)].map(([, cell = '']) => cell);
const captionIn = (table: string): string =>
  textOf(/<caption[^>]*>([^]*?)<\/caption>/.exec(table)?.[1] ?? '');

/** Every table of a page, without its columns of buttons. */
export const tablesIn = (markup: string): readonly TableText[] =>
  [...markup.matchAll(whole)].map(([, table = '']) => {
    const [head = '', body = ''] = table.split('</thead>');
    const heads = cellsIn(head);
    const kept = heads.flatMap((cell, i) => (cell.startsWith('<span class="unseen">') ? [] : [i]));
    const rows = [...body.matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/g)].map(([, row = '']) => cellsIn(row));
    return {
      caption: captionIn(table),
      columns: kept.map((i) => textOf(heads[i] ?? '')),
      rows: rows.map((row) => kept.map((i) => textOf(row[i] ?? ''))),
    };
  });

/** A line under every table with rows: how it can be taken along. `link` gives the markup of the n-th. */
export function withLinks(markup: string, link: (n: number, caption: string) => string): string {
  let n = 0;
  return markup.replaceAll(whole, (table) => {
    n += 1;
    return table.includes('<td') ? `${table}${link(n, captionIn(table))}` : table;
  });
}
