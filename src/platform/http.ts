import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Database } from './database.ts';
import { isId, newId } from './id.ts';
import { hashOf } from './token.ts';
import { type Caller, type Performed, perform, SignInNeeded, type Visit, visit } from './perform.ts';
import { type Problems, Refusal, type RefusalKind } from './refusal.ts';
import {
  type Action,
  type Answer,
  type Gate,
  type Hat,
  hats,
  type House,
  type Kept,
  type Page,
  type Route,
  type View,
} from './route.ts';
import type { Asset } from './assets.ts';
import { type Language, languages } from './words.ts';

/** How pages look is not the platform's: the frame around them is composed in main and handed over. */
export type Renderer = {
  page(
    seen: Visit & {
      path: string;
      here: string;
      key: string;
      did: { verb: string; undo: string } | undefined;
    },
  ): string;
  entrance(seen: { language: Language; view: View; path: string; key: string }): string;
  refused(seen: {
    language: Language;
    kind: RefusalKind | 'sign-in' | 'fault' | 'busy';
    reason: string | undefined;
    id: string | undefined;
    path: string;
    key: string;
  }): string;
};

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
  /** Faults are our bugs: they go to the log with their id, never to the page. */
  readonly log: (line: Record<string, unknown>) => void;
};

const bodyLimit = 64 * 1024;
const letterOf: Record<Hat, string> = {
  pupil: 'p',
  guardian: 'g',
  staff: 's',
  administrator: 'a',
  office: 'o',
};
const hatOf = new Map(hats.map((hat) => [letterOf[hat], hat]));

const safeHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types leerkring",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cache-control': 'no-store',
} as const;
const onlyHttps = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } as const;

/** The server: every registered route, the headers, the cookie, the refusals as pages. */
export function httpServer(options: HttpOptions): FastifyInstance {
  const { database, render, house, now } = options;
  const cookieName = options.https ? '__Host-lk' : 'lk';
  const always = options.https ? { ...safeHeaders, ...onlyHttps } : safeHeaders;
  const app: FastifyInstance = Fastify({
    bodyLimit,
    trustProxy: options.proxies.length > 0 ? [...options.proxies] : false,
    routerOptions: { maxParamLength: 80, ignoreTrailingSlash: true },
    // a target in absolute form (`GET http://somewhere/…`) names a path of ours; the rest of it is the sender's word
    rewriteUrl: (request: { url?: string }) =>
      (request.url ?? '/').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/^(?!\/)/, '/'),
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
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

  const newKey = () => newId(now());
  const sessionOf = (request: FastifyRequest): Caller | undefined => {
    const value = cookie(request, cookieName);
    const hat = value === undefined ? undefined : hatOf.get(value[0] as string);
    if (value === undefined || hat === undefined || !/^.[A-Za-z0-9_-]{43}$/.test(value)) return undefined;
    return { hat, token: hashOf(Buffer.from(value.slice(1), 'base64url')) };
  };
  const languageOf = (request: FastifyRequest): Language => {
    const chosen = cookie(request, 'language');
    const wished = [chosen ?? '', ...(request.headers['accept-language'] ?? '').split(',')].map((tag) =>
      tag.trim().slice(0, 2).toLowerCase(),
    );
    return (
      languages.find((language) => language === wished.find((tag) => languages.includes(tag as Language))) ??
      'nl'
    );
  };
  const setCookie = (reply: FastifyReply, name: string, value: string, seconds: number) => {
    const list = [reply.getHeader('set-cookie') ?? []].flat() as string[];
    const line = `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${options.https ? '; Secure' : ''}`;
    reply.header('set-cookie', [...list, line]);
  };
  const html = (request: FastifyRequest, reply: FastifyReply, status: number, text: string) => {
    reply.code(status).headers(always).header('content-type', 'text/html; charset=utf-8');
    reply.header('vary', 'accept-encoding, cookie, accept-language');
    if (!(request.headers['accept-encoding'] ?? '').includes('br')) return reply.send(text);
    // synchronous: through the thread pool a page of this size costs a quarter more (proto §2)
    const packed = brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    });
    return reply.header('content-encoding', 'br').send(packed);
  };
  const goTo = (reply: FastifyReply, to: string) => {
    reply.headers(always);
    return reply.redirect(to, 303);
  };

  const statusOf: Record<RefusalKind | 'sign-in' | 'fault' | 'busy', number> = {
    'not-found': 404,
    'not-allowed': 403,
    invalid: 422,
    conflict: 409,
    'sign-in': 401,
    fault: 500,
    busy: 503,
  };
  const refuse = (
    request: FastifyRequest,
    reply: FastifyReply,
    kind: keyof typeof statusOf,
    reason?: string,
    id?: string,
  ) => {
    if (kind === 'busy') reply.header('retry-after', '5');
    const seen = {
      language: languageOf(request),
      kind,
      reason,
      id,
      path: request.url.slice(0, 500),
      key: newKey(),
    };
    return html(request, reply, statusOf[kind], render.refused(seen));
  };

  const pages = options.routes.filter((route): route is Page => route.kind === 'page');
  const pageAt = (path: string, hat: Hat): Page | undefined =>
    pages.find((page) => page.path === path && page.hats.includes(hat));

  // by the configuration, not by the connection: behind a proxy that ends TLS the request comes in plain
  const addressOf = (request: FastifyRequest): string =>
    `${options.https ? 'https' : 'http'}://${request.host}`;

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
    const { did, undo } = query;
    const path = request.url.split('?')[0] as string;
    const text = render.page({
      ...seen,
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
    const fields = fieldsOf(request.body);
    const caller = sessionOf(request);
    if (caller === undefined) return refuse(request, reply, 'sign-in');
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
      return goTo(reply, performed.to);
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
      requestKey: key !== undefined && isId(key) ? key : undefined,
      // a page elsewhere that gave its own name this machine's address is not somebody at this machine
      house: isThisMachine(request.hostname) ? house : { ...house, demo: [] },
      newId: newKey,
    });
    if (answer.language !== undefined) setCookie(reply, 'language', answer.language, 31_536_000);
    if (answer.signedOut) setCookie(reply, cookieName, '', 0);
    if (answer.signedIn !== undefined) {
      const { hat, token } = answer.signedIn;
      const value = `${letterOf[hat]}${token.toString('base64url')}`;
      // only until the browser closes: many pupils share a device
      const list = [reply.getHeader('set-cookie') ?? []].flat() as string[];
      reply.header('set-cookie', [
        ...list,
        `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax${options.https ? '; Secure' : ''}`,
      ]);
      const resumed = await resume(request, `${cookieName}=${value}`, answer.resume ?? []);
      if (resumed?.headers.location !== undefined) return goTo(reply, resumed.headers.location);
      if (resumed !== undefined) return html(request, reply, resumed.statusCode, resumed.payload);
    }
    if (answer.goTo !== undefined) return goTo(reply, answer.goTo);
    if (answer.document !== undefined) return html(request, reply, 200, answer.document);
    if (answer.view === undefined) throw new Refusal('not-found');
    const seen = {
      language: answer.language ?? languageOf(request),
      view: answer.view,
      path: hereOf(request.url),
      key: newKey(),
    };
    return html(request, reply, answer.status ?? 200, render.entrance(seen));
  };

  // Every change must come from our own pages: browsers say so themselves, and old ones by the origin (sec:csrf).
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const own = addressOf(request);
    const trusted = site !== undefined ? site === 'same-origin' : origin === own;
    if (!trusted || (origin !== undefined && origin !== own && origin !== 'null'))
      return refuse(request, reply, 'not-allowed', 'other-site');
  });

  const byPath = new Set<string>();
  for (const route of options.routes) {
    if (route.kind === 'page') {
      if (!byPath.has(route.path)) app.get(route.path, get(route.path));
      byPath.add(route.path);
    } else if (route.kind === 'action') app.post(route.path, post(route));
    else if (route.method === 'GET') app.get(route.path, gate(route));
    else app.post(route.path, gate(route));
  }
  app.get('/health', (_, reply) => reply.headers(always).type('text/plain').send('ok\n'));
  const isReady = atMostOnceA(1_000, () => options.ready().catch(() => false));
  app.get('/ready', async (_, reply) => {
    const ready = await isReady();
    return reply
      .code(ready ? 200 : 503)
      .headers(always)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  app.get('/assets/*', (request, reply) => {
    const asset = options.assets.get((request.params as { '*': string })['*']);
    if (asset === undefined) return refuse(request, reply, 'not-found');
    reply
      .headers({ ...always, 'cache-control': 'public, max-age=31536000, immutable' })
      .type(asset.type)
      .header('vary', 'accept-encoding');
    if (asset.packed === undefined || !(request.headers['accept-encoding'] ?? '').includes('br'))
      return reply.send(asset.plain);
    return reply.header('content-encoding', 'br').send(asset.packed);
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

/** The database is away, restarts or has no room: the same press works in a moment. */
const isBusy = ({ code = '', message }: Error & { code?: string }): boolean =>
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P03', '53300', '08006', '57014'].includes(
    code,
  ) ||
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/.test(
    message,
  );

const signInFor = (url: string): string =>
  url === '/' ? '/identity/sign-in' : `/identity/sign-in?to=${encodeURIComponent(url.slice(0, 300))}`;

function cookie(request: FastifyRequest, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** What is no HTTP at all, or more of it than we read: closed with the least that can be said. */
function notHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\nx-content-type-options: nosniff\r\n\r\n`,
  );
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** One answer for everybody who asks within the time, so that asking is no way to wear the database out. */
function atMostOnceA<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (answer === undefined || Date.now() > until) answer = ask();
    else return answer;
    until = Date.now() + milliseconds;
    return answer;
  };
}

/** PostgreSQL keeps no NUL, and no keyboard makes one; it comes along when people paste. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** A form as fields; the same field twice is a form we did not send. */
function fieldsOf(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(typeof body === 'string' ? body : '')) {
    if (Object.hasOwn(fields, name)) throw new Refusal('invalid', 'twice');
    if (name === '__proto__') throw new Refusal('invalid', 'damaged');
    fields[name] = withoutNul(value);
  }
  return fields;
}

function single(query: Record<string, string | string[]>): Record<string, string> {
  const one: Record<string, string> = {};
  for (const [name, value] of Object.entries(query))
    one[name] = withoutNul(Array.isArray(value) ? (value[0] ?? '') : value);
  return one;
}

/** The address to come back to after another choice of language: with what was asked, without what was just done. */
const hereOf = (url: string): string => {
  // by hand: an address that is no URL (`//` and a broken host) still has a page
  const [path = '/', ...rest] = url.split('?');
  const asked = new URLSearchParams(rest.join('?'));
  for (const once of ['did', 'undo']) asked.delete(once);
  return asked.size === 0 ? path : `${path}?${asked.toString().replaceAll('+', '%20')}`;
};

const problemsOf = (error: { issues: readonly { path: PropertyKey[]; message: string }[] }): Problems =>
  Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0] ?? 'form'), message]));
