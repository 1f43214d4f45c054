import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
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

const Tongue = createContext<Language>('nl');

/** Lets every component inside speak this language, without a prop on each of them. */
export const Speaking = Tongue.Provider;
export const useLanguage = (): Language => useContext(Tongue);
export const useWords = () => words(useLanguage());
