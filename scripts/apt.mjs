/** Installs a package of Debian, for who may: as root, and without a question being asked. */
import { execFileSync } from 'node:child_process';

export function fromApt(name, ...options) {
  const run = (...args) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    });
  run('update', '-q');
  run('install', '-y', '-q', '--no-install-recommends', ...options, name);
}
