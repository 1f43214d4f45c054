import { brotliCompressSync, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visit } from '../perform.ts';
import type { RefusalKind } from '../refusal.ts';
import type { View } from '../route.ts';
import type { Language } from '../words.ts';
import { languageOf } from './cookie.ts';

export type TableSeen = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** How pages look is not the platform's: the frame around them is composed in main and handed over. */
export type Renderer = {
  page(
    seen: Visit & {
      /** What was sent is not right yet: the page came back with it. */
      wrong: boolean;
      path: string;
      here: string;
      key: string;
      did: { verb: string; undo: string } | undefined;
    },
  ): string;
  /** The tables that stand on a page, as they are seen. */
  tables(view: View, language: Language): readonly TableSeen[];
  entrance(seen: { language: Language; view: View; wrong: boolean; path: string; key: string }): string;
  refused(seen: {
    language: Language;
    kind: RefusalKind | 'sign-in' | 'fault' | 'busy';
    reason: string | undefined;
    id: string | undefined;
    path: string;
    key: string;
  }): string;
};

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

const statusOf: Record<RefusalKind | 'sign-in' | 'fault' | 'busy', number> = {
  'not-found': 404,
  'not-allowed': 403,
  invalid: 422,
  conflict: 409,
  'sign-in': 401,
  fault: 500,
  busy: 503,
};

type Wish = { readonly https: boolean; readonly render: Renderer; readonly newKey: () => string };

/** What goes back: a page, the way on, or a page that says no – always with the headers that keep it safe. */
export function replies({ https, render, newKey }: Wish) {
  const always = https ? { ...safeHeaders, ...onlyHttps } : safeHeaders;
  const ofPage = {
    ...always,
    'content-type': 'text/html; charset=utf-8',
    vary: 'accept-encoding, cookie, accept-language',
  };
  const html = (request: FastifyRequest, reply: FastifyReply, status: number, text: string) => {
    reply.code(status).headers(ofPage);
    if (!(request.headers['accept-encoding'] ?? '').includes('br')) return reply.send(text);
    return reply.header('content-encoding', 'br').send(packed(text));
  };
  const goTo = (reply: FastifyReply, to: string) => {
    reply.headers(always);
    return reply.redirect(to, 303);
  };

  /** For a form that saves itself while somebody types: it stays where it is, and reads in the address what is new. */
  const taken = (reply: FastifyReply, to: string) =>
    reply.code(204).headers(always).header('location', to).send();

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
  return { always, html, goTo, taken, refuse };
}

/** One page after another lies here on its way into the compressor: room of its own for each made it a tenth dearer. */
const desk = Buffer.allocUnsafeSlow(512 * 1024);

/** Synchronous: through the thread pool a page of this size costs a quarter more (proto §2). */
function packed(text: string): Buffer {
  const page = text.length * 3 > desk.length ? Buffer.from(text) : desk.subarray(0, desk.write(text));
  return brotliCompressSync(page, {
    chunkSize: 4096,
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: page.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
}
