import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';
import { type Chapter, read } from './rights.ts';

/** Courses of steps: whose they are, and which the school and its groups use. */
export class Courses {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Written by doors alone. */
  get rights(): Chapter {
    const reading = { 'school.course_use': read, 'school.group_course': read };
    return { member: reading, school: reading, jobs: reading };
  }

  /** Whose course may be read: that of the community by everybody, that of a school inside it. */
  reads(course: Row): boolean {
    const school = this.#reader.standing.through === 'network' ? null : this.#reader.school;
    return course['owner'] === null || course['owner'] === school;
  }

  /** Who teaches or leads here, as staff, and the administrator say which courses the school uses. */
  arranges(course: Row): boolean {
    const { actor, through } = this.#reader.standing;
    const duty = ['teaches', 'leads_school'].some((kind) => this.#reader.does(kind));
    return (
      this.reads(course) && (through === 'school' || (through === 'member' && actor.hat === 'staff' && duty))
    );
  }

  /** A group gets one course of steps, of those the school uses. */
  gives(group: Row, course: Row): boolean {
    const follows = this.#reader
      .own('school.group_course')
      .some((row) => row['teaching_group_id'] === group['id']);
    return (
      this.#reader.here('school.teaching_group', group) &&
      !follows &&
      this.arranges(course) &&
      this.#isIn('school.course_use', course)
    );
  }

  /** A school stops using a course only while no group follows it. */
  withdraws(course: Row): boolean {
    return (
      this.arranges(course) &&
      this.#isIn('school.course_use', course) &&
      !this.#isIn('school.group_course', course)
    );
  }

  #isIn(table: string, course: Row): boolean {
    return this.#reader.own(table).some((row) => row['course_id'] === course['id']);
  }

  /** A group loses its course only while nobody in it has begun or was judged. */
  takes(group: Row, course: Row): boolean {
    const enrolled = this.#reader
      .own('school.enrolment')
      .filter((row) => row['teaching_group_id'] === group['id'])
      .map(({ id }) => id);
    const worked = ['school.step_record', 'school.judgement'].some((table) =>
      this.#reader.own(table).some((row) => enrolled.includes(row['enrolment_id'] ?? null)),
    );
    const follows = this.#reader
      .own('school.group_course')
      .some((row) => row['teaching_group_id'] === group['id'] && row['course_id'] === course['id']);
    return this.#reader.here('school.teaching_group', group) && follows && !worked && this.arranges(course);
  }
}
