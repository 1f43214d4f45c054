/** What is true of a goal: one chain from far to near, and one table of moves. */

/** A pupil's goals, far to near; `personal` stands beside the chain (S5.4–S5.8). */
export const kinds = ['end', 'period', 'learning', 'work', 'personal'] as const;
export type Kind = (typeof kinds)[number];
const chain: readonly Kind[] = ['end', 'period', 'learning', 'work'];

/** From a thought to a closed goal; which may follow on which, the table of moves says. */
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
  readonly reach: string;
  readonly kind: Kind;
  readonly serves: string | null;
  readonly title: string;
  readonly measure: string | null;
  readonly due: string | null;
  readonly minutes: number | null;
  readonly state: State;
  readonly stateBeforePause: State | null;
  /** The day somebody last said why it goes otherwise. */
  readonly deviatedOn: string | null;
  readonly setBy: string;
  readonly version: number;
};

/** What a list tells of a goal: its own page knows more. */
export type Listed = Pick<
  Goal,
  'id' | 'kind' | 'serves' | 'title' | 'measure' | 'due' | 'minutes' | 'state' | 'deviatedOn'
> & {
  /** What opens it; of a task nobody asks, it hangs where its goal does. */
  readonly reach: string | null;
  /** Somebody else than the pupil set it. */
  readonly byOther: boolean;
};

export const listed = (goal: Goal): Listed => ({ ...goal, byOther: goal.setBy !== goal.pupil });

/** Still to be reached. */
export const isOpen = ({ state }: Pick<Goal, 'state'>): boolean =>
  state === 'idea' || state === 'agreed' || state === 'active' || state === 'paused';
/** Reached or not, but nobody looked back yet. */
export const asksLookBack = ({ kind, state }: Pick<Goal, 'kind' | 'state'>): boolean =>
  kind !== 'work' && (state === 'realised' || state === 'partly' || state === 'not');
/** Reached, whether or not it was looked back on already. */
export const isReached = ({ state }: Pick<Goal, 'state'>): boolean =>
  state === 'realised' || state === 'evaluated' || state === 'closed';

/** The date nearest first, without a date last. */
export const byDue = (a: Pick<Goal, 'id' | 'due'>, b: Pick<Goal, 'id' | 'due'>): number =>
  a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due === null || (b.due !== null && a.due > b.due) ? 1 : -1;

/* ── The chain ──────────────────────────────────────────────────────────────────────────────────────────────── */

/** Which line of the rights holds: families and subject teachers see more of the far goals than of the week. */
export const sortOf = (kind: Kind): 'end' | 'period' | 'week' =>
  kind === 'end' || kind === 'period' ? kind : 'week';

/** What a goal of this kind may serve: the nearest earlier kind that the pupil has; a task also a personal goal. */
export function servable(kind: Kind, kindsThatExist: readonly Kind[]): readonly Kind[] {
  if (kind === 'end' || kind === 'personal') return [];
  const earlier = chain.slice(0, chain.indexOf(kind));
  const nearest = earlier.findLast((far) => kindsThatExist.includes(far));
  return [
    ...(nearest === undefined ? [] : [nearest]),
    ...(kind === 'work' && kindsThatExist.includes('personal') ? (['personal'] as const) : []),
  ];
}

export type Serves = Goal | 'alone' | undefined;

/**
 * What is wrong with what a new goal wants to serve. Whoever has farther goals is asked which one; "none of these" is
 * an answer too, but not for a task, which is always a part of something (first-slice §4).
 */
export function servesProblem(
  kind: Kind,
  serves: Serves,
  pupil: string,
  kindsThatExist: readonly Kind[],
): 'serves-missing' | 'serves-unknown' | 'serves-order' | undefined {
  const fitting = servable(kind, kindsThatExist);
  if (serves === undefined) return kind === 'work' || fitting.length > 0 ? 'serves-missing' : undefined;
  if (serves === 'alone') return kind === 'work' ? 'serves-missing' : undefined;
  if (serves.pupil !== pupil || !isOpen(serves)) return 'serves-unknown';
  return fitting.includes(serves.kind) ? undefined : 'serves-order';
}

/* ── The moves ──────────────────────────────────────────────────────────────────────────────────────────────── */

type MoveRule = { readonly from: readonly State[]; readonly to: State | 'before' };

/** What people do with a goal, in their words, and where it brings the goal. */
const moves = {
  agree: { from: ['idea'], to: 'agreed' },
  start: { from: ['idea', 'agreed'], to: 'active' },
  realise: { from: ['active'], to: 'realised' },
  partly: { from: ['active'], to: 'partly' },
  miss: { from: ['active'], to: 'not' },
  drop: { from: ['idea', 'agreed', 'active', 'paused'], to: 'dropped' },
  pause: { from: ['agreed', 'active'], to: 'paused' },
  resume: { from: ['paused'], to: 'before' },
  reopen: { from: ['realised', 'partly', 'not', 'dropped'], to: 'active' },
  evaluate: { from: ['realised', 'partly', 'not', 'dropped'], to: 'evaluated' },
  close: { from: ['evaluated'], to: 'closed' },
} as const satisfies Record<string, MoveRule>;

export const verbs = Object.keys(moves) as readonly (keyof typeof moves)[];
export type Verb = keyof typeof moves;

/** A task is done or let go; nobody agrees on it and nobody judges it (first-slice §4). */
const taskVerbs: readonly Verb[] = ['realise', 'drop', 'reopen'];

/** Where this verb brings this goal, or nothing when it cannot be done now. */
function target(goal: Pick<Goal, 'kind' | 'state' | 'stateBeforePause'>, verb: Verb): State | undefined {
  const rule: MoveRule = moves[verb];
  if (goal.kind === 'work' && !taskVerbs.includes(verb)) return undefined;
  if (!rule.from.includes(goal.state)) return undefined;
  return rule.to === 'before' ? (goal.stateBeforePause ?? 'active') : rule.to;
}

/** What this person can do with a goal now. A goal is agreed by two: the one who did not set it says yes (§6.1). */
export const verbsNow = (goal: Goal, actor: string): readonly Verb[] =>
  verbs.filter((verb) => target(goal, verb) !== undefined && !(verb === 'agree' && goal.setBy === actor));

/** What is missing before a goal may become active: a measure and a date (acceptance check 10); for a task nothing. */
export function missing(goal: Pick<Goal, 'kind' | 'measure' | 'due'>): ('measure' | 'due')[] {
  if (goal.kind === 'work') return [];
  const lacks: ('measure' | 'due')[] = [];
  if (goal.measure === null || goal.measure.trim() === '') lacks.push('measure');
  if (goal.due === null) lacks.push('due');
  return lacks;
}

/** Letting go of a goal that had begun, or not wholly reaching it, asks why (S2.96); an idea and a task may just go. */
export const asksCause = (goal: Pick<Goal, 'kind' | 'state'>, verb: Verb): boolean =>
  goal.kind !== 'work' &&
  (verb === 'partly' || verb === 'miss' || (verb === 'drop' && goal.state !== 'idea'));

export type Move =
  | { readonly state: State; readonly stateBeforePause: State | null }
  | { readonly missing: readonly ('measure' | 'due' | 'cause')[] }
  | { readonly refused: 'state' | 'own' };

/** Takes a goal further, or says what is missing, or that it cannot be. */
export function move(goal: Goal, verb: Verb, actor: string, cause: Cause | null): Move {
  const state = target(goal, verb);
  if (state === undefined) return { refused: 'state' };
  if (verb === 'agree' && goal.setBy === actor) return { refused: 'own' };
  const lacks: ('measure' | 'due' | 'cause')[] = needsWhole.includes(state) ? missing(goal) : [];
  if (asksCause(goal, verb) && cause === null) lacks.push('cause');
  if (lacks.length > 0) return { missing: lacks };
  // dropping a paused goal keeps what it was, so that taking that back still knows it
  const before = verb === 'pause' ? goal.state : verb === 'drop' ? goal.stateBeforePause : null;
  return { state, stateBeforePause: before };
}

/**
 * What a passed step makes of a goal about it: a learning goal was judged by it, so nobody has to look back any more; of a
 * farther goal it is the end, and looking back is still worth it. Nothing when the goal is over already, or a mere idea.
 */
export function afterPassing(goal: Pick<Goal, 'kind' | 'state'>): State | undefined {
  // that it worked was the pupil's claim; this is the judgement (domain §6.1)
  if (goal.kind === 'learning') return isOpen(goal) || asksLookBack(goal) ? 'evaluated' : undefined;
  return sortOf(goal.kind) !== 'week' && goal.state === 'active' ? 'realised' : undefined;
}

const needsWhole: readonly State[] = ['active', 'realised', 'partly', 'not'];

/** What a new goal begins as: far goals are talked about first; near ones start when nothing is missing. */
export const firstState = (goal: Pick<Goal, 'kind' | 'measure' | 'due'>, asIdea: boolean): State =>
  goal.kind === 'work' || (!asIdea && sortOf(goal.kind) === 'week' && missing(goal).length === 0)
    ? 'active'
    : 'idea';

/** The day of the goal passed, and it is still to be reached. */
export const isLate = (goal: Pick<Goal, 'state' | 'due'>, today: string): boolean =>
  isOpen(goal) && goal.state !== 'paused' && goal.due !== null && goal.due < today;

/**
 * A date that passed without the goal being reached asks for an evaluation or a deviation (acceptance check 11). A
 * word said before that day does not count: the date passed all the same.
 */
export const asksForWord = (
  goal: Pick<Goal, 'kind' | 'state' | 'due' | 'deviatedOn'>,
  today: string,
): boolean =>
  goal.kind !== 'work' &&
  isLate(goal, today) &&
  (goal.deviatedOn === null || goal.deviatedOn <= (goal.due as string));

/**
 * What is wrong with a word about a goal that goes otherwise: it says why, and a new date lies ahead. Only a goal that
 * was agreed or begun can go otherwise than planned.
 */
export function deviationProblems(
  cause: Cause | null,
  due: string | null,
  today: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (cause === null) problems['cause'] = 'cause-missing';
  if (due !== null && due < today) problems['due'] = 'due-past';
  return problems;
}
export const mayDeviate = (goal: Pick<Goal, 'kind' | 'state'>): boolean =>
  goal.kind !== 'work' && isOpen(goal) && goal.state !== 'idea';

/* ── Changing what it says ──────────────────────────────────────────────────────────────────────────────────── */

export type Text = Pick<Goal, 'title' | 'measure' | 'due' | 'minutes'>;

/**
 * What is wrong with a new text, per field. A goal that has begun stays whole, and a date that has passed is not
 * moved in silence: first a word about what went otherwise (acceptance check 11).
 */
export function textProblems(goal: Goal, text: Text, today: string): Record<string, string> {
  const problems: Record<string, string> = {};
  if (needsWhole.includes(goal.state))
    for (const field of missing({ ...goal, ...text })) problems[field] = `${field}-missing`;
  const movesDate = text.due !== goal.due;
  if (movesDate && asksForWord(goal, today)) problems['due'] = 'word-first';
  else if (movesDate && text.due !== null && text.due < today) problems['due'] = 'due-past';
  return problems;
}

/** The journal keeps the text before a change, so that it can be taken back. */
export const writeText = ({ title, measure, due, minutes }: Text): string =>
  JSON.stringify({ title, measure, due, minutes });
export const readText = (kept: string): Text => JSON.parse(kept) as Text;

/* ── Taking back ────────────────────────────────────────────────────────────────────────────────────────────── */

/** One line of the journal, as far as taking it back needs it. */
export type Line = {
  readonly verb: string;
  readonly at: Date;
  readonly signIn: string | null;
  readonly from: State | null;
  readonly to: State | null;
  readonly version: number | null;
};

/** Offered for ten seconds, accepted for sixty. */
export const isFresh = (line: Pick<Line, 'at'>, now: Date): boolean =>
  now.getTime() - line.at.getTime() <= 60_000;

/** The state to return to, or nothing when somebody has changed the goal since. */
export function takenBack(
  goal: Goal,
  line: Line,
): { state: State; stateBeforePause: State | null } | undefined {
  if (line.version !== goal.version) return undefined;
  const state = line.from ?? goal.state;
  if (state !== 'paused') return { state, stateBeforePause: null };
  return { state, stateBeforePause: goal.stateBeforePause ?? line.to };
}

/**
 * When a task was ticked: a tick that waited without a connection brings its own time, but not one from before this
 * week or from a clock that runs ahead (first-slice §4).
 */
export function tickedAt(sent: Date | undefined, monday: Date, now: Date): Date {
  if (sent === undefined || sent > now) return now;
  return sent < monday ? monday : sent;
}
