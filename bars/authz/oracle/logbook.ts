import type { Row } from '../world/table.ts';
import type { Goals } from './goals.ts';
import type { Reader } from './reader.ts';
import { type Chapter, read } from './rights.ts';
import type { Ties } from './ties.ts';
import { isFresh, isNow } from './time.ts';

/** The week, as its goals; that it was agreed or looked back on is a fact of the coach. */
export class Logbook {
  readonly #reader: Reader;
  readonly #ties: Ties;
  readonly #goals: Goals;

  constructor(reader: Reader, ties: Ties, goals: Goals) {
    this.#reader = reader;
    this.#ties = ties;
    this.#goals = goals;
  }

  get rights(): Chapter {
    const me = this.#reader.standing.actor.person;
    const coaches = this.#ties.writesAs('coach');
    const ownText = this.#ties.writesAs('pupil');
    const goals = this.#goals;
    // facts of now in one's own name; a press too many goes again within a minute, by who pressed
    const agreed = {
      select: this.#ties.isTo('pupil', 'coach'),
      insert: (row: Row) => coaches(row) && row['by'] === me && isNow(row, 'at'),
      delete: (row: Row) => coaches(row) && row['by'] === me && isFresh(row, 'at'),
    };
    // "goal texts, look-back, strategies"
    const texts = {
      select: this.#ties.isTo('pupil', 'coach'),
      insert: ownText,
      update: ownText,
      delete: ownText,
    };
    return {
      member: {
        'school.week_plan': {
          select: goals.read,
          insert: (row) =>
            goals.write(row) &&
            this.#reader.reach(row['reach'])?.['sort'] === 'week' &&
            this.#reader.belongs(row),
          update: goals.write,
        },
        'school.week_agreed': agreed,
        'school.week_reviewed': agreed,
        'school.week_item': {
          select: goals.read,
          insert: (row) => goals.write(row) && goals.isBeside(row),
          update: goals.write,
          delete: goals.write,
        },
        'school.week_note': texts,
        'school.own_strategy': texts,
        'school.strategy_choice': texts,
        // a teacher's pick is about a course, not about anybody
        'school.strategy_tip': read,
      },
    };
  }

  /** A teacher's pick for a block: of a course that a group follows which this person teaches, as a teacher. */
  tips(course: Row, block: number): boolean {
    const { actor, through } = this.#reader.standing;
    const teaches = this.#reader.relations(actor.person, 'teaches').map(({ object }) => object);
    const follows = this.#reader
      .own('school.group_course')
      .some((row) => row['course_id'] === course['id'] && teaches.includes(row['teaching_group_id'] ?? null));
    const use = this.#reader.own('school.course_use').find((row) => row['course_id'] === course['id']);
    const told = this.#reader
      .every('shared.version_block')
      .some((row) => row['version_id'] === use?.['version_id'] && row['number'] === block);
    return through === 'member' && actor.hat === 'staff' && follows && told;
  }
}
