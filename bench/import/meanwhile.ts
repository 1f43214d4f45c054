import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { type Call, median, report, send } from '../measure.ts';

/* What an import takes, and what the rest of the server does meanwhile. */

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

export type Size = {
  readonly seconds: number;
  readonly again: number;
  readonly people: string;
  readonly file: (mark: string) => Uint8Array;
  /** The first of the page's file. */
  readonly school: string;
};

/** What the rest of the server keeps to meanwhile, and what reading and writing may take of memory. */
const p99 = 45;
const mebibytes = 150;

type Figures = {
  readonly seconds: number;
  readonly cpu: number;
  readonly postgres: number;
  readonly rise: number;
  readonly loop: number;
  readonly meanwhile: { p50: number; p99: number; most: number; calls: number; wrong: number };
  readonly more?: Record<string, unknown>;
};

export function print(name: string, bound: number, figures: Figures): boolean {
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

export const round = (value: number): number => Math.round(value * 100) / 100;

/** The most that a process ever had resident, in MiB: with all buffers outside the heap, and threads if it has any. */
export function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** A page every 20 ms for as long as something goes on: as a school at work asks, not as fast as it gets. */
export async function besides<T>({ port, light }: Place, work: Promise<T>) {
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
export const told = ({ server }: Place, word: 'watch' | 'seen'): Promise<Seen> =>
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

/** A file twice, each time on a server that is done with what came before; the second time it changes nothing. */
export async function twice(
  place: Place,
  size: Size,
  one: (turn: 'first' | 'again', bound: number) => Promise<boolean>,
): Promise<boolean> {
  const met: boolean[] = [];
  for (const [turn, bound] of [
    ['first', size.seconds],
    ['again', size.again],
  ] as const) {
    await settle(place);
    met.push(await one(turn, bound));
  }
  return met.every(Boolean);
}
