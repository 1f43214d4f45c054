import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';
import type { Chapter } from './rights.ts';
import type { Ties } from './ties.ts';

/** The chain of goals, and who may reach which part of it. */
export class Goals {
  readonly #reader: Reader;
  readonly #ties: Ties;

  constructor(reader: Reader, ties: Ties) {
    this.#reader = reader;
    this.#ties = ties;
  }

  get rights(): Chapter {
    const me = this.#reader.standing.actor.person;
    const ownText = this.#ties.writesAs('pupil');
    return {
      member: {
        'school.goal': {
          select: this.read,
          insert: (row) => this.write(row) && row['set_by'] === me && this.#reader.belongs(row),
          update: this.write,
          delete: this.write,
        },
        'school.goal_text': {
          select: this.#ties.isTo('pupil', 'coach'),
          insert: ownText,
          update: ownText,
          delete: ownText,
        },
        'school.deviation': {
          select: this.read,
          insert: (row) => this.write(row) && row['noted_by'] === me && this.isBeside(row),
          delete: this.write,
        },
      },
      counts: { 'school.goal': { select: this.#ties.leads() } },
    };
  }

  read = (row: Row): boolean => this.reaches('R', row['reach']);
  write = (row: Row): boolean => this.reaches('W', row['reach']);

  /** The rows "end and period goals" and "learning goals, work goals, week items". */
  reaches(verb: 'R' | 'W', reachId: unknown): boolean {
    const reach = this.#reader.reach(reachId);
    if (reach === undefined) return false;
    const far = reach['sort'] !== 'week';
    return this.#ties.to(reach['pupil_id']).some(({ column, opened, enrolments = [] }) => {
      if (column === 'pupil' || column === 'coach') return verb === 'R' || this.#reader.standing.writes;
      if (verb === 'W') return false;
      if (column === 'guardian <16') return far || opened?.week === true;
      if (column === 'guardian 16+') return far ? opened?.goals === true : opened?.week === true;
      if (column === 'subject teacher')
        return reach['sort'] === 'end' || enrolments.includes(reach['enrolment_id'] as string);
      return false;
    });
  }

  /** A deviation or a place in a week stands beside its goal: same pupil, same reach. */
  isBeside(row: Row): boolean {
    return this.#reader
      .own('school.goal')
      .some(
        (goal) =>
          goal['id'] === row['goal_id'] &&
          goal['pupil_id'] === row['pupil_id'] &&
          goal['reach'] === row['reach'],
      );
  }
}
