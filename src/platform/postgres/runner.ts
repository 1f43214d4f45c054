import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { ClusterProblem } from './problem.ts';

type Owner = { readonly uid: number; readonly gid: number };

/** As whom PostgreSQL runs: it refuses root, and initdb a user without a name. */
export type Runner = {
  readonly name: 'self' | 'nobody' | 'namespace' | 'capability';
  /** Whose the data and the folder of the socket must be. */
  readonly owner: Owner;
  /** Words before the program. */
  readonly wrap: readonly string[];
  /** What `spawn` is told. */
  readonly as: Partial<Owner>;
};

/**
 * The ways to run on this machine, the one with the fewest rights first. Root's own home is 0700, so *nobody*
 * cannot even reach the programs there: a user namespace is then not root by name but keeps root's access to
 * files. Containers often forbid namespaces; there one capability (to pass through folders) does it.
 */
export function runners(): readonly Runner[] {
  const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const nobody = nobodyHere();
  const namespace: Runner = {
    name: 'namespace',
    owner: self,
    wrap: ['unshare', '--user', `--map-user=${nobody.uid}`],
    as: {},
  };
  if (self.uid !== 0) return hasName() ? [{ name: 'self', owner: self, wrap: [], as: {} }] : [namespace];
  return [
    { name: 'nobody', owner: nobody, wrap: [], as: nobody },
    namespace,
    { name: 'capability', owner: nobody, wrap: passingThroughFolders(nobody), as: {} },
  ];
}

/** Without the secure bit access(2), by which PostgreSQL looks for its own program, ignores the capability. */
const passingThroughFolders = ({ uid, gid }: Owner): string[] => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  '--inh-caps=-all,+dac_override',
  '--ambient-caps=-all,+dac_override',
];

function nobodyHere(): Owner {
  const line = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(usersHere());
  return { uid: Number(line?.[1] ?? 65_534) >>> 0, gid: Number(line?.[2] ?? 65_534) >>> 0 };
}

function usersHere(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

/** Containers may run as a number that no list of users knows. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** The first way that reaches both the data and the program. */
export function runnerFor(dataDir: string, program: string, ways = runners()): Runner {
  const runner = ways.find((candidate) => reaches(candidate, dataDir, program));
  if (runner !== undefined) return runner;
  throw new ClusterProblem(
    `PostgreSQL does not run as ${process.getuid?.() === 0 ? 'root, and no other user reaches' : 'this user in'} ${dataDir} and ${program}: start as an ordinary user, put Leerkring in a folder that others may pass through such as /opt, or give DATABASE_URL an own PostgreSQL.`,
  );
}

export function reaches(runner: Runner, dataDir: string, program: string): boolean {
  if (runner.name === 'self') return true;
  const [command = '', ...args] = inShell(runner, 'cd "$1" && exec "$2" --version', dataDir, program);
  return spawnSync(command, args, { ...runner.as, cwd: '/', stdio: 'ignore' }).status === 0;
}

const inShell = (runner: Runner, script: string, ...args: string[]): string[] => [
  ...runner.wrap,
  '/bin/sh',
  '-c',
  script,
  'sh',
  ...args,
];

/**
 * Nothing of ours: the PG… and LC_… of whoever starts would otherwise decide. The rest is for glibc: it gave the top of
 * the heap back after each statement and asked for it again at the next, a twentieth of what a page cost.
 */
export const environment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  MALLOC_TOP_PAD_: String(256 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(4 * 1024 * 1024),
  MALLOC_MMAP_THRESHOLD_: String(1024 * 1024),
};

/** Gives a folder and all in it to the runner: data made under one way may be opened under another. */
export function handTo({ owner }: Runner, folder: string): void {
  if (process.getuid?.() !== 0 || lstatSync(folder).uid === owner.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  chownSync(folder, owner.uid, owner.gid);
}
