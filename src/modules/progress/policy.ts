import { goal } from '#modules/goals';
import type { Relation } from '#modules/people';
import type { Policy, Resource, TableRights } from '#platform/rights';

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
    member: {
      select: reads,
      insert: judges,
      update: { ...judges, columns: ['passed', 'passed_on', 'version'] },
    },
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
      insert: { ...judges, signedBy: 'judged_by' },
      // opening it is the pupil's: the only change there is
      update: { by: 'actor', column: 'pupil_id', columns: ['opened_at'] },
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
      insert: judges,
      update: { by: 'actor', column: 'pupil_id', columns: ['released_at'] },
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
