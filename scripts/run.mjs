/** `npm run bench | bar | leerkring -- …`: installs and builds what is missing, then runs that program. */
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, stop } from './install.mjs';

const programs = { bench: 'bench', bar: 'bars', leerkring: 'leerkring' };

/** In this very process, so that signals and the exit code are the program's own. */
export async function runProgram(program, { forTests = false } = {}) {
  await ensureInstalled({ forTests });
  const { build, unbuilt } = await import('./build.mjs');
  await build().catch((problem) => stop(unbuilt(problem)));
  const file = new URL(`../dist/${program}.js`, import.meta.url);
  if (!existsSync(file)) stop(`There is no program "${program}" in this release of Leerkring.`);
  process.setSourceMapsEnabled(true);
  await import(file.href);
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const program = programs[process.argv[2] ?? ''];
  if (program === undefined) stop(`Say which: npm run ${Object.keys(programs).join(' | npm run ')}.`);
  process.argv.splice(1, 2, fileURLToPath(new URL(`../dist/${program}.js`, import.meta.url)));
  await runProgram(program, { forTests: program !== 'leerkring' });
}
