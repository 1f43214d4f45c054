import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inflateRawSync, deflateRawSync } from 'node:zlib';
import { newId } from '#platform/id';
import { asForm } from '../../tests/world/bringing.ts';
import { now, type TestDatabase } from '../../tests/world/cluster.ts';
import { anAdministrator } from '../../tests/world/people.ts';
import { type SignedIn, signedIn } from '../../tests/world/signed-in.ts';
import { aSchool } from '../../tests/world/school.ts';
import { type Server, startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { chance } from '../chance.ts';
import { onDatabase } from '../database.ts';
import { groundOf } from '../http/ground.ts';
import { aTally } from '../http/tally.ts';
import { hostile, namesakes } from './hostile.ts';

const mega = 1024 * 1024;
/** More than this the memory of the server may not rise while it takes and reads a file (trust §8, C7). */
const mostRise = 50 * mega;
/** Where a file waits, what is worked out about it, and the keys of presses: all that a refused file may touch. */
const waitingRooms = ['school.upload', 'school.upload_part', 'school.upload_page', 'school.request_key'];

/** Whatever is brought in, an administrator reads a sentence about it, nothing else changes, and the server stays small. */
export const upload: Bar = {
  name: 'sec:upload',
  promise: 'no file that is brought in breaks, fills or fools the server: a sentence, and nothing lost',
  run: async ({ postgres, size = 'full', seed = 1 }) =>
    await onDatabase({ postgres }, async (place) => {
      const tally = aTally();
      const server = startServer(place);
      try {
        const school = await aSchool(place, { name: 'Veenlicht' });
        const who = await signedIn(await anAdministrator(school));
        const port = Number(new URL(await server.fastify.listen({ port: 0, host: '127.0.0.1' })).port);
        const ground = await groundOf(place);
        const door = { server, who, port, place };
        let most = 0;
        for (const { name, bytes, says, file } of hostile(
          chance(seed),
          (size === 'fast' ? 32 : 200) * mega,
        )) {
          const payload = bytes();
          let answer = '';
          const rise = await risen(async () => {
            answer = await brought(door, payload, file);
          });
          most = Math.max(most, rise);
          tally.count('files');
          tally.expect(
            typeof says === 'string' ? answer.includes(says) : says.test(answer),
            () => `${name}: no such sentence, but: ${answer.slice(0, 400)}`,
          );
          tally.expect(!answer.includes('\u202e'), `${name}: the name of the file turns the line around`);
          tally.expect(rise < mostRise, `${name}: memory rose by ${inMega(rise)} MB`);
          const touched = (await ground.changed()).filter((table) => !waitingRooms.includes(table));
          tally.expect(touched.length === 0, `${name}: it changed ${touched.join(', ')}`);
        }
        tally.expect((await parts(door)) === 0, 'pieces of a refused file stay behind');

        const rise = await risen(async () => {
          const text = await tooLarge(door);
          tally.expect(text.includes('groter dan 32 MB'), () => `too large: ${text.slice(0, 300)}`);
        });
        tally.expect(rise < mostRise, `a file that is too large: memory rose by ${inMega(rise)} MB`);
        most = Math.max(most, rise);
        tally.expect(await breaksOff(door), 'pieces of a file that broke off stay behind');

        const held = await slowly(door);
        const second = await brought(door, namesakes());
        tally.expect(
          second.includes('Er wordt al een bestand gelezen'),
          () => `a second one: ${second.slice(0, 300)}`,
        );
        tally.expect(
          (await held.finish()).includes('Dit is geen (heel) zipbestand'),
          'the first one was lost',
        );

        const crowd = namesakes();
        let many = '';
        const risenBy = await risen(async () => {
          many = await brought(door, crowd);
        });
        tally.count('namesakes MB', inMega(risenBy));
        tally.expect(
          many.includes('verschillen met wat er nu staat'),
          () => `namesakes: ${many.slice(0, 400)}`,
        );
        const health = await server.fastify.inject('/health');
        tally.expect(health.statusCode === 200, 'the server is not well any more');
        tally.expect(server.log.length === 0, () => `own faults: ${JSON.stringify(server.log[0])}`);
        tally.expect(
          await gaugeWorks(),
          'the control did not fail: unpacking at one go is not seen by the gauge',
        );
        return tally.verdict({ 'memory rise MB': inMega(most) });
      } finally {
        await server.close();
      }
    }),
};

type Door = {
  readonly server: Server;
  readonly who: SignedIn;
  readonly port: number;
  readonly place: TestDatabase;
};
const parts = async ({ place }: Door): Promise<number> =>
  Number((await place.admin.query('select count(*) from school.upload_part')).rows[0].count);
/** Waits until pieces of a file have come in, or until none is left: however long this machine takes for it. */
async function untilPieces(door: Door, are: 'there' | 'gone'): Promise<boolean> {
  for (let i = 0; i < 600; i += 1) {
    if ((await parts(door)) > 0 === (are === 'there')) return true;
    await setTimeout(50);
  }
  return false;
}
const inMega = (bytes: number) => Math.round(bytes / mega);

const used = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
/** How much memory was in use at most, above what was there before. */
async function risen(work: () => Promise<unknown>): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = used();
  let most = before;
  const gauge = setInterval(() => {
    most = Math.max(most, used());
  }, 5);
  try {
    await work();
    most = Math.max(most, used());
  } finally {
    clearInterval(gauge);
  }
  return most - before;
}

/** The control: what the bar is there to prevent must show. */
async function gaugeWorks(): Promise<boolean> {
  const bomb = deflateRawSync(Buffer.alloc(96 * mega));
  const rise = await risen(async () => {
    const whole = inflateRawSync(bomb);
    await setTimeout(20);
    return whole;
  });
  return rise >= mostRise;
}

const headersOf = ({ who, port }: Door, type: string) => ({
  host: `127.0.0.1:${port}`,
  cookie: who.cookie,
  'content-type': type,
  'sec-fetch-site': 'same-origin',
});

/** Brings a file and reads what the page says of it in the end. */
async function brought(door: Door, bytes: Uint8Array, name = 'rooster.zip'): Promise<string> {
  const { type, payload } = asForm(bytes, { name, key: newId(now) });
  return await ends(door, await sent(door, type, payload.length, (write) => write(payload)));
}

type Answer = { readonly location: string | undefined; readonly text: string };

async function ends({ server, who }: Door, { location, text }: Answer): Promise<string> {
  if (location === undefined) return text;
  for (let i = 0; i < 600; i += 1) {
    const page = await server.visitor(who).get(location);
    if (page.html.includes('<img src=x')) return 'the name of the file came as markup';
    if (page.headers['refresh'] === undefined) return page.text;
    await setTimeout(50);
  }
  return 'it never ended';
}

function sent(
  door: Door,
  type: string,
  length: number,
  writes: (write: (piece: Uint8Array) => void) => void | Promise<void>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { ...headersOf(door, type), 'content-length': length };
    const asked = request(
      { port: door.port, host: '127.0.0.1', path: '/exchange', method: 'POST', headers },
      (reply) => {
        const pieces: Buffer[] = [];
        reply.on('data', (piece: Buffer) => pieces.push(piece));
        reply.on('end', () =>
          resolve({
            location: reply.headers.location,
            text: Buffer.concat(pieces)
              .toString()
              .replaceAll(/<[^>]*>/g, ' ')
              .replaceAll(/\s+/g, ' '),
          }),
        );
      },
    );
    asked.on('error', reject);
    void Promise.resolve(writes((piece) => asked.write(piece))).then(() => asked.end());
  });
}

/** More than may come in, piece by piece, so that nobody holds it. */
async function tooLarge(door: Door): Promise<string> {
  const { type, payload } = asForm(Buffer.alloc(0), { name: 'groot.zip', key: newId(now) });
  const cut = payload.lastIndexOf('\r\n--');
  const piece = Buffer.alloc(mega, 0x61);
  const answer = await sent(door, type, payload.length + 40 * mega, async (write) => {
    write(payload.subarray(0, cut));
    for (let i = 0; i < 40; i += 1) {
      write(piece);
      await setTimeout(2);
    }
    write(payload.subarray(cut));
  });
  return answer.text;
}

/** Says ten megabytes, sends one, and goes; gives whether its pieces came and went. */
async function breaksOff(door: Door): Promise<boolean> {
  const { type, payload } = asForm(Buffer.alloc(mega, 0x61), { name: 'half.zip', key: newId(now) });
  const socket = connect(door.port, '127.0.0.1');
  const head = Object.entries({ ...headersOf(door, type), 'content-length': 10 * mega });
  socket.write(
    `POST /exchange HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`,
  );
  socket.write(payload.subarray(0, payload.length - 60));
  const came = await untilPieces(door, 'there');
  socket.destroy();
  return came && (await untilPieces(door, 'gone'));
}

/** A file over a slow line: half of it is there, and somebody else comes. */
async function slowly(door: Door): Promise<{ finish(): Promise<string> }> {
  const { type, payload } = asForm(Buffer.alloc(400_000, 0x61), { name: 'traag.zip', key: newId(now) });
  let go: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  const answer = sent(door, type, payload.length, async (write) => {
    write(payload.subarray(0, 300_000));
    await gone;
    write(payload.subarray(300_000));
  });
  await untilPieces(door, 'there');
  return {
    finish: async () => {
      go();
      return await ends(door, await answer);
    },
  };
}
