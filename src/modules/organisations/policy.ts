import type { Resource, TableRights } from '#platform/rights';

const school = { select: { by: 'school' } } as const;
const everything = ['select', 'insert', 'update'] as const;

export const resources: readonly Resource[] = [];

/** The calendar and the settings of a school: everybody who is signed in there may read them. */
export const tables: readonly TableRights[] = [
  { table: 'school.school_setting', member: school, school: everything, jobs: everything },
  { table: 'school.site', member: school, school: everything, jobs: everything },
  { table: 'school.school_year', member: school, school: everything, jobs: everything },
  // a period or a free time that never was can be taken out; a year has groups hanging on it
  { table: 'school.period', member: school, school: [...everything, 'delete'], jobs: everything },
  { table: 'school.school_break', member: school, school: [...everything, 'delete'], jobs: everything },
];
