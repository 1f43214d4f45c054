import type { Language } from '#platform/words';
import { words } from '../words.ts';
import { type Problem, type ProblemKind, type ProblemList, shownPerKind } from './model.ts';

/** What is wrong and what mends it, in one or two sentences. */
export const sentenceOf = (
  { kind, field = '', value = '', other = '' }: Problem,
  language: Language,
): string => words(language).problems[kind]({ field, value, other });

/** Where it is wrong, as one looks it up in a spreadsheet: users.csv, row 155, givenName. */
export const placeOf = ({ file, row, field }: Problem, language: Language): string =>
  [file, row === undefined ? undefined : words(language).row(row), field].filter(Boolean).join(', ');

/** The whole list for a terminal: what stops the import first, and kind by kind, with the count of what is not shown. */
export function* problemLines(list: ProblemList, language: Language): Generator<string> {
  const { weights, more, stops } = words(language);
  for (const [kind, problems] of inKinds(list)) {
    for (const problem of problems) {
      const place = placeOf(problem, language);
      yield `${weights[problem.weight]}: ${place === '' ? '' : `${place}: `}${sentenceOf(problem, language)}`;
    }
    const hidden = (list.counts.get(kind) ?? 0) - shownPerKind;
    if (hidden > 0) yield more(hidden);
  }
  if (list.errors > 0) yield stops(list.errors);
}

function inKinds({ shown }: ProblemList): Map<ProblemKind, Problem[]> {
  const kinds = new Map<ProblemKind, Problem[]>();
  const errorsFirst = shown.toSorted((a, b) => Number(b.weight === 'error') - Number(a.weight === 'error'));
  for (const problem of errorsFirst) kinds.set(problem.kind, [...(kinds.get(problem.kind) ?? []), problem]);
  return kinds;
}
