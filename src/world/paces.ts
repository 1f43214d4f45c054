import { calendarOf as schoolCalendarOf, type Calendar as SchoolCalendar } from '#modules/organisations';
import { recentPace } from '../modules/progress/pace/model.ts';
import { type Calendar, dayOfMoment } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Begun, Finding } from './walk.ts';

/** How far a pupil's end goal lies, and when it is to be reached. */
export type Aim = { readonly target: number; readonly due: string };

/** What a pupil did so far in a course, and how far the course and a wish go. */
type Walked = {
  readonly now: number;
  readonly many: number;
  readonly findings: readonly Finding[];
  readonly begun: readonly Begun[];
};

/**
 * End goals that fit the pace of the last school weeks, so that the sentence about it is one that is heard at a school: a
 * few weeks ahead, on plan, a few behind. It is computed as the pages compute it, on whatever day a world is made.
 */
export class Paces {
  readonly #calendar: Calendar;
  readonly #school: SchoolCalendar;
  /** The school weeks to come, each with its last day. */
  readonly #weeks: readonly string[];

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
    const span = (holiday: boolean) => (one: { from: string; until: string }) => ({
      starts: one.from,
      ends: one.until,
      holiday,
    });
    this.#school = schoolCalendarOf([
      ...calendar.breaks.map(span(true)),
      ...calendar.periods.map(span(false)),
    ]);
    const weeks: string[] = [];
    for (let week = 0; calendar.dayOf(week, 5) <= calendar.year.until; week = calendar.after(week))
      weeks.push(calendar.dayOf(week, 5));
    this.#weeks = weeks;
  }

  /** The day on which a step must be reached for the sentence to say so many weeks: behind when below nothing. */
  dueFor(walked: Walked, target: number, says: number): string {
    const { year } = this.#calendar;
    const needs = (target - walked.now + 1) / this.#speed(walked);
    return this.#weeks.find((due) => isSo(this.#weeksLeft(due) - needs, says)) ?? year.until;
  }

  /** For whoever has no story: a step that the pace leads to by the summer, or nearly; for some it is too far. */
  aimFor(walked: Walked, wish: number, chance: Chance): Aim {
    const { until } = this.#calendar.year;
    const says = chance.pick(usual);
    const speed = this.#speed(walked);
    const passed = this.#recent(walked).passed;
    // little was added in the last weeks, and the goal stands where it stood
    if (passed === 0 || (passed === 1 && chance.percent(30)))
      return { target: Math.max(wish, Math.min(walked.many, walked.now + 5)), due: until };
    const left = Math.max(1, Math.floor((this.#weeksLeft(until) - says) * speed + 1e-9));
    const target = Math.min(walked.many, walked.now - 1 + left);
    return target < walked.many ? { target, due: until } : { target, due: this.dueFor(walked, target, says) };
  }

  #weeksLeft(due: string): number {
    return this.#school.weeksLeft(this.#calendar.day, due);
  }

  #speed(walked: Walked): number {
    const { passed, weeks } = this.#recent(walked);
    return weeks === 0 ? 0 : passed / weeks;
  }

  #recent({ findings, begun }: Walked): { readonly passed: number; readonly weeks: number } {
    const days = findings.map(({ outcome, at }) => ({ outcome, on: dayOfMoment(at) }));
    const [since] = [...begun.map(({ startedOn }) => startedOn), ...days.map(({ on }) => on)].sort();
    const passed = days.filter(({ outcome }) => outcome === 'passed').map(({ on }) => on);
    return since === undefined
      ? { passed: 0, weeks: 0 }
      : recentPace(passed, since, this.#calendar.day, this.#school);
  }
}

/** Whole weeks as the sentence says them: of a part of a week nothing is said. */
const isSo = (off: number, says: number): boolean => (says >= 0 ? off >= says : off > says - 1);
/** What the sentences of a group say, more or less. */
const usual = [-6, -4, -3, -2, -2, -1, -1, -1, 0, 0, 1, 2] as const;
