import { addDays } from '#platform/dates';
import { oneAtATime } from '#platform/installation';
import { dayIn } from '#platform/scope';
import { renewWorld, type Size } from '../world/index.ts';
import { Mistake, Misused, say, type Verb, withInstallation } from './verb.ts';

export const world: Verb = async (args, config) => {
  const [size] = args.filter((arg) => !arg.startsWith('--'));
  if (size !== 'small' && size !== 'large') throw new Misused();
  const day = args.includes('--day')
    ? args[args.indexOf('--day') + 1]
    : dayIn('Europe/Amsterdam', new Date());
  if (day === undefined || !isDay(day))
    throw new Mistake(`"${day ?? ''}" is no day: write it as 2026-11-21.`);
  const wish = { day, say, fresh: args.includes('--fresh') };
  await withInstallation(config, (installation) =>
    oneAtATime(installation, 'a world', () => renewWorld(installation, size satisfies Size, wish)),
  );
};

/** A day that a calendar has: not the 31st of February. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
