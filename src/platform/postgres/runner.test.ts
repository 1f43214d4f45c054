import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { binaries } from './binaries.ts';
import { reaches, runnerFor, runners } from './runner.ts';

const { postgres } = binaries();

function aFolderOf(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'leerkring-runner-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  chmodSync(folder, mode);
  return folder;
}

const isRoot = process.getuid?.() === 0;

describe('PostgreSQL in an open folder', () => {
  it('runs as whoever starts it, and for root as nobody', () => {
    expect(runnerFor(aFolderOf(0o755), postgres).name).toBe(isRoot ? 'nobody' : 'self');
  });
});

describe.runIf(isRoot)('root', () => {
  it('keeps its access without its name where only root may come', () => {
    const closed = aFolderOf(0o700);
    expect(runners().map((runner) => [runner.name, reaches(runner, closed, postgres)])).toEqual([
      ['nobody', false],
      ['namespace', true],
      ['capability', true],
    ]);
  });
});

describe('where PostgreSQL cannot be reached at all', () => {
  it.runIf(isRoot)('the sentence names three ways out', () => {
    expect(() => runnerFor('/', '/nowhere/postgres')).toThrow(/ordinary user.*\/opt.*DATABASE_URL/);
  });
});
