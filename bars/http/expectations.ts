import type { Hat, Route } from '#platform/route';
import type { Cast } from './cast.ts';
import type { Actor } from './cast/actor.ts';
import { courses } from './expected/courses.ts';
import { coaching } from './expected/coaching.ts';
import { exchange } from './expected/exchange.ts';
import { goals } from './expected/goals.ts';
import { home } from './expected/home.ts';
import { identity } from './expected/identity.ts';
import { logbook } from './expected/logbook.ts';
import { organisations } from './expected/organisations.ts';
import { people } from './expected/people.ts';
import { progress } from './expected/progress.ts';

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

export const expectations: readonly Expectation[] = [
  ...identity,
  ...home,
  ...people,
  ...organisations,
  ...courses,
  ...goals,
  ...logbook,
  ...coaching,
  ...progress,
  ...exchange,
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
