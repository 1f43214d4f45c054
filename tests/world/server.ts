import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { newId } from '#platform/id';
import type { House, Route } from '#platform/route';
import { composeServer } from '../../src/serve.ts';
import { now, root, type TestDatabase } from './cluster.ts';
import type { SignedIn } from './signed-in.ts';

export type Server = {
  readonly fastify: FastifyInstance;
  /** Lines the server would have logged: our own faults. A test that expects none should look here. */
  readonly log: readonly Record<string, unknown>[];
  /** A browser of somebody who is signed in, or of somebody who is not. */
  visitor(who?: SignedIn): Visitor;
  /** Moves the clock of the application. */
  setClock(to: Date): void;
  close(): Promise<void>;
};

export type Visitor = {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Sends a form as one of our own pages would: with its key, the cookie, and from the same site. */
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
};

export type Form = {
  readonly action: string;
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly buttons: readonly string[];
};

export type Answered = {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
  /** What a reader sees: the text of the body, without tags, spaces made one. */
  readonly text: string;
  readonly title: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly forms: readonly Form[];
  /** The form that has a button or an action like this. */
  form(like: string): Form;
  readonly headers: Readonly<Record<string, unknown>>;
};

export type ServerWish = {
  demo?: House['demo'];
  /** Rooms beside the house's own (see probe.tsx). */
  more?: readonly Route[];
  https?: boolean;
  proxies?: readonly string[];
  ready?: () => Promise<boolean>;
  archive?: House['archive'];
};

/** What the server of the tests signs with. */
export const secret = 'a secret of the tests';

/** The whole server on a test database, without a socket: requests are handed to it in this process. */
export function startServer(place: TestDatabase, wish: ServerWish = {}): Server {
  const log: Record<string, unknown>[] = [];
  let clock = now;
  const { server } = composeServer({
    connect: place.connect,
    dist: join(root, 'dist'),
    secret,
    demo: wish.demo ?? [],
    more: wish.more ?? [],
    https: wish.https ?? false,
    proxies: wish.proxies ?? [],
    now: () => clock,
    ready: wish.ready ?? (async () => true),
    ...(wish.archive === undefined ? {} : { archive: wish.archive }),
    log: (line) => log.push(line),
  });
  return {
    fastify: server,
    log,
    setClock: (to) => {
      clock = to;
    },
    visitor: (who) => visitorOf(server, who),
    close: async () => {
      await server.close();
    },
  };
}

function visitorOf(server: FastifyInstance, who: SignedIn | undefined): Visitor {
  const cookies = new Map<string, string>();
  if (who !== undefined) cookies.set('lk', who.cookie.slice(3));
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    payload: string | undefined,
    headers: Readonly<Record<string, string>>,
  ) => {
    const response = await server.inject({
      method,
      url,
      headers: {
        host: 'leerkring.test',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answered(response);
  };
  return {
    get: (path, headers = {}) => send('GET', path, undefined, headers),
    post: (path, fields = {}, headers = {}) =>
      send('POST', path, new URLSearchParams({ key: newId(now), ...fields }).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      }),
  };
}

function answered(response: LightMyRequestResponse): Answered {
  const html = response.payload;
  const forms = [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    action: attribute(tag, 'action') ?? '',
    method: (attribute(tag, 'method') ?? 'get').toLowerCase(),
    fields: fieldsIn(inside),
    buttons: [...inside.matchAll(/<button\b[^>]*>([^]*?)<\/button>/g)].map(([, label = '']) => textOf(label)),
  }));
  return {
    status: response.statusCode,
    location: response.headers.location,
    html,
    text: textOf(/<body[^>]*>([^]*)<\/body>/.exec(html)?.[1] ?? html),
    title: textOf(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''),
    links: [...html.matchAll(/<a\b([^>]*)>([^]*?)<\/a>/g)].map(([, tag = '', label = '']) => ({
      href: attribute(tag, 'href') ?? '',
      text: textOf(label),
    })),
    forms,
    form(like) {
      const found = forms.find(
        (one) => one.action.includes(like) || one.buttons.some((label) => label.includes(like)),
      );
      if (found === undefined)
        throw new Error(
          `no form "${like}" on this page; there are: ${forms.map((one) => `${one.action} [${one.buttons.join(', ')}]`).join('; ')}`,
        );
      return found;
    },
    headers: response.headers,
  };
}

/** What a form sends when nobody touches it; enough for the markup that our own components write. */
function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of html.matchAll(/<input\b([^>]*)>/g)) {
    const name = attribute(tag, 'name');
    const kind = attribute(tag, 'type') ?? 'text';
    const choice = kind === 'checkbox' || kind === 'radio';
    if (name === undefined || (choice && !/\bchecked\b/.test(tag))) continue;
    fields[name] = attribute(tag, 'value') ?? (choice ? 'on' : '');
  }
  for (const [, tag = '', inside = ''] of html.matchAll(/<textarea\b([^>]*)>([^]*?)<\/textarea>/g)) {
    const name = attribute(tag, 'name');
    if (name !== undefined) fields[name] = decoded(inside);
  }
  for (const [, tag = '', inside = ''] of html.matchAll(/<select\b([^>]*)>([^]*?)<\/select>/g)) {
    const name = attribute(tag, 'name');
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = options.find((option) => /\bselected\b/.test(option)) ?? options[0];
    if (name !== undefined && chosen !== undefined) fields[name] = attribute(chosen, 'value') ?? '';
  }
  return fields;
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decoded(found);
};

const textOf = (html: string): string =>
  decoded(
    html
      .replaceAll(/<(script|style|template)\b[^]*?<\/\1>/g, ' ')
      .replaceAll(/<\/?(p|div|li|h\d|td|th|tr|section|article|label|button|option|dt|dd|br)\b[^>]*>/g, ' ')
      .replaceAll(/<[^>]*>/g, ''),
  )
    .replaceAll(/\s+/g, ' ')
    .trim();

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
