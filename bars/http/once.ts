import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { newId } from '#platform/id';
import { now, root, type TestDatabase } from '../../tests/world/cluster.ts';
import { aPupil } from '../../tests/world/people.ts';
import { type SignedIn, signedIn } from '../../tests/world/signed-in.ts';
import { aSchool } from '../../tests/world/school.ts';
import type { Bar } from '../bar.ts';
import { type Chance, chance } from '../chance.ts';
import { onDatabase } from '../database.ts';
import type { Told } from './once-server.ts';
import { aTally } from './tally.ts';

const hands = 8;

/** One program for the server, as Node runs it; built here, because the tests know only the sources. */
async function program(): Promise<string> {
  const outfile = join(root, 'dist', `once-server.${process.pid}.js`);
  await build({
    absWorkingDir: root,
    entryPoints: ['bars/http/once-server.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  return outfile;
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

type Sent = { status: number; location: string | undefined };

/** A form over a real connection; undefined when the connection broke and nobody knows whether it was performed. */
function send(
  port: number,
  agent: Agent,
  who: SignedIn,
  key: string,
  title: string,
): Promise<Sent | undefined> {
  return new Promise((done) => {
    const body = new URLSearchParams({ key, title, why: '' }).toString();
    const sending = request(
      {
        port,
        agent,
        host: '127.0.0.1',
        method: 'POST',
        path: '/probe',
        timeout: 5_000,
        headers: {
          cookie: who.cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('error', () => done(undefined));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, location: answer.headers.location }));
      },
    );
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => done(undefined));
    sending.end(body);
  });
}

type Run = {
  posts: number;
  kills: number;
  sent: number;
  again: number;
  /** Sent again although it had been performed: the server died between the commit and the answer. */
  unanswered: number;
  otherAnswers: number;
  strange: string[];
  lost: number;
  doubled: number;
};

/** Presses until every press has its answer, while the server is killed again and again. */
async function press(
  place: TestDatabase,
  file: string,
  wish: { posts: number; kills: number; loose: boolean; luck: Chance },
): Promise<Run> {
  const { posts, kills, loose, luck } = wish;
  const school = await aSchool(place);
  const pupils: SignedIn[] = [];
  for (let n = 0; n < hands; n += 1) pupils.push(await signedIn(await aPupil(school)));
  const port = await freePort();
  const told: Told = { place: place.place, database: place.name, port, loose };
  const run: Run = {
    posts,
    kills: 0,
    sent: 0,
    again: 0,
    unanswered: 0,
    otherAnswers: 0,
    strange: [],
    lost: 0,
    doubled: 0,
  };
  let child: ChildProcess | undefined;
  let up = Promise.resolve();
  const start = () => {
    const own = fork(file, [JSON.stringify(told)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    own.stderr?.on('data', (piece: Buffer) =>
      run.strange.push(`the server said: ${piece.toString().slice(0, 300)}`),
    );
    child = own;
    up = new Promise((done) => {
      own.once('message', () => done());
      own.once('exit', () => done());
    });
  };
  start();
  await up;

  // one question after another: this connection is one
  let asking: Promise<unknown> = Promise.resolve();
  const isThere = async (title: string): Promise<boolean> => {
    const asked = asking.then(() => place.admin.query('select from school.goal where title = $1', [title]));
    asking = asked;
    return ((await asked).rowCount ?? 0) > 0;
  };

  let answered = 0;
  let inFlight = 0;
  let left = posts;
  // early enough that every kill falls among the presses
  const nextKill = () => Math.max(1, Math.floor((posts / (kills + 1)) * (0.3 + luck.below(60) / 100)));
  let killAt = nextKill();
  const kill = () => {
    child?.kill('SIGKILL');
    run.kills += 1;
    killAt = answered + nextKill();
    start();
  };

  const hand = async (who: SignedIn) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 2 });
    while (left > 0) {
      left -= 1;
      const title = `press ${loose ? 'loose' : 'strict'} ${left}`;
      const key = newId(now);
      let answer: string | undefined;
      for (let tries = 0; answer === undefined && tries < 400; tries += 1) {
        if (tries > 0) {
          run.again += 1;
          if (await isThere(title)) run.unanswered += 1;
          await up;
          await wait(luck.below(10));
        }
        // a double click now and then
        const times = luck.maybe(0.2) ? 2 : 1;
        inFlight += times;
        const answers = Promise.all(Array.from({ length: times }, () => send(port, agent, who, key, title)));
        if (answered >= killAt && run.kills < kills && inFlight >= hands / 2) {
          killAt = Number.POSITIVE_INFINITY;
          await wait(luck.below(8));
          kill();
        }
        for (const one of await answers) {
          inFlight -= 1;
          run.sent += 1;
          if (one === undefined || one.status === 503) continue;
          if (one.status !== 303 || one.location === undefined) run.strange.push(`${title}: ${one.status}`);
          else if (answer !== undefined && answer !== one.location) run.otherAnswers += 1;
          else answer = one.location;
        }
      }
      if (answer === undefined) run.strange.push(`${title}: never answered`);
      answered += 1;
    }
    agent.destroy();
  };
  await Promise.all(pupils.map(hand));
  child?.disconnect();

  const { rows } = await place.admin.query<{ title: string; times: number }>(
    `select title, count(*)::integer as times from school.goal where school_id = $1 group by title`,
    [school.id],
  );
  run.lost = posts - rows.length;
  run.doubled = rows.reduce((sum, { times }) => sum + times - 1, 0);
  return run;
}

export const once: Bar = {
  name: 'rel:once',
  promise:
    'what somebody pressed once happens once, and what was answered is there, also when the server is killed',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const tally = aTally();
      const luck = chance(wish.seed ?? 1);
      const file = await program();
      const size = { fast: [160, 3], full: [1_000, 12], all: [5_000, 100] }[wish.size ?? 'full'] as [
        number,
        number,
      ];
      try {
        const strict = await press(place, file, { posts: size[0], kills: size[1], loose: false, luck });
        tally.expect(strict.lost === 0, `${strict.lost} of ${strict.posts} presses were lost`);
        tally.expect(strict.doubled === 0, `${strict.doubled} of ${strict.posts} presses happened twice`);
        tally.expect(
          strict.otherAnswers === 0,
          `${strict.otherAnswers} second presses got another answer than the first`,
        );
        tally.expect(
          strict.kills === size[1],
          `the server was killed ${strict.kills} times instead of ${size[1]}`,
        );
        for (const sentence of strict.strange) tally.expect(false, sentence);
        const { rows } = await place.admin.query(
          `select (select count(*) from school.request_key)::integer as keys, (select count(*) from school.journal)::integer as lines`,
        );
        const { keys, lines } = rows[0] as { keys: number; lines: number };
        tally.expect(
          keys === strict.posts && lines === strict.posts,
          `${strict.posts} presses left ${keys} keys and ${lines} lines in the journal`,
        );
        const loose = await press(place, file, { posts: 80, kills: 1, loose: true, luck });
        tally.expect(
          loose.doubled > 0,
          'the control was not found: a key outside the transaction doubled nothing',
        );
        return tally.verdict({
          presses: strict.posts,
          sent: strict.sent,
          'sent again': strict.again,
          'performed, not answered': strict.unanswered,
          kills: strict.kills,
          lost: strict.lost,
          doubled: strict.doubled,
          'doubled by the control': loose.doubled,
        });
      } finally {
        rmSync(file, { force: true });
      }
    }),
};
