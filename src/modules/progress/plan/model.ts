import { addDays, mondayOf } from '#platform/dates';
import type { Calendar } from '#modules/organisations';
import type { CourseStep } from '../step/model.ts';
import { type Placed, remaining } from '../way/model.ts';

/** A step and the school week, by its Monday, in which it is to be shown. */
type Due = { readonly placed: Placed; readonly monday: string; readonly moved: boolean };

/**
 * Which steps are due in which school week: spread evenly up to the end goal, in their order, never in a holiday. A step
 * that somebody moved stands where it was put – in a holiday in the next school week, in the past in this one.
 */
export function dueSteps(
  way: readonly Placed[],
  target: number,
  due: string | null,
  moved: ReadonlyMap<string, string>,
  today: string,
  calendar: Calendar,
): readonly Due[] {
  if (due === null || due < today) return [];
  const weeks = calendar
    .weeks(today, due)
    .filter((monday) => calendar.days(monday).some((day) => today <= day && day <= due));
  if (weeks.length === 0) return [];
  const left = remaining(way, target);
  return left.map((step, i) => {
    const wish = moved.get(step.step);
    const even = weeks[Math.ceil(((i + 1) * weeks.length) / left.length) - 1] as string;
    return wish === undefined
      ? { placed: step, monday: even, moved: false }
      : { placed: step, monday: nextSchoolWeek(wish, weeks, calendar), moved: true };
  });
}

/** The school week in which a wish comes true; after the last one of the plan the calendar goes on. */
function nextSchoolWeek(wish: string, weeks: readonly string[], calendar: Calendar): string {
  const first = weeks[0] as string;
  let monday = wish < first ? first : mondayOf(wish);
  for (let tries = 0; tries < 60 && calendar.days(monday).length === 0; tries += 1)
    monday = addDays(monday, 7);
  return monday;
}

/**
 * Which goals of a course stood on a form, and in which version: of two who plan at once, the second one is told. A goal
 * that was set meanwhile shows, too.
 */
export const asShown = (
  ...aims: readonly ({ readonly id: string; readonly version: number } | undefined)[]
): string => aims.flatMap((aim) => (aim === undefined ? [] : [`${aim.id}.${aim.version}`])).join(' ');

/** What coach and pupil filled in about one course. */
type Wish = {
  readonly level: string;
  readonly entry: string | null;
  readonly target: string | null;
  readonly due: string | null;
  readonly period: string | null;
};

/** An end goal of a subject: a step, and the day it is to be reached. */
type Aim = { readonly step: string | null; readonly due: string | null };

/** What is wrong with a plan, per field: an end goal is a step and a day to come; a period goal lies on the way there. */
export function planProblems(
  wish: Wish,
  course: { readonly steps: readonly CourseStep[]; readonly levels: readonly string[] },
  before: Aim,
  today: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  const number = (step: string | null) => course.steps.find((one) => one.step === step)?.number;
  if (wish.level !== '' && !course.levels.includes(wish.level)) problems['level'] = 'level-unknown';
  if (wish.entry !== null && number(wish.entry) === undefined) problems['entry'] = 'target-unknown';
  if (wish.target !== null && number(wish.target) === undefined) problems['target'] = 'target-unknown';
  else if (wish.target === null && wish.due !== null) problems['target'] = 'target-missing';
  if (wish.target !== null && wish.due === null) problems['due'] = 'due-missing';
  if (wish.due !== null && wish.due !== before.due && wish.due < today) problems['due'] = 'due-past';
  const [near, far] = [number(wish.period), number(wish.target)];
  if (wish.period !== null && near === undefined) problems['period'] = 'target-unknown';
  else if (near !== undefined && far !== undefined && near > far) problems['period'] = 'period-far';
  return problems;
}
