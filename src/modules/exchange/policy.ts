import type { Resource, TableRights } from '#platform/rights';

export const resources: readonly Resource[] = [];

/**
 * What an import changed, for the administrator; one journal line per import, differences row by row. What comes in by
 * the page waits in rows of its own: the administrator puts the pieces there and never reads them back.
 */
export const tables: readonly TableRights[] = [
  { table: 'school.import', school: ['select'], jobs: ['select', 'insert'] },
  { table: 'school.import_row', school: ['select'], jobs: ['select', 'insert'] },
  {
    table: 'school.import_undo',
    school: { select: { by: 'school', columns: ['school_id', 'import_id'] } },
    jobs: ['select', 'insert'],
  },
  {
    table: 'school.upload',
    school: {
      select: { by: 'school' },
      insert: { by: 'school', signedBy: 'actor' },
      update: { by: 'school', columns: ['state', 'size', 'hash', 'chosen', 'agreed_by'] },
      delete: { by: 'actor', column: 'actor' },
    },
    jobs: ['select', 'update'],
  },
  {
    table: 'school.upload_part',
    school: {
      select: { by: 'school', columns: ['school_id', 'upload_id', 'n'] },
      insert: { by: 'school' },
      delete: { by: 'school' },
    },
    jobs: ['select', 'delete'],
  },
  // what the school said of its own columns; the jobs only read it
  {
    table: 'school.sheet_column',
    school: {
      select: { by: 'school' },
      insert: { by: 'school' },
      update: { by: 'school', columns: ['field'] },
    },
    jobs: ['select'],
  },
  { table: 'school.upload_page', school: ['select', 'delete'], jobs: ['select', 'insert', 'delete'] },
];
