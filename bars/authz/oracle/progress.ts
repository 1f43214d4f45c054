import { now } from '../../../tests/world/cluster.ts';
import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';
import type { Chapter } from './rights.ts';
import type { Ties } from './ties.ts';
import { isFresh, isNow } from './time.ts';

/** How far in a course, "step record": judged by its teacher alone, shown as ready by the pupil. */
export function progress(reader: Reader, ties: Ties): Chapter {
  const me = reader.standing.actor.person;
  const inside = ties.inCourse('pupil', 'coach', 'subject teacher');
  const settles = ties.writesInCourse('coach', 'subject teacher');
  const judges = ties.writesInCourse('subject teacher');
  const works = ties.writesInCourse('pupil', 'subject teacher');
  const plans = ties.writesInCourse('pupil', 'coach');
  const isShared = (row: Row) =>
    ties
      .to(reader.reach(row['reach'])?.['pupil_id'])
      .some((tie) => tie.column === 'guardian 16+' && tie.opened?.goals === true);
  /** What hangs on a way through a course is of the same pupil, enrolment and reach. */
  const ofPath = (row: Row) =>
    reader
      .own('school.path')
      .some((path) => ['pupil_id', 'enrolment_id', 'reach'].every((column) => path[column] === row[column]));
  return {
    member: {
      'school.path': {
        // level and pace go with the far goals: "shared" from 16 on; coach and teacher settle them
        select: (row) => inside(row) || ties.inCourse('guardian <16')(row) || isShared(row),
        insert: (row) => settles(row) && reader.reach(row['reach'])?.['enrolment_id'] === row['enrolment_id'],
        update: settles,
      },
      'school.path_progress': { select: inside },
      'school.step_record': {
        select: inside,
        insert: (row) => works(row) && ofPath(row),
        update: works,
      },
      'school.step_due': {
        select: inside,
        insert: (row) => plans(row) && ofPath(row),
        update: plans,
        delete: plans,
      },
      'school.judgement': {
        select: inside,
        // found now, and read by nobody yet
        insert: (row) =>
          judges(row) &&
          row['judged_by'] === me &&
          ofPath(row) &&
          isNow(row, 'judged_at') &&
          row['opened_at'] === null,
        // that it was opened
        update: ties.isTo('pupil'),
        // a press too many is taken back by who pressed, "within 10 s, accepted for 60", as long as nobody has read it
        delete: (row) =>
          judges(row) && row['judged_by'] === me && row['opened_at'] === null && isFresh(row, 'judged_at'),
      },
      // what was taken back is read by nobody but who wrote it
      'school.judgement_draft': {
        select: (row) => inside(row) && row['by'] === me,
        insert: (row) => judges(row) && row['by'] === me && ofPath(row) && isNow(row, 'at'),
        delete: (row) => judges(row) && row['by'] === me,
      },
      // "R released": the pupil finds the own ones before, to release them
      'school.released': {
        select: (row) =>
          ties.isTo('pupil')(row) ||
          (ties.inCourse('guardian <16', 'guardian 16+')(row) &&
            new Date(row['released_at'] as string) <= now),
        // laid ready by a door, which copies what was found
        update: ties.isTo('pupil'),
      },
    },
  };
}
