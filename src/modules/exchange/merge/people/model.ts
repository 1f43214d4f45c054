import type { Person } from '../../roster/model.ts';
import type { Changes } from '../change/model.ts';
import { byId, type Ledger } from '../ledger/model.ts';

export const fullName = ({ given, family }: { given: string; family: string }): string =>
  family === '' ? given : `${given} ${family}`;

/** Who comes in, who is called otherwise, and birthdays that were not known. */
export function peopleChanges({ school, present, idOf, note, sortOut }: Ledger): Changes['people'] {
  const people: Changes['people'] = { added: [], renamed: [], births: [] };
  const presentPeople = byId(present.people);
  const whatOf = (person: Person): string => kindOfPerson.get(person.id) ?? 'person';
  const kindOfPerson = new Map<string, string>([
    ...school.guardians.map(({ person }) => [person.id, 'guardian'] as const),
    ...school.staff.map(({ person }) => [person.id, 'staff'] as const),
    ...school.pupils.map(({ person }) => [person.id, 'pupil'] as const),
  ]);
  for (const person of school.people) {
    const { id, isNew } = idOf('person', person.id);
    const before = presentPeople.get(id);
    const named = { id, given: person.given || person.family, family: person.given ? person.family : '' };
    const bornIsNew = person.born !== undefined && before?.born !== person.born;
    const kept = before === undefined ? undefined : { id, given: before.given, family: before.family };
    if (bornIsNew && kept !== undefined && kept.given === named.given && kept.family === named.family)
      note(whatOf(person), person.id, 'changed');
    else
      sortOut({ what: whatOf(person), external: person.id, isNew }, kept, named, {
        added: people.added,
        changed: people.renamed,
      });
    if (bornIsNew) people.births.push({ id, born: person.born });
  }
  return people;
}
