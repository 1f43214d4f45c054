import type { Policy, Resource, TableRights } from '#platform/rights';

/**
 * The relations that open something. They are rows (school.relation, enrolments), resolved anew at every request,
 * so that an ended relation ends the access at once (trust §5.1).
 * - `guardianUnder16`: confirmed, with authority, the pupil is not yet 16
 * - `guardianFrom16`: the same when the pupil is 16 or 17, of unknown age, or grown up and let them in again
 * - `guardianWeek`: as before, and the school opened the week (under 16) or the pupil did (from 16)
 * - `guardianShared`: as `guardianFrom16`, and the pupil opened the far goals (until 18 the school may, too)
 */
export const relations = [
  'self',
  'coach',
  'subjectTeacher',
  'teamMember',
  'teamLead',
  'schoolLeader',
  'guardianUnder16',
  'guardianFrom16',
  'guardianWeek',
  'guardianShared',
] as const;
export type Relation = (typeof relations)[number];

/** Name, base group, coach of a pupil (first-slice §1, row "card"). */
export const card = {
  name: 'card',
  by: 'person',
  lines: {
    all: {
      read: [
        'self',
        'coach',
        'subjectTeacher',
        'teamMember',
        'teamLead',
        'schoolLeader',
        'guardianUnder16',
        'guardianFrom16',
      ],
      count: ['teamLead', 'schoolLeader'],
    },
  },
} as const satisfies Resource<Relation>;

/** Who looked at what is kept about a pupil: the pupil at any age, guardians until 16. */
export const looked = {
  name: 'looked',
  by: 'pupil',
  lines: { all: { read: ['self', 'guardianUnder16'] } },
} as const satisfies Resource<Relation>;

/** Whose account somebody may see and help in with a new code; the administrator sees those of the whole school. */
export const access = {
  name: 'access',
  by: 'pupil',
  lines: { all: { read: ['coach'] } },
} as const satisfies Resource<Relation>;

const readsCard = (column: string): Policy => ({ by: 'list', column, resource: card, verb: 'read' });
const school: Policy = { by: 'school' };
const everything = ['select', 'insert', 'update'] as const;

export const resources: readonly Resource[] = [card, looked, access];

export const tables: readonly TableRights[] = [
  {
    table: 'school.person',
    member: { select: readsCard('id') },
    school: everything,
    jobs: ['select'],
  },
  { table: 'school.birth', school: [...everything, 'delete'], jobs: everything },
  { table: 'school.external_id', school: ['select'], jobs: [...everything, 'delete'] },
  { table: 'school.team', member: { select: school }, school: everything, jobs: everything },
  { table: 'school.base_group', member: { select: school }, school: everything, jobs: everything },
  {
    table: 'school.pupil',
    member: { select: readsCard('id') },
    counts: {
      select: {
        by: 'list',
        column: 'id',
        resource: card,
        verb: 'count',
        columns: ['school_id', 'id', 'base_group_id', 'left_on'],
      },
    },
    // what a pupil opens to guardians is the pupil's alone
    school: {
      select: school,
      insert: { ...school, columns: ['school_id', 'id', 'base_group_id', 'left_on'] },
      update: { ...school, columns: ['base_group_id', 'left_on'] },
    },
    // new ones, places and relations come through the doors of 0034 and 0035
    jobs: ['select', 'update'],
  },
  {
    table: 'school.teaching_group',
    member: { select: school },
    school: everything,
    jobs: ['select', 'update'],
  },
  {
    table: 'school.enrolment',
    member: { select: readsCard('pupil_id') },
    school: everything,
    jobs: ['select', 'update'],
  },
  { table: 'school.reach', member: { select: readsCard('pupil_id') }, jobs: ['select'] },
  {
    table: 'school.relation',
    member: { select: { by: 'actor', column: 'subject' } },
    // how many pupils have a coach, and how many coaches there are: ids without names
    counts: {
      select: {
        by: 'list',
        column: 'object',
        resource: card,
        verb: 'count',
        columns: ['school_id', 'kind', 'subject', 'object', 'valid_from', 'valid_until'],
        only: "kind = 'coach'",
      },
    },
    // granted in one's own name, so never to oneself; who confirmed a guardian is no column of the administrator's
    school: {
      select: school,
      insert: {
        ...school,
        signedBy: 'granted_by',
        columns: [
          'school_id',
          'id',
          'subject',
          'kind',
          'object',
          'valid_from',
          'valid_until',
          'authority',
          'granted_by',
          'source',
        ],
      },
    },
    // what stands is changed through doors alone: no import loosens what a guardian may not see (0033_guardians.sql)
    jobs: ['select'],
  },
  // asked and answered only through the doors of 0031_second.sql: who may do which is one rule
  { table: 'school.second_word', school: { select: { by: 'actor', column: 'asked_by' } } },
  // what was missing, and what the school said about it: an import reads which groups it may not take away again
  {
    table: 'school.settled',
    school: {
      select: school,
      insert: { ...school, signedBy: 'said_by' },
      update: { ...school, signedBy: 'said_by', columns: ['answered', 'said_by', 'said_at'] },
    },
    jobs: ['select'],
  },
  // only through the doors of 0033_guardians.sql
  { table: 'school.authority_change', school: { select: { by: 'actor', column: 'asked_by' } } },
  {
    table: 'school.access_log',
    member: {
      // two guardians never learn of each other here what they would not tell (W7); the pupil may know of both
      select: {
        by: 'list',
        column: 'pupil_id',
        resource: looked,
        verb: 'read',
        only: "case when relation like 'guardian%' then app.actor() = any(array[reader, pupil_id]) else true end",
      },
      insert: { ...readsCard('pupil_id'), signedBy: 'reader' },
    },
  },
];
