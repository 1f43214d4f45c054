import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneAtATime } from '#platform/installation';
import { dayIn } from '#platform/scope';
import { found } from '../found.ts';
import { backUp, rehearse, restoreSchool } from '../host/index.ts';
import { bytesOf, Misused, say, type Verb, withInstallation } from './verb.ts';

export const restore: Verb = async ([file, ...more], config) => {
  if (file === undefined || more.length > 0) throw new Misused();
  const bytes = bytesOf(file);
  const { school, made } = await withInstallation(config, (installation) =>
    restoreSchool(installation, bytes, { now: new Date() }),
  );
  say(
    `${school.name} (@${school.handle}) is here as it was at ${made}: every table with the same rows and sums.`,
  );
  say(`Who has no password here gets in with a new code: npm run leerkring -- code NAME@${school.handle}`);
};

export const backup: Verb = async (args, config) => {
  if (args.length > 0) throw new Misused();
  const now = new Date();
  const day = dayIn('Europe/Amsterdam', now);
  const folder = join(config().dataDir, 'backups');
  const schools = await withInstallation(config, (installation) =>
    oneAtATime(installation, 'a backup', () => backUp(installation, folder, { now, day })),
  );
  say(`${join(folder, day)} holds ${schools} schools, each as an archive.`);
};

/** In a PostgreSQL of its own, so that the school at work notices nothing of it. */
export const rehearseBackup: Verb = async (args, readConfig) => {
  if (args.length > 0) throw new Misused();
  const config = readConfig();
  const dataDir = mkdtempSync(join(tmpdir(), 'leerkring-rehearsal-'));
  const { installation, stop } = await found({ ...config, databaseUrl: undefined, dataDir }, say);
  try {
    const { night, schools } = await rehearse(installation, join(config.dataDir, 'backups'), new Date());
    for (const { handle, tables, rows, seconds } of schools)
      say(`✓ @${handle}: ${tables} tables, ${rows} rows, the same sums, ${seconds.toFixed(1)} s`);
    say(`The backup of ${night} can be put back.`);
  } finally {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
