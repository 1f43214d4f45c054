import { createHash } from 'node:crypto';

export const outcomes = ['passed', 'again', 'talk'] as const;
type Outcome = (typeof outcomes)[number];

/** What a subject teacher found. */
export type Judgement = {
  readonly enrolment: string;
  readonly step: string;
  readonly outcome: Outcome;
  readonly judgedAt: Date;
  readonly openedAt: Date | null;
};

/** Why a judgement cannot be sent as it is: only what went well needs no words. */
export function judgeProblems(
  outcome: Outcome | null,
  level: string,
  levels: readonly string[],
  feedback: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (outcome === null) problems['outcome'] = 'outcome-missing';
  if (levels.length > 0 && level !== '' && !levels.includes(level)) problems['level'] = 'level-unknown';
  if (outcome === 'again' && feedback === '') problems['feedback'] = 'feedback-missing';
  if (feedback.length > 2000) problems['feedback'] = 'too-long';
  return problems;
}

/** Ready-made sentences and those a teacher wrote more than once, each by a key that a form can send. */
export const phraseKey = (phrase: string): string =>
  createHash('sha256').update(phrase).digest('hex').slice(0, 12);

/** What the teacher says: the chosen sentences in their order, then the own words. */
export function feedbackOf(chosen: readonly string[], phrases: readonly string[], typed: string): string {
  const said = phrases.filter((phrase) => chosen.includes(phraseKey(phrase)));
  return [said.join(' '), typed].filter((part) => part !== '').join('\n');
}

/** Taken back within a minute, by whoever judged, as long as the pupil has not opened it: then it never was. */
export const mayTakeBack = (
  judgement: { readonly judgedBy: string; readonly judgedAt: Date; readonly openedAt: Date | null },
  actor: string,
  now: Date,
): boolean =>
  judgement.judgedBy === actor &&
  judgement.openedAt === null &&
  now.getTime() - judgement.judgedAt.getTime() <= 60_000;
