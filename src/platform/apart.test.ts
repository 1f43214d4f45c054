import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apart } from './apart.ts';

/* A thread that does what its tasks say, among which what no task should. */
const folder = mkdtempSync(join(tmpdir(), 'leerkring-apart-'));
const program = join(folder, 'program.mjs');
const told = join(folder, 'told');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  const source = join(folder, 'program.ts');
  writeFileSync(
    source,
    `import { appendFileSync } from 'node:fs';
     import { setTimeout } from 'node:timers/promises';
     import { workerData } from 'node:worker_threads';
     import { answering } from '${join(import.meta.dirname, 'apart.ts')}';
     answering(async (task) => {
       if (task === 'throw') throw Object.assign(new Error('so it was'), { code: 'LK9' });
       if (task === 'break') setImmediate(() => { throw new Error('outside every promise'); });
       if (task === 'end') process.exit(3);
       if (task === 'fill') for (const all = []; ; ) all.push(new Array(10_000).fill(all.length));
       if (task === 'break' || task === 'wait') await setTimeout(60_000);
       appendFileSync(workerData.told, task + ' ');
     }, async () => appendFileSync(workerData.told, 'left'));`,
  );
  await build({ entryPoints: [source], outfile: program, bundle: true, platform: 'node', format: 'esm' });
});

test('tasks are done one after another, what they throw comes back, and the thread leaves in order', async () => {
  const thread = apart<string>(pathToFileURL(program), { told });
  await thread.do('one');
  await expect(thread.do('throw')).rejects.toMatchObject({ message: 'so it was', code: 'LK9' });
  await thread.do('two');
  await thread.end();
  expect(readFileSync(told, 'utf8')).toBe('one two left');
});

test('a thread that breaks fails its task, and the next one gets another thread', async () => {
  const thread = apart<string>(pathToFileURL(program), { told });
  await expect(thread.do('break')).rejects.toThrow('outside every promise');
  await thread.do('three');
  await expect(thread.do('end')).rejects.toThrow('ended with 3');
  await thread.do('four');
  await thread.end();
});

test('what takes more memory than a file may ends the thread and not us', async () => {
  const thread = apart<string>(pathToFileURL(program), { told }, { maxOldGenerationSizeMb: 32 });
  await expect(thread.do('fill')).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  await thread.end();
}, 30_000);

test('whoever ends it does not wait for a task that goes on', async () => {
  const thread = apart<string>(pathToFileURL(program), { told });
  const broken = thread.do('wait').catch(String);
  await thread.end();
  expect(await broken).toContain('the thread ended');
}, 10_000);
