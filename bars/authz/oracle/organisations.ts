import { type Chapter, keep, read, yes } from './rights.ts';

/** How the school is arranged: no personal data. */
export const organisations: Chapter = {
  member: {
    'school.school_setting': read,
    'school.site': read,
    'school.school_year': read,
    'school.period': read,
    'school.school_break': read,
  },
  school: {
    'school.school_setting': keep,
    'school.site': keep,
    'school.school_year': keep,
    'school.period': { ...keep, delete: yes },
    'school.school_break': { ...keep, delete: yes },
  },
  jobs: {
    'school.school_setting': keep,
    'school.site': keep,
    'school.school_year': keep,
    'school.period': keep,
    'school.school_break': keep,
  },
};
