import { newId } from '#platform/id';
import { routes } from '../../src/serve.ts';
import { now } from '../../tests/world/cluster.ts';
import { startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { ask } from './ask.ts';
import { aCast } from './cast.ts';
import { expectations, isOutcome, nameOf, oneOfEach } from './expectations.ts';
import { groundOf } from './ground.ts';
import { aTally } from './tally.ts';

const form = 'application/x-www-form-urlencoded';
const host = 'leerkring.test';
const own = `http://${host}`;

/** What browsers say of forms that did not come from a page of ours. */
const fromElsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'a sister site': { 'sec-fetch-site': 'same-site', origin: 'http://evil.leerkring.test' },
  'a bookmark': { 'sec-fetch-site': 'none' },
  'a site that hides its origin': { 'sec-fetch-site': 'cross-site', origin: 'null' },
  'a site that says nothing': {},
  'an old browser on another site': { origin: 'https://evil.example' },
  'an old browser that hides its origin': { origin: 'null' },
  'an old browser with an address only': { referer: `${own}/probe` },
  'ours with another origin': { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
  'another scheme': { origin: `https://${host}` },
  'another port': { origin: `${own}:8080` },
  'a name that begins with ours': { origin: `${own}.evil.example` },
  'a name that ends with ours': { origin: `http://evil${host}` },
  'a made-up word': { 'sec-fetch-site': 'same-origin, cross-site' },
  'a forwarded host nobody asked for': {
    'x-forwarded-host': 'evil.example',
    origin: 'http://evil.example',
  },
};
const fromUs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a browser': { 'sec-fetch-site': 'same-origin', origin: own },
  'a browser that hides its origin': { 'sec-fetch-site': 'same-origin', origin: 'null' },
  'an old browser': { origin: own },
};

const isParcel = (route: string): boolean =>
  routes.some((one) => one.kind === 'parcel' && nameOf(one) === route);

export const csrf: Bar = {
  name: 'sec:csrf',
  promise:
    'a form from any other site changes nothing, whoever is signed in; looking at a page changes nothing either',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const tally = aTally();
      const cast = await aCast(place);
      const ground = await groundOf(place);
      const server = startServer(place);
      const unchanged = async (sentence: string) => {
        const moved = await ground.changed();
        if (!tally.expect(moved.length === 0, () => `${sentence}: changed ${moved.join(', ')}`))
          await ground.restore();
      };
      /** A file that was taken along leaves its line in the journal, as a page that was looked at does in the log. */
      const told = async () => {
        if ((await ground.changed()).every((table) => table === 'school.journal')) await ground.restore();
      };
      for (const expectation of expectations) {
        const { route } = expectation;
        const [best] = oneOfEach(expectation, cast).filter(({ outcome }) =>
          ['goes', 'asks', 'shows'].includes(outcome),
        );
        if (!tally.expect(best !== undefined, `${route}: nobody gets in`)) continue;
        const { call, actor, outcome } = best as NonNullable<typeof best>;
        const { path, fields } = call;
        if (fields === undefined) {
          for (const method of ['GET', 'HEAD'])
            await ask(server.fastify, { method, path, who: actor.session });
          tally.count('pages');
          if (isParcel(route)) await told();
          await unchanged(`looking at ${route} as ${actor.name}`);
          continue;
        }
        const send = (headers: Readonly<Record<string, string>>, method = 'POST', way = path) =>
          ask(server.fastify, {
            method,
            path: way,
            fields: { key: newId(now), ...fields },
            who: actor.session,
            bare: true,
            headers: { host, 'content-type': form, ...headers },
          });
        tally.count('forms');
        for (const [from, headers] of Object.entries(fromElsewhere)) {
          const { status, headers: said } = await send(headers);
          tally.count('refused');
          tally.expect(status === 403, () => `${route} from ${from}: ${status}`);
          tally.expect(said['set-cookie'] === undefined, () => `${route} from ${from}: sets a cookie`);
        }
        for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json']) {
          const { status } = await send({ 'sec-fetch-site': 'cross-site', 'content-type': type });
          tally.expect(status === 403, () => `${route} as ${type} from another site: ${status}`);
        }
        await unchanged(`${route} from elsewhere as ${actor.name}`);
        // a link is no form, and nothing a link could say makes it one
        const query = new URLSearchParams({ key: newId(now), ...fields });
        for (const way of [`${path}${path.includes('?') ? '&' : '?'}${query}`, `${path}?_method=POST`])
          await ask(server.fastify, {
            path: way,
            who: actor.session,
            headers: { 'x-http-method-override': 'POST' },
          });
        await unchanged(`${route} by a link as ${actor.name}`);
        for (const [from, headers] of Object.entries(fromUs)) {
          const { status, location } = await send(headers);
          tally.expect(
            isOutcome(outcome, status, location, false),
            () => `${route} from ${from} of our own: ${status}`,
          );
          await ground.restore();
        }
      }
      tally.expect(server.log.length === 0, () => `faults: ${JSON.stringify(server.log[0])}`);
      await server.close();
      return tally.verdict();
    }),
};
