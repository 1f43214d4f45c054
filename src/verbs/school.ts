import { dayIn } from '#platform/scope';
import { signer } from '#platform/token';
import { type Access, addSchool, giveCode } from '../host/index.ts';
import { Mistake, Misused, say, type Verb, withInstallation } from './verb.ts';

const sectors = ['po', 'vo', 'other'] as const;

export const school: Verb = async (args, config) => {
  const { wishes, rest } = wishesIn(args);
  const [what, name, ...more] = rest;
  const unknown = [...wishes.keys()].find(
    (key) => !['--handle', '--admin', '--place', '--sector'].includes(key),
  );
  if (what !== 'add' || name === undefined || more.length > 0 || unknown !== undefined) throw new Misused();
  const typed = wishes.get('--sector');
  const sector = sectors.find((one) => one === typed) ?? null;
  if (typed !== undefined && sector === null)
    throw new Mistake(`"${typed}" is no sector: choose ${sectors.join(', ')}.`);
  const wish = {
    name,
    handle: wishes.get('--handle') ?? '',
    place: wishes.get('--place') ?? '',
    administrator: wishes.get('--admin') ?? '',
    sector,
  };
  await withInstallation(config, async (installation, secret) => {
    const access = await addSchool(installation, wish, { now: new Date(), sign: signer(secret) });
    say(`${name} is there, still empty.`);
    sayAccess(access);
  });
};

export const code: Verb = async ([name, ...more], config) => {
  if (name === undefined || more.length > 0) throw new Misused();
  await withInstallation(config, async (installation, secret) =>
    sayAccess(await giveCode(installation, name, { now: new Date(), sign: signer(secret) })),
  );
};

function sayAccess({ name, code, until, zone }: Access) {
  say(`${name} can sign in at /identity/code with the code ${code}`);
  say(`until ${dayIn(zone, until)}; it works once, and earlier codes do not work any more.`);
}

/** What stands behind `--place`, and what is left when all such pairs are taken out. */
function wishesIn(args: readonly string[]): { wishes: ReadonlyMap<string, string>; rest: readonly string[] } {
  const wishes = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    const value = args[i + 1];
    if (!arg.startsWith('--')) rest.push(arg);
    else if (value === undefined || value.startsWith('--')) throw new Misused(`${arg} what?`);
    else {
      wishes.set(arg, value);
      i += 1;
    }
  }
  return { wishes, rest };
}
