import { allows, type Policy, type Resource, type TableRights, type Verb } from '#platform/rights';
import type { Relation } from '#modules/people';
import { type Kind, sortOf } from './model.ts';

/** Goals of a pupil, in three sorts because families and subject teachers see more of the far goals (first-slice §1). */
export const goal = {
  name: 'goal',
  by: 'reach',
  lines: {
    end: {
      read: ['self', 'coach', 'subjectTeacher', 'guardianUnder16', 'guardianShared'],
      write: ['self', 'coach'],
    },
    period: {
      read: ['self', 'coach', 'subjectTeacher', 'guardianUnder16', 'guardianShared'],
      write: ['self', 'coach'],
    },
    week: {
      read: ['self', 'coach', 'subjectTeacher', 'guardianWeek'],
      write: ['self', 'coach'],
    },
  },
} as const satisfies Resource<Relation>;

/** How many pupils have goals: leaders get figures, never rows. By pupil, so that their list stays short. */
export const goalFigure = {
  name: 'goal_figure',
  by: 'pupil',
  lines: { all: { count: ['teamLead', 'schoolLeader'] } },
} as const satisfies Resource<Relation>;

/** Why a goal matters and how the pupil looks back: the pupil writes, the coach reads, nobody else. */
export const goalText = {
  name: 'goal_text',
  by: 'pupil',
  lines: { all: { read: ['self', 'coach'], write: ['self'] } },
} as const satisfies Resource<Relation>;

const read: Policy = { by: 'list', column: 'reach', resource: goal, verb: 'read' };
const write: Policy = { by: 'list', column: 'reach', resource: goal, verb: 'write' };
const readText: Policy = { by: 'list', column: 'pupil_id', resource: goalText, verb: 'read' };
const writeText: Policy = { by: 'list', column: 'pupil_id', resource: goalText, verb: 'write' };

/** The journal of an object is read by who may read the object. */
export const journal = { read, write };

export const resources: readonly Resource[] = [goal, goalFigure, goalText];

export const tables: readonly TableRights[] = [
  {
    table: 'school.goal',
    member: {
      select: read,
      insert: { ...write, signedBy: 'set_by' },
      // never whose it is, of which kind, or who set it and when
      update: {
        ...write,
        columns: [
          'reach',
          'serves',
          'title',
          'measure',
          'due',
          'minutes',
          'state',
          'state_before_pause',
          'done_at',
          'deviated_on',
          // the step an end goal is to reach moves with the plan
          'step_id',
          'version',
        ],
      },
      delete: write,
    },
    counts: {
      select: {
        by: 'list',
        column: 'pupil_id',
        resource: goalFigure,
        verb: 'count',
        columns: ['school_id', 'pupil_id', 'kind', 'state', 'due'],
      },
    },
  },
  {
    table: 'school.goal_text',
    member: { select: readText, insert: writeText, update: writeText, delete: writeText },
  },
  {
    table: 'school.deviation',
    member: { select: read, insert: { ...write, signedBy: 'noted_by' }, delete: write },
  },
];

/**
 * May somebody who holds these relations with the pupil do this with a goal of this kind? A relation bound to one
 * course ("subjectTeacher:" and the enrolment) counts as the relation: which rows it opens, the database knows.
 */
export const mayGoal = (verb: Verb, kind: Kind, held: readonly string[]): boolean =>
  allows(goal, verb, sortOf(kind), relationsOf(held));
/** May this reader see why a goal matters to the pupil, and how the pupil looked back? */
export const mayReadTexts = (held: readonly string[]): boolean =>
  allows(goalText, 'read', 'all', relationsOf(held));
/** May this reader write those words? Only the pupil, whose words they are. */
export const mayWriteTexts = (held: readonly string[]): boolean =>
  allows(goalText, 'write', 'all', relationsOf(held));

const relationsOf = (held: readonly string[]): string[] =>
  held.map((relation) => relation.split(':')[0] as string);
