import { z } from 'zod';
import { goalsOf } from '#modules/goals';
import { id } from '#platform/input';
import { page } from '#platform/route';
import { type Person } from '../../tests/world/people.ts';
import { signedIn } from '../../tests/world/signed-in.ts';
import { type Server, startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { ask } from '../http/ask.ts';
import { aCast, type Cast } from '../http/cast.ts';
import { type Actor, type PupilName, tieOf } from '../http/cast/actor.ts';
import { canaries } from '../http/cast/canary.ts';
import { type Case, casesOf, expectations } from '../http/expectations.ts';
import { aTally, type Tally } from '../http/tally.ts';

type Stage = { readonly cast: Cast; readonly server: Server; readonly tally: Tally };

/** Whose goals, weeks, judgements or talks stand on a page that somebody else reads; a name alone is no look. */
const readIn = (actor: Actor, body: string): readonly PupilName[] => [
  ...new Set(
    canaries.flatMap(({ text, pupil, sort }) =>
      pupil === undefined || sort === 'card' || !body.includes(text) || tieOf(actor, pupil) === 'self'
        ? []
        : [pupil],
    ),
  ),
];

const linesOf = async ({ place }: Cast, reader: string): Promise<Map<string, number>> => {
  const { rows } = await place.admin.query<{ pupil_id: string; lines: number }>(
    'select pupil_id, count(*)::int as lines from school.access_log where reader = $1 group by pupil_id',
    [reader],
  );
  return new Map(rows.map(({ pupil_id, lines }) => [pupil_id, lines]));
};

/** One page by one reader, opened twice within the hour: one line for each pupil read, and none about oneself. */
async function isTold({ cast, server, tally }: Stage, path: string, actor: Actor, where: string) {
  const person = actor.person as Person;
  await cast.place.admin.query('delete from school.access_log');
  // a sign-in of its own: what this process wrote within the hour it does not write again
  const who = await signedIn(person);
  const { status, body } = await ask(server.fastify, { path, who });
  if (status !== 200) return;
  await ask(server.fastify, { path, who });
  const read = readIn(actor, body);
  const lines = await linesOf(cast, person.id);
  tally.count('pages');
  tally.expect(!lines.has(person.id), () => `${where}: a look at oneself is written down`);
  for (const pupil of read) {
    const count = lines.get(cast.pupils[pupil].id) ?? 0;
    tally.count('looks');
    tally.expect(count === 1, () => `${where}: read of ${pupil}, and ${count} lines tell so instead of one`);
  }
  const first = read[0];
  if (first !== undefined) await isVisible({ cast, server, tally }, first, person, where);
}

/** The line stands on the pupil's own page: there when it is written, gone when it is not. */
async function isVisible({ cast, server, tally }: Stage, pupil: PupilName, reader: Person, where: string) {
  const told = async () => {
    const who = await signedIn(cast.pupils[pupil]);
    const path = `/people/looked?of=${cast.pupils[pupil].id}`;
    const { body } = await ask(server.fastify, { path, who });

    return [...body.matchAll(/<ul class="looks">([^]*?)<\/ul>/g)].flatMap(([, list = '']) => [
      ...list.matchAll(/<li>/g),
    ]).length;
  };
  const lines = await told();
  await cast.place.admin.query('delete from school.access_log where reader = $1', [reader.id]);
  tally.count('visible');
  tally.expect(lines === 1 && (await told()) === 0, () => `${where}: ${pupil} does not see that it was read`);
}

/** No role of the application can change or take away a line; the administrator of the database can (the control). */
async function isKept({ cast, tally }: Stage) {
  const { admin } = cast.place;
  const may = async (role: string, command: string) =>
    (
      await admin.query<{ may: boolean }>(
        `select has_table_privilege($1, 'school.access_log', $2)
           or $2 = 'UPDATE' and has_any_column_privilege($1, 'school.access_log', 'UPDATE') as may`,
        [role, command],
      )
    ).rows[0]?.may === true;
  for (const role of ['app_gate', 'app_member', 'app_school', 'app_counts', 'app_network']) {
    for (const command of ['UPDATE', 'DELETE', 'TRUNCATE'])
      tally.expect(!(await may(role, command)), () => `${role} may ${command} who looked`);
    tally.count('roles');
  }
  tally.expect(!(await may('app_jobs', 'UPDATE')), () => 'app_jobs may change who looked');
  tally.expect(await may('postgres', 'UPDATE'), () => 'the control was refused: nothing was tried');
}

/** A page that shows a pupil's goals and forgets to say so: the control that must be found. */
const forgetful = page({
  path: '/planted/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [goalsOf({ pupil })],
  view: ({ rows: [goals] }) => ({ title: goals.map(({ title }) => title).join(' '), body: null }),
});

const readers = (cases: readonly Case[]): readonly Case[] =>
  cases.filter(
    ({ outcome, actor, call }) =>
      outcome === 'shows' &&
      call.fields === undefined &&
      actor.person !== undefined &&
      'school' in actor.person,
  );

export const whoRead: Bar = {
  name: 'privacy:whoread',
  promise:
    'whoever reads about a pupil leaves exactly one line an hour, the pupil sees it, nobody can take it away',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const cast = await aCast(place);
      const server = startServer(place, { more: [forgetful] });
      const stage = { cast, server, tally: aTally() };
      for (const expectation of expectations.filter(({ route }) => route.startsWith('GET '))) {
        const seen = new Set<string>();
        for (const { actor, call, route, what } of readers(casesOf(expectation, cast))) {
          // the fast size: each reader once a page
          if (wish.size === 'fast' && seen.has(actor.name)) continue;
          seen.add(actor.name);
          await isTold(stage, call.path, actor, `${route} by ${actor.name}, about ${what}`);
        }
      }
      await isKept(stage);
      const planted = { ...stage, tally: aTally() };
      const path = `/planted/${cast.pupils.anna.id}`;
      await isTold(planted, path, cast.actor('the coach of anna'), 'the planted page');
      stage.tally.expect(
        planted.tally.verdict({}).failures.length > 0,
        () => 'a page that tells nobody was not found',
      );
      await server.close();
      return stage.tally.verdict({ people: cast.actors.length });
    }),
};
