import type { Resource, TableRights } from '#platform/rights';

const read = { select: { by: 'school' } } as const;

export const resources: readonly Resource[] = [];

/**
 * Courses are about nobody: whoever is signed in at a school reads them. Which of them the school uses and gives to its
 * groups is written by the doors of migration 0010 alone, which ask who presses.
 */
export const tables: readonly TableRights[] = [
  { table: 'school.course_use', member: read, school: ['select'], jobs: ['select'] },
  { table: 'school.group_course', member: read, school: ['select'], jobs: ['select'] },
];
