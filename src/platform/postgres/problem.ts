/** The embedded PostgreSQL cannot serve: one sentence for the terminal that names the mend. */
export class ClusterProblem extends Error {}

/** What PostgreSQL says → what the person at the terminal can do about it. The first that fits. */
const mends: readonly (readonly [RegExp, (dataDir: string) => string])[] = [
  [
    /No space left on device|Disk quota exceeded/i,
    (dataDir) => `The disk of ${dataDir} is full: make room on it and start again.`,
  ],
  [
    /Read-only file system/i,
    (dataDir) => `${dataDir} is on a disk that cannot be written: give LEERKRING_DATA a folder that can.`,
  ],
  [
    /EEXIST|ENOTDIR|Not a directory/i,
    (dataDir) => `${dataDir} cannot be a folder, for a file is in the way: give LEERKRING_DATA another one.`,
  ],
  [
    /could not look up effective user ID|cannot be run (as root|by)|must not be run as root|execution of the PostgreSQL server is not permitted/i,
    () =>
      'PostgreSQL does not run as this user: start Leerkring as an ordinary user, or give DATABASE_URL an own PostgreSQL.',
  ],
  [
    /could not (create|map|resize) .*shared memory|Cannot allocate memory|out of memory/i,
    () =>
      'There is too little memory for PostgreSQL: close something, or give the container at least 512 MB.',
  ],
  [
    /Permission denied|Operation not permitted|has wrong ownership/i,
    (dataDir) =>
      `PostgreSQL may not write in ${dataDir}: start as the user who owns it, or give LEERKRING_DATA a folder of your own.`,
  ],
  [
    /error while loading shared libraries|cannot open shared object|spawn \S+ ENOENT|GLIBC_|symbol not found/,
    () =>
      'The embedded PostgreSQL does not run on this system (it needs Linux with glibc 2.27 or newer, or macOS; not Alpine): give DATABASE_URL an own PostgreSQL 15 or newer.',
  ],
];

/** The sentence for what PostgreSQL or the disk said; when we do not know it, the last lines themselves. */
export function problemFrom(said: string, dataDir: string): ClusterProblem {
  const known = mends.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return new ClusterProblem(known[1](dataDir));
  const last = said.trim().split('\n').slice(-5).join('\n');
  return new ClusterProblem(
    `PostgreSQL did not start in ${dataDir}; postgres.log there may say more than:\n${last}`,
  );
}
