import type { Judgement } from '../judging/model.ts';
import { type Begun, type CourseStep, isBehind, type Known, type State, stateOf } from '../step/model.ts';

/** A pupil's way through one course, as it is kept. */
export type Way = {
  readonly enrolment: string;
  readonly course: string;
  /** Empty: to be settled by teacher or coach; then every step counts. */
  readonly level: string;
  /** Where the pupil came in; what lies before it is mastered. */
  readonly entry: string | null;
};

/** The steps of a pupil's level in their order. A level the course does not know keeps nobody from working: all steps. */
export function stepsAt<S extends Pick<CourseStep, 'number' | 'levels'>>(
  steps: readonly S[],
  level: string,
): readonly S[] {
  const inOrder = steps.toSorted((a, b) => a.number - b.number);
  if (level === '') return inOrder;
  const fitting = inOrder.filter(({ levels }) => levels.length === 0 || levels.includes(level));
  return fitting.length === 0 ? inOrder : fitting;
}

export type Placed = CourseStep & {
  /** The number that the pupil sees. */
  readonly place: number;
  readonly state: State;
};

/** The steps of a way with their places and states. */
export function placed(way: Way, steps: readonly CourseStep[], known: Known): readonly Placed[] {
  const inCourse = steps.filter(({ course }) => course === way.course);
  const entry = inCourse.find(({ step }) => step === way.entry)?.number ?? Number.NEGATIVE_INFINITY;
  const records = new Map<string, Begun>();
  for (const record of known.records)
    if (record.enrolment === way.enrolment) records.set(record.step, record);
  const judged = new Map<string, Judgement[]>();
  for (const judgement of known.judgements) {
    if (judgement.enrolment !== way.enrolment) continue;
    const earlier = judged.get(judgement.step);
    if (earlier === undefined) judged.set(judgement.step, [judgement]);
    else earlier.push(judgement);
  }
  return stepsAt(inCourse, way.level).map((step, i) => ({
    ...step,
    place: i + 1,
    state: stateOf(
      records.get(step.step),
      judged.get(step.step) ?? [],
      step.number < entry,
      known.inGoals.has(step.step),
      known.unopenedIsNews,
    ),
  }));
}

/** The place on the way that an aim means; a step of another level counts as the last one before it. */
export function placeOf(way: readonly Placed[], steps: readonly CourseStep[], step: string | null): number {
  const number = steps.find((one) => one.step === step)?.number;
  return number === undefined ? 0 : way.filter((one) => one.number <= number).length;
}

/** What is still to be passed up to a place on the way. */
export const remaining = (way: readonly Placed[], target: number): readonly Placed[] =>
  way.filter((step) => step.place <= target && !isBehind(step));

/** The step to work on now: the first one in hand that nobody has to look at, else the first that is not begun. */
export const stepNow = (way: readonly Placed[]): Placed | undefined =>
  way.find(({ state }) => state === 'working' || state === 'again') ??
  way.find(({ state }) => state === 'open') ??
  way.find(isInHand);
/** In hand: worked on, or waiting to be looked at. */
const isInHand = ({ state }: Pick<Placed, 'state'>): boolean =>
  state === 'working' || state === 'again' || state === 'ready' || state === 'news';

export type Block = {
  readonly block: number;
  readonly steps: readonly Placed[];
  readonly done: number;
  /** How many of its steps are done or lie before the end goal. */
  readonly planned: number;
};

/** The way in its blocks, as far as the level has steps in them. */
export function blocksOf(way: readonly Placed[], target: number): readonly Block[] {
  const blocks = new Map<number, Placed[]>();
  for (const step of way) {
    const steps = blocks.get(step.block);
    if (steps === undefined) blocks.set(step.block, [step]);
    else steps.push(step);
  }
  return [...blocks].map(([block, steps]) => {
    const done = steps.filter(isBehind).length;
    const planned = steps.filter((step) => isBehind(step) || step.place <= target).length;
    return { block, steps, done, planned };
  });
}

/** Of a long course only the blocks around where the pupil is: two before, as many after as make twelve. */
export function nearBlocks(blocks: readonly Block[], now: number | undefined): readonly Block[] {
  if (blocks.length <= 12) return blocks;
  const here = blocks.findIndex(({ block }) => block === now);
  const from = Math.max(0, Math.min((here === -1 ? 0 : here) - 2, blocks.length - 12));
  return blocks.slice(from, from + 12);
}
