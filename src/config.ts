import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';

export type World = 'small' | 'large' | 'none';

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** An own PostgreSQL; without it the embedded one is started in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly world: World;
  /** Given by the environment; without it `secretOf` keeps one in `dataDir`. */
  readonly secret: string | undefined;
  /** Addresses whose word on who is calling is believed (X-Forwarded-…). Empty: nobody's. */
  readonly proxies: readonly string[];
  /** Folder with `fullchain.pem` and `privkey.pem`, the names that certbot gives them. */
  readonly tlsDir: string | undefined;
  /** Browsers come by https, ended here or by the proxy: cookies may carry the `__Host-` prefix. */
  readonly https: boolean;
  /**
   * Demo people sign in with one press, so only where nobody but this machine can press: a loopback address
   * and no proxy in front of it (design §4).
   */
  readonly demoPeopleAllowed: boolean;
};

/** A wrong value stops the start: one sentence that names the key and the mend. */
export class ConfigProblem extends Error {
  readonly key: string;

  constructor(key: string, sentence: string) {
    super(sentence);
    this.key = key;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

const ourKeys = ['DATA', 'WORLD', 'SECRET', 'PROXY', 'TLS'].map((name) => `LEERKRING_${name}`);

/** The whole configuration: eight keys, read once, the same answer for the same environment. */
export function readConfig(env: Env, cwd: string): Config {
  refuseUnknown(env);
  const host = hostOf(env);
  const proxies = proxiesOf(env);
  const tlsDir = given(env, 'LEERKRING_TLS');
  const alone = isLoopback(host) && proxies.length === 0;
  const https = tlsDir !== undefined || proxies.length > 0;
  if (!alone && !https) {
    throw new ConfigProblem(
      'HOST',
      `HOST is ${host}, where others can reach it, and there is no TLS: give LEERKRING_TLS the folder of a certificate or LEERKRING_PROXY the address of the proxy that ends TLS, or leave HOST out to stay on this machine.`,
    );
  }
  const world = worldOf(env, alone);
  return {
    port: portOf(env),
    host,
    dataDir: resolve(cwd, given(env, 'LEERKRING_DATA') ?? 'data'),
    databaseUrl: databaseUrlOf(env),
    world,
    secret: secretGiven(env),
    proxies,
    tlsDir: tlsDir === undefined ? undefined : resolve(cwd, tlsDir),
    https,
    demoPeopleAllowed: alone && world !== 'none',
  };
}

/** A misspelt key would be a wish that is silently not heard. */
function refuseUnknown(env: Env): void {
  const unknown = Object.keys(env).find((key) => key.startsWith('LEERKRING_') && !ourKeys.includes(key));
  if (unknown === undefined) return;
  throw new ConfigProblem(
    unknown,
    `${unknown} is not a key of Leerkring: choose from ${ourKeys.join(', ')}.`,
  );
}

/** `KEY=` in a compose file means "not given". */
const given = (env: Env, key: string): string | undefined => env[key]?.trim() || undefined;

function portOf(env: Env): number {
  const text = given(env, 'PORT') ?? '3000';
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new ConfigProblem('PORT', `PORT is "${text}": give a number from 0 to 65535, such as PORT=3000.`);
}

function hostOf(env: Env): string {
  const text = given(env, 'HOST') ?? '127.0.0.1';
  if (isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text;
  throw new ConfigProblem('HOST', `HOST is "${text}": give an address without port, such as HOST=127.0.0.1.`);
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function proxiesOf(env: Env): string[] {
  const addresses = (given(env, 'LEERKRING_PROXY') ?? '').split(/[\s,]+/).filter(Boolean);
  const wrong = addresses.find((address) => !isNetwork(address));
  if (wrong === undefined) return addresses;
  throw new ConfigProblem(
    'LEERKRING_PROXY',
    `LEERKRING_PROXY contains "${wrong}": give the address of the proxy, or its network such as 10.0.0.0/24, with commas between several.`,
  );
}

/** An address or a network; never /0, which would believe everybody. */
function isNetwork(text: string): boolean {
  const [address = '', width, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return width === undefined || (/^[1-9]\d{0,2}$/.test(width) && Number(width) <= (family === 4 ? 32 : 128));
}

/** Never named in full in a sentence: it may carry a password. */
function databaseUrlOf(env: Env): string | undefined {
  const text = given(env, 'DATABASE_URL');
  if (text === undefined) return undefined;
  const url = withHost(text);
  if (!URL.canParse(url) || !['postgres:', 'postgresql:'].includes(new URL(url).protocol))
    throw new ConfigProblem(
      'DATABASE_URL',
      'DATABASE_URL is not the address of a PostgreSQL: write it as postgres://name:password@host:5432/database, or leave it out for the embedded one.',
    );
  if (new URL(url).pathname.length > 1) return url;
  throw new ConfigProblem(
    'DATABASE_URL',
    'DATABASE_URL names no database: write it as postgres://name:password@host:5432/database.',
  );
}

/** PostgreSQL's own form for a socket, postgres://name@/database?host=/run/postgresql, has a person without a host. */
const withHost = (url: string): string =>
  url.replace(
    /^(postgres(?:ql)?:\/\/)([^:@/?]+)(?::([^@/?]*))?@\/([^?]*)\??/,
    (_, begin, user, password, base) => {
      const person = password === undefined ? `user=${user}` : `user=${user}&password=${password}`;
      return `${begin}/${base}?${person}&`;
    },
  );

/** Who opens Leerkring to others begins with an empty school, who looks at it alone with the demo world. */
function worldOf(env: Env, alone: boolean): World {
  const text = given(env, 'LEERKRING_WORLD') ?? (alone ? 'small' : 'none');
  if (text === 'small' || text === 'large' || text === 'none') return text;
  throw new ConfigProblem('LEERKRING_WORLD', `LEERKRING_WORLD is "${text}": choose small, large or none.`);
}

function secretGiven(env: Env): string | undefined {
  const text = given(env, 'LEERKRING_SECRET');
  if (text === undefined || text.length >= 32) return text;
  throw new ConfigProblem(
    'LEERKRING_SECRET',
    'LEERKRING_SECRET is shorter than 32 characters: give a longer one, or leave it out and Leerkring keeps one in its data folder.',
  );
}

/**
 * The secret of this installation. Several app nodes on one database must be given the same one; a node on its
 * own makes one at its first start, readable by its owner only.
 */
export function secretOf(config: Pick<Config, 'secret' | 'dataDir'>): string {
  if (config.secret !== undefined) return config.secret;
  const file = join(config.dataDir, 'secret');
  return readSecret(file) ?? makeSecret(file);
}

function readSecret(file: string): string | undefined {
  const text = secretIn(file);
  if (text === undefined || text.length >= 32) return text;
  throw new ConfigProblem(
    'LEERKRING_SECRET',
    `The secret in ${file} is damaged: put back the one from a backup, or remove the file, after which everybody signs in again.`,
  );
}

function secretIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ConfigProblem(
      'LEERKRING_SECRET',
      `The secret in ${file} cannot be read (${code}): start as the user who made it, or give LEERKRING_SECRET.`,
    );
  }
}

function makeSecret(file: string): string {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeSecret(file);
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new ConfigProblem(
        'LEERKRING_DATA',
        `${folder} cannot be written (${code}): make room there, start as the user who owns it, or give LEERKRING_DATA a folder of your own.`,
      );
  }
  return readFileSync(file, 'utf8').trim();
}

/** Written whole beside its place and then linked, so that of two first starts both read the same secret. */
function writeSecret(file: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The certificate of `LEERKRING_TLS`, in the form that Node's https server takes. */
export function certificateOf(config: Pick<Config, 'tlsDir'>): { cert: Buffer; key: Buffer } | undefined {
  const { tlsDir } = config;
  if (tlsDir === undefined) return undefined;
  try {
    const pair = {
      cert: readFileSync(join(tlsDir, 'fullchain.pem')),
      key: readFileSync(join(tlsDir, 'privkey.pem')),
    };
    createSecureContext(pair);
    return pair;
  } catch (problem) {
    throw new ConfigProblem(
      'LEERKRING_TLS',
      `LEERKRING_TLS is ${tlsDir}, but its fullchain.pem and privkey.pem cannot both be read as a pair (${(problem as NodeJS.ErrnoException).code}): give the folder that holds the two.`,
    );
  }
}

/** Why nobody can be let in at that host and port, when it is the configuration's fault. */
export function problemOfListening(problem: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const nowhere = `HOST is ${host}, which is no address of this machine: give one that is, such as HOST=127.0.0.1.`;
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is taken, perhaps by a Leerkring that runs already: stop that one, or choose another port such as PORT=${port === 65_535 ? 3000 : port + 1}.`,
    EACCES: `Port ${port} is kept for the administrator of this machine: choose one above 1023, such as PORT=3000.`,
    EADDRNOTAVAIL: nowhere,
    ENOTFOUND: nowhere,
    EAI_AGAIN: nowhere,
  };
  const sentence = sentences[(problem as NodeJS.ErrnoException).code ?? ''];
  if (sentence === undefined) return problem;
  return new ConfigProblem(sentence === nowhere ? 'HOST' : 'PORT', sentence);
}
