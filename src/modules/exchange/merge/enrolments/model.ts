import { createHash } from 'node:crypto';
import { type Pupil, type Span, spanOf, type TeachingGroup } from '../../roster/model.ts';
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
    const groupId = idFor('class', group.id);
    const ids = group.places.map(({ pupil }) => idOfPupil.get(pupil) ?? idFor('person', pupil.person.id));
    const days = daysOf(group);
    const alike = areAlike(group);
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
    const span = spanOf(group);
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

/** The days of its first place; those of nearly every group are the same for all. */
function daysOf(group: TeachingGroup): Span {
  const [first] = group.places;
  const span = spanOf(group);
  return { from: first?.from ?? span.from, until: first?.until ?? span.until };
}

const areAlike = ({ places: [first, ...more] }: TeachingGroup): boolean =>
  more.every((place) => place.from === first?.from && place.until === first?.until);

const externalsOf = ({ id, places }: TeachingGroup): string =>
  places.map(({ pupil }) => `${id} ${pupil.person.id}`.slice(0, 200)).join('\n');

/**
 * The mark of the places that a file tells, as the school's own is made (`placesMark`). Nothing where the two cannot be
 * compared: a group whose pupils have other days than each other, or one that is over.
 */
export function markOf({ school, today, idFor }: Ledger): string | undefined {
  const filled: string[] = [];
  for (const group of school.teachingGroups) {
    const [first] = group.places;
    if (first === undefined) continue;
    const { from, until } = daysOf(group);
    if (!areAlike(group) || until < today) return undefined;
    const pupils = group.places.map(({ pupil }) => idFor('person', pupil.person.id)).sort();
    filled.push([idFor('class', group.id), from, until, ...pupils].join(''));
  }
  const mark = createHash('sha256');
  for (const group of filled.sort()) mark.update(group);
  return mark.digest('hex');
}

/** When both marks are the same: every place of the file is there, and none that it does not tell. */
export function noEnrolmentChanges({ school, isSame }: Ledger): Changes['enrolments'] {
  for (const { places } of school.teachingGroups) isSame(places.length);
  return { added: [], changed: [] };
}
