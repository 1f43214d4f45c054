import { type Actor, type PupilName, pupilNames, tieOf } from '../cast/actor.ts';
import { opened } from '../cast/canary.ts';
import type { Expectation, Outcome } from '../expectations.ts';
import { aboutEach, plain } from './said.ts';

const workers = ['pupil', 'staff'] as const;

const readsWeek = (actor: Actor, pupil: PupilName): boolean =>
  opened[tieOf(actor, pupil)].some((sort) => sort === 'week' || sort === 'week of course');
const writes = (actor: Actor, pupil: PupilName): boolean => ['self', 'coach'].includes(tieOf(actor, pupil));
const coaches = (actor: Actor, pupil: PupilName): boolean => tieOf(actor, pupil) === 'coach';
const knows = (actor: Actor, pupil: PupilName): boolean => tieOf(actor, pupil) !== 'none';

/** Who knows the pupil and may not see the week hears that; a stranger finds nothing. */
const week =
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    readsWeek(actor, name) ? 'shows' : knows(actor, name) ? 'not allowed' : 'nothing';

/** A pupil's scope is the pupil, whatever the address says; staff plan for whom they coach. */
const form =
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    actor.hat === 'pupil' || writes(actor, name) ? 'shows' : knows(actor, name) ? 'not allowed' : 'nothing';

/** Whoever may write the week of this pupil; to another pupil it is not there. */
const press =
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    writes(actor, name) ? 'goes' : actor.hat !== 'pupil' && knows(actor, name) ? 'not allowed' : 'nothing';

/** What stands in a week, by the id of its place: a lock on it is only for who may change it. */
const place =
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    writes(actor, name) ? 'goes' : 'nothing';

const teaches = (actor: Actor): boolean => Object.values(actor.ties).includes('own course');

const next = '2026-48';

export const logbook: readonly Expectation[] = [
  { route: 'GET /logbook', hats: ['pupil'], about: plain('/logbook?week=2026-48') },
  {
    route: 'GET /logbook/of/:pupil',
    hats: ['staff', 'guardian'],
    about: aboutEach(pupilNames, ({ id }) => ({ path: `/logbook/of/${id}` }), week),
  },
  { route: 'GET /logbook/days', hats: ['pupil'], about: plain('/logbook/days?week=2026-48') },
  { route: 'GET /logbook/print', hats: ['pupil'], about: plain('/logbook/print?week=2026-47') },
  { route: 'GET /logbook/back', hats: ['pupil'], about: plain('/logbook/back?week=2026-47') },
  ...(['plan', 'add', 'terms'] as const).map(
    (page): Expectation => ({
      route: `GET /logbook/${page}`,
      hats: workers,
      about: aboutEach(pupilNames, ({ id }) => ({ path: `/logbook/${page}?week=${next}&pupil=${id}` }), form),
    }),
  ),
  {
    route: 'POST /logbook/plan',
    hats: workers,
    about: ({ pupils, goals }) =>
      pupilNames.map((name) => ({
        what: name,
        call: {
          path: `/logbook/plan?week=${next}&pupil=${pupils[name].id}`,
          fields: { version: '0', [`goal-${goals[name].week}`]: 'on' },
        },
        outcome: press(name),
      })),
  },
  {
    route: 'POST /logbook/add',
    hats: workers,
    about: aboutEach(
      pupilNames,
      ({ id }) => ({
        path: `/logbook/add?week=${next}&kind=learning&pupil=${id}`,
        fields: { title: 'Iets van mijzelf', measure: 'Het lukt' },
      }),
      press,
    ),
  },
  {
    route: 'POST /logbook/terms',
    hats: workers,
    about: ({ pupils, ways }) =>
      pupilNames.map((name) => ({
        what: name,
        call: {
          path: `/logbook/terms?pupil=${pupils[name].id}`,
          fields: {
            enrolment: pupils[name].enrolments[0]?.id ?? '',
            step: ways[name].steps[1]?.id ?? '',
            to: '2026-50',
          },
        },
        // whoever does not read the way finds nothing on it
        outcome: (actor) =>
          writes(actor, name) ? 'goes' : tieOf(actor, name) === 'own course' ? 'not allowed' : 'nothing',
      })),
  },
  {
    route: 'POST /logbook/days',
    hats: workers,
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/logbook/days?week=${next}&pupil=${id}`, fields: {} }),
      press,
    ),
  },
  {
    route: 'POST /logbook/back',
    hats: workers,
    about: ({ pupils, items }) =>
      pupilNames.map((name) => ({
        what: name,
        call: {
          path: `/logbook/back?week=2026-47&pupil=${pupils[name].id}`,
          fields: { [`outcome-${items[name]}`]: 'done' },
        },
        outcome: press(name),
      })),
  },
  ...(['carry', 'drop'] as const).map(
    (verb): Expectation => ({
      route: `POST /logbook/${verb}`,
      hats: workers,
      about: ({ pupils, items }) =>
        pupilNames.map((name) => ({
          what: name,
          call: { path: `/logbook/${verb}?pupil=${pupils[name].id}`, fields: { item: items[name] } },
          outcome: (actor) =>
            actor.hat !== 'pupil' && knows(actor, name) && !writes(actor, name)
              ? 'nothing'
              : place(name)(actor),
        })),
    }),
  ),
  {
    route: 'POST /logbook/agree',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/logbook/agree?pupil=${id}`, fields: { week: next, [`pupil-${id}`]: 'on' } }),
      (name) => (actor) =>
        coaches(actor, name)
          ? 'goes'
          : Object.values(actor.ties).includes('coach')
            ? 'nothing'
            : 'not allowed',
    ),
  },
  {
    route: 'POST /logbook/review',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: '/logbook/review', fields: { week: '2026-46', pupil: id } }),
      (name) => (actor) => (coaches(actor, name) ? 'goes' : 'not allowed'),
    ),
  },
  {
    route: 'GET /logbook/strategies',
    hats: ['pupil'],
    about: ({ goals }) =>
      pupilNames.map((name) => ({
        what: name,
        call: { path: `/logbook/strategies?goal=${goals[name].week}` },
        outcome: (actor) => (tieOf(actor, name) === 'self' ? 'shows' : 'nothing'),
      })),
  },
  ...(['/logbook/strategies', '/logbook/strategies/own'] as const).map(
    (path): Expectation => ({
      route: `POST ${path}`,
      hats: ['pupil'],
      about: ({ goals }) =>
        pupilNames.map((name) => ({
          what: name,
          call: {
            path: `${path}?goal=${goals[name].week}`,
            fields: path.endsWith('own') ? { title: 'Van mijzelf' } : { strategy: 'draw-it' },
          },
          outcome: (actor) => (tieOf(actor, name) === 'self' ? 'goes' : 'nothing'),
        })),
    }),
  ),
  {
    route: 'GET /logbook/tips',
    hats: ['staff'],
    about: plain('/logbook/tips', (actor) => (teaches(actor) ? 'shows' : 'nothing')),
  },
  {
    route: 'POST /logbook/tips',
    hats: ['staff'],
    about: ({ tipped }) => [
      {
        what: 'a block of the course that the maths group follows',
        call: { path: `/logbook/tips?course=${tipped}&block=1`, fields: { strategy: 'draw-it' } },
        outcome: ({ name }) => (name === 'the maths teacher' ? 'goes' : 'not allowed'),
      },
    ],
  },
  {
    route: 'POST /logbook/undo',
    hats: workers,
    about: ({ weekLine }) => [
      {
        what: 'what anna did to her week in this browser',
        call: { path: `/logbook/undo?undo=${weekLine}`, fields: {} },
        outcome: ({ name }) =>
          name === 'anna, a pupil' ? 'goes' : name === 'anna in another browser' ? 'not allowed' : 'nothing',
      },
    ],
  },
];
