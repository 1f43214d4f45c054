import { z } from 'zod';
import type { Kept } from '#platform/route';
import type { Language } from '#platform/words';
import { words as peopleWords } from '../../words.ts';
import { toldIn } from '../model.ts';
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
  Object.entries(kept?.problems ?? {}).map(([field, key]) => {
    const text = problemOf(say, kept, field) ?? '';
    // of the form as a whole: no name before it
    return { field, text: key === 'nothing-in' ? text : `${labels.get(field) ?? ''}: ${text}` };
  });

/** What the pages of the questions read in the address: what was just done. */
export const justDone = z.object({
  did: z.string().transform(toldIn).optional().catch(undefined),
});
export type JustDone = z.infer<typeof justDone>;

/** What was just done, and what is left of it; of the questions as a whole where they are known. */
export function doneIn(say: Say, did: JustDone['did'], open: number, all?: number): string | undefined {
  if (did === undefined) return undefined;
  const { told, about, title } = say.ask;
  const done = did.how === 'kept' ? told.kept(did.many) : told.left(about[did.question](did.many));
  if (open > 0) return `${done} ${told.still(about[did.question](open))}`;
  if (all === undefined) return done;
  return `${done} ${all > 0 ? told.still(title(all)) : told.none}`;
}
