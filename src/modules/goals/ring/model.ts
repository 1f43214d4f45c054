import { asksForWord, type Goal, isLate, isOpen, missing } from '../model.ts';

/** The four steps that every level takes, from pupil to network (S2.94). */
export const steps = ['set', 'followUp', 'evaluate', 'act'] as const;
export type Step = (typeof steps)[number];
export type Taken = 'done' | 'due' | 'later';

/** What stands under a goal: its tasks, or the nearer goals that serve it. */
export type Story = { readonly parts: number; readonly partsDone: number };

/**
 * The ring beside a goal: which of the four steps are taken, which one is due, which come later. Acting is due only
 * when a goal went another way than planned; a goal that was simply reached and evaluated has its ring full.
 */
export function stepsTaken(
  goal: Pick<Goal, 'kind' | 'state' | 'due' | 'measure' | 'deviatedOn'>,
  story: Story,
  today: string,
): Record<Step, Taken> {
  const isOver = !isOpen(goal);
  const set = isOver || (goal.state !== 'idea' && missing(goal).length === 0);
  const late = isLate(goal, today);
  const word = asksForWord(goal, today);
  const evaluated = goal.state === 'evaluated' || goal.state === 'closed' || (goal.kind === 'work' && isOver);
  const astray = late || goal.state === 'partly' || goal.state === 'not';
  return {
    set: set ? 'done' : 'due',
    followUp: isOver || story.partsDone > 0 ? 'done' : set ? 'due' : 'later',
    evaluate: evaluated ? 'done' : isOver || late ? 'due' : 'later',
    act:
      (goal.deviatedOn !== null && !word) || (evaluated && !astray)
        ? 'done'
        : astray && goal.kind !== 'work'
          ? 'due'
          : 'later',
  };
}
