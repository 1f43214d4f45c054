import type { Changes, Present } from '../../merge/model.ts';
import { rowsOf } from '../../merge/rows/model.ts';
import type { Day, School } from '../../roster/model.ts';
import type { Touched } from '../model.ts';
import { addPlace, eachNewPlace, eachPlace, type NewPlaces } from '../../merge/places/model.ts';

/**
 * Of all differences between the school and a delivery of changes laid over it only those that the delivery names: what
 * it does not speak of stays, whatever writing the school out and reading it in again would make of it.
 */
export function onlyTouched(
  all: Changes,
  present: Present,
  school: School,
  touched: Touched,
  today: Day,
): Changes {
  const external = new Map(
    [...present.externals, ...all.externals].map(({ object, value }) => [object, value]),
  );
  const number = (id: string) => external.get(id) ?? '';
  const isUser = (id: string) => touched.users.has(number(id));
  const isMoved = (id: string) => isUser(id) || touched.moved.has(number(id));
  const isClass = ({ id }: { id: string }) => touched.classes.has(number(id));
  const isSession = ({ id }: { id: string }) => touched.sessions.has(number(id));
  const isPlace = (group: string, person: string) =>
    isUser(person) ||
    touched.classes.has(number(group)) ||
    touched.places.has(`${number(group)} ${number(person)}`);
  const groupOf = new Map(school.pupils.map(({ person, baseGroup }) => [person.id, baseGroup?.id ?? '']));
  const isTie = ({ kind, subject, object }: { kind: string; subject: string; object: string }) => {
    if (kind === 'coach') return isMoved(object) || touched.taught.has(groupOf.get(number(object)) ?? '');
    if (kind === 'teaches') return isPlace(object, subject);
    return isUser(subject) || (kind === 'guardian' && isUser(object));
  };
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  const enrolments = byId([...eachPlace(present.enrolments)]);
  const relations = byId(present.relations);
  const both = <A extends { id: string }, C extends { id: string }>(
    { added, changed }: { added: A[]; changed: C[] },
    is: (one: { id: string }) => boolean,
  ) => ({ added: added.filter(is), changed: changed.filter(is) });
  const person = ({ id }: { id: string }) => isUser(id);

  const came: NewPlaces[] = [];
  for (const one of eachNewPlace(all.enrolments.added))
    if (isPlace(one.group, one.pupil)) addPlace(came, one);
  const changes = {
    years: both(all.years, isSession),
    periods: both(all.periods, isSession),
    people: {
      added: all.people.added.filter(person),
      renamed: all.people.renamed.filter(person),
      births: all.people.births.filter(person),
    },
    baseGroups: both(all.baseGroups, isClass),
    pupils: {
      added: all.pupils.added.filter(person),
      changed: all.pupils.changed.filter(({ id, leftOn }) => (leftOn === null ? isMoved(id) : isUser(id))),
    },
    teachingGroups: both(all.teachingGroups, isClass),
    enrolments: {
      added: came,
      changed: all.enrolments.changed.filter(({ id }) => {
        const one = enrolments.get(id);
        return one !== undefined && isPlace(one.group, one.pupil);
      }),
    },
    relations: {
      ofOneself: all.relations.ofOneself,
      added: all.relations.added.filter(isTie),
      changed: all.relations.changed.filter(({ id }) => {
        const one = relations.get(id);
        return one !== undefined && isTie(one);
      }),
    },
    members: all.members.filter((one) => isUser(one.person)),
    lost: all.lost.filter((one) => isUser(one.person)),
  };
  const made = new Set(
    [changes.years, changes.periods, changes.people, changes.baseGroups, changes.teachingGroups].flatMap(
      ({ added }) => added.map(({ id }) => id),
    ),
  );
  const kept = {
    ...changes,
    externals: all.externals.filter(({ object }) => made.has(object)),
  };
  return { ...kept, rows: rowsOf(kept, number, today), same: 0 };
}
