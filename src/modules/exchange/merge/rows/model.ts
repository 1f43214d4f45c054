import type { Day } from '../../roster/model.ts';
import type { Changes } from '../model.ts';
import { eachNewPlace } from '../places/model.ts';

type Rows = Changes['rows'];

/** The lines that changes leave in the import's own list, by the number under which each thing is known. */
export function rowsOf(
  changes: Omit<Changes, 'rows' | 'same'>,
  number: (id: string) => string,
  today: Day,
): Rows {
  const rows: Rows = [];
  const put = (
    what: string,
    change: Rows[number]['change'] | ((one: { id: string }) => Rows[number]['change']),
    list: readonly { id: string }[],
  ) => {
    for (const one of list)
      rows.push({
        what,
        external: number(one.id) || one.id,
        change: typeof change === 'string' ? change : change(one),
      });
  };
  const over = (one: { id: string; until?: Day }) => ((one.until ?? today) < today ? 'ended' : 'changed');
  for (const [what, { added, changed }] of [
    ['year', changes.years],
    ['period', changes.periods],
    ['base_group', changes.baseGroups],
    ['teaching_group', changes.teachingGroups],
  ] as const) {
    put(what, 'added', added);
    put(what, 'changed', changed);
  }
  put('person', 'added', changes.people.added);
  put('person', 'changed', changes.people.renamed);
  put('person', 'changed', changes.people.births);
  for (const { id, leftOn } of changes.pupils.changed)
    put('pupil', leftOn === null ? 'changed' : 'ended', [{ id }]);
  for (const [what, { added, changed }] of [
    ['enrolment', { ...changes.enrolments, added: [...eachNewPlace(changes.enrolments.added)] }],
    ['relation', changes.relations],
  ] as const) {
    put(what, 'added', added);
    put(what, over, changed);
  }
  for (const { person, hat } of changes.members)
    rows.push({ what: 'hat', external: `${number(person) || person} ${hat}`, change: 'added' });
  for (const { person, hat } of changes.lost)
    rows.push({ what: 'hat', external: `${number(person) || person} ${hat}`, change: 'ended' });
  return rows;
}
