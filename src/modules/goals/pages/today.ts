import { nearDay } from '#platform/dates';
import type { Language } from '#platform/words';
import { pathOf } from '../actions/path.ts';
import { type Ask, asksToday, isReached, planOf, type Step, stepsTaken, type Taken } from '../model.ts';
import { words } from '../words.ts';

/** A card of the first screen, ready for `TodayCard`: one thing, one button. */
export type TodayLine = {
  readonly what: Ask['what'];
  readonly id: string;
  readonly over: string;
  readonly title: string;
  readonly text: string;
  readonly go: { readonly label: string; readonly href: string };
  readonly ring: Readonly<Record<Step, Taken>> | undefined;
};

/** What a pupil's goals ask today: at most five cards, the most pressing first. */
export function todayLines(
  goals: Parameters<typeof planOf>[0],
  served: Parameters<typeof planOf>[1],
  seen: { readonly today: string; readonly language: Language; readonly person: string },
): TodayLine[] {
  return asksToday(planOf(goals, served), seen.today, seen.person).map((ask) => lineOf(ask, seen));
}

function lineOf(
  { what, planned }: Ask,
  { today, language }: { readonly today: string; readonly language: Language },
): TodayLine {
  const say = words(language);
  if (planned === undefined || what === 'set') {
    const { over, title, text, go } = say.today.set;
    return {
      what,
      id: 'set',
      over,
      title,
      text,
      go: { label: go, href: '/goals/set?kind=learning' },
      ring: undefined,
    };
  }
  const { goal, tasks, story } = planned;
  const next = tasks.find((task) => !isReached(task));
  const day = goal.due === null || what === 'due' ? '' : say.dueNear(nearDay(goal.due, today, language));
  const said =
    what === 'lookBack'
      ? say.state[goal.state]
      : what === 'work' && next !== undefined
        ? say.today.next(next.title)
        : '';
  return {
    what,
    id: `goal-${goal.id}`,
    over: `${say.kind[goal.kind]} · ${say.today[what].over}`,
    title: goal.title,
    text:
      said || (what === 'word' && goal.due !== null ? say.wasDue(nearDay(goal.due, today, language)) : day),
    go: {
      label: say.today[what].go,
      href: pathOf(goal.id, null, what === 'work' || what === 'plan' ? 'tasks' : undefined),
    },
    ring: stepsTaken(goal, story, today),
  };
}
