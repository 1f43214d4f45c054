import type { Hat, Route } from '#platform/route';
import type { Pupil } from '../../tests/world/school.ts';
import { type Actor, type Cast, type PupilName, pupilNames, type Tie, tieOf } from './cast.ts';

/** One call of a route, whole and valid: what somebody on our own page would send. The key is added when it goes. */
export type Call = { readonly path: string; readonly fields?: Readonly<Record<string, string>> };

/**
 * What a reader gets. `shows` 200 · `goes` 303 · `asks` 422, the form again · `signs in` sent to sign in (303, or 401
 * for a form) · `other hat`, `not allowed` 403 · `nothing` 404, which is also what one may not know about · `too late` 409.
 */
export type Outcome =
  | 'shows'
  | 'goes'
  | 'asks'
  | 'signs in'
  | 'other hat'
  | 'not allowed'
  | 'nothing'
  | 'too late';

export type About = {
  /** Whose it is, for the sentence when it does not hold. */
  readonly what: string;
  readonly call: Call;
  /** For somebody who wears one of the route's hats. */
  readonly outcome: (actor: Actor) => Outcome;
};

/** What the routes answer, to whom and about whom; written by hand, a route without a line fails (trust §8, A5). */
export type Expectation = {
  /** As it is registered: `GET /goals/:goal`. */
  readonly route: string;
  readonly hats: readonly Hat[] | 'everybody';
  readonly about: (cast: Cast) => readonly About[];
};

const always = (outcome: Outcome) => () => outcome;
const gate = (route: string, call: Call, outcome: Outcome): Expectation => ({
  route,
  hats: 'everybody',
  about: () => [{ what: 'the gate', call, outcome: always(outcome) }],
});

const wrongName = { name: 'anna@veenlicht', password: 'not the password' };

const administrator = ['administrator'] as const;
const ownSchoolOf =
  (outcome: Outcome, elsewhere: Outcome = 'nothing') =>
  ({ side }: Actor): Outcome =>
    side === 'Veenlicht' ? outcome : elsewhere;
const tied =
  (pupil: PupilName, ties: readonly Tie[], outcome: Outcome) =>
  (actor: Actor): Outcome =>
    ties.includes(tieOf(actor, pupil)) ? outcome : 'nothing';
/** The same call about each of some pupils. */
const aboutEach =
  (
    names: readonly PupilName[],
    call: (pupil: Pupil, name: PupilName) => Call,
    outcome: (name: PupilName) => About['outcome'],
  ): Expectation['about'] =>
  ({ pupils }) =>
    names.map((name) => ({ what: name, call: call(pupils[name], name), outcome: outcome(name) }));
const plain = (path: string, outcome: Outcome | About['outcome'] = 'shows'): Expectation['about'] => {
  const told = typeof outcome === 'string' ? always(outcome) : outcome;
  return () => [{ what: 'nobody in particular', call: { path }, outcome: told }];
};

const people: readonly Expectation[] = [
  {
    route: 'GET /people/codes',
    hats: administrator,
    about: ({ groups }) =>
      ['', '?who=guardians', '?find=kanarie', `?who=pupils&group=${groups.own}`].map((query) => ({
        what: query,
        call: { path: `/people/codes${query}` },
        outcome: always('shows'),
      })),
  },
  {
    route: 'GET /people/letters',
    hats: administrator,
    about: ({ groups, pupils, actor }) => [
      {
        what: 'a group',
        call: { path: `/people/letters?who=pupils&group=${groups.own}` },
        outcome: always('shows'),
      },
      {
        what: 'guardians of a group',
        call: { path: `/people/letters?who=guardians&group=${groups.own}` },
        outcome: always('shows'),
      },
      ...[pupils.anna.id, actor('a guardian of anna').person?.id].map((person) => ({
        what: 'one person',
        call: { path: `/people/letters?person=${person}` },
        outcome: ownSchoolOf('shows'),
      })),
    ],
  },
  { route: 'GET /people/code', hats: ['staff'], about: plain('/people/code') },
  {
    route: 'GET /people/code/:pupil',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/people/code/${id}` }),
      (name) => tied(name, ['coach'], 'shows'),
    ),
  },
  {
    route: 'POST /people/code/:pupil',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/people/code/${id}`, fields: {} }),
      (name) => tied(name, ['coach'], 'goes'),
    ),
  },
  {
    route: 'POST /people/codes',
    hats: administrator,
    about: ({ groups }) => [
      {
        what: 'a group of Veenlicht',
        call: { path: '/people/codes', fields: { who: 'pupils', group: groups.own } },
        outcome: always('goes'),
      },
      {
        what: 'all staff',
        call: { path: '/people/codes', fields: { who: 'staff' } },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'POST /people/codes/person',
    hats: administrator,
    about: ({ pupils, actor }) =>
      [
        pupils.anna.id,
        actor('the coach of anna').person?.id ?? '',
        actor('a guardian of anna').person?.id ?? '',
      ].map((person) => ({
        what: 'one person',
        call: { path: '/people/codes/person', fields: { person } },
        outcome: ownSchoolOf('goes'),
      })),
  },
  { route: 'GET /people/settle', hats: administrator, about: plain('/people/settle') },
  { route: 'GET /people/missing/births', hats: administrator, about: plain('/people/missing/births') },
  { route: 'GET /people/missing/groups', hats: administrator, about: plain('/people/missing/groups') },
  {
    route: 'POST /people/settle',
    hats: administrator,
    about: ({ groups }) => [
      {
        what: 'a group of Veenlicht',
        call: { path: '/people/settle', fields: { [`level-${groups.levelless}`]: 'havo' } },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'POST /people/missing/births',
    hats: administrator,
    about: aboutEach(
      ['eefje'],
      ({ id }) => ({ path: '/people/missing/births', fields: { [`born-${id}`]: '2012-02-29' } }),
      () => always('goes'),
    ),
  },
  {
    route: 'POST /people/missing/groups',
    hats: administrator,
    about: ({ groups, pupils: { dina } }) => [
      {
        what: 'dina',
        call: { path: '/people/missing/groups', fields: { [`group-${dina.id}`]: groups.own } },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'GET /people/person/:person',
    hats: administrator,
    about: ({ pupils, actor }) => [
      ...pupilNames.map((name) => ({
        what: name,
        call: { path: `/people/person/${pupils[name].id}` },
        outcome: name === 'quinten' ? ownSchoolOf('nothing', 'shows') : ownSchoolOf('shows'),
      })),
      ...['the coach of anna', 'a guardian who is blocked'].map((name) => ({
        what: name,
        call: { path: `/people/person/${actor(name).person?.id}` },
        outcome: ownSchoolOf('shows'),
      })),
    ],
  },
  {
    route: 'POST /people/person/:person',
    hats: administrator,
    about: ({ pupils: { anna, quinten }, actor }) => {
      const call = (person: string | undefined) => ({
        path: `/people/person/${person}`,
        fields: { born: '2012-12-12' },
      });
      return [
        { what: 'anna', call: call(anna.id), outcome: ownSchoolOf('goes') },
        { what: 'quinten', call: call(quinten.id), outcome: ownSchoolOf('nothing', 'goes') },
        {
          what: 'a coach',
          call: call(actor('the coach of anna').person?.id),
          outcome: ownSchoolOf('not allowed'),
        },
      ];
    },
  },
  {
    route: 'GET /people/looked',
    hats: ['pupil', 'guardian'],
    about: (cast) => [
      ...plain('/people/looked', ({ hat, ties }) =>
        hat === 'pupil' || Object.values(ties).includes('guardian <16') ? 'goes' : 'shows',
      )(cast),
      ...aboutEach(
        pupilNames,
        ({ id }) => ({ path: `/people/looked?of=${id}` }),
        (name) => tied(name, ['self', 'guardian <16'], 'shows'),
      )(cast),
    ],
  },
];

export const expectations: readonly Expectation[] = [
  gate('GET /identity/sign-in', { path: '/identity/sign-in?to=/probe' }, 'shows'),
  gate(
    'POST /identity/sign-in',
    { path: '/identity/sign-in', fields: { ...wrongName, to: '/probe' } },
    'asks',
  ),
  gate('GET /identity/code', { path: '/identity/code' }, 'shows'),
  gate(
    'POST /identity/code',
    { path: '/identity/code', fields: { ...wrongName, code: 'AAAA-AAAA' } },
    'asks',
  ),
  gate('POST /identity/demo', { path: '/identity/demo', fields: { name: 'anna@veenlicht' } }, 'goes'),
  gate('POST /identity/sign-out', { path: '/identity/sign-out', fields: {} }, 'goes'),
  gate(
    'POST /identity/hat',
    { path: '/identity/hat', fields: { hat: '01a1fd55-7a80-7765-9b91-426c454b28f5' } },
    'goes',
  ),
  gate(
    'POST /identity/language',
    { path: '/identity/language', fields: { language: 'nl', back: '/probe' } },
    'goes',
  ),
  ...people,
];

export const nameOf = (route: Route): string =>
  `${route.kind === 'page' ? 'GET' : route.kind === 'action' ? 'POST' : route.method} ${route.path}`;

/** The hats that a registered path is for; several pages may share one path, each for hats of its own. */
export const hatsOf = (name: string, routes: readonly Route[]): ReadonlySet<Hat> =>
  new Set(
    routes.filter((route) => nameOf(route) === name).flatMap((route) => ('hats' in route ? route.hats : [])),
  );

export type Case = {
  readonly route: string;
  readonly actor: Actor;
  readonly what: string;
  readonly call: Call;
  readonly outcome: Outcome;
};

/** Everybody at one route, about everything. */
export const casesOf = ({ route, hats, about }: Expectation, cast: Cast): readonly Case[] =>
  about(cast).flatMap(({ what, call, outcome }) =>
    cast.actors.map((actor) => {
      const { hat } = actor;
      const barred =
        hats === 'everybody'
          ? undefined
          : hat === undefined
            ? 'signs in'
            : !hats.includes(hat) && 'other hat';
      return { route, actor, what, call, outcome: barred || outcome(actor) };
    }),
  );

/** One case for each answer that the route can give. */
export function oneOfEach(expectation: Expectation, cast: Cast): readonly Case[] {
  const found = new Map<Outcome, Case>();
  for (const one of casesOf(expectation, cast)) if (!found.has(one.outcome)) found.set(one.outcome, one);
  return [...found.values()];
}

/** Does this answer come to the outcome? A shut sign-in of another hat may hear either. */
export function isOutcome(
  outcome: Outcome,
  status: number,
  location: string | undefined,
  shut: boolean,
): boolean {
  const toSignIn = location?.startsWith('/identity/sign-in') === true;
  switch (outcome) {
    case 'shows':
      return status === 200;
    case 'goes':
      return status === 303;
    case 'asks':
      return status === 422;
    case 'signs in':
      return status === 401 || (status === 303 && toSignIn) || (shut && status === 403);
    case 'other hat':
    case 'not allowed':
      return status === 403;
    case 'nothing':
      return status === 404;
    case 'too late':
      return status === 409;
  }
}
