import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { Line } from './line.ts';

/** Processor time in milliseconds that processes have used so far, as the kernel counts it (ticks of 10 ms). */
export function cpuOf(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    const stat = statOf(pid);
    if (stat === undefined) continue;
    ticks += Number(stat[11]) + Number(stat[12]) + Number(stat[13]) + Number(stat[14]);
  }
  return ticks * 10;
}

/** A process and all that it started: of PostgreSQL, the postmaster and every backend. */
export function familyOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined;
    if (stat === undefined) continue;
    const parent = Number(stat[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const family = [root];
  for (const pid of family) family.push(...(children.get(pid) ?? []));
  return family;
}

/** The fields of /proc/PID/stat after the name, which may hold spaces and brackets itself. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

export type Call = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: string | Buffer;
  readonly type?: string;
};

export type Load = {
  readonly calls: number;
  readonly wrong: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
};

/**
 * Sends calls over so many connections for so long, or until so many were answered; any status but the expected one
 * counts as wrong.
 */
export async function load(
  port: number,
  next: () => Call,
  options: { connections: number; seconds: number; expect: number; calls?: number },
): Promise<Load> {
  const times: number[] = [];
  let wrong = 0;
  let bytes = 0;
  const end = performance.now() + options.seconds * 1000;
  const one = async () => {
    const line = new Line(port);
    while (performance.now() < end && times.length < (options.calls ?? Number.POSITIVE_INFINITY)) {
      const call = next();
      const from = performance.now();
      const { status, size } = await line.ask(call);
      times.push(performance.now() - from);
      bytes += size;
      if (status !== options.expect) wrong += 1;
    }
    line.close();
  };
  await Promise.all(Array.from({ length: options.connections }, one));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    calls: times.length,
    wrong,
    p50: at(0.5),
    p99: at(0.99),
    bytes: bytes / Math.max(1, times.length),
  };
}

export type Answer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly refresh: string | undefined;
  readonly text: string;
};

/** Asks as a browser of our own pages does, and keeps what came. */
export function send(port: number, { method, path, cookie, body, type }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = {
      'accept-encoding': 'identity',
      'sec-fetch-site': 'same-origin',
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined
        ? {}
        : {
            'content-type': type ?? 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
          }),
    };
    const sent = request({ agent: lasting, port, host: '127.0.0.1', method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: answer.headers.location,
          refresh: answer.headers['refresh'] as string | undefined,
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const lasting = new Agent({ keepAlive: true });

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One line for machines: name, value, unit, and the ratio to the ceiling measured in the same run. */
export const report = (name: string, value: number, unit: string, more: Record<string, unknown> = {}): void =>
  console.log(JSON.stringify({ name, value: Math.round(value * 1000) / 1000, unit, ...more }));
