import fc from 'fast-check';
import { newId } from '#platform/id';
import type { Route } from '#platform/route';
import { now } from '../../../tests/world/cluster.ts';
import { bodies, methods, nasty } from './nasty.ts';

const fieldNames = [
  'key',
  'undo',
  'did',
  'to',
  'back',
  'hat',
  'pupil',
  'goal',
  'version',
  'school',
  '__proto__',
  'constructor',
  'zq9<',
];

/** Where the blow falls. */
export const blow = fc.oneof(
  { weight: 8, arbitrary: fc.record({ on: fc.constant('field' as const), which: fc.nat(), value: nasty }) },
  { weight: 3, arbitrary: fc.record({ on: fc.constant('every field' as const), value: nasty }) },
  {
    weight: 3,
    arbitrary: fc.record({
      on: fc.constant('foreign field' as const),
      name: fc.oneof(fc.constantFrom(...fieldNames), nasty),
      value: nasty,
    }),
  },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('missing' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('twice' as const), which: fc.nat(), value: nasty }) },
  {
    weight: 4,
    arbitrary: fc.record({
      on: fc.constant('path' as const),
      which: fc.nat(),
      value: nasty,
      raw: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ on: fc.constant('query' as const), which: fc.nat(), value: nasty }) },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('raw query' as const), value: nasty }) },
  {
    weight: 2,
    arbitrary: fc.record({ on: fc.constant('body' as const), which: fc.nat({ max: bodies.length - 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ on: fc.constant('method' as const), method: fc.constantFrom(...methods) }),
  },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('cookie' as const), value: nasty }) },
  {
    weight: 2,
    arbitrary: fc.record({
      on: fc.constant('header' as const),
      name: fc.constantFrom(
        'accept-language',
        'host',
        'accept-encoding',
        'referer',
        'x-forwarded-for',
        'x-fragment',
        'user-agent',
        'range',
        'if-none-match',
      ),
      value: nasty,
    }),
  },
);
export type Blow = typeof blow extends fc.Arbitrary<infer T> ? T : never;

/** What chance might leave out of a quick run: in every field, and in every piece of the address, what broke us before. */
const surest = [
  'a\u0000b',
  '-'.repeat(36),
  '9'.repeat(400),
  '',
  '"zq9 onfocus="alert(1)',
  '</textarea><zq9>',
];

export function surely(route: Route, names: readonly string[]): readonly (readonly [Blow, number])[] {
  const form =
    route.kind === 'action' || route.kind === 'intake' || (route.kind === 'gate' && route.method === 'POST');
  const fields = form ? [...names, 'key'] : names;
  const params = route.path.split('/').filter((piece) => piece.startsWith(':'));
  const undo = `undo=${newId(now)}`;
  return [
    ...(form ? [] : ['constructor', '__proto__', 'toString', 'set']).map((verb) => ({
      on: 'raw query' as const,
      value: `did=goals.${verb}&${undo}`,
    })),
    ...fields.flatMap((name) => surest.map((value) => ({ on: 'foreign field' as const, name, value }))),
    ...params.flatMap((_, which) =>
      surest.map((value) => ({ on: 'path' as const, which, value, raw: false })),
    ),
  ].map((it) => [it, 0] as const);
}
