import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Asset } from '../assets.ts';

type Wish = {
  readonly always: Readonly<Record<string, string>>;
  readonly held: ReadonlyMap<string, Asset>;
  readonly unknown: (request: FastifyRequest, reply: FastifyReply) => unknown;
};

/** Styles, scripts, letters and pictures: named by what is in them, so that a browser keeps them for a year. */
export function assets(app: FastifyInstance, { always, held, unknown }: Wish): void {
  app.get('/assets/*', (request, reply) => {
    const asset = held.get((request.params as { '*': string })['*']);
    if (asset === undefined) return unknown(request, reply);
    reply
      .headers({ ...always, 'cache-control': 'public, max-age=31536000, immutable' })
      .type(asset.type)
      .header('vary', 'accept-encoding');
    if (asset.packed === undefined || !(request.headers['accept-encoding'] ?? '').includes('br'))
      return reply.send(asset.plain);
    return reply.header('content-encoding', 'br').send(asset.packed);
  });
}
