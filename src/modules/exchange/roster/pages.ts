import type { Language } from '#platform/words';
import { words } from '../words.ts';
import { type SchoolSummary, toSettle } from './model.ts';

/** What a roster holds for one school and what stays to be settled there, for a dry run. */
export function* schoolLines(school: SchoolSummary, language: Language): Generator<string> {
  const { has, settle } = words(language);
  yield has(school);
  for (const matter of toSettle) {
    const number = school.toSettle[matter];
    if (number > 0) yield `  ${settle[matter](number)}`;
  }
}
