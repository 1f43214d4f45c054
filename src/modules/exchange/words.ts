import { inThree, type Language } from '#platform/words';
import type { Problem } from './problem/model.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { sv } from './words.sv.ts';

export const words = inThree(nl, en, sv);

/** What is wrong, in one or two sentences. */
export const sentenceOf = (
  { kind, field = '', value = '', other = '' }: Problem,
  language: Language,
): string => words(language).problems[kind]({ field, value, other });

/** Where it is wrong, as one looks it up in a spreadsheet: users.csv, row 155, givenName. */
export const placeOf = ({ file, row, field }: Problem, language: Language): string =>
  [file, row === undefined ? undefined : words(language).row(row), field].filter(Boolean).join(', ');
