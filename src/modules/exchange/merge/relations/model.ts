import { type Day, type Span, spanOf } from '../../roster/model.ts';
import type { Changes, RelationKind } from '../change/model.ts';
import { earlier, type Ledger, runs } from '../ledger/model.ts';

/** Who coaches, teaches, leads and is whose guardian; what the school itself decided is left alone. */
export function relationChanges(ledger: Ledger): Changes['relations'] {
  const { school, present, today, yesterday, all, self, externalOf, newId, idFor, note, isSame } = ledger;
  const relations: Changes['relations'] = { added: [], changed: [], ofOneself: 0 };
  const presentRelations = new Map(
    present.relations.map((row) => [`${row.kind} ${row.subject} ${row.object}`, row]),
  );
  const coachedByHand = new Set(
    present.relations
      .filter(({ kind, source, until }) => kind === 'coach' && source === 'manual' && until >= today)
      .map(({ object }) => object),
  );
  const heldUntil = new Map([...presentRelations].map(([key, { until }]) => [key, until]));
  // nobody gives themselves a pupil, a group or a school to lead (trust §5.4): what runs already goes on
  const isGift = (kind: RelationKind, subject: string, object: string): boolean =>
    subject === self && kind !== 'guardian' && (heldUntil.get(`${kind} ${subject} ${object}`) ?? '') < today;
  const wantRelation = (
    kind: RelationKind,
    subject: string,
    object: string,
    { from, until }: Span,
    external: string,
  ) => {
    const key = `${kind} ${subject} ${object}`;
    if (isGift(kind, subject, object)) {
      relations.ofOneself += 1;
      return;
    }
    const before = presentRelations.get(key);
    presentRelations.delete(key);
    if (before === undefined) {
      relations.added.push({ id: newId(), from, until, subject, kind, object });
      note(kind, external, 'added');
    } else if (
      before.source === 'import' &&
      (before.from !== from || before.until !== until) &&
      (all || !runs(before, today))
    ) {
      relations.changed.push({ id: before.id, from, until });
      note(kind, external, 'changed');
    } else isSame();
  };
  const wholeYear: Span = {
    from: school.years.map(({ from }) => from).sort()[0] ?? today,
    until:
      school.years
        .map(({ until }) => until)
        .sort()
        .at(-1) ?? `${Number(today.slice(0, 4)) + 1}-07-31`,
  };
  for (const { person, coach, baseGroup } of school.pupils) {
    if (coach === undefined || baseGroup === undefined) continue;
    const pupilId = idFor('person', person.id);
    // a coach that the school itself named stays; the file does not take a pupil away from them
    if (coachedByHand.has(pupilId)) continue;
    const coachId = idFor('person', coach.person.id);
    const before = presentRelations.get(`coach ${coachId} ${pupilId}`);
    wantRelation(
      'coach',
      coachId,
      pupilId,
      fromHereOn(spanOf(baseGroup), before?.from ?? today, today),
      `${coach.person.id} ${person.id}`,
    );
  }
  for (const group of school.teachingGroups) {
    const span = spanOf(group);
    for (const { staff, from, until } of group.posts)
      wantRelation(
        'teaches',
        idFor('person', staff.person.id),
        idFor('class', group.id),
        { from: from ?? span.from, until: until ?? span.until },
        `${staff.person.id} ${group.id}`,
      );
  }
  for (const { person, roles } of school.staff)
    if (roles.includes('schoolLeader'))
      wantRelation('leads_school', idFor('person', person.id), present.school, wholeYear, person.id);
  for (const { person, pupils: children } of school.guardians)
    for (const child of children)
      wantRelation(
        'guardian',
        idFor('person', person.id),
        idFor('person', child.person.id),
        { from: wholeYear.from, until: 'infinity' },
        `${person.id} ${child.person.id}`,
      );
  const recoached = new Set(
    school.pupils.flatMap(({ person, coach }) =>
      coach === undefined || isGift('coach', idFor('person', coach.person.id), idFor('person', person.id))
        ? []
        : [idFor('person', person.id)],
    ),
  );
  for (const row of presentRelations.values()) {
    // what came in by another list is not this one's to end, but nobody has two coaches because of two lists
    const ours = externalOf.has(row.subject) && (externalOf.has(row.object) || row.kind === 'leads_school');
    if (!(all && ours) && !(row.kind === 'coach' && recoached.has(row.object))) continue;
    const byImport = ['coach', 'teaches', 'leads_school', 'guardian'].includes(row.kind);
    if (row.source !== 'import' || !byImport || row.until <= yesterday) continue;
    relations.changed.push({ id: row.id, from: earlier(row.from, yesterday), until: yesterday });
    note(row.kind, `${externalOf.get(row.subject) ?? ''} ${externalOf.get(row.object) ?? ''}`, 'ended');
  }
  return relations;
}

/**
 * A coach begins on the day the school hears of it: the weeks of this year in which nobody could speak with anybody
 * here are not weeks without a talk. What has begun keeps its first day; what is over before is left as it was.
 */
const fromHereOn = ({ from, until }: Span, begun: Day, today: Day): Span => ({
  from: from > begun || until < today ? from : begun,
  until,
});
