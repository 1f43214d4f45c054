import type { Row } from '../world/table.ts';
import type { World } from '../world.ts';
import { opensTo, type Standing } from './standing.ts';
import { holdsToday } from './time.ts';

/** Reads a world from where somebody stands: what is of their school, and of relations what holds today. */
export class Reader {
  readonly standing: Standing;
  readonly opens: boolean;
  /** None when nothing opens. */
  readonly school: string | null;
  readonly #world: World;

  constructor(world: World, standing: Standing) {
    this.#world = world;
    this.standing = standing;
    this.opens = opensTo(standing);
    this.school = this.opens ? standing.actor.school : null;
  }

  every(table: string): readonly Row[] {
    return this.#world.rows[table] ?? [];
  }

  readonly #ownRows = new Map<string, readonly Row[]>();
  own(table: string): readonly Row[] {
    let rows = this.#ownRows.get(table);
    if (rows === undefined) {
      rows = this.every(table).filter((row) => row['school_id'] === this.school);
      this.#ownRows.set(table, rows);
    }
    return rows;
  }

  #reachById: ReadonlyMap<unknown, Row> | undefined;
  reach(id: unknown): Row | undefined {
    this.#reachById ??= new Map(this.own('school.reach').map((row) => [row['id'], row]));
    return this.#reachById.get(id);
  }

  /** The row's reach is its pupil's own. */
  belongs(row: Row): boolean {
    return this.reach(row['reach'])?.['pupil_id'] === row['pupil_id'];
  }

  /** Whether there is one of this id here: in a twin school the same id is somebody else's. */
  here(table: string, row: Row): boolean {
    return this.own(table).some(({ id }) => id === row['id']);
  }

  enrolments(): readonly Row[] {
    return this.own('school.enrolment').filter(holdsToday);
  }

  memberships(): readonly Row[] {
    return this.every('platform.membership').filter(
      (row) => this.school !== null && row['school_id'] === this.school && holdsToday(row),
    );
  }

  relations(subject: string, kind: string): readonly Row[] {
    return this.own('school.relation').filter(
      (row) => row['subject'] === subject && row['kind'] === kind && holdsToday(row),
    );
  }

  /** Does the actor hold such a relation, to whatever? */
  does(kind: string): boolean {
    return this.relations(this.standing.actor.person, kind).length > 0;
  }

  /** The relations of this kind to somebody or something, and who holds them. */
  holders(kind: string, object: unknown): readonly Row[] {
    return this.own('school.relation').filter(
      (row) => row['object'] === object && row['kind'] === kind && holdsToday(row),
    );
  }
  subjects(kind: string, object: unknown): readonly unknown[] {
    return this.holders(kind, object).map(({ subject }) => subject);
  }

  /** The children from whom a judge barred the actor. */
  barred(): readonly unknown[] {
    return this.relations(this.standing.actor.person, 'guardian')
      .filter((relation) => relation['authority'] === 'blocked')
      .map((relation) => relation['object']);
  }

  /** When somebody was born; undefined when nobody knows. */
  born(person: string): string | undefined {
    return this.own('school.birth').find((row) => row['person_id'] === person)?.['born'] as
      | string
      | undefined;
  }
}
