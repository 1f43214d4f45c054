/** The three tongues Leerkring speaks; Dutch is the type the others must satisfy. */
export type Language = 'nl' | 'en' | 'sv';
export const languages: readonly Language[] = ['nl', 'en', 'sv'];

/**
 * The shape another tongue must have: the same keys, texts where Dutch has texts and functions of the same
 * arguments where Dutch has functions. A missing Swedish line does not compile.
 */
export type Words<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Words<T[K]>;
};

/** Joins one module's three word lists; the result gives the list in the reader's language. */
export const inThree =
  <T>(nl: T, en: Words<T>, sv: Words<T>) =>
  (language: Language): Words<T> =>
    language === 'en' ? en : language === 'sv' ? sv : (nl as Words<T>);

const formats: Readonly<Record<Language, Intl.NumberFormat>> = {
  nl: new Intl.NumberFormat('nl', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }),
  sv: new Intl.NumberFormat('sv', { maximumFractionDigits: 1 }),
};

/** A number as it is written in this tongue: 4.541, 4,541 or 4 541. Small whole ones look the same in all three. */
export const written = (n: number, language: Language): string =>
  Number.isInteger(n) && n >= 0 && n < 1000 ? String(n) : formats[language].format(n);
