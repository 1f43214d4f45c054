import type { Person } from '../../roster/model.ts';
import type { Changes, Hat } from '../change/model.ts';
import type { Ledger } from '../ledger/model.ts';
import { fullName } from '../people/model.ts';

/** Who may sign in and as what, under which name, and who takes a hat off. */
export function hatChanges(
  ledger: Ledger,
  accountOf: (external: string) => string,
): Pick<Changes, 'members' | 'lost'> {
  const { school, present, all, allPupils, externalOf, newId, idFor, note } = ledger;
  const here = new Set(present.people.map(({ id }) => id));
  const members: Changes['members'] = [];
  const wears = new Map(present.hats.map((one) => [`${one.person} ${one.hat}`, one]));
  const nameOf = new Map(present.hats.map(({ person, username }) => [person, username]));
  const taken = new Set(present.hats.map(({ username }) => username));
  const wanted = new Set<string>();
  /** One name for each person, whatever hats they wear here (0003_identity.sql). */
  const wear = (person: Person, hat: Hat) => {
    if (!person.maySignIn) return;
    const id = idFor('person', person.id);
    wanted.add(`${id} ${hat}`);
    const now = wears.get(`${id} ${hat}`);
    const name = fullName(person);
    if (now?.worn === true && now.name === name) return;
    const username = nameOf.get(id) ?? free(person.username, taken);
    nameOf.set(id, username);
    members.push({ account: accountOf(person.id), id: newId(), person: id, hat, username, name });
    if (now === undefined && here.has(id)) note('hat', `${person.id} ${hat}`, 'added');
  };
  for (const { person } of school.pupils) wear(person, 'pupil');
  for (const { person, roles } of school.staff) {
    if (roles.some((role) => role !== 'administrator')) wear(person, 'staff');
    if (roles.includes('administrator')) wear(person, 'administrator');
  }
  for (const { person } of school.guardians) wear(person, 'guardian');
  const lost = present.hats
    .filter(({ hat }) => all || (allPupils && hat === 'pupil'))
    .filter(({ person, hat, worn }) => worn && externalOf.has(person) && !wanted.has(`${person} ${hat}`))
    .map(({ person, hat }) => ({ person, hat }));
  for (const { person, hat } of lost) note('hat', `${externalOf.get(person)} ${hat}`, 'ended');
  return { members, lost };
}

/** A username that nobody at the school has yet: `sem.de.wit`, then `sem.de.wit2`. */
function free(wish: string, taken: Set<string>): string {
  let name = wish;
  for (let n = 2; taken.has(name); n += 1) name = `${wish}${n}`;
  taken.add(name);
  return name;
}
