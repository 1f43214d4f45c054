import { type Actor, opened, type PupilName, pupilNames, tieOf } from '../cast.ts';
import type { Expectation, Outcome } from '../expectations.ts';
import { aboutEach, plain } from './said.ts';

const readsWeek = (actor: Actor, pupil: PupilName): boolean =>
  opened[tieOf(actor, pupil)].some((sort) => sort === 'week' || sort === 'week of course');
const knows = (actor: Actor, pupil: PupilName): boolean => tieOf(actor, pupil) !== 'none';

/** Who knows the pupil and may not see the week hears that; a stranger finds nothing. */
const week =
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    readsWeek(actor, name) ? 'shows' : knows(actor, name) ? 'not allowed' : 'nothing';

export const logbook: readonly Expectation[] = [
  { route: 'GET /logbook', hats: ['pupil'], about: plain('/logbook?week=2026-48') },
  {
    route: 'GET /logbook/of/:pupil',
    hats: ['staff', 'guardian'],
    about: aboutEach(pupilNames, ({ id }) => ({ path: `/logbook/of/${id}` }), week),
  },
];
