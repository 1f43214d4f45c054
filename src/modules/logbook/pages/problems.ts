import type { Kept } from '#platform/route';
import type { Language } from '#platform/words';
import { words } from '../words.ts';

/** The sentence beside a field, by the key of what is wrong with it. */
export function problemsIn(kept: Kept | undefined, language: Language) {
  const { problem } = words(language);
  return (field: string): string | undefined => {
    const wrong = kept?.problems[field];
    return wrong === undefined ? undefined : (problem[wrong as keyof typeof problem] ?? problem.missing);
  };
}
