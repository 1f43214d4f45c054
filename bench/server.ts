import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import pg from 'pg';
import { apart } from '#platform/apart';
import { composeServer } from '../src/serve.ts';
import { bareGoals, bareGroup, bareHome, bareInHand, bareWeek } from './bare.ts';
import { moment, monday } from './world.ts';

export type Told = { readonly socket: string; readonly port: number; readonly database: string };

/**
 * The server under measurement, in a process of its own, and beside it the ceilings: the rows that a page shows, by one
 * named query of the owner, glued to text – no sign-in, no scope, no row security, no rendering (proto §2).
 */
export async function serveForBench(told: Told): Promise<void> {
  const place = { host: told.socket, port: told.port, database: told.database };
  const { server } = composeServer({
    connect: (role) => ({ ...place, user: `app_${role}` }),
    apart: apart(new URL('apart.js', import.meta.url), { jobs: { ...place, user: 'app_jobs' } }),
    dist: fileURLToPath(new URL('.', import.meta.url)),
    secret: 'only for measuring, only on this machine',
    demo: [],
    https: false,
    tls: undefined,
    proxies: [],
    now: () => new Date(moment),
    ready: async () => true,
    log: (line) => console.error(JSON.stringify(line)),
  });
  // planned once, as our own statements are
  const options = '-c plan_cache_mode=force_generic_plan -c jit=off';
  const pool = new pg.Pool({ ...place, user: 'postgres', max: 6, options });
  const bare = Fastify();
  const glued = (path: string, query: { name: string; text: string }, more: readonly string[]) =>
    bare.get(path, async (request, reply) => {
      const { school, person } = request.params as { school: string; person: string };
      const { rows } = await pool.query({ ...query, values: [school, person, ...more], rowMode: 'array' });
      return reply.type('text/html').send(rows.map((row: unknown[]) => row.join(' ')).join('\n'));
    });
  glued('/bare/in-hand/:school/:person', bareInHand, []);
  glued('/bare/goals/:school/:person', bareGoals, []);
  glued('/bare/week/:school/:person', bareWeek, [monday]);
  glued('/bare/home/:school/:person', bareHome, [monday]);
  glued('/bare/group/:school/:person', bareGroup, [monday]);
  bare.get('/bare/tick/:school/:pupil/:goal', async (request, reply) => {
    const { school, pupil, goal } = request.params as Record<string, string>;
    await pool.query({
      name: 'bare.tick',
      text: `update school.goal set version = version + 1, state = case state when 'active' then 'realised' else 'active' end
        where school_id = $1 and pupil_id = $2 and id = $3`,
      values: [school, pupil, goal],
    });
    return reply.type('text/html').send('ok');
  });
  const ports = { server: 0, bare: 0 };
  await server.listen({ port: 0, host: '127.0.0.1' });
  await bare.listen({ port: 0, host: '127.0.0.1' });
  ports.server = (server.server.address() as { port: number }).port;
  ports.bare = (bare.server.address() as { port: number }).port;
  process.send?.(ports);
  watched();
  process.on('disconnect', () => process.exit(0));
}

/** Says, when asked, for how long at most the event loop was held up since the last time somebody began to watch. */
function watched(): void {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  process.on('message', (word) => {
    if (word === 'watch') {
      global.gc?.();
      loop.reset();
      // the most that was ever resident begins anew
      writeFileSync('/proc/self/clear_refs', '5');
    }
    const resident = process.memoryUsage.rss() / 2 ** 20;
    process.send?.({ loop: loop.max / 1e6, resident });
  });
}
