import { inThree, type Language } from '#platform/words';
import {
  categories as all,
  type Category,
  entryOf,
  isKey,
  type Key,
  keys,
  type Kind,
  type Tag,
} from './model.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { sv } from './words.sv.ts';

const words = inThree(nl, en, sv);

export type Strategy = {
  readonly key: Key;
  readonly category: Category;
  readonly title: string;
  /** One line: when it helps. */
  readonly when: string;
  /** What to do, in three or four sentences. */
  readonly how: string;
  readonly tags: readonly { readonly tag: Tag; readonly name: string }[];
  readonly fits: readonly Kind[];
};

/** The whole bank in the reader’s language, in the order of the bank. */
export const strategies = (language: Language): Strategy[] => keys.map((key) => told(key, language));

/** What a logbook remembers by its key; nothing for a text that is no key of the bank. */
export const strategyOf = (key: string, language: Language): Strategy | undefined =>
  isKey(key) ? told(key, language) : undefined;

/** The categories with their names, each with its strategies. */
export const categories = (language: Language) =>
  all.map((category) => ({
    category,
    name: words(language).category[category],
    strategies: strategies(language).filter((one) => one.category === category),
  }));

function told(key: Key, language: Language): Strategy {
  const { strategy, tag: names } = words(language);
  const { category, tags, fits } = entryOf(key);
  return { key, category, ...strategy[key], tags: tags.map((tag) => ({ tag, name: names[tag] })), fits };
}
