import type { ComponentChildren } from 'preact';
import type { Query } from '#platform/statement';
import type { Language } from '#platform/words';
import type { States, StepState } from '../model.ts';

/** Where a pupil stands in a course: at which level, entered where, and how far with each step. */
export type Standing = {
  readonly level: string | null;
  readonly entry: string | null;
  readonly states: States;
  /** In a theme: the goals that somebody can judge for this pupil. */
  readonly judged: ReadonlySet<string>;
};
export type StandingRow = {
  readonly course: string;
  readonly level: string | null;
  readonly entry: string | null;
  readonly step: string | null;
  readonly state: StepState | null;
};

/** A step or task as the viewer shows it, for whoever adds what can be done with it. */
export type About = {
  readonly course: string;
  readonly step: string;
  readonly task: string | null;
  readonly level: string | null;
  readonly state: StepState | undefined;
  readonly language: Language;
  readonly key: () => string;
};

/**
 * What the records of a pupil bring to the viewer. Courses know nothing of them: the module that keeps them hands this
 * over where the house is put together.
 */
export type Records = {
  /** The reader's own standing in one course, or in all (null). */
  readonly standing: (about: { course: string | null }) => Query<readonly StandingRow[], 'member'>;
  /** Beside a task: put it into my week. */
  readonly atTask?: (about: About) => ComponentChildren;
  /** Under "how do I show it": I am ready. */
  readonly atStep?: (about: About) => ComponentChildren;
};

/** The rows of one course as its standing. */
export function standingIn(rows: readonly StandingRow[], course: string): Standing {
  const own = rows.filter((row) => row.course === course);
  return {
    level: own[0]?.level ?? null,
    entry: own[0]?.entry ?? null,
    states: new Map(
      own.flatMap(({ step, state }) => (step === null || state === null ? [] : [[step, state] as const])),
    ),
    judged: new Set(own.flatMap(({ step }) => step ?? [])),
  };
}
