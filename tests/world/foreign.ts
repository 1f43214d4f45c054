import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { asAdmin, type ThrowAway } from './cluster.ts';

/** Whoever PostgreSQL may run as: it refuses root. */
const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/**
 * A throw-away PostgreSQL from programs that the machine has, as schools with a server of their own have it. With a
 * password it is reached by the network and lets nobody in without one.
 */
export async function throwAwayFrom(programs: string, password?: string): Promise<ThrowAway> {
  const folder = mkdtempSync(join(tmpdir(), 'leerkring-15-'));
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (owner !== undefined) chownSync(data, owner.uid, owner.gid);
  const options = ['--username=postgres', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  if (password === undefined) options.push('--auth=trust');
  else {
    writeFileSync(join(folder, 'password'), password);
    options.push('--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`);
  }
  const run = { ...owner, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
  execFileSync(join(programs, 'initdb'), [`--pgdata=${data}`, ...options], { ...run, stdio: 'ignore' });
  const place =
    password === undefined ? { host: data, port: 5432 } : { host: '127.0.0.1', port: await freePort() };
  const settings = {
    listen_addresses: password === undefined ? '' : place.host,
    port: place.port,
    unix_socket_directories: data,
    max_connections: 60,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    timezone: 'UTC',
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...words], { ...run, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const patience = Date.now() + 20_000; ; await wait(20)) {
    const client = new pg.Client({ ...asAdmin(place, 'postgres'), password });
    try {
      await client.connect();
      await client.end();
      return { place, stop };
    } catch (problem) {
      if (Date.now() < patience && server.exitCode === null) continue;
      await stop();
      throw problem;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
