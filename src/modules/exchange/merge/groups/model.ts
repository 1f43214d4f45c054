import type { YearGroup } from '../../roster/model.ts';
import type { Changes } from '../change/model.ts';
import { byId, type Ledger } from '../ledger/model.ts';

/** `groep 6` in a primary school, `2` in a secondary one; empty when the file did not say. */
const yearGroupText = (group: YearGroup | undefined): string =>
  group === undefined ? '' : group.phase === 'primary' ? `groep ${group.year}` : String(group.year);

/** The base groups of a file. */
export function baseGroupChanges({ school, present, idOf, sortOut }: Ledger): Changes['baseGroups'] {
  const baseGroups: Changes['baseGroups'] = { added: [], changed: [] };
  const presentGroups = byId(present.baseGroups);
  for (const group of school.baseGroups) {
    const { id, isNew } = idOf('group', group.id);
    // a file that does not say leaves what was answered
    const yearGroup = yearGroupText(group.yearGroup) || (presentGroups.get(id)?.yearGroup ?? '');
    const wanted = { id, name: group.code ?? group.title, yearGroup };
    sortOut({ what: 'base_group', external: group.id, isNew }, presentGroups.get(id), wanted, baseGroups);
  }
  return baseGroups;
}

/** The teaching groups of a file, each in its year. */
export function teachingGroupChanges({
  school,
  present,
  idOf,
  knows,
  sortOut,
}: Ledger): Changes['teachingGroups'] {
  const teachingGroups: Changes['teachingGroups'] = { added: [], changed: [] };
  const presentTeaching = byId(present.teachingGroups);
  for (const group of school.teachingGroups) {
    const { id, isNew } = idOf('class', group.id);
    const wanted = {
      id,
      name: group.code ?? group.title,
      subject: group.subjects[0] ?? group.course.title,
      subjectCode: group.course.subjectCodes[0] ?? group.course.code ?? '',
      year: knows('year', group.year.id) ?? null,
    };
    sortOut(
      { what: 'teaching_group', external: group.id, isNew },
      presentTeaching.get(id),
      wanted,
      teachingGroups,
    );
  }
  return teachingGroups;
}
