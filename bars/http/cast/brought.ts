import { newId } from '#platform/id';
import { now } from '../../../tests/world/cluster.ts';
import { type School } from '../../../tests/world/school.ts';
import type { Actor } from './actor.ts';
import { add, hoursAgo } from './rows.ts';

/** Files that the administrator brought: one waits for a decision, of two it must be said what they are. */
export async function uploadsOf(own: School, administrator: Actor) {
  const uploads = { read: newId(now), choosing: newId(now), sheet: newId(now) };
  const columns = { list: 'staff', rows: 1, header: ['Naam'], samples: [['Kees']], matching: ['name'] };
  const whose = { which: [{ id: 'school-1', name: 'Elders', code: null }] };
  for (const [name, id] of Object.entries(uploads))
    await add(own, 'upload', {
      id,
      at: now,
      actor: administrator.person?.id,
      format: 'oneroster',
      file_name: 'rooster.zip',
      state: name === 'sheet' ? 'choosing' : name,
      told: name === 'sheet' ? { sheet: columns } : whose,
    });
  return uploads;
}

/** An import of an hour ago, with what undoes it. */
export async function importOf(own: School) {
  const id = newId(now);
  const nothing = { added: [], changed: [] };
  const before = {
    ...{ people: { added: [], renamed: [] }, births: [], pupils: nothing, baseGroups: nothing },
    ...{ teachingGroups: nothing, enrolments: nothing, relations: nothing, years: [], periods: [] },
    hats: { added: [], lost: [] },
  };
  await add(own, 'import', {
    id,
    at: hoursAgo(1),
    format: 'oneroster',
    file_name: 'rooster.zip',
    file_hash: '',
    added: 0,
    changed: 0,
    ended: 0,
    same: 0,
  });
  await add(own, 'import_undo', { import_id: id, before });
  return id;
}
