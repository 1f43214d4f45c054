import type { Policy, TableRights } from './rights.ts';

const school: Policy = { by: 'school' };

/**
 * The rights on the platform's own tenant tables. The journal is read on the page of the object it tells of, so its
 * lines open by the object's reach; the module that owns the reach hands over its policy in main. Nobody here deletes:
 * what is past its term the owner of the tables takes away (src/host/forget).
 */
export const traceTables = (read: Policy, write: Policy): readonly TableRights[] => [
  {
    table: 'school.journal',
    member: { select: read, insert: { by: 'school', signedBy: 'actor' } },
    // what an administrator did themselves: other lines tell of pupils' goals
    school: {
      select: { by: 'actor', column: 'actor' },
      insert: { by: 'school', signedBy: 'actor' },
    },
    jobs: { insert: school },
  },
  // the words may be a pupil's own: only who writes them reads them back
  {
    table: 'school.journal_text',
    member: { select: write, insert: write },
  },
  {
    table: 'school.request_key',
    member: {
      select: { by: 'actor', column: 'actor' },
      insert: { by: 'actor', column: 'actor' },
      update: { by: 'actor', column: 'actor' },
    },
    school: {
      select: { by: 'actor', column: 'actor' },
      insert: { by: 'actor', column: 'actor' },
      update: { by: 'actor', column: 'actor' },
    },
  },
];
