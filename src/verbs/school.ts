import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { dayIn } from '#platform/scope';
import { signer } from '#platform/token';
import { type Access, addSchool, giveCode, type Keeping, removeSchool, schools } from '../host/index.ts';
import { Mistake, Misused, say, type Verb, withInstallation } from './verb.ts';

const sectors = ['po', 'vo', 'other'] as const;

const whats: Readonly<Record<string, Verb>> = { add, list, remove };

export const school: Verb = async ([what = '', ...args], config) => {
  const chosen = Object.hasOwn(whats, what) ? whats[what] : undefined;
  if (chosen === undefined) throw new Misused();
  await chosen(args, config);
};

async function add(...[args, config]: Parameters<Verb>) {
  const { wishes, rest } = wishesIn(args);
  const [name, ...more] = rest;
  const unknown = [...wishes.keys()].find(
    (key) => !['--handle', '--admin', '--place', '--sector'].includes(key),
  );
  if (name === undefined || more.length > 0 || unknown !== undefined) throw new Misused();
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
}

async function list(...[args, config]: Parameters<Verb>) {
  if (args.length > 0) throw new Misused();
  const { here, past } = await withInstallation(config, (installation) => schools(installation));
  const zone = 'Europe/Amsterdam';
  for (const { name, handle, people, pupils, importedAt } of here) {
    const came =
      importedAt === null ? 'no file came in yet' : `the last file came in on ${dayIn(zone, importedAt)}`;
    say(
      `${name} (${handle === null ? 'no handle' : `@${handle}`}): ${people} people, ${pupils} of them pupils; ${came}`,
    );
  }
  if (here.length === 0) say('There is no school here yet: school add, or import oneroster.');
  for (const { name, handle, removedAt, rows, archive } of past)
    say(
      `${name} (@${handle}) was taken away on ${dayIn(zone, removedAt)}: ${rows} rows, ${archive === null ? 'kept nowhere' : `kept in ${archive}`}`,
    );
}

async function remove(...[args, config]: Parameters<Verb>) {
  const without = args.includes('--without-archive');
  const { wishes, rest } = wishesIn(args.filter((arg) => arg !== '--without-archive'));
  const [typed, ...more] = rest;
  const unknown = [...wishes.keys()].some((key) => key !== '--certain' && key !== '--archive');
  if (typed === undefined || more.length > 0 || unknown || (without && wishes.has('--archive')))
    throw new Misused();
  const handle = typed.replace(/^@/, '');
  const now = new Date();
  const certain = wishes.get('--certain');
  const folder = join(config().dataDir, 'removed');
  const file = wishes.get('--archive') ?? join(folder, `${handle}-${dayIn('Europe/Amsterdam', now)}.zip`);
  if (!without && certain !== undefined && existsSync(file))
    throw new Mistake(`${file} is there already: choose another name, with --archive FILE.`);
  const keeping = without ? undefined : keepingIn(file);
  try {
    const { school, rows } = await withInstallation(config, (installation) =>
      removeSchool(installation, handle, { now, certain, archive: keeping }),
    );
    say(`${school.name} (@${handle}) is gone: ${rows} rows. Nobody can sign in there any more.`);
    if (!without)
      say(`${file} holds it, with its passwords: npm run leerkring -- restore ${file} brings it back.`);
    say('Backups of the last nights still hold it, for a week at most.');
  } finally {
    keeping?.stop();
  }
}

/** A file that only its owner reads; it has its name when all of it is on the disk. */
function keepingIn(file: string): Keeping & { readonly stop: () => void } {
  let part: number | undefined;
  const close = () => {
    if (part !== undefined) closeSync(part);
    part = undefined;
  };
  return {
    file,
    write: (piece) => {
      if (part === undefined) {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        part = openSync(`${file}.part`, 'w', 0o600);
      }
      writeSync(part, piece);
    },
    done: () => {
      if (part !== undefined) fsyncSync(part);
      close();
      renameSync(`${file}.part`, file);
    },
    stop: () => {
      close();
      rmSync(`${file}.part`, { force: true });
    },
  };
}

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
