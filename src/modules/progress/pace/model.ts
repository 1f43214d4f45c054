import { mondayOf } from '#platform/dates';
import type { Calendar } from '#modules/organisations';
import { isBehind } from '../step/model.ts';
import { type Placed, remaining } from '../way/model.ts';

type Pace = {
  /** Steps still to be passed up to the end goal. */
  readonly steps: number;
  /** School weeks left for them. */
  readonly weeks: number;
};

/** The default pace: what remains up to the end goal, spread evenly over the school weeks that remain. */
export const paceOf = (
  way: readonly Placed[],
  target: number,
  due: string,
  today: string,
  calendar: Calendar,
): Pace => ({ steps: remaining(way, target).length, weeks: calendar.weeksLeft(today, due) });

/** A pace as people say it: so many steps in so many weeks, both small. */
type Ratio = { readonly steps: number; readonly weeks: number };

/**
 * The nearest of the ratios that people use: up to four weeks, whole steps. Of two that are as near (within a
 * twentieth), the one with the fewest weeks.
 */
export function asRatio(pace: number): Ratio {
  if (pace <= 0) return { steps: 0, weeks: 1 };
  if (pace < 0.25) return { steps: 1, weeks: Math.round(1 / pace) };
  const off = (weeks: number) => Math.abs(Math.max(1, Math.round(pace * weeks)) / weeks - pace) / pace;
  const nearest = Math.min(...[1, 2, 3, 4].map(off));
  const weeks = [1, 2, 3, 4].find((some) => off(some) <= nearest + 0.05) ?? 4;
  return { steps: Math.max(1, Math.round(pace * weeks)), weeks };
}

/** `weeks` null: once, and that is enough. */
type Extra = { readonly steps: number; readonly weeks: number | null };

/** So much more that it suffices: one extra step, one every so many weeks, or so many every week. */
export function asExtra(pace: number, weeks: number): Extra {
  if (pace * weeks <= 1 + 1e-9) return { steps: 1, weeks: null };
  if (pace >= 1) return { steps: Math.ceil(pace - 1e-9), weeks: 1 };
  return { steps: 1, weeks: Math.max(1, Math.floor(1 / pace + 1e-9)) };
}

/** Over how many school weeks one looks back (domain §6.8). */
const lookBackWeeks = 6;

/**
 * How fast it went: steps passed per school week, over the last six of them and the part of this week that is behind.
 * Somebody who has been at it for a shorter time is judged by that time alone.
 */
export function recentPace(
  passedOn: readonly string[],
  since: string,
  today: string,
  calendar: Calendar,
): { readonly passed: number; readonly weeks: number } {
  const whole: string[] = [];
  let running = 0;
  for (const monday of calendar.weeks(since, today)) {
    const days = calendar.days(monday).filter((day) => day >= since);
    const behind = days.filter((day) => day < today).length;
    if (days.length > 0 && behind === days.length) whole.push(monday);
    else if (mondayOf(today) === monday) running = behind / 5;
  }
  const counted = whole.slice(-lookBackWeeks);
  const from = counted[0] ?? mondayOf(today);
  return {
    passed: passedOn.filter((day) => day >= from && day <= today).length,
    weeks: counted.length + running,
  };
}

/* ── Forecast ───────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * How it goes with one subject, as values; words make sentences of them, never a percentage.
 * - `aimless`: no end goal yet · `reached`: it is reached · `over`: its day has passed
 * - `new`: less than two school weeks at it, too short to look ahead
 * - `ahead`, `onPlan`, `behind`: in whole school weeks; whoever is behind hears what would do
 */
export type Forecast =
  | { readonly how: 'aimless' }
  | { readonly how: 'reached' }
  | { readonly how: 'over'; readonly steps: number }
  | { readonly how: 'new'; readonly pace: Ratio }
  | { readonly how: 'ahead'; readonly weeks: number }
  | { readonly how: 'onPlan' }
  | {
      readonly how: 'behind';
      /** Null: at the pace of the last weeks it would take longer than anybody can say. */
      readonly weeks: number | null;
      readonly extra: Extra;
      readonly by: string;
      /** The step that would be reached on the day of the end goal, and the one that was meant. */
      readonly reaches: number;
      readonly target: number;
    };

/** More than this many weeks behind is not said: a number like that helps nobody. */
const mostWeeks = 20;

type Seen = {
  readonly target: number;
  readonly due: string | null;
  readonly passedOn: readonly string[];
  /** The day the pupil began in this course; null: not yet. */
  readonly since: string | null;
  readonly today: string;
  readonly calendar: Calendar;
};

/** How it goes with one subject, from the way itself. */
export const forecast = ({ way, ...seen }: Seen & { readonly way: readonly Placed[] }): Forecast =>
  forecastOf({ ...seen, done: way.filter(isBehind).length, left: remaining(way, seen.target).length });

/** The same from counts: so many steps done, so many left up to the end goal. */
export function forecastOf(seen: Seen & { readonly done: number; readonly left: number }): Forecast {
  const { done, left, target, due, since, today, calendar } = seen;
  if (due === null || target === 0) return { how: 'aimless' };
  if (left === 0) return { how: 'reached' };
  const pace: Pace = { steps: left, weeks: calendar.weeksLeft(today, due) };
  if (pace.weeks === 0) return { how: 'over', steps: left };
  const needed = left / pace.weeks;
  const recent = since === null ? { passed: 0, weeks: 0 } : recentPace(seen.passedOn, since, today, calendar);
  if (recent.weeks < 2) return { how: 'new', pace: asRatio(needed) };
  const speed = recent.passed / recent.weeks;
  const reaches = done + Math.floor(speed * pace.weeks + 1e-9);
  const behind = (weeks: number | null): Forecast => ({
    how: 'behind',
    weeks,
    extra: asExtra(needed - speed, pace.weeks),
    by: due,
    reaches: Math.min(reaches, target),
    target,
  });
  if (speed === 0) return behind(null);
  const off = pace.weeks - left / speed;
  if (off >= 1) return { how: 'ahead', weeks: Math.floor(off) };
  if (off > -1) return { how: 'onPlan' };
  const late = Math.floor(-off);
  return behind(late > mostWeeks ? null : late);
}
