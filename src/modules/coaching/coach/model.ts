import { addDays } from '#platform/dates';

/** Who coaches whom, with dates: the coach, a new coach from a day on, and who stands in for a while. */
export type Coaching = {
  readonly pupil: string;
  readonly coach: string;
  readonly from: string;
  readonly until: string;
};

/** On this day they are the pupil's coach; the last day counts. */
export const isNow = ({ from, until }: Pick<Coaching, 'from' | 'until'>, day: string): boolean =>
  from <= day && day <= until;

/** Somebody who stands in: no coach for a year. */
export const isShort = ({ from, until }: Pick<Coaching, 'from' | 'until'>): boolean =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000 <= 61;

/** From this day on they alone are the pupil's coach already, and not for a while: handing over would change nothing. */
export function isAlready(
  theirs: readonly Pick<Coaching, 'coach' | 'from' | 'until'>[],
  coach: string,
  day: string,
): boolean {
  const ahead = theirs.filter(({ until }) => until >= day);
  return ahead.length > 0 && ahead.every((one) => one.coach === coach && one.from <= day && !isShort(one));
}

/** Longer than this is not standing in but taking over. */
const longestSubstitution = 60;

/** What is wrong with somebody else as coach, per field. */
export function problemsOf(
  wish: { readonly coach: string | null; readonly from: string | null; readonly until: string | null },
  actor: string,
  today: string,
  kind: 'hand_over' | 'stand_in',
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (wish.coach === null) problems['coach'] = 'coach-missing';
  // a relation to a pupil is access: nobody gives it to themselves (first-slice §1)
  else if (wish.coach === actor) problems['coach'] = 'not-yourself';
  if (wish.from === null) problems['from'] = 'no-day';
  else if (wish.from < today) problems['from'] = 'from-past';
  if (kind === 'hand_over') return problems;
  if (wish.until === null) problems['until'] = 'until-missing';
  else if (wish.from !== null && wish.until < wish.from) problems['until'] = 'until-before';
  else if (wish.from !== null && wish.until > addDays(wish.from, longestSubstitution))
    problems['until'] = 'until-far';
  return problems;
}
