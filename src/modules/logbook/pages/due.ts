import type { Results } from '#platform/database';
import { dayIn } from '#platform/scope';
import { type Calendar, calendarSpans } from '#modules/organisations';
import { themePart } from '#modules/courses';
import { dueSteps, knownOf, overview, stepsOf, timedStepsOf, withStates } from '#modules/progress';
import type { Due } from '../model.ts';

/** What is known about a pupil's courses: the ways, what was done, where to and what was moved; the steps. */
export const courseQueries = (pupil: string | null) =>
  [knownOf({ pupil }), stepsOf({ pupil }), calendarSpans()] as const;
/** The same with how long each step takes. */
export const timedCourseQueries = (pupil: string | null) =>
  [knownOf({ pupil }), timedStepsOf({ pupil }), calendarSpans()] as const;
type CourseRows = Results<ReturnType<typeof courseQueries>>;

type Seen = { readonly today: string; readonly zone: string; readonly self: boolean };

/** The courses of a pupil, each with the steps still to come and the week in which each is due. */
export function coursesWithDue(
  [known, steps]: readonly [CourseRows[0], CourseRows[1], ...unknown[]],
  calendar: Calendar,
  { today, zone, self }: Seen,
) {
  const courses = overview(
    known.ways,
    steps,
    { ...known, unopenedIsNews: self },
    known.aims,
    calendar,
    today,
    (at) => dayIn(zone, at),
  );
  return courses.map((course) => {
    const own = new Map(
      known.moved
        .filter(({ enrolment }) => enrolment === course.way.enrolment)
        .map(({ step, monday }) => [step, monday]),
    );
    const due = dueSteps(course.steps, course.target, course.end?.due ?? null, own, today, calendar);
    return { course, due };
  });
}
export type CourseWithDue = ReturnType<typeof coursesWithDue>[number];

/**
 * What is due in a week: what the plan gives it or an earlier one, and in a course where that is nothing and nothing is
 * in hand, the step that comes next. What waits to be looked at is not planned again.
 */
export function dueIn(
  monday: string,
  courses: readonly CourseWithDue[],
  inHand: ReadonlySet<string>,
  minutes: ReadonlyMap<string, number>,
): Due[] {
  return courses.flatMap(({ course, due }) => {
    const open = (step: { readonly state: string }): boolean =>
      step.state === 'open' || step.state === 'working' || step.state === 'again';
    const planned = due.filter((one) => one.monday <= monday).map(({ placed }) => placed);
    const busy = course.steps.some(({ step }) => inHand.has(step));
    const chosen = planned.length > 0 || busy || course.now === undefined ? planned : [course.now];
    return chosen.filter(open).map(
      ({ step, goal }): Due => ({
        step,
        title: goal,
        tasks: [{ minutes: minutes.get(step) ?? null }],
      }),
    );
  });
}

type ThemeGoal = {
  readonly starts: string | null;
  readonly weeks: number;
  readonly blocks: number;
  readonly block: number;
  readonly enrolment: string | null;
  readonly step: string;
  readonly goal: string;
  readonly minutes: number | null;
};

/** The goals that the themes of a week ask for, as far as they are not passed and do not wait to be looked at. */
export function dueOfThemes(
  monday: string,
  goals: readonly ThemeGoal[],
  known: CourseRows[0],
  { self }: Pick<Seen, 'self'>,
): Due[] {
  const now = goals.filter(
    ({ starts, weeks, blocks, block }) =>
      starts !== null && themePart({ starts, weeks, parts: blocks }, monday) === block,
  );
  return withStates(now, { ...known, inGoals: new Set(), unopenedIsNews: self })
    .filter(({ state }) => state === 'open' || state === 'working' || state === 'again')
    .map(({ step, goal, minutes }) => ({ step, title: goal, tasks: [{ minutes }] }));
}
