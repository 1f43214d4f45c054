import { newId } from '#platform/id';
import { now, type TestDatabase } from '../../../tests/world/cluster.ts';
import type { School } from '../../../tests/world/school.ts';
import type { Server } from '../../../tests/world/server.ts';
import { ask, type Asked } from '../ask.ts';
import type { Tally } from '../tally.ts';

export type Stage = { place: TestDatabase; school: School; server: Server; tally: Tally; full: boolean };
export type Try = { name: string; password?: string; code?: string; from?: string; cookie?: string };

export const attempt = (
  { server }: Pick<Stage, 'server'>,
  { name, from = '192.0.2.1', cookie, ...tried }: Try,
): Promise<Asked> =>
  ask(server.fastify, {
    path: tried.code === undefined ? '/identity/sign-in' : '/identity/code',
    from,
    ...(cookie && { headers: { cookie } }),
    fields: {
      key: newId(now),
      name,
      password: tried.password ?? 'verkeerd geraden',
      ...(tried.code && { code: tried.code }),
    },
  });

export const isIn = (answer: Asked): boolean => answer.status === 303;
export const isTooOften = (answer: Asked): boolean => answer.body.includes('te vaak geprobeerd');
export const isWrong = (answer: Asked): boolean => answer.body.includes('horen niet bij elkaar');

export const forgetTries = ({ place }: Stage) => place.admin.query('delete from platform.rate');

export const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
