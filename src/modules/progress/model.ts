import type { Calendar } from '#modules/organisations';
import { type Forecast, forecast } from './pace/model.ts';
import { type CourseStep, type Goal, inGoals, type Known } from './step/model.ts';
import { isStuck, lastProgress } from './stuck/model.ts';
import { type Placed, placed, placeOf, stepNow, type Way } from './way/model.ts';

/**
 * What is true of a pupil's way through a course: where each step stands, how fast it goes in school weeks, and what that
 * means for the end goal. Everything is computed from what was recorded and judged; nothing of it is stored.
 */

/** One course of a pupil with everything that follows from what is known. */
export type Course<W extends Way = Way> = {
  readonly way: W;
  readonly steps: readonly Placed[];
  /** The end goal of this course: the nearest one, when there are several. */
  readonly end: Goal | undefined;
  readonly target: number;
  readonly forecast: Forecast;
  readonly now: Placed | undefined;
  readonly stuck: boolean;
};

/** The courses of a pupil as pages show them; `dayOf` gives the day at the school of a moment. */
export function overview<W extends Way>(
  ways: readonly W[],
  steps: readonly CourseStep[],
  known: Omit<Known, 'inGoals'>,
  goals: readonly Goal[],
  calendar: Calendar,
  today: string,
  dayOf: (at: Date) => string,
): readonly Course<W>[] {
  const worked = inGoals(goals);
  return ways.map((way) => {
    const inCourse = steps.filter(({ course }) => course === way.course);
    const ids = new Set(inCourse.map(({ step }) => step));
    const found = placed(way, inCourse, { ...known, inGoals: worked });
    const end = goals.find(({ kind, step, due }) => kind === 'end' && due !== null && ids.has(step));
    const target = placeOf(found, inCourse, end?.step ?? null);
    const records = known.records.filter(({ enrolment }) => enrolment === way.enrolment);
    const judgements = known.judgements.filter(
      ({ enrolment, openedAt }) =>
        enrolment === way.enrolment && (openedAt !== null || !known.unopenedIsNews),
    );
    const days = [
      ...records.map(({ startedOn }) => startedOn),
      ...judgements.map(({ judgedAt }) => dayOf(judgedAt)),
    ].sort();
    const passed = new Map<string, string>();
    // what was passed in a theme is none of the steps of this course
    for (const { outcome, step, judgedAt } of judgements)
      if (outcome === 'passed' && ids.has(step)) passed.set(step, dayOf(judgedAt));
    return {
      way,
      steps: found,
      end,
      target,
      forecast: forecast({
        way: found,
        target,
        due: end?.due ?? null,
        passedOn: [...passed.values()],
        since: days[0] ?? null,
        today,
        calendar,
      }),
      now: stepNow(found),
      stuck: isStuck(
        {
          working: found.some(({ state }) => state === 'working' || state === 'again'),
          waiting: found.some(({ state }) => state === 'ready'),
          lastOn: lastProgress(records, judgements, dayOf),
        },
        today,
        calendar,
      ),
    };
  });
}
