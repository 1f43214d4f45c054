import { goal } from '#modules/goals';
import type { Relation } from '#modules/people';
import { allows, type Policy, type Resource, type TableRights } from '#platform/rights';

/** How far a pupil is in a course, what is ready to show and what was judged (first-slice §1, "step record"). */
export const record = {
  name: 'record',
  by: 'reach',
  lines: {
    week: { read: ['self', 'coach', 'subjectTeacher'], write: ['self', 'subjectTeacher'] },
  },
} as const satisfies Resource<Relation>;

/** Judging a step is the subject teacher's, in the own course. */
export const judgement = {
  name: 'judgement',
  by: 'reach',
  lines: { week: { write: ['subjectTeacher'] } },
} as const satisfies Resource<Relation>;

/** What was judged, for the family: only once it is released. */
export const released = {
  name: 'released',
  by: 'reach',
  lines: { week: { read: ['guardianUnder16', 'guardianFrom16'] } },
} as const satisfies Resource<Relation>;

/** Level and entry of a pupil in a course; from 16 on guardians see it, and so the pace, only when it is shared. */
export const path = {
  name: 'path',
  by: 'reach',
  lines: {
    week: {
      read: ['self', 'coach', 'subjectTeacher', 'guardianUnder16', 'guardianShared'],
      write: ['coach', 'subjectTeacher'],
    },
  },
} as const satisfies Resource<Relation>;

const by = (resource: Resource, verb: 'read' | 'write'): Policy => ({
  by: 'list',
  column: 'reach',
  resource,
  verb,
});
const reads = by(record, 'read');
const writes = by(record, 'write');
const judges = by(judgement, 'write');

/** Moving a step to another week is planning: who may write the pupil's week may do it. */
const plans = by(goal, 'write');

export const resources: readonly Resource[] = [record, judgement, released, path];

export const tables: readonly TableRights[] = [
  {
    table: 'school.path',
    member: {
      select: by(path, 'read'),
      insert: by(path, 'write'),
      update: { ...by(path, 'write'), columns: ['level', 'entry_step', 'version'] },
    },
  },
  {
    table: 'school.path_progress',
    // counted by app.count_way alone, from what was recorded and judged
    member: { select: reads },
  },
  {
    table: 'school.step_record',
    member: {
      select: reads,
      insert: writes,
      update: { ...writes, columns: ['state', 'evidence', 'ready_at', 'version'] },
    },
  },
  {
    table: 'school.judgement',
    member: {
      select: reads,
      // found now, and heard by nobody: a judgement with another date could be taken back for ever
      insert: { ...judges, signedBy: 'judged_by', becomes: 'judged_at = app.now() and opened_at is null' },
      // opening it is the pupil's: the only change there is, and what was heard is not unheard
      update: { by: 'actor', column: 'pupil_id', columns: ['opened_at'], becomes: 'opened_at = app.now()' },
      // a press too many is taken back by whoever pressed, within a minute and unread; then it never was
      delete: {
        ...judges,
        only: "judged_by = app.actor() and opened_at is null and judged_at > app.now() - interval '61 seconds'",
      },
    },
  },
  {
    table: 'school.released',
    member: {
      select: {
        ...by(released, 'read'),
        only: 'released_at <= app.now()',
        // the pupil finds the own row again, to release it at once
        also: { by: 'actor', column: 'pupil_id' },
      },
      // laid down by app.release_judgement alone: the family is told the same as the pupil, and a day later.
      // The pupil may let them read it sooner, never later.
      update: {
        by: 'actor',
        column: 'pupil_id',
        columns: ['released_at'],
        becomes: 'released_at <= app.now()',
      },
    },
  },
  {
    table: 'school.judgement_draft',
    member: {
      // what was taken back never was, for everybody but whoever wrote it
      select: { ...reads, only: 'by = app.actor()' },
      insert: { ...judges, signedBy: 'by', becomes: 'at = app.now()' },
      delete: { ...judges, only: 'by = app.actor()' },
    },
  },
  {
    table: 'school.step_due',
    member: {
      select: reads,
      insert: plans,
      update: { ...plans, columns: ['monday'] },
      delete: plans,
    },
  },
];

/** The relations that hold for one course: those with the pupil as a whole, and those bound to this enrolment. */
const heldFor = (held: readonly string[], enrolment: string): string[] =>
  held.flatMap((relation) => {
    const [name = '', bound] = relation.split(':');
    return bound === undefined || bound === enrolment ? [name] : [];
  });

/** May somebody who holds these relations with the pupil judge the steps of this course? */
export const mayJudge = (held: readonly string[], enrolment: string): boolean =>
  allows(judgement, 'write', 'week', heldFor(held, enrolment));
/** And say at which level the pupil takes it, and from which step? */
export const maySetWay = (held: readonly string[], enrolment: string): boolean =>
  allows(path, 'write', 'week', heldFor(held, enrolment));
/** May this reader see anything of how far the pupil is? */
export const mayReadProgress = (held: readonly string[]): boolean =>
  [record, released, path].some((resource) =>
    allows<Relation, 'week'>(
      resource,
      'read',
      'week',
      held.map((relation) => relation.split(':')[0] as string),
    ),
  );
