import type { FastifyInstance } from 'fastify';

type Wish = { readonly always: Readonly<Record<string, string>>; readonly ready: () => Promise<boolean> };

/** For whoever watches the server: that it lives, and that its database is reached and up to date. */
export function health(app: FastifyInstance, { always, ready }: Wish): void {
  app.get('/health', (_, reply) => reply.headers(always).type('text/plain').send('ok\n'));
  const isReady = atMostOnceA(1_000, () => ready().catch(() => false));
  app.get('/ready', async (_, reply) => {
    const is = await isReady();
    return reply
      .code(is ? 200 : 503)
      .headers(always)
      .type('text/plain')
      .send(is ? 'ready\n' : 'not ready\n');
  });
}

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
