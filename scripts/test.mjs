/**
 * `npm test`: every test there is, from a bare clone. Installs, builds, finds a browser, runs vitest, and then asks
 * whether every test file really ran something: a test that is skipped in silence is worse than none.
 * `npm test -- goals --project store` passes its arguments on; the last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, stop } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const chosen = process.argv.slice(2);

await ensureInstalled({ forTests: true });
const { build, unbuilt } = await import('./build.mjs');
await build().catch((problem) => stop(`${unbuilt(problem)}\n0 passed, 1 failed`));
const { findChromium } = await import('./chromium.mjs');
process.env.CHROMIUM = await findChromium().catch(({ message }) => stop(`${message}\n0 passed, 1 failed`));

const { ended, results } = await vitest();
const { passed, failed } = count(results);
const troubles = [...(chosen.length === 0 ? silent(results) : []), ...skipped(results)];
for (const trouble of troubles) console.log(trouble.says);
const broken = troubles.filter(({ fails }) => fails).length;
const unseen = ended === 0 || failed + broken > 0 ? 0 : 1;
if (unseen) console.log('vitest failed outside of any test: see above.');

console.log(`${passed} passed, ${failed + broken + unseen} failed`);
process.exitCode = failed + broken + unseen === 0 ? 0 : 1;

async function vitest() {
  const folder = mkdtempSync(join(tmpdir(), 'leerkring-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  try {
    const child = spawn(process.execPath, [program, 'run', ...reporters, ...chosen], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [status] = await once(child, 'exit');
    const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
    return { ended: status, results };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file that breaks before its first test counts as one failure. */
function count(results) {
  const tests = results.flatMap((file) => file.assertionResults);
  const brokenFiles = results.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + brokenFiles.length,
  };
}

/** Test files on disk in which no test ran, whatever the reason. */
function silent(results) {
  const ran = new Set(
    results
      .filter(
        (file) => file.status === 'failed' || file.assertionResults.some(({ status }) => status === 'passed'),
      )
      .map((file) => relative(root, file.name)),
  );
  return ['src', 'tests', 'scripts', 'bars', 'bench', 'islands']
    .flatMap((folder) => testsIn(folder))
    .filter((path) => !ran.has(path))
    .map((path) => ({ fails: true, says: `No test ran in ${path}.` }));
}

function testsIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** A skipped test is always named; where everything has to be there (CI) it is a failure. */
function skipped(results) {
  return results.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .filter(() => chosen.length === 0)
      .map(({ fullName }) => ({
        fails: Boolean(process.env.CI),
        says: `Not run: ${relative(root, file.name)} › ${fullName}`,
      })),
  );
}
