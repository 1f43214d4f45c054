/**
 * What is true of a goal. One chain from far to near, one table of states per kind, and the same four steps on every
 * level: set, follow up, evaluate, act on deviations (S2.94).
 */

/** A pupil's goals, far to near; `personal` stands beside the chain (S5.4–S5.8). */
export const kinds = ['end', 'period', 'learning', 'work', 'personal'] as const;
export type Kind = (typeof kinds)[number];
const chain: readonly Kind[] = ['end', 'period', 'learning', 'work'];

export const states = [
  'idea',
  'agreed',
  'active',
  'realised',
  'partly',
  'not',
  'dropped',
  'evaluated',
  'closed',
  'paused',
] as const;
export type State = (typeof states)[number];

/** Why a goal was let go or missed; "was away" instead of illness, because health is nobody's business here. */
export const causes = [
  'too_big',
  'too_easy',
  'other_priority',
  'no_help',
  'was_away',
  'changed_view',
  'source_missing',
  'other',
] as const;
export type Cause = (typeof causes)[number];

export type Goal = {
  readonly id: string;
  readonly pupil: string;
  readonly kind: Kind;
  readonly serves: string | null;
  readonly title: string;
  readonly measure: string | null;
  readonly due: string | null;
  readonly minutes: number | null;
  readonly state: State;
  readonly stateBeforePause: State | null;
  readonly version: number;
};

const far: Readonly<Partial<Record<State, readonly State[]>>> = {
  idea: ['agreed', 'active', 'dropped'],
  agreed: ['active', 'dropped', 'paused'],
  active: ['realised', 'partly', 'not', 'dropped', 'paused'],
  realised: ['evaluated', 'active'],
  partly: ['evaluated', 'active'],
  not: ['evaluated', 'active'],
  dropped: ['evaluated', 'active'],
  evaluated: ['closed'],
  paused: ['idea', 'agreed', 'active', 'dropped'],
};

/** A task is done or let go; nobody judges it (first-slice §4). */
const near: Readonly<Partial<Record<State, readonly State[]>>> = {
  active: ['realised', 'dropped'],
  realised: ['active'],
  dropped: ['active'],
};

/** The states a goal of this kind may go to from here. */
export const nextStates = (kind: Kind, state: State): readonly State[] =>
  (kind === 'work' ? near : far)[state] ?? [];

/** Which line of the rights holds: families and subject teachers see more of the far goals than of the week. */
export const sortOf = (kind: Kind): 'end' | 'period' | 'week' =>
  kind === 'end' || kind === 'period' ? kind : 'week';

/** What is missing before a goal may become active: a measure and a date (acceptance check 10); for a task nothing. */
export function missing(goal: {
  kind: Kind;
  measure: string | null;
  due: string | null;
}): ('measure' | 'due')[] {
  if (goal.kind === 'work') return [];
  const lacks: ('measure' | 'due')[] = [];
  if (goal.measure === null || goal.measure.trim() === '') lacks.push('measure');
  if (goal.due === null) lacks.push('due');
  return lacks;
}

/**
 * Which goal a new one serves: the one asked for when it stands earlier in the chain, is the same pupil's, and no
 * nearer kind was skipped that the pupil does have. Gives the problem's key otherwise (first-slice §4).
 */
export function servesProblem(
  kind: Kind,
  serves: Goal | undefined,
  pupil: string,
  kindsThatExist: readonly Kind[],
): 'serves-unknown' | 'serves-order' | undefined {
  if (serves === undefined) return kind === 'work' ? 'serves-unknown' : undefined;
  if (serves.pupil !== pupil) return 'serves-unknown';
  if (kind === 'personal' || kind === 'end') return 'serves-order';
  const nearest = chain.slice(0, chain.indexOf(kind)).findLast((earlier) => kindsThatExist.includes(earlier));
  const personalTask = kind === 'work' && serves.kind === 'personal';
  return serves.kind === nearest || personalTask ? undefined : 'serves-order';
}

export type Move =
  | { readonly state: State }
  | { readonly missing: readonly ('measure' | 'due' | 'cause')[] }
  | { readonly refused: 'state' };

/**
 * Takes a goal to another state, or says what is missing. Letting go of a goal, or not reaching it, asks for a cause
 * (S2.96); a task needs none.
 */
export function move(goal: Goal, to: State, cause: Cause | undefined): Move {
  if (!nextStates(goal.kind, goal.state).includes(to)) return { refused: 'state' };
  if (goal.state === 'paused' && to !== 'dropped' && to !== goal.stateBeforePause)
    return { refused: 'state' };
  const asksCause = goal.kind !== 'work' && (to === 'dropped' || to === 'not' || to === 'partly');
  const lacks: ('measure' | 'due' | 'cause')[] =
    to === 'idea' || to === 'agreed' || to === 'paused' || to === 'dropped' ? [] : missing(goal);
  if (asksCause && cause === undefined) lacks.push('cause');
  return lacks.length > 0 ? { missing: lacks } : { state: to };
}

export const steps = ['set', 'followUp', 'evaluate', 'act'] as const;
export type Step = (typeof steps)[number];
export type Taken = 'done' | 'due' | 'later';

/** What the ring of one goal needs to know, beside the goal: its tasks, whether a deviation was met with an action. */
export type Story = {
  readonly tasks: number;
  readonly tasksDone: number;
  readonly deviations: number;
};

const over: readonly State[] = ['realised', 'partly', 'not', 'dropped', 'evaluated', 'closed'];
const judged: readonly State[] = ['evaluated', 'closed'];

/**
 * The ring beside a goal: which of the four steps are taken, which one is due, which come later. Acting is due only
 * when a goal went another way than planned; a goal that was simply reached and evaluated has its ring full.
 */
export function stepsTaken(
  goal: Pick<Goal, 'kind' | 'state' | 'due' | 'measure'>,
  story: Story,
  today: string,
): Record<Step, Taken> {
  const set = goal.state !== 'idea' && missing(goal).length === 0;
  const isOver = over.includes(goal.state);
  const late = !isOver && goal.due !== null && goal.due < today;
  const astray = late || goal.state === 'partly' || goal.state === 'not' || goal.state === 'dropped';
  const evaluated = judged.includes(goal.state) || (goal.kind === 'work' && isOver);
  const followed = isOver || story.tasksDone > 0;
  return {
    set: set ? 'done' : 'due',
    followUp: followed ? 'done' : set ? 'due' : 'later',
    evaluate: evaluated ? 'done' : isOver || late ? 'due' : 'later',
    act:
      story.deviations > 0 || (evaluated && !astray)
        ? 'done'
        : astray && goal.kind !== 'work'
          ? 'due'
          : 'later',
  };
}

/** Acceptance check 11: a date that passed without the goal being reached asks for an evaluation or a deviation. */
export const asksForWord = (goal: Goal, story: Story, today: string): boolean =>
  goal.kind !== 'work' &&
  goal.due !== null &&
  goal.due < today &&
  !over.includes(goal.state) &&
  goal.state !== 'paused' &&
  story.deviations === 0;
