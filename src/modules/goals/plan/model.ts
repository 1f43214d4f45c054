import { type Goal, isReached, type Listed } from '../model.ts';
import type { Story } from '../ring/model.ts';

/** A goal with the tasks under it and what its ring needs. */
export type Planned = { readonly goal: Listed; readonly tasks: readonly Listed[]; readonly story: Story };
/** How many goals serve a far one, and how many of these were reached. */
export type Served = { readonly serves: string; readonly goals: number; readonly reached: number };

/** Puts tasks under their goals; a task of a goal that is not there is left out. */
export function planOf(goals: readonly Listed[], served: readonly Served[]): Planned[] {
  const counts = new Map(served.map((line) => [line.serves, line]));
  const tasks = new Map<string, Listed[]>();
  for (const goal of goals)
    if (goal.kind === 'work' && goal.serves !== null && goal.state !== 'dropped') {
      const under = tasks.get(goal.serves);
      if (under === undefined) tasks.set(goal.serves, [goal]);
      else under.push(goal);
    }
  return goals
    .filter(({ kind }) => kind !== 'work')
    .map((goal) => {
      const under = tasks.get(goal.id) ?? [];
      const { goals: parts = 0, reached = 0 } = counts.get(goal.id) ?? {};
      const story = {
        parts: under.length + parts,
        partsDone: under.filter(isReached).length + reached,
      };
      return { goal, tasks: under, story };
    });
}

/** The goals farther away that this one leads to, nearest first. */
export function upward(goal: Goal, goals: ReadonlyMap<string, Goal>): Goal[] {
  const way: Goal[] = [];
  let next = goal.serves === null ? undefined : goals.get(goal.serves);
  while (next !== undefined && !way.includes(next)) {
    way.push(next);
    next = next.serves === null ? undefined : goals.get(next.serves);
  }
  return way;
}
