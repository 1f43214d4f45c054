import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigProblem, certificateOf, problemOfListening, readConfig, secretOf } from './config.ts';

const read = (env: Record<string, string> = {}) => readConfig(env, '/srv/school');

const problem = (env: Record<string, string>): ConfigProblem => {
  try {
    read(env);
  } catch (caught) {
    if (caught instanceof ConfigProblem) return caught;
    throw caught;
  }
  throw new Error('the configuration was accepted');
};

describe('a newcomer', () => {
  it('needs no key at all: this machine only, the small world, the embedded database', () => {
    expect(read()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/school/data',
      databaseUrl: undefined,
      world: 'small',
      secret: undefined,
      proxies: [],
      tlsDir: undefined,
      https: false,
      demoPeopleAllowed: true,
    });
  });

  it('may leave a key empty', () => {
    expect(read({ PORT: '', LEERKRING_WORLD: ' ', DATABASE_URL: '' })).toEqual(read());
  });
});

describe('a wrong value stops the start with a sentence that names the key and the mend', () => {
  it.each([
    ['PORT', 'eighty', 'PORT=3000'],
    ['PORT', '70000', 'PORT=3000'],
    ['PORT', '-1', 'PORT=3000'],
    ['HOST', 'http://school.nl', 'without port'],
    ['HOST', '127.0.0.1:80', 'without port'],
    ['DATABASE_URL', 'mysql://db/school', 'postgres://'],
    ['DATABASE_URL', 'school', 'postgres://'],
    ['LEERKRING_WORLD', 'huge', 'small, large or none'],
    ['LEERKRING_SECRET', 'short', 'longer'],
    ['LEERKRING_PROXY', 'proxy.school.nl', 'address of the proxy'],
    ['LEERKRING_PROXY', '0.0.0.0/0', 'address of the proxy'],
    ['LEERKRING_PROXY', '10.0.0.0/33', 'address of the proxy'],
    ['LEERKRING_WOLRD', 'none', 'LEERKRING_WORLD'],
  ])('%s=%s', (key, value, mend) => {
    const { key: named, message } = problem({ [key]: value });
    expect(named).toBe(key);
    expect(message).toContain(key);
    expect(message).toContain(mend);
    expect(message).not.toContain('\n');
  });

  it('and never repeats what may be a password', () => {
    expect(problem({ DATABASE_URL: 'postgre://school:geheim@db/school' }).message).not.toContain('geheim');
    expect(problem({ LEERKRING_SECRET: 'geheim' }).message).not.toContain('geheim');
  });
});

describe('listening where others can reach it', () => {
  it.each(['0.0.0.0', '::', '192.168.1.4', 'school.nl'])('is refused on %s without TLS', (host) => {
    expect(problem({ HOST: host }).message).toMatch(/LEERKRING_TLS.*LEERKRING_PROXY/);
  });

  it('is allowed with an own certificate or a proxy in front, and then starts without a demo world', () => {
    const [own, behind] = [{ LEERKRING_TLS: 'tls' }, { LEERKRING_PROXY: '10.0.0.4, fd00::/8' }].map((more) =>
      read({ HOST: '0.0.0.0', ...more }),
    );
    expect(own).toMatchObject({ tlsDir: '/srv/school/tls', https: true, world: 'none' });
    expect(behind).toMatchObject({ proxies: ['10.0.0.4', 'fd00::/8'], https: true, world: 'none' });
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('does not happen on %s', (host) => {
    expect(read({ HOST: host })).toMatchObject({ https: false, demoPeopleAllowed: true });
  });
});

describe('demo people sign in with one press', () => {
  it('only when the demo world is loaded and nobody else can press', () => {
    const tls = { HOST: '0.0.0.0', LEERKRING_TLS: 'tls' };
    expect(read({ LEERKRING_WORLD: 'large' }).demoPeopleAllowed).toBe(true);
    expect(read({ LEERKRING_WORLD: 'none' }).demoPeopleAllowed).toBe(false);
    expect(read({ LEERKRING_WORLD: 'small', ...tls }).demoPeopleAllowed).toBe(false);
  });

  it('not on loopback behind a proxy that lets the world in', () => {
    expect(read({ LEERKRING_WORLD: 'small', LEERKRING_PROXY: '127.0.0.1' }).demoPeopleAllowed).toBe(false);
  });
});

describe('what the data folder keeps', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'leerkring-config-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('one secret for all starts, for its owner only', () => {
    const first = secretOf({ dataDir, secret: undefined });
    expect(first).toHaveLength(43);
    expect(secretOf({ dataDir, secret: undefined })).toBe(first);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('a secret given by the environment goes before it', () => {
    expect(secretOf({ dataDir, secret: 'x'.repeat(32) })).toBe('x'.repeat(32));
  });

  it('a damaged secret is refused, not replaced', () => {
    writeFileSync(join(dataDir, 'secret'), 'half');
    expect(() => secretOf({ dataDir, secret: undefined })).toThrow(/damaged/);
  });

  it('a folder that cannot be written is named, with three ways on', () => {
    writeFileSync(join(dataDir, 'a file'), '');
    expect(() => secretOf({ dataDir: join(dataDir, 'a file', 'data'), secret: undefined })).toThrow(
      /a file\/data cannot be written \(ENOTDIR\): make room.*own.*LEERKRING_DATA/,
    );
  });

  it('a folder without certificate is named', () => {
    expect(() => certificateOf({ tlsDir: dataDir })).toThrow(/LEERKRING_TLS.*fullchain/);
    expect(certificateOf({ tlsDir: undefined })).toBeUndefined();
  });
});

describe('the address of a database', () => {
  it('may be written as PostgreSQL itself writes one for a socket', () => {
    const { databaseUrl } = read({ DATABASE_URL: 'postgresql://gijs:p%40@/school?host=/run/postgresql' });
    expect(databaseUrl).toBe('postgresql:///school?user=gijs&password=p%40&host=/run/postgresql');
  });

  it('names a database, and a sentence about it never tells its password', () => {
    expect(problem({ DATABASE_URL: 'postgres://gijs:geheim@db' }).message).toMatch(
      /^(?!.*geheim).*no database/,
    );
    expect(problem({ DATABASE_URL: 'mysql://gijs:geheim@db/school' }).message).not.toContain('geheim');
  });
});

describe('who cannot listen', () => {
  it.each([
    ['EADDRINUSE', /Port 3000 on 127\.0\.0\.1 is taken.*PORT=3001/],
    ['EACCES', /above 1023/],
    ['EADDRNOTAVAIL', /HOST is 127\.0\.0\.1, which is no address of this machine/],
  ])('is told why (%s) and what to choose', (code, sentence) => {
    const told = problemOfListening(Object.assign(new Error(code), { code }), read());
    expect(told).toBeInstanceOf(ConfigProblem);
    expect((told as Error).message).toMatch(sentence);
  });

  it('is shown the whole of a fault that is ours', () => {
    const fault = new Error('ours');
    expect(problemOfListening(fault, read())).toBe(fault);
  });
});
