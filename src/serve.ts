import { join } from 'node:path';
import { did as didCoaching, routes as coachingRoutes } from '#modules/coaching';
import { routes as courseRoutes } from '#modules/courses';
import {
  type Errand,
  type Jobs,
  jobsOn,
  routes as exchangeRoutes,
  seconds as exchangeSeconds,
  workOn,
} from '#modules/exchange';
import { did as didGoals, routes as goalsRoutes } from '#modules/goals';
import { routes as homeRoutes } from '#modules/home';
import { hold, lapse, letGo, routes as identityRoutes } from '#modules/identity';
import { did as didLogbook, routes as logbookRoutes } from '#modules/logbook';
import { routes as officeRoutes } from '#modules/office';
import { routes as calendarRoutes } from '#modules/organisations';
import {
  authorityKind,
  did as didPeople,
  routes as peopleRoutes,
  type SecondKind,
  secondRoutes,
} from '#modules/people';
import { atStep, did as didProgress, routes as progressRoutes, standing } from '#modules/progress';
import type { Apart } from '#platform/apart';
import { readAssets } from '#platform/assets';
import { type Connect, Database } from '#platform/database';
import { type HttpOptions, httpServer } from '#platform/http';
import { newId } from '#platform/id';
import type { Gate, House, Route } from '#platform/route';
import { type Assets, galleryPage } from '#ui';
import { signer } from '#platform/token';
import { type Did, renderer } from './frame.tsx';

/** What takes two people, by whichever module it is asked. */
const seconds: readonly SecondKind[] = [authorityKind, ...exchangeSeconds];

/** Every page, action and gate of the house. */
export const routes: readonly Route[] = [
  ...identityRoutes,
  ...homeRoutes,
  ...officeRoutes,
  ...calendarRoutes,
  ...peopleRoutes,
  ...secondRoutes(seconds),
  ...goalsRoutes,
  ...progressRoutes,
  ...logbookRoutes,
  ...courseRoutes({ standing, atStep }),
  ...coachingRoutes,
  ...exchangeRoutes,
];

/** What was just done, by whichever module it was done in. */
const did: Did = (verb, language) =>
  didGoals(verb, language) ??
  didProgress(verb, language) ??
  didLogbook(verb, language) ??
  didCoaching(verb, language) ??
  didPeople(verb, language);

/** Every component in every state, for who builds and who looks. */
const gallery = (assets: Assets): Gate => ({
  kind: 'gate',
  method: 'GET',
  path: '/ui',
  run: async ({ language, query }) => ({ document: galleryPage(language, assets, query['screen']) }),
});

type Parts = Pick<HttpOptions, 'https' | 'tls' | 'proxies' | 'now' | 'ready' | 'log'> & {
  readonly connect: Connect;
  readonly dist: string;
  readonly secret: string;
  readonly demo: House['demo'];
  /** Shows `/ui`, every component in every state; only where nobody but this machine can look. */
  readonly development?: boolean;
  /** Makes the archive of a school, where this process may read all of one. */
  readonly archive?: House['archive'];
  /** A thread for files that come in; without one they are read in this process, as tests do. */
  readonly apart?: Apart<{ readonly errand: Errand; readonly at: Date }>;
  /** More than the house has: tests bring a room of their own. */
  readonly more?: readonly Route[];
};

/** Puts the house together on a database; used by main, by tests and by the benchmarks alike. */
export function composeServer(parts: Parts) {
  const database = new Database(parts.connect);
  const { now, log, apart } = parts;
  const work =
    apart === undefined
      ? (errand: Errand) => workOn(errand, { database, now })
      : (errand: Errand) => apart.do({ errand, at: now() });
  const jobs: Jobs = jobsOn({ database, now, log, work });
  const { files, names } = readAssets(join(parts.dist, 'assets'));
  const asset = (name: string) => `/assets/${names[name] ?? name}`;
  const assets: Assets = {
    css: asset('leerkring.css'),
    script: asset('enhance.js'),
    font: asset('atkinson-hyperlegible-next-latin-wght-normal.woff2'),
    icon: asset('ring.svg'),
  };
  const server = httpServer({
    ...parts,
    database,
    routes: [...routes, ...(parts.development ? [gallery(assets)] : []), ...(parts.more ?? [])],
    render: renderer(assets, did),
    held: {
      hold: (token, path, fields, at) => hold(database, token, path, fields, at, newId(at)),
      letGo: (forms) => letGo(database, forms),
      lapse: (token, at) => lapse(database, token, at),
    },
    house: {
      demo: parts.demo,
      sign: signer(parts.secret),
      ...(parts.archive === undefined ? {} : { archive: parts.archive }),
    },
    assets: files,
    wake: jobs.wake,
  });
  server.addHook('onClose', async () => {
    await jobs.stop();
    await apart?.end();
    await database.close();
  });
  return { server, database, jobs };
}
