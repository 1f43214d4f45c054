import type { Policy, TableRights } from './rights.ts';

/**
 * The rights on the platform's own tenant tables. The journal is read on the page of the object it tells of, so its
 * lines open by the object's reach; the module that owns the reach hands over its policy in main.
 */
export const traceTables = (read: Policy, write: Policy): readonly TableRights[] => [
  {
    table: 'school.journal',
    member: { select: read, insert: { by: 'school', signedBy: 'actor' } },
    school: ['select', 'insert'],
    jobs: ['insert'],
  },
  { table: 'school.journal_text', member: { select: read, insert: write }, jobs: ['delete'] },
  {
    table: 'school.request_key',
    member: {
      select: { by: 'actor', column: 'actor' },
      insert: { by: 'actor', column: 'actor' },
      update: { by: 'actor', column: 'actor' },
    },
    school: ['select', 'insert', 'update'],
    jobs: ['delete'],
  },
];
