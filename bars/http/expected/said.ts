import type { Pupil } from '../../../tests/world/people.ts';
import { type Actor, type PupilName, type Tie, tieOf } from '../cast/actor.ts';
import type { About, Call, Expectation, Outcome } from '../expectations.ts';

/* The words in which the expectations are written. */

export const always = (outcome: Outcome) => (): Outcome => outcome;

export const ownSchoolOf =
  (outcome: Outcome, elsewhere: Outcome = 'nothing') =>
  ({ side }: Actor): Outcome =>
    side === 'Veenlicht' ? outcome : elsewhere;

/** Whoever is one of these to the pupil; everybody else finds nothing. */
export const tied =
  (pupil: PupilName, ties: readonly Tie[], outcome: Outcome) =>
  (actor: Actor): Outcome =>
    ties.includes(tieOf(actor, pupil)) ? outcome : 'nothing';

/** The same call about each of some pupils. */
export const aboutEach =
  (
    names: readonly PupilName[],
    call: (pupil: Pupil, name: PupilName) => Call,
    outcome: (name: PupilName) => About['outcome'],
  ): Expectation['about'] =>
  ({ pupils }) =>
    names.map((name) => ({ what: name, call: call(pupils[name], name), outcome: outcome(name) }));

/** A page about nobody in particular. */
export const plain = (path: string, outcome: Outcome | About['outcome'] = 'shows'): Expectation['about'] => {
  const told = typeof outcome === 'string' ? always(outcome) : outcome;
  return () => [{ what: 'nobody in particular', call: { path }, outcome: told }];
};
