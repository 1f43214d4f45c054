/**
 * Installs what is missing. Works before anything is installed, so it uses nothing but Node.
 * Packages run no scripts of their own here (`--ignore-scripts`): esbuild does not need its script, and the links of
 * the embedded PostgreSQL are made at its start.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `forTests`: the packages that only tests and checks use must be there, too. */
export async function ensureInstalled({ forTests = false } = {}) {
  refuseOldNode();
  if (isInstalled(forTests)) return;
  const began = performance.now();
  console.log('Installing the packages of Leerkring (only now and when they change) …');
  const status = await npm([...quietly, forTests ? '--include=dev' : '--omit=dev']);
  if (status !== 0)
    stop('The packages could not be installed: npm says why above. Is there a network? Then start again.');
  console.log(`Installed in ${seconds(began)} s.`);
}

/**
 * Not `npm ci`: that refuses a lock file in which the packages of other systems are missing, as they are when the registry
 * at hand does not carry them all; and it removes what is there. `install --no-save` keeps to the versions and the
 * checksums of the lock file as well, changes no file of ours and adds only what is missing.
 */
const quietly = [
  'install',
  '--no-save',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(
    `Leerkring needs Node 20.19 or newer and this is ${process.versions.node}: install a newer one from nodejs.org.`,
  );
}

/**
 * npm writes down what it has installed when it is done; so an install that was broken off, a package of another
 * version and a hand-made `npm ci` are all told rightly.
 */
function isInstalled(forTests) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const there = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '') return true;
    const mayMiss = optional || devOptional || (dev && !forTests);
    return there[path] === undefined ? mayMiss : there[path].version === version;
  });
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

async function npm(args) {
  const own = process.env.npm_execpath ?? '';
  const [command, ...first] = basename(own).startsWith('npm') ? [process.execPath, own] : ['npm'];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...home() },
  });
  const end = () => child.kill('SIGTERM');
  process.once('SIGTERM', end);
  const [status] = await once(child, 'exit').catch(({ message }) => stop(`npm cannot be run: ${message}.`));
  process.off('SIGTERM', end);
  return status;
}

/** Without a home, or in one that cannot be written, npm keeps what it downloads beside the packages. */
function home() {
  const own = join(root, 'node_modules', '.npm');
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch (problem) {
    return problem.syscall === 'access' ? { npm_config_cache: own } : { HOME: own, npm_config_cache: own };
  }
}

export const seconds = (began) => ((performance.now() - began) / 1000).toFixed(1);

/** Ends with one sentence instead of a trace. */
export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
