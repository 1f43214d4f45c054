import type pg from 'pg';
import { codeDays, codeOf, hashOfCode } from '#modules/identity';
import { newId } from '#platform/id';
import { Usernames } from '../modules/exchange/username/model.ts';
import { splitName } from '../modules/identity/model.ts';
import { HostProblem } from './problem.ts';
import { pastSchools } from './removal/store.ts';
import * as store from './store.ts';

export { archiveOf, exportSchool, restoreSchool } from './archive/index.ts';
export { backUp, backUpNightly, rehearse } from './backup/index.ts';
export { type Keeping, removeSchool } from './removal/index.ts';
export { forget, forgetDaily, toldOf as toldOfForgotten } from './forget/index.ts';
export { HostProblem } from './problem.ts';

type Signed = { readonly now: Date; readonly sign: (text: string) => Buffer };
export type Access = {
  readonly name: string;
  readonly code: string;
  readonly until: Date;
  readonly zone: string;
};

export type SchoolWish = {
  readonly name: string;
  readonly handle: string;
  readonly place: string;
  readonly sector: 'po' | 'vo' | 'other' | null;
  /** Who will look after it, as `Gijs Tromp`. */
  readonly administrator: string;
};

/** The schools of this installation, and those that were taken away from it. */
export const schools = (place: store.Place) =>
  store.asOwner(place, async (client) => ({
    here: await store.schoolsHere(client),
    past: await pastSchools(client),
  }));

/** An empty school and somebody who can sign in there, with a code that is told once. */
export async function addSchool(
  place: store.Place,
  wish: SchoolWish,
  { now, sign }: Signed,
): Promise<Access> {
  const { name, handle } = wish;
  if (name.trim() === '' || name.length > 200)
    throw new HostProblem('A school has a name of 1 to 200 letters.');
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(handle))
    throw new HostProblem(
      `"${handle}" cannot stand behind the @: use 2 to 40 small letters, figures and dashes, such as veenlicht.`,
    );
  const [given = '', ...rest] = wish.administrator.trim().split(/\s+/);
  if (given === '') throw new HostProblem('Say who will look after the school: --admin "Gijs Tromp".');
  return await store.asOwner(place, async (client) => {
    if (await store.handleTaken(client, handle))
      throw new HostProblem(`There is a school or office "@${handle}" already: choose another handle.`);
    const school = newId(now);
    const account = newId(now);
    const person = newId(now);
    const family = rest.join(' ');
    const username = new Usernames().propose(given, family);
    const zone = await store.addSchool(client, {
      id: school,
      name,
      handle,
      place: wish.place,
      sector: wish.sector,
    });
    const membership = newId(now);
    await store.addAdministrator(client, { school, person, account, membership, given, family, username });
    await store.addLine(client, {
      school,
      id: newId(now),
      at: now,
      verb: 'host.school_added',
      object: school,
    });
    const access = await codeFor(client, account, `${username}@${handle}`, { now, sign });
    return { ...access, zone };
  });
}

/**
 * A code for whoever asks the host: the only way in again for an account that acts in two places, because whoever holds
 * the code holds both.
 */
export async function giveCode(place: store.Place, typed: string, { now, sign }: Signed): Promise<Access> {
  const name = splitName(typed);
  if (name === undefined)
    throw new HostProblem(`"${typed}" is no name to sign in with: write it as noor.aydin@veenlicht.`);
  return await store.asOwner(place, async (client) => {
    const { username, handle } = name;
    const found = await store.accountNamed(client, username, handle, now);
    if (found === undefined) throw new HostProblem(`Nobody signs in as ${username}@${handle}.`);
    const access = await codeFor(client, found.account, `${username}@${handle}`, { now, sign });
    return { ...access, zone: found.zone };
  });
}

async function codeFor(
  client: pg.ClientBase,
  account: string,
  name: string,
  { now, sign }: Signed,
): Promise<Omit<Access, 'zone'>> {
  const id = newId(now);
  const code = codeOf(id, sign);
  const until = new Date(now.getTime() + codeDays * 86_400_000);
  const had = await store.issueCode(client, { id, account, hash: hashOfCode(code, sign), at: now, until });
  for (const { school, person } of await store.schoolsOf(client, account))
    await store.addLine(client, {
      school,
      id: newId(now),
      at: now,
      verb: 'host.code_given',
      object: person,
      to: had ? 'renewed' : '1',
    });
  return { name, code, until };
}
