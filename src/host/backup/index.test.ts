import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDatabase, aGoal, aPupil, aSchool, now, type TestDatabase } from '../../../tests/world/index.ts';
import { HostProblem } from '../problem.ts';
import { backUp, backUpNightly, nightsIn, rehearse } from './index.ts';

const [place, empty] = [await aDatabase(), await aDatabase()];
const installation = ({ place: { host, port }, name }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
});
const folder = mkdtempSync(join(tmpdir(), 'leerkring-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the backup of a night', () => {
  it('is there for each school, read by its owner alone, and comes back as it was', async () => {
    await expect(rehearse(installation(empty), folder, now)).rejects.toThrow(HostProblem);
    for (const handle of ['noord', 'zuid']) {
      const pupil = await aPupil(await aSchool(place, { handle }));
      await aGoal(pupil);
    }
    expect(await backUp(installation(place), folder, { now, day: '2026-11-21' })).toBe(2);
    expect(readdirSync(join(folder, '2026-11-21')).sort()).toEqual(['noord.zip', 'zuid.zip']);
    expect(statSync(join(folder, '2026-11-21', 'noord.zip')).mode & 0o077).toBe(0);
    const { night, schools } = await rehearse(installation(empty), folder, now);
    expect([night, schools.map(({ handle }) => handle)]).toEqual(['2026-11-21', ['noord', 'zuid']]);
    for (const one of schools) expect(one.rows).toBeGreaterThan(10);
  });

  it('stays a week', async () => {
    for (let day = 10; day < 20; day += 1) mkdirSync(join(folder, `2026-11-${day}`));
    await backUp(installation(place), folder, { now, day: '2026-11-22' });
    expect(nightsIn(folder)).toEqual(
      ['22', '21', '19', '18', '17', '16', '15'].map((day) => `2026-11-${day}`),
    );
  });
});

describe('a server', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('makes a backup once a night, from two o’clock on', () => {
    const made: string[] = [];
    let clock = { hour: 1, day: '2027-01-10' };
    const stop = backUpNightly(
      () => clock,
      folder,
      async (day) => {
        made.push(day);
        mkdirSync(join(folder, day));
      },
    );
    vi.advanceTimersByTime(600_000);
    expect(made).toEqual([]);
    clock = { hour: 2, day: '2027-01-10' };
    vi.advanceTimersByTime(5 * 3_600_000);
    expect(made).toEqual(['2027-01-10']);
    stop();
    clock = { hour: 2, day: '2027-01-11' };
    vi.advanceTimersByTime(5 * 3_600_000);
    expect(made).toHaveLength(1);
  });
});
