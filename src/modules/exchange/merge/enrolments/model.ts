import { type Pupil, spanOf, type TeachingGroup } from '../../roster/model.ts';
import type { Changes } from '../change/model.ts';
import { earlier, type Ledger, runs } from '../ledger/model.ts';
import { addPlace, type Place, PlacesByGroup } from '../places/model.ts';

/** Who has a place in which teaching group, and for which days. */
export function enrolmentChanges(ledger: Ledger): Changes['enrolments'] {
  const { school, present, today, yesterday, all, externalOf, newId, idFor, note, isSame } = ledger;
  const enrolments: Changes['enrolments'] = { added: [], changed: [] };
  const presentPlaces = new PlacesByGroup(present.enrolments);
  const left: Place[] = [];
  const idOfPupil = new Map<Pupil, string>();
  for (const pupil of school.pupils) idOfPupil.set(pupil, idFor('person', pupil.person.id));
  for (const group of school.teachingGroups) {
    const span = spanOf(group);
    const groupId = idFor('class', group.id);
    const ids = group.places.map(({ pupil }) => idOfPupil.get(pupil) ?? idFor('person', pupil.person.id));
    const [first] = group.places;
    const days = { from: first?.from ?? span.from, until: first?.until ?? span.until };
    const alike = group.places.every((place) => place.from === first?.from && place.until === first?.until);
    if (alike && presentPlaces.takeSame(groupId, ids, days)) {
      isSame(ids.length);
      continue;
    }
    const here = presentPlaces.take(groupId);
    if (alike && here.size === 0 && ids.length > 0) {
      enrolments.added.push({ group: groupId, ...days, pupils: ids, ids: ids.map(() => newId()) });
      note('enrolment', externalsOf(group), 'added', ids.length);
      continue;
    }
    for (const [n, place] of group.places.entries()) {
      const pupilId = ids[n] as string;
      const before = here.get(pupilId);
      const from = place.from ?? span.from;
      const until = place.until ?? span.until;
      if (before === undefined) {
        addPlace(enrolments.added, { id: newId(), from, until, pupil: pupilId, group: groupId });
        note('enrolment', `${group.id} ${place.pupil.person.id}`, 'added');
        continue;
      }
      here.delete(pupilId);
      if ((before.from !== from || before.until !== until) && (all || !runs(before, today))) {
        enrolments.changed.push({ id: before.id, pupil: pupilId, from, until });
        note('enrolment', `${group.id} ${place.pupil.person.id}`, 'changed');
      } else isSame();
    }
    if (all && here.size > 0) left.push(...here.values());
  }
  if (all) left.push(...presentPlaces.rest());
  for (const row of left) {
    if (row.until <= yesterday || externalOf.get(row.group) === undefined) continue;
    enrolments.changed.push({
      id: row.id,
      pupil: row.pupil,
      from: earlier(row.from, yesterday),
      until: yesterday,
    });
    note('enrolment', `${externalOf.get(row.group)} ${externalOf.get(row.pupil) ?? ''}`, 'ended');
  }
  return enrolments;
}

const externalsOf = ({ id, places }: TeachingGroup): string =>
  places.map(({ pupil }) => `${id} ${pupil.person.id}`.slice(0, 200)).join('\n');
