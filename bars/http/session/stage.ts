import { newId } from '#platform/id';
import { now, type TestDatabase } from '../../../tests/world/cluster.ts';
import type { Person } from '../../../tests/world/people.ts';
import type { School } from '../../../tests/world/school.ts';
import type { Server } from '../../../tests/world/server.ts';
import type { SignedIn } from '../../../tests/world/signed-in.ts';
import { ask, type Asked } from '../ask.ts';
import type { Tally } from '../tally.ts';
import { password, signInName } from '../ways-in.ts';

export type Stage = {
  place: TestDatabase;
  school: School;
  plain: Server;
  secure: Server;
  tally: Tally;
  size: number;
};

export const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

export const signIn = (server: Server, person: Person, cookie?: string, key = newId(now)) =>
  ask(server.fastify, {
    path: '/identity/sign-in',
    fields: { key, name: signInName(person), password },
    ...(cookie === undefined ? {} : { who: as(cookie) }),
  });

export const sessionIn = (answer: Asked): string | undefined =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => /^((?:__Host-)?lk=[^;]+)/.exec(String(line))?.[1])
    .find((cookie) => cookie !== undefined);

/** Who the server thinks this cookie is; undefined when it opens nothing. */
export async function opens(server: Server, cookie: string): Promise<string | undefined> {
  const answer = await ask(server.fastify, { path: '/probe/me', who: as(cookie) });
  return answer.status === 200 ? /<p id="me">([^<]*)</.exec(answer.body)?.[1] : undefined;
}

export const as = (cookie: string): SignedIn => ({
  hat: 'pupil',
  token: Buffer.alloc(0),
  cookie,
  signIn: '',
});
