import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** In milliseconds: a plain form is there in half a minute; a file of a whole school may take ten over a slow line. */
export const patience = { form: 30_000, file: 600_000 };

type Ways = {
  readonly addressOf: (request: FastifyRequest) => string;
  readonly refuse: (request: FastifyRequest, reply: FastifyReply) => unknown;
};

/** Every change must come from our own pages: browsers say so themselves, and old ones by the origin (sec:csrf). */
export function ownPagesOnly(app: FastifyInstance, { addressOf, refuse }: Ways): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const own = addressOf(request);
    const trusted = site !== undefined ? site === 'same-origin' : origin === own;
    if (!trusted || (origin !== undefined && origin !== own && origin !== 'null'))
      return refuse(request, reply);
    if ('slow' in (request.routeOptions.config ?? {})) return;
    const late = setTimeout(() => request.raw.destroy(), patience.form).unref();
    request.raw.once('close', () => clearTimeout(late)).once('end', () => clearTimeout(late));
  });
}
