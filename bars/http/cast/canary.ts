import { type Actor, type PupilName, pupilNames, type Tie, tieOf } from './actor.ts';
import { type ToldCanary, toldOf } from './told.ts';

export type Sort = 'end' | 'period' | 'week' | 'period of course' | 'week of course' | 'why';
export const sorts: readonly Sort[] = ['end', 'period', 'week', 'period of course', 'week of course', 'why'];
export type GoalName = Exclude<Sort, 'why'>;

/** Closed by a sign of its own, so that no canary is the beginning of another. */
export const canaryOf = (name: string, sort: Sort | 'card'): string =>
  `kanarie-${name}-${sort.replaceAll(' ', '-')}!`;

/** Every text that tells of somebody, whose it is, and what of theirs it is. */
export type Canary =
  | {
      readonly text: string;
      readonly pupil: PupilName | undefined;
      readonly sort: Sort | 'card' | 'guardian';
      readonly who: string;
    }
  | ToldCanary;

export const canaries: readonly Canary[] = [
  ...pupilNames.flatMap((pupil) =>
    (['card', ...sorts] as const).map((sort) => ({ text: canaryOf(pupil, sort), pupil, sort, who: pupil })),
  ),
  ...[
    'full',
    'info',
    'blocked',
    'unconfirmed',
    'other',
    'of-sixteen',
    'of-seventeen',
    'of-unknown',
    'of-adult',
  ].map((who) => ({ text: `kanarie-guardian-${who}!`, pupil: undefined, sort: 'guardian' as const, who })),
  ...toldOf(pupilNames),
];

/** What of a pupil's goals may be read by whom: the matrix of first-slice §1, written a second time. */
export const opened: Readonly<Record<Tie, readonly Sort[]>> = {
  self: sorts,
  coach: sorts,
  'own course': ['end', 'period of course', 'week of course'],
  team: [],
  'leads team': [],
  'leads school': [],
  'guardian <16': ['end', 'period', 'period of course'],
  'guardian shared': ['end', 'period', 'week', 'period of course', 'week of course'],
  'guardian 16+': [],
  administrator: [],
  none: [],
};

/** May this text stand on a page of this person, whatever page it is? */
export function mayStand(actor: Actor, canary: Canary): boolean {
  const { sort, pupil, text } = canary;
  if (actor.person !== undefined && 'family' in actor.person && actor.person.family === text) return true;
  if (sort === 'guardian')
    return (
      actor.side === 'Veenlicht' && (actor.hat === 'administrator' || tieOf(actor, 'anna') === 'leads school')
    );
  const tie = tieOf(actor, pupil as PupilName);
  if (sort === 'told') return canary.may(actor, tie);
  return sort === 'card' ? tie !== 'none' : opened[tie].includes(sort);
}
