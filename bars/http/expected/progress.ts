import type { Cast } from '../cast.ts';
import { type Actor, type PupilName, pupilNames, tieOf } from '../cast/actor.ts';
import type { Expectation, Outcome } from '../expectations.ts';
import { aboutEach, plain, tied } from './said.ts';

const knows = (actor: Actor, pupil: PupilName): boolean => tieOf(actor, pupil) !== 'none';

/** Who knows the pupil and may not see how far hears that; a stranger finds nothing. */
const forThese =
  (ties: readonly ReturnType<typeof tieOf>[], outcome: Outcome) =>
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    ties.includes(tieOf(actor, name)) ? outcome : knows(actor, name) ? 'not allowed' : 'nothing';

/** One of a pupil's steps, as our own forms send it. */
const ofStep = ({ pupils, ways }: Cast, name: PupilName, n: number) => ({
  enrolment: pupils[name].enrolments[0]?.id ?? '',
  step: ways[name].steps[n - 1]?.id ?? '',
});
const asQuery = (fields: Readonly<Record<string, string>>): string => String(new URLSearchParams(fields));

/** What only the pupil can do with an own step; for everybody else it is not there. */
const own =
  (path: string, n: number, more: Readonly<Record<string, string>> = {}): Expectation['about'] =>
  (cast) => [
    {
      what: `anna's step ${n}`,
      call: { path, fields: { ...ofStep(cast, 'anna', n), ...more } },
      outcome: tied('anna', ['self'], 'goes'),
    },
  ];

const plan = (cast: Cast, name: PupilName) => ({
  enrolment: ofStep(cast, name, 1).enrolment,
  version: '1',
  level: 'vwo',
  target: ofStep(cast, name, 6).step,
  due: '2027-06-18',
});

export const progress: readonly Expectation[] = [
  { route: 'GET /progress', hats: ['pupil'], about: plain('/progress') },
  {
    route: 'GET /progress/ready',
    hats: ['pupil'],
    about: (cast) =>
      (['anna', 'cees', 'quinten'] as const).map((name) => ({
        what: name,
        call: { path: `/progress/ready?${asQuery(ofStep(cast, name, 3))}` },
        outcome: tied(name, ['self'], 'shows'),
      })),
  },
  { route: 'POST /progress/begin', hats: ['pupil'], about: own('/progress/begin', 3) },
  {
    route: 'POST /progress/ready',
    hats: ['pupil'],
    about: own('/progress/ready', 3, { version: '', evidence: 'kanarie die blijft' }),
  },
  {
    route: 'POST /progress/withdraw',
    hats: ['pupil'],
    about: own('/progress/withdraw', 1, { version: '1' }),
  },
  {
    route: 'GET /progress/judgements/:judgement',
    hats: ['pupil'],
    about: ({ judged: { judgement } }) => [
      {
        what: "anna's",
        call: { path: `/progress/judgements/${judgement}` },
        outcome: tied('anna', ['self'], 'shows'),
      },
    ],
  },
  {
    route: 'POST /progress/judgements/:judgement',
    hats: ['pupil'],
    about: ({ judged: { judgement } }) => [
      {
        what: "anna's",
        call: { path: `/progress/judgements/${judgement}`, fields: {} },
        outcome: tied('anna', ['self'], 'goes'),
      },
    ],
  },
  { route: 'GET /progress/queue', hats: ['staff'], about: plain('/progress/queue') },
  {
    route: 'POST /progress/queue',
    hats: ['staff'],
    about: (cast) => [
      {
        what: 'the step that anna shows',
        call: {
          path: '/progress/queue',
          fields: {
            ...ofStep(cast, 'anna', 1),
            pupil: cast.pupils.anna.id,
            version: '1',
            outcome: 'passed',
            level: 'havo',
          },
        },
        outcome: (actor) =>
          tieOf(actor, 'anna') === 'own course'
            ? 'goes'
            : tieOf(actor, 'anna') === 'coach'
              ? 'not allowed'
              : 'nothing',
      },
      {
        what: "bram's step, which he has not shown",
        call: {
          path: '/progress/queue',
          fields: { ...ofStep(cast, 'bram', 1), pupil: cast.pupils.bram.id, version: '1', outcome: 'passed' },
        },
        outcome: (actor) =>
          tieOf(actor, 'bram') === 'own course'
            ? 'too late'
            : tieOf(actor, 'bram') === 'coach'
              ? 'not allowed'
              : 'nothing',
      },
    ],
  },
  {
    route: 'POST /progress/undo',
    hats: ['staff'],
    about: ({ judged: { line } }) => [
      {
        what: 'what the English teacher found a moment ago',
        call: { path: '/progress/undo', fields: { undo: line } },
        outcome: ({ name }) => (name === 'the English teacher' ? 'goes' : 'nothing'),
      },
    ],
  },
  {
    route: 'GET /progress/of/:pupil',
    hats: ['staff', 'guardian'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/progress/of/${id}` }),
      forThese(['coach', 'own course', 'guardian <16', 'guardian shared', 'guardian 16+'], 'shows'),
    ),
  },
  { route: 'GET /progress/plan', hats: ['pupil'], about: plain('/progress/plan') },
  {
    route: 'POST /progress/plan',
    hats: ['pupil'],
    about: (cast) => [
      {
        what: "anna's",
        call: { path: '/progress/plan', fields: plan(cast, 'anna') },
        outcome: tied('anna', ['self'], 'goes'),
      },
    ],
  },
  {
    route: 'GET /progress/plan/:pupil',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/progress/plan/${id}` }),
      forThese(['coach', 'own course'], 'shows'),
    ),
  },
  {
    route: 'POST /progress/plan/:pupil',
    hats: ['staff'],
    about: (cast) =>
      pupilNames.map((name) => ({
        what: name,
        call: { path: `/progress/plan/${cast.pupils[name].id}`, fields: plan(cast, name) },
        outcome: forThese(['coach', 'own course'], 'goes')(name),
      })),
  },
];
