import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';
import { type Chapter, read, yes } from './rights.ts';

/** Files that are brought, and what came of them. */
export function exchange({ standing }: Reader): Chapter {
  const own = (row: Row) => row['actor'] === standing.actor.person;
  return {
    school: {
      'school.import': read,
      'school.import_row': read,
      'school.import_undo': read,
      // whoever brings a file does so in their own name, and takes only their own away again
      'school.upload': { select: yes, insert: own, update: yes, delete: own },
      'school.upload_part': { select: yes, insert: yes, delete: yes },
      'school.upload_page': { select: yes, delete: yes },
      'school.sheet_column': { select: yes, insert: yes, update: yes },
    },
    jobs: {
      'school.import': { select: yes, insert: yes },
      'school.import_row': { select: yes, insert: yes },
      'school.import_undo': { select: yes, insert: yes },
      'school.upload': { select: yes, update: yes },
      'school.upload_part': { select: yes, delete: yes },
      'school.upload_page': { select: yes, insert: yes, delete: yes },
      'school.sheet_column': read,
    },
  };
}
