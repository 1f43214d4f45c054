import { plainly } from '../model.ts';

/** Which course a teaching group of the roster probably means; a person says yes or no to it. */
export type Group = {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly code: string;
  /** It follows a course of steps already. */
  readonly walks: boolean;
};
export type Candidate = {
  readonly id: string;
  readonly kind: 'steps' | 'theme';
  readonly title: string;
  /** Names of its subject, in every language we know. */
  readonly names: readonly string[];
  readonly used: boolean;
  readonly own: boolean;
};

/** What rosters write for a subject: the short codes of Dutch timetables. */
const codes: Readonly<Record<string, string>> = {
  ak: 'aardrijkskunde',
  biol: 'biologie',
  bi: 'biologie',
  du: 'duits',
  dutl: 'duits',
  ec: 'economie',
  econ: 'economie',
  en: 'engels',
  entl: 'engels',
  fa: 'frans',
  fatl: 'frans',
  gs: 'geschiedenis',
  ges: 'geschiedenis',
  in: 'informatica',
  ne: 'nederlands',
  netl: 'nederlands',
  na: 'natuurkunde',
  nat: 'natuurkunde',
  re: 'rekenen',
  sk: 'scheikunde',
  schk: 'scheikunde',
  te: 'techniek',
  wi: 'wiskunde',
  wis: 'wiskunde',
};

/** A course of steps for every group that follows none yet and whose subject we recognise. */
export function proposals(
  groups: readonly Group[],
  candidates: readonly Candidate[],
): ReadonlyMap<string, string> {
  const ofSteps = candidates.filter(({ kind }) => kind === 'steps');
  const proposed = new Map<string, string>();
  for (const group of unmatched(groups)) {
    const [best] = ofSteps
      .map((course) => ({ course, weight: weigh(group, course) }))
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight || (a.course.id < b.course.id ? -1 : 1));
    if (best !== undefined) proposed.set(group.id, best.course.id);
  }
  return proposed;
}

/** The groups that follow no course of steps; a theme stands in nobody's way. */
export const unmatched = <G extends Group>(groups: readonly G[]): readonly G[] =>
  groups.filter(({ walks }) => !walks);

/** The same name weighs most, then the same subject; what the school uses already wins from what lies on the shelf. */
function weigh(group: Group, course: Candidate): number {
  // the first three years have courses of their own; "H5a" is not among them
  if (/onderbouw/i.test(course.title) && yearIn(group.name) > 3) return 0;
  const said = [
    plainly(group.subject),
    codes[plainly(group.code)] ?? '',
    codes[plainly(group.subject)] ?? '',
  ].filter((word) => word !== '');
  const names = course.names.map(plainly);
  const title = plainly(course.title);
  const same = said.includes(title) ? 8 : 0;
  const subject = said.some((word) => names.includes(word)) ? 4 : 0;
  const begins = said.some((word) => names.some((name) => name !== '' && word.startsWith(`${name} `)))
    ? 4
    : 0;
  const fits = Math.max(same, subject, begins);
  return fits === 0 ? 0 : fits + (course.used ? 2 : 0) + (course.own ? 1 : 0);
}

/** The year that a group's name begins with, after the letters of its school type: 5 in "H5a wiskunde"; 0 if none. */
const yearIn = (name: string): number => Number(/^[a-z]{0,5}\s?([1-6])(?!\d)/i.exec(name.trim())?.[1] ?? 0);
