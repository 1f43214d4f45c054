import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Asset } from './assets.ts';
import type { Database } from './database.ts';
import { assets } from './http/asset.ts';
import { cookie, cookies, languageOf } from './http/cookie.ts';
import { isBusy, notHttp } from './http/fault.ts';
import { fieldsOf, hereOf, problemsOf, signInFor, single } from './http/form.ts';
import { health } from './http/health.ts';
import { intakes } from './http/intake.ts';
import { give, parcels, tableTaken } from './http/parcel.ts';
import { ownPagesOnly, patience } from './http/own.ts';
import { type Renderer, replies } from './http/reply.ts';
import { isId, newId } from './id.ts';
import { type Caller, handOver, type Performed, perform, SignInNeeded, visit } from './perform.ts';
import { type Problems, Refusal } from './refusal.ts';
import type { Action, Answer, Gate, Hat, House, Intake, Kept, Page, Parcel, Route } from './route.ts';

export type { Renderer } from './http/reply.ts';

export type Held = {
  /** Keeps what was typed when the sign-in had run out; false when nobody knows whose it was. */
  hold(token: Buffer, path: string, fields: Readonly<Record<string, string>>, now: Date): Promise<boolean>;
  /** Lets go of forms that were performed; one that is kept by a crash is performed again, with the same key. */
  letGo(forms: readonly string[]): Promise<unknown>;
  /** A sign-in that was refused for having rested too long stays refused, whatever the clock says next. */
  lapse(token: Buffer, now: Date): Promise<unknown>;
};

export type HttpOptions = {
  readonly database: Database;
  readonly routes: readonly Route[];
  readonly render: Renderer;
  readonly held: Held;
  readonly house: House;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly https: boolean;
  readonly tls?: { cert: Buffer; key: Buffer } | undefined;
  readonly proxies: readonly string[];
  readonly now: () => Date;
  readonly ready: () => Promise<boolean>;
  /** Tells the jobs that there is work; comes back when it is done, or after a moment. */
  readonly wake?: () => Promise<unknown>;
  /** Faults are our bugs: they go to the log with their id, never to the page. */
  readonly log: (line: Record<string, unknown>) => void;
};

const bodyLimit = 64 * 1024;

/** The server: every registered route, the headers, the cookie, the refusals as pages. */
export function httpServer(options: HttpOptions): FastifyInstance {
  const { database, render, house, now } = options;
  const newKey = () => newId(now());
  const { sessionOf, ...jar } = cookies(options);
  const { always, html, goTo, taken, refuse } = replies({ ...options, newKey });
  const app: FastifyInstance = Fastify({
    bodyLimit,
    trustProxy: options.proxies.length > 0 ? [...options.proxies] : false,
    routerOptions: { maxParamLength: 80, ignoreTrailingSlash: true },
    // a target in absolute form (`GET http://somewhere/…`) names a path of ours; the rest of it is the sender's word
    rewriteUrl: (request: { url?: string }) =>
      (request.url ?? '/').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/^(?!\/)/, '/'),
    forceCloseConnections: 'idle',
    requestTimeout: patience.file,
    // an address that cannot be read, or is longer than any of ours, is an address of nothing
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) =>
      refuse(request, reply, 'not-found'),
    clientErrorHandler: notHttp,
    ...(options.tls === undefined ? {} : { https: options.tls }),
  } as object);

  // Anything but a plain form is nothing we sent; the sentence is the same as for a damaged form.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  );

  // by the configuration, not by the connection: behind a proxy that ends TLS the request comes in plain
  const addressOf = (request: FastifyRequest): string =>
    `${options.https ? 'https' : 'http'}://${request.host}`;

  const pages = options.routes.filter((route): route is Page => route.kind === 'page');
  const pageAt = (path: string, hat: Hat): Page | undefined =>
    pages.find((page) => page.path === path && page.hats.includes(hat));

  const showPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    page: Page,
    caller: Caller,
    kept: Kept | undefined,
  ) => {
    const query = single(request.query as Record<string, string | string[]>);
    const parsed = page.input.safeParse({ ...query, ...(request.params as object) });
    if (!parsed.success) throw new Refusal('not-found');
    const at = { ...house, address: addressOf(request) };
    const seen = await visit(database, page, caller, parsed.data, now(), kept, newKey, at);
    if (seen.view.goTo !== undefined) return goTo(reply, seen.view.goTo);
    if (seen.view.again !== undefined) reply.header('refresh', String(seen.view.again));
    const taken = kept === undefined ? await tableTaken(render, seen, query['take']) : undefined;
    if (taken !== undefined) return give(reply, always, taken);
    const { did, undo } = query;
    const path = request.url.split('?')[0] as string;
    const text = render.page({
      ...seen,
      wrong: kept !== undefined,
      path,
      here: hereOf(request.url),
      key: newKey(),
      did: did !== undefined && undo !== undefined && kept === undefined ? { verb: did, undo } : undefined,
    });
    return html(request, reply, kept === undefined ? 200 : 422, text);
  };

  /** GET /path for whichever hat is worn; a page of another hat is not-allowed, without a hat one signs in first. */
  const get = (path: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = sessionOf(request);
    if (caller === undefined) return goTo(reply, signInFor(request.url));
    const page = pageAt(path, caller.hat);
    if (page === undefined) throw new Refusal('not-allowed', 'other-hat');
    try {
      return await showPage(request, reply, page, caller, undefined);
    } catch (error) {
      if (!(error instanceof SignInNeeded)) throw error;
      await options.held.lapse(caller.token, now());
      return goTo(reply, signInFor(request.url));
    }
  };

  const post = (action: Action) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { account, ...fields } = fieldsOf(request.body);
    const session = sessionOf(request);
    if (session === undefined) return refuse(request, reply, 'sign-in');
    const caller = { ...session, account };
    if (!action.hats.includes(caller.hat)) throw new Refusal('not-allowed', 'other-hat');
    const key = fields['key'] ?? '';
    if (!isId(key)) throw new Refusal('invalid', 'no-key');
    const query = single(request.query as Record<string, string | string[]>);
    const parsed = action.input.safeParse({ ...query, ...fields, ...(request.params as object) });
    const comeBack = async (problems: Problems) => {
      const page = pageAt(action.path, caller.hat);
      if (page === undefined) {
        const unknown = Object.values(problems).includes('unknown');
        throw new Refusal(unknown ? 'not-found' : 'invalid');
      }
      return await showPage(request, reply, page, caller, { values: fields, problems });
    };
    try {
      if (!parsed.success) return await comeBack(problemsOf(parsed.error));
      const performed: Performed = await perform(
        database,
        action,
        caller,
        parsed.data,
        key,
        now(),
        newKey,
        house,
      );
      if ('problems' in performed) return await comeBack(performed.problems);
      if (performed.wakes) await options.wake?.();
      return request.headers['x-quiet'] === '1' ? taken(reply, performed.to) : goTo(reply, performed.to);
    } catch (error) {
      if (!(error instanceof SignInNeeded)) throw error;
      await options.held.lapse(caller.token, now());
      const holds = await options.held.hold(caller.token, request.url, fields, now());
      return refuse(request, reply, 'sign-in', holds ? 'held' : undefined);
    }
  };

  /** Performs what was typed while the sign-in had run out, as if it were sent now; gives the answer to show. */
  const resume = async (request: FastifyRequest, session: string, forms: NonNullable<Answer['resume']>) => {
    const language = cookie(request, 'language');
    const answers = [];
    for (const form of forms) {
      const again = await app.inject({
        method: 'POST',
        url: form.path,
        headers: {
          host: request.headers.host ?? '',
          cookie: language === undefined ? session : `${session}; language=${language}`,
          'accept-language': request.headers['accept-language'] ?? '',
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        payload: new URLSearchParams(form.fields).toString(),
      });
      answers.push(again);
      if (again.statusCode < 500) await options.held.letGo([form.id]);
    }
    return answers.find((again) => again.headers.location === undefined) ?? answers.at(-1);
  };

  const gate = (route: Gate) => async (request: FastifyRequest, reply: FastifyReply) => {
    const fields = route.method === 'POST' ? fieldsOf(request.body) : {};
    const key = fields['key'];
    const answer: Answer = await route.run({
      database,
      now: now(),
      fields,
      query: single(request.query as Record<string, string | string[]>),
      language: languageOf(request),
      address: request.ip,
      token: sessionOf(request)?.token,
      known: jar.knownTo(request),
      requestKey: key !== undefined && isId(key) ? key : undefined,
      // a page elsewhere that gave its own name this machine's address is not somebody at this machine
      house: isThisMachine(request.hostname) ? house : { ...house, demo: [] },
      newId: newKey,
    });
    if (answer.language !== undefined) jar.keepLanguage(reply, answer.language);
    if (answer.known !== undefined) jar.keepKnown(reply, answer.known);
    if (answer.signedOut) jar.signOut(reply);
    if (answer.signedIn !== undefined) {
      const session = jar.signIn(reply, answer.signedIn);
      const resumed = await resume(request, session, answer.resume ?? []);
      if (resumed?.headers.location !== undefined) return goTo(reply, resumed.headers.location);
      if (resumed !== undefined) return html(request, reply, resumed.statusCode, resumed.payload);
    }
    if (answer.goTo !== undefined) return goTo(reply, answer.goTo);
    if (answer.document !== undefined) return html(request, reply, 200, answer.document);
    if (answer.view === undefined) throw new Refusal('not-found');
    const seen = {
      language: answer.language ?? languageOf(request),
      view: answer.view,
      wrong: answer.status === 422,
      path: hereOf(request.url),
      key: newKey(),
    };
    return html(request, reply, answer.status ?? 200, render.entrance(seen));
  };

  ownPagesOnly(app, {
    addressOf,
    refuse: (request, reply) => refuse(request, reply, 'not-allowed', 'other-site'),
  });

  const byPath = new Set<string>();
  intakes(
    app,
    options.routes.filter((route): route is Intake => route.kind === 'intake'),
    {
      sessionOf,
      goTo,
      signIn: (request, reply) => refuse(request, reply, 'sign-in'),
      bringing: () => ({ database, now: now(), newId: newKey }),
      comeBack: (request, reply, caller, { fields, problems }) => {
        const page = pageAt(request.routeOptions.url ?? '', caller.hat);
        if (page === undefined) throw new Refusal('invalid');
        return showPage(request, reply, page, caller, { values: fields, problems });
      },
      wake: async () => await options.wake?.(),
    },
  );
  parcels(
    app,
    options.routes.filter((route): route is Parcel => route.kind === 'parcel'),
    {
      always,
      sessionOf,
      signIn: (request, reply) => goTo(reply, signInFor(request.url)),
      make: (route, caller, input) => handOver(database, route, caller, input, now(), newKey, house),
    },
  );
  for (const route of options.routes) {
    if (route.kind === 'intake' || route.kind === 'parcel') continue;
    if (route.kind === 'page') {
      if (!byPath.has(route.path)) app.get(route.path, get(route.path));
      byPath.add(route.path);
    } else if (route.kind === 'action') app.post(route.path, post(route));
    else if (route.method === 'GET') app.get(route.path, gate(route));
    else app.post(route.path, gate(route));
  }
  health(app, { always, ready: options.ready });
  assets(app, {
    always,
    held: options.assets,
    unknown: (request, reply) => refuse(request, reply, 'not-found'),
  });

  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'not-found'));
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error instanceof Refusal) return refuse(request, reply, error.kind, error.reason);
    if (error instanceof SignInNeeded) return refuse(request, reply, 'sign-in');
    if (error.statusCode === 413) return refuse(request, reply, 'invalid', 'too-much');
    if (error.statusCode !== undefined && error.statusCode < 500)
      return refuse(request, reply, 'invalid', 'damaged');
    const id = randomBytes(4).toString('hex');
    // the route, never the address: it may carry a name or a code; nor what a message quotes from what was typed
    const told = (error.stack ?? String(error)).replaceAll(/"[^"]*"/g, '"…"');
    options.log({ fault: id, route: request.routeOptions.url, code: error.code, error: told });
    return refuse(request, reply, isBusy(error) ? 'busy' : 'fault', undefined, id);
  });
  return app;
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
