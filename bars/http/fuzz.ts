import fc from 'fast-check';
import { routes } from '../../src/serve.ts';
import { startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { ask, type Asked } from './ask.ts';
import { aCast } from './cast.ts';
import type { Actor } from './cast/actor.ts';
import { type Call, expectations, nameOf, oneOfEach } from './expectations.ts';
import { blow, surely } from './fuzz/blow.ts';
import { namesOf, struck } from './fuzz/struck.ts';
import { groundOf } from './ground.ts';
import { aTally, type Tally } from './tally.ts';

const leaks =
  /syntax error|violates |duplicate key|invalid input syntax|relation "|SQLSTATE|22P02|23505|42501|LK00\d|select\s.{1,80}\sfrom\s+(school|platform|shared)|insert into (school|platform)|at .{1,80}\.[tj]s:\d+|node_modules|ZodError|TypeError|RangeError|FST_/;
const rawMark =
  /<zq9|"zq9|<\/textarea><zq9|<\/title><zq9|(?:href|action|src)="(?:javascript:|\/\/|\/\\|https?:\/\/)[^"]*zq9/i;

function judge(tally: Tally, sentence: () => string, answer: Asked) {
  const { status, headers, body, location } = answer;
  tally.expect(status < 500, () => `${sentence()}: ${status}`);
  const mark = rawMark.exec(body);
  tally.expect(
    mark === null,
    () => `${sentence()}: comes back raw: ${body.slice(mark?.index ?? 0, (mark?.index ?? 0) + 60)}`,
  );
  // an id may hold any five figures
  const leak = leaks.exec(body.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'));
  tally.expect(leak === null, () => `${sentence()}: tells of our inside: ${leak?.[0] ?? ''}`);
  tally.expect(headers['x-zq9'] === undefined, () => `${sentence()}: sets a header of the attacker's`);
  tally.expect(
    location === undefined || /^\/(?![/\\])[\x20-\x7e]*$/.test(location),
    () => `${sentence()}: sends away to ${String(location).slice(0, 80)}`,
  );
  tally.expect(body.length < 1_000_000, () => `${sentence()}: answers ${body.length} characters`);
}

export const fuzz: Bar = {
  name: 'sec:fuzz',
  promise:
    'whatever is sent to a route, it answers calmly: no fault, nothing given back raw, nothing told of the inside',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const tally = aTally();
      const cast = await aCast(place);
      const server = startServer(place);
      const ground = await groundOf(place);
      const each = wish.size === 'fast' ? 20 : wish.size === 'all' ? 3_000 : 600;
      const seed = wish.seed ?? 20_261_121;
      let slowest = 0;
      let last = '';
      for (const [n, route] of routes.entries()) {
        const name = nameOf(route);
        const expectation = expectations.find((one) => one.route === name);
        if (!tally.expect(expectation !== undefined, `${name} has no expectation`)) continue;
        const cases = oneOfEach(expectation as NonNullable<typeof expectation>, cast);
        const inside = cases.filter(({ outcome }) => ['goes', 'shows', 'asks'].includes(outcome));
        const callers: readonly { actor: Actor; call: Call }[] = [
          ...inside,
          ...inside,
          ...inside,
          ...inside,
          ...cases,
        ];
        const sample = inside[0] ?? cases[0];
        if (sample === undefined) continue;
        const names = namesOf(route, sample.call);
        const attacks = [
          ...surely(route, names),
          ...fc.sample(fc.tuple(blow, fc.nat()), { numRuns: each, seed: seed + n }),
        ];
        for (const [i, [it, from]] of attacks.entries()) {
          const { actor, call } = callers[from % callers.length] as (typeof callers)[number];
          const request = struck(route, call, namesOf(route, call), it);
          const began = performance.now();
          const faults = server.log.length;
          const answer = await ask(server.fastify, { who: actor.session, ...request });
          slowest = Math.max(slowest, performance.now() - began);
          tally.count('inputs');
          const sentence = () =>
            `${name} as ${actor.name}, ${JSON.stringify(it).slice(0, 160)}${server.log.length > faults ? ` (${String(server.log.at(-1)?.['error']).slice(0, 200)})` : ''}`;
          last = sentence();
          judge(tally, sentence, answer);
          if (i % 20 === 19 && name.startsWith('POST')) await ground.restore();
        }
        await ground.restore();
      }
      tally.expect(slowest < 3_000, () => `an answer took ${slowest.toFixed(0)} ms: ${last}`);
      await server.close();
      return tally.verdict({ routes: routes.length, 'slowest ms': slowest.toFixed(0) });
    }),
};
