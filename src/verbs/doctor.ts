import { examineAll } from '../doctor.ts';
import { found } from '../found.ts';
import { say, type Verb } from './verb.ts';

export const doctor: Verb = async (args, readConfig) => {
  const config = readConfig();
  if (args.includes('--setup')) {
    const { stop } = await found(config, say, { again: true });
    await stop();
    say('The database is prepared.');
  }
  const findings = await examineAll(config, say);
  const mark = { well: '✓', look: '–', wrong: '✗' } as const;
  for (const { kind, says } of findings) say(`${mark[kind]} ${says}`);
  const looks = findings.filter(({ kind }) => kind === 'look').length;
  const wrongs = findings.filter(({ kind }) => kind === 'wrong').length;
  say(
    wrongs > 0
      ? `To mend: ${wrongs} (✗).`
      : looks > 0
        ? `All works; worth a look: ${looks} (–).`
        : 'All is well.',
  );
  if (wrongs > 0) process.exitCode = 1;
};
