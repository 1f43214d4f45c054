import { asksForWord, type Goal, sortOf } from '../model.ts';

/** A goal as it stands on a coach's list. */
export type Glance = Pick<Goal, 'id' | 'pupil' | 'kind' | 'title' | 'due' | 'state' | 'deviatedOn' | 'setBy'>;
export type GroupLine<P> = {
  readonly pupil: P;
  /** Learning goals under way. */
  readonly learning: readonly Glance[];
  /** Nothing to learn this week yet. */
  readonly without: boolean;
  /** Goals whose date passed without a word about it. */
  readonly word: readonly Glance[];
  /** Far goals the pupil proposed and nobody agreed to yet; ideas for the week are the pupil's own. */
  readonly proposed: readonly Glance[];
};

/** The group of a coach, pupil by pupil. */
export function groupOf<P extends { readonly pupil: string }>(
  pupils: readonly P[],
  goals: readonly Glance[],
  today: string,
): readonly GroupLine<P>[] {
  const ofPupil = new Map<string, Glance[]>();
  for (const goal of goals) {
    const own = ofPupil.get(goal.pupil);
    if (own === undefined) ofPupil.set(goal.pupil, [goal]);
    else own.push(goal);
  }
  return pupils.map((pupil) => {
    const own = ofPupil.get(pupil.pupil) ?? [];
    const learning = own.filter(({ kind, state }) => kind === 'learning' && state === 'active');
    return {
      pupil,
      learning,
      without: learning.length === 0,
      word: own.filter((goal) => asksForWord(goal, today)),
      proposed: own.filter(
        ({ kind, state, setBy }) => state === 'idea' && sortOf(kind) !== 'week' && setBy === pupil.pupil,
      ),
    };
  });
}
