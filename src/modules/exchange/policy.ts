import type { Resource, TableRights } from '#platform/rights';

export const resources: readonly Resource[] = [];

/** What an import changed, for the administrator; one journal line per import, differences row by row. */
export const tables: readonly TableRights[] = [
  { table: 'school.import', school: ['select'], jobs: ['select', 'insert'] },
  { table: 'school.import_row', school: ['select'], jobs: ['select', 'insert'] },
];
