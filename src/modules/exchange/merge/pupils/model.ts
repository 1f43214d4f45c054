import type { Changes } from '../change/model.ts';
import { byId, type Ledger } from '../ledger/model.ts';

/** Who is a pupil here, in which base group, and who is one no more. */
export function pupilChanges(ledger: Ledger): Changes['pupils'] {
  const { school, present, today, all, allPupils, externalOf, idFor, note } = ledger;
  const pupils: Changes['pupils'] = { added: [], changed: [] };
  const presentPupils = byId(present.pupils);
  const staying = new Set<string>();
  const chosen = new Set((present.chosen ?? []).map(({ pupil }) => pupil));
  for (const { person, baseGroup } of school.pupils) {
    const id = idFor('person', person.id);
    staying.add(id);
    const before = presentPupils.get(id);
    const kept = all && !chosen.has(id) ? null : (before?.baseGroup ?? null);
    const wanted = { id, baseGroup: baseGroup ? idFor('group', baseGroup.id) : kept, leftOn: null };
    if (before === undefined) pupils.added.push(wanted);
    else if (before.baseGroup !== wanted.baseGroup || before.leftOn !== null) {
      pupils.changed.push(wanted);
      note('pupil', person.id, 'changed');
    }
  }
  for (const pupil of allPupils ? present.pupils : []) {
    const external = externalOf.get(pupil.id);
    if (staying.has(pupil.id) || pupil.leftOn !== null || external === undefined) continue;
    pupils.changed.push({ id: pupil.id, baseGroup: pupil.baseGroup, leftOn: today });
    note('pupil', external, 'ended');
  }
  return pupils;
}
