import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reaches, runnerFor, runners } from './runner.ts';

/** Stands for the server: a program that everybody reaches, wherever Leerkring itself was cloned. */
const program = '/bin/true';
const isRoot = process.getuid?.() === 0;

function aFolderOf(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'leerkring-runner-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  chmodSync(folder, mode);
  return folder;
}

describe('PostgreSQL runs', () => {
  it('as whoever starts it, and for root as nobody', () => {
    expect(runnerFor(aFolderOf(0o755), program).name).toBe(isRoot ? 'nobody' : 'self');
  });

  it('where only its starter may come, too; root keeps its access there without its name', () => {
    const [open, closed] = [aFolderOf(0o755), aFolderOf(0o700)];
    const possibleHere = runners().filter((runner) => reaches(runner, open, program));
    const unable = possibleHere.filter((runner) => !reaches(runner, closed, program));
    expect(unable.map(({ name }) => name)).toEqual(isRoot ? ['nobody'] : []);
    expect(possibleHere.length).toBeGreaterThan(unable.length);
  });

  it('nowhere when no way reaches it: the sentence names three ways out', () => {
    expect(() => runnerFor('/srv/data', program, [])).toThrow(/ordinary user.*\/opt.*DATABASE_URL/);
  });
});
