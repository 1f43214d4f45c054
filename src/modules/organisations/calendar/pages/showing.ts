import type { Kept } from '#platform/route';
import type { Language } from '#platform/words';
import type { Span } from '../../model.ts';
import type { words } from '../words.ts';

type Say = ReturnType<typeof words>;
export type Row = Span & { readonly id: string; readonly title: string };
export type Showing = {
  readonly say: Say;
  readonly language: Language;
  readonly today: string;
  readonly key: () => string;
  readonly kept: Kept | undefined;
};
export const home = '/organisations/calendar';
export const partOf = (what: string, id: string) => `${home}/part?what=${what}&id=${id}`;

export const problemOf = ({ say, kept }: Showing, field: string): string | undefined => {
  const key = kept?.problems[field];
  return key === undefined ? undefined : (say.problems[key as keyof Say['problems']] ?? say.problem);
};
export const summaryOf = (showing: Showing, labels: Readonly<Record<string, string>>) =>
  Object.keys(showing.kept?.problems ?? {}).map((field) => ({
    field,
    text: `${labels[field] ?? ''}: ${problemOf(showing, field) ?? ''}`,
  }));
