import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Call, cpuOf, load, median, report, send } from './measure.ts';
import { rosterOf, type Shape, sharedRoster } from './roster.ts';

export type Place = {
  readonly port: number;
  readonly server: ChildProcess;
  readonly dataDir: string;
  readonly admin: pg.ClientConfig;
  /** All processes of PostgreSQL. */
  readonly postgres: () => number[];
  /** A page of somebody at work meanwhile. */
  readonly light: () => Call;
  /** When the server under measurement lives. */
  readonly now: string;
};

type Bounds = { readonly seconds: number; readonly again: number };
type Size = Bounds & {
  readonly people: string;
  readonly file: (mark: string) => Uint8Array;
  /** The first of the page's file. */
  readonly school: string;
};

/** What the rest of the server keeps to meanwhile, and what reading and writing may take of memory. */
const p99 = 45;
const mebibytes = 150;

/** The year that runs: the command lives today, whatever day the server under measurement lives. */
const year = new Date().getUTCFullYear() - (new Date().getUTCMonth() < 7 ? 1 : 0);
/** Of each size a foundation of its own: else one size would find the schools of another, under other names. */
const made = (shape: Shape, nth: number) => (mark: string) =>
  rosterOf(shape, String.fromCharCode(mark.charCodeAt(0) + nth), year);

const sizes: Readonly<Record<string, Size>> = {
  small: {
    people: '1,146 people, 5,832 enrolments, 2 schools',
    seconds: 2,
    again: 2,
    file: sharedRoster,
    school: 'Voorbeeldcollege Noord',
  },
  middle: {
    people: '34,000 people, 175,000 enrolments, 60 schools',
    seconds: 10,
    again: 10,
    file: made({ schools: 60, pupils: 312, staff: 34, guardians: 221, groups: 12, courses: 8 }, 0),
    school: 'School P 1',
  },
  large: {
    people: '100,000 people, 1.2 million enrolments, 100 schools',
    seconds: 20,
    again: 8,
    file: made({ schools: 100, pupils: 890, staff: 110, guardians: 0, groups: 34, courses: 12 }, 1),
    school: 'School Q 1',
  },
  // nobody has such a school, but a file may be one: what is done school by school has nothing to hold on to here
  whole: {
    people: '10,000 people, 104,000 enrolments, one school',
    seconds: 10,
    again: 8,
    file: made({ schools: 1, pupils: 7_900, staff: 700, guardians: 1_400, groups: 300, courses: 12 }, 2),
    school: 'School R 1',
  },
};

/**
 * Imports of four sizes, by command and by page, each a first time and a second: seconds, processor time and memory,
 * and what a light page and the event loop of the server do meanwhile.
 */
export async function benchImport(place: Place, only: readonly string[]): Promise<boolean> {
  // warm by count: on a busy machine the compiler would still be at work while it is quiet
  await load(place.port, place.light, { connections: 4, seconds: 60, expect: 200, calls: 2_000 });
  const quiet = await besides(place, new Promise((resolve) => setTimeout(resolve, 4_000)));
  report('import.quiet.p99', quiet.p99, 'ms', { p50: round(quiet.p50), calls: quiet.calls });
  let met = true;
  for (const [name, size] of Object.entries(sizes)) {
    if (only.length > 0 && !only.includes(name)) continue;
    console.log(`# ${name}: ${size.people}`);
    met = (await byCommand(place, name, size)) && met;
    met = (await byPage(place, name, size)) && met;
  }
  return met;
}

const leerkring = fileURLToPath(new URL('leerkring.js', import.meta.url));

async function byCommand(place: Place, name: string, size: Size): Promise<boolean> {
  const rest = await run(place, ['doctor']);
  const file = join(place.dataDir, `${name}.zip`);
  writeFileSync(file, size.file('C'));
  try {
    const met: boolean[] = [];
    for (const [turn, bound] of [
      ['first', size.seconds],
      ['again', size.again],
    ] as const) {
      await settle(place);
      const before = cpuOf(place.postgres());
      await told(place, 'watch');
      const { result, ...meanwhile } = await besides(place, run(place, ['import', 'oneroster', file]));
      const loop = (await told(place, 'seen')).loop;
      met.push(
        print(`import.${name}.command.${turn}`, bound, {
          ...result,
          postgres: cpuOf(place.postgres()) - before,
          rise: result.peak - rest.peak,
          loop,
          meanwhile,
        }),
      );
    }
    return met.every(Boolean);
  } finally {
    rmSync(file);
  }
}

type Figures = {
  readonly seconds: number;
  readonly cpu: number;
  readonly postgres: number;
  readonly rise: number;
  readonly loop: number;
  readonly meanwhile: { p50: number; p99: number; most: number; calls: number; wrong: number };
  readonly more?: Record<string, unknown>;
};

function print(name: string, bound: number, figures: Figures): boolean {
  const { seconds, cpu, postgres, rise, loop, meanwhile, more } = figures;
  const wrong = [
    ...(seconds > bound ? ['seconds'] : []),
    ...(rise > mebibytes ? ['memory'] : []),
    ...(meanwhile.p99 > p99 ? ['pages'] : []),
    ...(meanwhile.wrong > 0 ? ['answers'] : []),
  ];
  report(name, seconds, 's', {
    bound,
    node_cpu: round(cpu / 1000),
    postgres_cpu: round(postgres / 1000),
    memory_rise: Math.round(rise),
    memory_bound: mebibytes,
    page_p50: round(meanwhile.p50),
    page_p99: round(meanwhile.p99),
    page_bound: p99,
    page_most: round(meanwhile.most),
    loop_most: round(loop),
    ...more,
    ...(wrong.length > 0 ? { over: wrong } : {}),
  });
  return wrong.length === 0;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The command as it is typed, from its start to its end; its own database is the one that runs here. */
async function run({ dataDir }: Place, args: readonly string[]) {
  const from = performance.now();
  const child = spawn(process.execPath, [leerkring, ...args], {
    env: { ...process.env, LEERKRING_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  let peak = 0;
  let cpu = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid as number));
    cpu = cpuOf([child.pid as number]) || cpu;
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(look);
  if (code !== 0 && args[0] !== 'doctor')
    throw new Error(`leerkring ${args.join(' ')} ended with ${String(code)}: ${said}`);
  return { seconds: (performance.now() - from) / 1000, peak, cpu };
}

/** The most that a process ever had resident, in MiB: with all buffers outside the heap, and threads if it has any. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** An administrator brings the file of the page, looks at it, and agrees. The rest of the file is of other schools. */
async function byPage(place: Place, name: string, size: Size): Promise<boolean> {
  const bytes = Buffer.from(size.file('P'));
  const { cookie, by } = await anAdministrator(place, size.school, name);
  try {
    const met: boolean[] = [];
    for (const [turn, bound] of [
      ['first', size.seconds],
      ['again', size.again],
    ] as const) {
      await settle(place);
      const pids = [place.server.pid as number];
      const before = { node: cpuOf(pids), postgres: cpuOf(place.postgres()) };
      const rest = (await told(place, 'watch')).resident;
      const { result, ...meanwhile } = await besides(
        place,
        throughPage(place, cookie, bytes, turn === 'again'),
      );
      const { loop } = await told(place, 'seen');
      met.push(
        print(`import.${name}.page.${turn}`, bound, {
          seconds: result.seconds,
          cpu: cpuOf(pids) - before.node,
          postgres: cpuOf(place.postgres()) - before.postgres,
          rise: peakOf(place.server.pid as number) - rest,
          loop,
          meanwhile,
          more: result.more,
        }),
      );
    }
    return met.every(Boolean);
  } finally {
    await by.end();
  }
}

async function throughPage({ port }: Place, cookie: string, bytes: Buffer, again: boolean) {
  const from = performance.now();
  const since = () => round((performance.now() - from) / 1000);
  const edge = '----leerkring-bench-edge';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="key"\r\n\r\n${randomUUID()}\r\n--${edge}\r\nContent-Disposition: form-data; name="file"; filename="roster.zip"\r\nContent-Type: application/zip\r\n\r\n`;
  const brought = await send(port, {
    method: 'POST',
    path: '/exchange',
    cookie,
    type: `multipart/form-data; boundary=${edge}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
  if (brought.status !== 303) throw new Error(`bringing gave ${brought.status}`);
  const up = since();
  const path = brought.location ?? '';
  const read = await settled(port, cookie, path);
  const shown = since();
  const form = /<form[^>]+action="([^"]+\/apply)"[\s\S]*?name="key" value="([^"]+)"/.exec(read);
  if (form !== null) {
    const body = `key=${form[2]}`;
    const agreed = await send(port, { method: 'POST', path: form[1] as string, cookie, body });
    if (agreed.status !== 303) throw new Error(`agreeing gave ${agreed.status}`);
    const done = await settled(port, cookie, path);
    if (/\/apply"/.test(done)) throw new Error('what was agreed to was not done');
  } else if (!again) throw new Error(`nothing to agree to: ${plain(read)}`);
  return {
    seconds: (performance.now() - from) / 1000,
    more: { brought: up, shown, agreed: form !== null },
  };
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 600);

/** Asks as the page itself does, only oftener. */
async function settled(port: number, cookie: string, path: string): Promise<string> {
  for (;;) {
    const { status, refresh, text } = await send(port, { method: 'GET', path, cookie });
    if (status !== 200) throw new Error(`the page of the file gave ${status}`);
    if (refresh === undefined) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function anAdministrator(place: Place, school: string, name: string) {
  const by = new pg.Client(place.admin);
  await by.connect();
  const [here, person, account, membership] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const token = createHash('sha256').update(here).digest('base64url');
  await by.query(
    `insert into shared.organisation (id, kind, name, handle, sector) values ('${here}', 'school', '${school}', 'page-${name}', 'vo');
     insert into school.school_setting (school_id) values ('${here}');
     insert into school.person (school_id, id, given, family) values ('${here}', '${person}', 'Gijs', 'de Beheerder');
     insert into platform.account (id) values ('${account}');
     insert into platform.sign_in_name (organisation_id, username, account_id) values ('${here}', 'gijs', '${account}');
     insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name)
       values ('${membership}', '${account}', 'school', '${here}', '${person}', 'administrator', 'gijs', 'Gijs');
     insert into platform.sign_in (id, token_hash, account_id, membership_id, started_at, seen_at, request_key)
       select gen_random_uuid(), sha256(sha256(convert_to('${here}', 'UTF8'))), '${account}', '${membership}', at, at, gen_random_uuid()
       from (select timestamptz '${place.now}' - interval '1 minute' as at) moment`,
  );
  return { cookie: `lk=a${token}`, by };
}

/** A page every 20 ms for as long as something goes on: as a school at work asks, not as fast as it gets. */
async function besides<T>({ port, light }: Place, work: Promise<T>) {
  const times: number[] = [];
  let wrong = 0;
  let ended = false;
  const one = async () => {
    const from = performance.now();
    const { status } = await send(port, light());
    times.push(performance.now() - from);
    if (status !== 200) wrong += 1;
  };
  const rounds = (async () => {
    const pending: Promise<void>[] = [];
    while (!ended) {
      pending.push(one());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all(pending);
  })();
  const result = await work.finally(() => {
    ended = true;
  });
  await rounds;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { result, p50: median(times), p99: at(0.99), most: times.at(-1) ?? 0, calls: times.length, wrong };
}

type Seen = { readonly loop: number; readonly resident: number };
const told = ({ server }: Place, word: 'watch' | 'seen'): Promise<Seen> =>
  new Promise((resolve) => {
    server.once('message', (seen) => resolve(seen as Seen));
    server.send(word);
  });

/** What the last one left to do is not measured with the next. */
async function settle({ admin }: Place): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  await client.query('checkpoint');
  await client.end();
}
