import { inThree, type Language } from '#platform/words';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { sv } from './words.sv.ts';

export const words = inThree(nl, en, sv);

/** Each tongue by its own name: whoever cannot read the page must still find theirs. */
export const languageNames: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  en: 'English',
  sv: 'Svenska',
};

let spoken: Language = 'nl';

/**
 * All that `render` makes speaks this language, without a prop on each component. Rendering waits for nothing, so a
 * variable does what a context would: a context ties every component to it, and what the collector then carried
 * from page to page was 60 kB of each.
 */
export function speaking(language: Language, render: () => string): string {
  const before = spoken;
  spoken = language;
  try {
    return render();
  } finally {
    spoken = before;
  }
}
export const useLanguage = (): Language => spoken;
export const useWords = () => words(useLanguage());
