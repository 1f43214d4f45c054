import type { Judgement } from '../judging/model.ts';

/** A step as the school's version of the course has it; without levels it exists at every level. */
export type CourseStep = {
  readonly course: string;
  readonly step: string;
  readonly block: number;
  /** Its place in the whole course; what a pupil sees is the place on the own way. */
  readonly number: number;
  readonly goal: string;
  readonly levels: readonly string[];
};

/** The pupil’s own part of a step: begun, or ready to show. */
export type Begun = {
  readonly enrolment: string;
  readonly step: string;
  readonly state: 'working' | 'ready';
  readonly startedOn: string;
  readonly readyAt: Date | null;
};

/** A goal about a step: end and period goals say where to and when, learning goals what now. */
export type Goal = {
  readonly id: string;
  readonly kind: 'end' | 'period' | 'learning';
  readonly step: string;
  readonly due: string | null;
};

/** Where a step stands; `news`: somebody looked at it and the pupil has not opened what they said. */
export type State = 'mastered' | 'passed' | 'news' | 'ready' | 'again' | 'working' | 'open';

/** What is known about the steps of one pupil. */
export type Known = {
  readonly records: readonly Begun[];
  readonly judgements: readonly Judgement[];
  /** Steps with a learning goal under way. */
  readonly inGoals: ReadonlySet<string>;
  /**
   * The pupil hears it first, alone: until then nothing on the pupil's own pages gives away what was found. Others see
   * what was found at once, as far as they may.
   */
  readonly unopenedIsNews: boolean;
};

/** Once passed a step stays passed; else the pupil's own word counts, then what was found last. */
export function stateOf(
  record: Pick<Begun, 'state'> | undefined,
  judgements: readonly Judgement[],
  beforeEntry: boolean,
  inGoals: boolean,
  unopenedIsNews: boolean,
): State {
  const heard = unopenedIsNews ? judgements.filter(({ openedAt }) => openedAt !== null) : judgements;
  if (heard.some(({ outcome }) => outcome === 'passed')) return 'passed';
  if (heard.length < judgements.length) return 'news';
  if (record?.state === 'ready') return 'ready';
  if (heard.length > 0) return 'again';
  if (record !== undefined || inGoals) return beforeEntry && record === undefined ? 'mastered' : 'working';
  return beforeEntry ? 'mastered' : 'open';
}

/** Done with: passed, or mastered before the pupil came in. */
export const isBehind = ({ state }: { readonly state: State }): boolean =>
  state === 'mastered' || state === 'passed';

/** The steps with a learning goal under way. */
export const inGoals = (goals: readonly Goal[]): ReadonlySet<string> =>
  new Set(goals.filter(({ kind }) => kind === 'learning').map(({ step }) => step));

/** The goals of themes with their states: in no order to be walked, so that none lies before another. */
export const withStates = <G extends { readonly enrolment: string | null; readonly step: string }>(
  goals: readonly G[],
  known: Known,
): readonly (G & { readonly state: State })[] =>
  goals.map((goal) => {
    const isOwn = (one: { readonly enrolment: string; readonly step: string }) =>
      one.enrolment === goal.enrolment && one.step === goal.step;
    const record = known.records.find(isOwn);
    const judged = known.judgements.filter(isOwn);
    const state = stateOf(record, judged, false, known.inGoals.has(goal.step), known.unopenedIsNews);
    return { ...goal, state };
  });
