import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Cluster, ClusterProblem, startPostgres } from './postgres.ts';

const serverPid = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isRunning = (pid: number) => {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** A data folder that others may pass through, so that as root the server is *nobody*. */
function aFolder(name = 'data'): string {
  const parent = mkdtempSync(join(tmpdir(), 'leerkring-test-'));
  chmodSync(parent, 0o755);
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, name);
}

/** The same with data in it; making them anew takes most of a second. */
function aMadeFolder(): string {
  const dataDir = aFolder();
  cpSync(made, dataDir, { recursive: true });
  return dataDir;
}
let made = '';
beforeAll(async () => {
  made = join(mkdtempSync(join(tmpdir(), 'leerkring-test-')), 'data');
  await (await startPostgres({ dataDir: made, durable: false })).stop();
  return () => rmSync(dirname(made), { recursive: true, force: true });
});

const running = new Set<Cluster>();
async function started(dataDir: string, durable = false): Promise<Cluster> {
  const cluster = await startPostgres({ dataDir, durable });
  running.add(cluster);
  return cluster;
}
afterEach(async () => {
  for (const cluster of running) await cluster.stop();
  running.clear();
});

async function ask(cluster: Cluster, sql: string): Promise<unknown[]> {
  const client = new pg.Client(cluster.url('postgres', 'postgres'));
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Another process with Leerkring's launcher in it: says how it began, then leaves on a line of input. */
const program = join(import.meta.dirname, '../../node_modules/.leerkring-test/other.mjs');
beforeAll(async () => {
  const contents = `
    import { startPostgres } from './src/platform/postgres.ts';
    const cluster = await startPostgres({ dataDir: process.argv[2], durable: false });
    console.log(cluster.adopted ? 'adopted' : 'started');
    process.stdin.once('data', async () => { await cluster.stop(); process.exit(0); });`;
  const resolveDir = join(import.meta.dirname, '../..');
  const stdin = { contents, resolveDir, loader: 'ts' } as const;
  await build({
    stdin,
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});
async function leave(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.write('leave\n');
  await once(child, 'exit');
}
async function another(dataDir: string, env = process.env): Promise<{ process: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'], env });
  onTestFinished(() => leave(child));
  const [said] = await once(child.stdout, 'data');
  return { process: child, said: String(said).trim() };
}

describe('a start', () => {
  it('makes a database that speaks UTF-8, sorts the same everywhere and is reached by a socket only', async () => {
    const cluster = await started(aFolder());
    expect(cluster.adopted).toBe(false);
    expect(
      await ask(
        cluster,
        `select pg_encoding_to_char(encoding), datlocprovider, datlocale, current_setting('listen_addresses')
           from pg_database where datname = 'postgres'`,
      ),
    ).toEqual(['UTF8', 'b', 'C.UTF-8', '']);
  });

  it('keeps fsync on unless a test asks otherwise', async () => {
    const cluster = await started(aMadeFolder(), true);
    expect(
      await ask(cluster, `select current_setting('fsync'), current_setting('synchronous_commit')`),
    ).toEqual(['on', 'on']);
  });

  it('lets nobody else reach the socket or the data', async () => {
    const dataDir = aFolder();
    const cluster = await started(dataDir);
    const { host } = cluster.url('postgres', 'postgres');
    for (const folder of [String(host), join(dataDir, 'postgres')])
      expect(statSync(folder).mode & 0o077).toBe(0);
    expect(`${host}/.s.PGSQL.5432`.length).toBeLessThan(107);
  });

  it('finds again what was written before', async () => {
    const dataDir = aMadeFolder();
    const first = await started(dataDir);
    await ask(first, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await ask(await started(dataDir), 'select answer from kept')).toEqual([42]);
  });

  it('leaves no socket and no server behind when it stops', async () => {
    const dataDir = aMadeFolder();
    const cluster = await started(dataDir);
    const pid = serverPid(dataDir);
    await cluster.stop();
    expect(isRunning(pid)).toBe(false);
    expect(() => statSync(String(cluster.url('postgres', 'postgres').host))).toThrow(/ENOENT/);
  });

  it.each([
    ['spaces and quotes', `Mijn school's "data", 2026`],
    ['a path longer than a socket may have', `${'lang/'.repeat(30)}data`],
  ])('works with %s in the path', async (_, name) => {
    expect(await ask(await started(aFolder(name)), 'select 1')).toEqual([1]);
  });

  it('works with a relative path, without HOME and with the settings of somebody else’s PostgreSQL around', async () => {
    const { HOME: _, ...env } = process.env;
    const strange = {
      ...env,
      PGDATA: '/nowhere',
      PGPORT: '1',
      PGHOST: 'elsewhere',
      LC_ALL: 'xx_YY',
      LANG: 'xx_YY',
    };
    const { said } = await another(relative(process.cwd(), aFolder()), strange);
    expect(said).toBe('started');
  });

  it('works in a folder that only its owner may enter, as a clone in a home is', async () => {
    const dataDir = aFolder();
    mkdirSync(dataDir);
    chmodSync(join(dataDir, '..'), 0o700);
    expect(await ask(await started(dataDir), 'select 1')).toEqual([1]);
  });

  it('opens data that moved from an open folder to a closed one and back', async () => {
    const dataDir = aMadeFolder();
    for (const mode of [0o700, 0o755]) {
      chmodSync(join(dataDir, '..'), mode);
      const cluster = await started(dataDir);
      expect(await ask(cluster, 'select 1')).toEqual([1]);
      await cluster.stop();
    }
  });

  it('ends with one server when two make the database at once', async () => {
    const dataDir = aFolder();
    const both = await Promise.all([started(dataDir), started(dataDir), another(dataDir)]);
    const saids = [both[0].adopted, both[1].adopted, both[2].said === 'adopted'];
    expect(saids.filter((adopted) => !adopted)).toHaveLength(1);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log']);
  });
});

describe('a server that is running', () => {
  it('is adopted with all it holds after the program was killed', async () => {
    const dataDir = aMadeFolder();
    const killed = await another(dataDir);
    const pid = serverPid(dataDir);
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');
    const cluster = await started(dataDir);
    expect(cluster.adopted).toBe(true);
    expect(serverPid(dataDir)).toBe(pid);
    await cluster.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('stays for those who are still inside, whoever started it; the last one out stops it', async () => {
    const dataDir = aMadeFolder();
    const first = await started(dataDir);
    const second = await another(dataDir);
    const pid = serverPid(dataDir);
    await first.stop();
    expect([second.said, isRunning(pid)]).toEqual(['adopted', true]);
    await leave(second.process);
    expect(isRunning(pid)).toBe(false);
  });

  it('is stopped by exactly one of several who leave at once', async () => {
    const dataDir = aMadeFolder();
    const all = [await started(dataDir), await started(dataDir), await started(dataDir)];
    const pid = serverPid(dataDir);
    await Promise.all(all.map((cluster) => cluster.stop()));
    expect(isRunning(pid)).toBe(false);
  });

  it('is started again by who comes while it stops', async () => {
    const dataDir = aMadeFolder();
    const leaving = (await started(dataDir)).stop();
    const coming = started(dataDir);
    await leaving;
    expect(await ask(await coming, 'select 1')).toEqual([1]);
  });

  it('is started again at the same socket when it dies under the program', async () => {
    const dataDir = aMadeFolder();
    const cluster = await started(dataDir, true);
    const before = cluster.url('postgres', 'postgres');
    await ask(cluster, 'create table kept as select 42 as answer');
    process.kill(serverPid(dataDir), 'SIGKILL');
    await expect
      .poll(() => ask(cluster, 'select answer from kept').catch(() => []), { timeout: 20_000 })
      .toEqual([42]);
    expect(cluster.url('postgres', 'postgres')).toEqual(before);
  });
});

describe('what a killed or copied server left', () => {
  it('does not hinder when its number belongs to another process now', async () => {
    const dataDir = aMadeFolder();
    await (await started(dataDir)).stop();
    writeFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n1\n5432\n/tmp/x\n\n`,
    );
    expect(await ask(await started(dataDir), 'select 1')).toEqual([1]);
  });

  it('does not lead a copy of the data to the server of the original', async () => {
    const original = aMadeFolder();
    const first = await started(original);
    const copy = aFolder();
    await ask(first, 'checkpoint');
    cpSync(original, copy, { recursive: true });
    const second = await started(copy);
    expect(second.adopted).toBe(false);
    expect(await ask(second, `select current_setting('data_directory')`)).toEqual([join(copy, 'postgres')]);
  });

  it('is cleared away when a first start was killed half-way', async () => {
    const dataDir = aFolder();
    mkdirSync(join(dataDir, 'postgres.making-999999999-abc'), { recursive: true });
    await started(dataDir);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log']);
  });
});

describe('what cannot work is said in one sentence with the mend', () => {
  const problem = async (dataDir: string): Promise<string> => {
    const caught = await started(dataDir).catch((problem: unknown) => problem);
    expect(caught).toBeInstanceOf(ClusterProblem);
    return (caught as Error).message;
  };

  it('data of another version', async () => {
    const dataDir = aFolder();
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    expect(await problem(dataDir)).toMatch(/PostgreSQL 17 .* brings 18: take a backup/);
  });

  it('a file where the folder should be', async () => {
    const dataDir = aFolder();
    writeFileSync(dataDir, '');
    expect(await problem(dataDir)).toContain(dataDir);
  });

  it('data that are damaged: the server’s own last lines', async () => {
    const dataDir = aMadeFolder();
    writeFileSync(join(dataDir, 'postgres', 'postgresql.conf'), 'nonsense nonsense\n');
    expect(await problem(dataDir)).toMatch(/did not start.*postgres\.log.*nonsense/s);
  });
});
