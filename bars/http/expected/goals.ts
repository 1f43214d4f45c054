import type { Cast } from '../cast.ts';
import { type Actor, type PupilName, pupilNames, tieOf } from '../cast/actor.ts';
import { type GoalName, opened, type Sort } from '../cast/canary.ts';
import type { About, Call, Expectation, Outcome } from '../expectations.ts';
import { aboutEach, plain } from './said.ts';

const workers = ['pupil', 'staff'] as const;
const readers = ['pupil', 'staff', 'guardian'] as const;

const reads = (actor: Actor, pupil: PupilName, sort: Sort): boolean =>
  opened[tieOf(actor, pupil)].includes(sort);
const writes = (actor: Actor, pupil: PupilName): boolean => ['self', 'coach'].includes(tieOf(actor, pupil));
const knows = (actor: Actor, pupil: PupilName): boolean => tieOf(actor, pupil) !== 'none';
const readsAny = (actor: Actor, pupil: PupilName): boolean => opened[tieOf(actor, pupil)].length > 0;

/** Every goal of anna, and one or two of each of the others. */
const someGoals: readonly (readonly [PupilName, GoalName])[] = [
  ['anna', 'end'],
  ['anna', 'period'],
  ['anna', 'week'],
  ['anna', 'period of course'],
  ['anna', 'week of course'],
  ['bram', 'end'],
  ['bram', 'week of course'],
  ['cees', 'period'],
  ['dina', 'end'],
  ['dina', 'week'],
  ['eefje', 'end'],
  ['fien', 'end'],
  ['quinten', 'period'],
];
const learning = someGoals.filter(([, sort]) => sort !== 'week of course');
const tasks = someGoals.filter(([, sort]) => sort === 'week of course');

/** The same call about each of these goals, with its pupil in the address as our own links have it. */
const aboutGoals =
  (
    which: typeof someGoals,
    call: (goal: string, pupil: string) => Call,
    outcome: (actor: Actor, pupil: PupilName, sort: GoalName) => Outcome,
  ) =>
  ({ goals, pupils }: Cast): readonly About[] =>
    which.map(([name, sort]) => ({
      what: `${name}, ${sort}`,
      call: call(goals[name][sort], pupils[name].id),
      outcome: (actor) => outcome(actor, name, sort),
    }));

/** A page of a form: who may read and not write is told so, who may not read finds nothing. */
const form = (actor: Actor, pupil: PupilName, sort: Sort): Outcome =>
  writes(actor, pupil) ? 'shows' : reads(actor, pupil, sort) ? 'not allowed' : 'nothing';
/** A goal is locked before it is changed, and a lock is only for who may. */
const press = (actor: Actor, pupil: PupilName): Outcome => (writes(actor, pupil) ? 'goes' : 'nothing');

/** Who knows the pupil and may read no goal hears that; a stranger finds nothing. */
const plan =
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    readsAny(actor, name) ? 'shows' : knows(actor, name) ? 'not allowed' : 'nothing';

const text = { title: 'Een ander doel', measure: 'Drie keer goed', due: '2026-11-28' };

export const goals: readonly Expectation[] = [
  { route: 'GET /goals', hats: ['pupil'], about: plain('/goals') },
  {
    route: 'GET /goals/past',
    hats: readers,
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/goals/past?pupil=${id}` }),
      (name) => (actor) => (actor.hat === 'pupil' ? 'shows' : plan(name)(actor)),
    ),
  },
  {
    route: 'GET /goals/of/:pupil',
    hats: ['staff', 'guardian'],
    about: aboutEach(pupilNames, ({ id }) => ({ path: `/goals/of/${id}` }), plan),
  },
  {
    route: 'GET /goals/set',
    hats: workers,
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/goals/set?pupil=${id}` }),
      (name) => (actor) =>
        actor.hat === 'pupil' || writes(actor, name)
          ? 'shows'
          : knows(actor, name)
            ? 'not allowed'
            : 'nothing',
    ),
  },
  {
    route: 'POST /goals/set',
    hats: workers,
    about: ({ pupils, goals: all }) => [
      ...pupilNames.flatMap((name) =>
        (['learning', 'end'] as const).map((kind) => ({
          what: `${name}, ${kind}`,
          call: {
            path: `/goals/set?pupil=${pupils[name].id}`,
            fields: { ...text, kind, serves: 'none' },
          },
          outcome: (actor: Actor): Outcome =>
            writes(actor, name) ? 'goes' : knows(actor, name) ? 'not allowed' : 'nothing',
        })),
      ),
      {
        what: "a goal of anna's that would serve one of bram's",
        call: {
          path: `/goals/set?pupil=${pupils.anna.id}`,
          fields: { ...text, kind: 'learning', serves: all.bram.period },
        },
        outcome: (actor) =>
          writes(actor, 'anna') ? 'asks' : knows(actor, 'anna') ? 'not allowed' : 'nothing',
      },
      {
        what: "a goal of anna's in a course of bram's",
        call: {
          path: `/goals/set?pupil=${pupils.anna.id}`,
          fields: {
            ...text,
            kind: 'learning',
            serves: 'none',
            enrolment: pupils.bram.enrolments[0]?.id ?? '',
          },
        },
        outcome: () => 'nothing',
      },
    ],
  },
  {
    route: 'GET /goals/:goal',
    hats: readers,
    about: (cast) => [
      ...aboutGoals(
        someGoals,
        (goal, pupil) => ({ path: `/goals/${goal}?pupil=${pupil}` }),
        (actor, pupil, sort) => (reads(actor, pupil, sort) ? 'shows' : 'nothing'),
      )(cast),
      ...aboutGoals(
        someGoals,
        (goal) => ({ path: `/goals/${goal}` }),
        (actor, pupil, sort) =>
          !reads(actor, pupil, sort) ? 'nothing' : actor.hat === 'pupil' ? 'shows' : 'goes',
      )(cast),
      // another pupil in the address than the one whose goal it is
      ...aboutGoals(
        learning,
        (goal) => ({ path: `/goals/${goal}?pupil=${cast.pupils.cees.id}` }),
        (actor, pupil, sort) =>
          reads(actor, pupil, sort) && (pupil === 'cees' || actor.hat === 'pupil') ? 'shows' : 'nothing',
      )(cast),
    ],
  },
  {
    route: 'GET /goals/:goal/edit',
    hats: workers,
    about: aboutGoals(someGoals, (goal, pupil) => ({ path: `/goals/${goal}/edit?pupil=${pupil}` }), form),
  },
  {
    route: 'GET /goals/:goal/otherwise',
    hats: workers,
    about: aboutGoals(learning, (goal, pupil) => ({ path: `/goals/${goal}/otherwise?pupil=${pupil}` }), form),
  },
  {
    route: 'POST /goals/:goal/edit',
    hats: workers,
    about: aboutGoals(
      learning,
      (goal, pupil) => ({ path: `/goals/${goal}/edit?pupil=${pupil}`, fields: text }),
      press,
    ),
  },
  {
    route: 'POST /goals/:goal',
    hats: workers,
    about: (cast) => [
      ...aboutGoals(
        learning,
        (goal, pupil) => ({ path: `/goals/${goal}?pupil=${pupil}`, fields: { verb: 'realise' } }),
        press,
      )(cast),
      // whoever may change cees' goals does not change another's through them
      ...aboutGoals(
        [['bram', 'end']],
        (goal) => ({ path: `/goals/${goal}`, fields: { verb: 'realise', pupil: cast.pupils.cees.id } }),
        // a pupil's scope is the pupil, whatever the address says
        (actor, pupil) => (actor.hat === 'pupil' && writes(actor, pupil) ? 'goes' : 'nothing'),
      )(cast),
    ],
  },
  {
    route: 'POST /goals/:goal/otherwise',
    hats: workers,
    about: aboutGoals(
      learning,
      (goal, pupil) => ({
        path: `/goals/${goal}/otherwise?pupil=${pupil}`,
        fields: { verb: 'deviate', cause: 'was_away', action: 'kanarie die blijft' },
      }),
      press,
    ),
  },
  {
    route: 'POST /goals/tick',
    hats: workers,
    about: aboutGoals(
      tasks,
      (goal, pupil) => ({ path: '/goals/tick', fields: { done: goal, pupil } }),
      press,
    ),
  },
  {
    route: 'POST /goals/undo',
    hats: workers,
    about: ({ line }) => [
      {
        what: 'what anna did in this browser',
        call: { path: `/goals/undo?undo=${line}`, fields: {} },
        outcome: ({ name }) =>
          name === 'anna, a pupil' ? 'goes' : name === 'anna in another browser' ? 'not allowed' : 'nothing',
      },
    ],
  },
];
