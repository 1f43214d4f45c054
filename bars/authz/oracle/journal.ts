import type { Row } from '../world/table.ts';
import type { Goals } from './goals.ts';
import type { Reader } from './reader.ts';
import { type Chapter, yes } from './rights.ts';
import type { Ties } from './ties.ts';

/**
 * What was done: the journal tells of an object to whoever may read it; its texts, which may quote a pupil, to who
 * writes it.
 */
export function journal({ standing }: Reader, ties: Ties, goals: Goals): Chapter {
  const own = (row: Row) => row['actor'] === standing.actor.person;
  return {
    member: {
      'school.journal': {
        select: goals.read,
        // a page that only shows leaves no line about a goal; and about whom one does not know nobody tells anything
        insert: (row) =>
          own(row) &&
          ((row['reach'] ?? null) === null ||
            (standing.writes && goals.read(row) && ties.knows(row['pupil_id']))),
      },
      'school.journal_text': { select: goals.write, insert: goals.write },
      'school.request_key': { select: own, insert: own },
    },
    school: {
      'school.journal': { select: own, insert: own },
      'school.request_key': { select: own, insert: own },
    },
    // an import leaves its line and reads none; what is past its term is taken away by the owner of the tables
    jobs: { 'school.journal': { insert: yes } },
  };
}
