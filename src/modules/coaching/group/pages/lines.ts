import type { Results } from '#platform/database';
import { addDays, hourInWords, mondayOf } from '#platform/dates';
import { dayIn, timeIn } from '#platform/scope';
import { groupOf } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { groupProgress, stuckIn } from '#modules/progress';
import {
  type Brief,
  briefOf,
  quietOf,
  type Signal,
  signals as signalKinds,
  stuckSignals,
  weeksWithout,
} from '../../talk/model.ts';
import { planState, type Row, talkDay, talkPassed, talkStand } from '../model.ts';
import { groupGoals, groupRows } from '../store.ts';

type Answer<Q extends (...input: never[]) => { read: (...answer: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;
/** One pupil of a coach, as the lists tell it. */
export type Line = Row<Answer<typeof groupRows>[number]>;

type Seen = { readonly today: string; readonly now: Date; readonly zone: string };

/** All that is known of a coach's group, with the talks of this week or, `ahead`, of a later one, and for their briefs. */
export const groupQueries = (wish: { ahead: number; briefs: boolean }) =>
  [groupRows(wish), groupGoals(), groupProgress(), calendarSpans()] as const;
type GroupRows = Results<ReturnType<typeof groupQueries>>;

/** Puts together what is known of each pupil of a coach. */
export function groupLines(
  [pupils, goals, progress, spans]: GroupRows,
  { today, now, zone }: Seen,
): readonly Line[] {
  const calendar = calendarOf(spans);
  const stuck = stuckIn(progress, today, calendar);
  const tried = triedIn(progress);
  const titles = new Map(goals.map(({ id, title }) => [id, title]));
  const behind = calendar.weeks(addDays(mondayOf(today), -63), addDays(mondayOf(today), -1));
  const clock = hourInWords(now, zone, 'nl');
  return groupOf(pupils, goals, today).map(({ pupil, learning, word, proposed }) => {
    const quiet = weeksWithout(behind, pupil.lastHeld === null ? [] : [pupil.lastHeld], pupil.since, today);
    const signals: Signal[] = [
      ...(quietOf(quiet) === undefined ? [] : [{ what: 'quiet' as const, title: '', times: quiet }]),
      ...stuckSignals(stuck.get(pupil.pupil)),
      ...(tried.get(pupil.pupil) ?? []),
      ...pupil.carried.flatMap((goal, i): Signal[] => {
        // a goal that is not open any more is not carried either
        const title = titles.get(goal);
        return title === undefined ? [] : [{ what: 'carried', title, times: pupil.carriedTimes[i] ?? 0 }];
      }),
      ...word.map(({ id, title }) => ({ what: 'late' as const, title, times: 1, goal: id })),
      ...proposed.map(({ id, title }) => ({ what: 'proposed' as const, title, times: 1, goal: id })),
    ];
    const slot =
      pupil.weekday === null || pupil.at === null || pupil.minutes === null
        ? undefined
        : { weekday: pupil.weekday, at: pupil.at, minutes: pupil.minutes };
    return {
      pupil,
      plan: planState(
        { proposed: pupil.proposedAt, agreed: pupil.agreedAt, goals: pupil.goals },
        today > pupil.planWeek || (today === pupil.planWeek && clock >= '12:00'),
      ),
      talk: talkStand(pupil.state ?? undefined, slot, talkPassed(slot, pupil.talkWeek, today, clock)),
      signals,
      learns: learning.map(({ title }) => title),
    };
  });
}

/** Steps that were tried again and again, by pupil. */
function triedIn(progress: GroupRows[2]): ReadonlyMap<string, readonly Signal[]> {
  const tried = new Map<string, Signal[]>();
  for (const { pupil, title, again } of progress) {
    if (again < 2) continue;
    const signal: Signal = { what: 'again', title, times: again };
    tried.set(pupil, [...(tried.get(pupil) ?? []), signal]);
  }
  return tried;
}

export type Placed = {
  readonly line: Line;
  readonly on: string | undefined;
  readonly at: string | undefined;
};

/** The day and time of somebody's talk in a week: the standing moment, or the one it was moved to. */
export function placedIn(line: Line, monday: string, zone: string): Placed {
  const { state, plannedAt, weekday, at } = line.pupil;
  if (state === 'moved' && plannedAt !== null)
    return { line, on: dayIn(zone, plannedAt), at: timeIn(zone, plannedAt) };
  return { line, on: talkDay(weekday ?? undefined, monday, null), at: at ?? undefined };
}

export const inTime = (a: Placed, b: Placed): number =>
  (a.on ?? '9').localeCompare(b.on ?? '9') || (a.at ?? '').localeCompare(b.at ?? '');

/** The talks that stand like this, in their order: those still to come, for one. */
export const talksThat = (
  stand: readonly Line['talk'][],
  lines: readonly Line[],
  monday: string,
  zone: string,
): readonly Placed[] =>
  lines
    .filter(({ talk }) => stand.includes(talk))
    .map((line) => placedIn(line, monday, zone))
    .filter(({ on }) => on !== undefined)
    .toSorted(inTime);

/** Of pupils who stand out, those with the most pressing signal first. */
export const mostPressing = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((a, b) => pressing(a) - pressing(b));
const pressing = ({ signals }: Line): number =>
  Math.min(...signals.map(({ what }) => signalKinds.indexOf(what)));

/** Two lines about a pupil before the talk. */
export function briefFor({ pupil, signals, learns }: Line, today: string): Brief {
  const { promise: text, promiseDue: due, promiseDone, promisedAt } = pupil;
  const done = promiseDone === true;
  const made = promisedAt === null ? '' : promisedAt.toISOString();
  return briefOf(signals, learns, text === null ? [] : [{ text, due, done, dropped: false, made }], today);
}
