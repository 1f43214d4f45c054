import { Coaches } from './oracle/coaches.ts';
import { Coaching } from './oracle/coaching.ts';
import { Courses } from './oracle/courses.ts';
import { exchange } from './oracle/exchange.ts';
import { Goals } from './oracle/goals.ts';
import { journal } from './oracle/journal.ts';
import { Logbook } from './oracle/logbook.ts';
import { organisations } from './oracle/organisations.ts';
import { People } from './oracle/people.ts';
import { progress } from './oracle/progress.ts';
import { Reader } from './oracle/reader.ts';
import type { Command, Rights } from './oracle/rights.ts';
import type { Standing } from './oracle/standing.ts';
import { Ties } from './oracle/ties.ts';
import type { World } from './world.ts';
import type { Row } from './world/table.ts';

/*
 * Who may do what, written by hand a second time from the merged matrix (first-slice §1) and from nothing else: this
 * file and its chapters, one per module, may not import a policy, the rights or what is generated from them. Where the
 * matrix leaves a choice, the stricter reading stands there with its reason.
 *
 * Whole roles are told apart by what no chapter gives them. An administrator has cards and the calendar, but nothing
 * that pupils and teachers write (K3 texts), and nothing in anybody's name; imports and retention have rosters in and
 * old traces out, never a goal or what anybody wrote; the office has nothing.
 */

/** Answers for one actor on one page of one world. */
export class Oracle {
  readonly #reader: Reader;
  readonly #ties: Ties;
  readonly #rights: Rights;
  readonly people: People;
  readonly #goals: Goals;
  readonly courses: Courses;
  readonly logbook: Logbook;
  readonly coaching: Coaching;
  readonly coaches: Coaches;

  constructor(world: World, standing: Standing) {
    const reader = new Reader(world, standing);
    const ties = new Ties(reader);
    this.#reader = reader;
    this.#ties = ties;
    this.people = new People(reader, ties);
    this.#goals = new Goals(reader, ties);
    this.courses = new Courses(reader);
    this.logbook = new Logbook(reader, ties, this.#goals);
    this.coaching = new Coaching(reader, ties);
    this.coaches = new Coaches(reader);
    const chapters = [
      organisations,
      this.people.rights,
      this.#goals.rights,
      this.courses.rights,
      progress(reader, ties),
      this.logbook.rights,
      this.coaching.rights,
      exchange(reader),
      journal(reader, ties, this.#goals),
    ];
    this.#rights = Object.assign({}, ...chapters.map((chapter) => chapter[standing.through]));
  }

  /** Does the door open at all? */
  get opens(): boolean {
    return this.#reader.opens;
  }

  may(command: Command, table: string, row: Row): boolean {
    const { school } = this.#reader;
    if (school === null || row['school_id'] !== school) return false;
    return this.#rights[table]?.[command]?.(row) ?? false;
  }

  /** May a goal go from one reach to another? Only within the same pupil and sort, where both may be written. */
  mayMove(goal: Row, to: Row): boolean {
    return (
      this.may('update', 'school.goal', goal) &&
      to['pupil_id'] === goal['pupil_id'] &&
      to['sort'] === this.#reader.reach(goal['reach'])?.['sort'] &&
      this.#goals.reaches('W', to['id'])
    );
  }

  /** Is this pupil somebody to this person, in whatever way? */
  knows(pupil: unknown): boolean {
    return this.#ties.knows(pupil);
  }

  /** Does this row bear the id of somebody they know, or of what is that person's? In a twin school it may be another's. */
  isNear(row: Row): boolean {
    return this.knows(row['pupil_id']) || this.knows(this.#reader.reach(row['reach'])?.['pupil_id']);
  }

  /** What the door says the actor does here; it opens nothing, but pages offer themselves by it. */
  duties(): string[] {
    if (this.#reader.standing.actor.hat !== 'staff') return [];
    const kinds = ['coach', 'teaches', 'member', 'leads_team', 'leads_school', 'guardian'];
    return kinds.filter((kind) => this.#reader.does(kind)).toSorted();
  }

  /** What the door says the actor is to the pupil the page is about. */
  held(): string[] {
    return this.#ties.held();
  }
}
