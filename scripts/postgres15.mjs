/**
 * Finds a PostgreSQL 15 for the tests, the oldest that Leerkring promises to run on (its own embedded one is 18): one
 * that is there → Debian's package when we are root → undefined and a sentence. In CI its absence is a failure.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromApt } from './apt.mjs';

/** The folder of `initdb` and `postgres` of a PostgreSQL 15. */
export function findPostgres15(say = console.log) {
  const there = installed();
  if (there) return there;
  if (process.getuid?.() === 0 && install(say) && installed()) return installed();
  const sentence =
    'The tests of stores and policies ran on PostgreSQL 18 only: there is no PostgreSQL 15 here. Install one ' +
    '(on Debian 12: `apt-get install postgresql-15`) or name its programs: POSTGRES_15=/path/to/bin npm test';
  if (process.env.CI) throw new Error(sentence);
  say(sentence);
  return undefined;
}

const folders = ['/usr/lib/postgresql/15/bin', '/opt/homebrew/opt/postgresql@15/bin', '/usr/pgsql-15/bin'];

const installed = () =>
  [process.env.POSTGRES_15, ...folders].find((folder) => folder && existsSync(join(folder, 'initdb')));

/** Debian would make and start a cluster of its own; this file, read by its package, tells it not to. */
function install(say) {
  try {
    say('No PostgreSQL 15 found: installing the one of Debian (apt-get install postgresql-15) …');
    const settings = '/etc/postgresql-common';
    if (!existsSync(join(settings, 'createcluster.conf'))) {
      mkdirSync(settings, { recursive: true });
      writeFileSync(join(settings, 'createcluster.conf'), 'create_main_cluster = false\n');
    }
    fromApt('postgresql-15', '-o', 'Dpkg::Options::=--force-confold');
    return true;
  } catch {
    return false;
  }
}
