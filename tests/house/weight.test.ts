import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, fill, groups, moment } from '../../bench/world.ts';
import { root } from '../world/cluster.ts';
import { aDatabase, aServer } from '../world/index.ts';

/*
 * What a page weighs on the line and in the browser (first-slice §8, performance §6 rows 2 and 3), of the pupils and
 * coaches that are measured: twelve subjects each, a week of 8 goals with 32 tasks. Weights do not depend on how busy
 * the machine is, so they are promises and not measurements.
 */
const place = await aDatabase();
const server = aServer(place);

beforeAll(async () => {
  await fill(place.admin, { schools: 1, pupils: 208, goals: 42 });
  server.setClock(new Date(moment));
});

async function weighed(path: string, cookie: string) {
  const answer = await server.fastify.inject({
    url: path,
    headers: { cookie, 'accept-encoding': 'br', 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.statusCode).toBe(200);
  const html = brotliDecompressSync(answer.rawPayload).toString();
  const [, script = ''] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
  return {
    html,
    bytes: answer.rawPayload.length,
    elements: html.match(/<[a-z]/g)?.length ?? 0,
    script: gzipSync(readFileSync(join(root, 'dist', script))).length,
  };
}

describe('a pupil', () => {
  it.each(['/', '/logbook', '/logbook/days', '/goals'])(
    'gets six kilobytes at most, and fifteen of script for good: %s',
    async (path) => {
      const { bytes, elements, script } = await weighed(path, cookieOf('pupil', 1, 20));
      expect(bytes).toBeLessThanOrEqual(6_000);
      expect(elements).toBeLessThanOrEqual(1_500);
      expect(script).toBeLessThanOrEqual(15_000);
    },
  );

  it.each(['/logbook/plan', '/logbook/terms'])(
    'plans with twenty-five of script at most: %s',
    async (path) => {
      const { bytes, script } = await weighed(path, cookieOf('pupil', 1, 20));
      expect(bytes).toBeLessThanOrEqual(6_000);
      expect(script).toBeLessThanOrEqual(25_000);
    },
  );
});

describe('a coach', () => {
  it.each(groups.map((pupils, n) => [pupils, n] as const))(
    'gets a group of %i in twelve kilobytes and 2,500 elements',
    async (pupils, n) => {
      const { html, bytes, elements } = await weighed('/coaching/group', cookieOf('coach', 1, n));
      expect(html.match(/href="\/coaching\/talk\//g)).toHaveLength(pupils);
      expect(bytes).toBeLessThanOrEqual(12_000);
      expect(elements).toBeLessThanOrEqual(2_500);
    },
  );
});

describe('a school that brings in a file', () => {
  // with every page of every module it took 46 MiB of the server before a row was read, and 18 without (decision 0030)
  it('is read by a thread that holds what reading needs, and no pages', () => {
    const program = readFileSync(join(root, 'dist', 'apart.js'), 'utf8');
    expect(program).toContain('exchange.upload.part');
    expect(program).not.toMatch(/preact|zod/);
    expect(program.length).toBeLessThanOrEqual(600_000);
  });
});
