import { oneAtATime } from '#platform/installation';
import { forget } from '../host/index.ts';
import { Misused, say, type Verb, withInstallation } from './verb.ts';

export const forgetPast: Verb = async (args, config) => {
  if (args.some((arg) => arg !== '--dry-run')) throw new Misused();
  const dryRun = args.includes('--dry-run');
  const forgotten = await withInstallation(config, (installation) =>
    oneAtATime(installation, 'forgetting', () => forget(installation, { now: new Date(), dryRun })),
  );
  for (const { table, rows } of forgotten) say(`${table.padEnd(24)} ${String(rows).padStart(8)}`);
  if (dryRun) say('Nothing was deleted (dry run): so many rows are past their term.');
};
