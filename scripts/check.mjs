/**
 * `npm run check`: everything that can be said about the code without running it. Two parts at a time, one line each;
 * what a part complains of is shown whole. `npm run check -- --write` first mends format, map and generated documents.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const generated = join(root, 'scripts', 'generated.mjs');

/** The slowest first, so that two at a time end together. */
const parts = [
  { name: 'types', asks: 'do the types agree', run: [bin('tsc'), '--noEmit'] },
  { name: 'lint', asks: 'known mistakes', run: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'dead code', asks: 'files, exports, packages nobody uses', run: [bin('knip'), '--no-progress'] },
  { name: 'house', asks: 'walls, arrows, SQL, tables', run: [process.execPath, 'scripts/house.mjs'] },
  { name: 'format', asks: 'how it is set', run: [bin('biome'), 'format', '.'] },
  ...(existsSync(generated)
    ? [{ name: 'generated', asks: 'documents made from code', run: [process.execPath, generated, '--check'] }]
    : []),
];

await ensureInstalled({ forTests: true });
if (process.argv.includes('--write')) await mend();

const waiting = [...parts];
const failed = [];
await Promise.all([1, 2].map(work));
if (failed.length > 0) console.log(`\nTo mend: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work() {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const began = performance.now();
    const { status, output } = await run(part.run);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${status === 0 ? '✓' : '✗'} ${part.name.padEnd(10)} ${seconds.padStart(5)} s  ${part.asks}`);
    if (status === 0) continue;
    failed.push(part.name);
    console.log(`${output.trim()}\n`);
  }
}

function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', ({ message }) => resolve({ status: 1, output: message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

async function mend() {
  const readme = join(root, 'README.md');
  const { map } = createRequire(import.meta.url)('../house.cjs');
  const text = readFileSync(readme, 'utf8');
  writeFileSync(readme, text.replace(/(<!-- map:[^\n]*-->\n)[^]*?(<!-- \/map -->)/, `$1${map()}\n$2`));
  if (existsSync(generated)) await run([process.execPath, generated]);
  await run([bin('biome'), 'format', '--write', '.']);
}
