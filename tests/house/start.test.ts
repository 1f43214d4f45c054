import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres15 } from '../../scripts/postgres15.mjs';
import { asAdmin, root } from '../world/cluster.ts';
import { throwAwayFrom } from '../world/foreign.ts';

/*
 * The commands of the README as a newcomer gives them: in a copy of this house with the packages that a school needs
 * and no others, in a home that only its owner may enter, below a folder with spaces in its name, without a network.
 */
const home = mkdtempSync(join(tmpdir(), 'leerkring-start-')); // mode 0700, as a home is
const clone = join(home, 'onze school', 'leer kring');
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

beforeAll(() => {
  for (const name of ['package.json', 'package-lock.json', 'house.cjs', 'scripts', 'src', 'db', 'courses'])
    cpSync(join(root, name), join(clone, name), { recursive: true });
  copyPackages();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function copyPackages() {
  const written = join('node_modules', '.package-lock.json');
  const all = JSON.parse(readFileSync(join(root, written), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const needed = Object.entries(all.packages).filter(([, { dev }]) => dev !== true);
  for (const [path] of needed.filter(([path]) => path.lastIndexOf('node_modules') === 0))
    cpSync(join(root, path), join(clone, path), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(clone, written), JSON.stringify({ ...all, packages: Object.fromEntries(needed) }));
}

/** Nothing of whoever runs the tests, and no network: what is not here cannot be fetched. */
const bare = {
  PATH: process.env.PATH,
  HOME: home,
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
};
type Wish = { env?: Record<string, string>; command?: readonly string[]; uid?: number };

type Started = {
  readonly process: ChildProcess;
  readonly address: string;
  readonly seconds: number;
  said(): string;
};

const running = new Set<ChildProcess>();
function launch({ env = {}, command = ['npm', 'start'], uid }: Wish) {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: clone,
    env: { ...bare, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return { child, said };
}
afterEach(async () => {
  for (const child of running) await stopped(child);
});

/** A start that comes to serve: measured until the first page has arrived. */
async function started(wish: Wish = {}): Promise<Started> {
  const began = performance.now();
  const { child, said } = launch(wish);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the start ended (${code}):\n${said.out}${said.err}`);
  });
  const address = await Promise.race([ended, spoken(child, said, /Leerkring is at (http:\S+)/)]);
  ended.catch(() => undefined);
  const page = await fetch(`${address}/identity/sign-in`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<h1');
  return { process: child, address, seconds: (performance.now() - began) / 1000, said: () => said.out };
}

async function spoken(child: ChildProcess, said: { out: string }, sentence: RegExp): Promise<string> {
  for (;;) {
    const found = sentence.exec(said.out)?.[1];
    if (found !== undefined) return found;
    await once(child.stdout as NodeJS.ReadableStream, 'data');
  }
}

/** A start that is refused: its exit code and what it said. */
async function refused(wish: Wish): Promise<{ code: number; said: string }> {
  const { child, said } = launch({ command: directly, ...wish });
  const [code] = await once(child, 'close');
  return { code, said: said.err.trim() };
}
const directly = [process.execPath, 'scripts/start.mjs'];

async function stopped(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  return code;
}

/** The PostgreSQL of a data folder: the number of its process as long as it runs. */
function postgresOf(data = 'data'): number | undefined {
  const file = join(clone, data, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}
/** Ended; one that nobody has buried yet, as where pid 1 is slow to, has ended, too. */
const isGone = (pid: number) => {
  const stat = `/proc/${pid}/stat`;
  try {
    return !process.kill(pid, 0) || (existsSync(stat) && /\) [ZX] /.test(readFileSync(stat, 'utf8')));
  } catch {
    return true;
  }
};

const measured: string[] = [];
const note = (what: string, seconds: number) => measured.push(`${what} ${seconds.toFixed(1)} s`);
afterAll(() => console.log(`npm start, until the first page: ${measured.join(' · ')}`));

describe(`npm start${isRoot ? ' as root' : ''}`, () => {
  it('comes from a bare clone to a school with people to sign in as, and ends without leaving anything behind', async () => {
    const first = await started();
    note('first', first.seconds);
    expect(first.seconds).toBeLessThan(60);
    expect(first.said()).toMatch(/noor\.aydin@veenlicht .*leerling/);
    const postgres = postgresOf() ?? 0;
    expect(isGone(postgres)).toBe(false);
    expect(await stopped(first.process)).toBe(0);
    expect(isGone(postgres)).toBe(true);
    expect(postgresOf()).toBeUndefined();
  });

  it('finds everything again after it was killed, and the database still running', async () => {
    const killed = await started({ command: directly });
    const postgres = postgresOf() ?? 0;
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');
    const again = await started();
    note('after kill -9', again.seconds);
    expect(postgresOf()).toBe(postgres);
    expect(again.said()).not.toContain('Making');
    expect(await stopped(again.process)).toBe(0);
    expect(isGone(postgres)).toBe(true);
  });

  it('takes seconds from the second time on, and does not take the database from one that runs already', async () => {
    let first = await started();
    // 3 on a machine that does nothing else; on one that is busy a start that is slow by itself is slow each time
    for (let tries = 1; first.seconds >= 9 && tries < 3; tries += 1) {
      await stopped(first.process);
      first = await started();
    }
    note('later', first.seconds);
    expect(first.seconds).toBeLessThan(9);
    const { port } = new URL(first.address);
    const second = await refused({ env: { PORT: port } });
    expect(second.code).toBe(1);
    expect(second.said).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken.*PORT=\\d+\\.$`));
    expect((await fetch(`${first.address}/ready`)).status).toBe(200);
  });

  it('broken off while it makes its first world leaves no database running, and the next start completes it', async () => {
    const { child, said } = launch({ command: directly, env: { LEERKRING_DATA: 'half' } });
    await spoken(child, said, /(Making)/);
    const postgres = postgresOf('half') ?? 0;
    expect(await stopped(child)).toBe(0);
    expect(isGone(postgres)).toBe(true);
    expect((await started({ env: { LEERKRING_DATA: 'half' } })).said()).toContain('noor.aydin@veenlicht');
  });

  it.each([
    ['a port that is none', { PORT: 'drie' }, /^PORT is "drie": give a number .*\.$/],
    ['a misspelt key', { LEERKRING_WORD: 'none' }, /^LEERKRING_WORD is not a key.*\.$/],
    ['a file as data folder', { LEERKRING_DATA: 'package.json' }, /^.*package\.json.*LEERKRING_DATA.*\.$/],
    ['the world let in without TLS', { HOST: '0.0.0.0' }, /^HOST is 0\.0\.0\.0.*LEERKRING_TLS.*\.$/],
    ['an address that is not ours', { HOST: '192.0.2.1', LEERKRING_PROXY: '192.0.2.2' }, /^HOST is 192.*\.$/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://school:geheim@127.0.0.1:1/school' },
      /^No PostgreSQL answers at 127\.0\.0\.1:1.*\.$/,
    ],
  ])('is refused in one sentence for %s', async (_, env, sentence) => {
    const { code, said } = await refused({ env });
    expect(said).toMatch(sentence);
    expect(code).toBe(1);
    expect(said).not.toContain('geheim');
    expect(postgresOf()).toBeUndefined();
  });
});

describe('npm start for others', () => {
  const postgres15 = findPostgres15();

  it.skipIf(postgres15 === undefined)('serves from a PostgreSQL 15 by its address and password', async () => {
    const foreign = await throwAwayFrom(postgres15 as string, 'een wachtwoord');
    try {
      const client = new pg.Client({ ...asAdmin(foreign.place, 'postgres'), password: 'een wachtwoord' });
      await client.connect();
      await client.query('create database school');
      await client.end();
      const { host, port } = foreign.place;
      const env = { DATABASE_URL: `postgres://postgres:een%20wachtwoord@${host}:${port}/school` };
      const served = await started({ env });
      note('on PostgreSQL 15', served.seconds);
      expect(served.said()).toContain('noor.aydin@veenlicht');
      expect((await fetch(`${served.address}/ready`)).status).toBe(200);
      expect(await stopped(served.process)).toBe(0);
    } finally {
      await foreign.stop();
    }
  });

  it('serves an ordinary user from a home that nobody else may enter', async () => {
    if (isRoot) handToNobody();
    const env = { LEERKRING_DATA: 'van mij', LEERKRING_WORLD: 'none' };
    const served = await started({ env, ...(isRoot ? { uid: nobody, command: reached() } : {}) });
    note('first, as an ordinary user without a world', served.seconds);
    const postgres = postgresOf('van mij') ?? 0;
    expect(await stopped(served.process)).toBe(0);
    expect(isGone(postgres)).toBe(true);
  });

  function handToNobody() {
    for (const entry of ['', ...readdirSync(home, { recursive: true, encoding: 'utf8' })])
      lchownSync(join(home, entry), nobody, nobody);
  }

  /** Root may keep its Node where others cannot come; then they get a copy. */
  function reached(): readonly string[] {
    const tried = spawnSync('npm', ['--version'], { uid: nobody, gid: nobody, cwd: clone, env: bare });
    if (tried.status === 0) return ['npm', 'start'];
    cpSync(process.execPath, join(home, 'node'));
    return [join(home, 'node'), 'scripts/start.mjs'];
  }
});
