import type { Kept } from '#platform/route';
import type { Language } from '#platform/words';
import { words as peopleWords } from '../../words.ts';
import { words as askWords } from '../words.ts';

/** The words of the module, with those of the questions. */
export const words = (language: Language) => ({ ...peopleWords(language), ask: askWords(language) });
export type Say = ReturnType<typeof words>;

export const fullName = ({ given, family }: { given: string; family: string }) => `${given} ${family}`.trim();

/** What is wrong with a field that came back, in a sentence. */
export const problemOf = (say: Say, kept: Kept | undefined, field: string): string | undefined => {
  const key = kept?.problems[field];
  return key === undefined ? undefined : (say.problems[key as keyof Say['problems']] ?? say.problems.missing);
};

/** The same above the form, field by field under the name of what is asked. */
export const summaryOf = (say: Say, kept: Kept | undefined, labels: ReadonlyMap<string, string>) =>
  Object.keys(kept?.problems ?? {}).map((field) => ({
    field,
    text: `${labels.get(field) ?? ''}: ${problemOf(say, kept, field) ?? ''}`,
  }));
