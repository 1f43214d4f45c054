import { today } from '../../../tests/world/cluster.ts';
import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';

/** Who coaches whom: given and ended by doors. */
export class Coaches {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** How many lines the page "who coaches whom" has: coaches of the last twelve weeks, of now and to come. */
  lines(): number {
    const since = new Date(Date.parse(today) - 84 * 86_400_000).toISOString().slice(0, 10);
    const lines = [...this.#arranged()].map(
      (id) =>
        this.#reader
          .own('school.relation')
          .filter(
            (row) =>
              row['kind'] === 'coach' && row['object'] === id && (row['valid_until'] as string) >= since,
          ).length,
    );
    return lines.reduce((sum, n) => sum + Math.max(1, n), 0);
  }

  /** How many could coach. */
  possible(): number {
    return this.#possible().size;
  }

  /** Nobody gives a pupil to themselves. */
  gives(pupil: Row, coach: string): boolean {
    return (
      this.#reader.here('school.pupil', pupil) &&
      this.#arranged().has(pupil['id']) &&
      this.#possible().has(coach) &&
      coach !== this.#reader.standing.actor.person &&
      coach !== pupil['id']
    );
  }

  /** A coach of now or later goes, as long as another one is there today. */
  ends(relation: Row): boolean {
    const pupil = relation['object'];
    return (
      relation['kind'] === 'coach' &&
      (relation['valid_until'] as string) >= today &&
      this.#arranged().has(pupil) &&
      this.#reader.subjects('coach', pupil).some((who) => who !== relation['subject'])
    );
  }

  /** Whose coach this person arranges: the administrator everybody's, a team lead those of the own team. */
  #arranged(): ReadonlySet<unknown> {
    const { actor, through } = this.#reader.standing;
    const pupils = this.#reader.own('school.pupil');
    if (through === 'school') return new Set(pupils.map(({ id }) => id));
    if (through !== 'member' || actor.hat !== 'staff') return new Set();
    const teams = this.#led();
    const groups = this.#reader
      .own('school.base_group')
      .filter((row) => teams.includes(row['team_id']))
      .map(({ id }) => id);
    return new Set(
      pupils
        .filter((row) => groups.includes(row['base_group_id'] ?? null))
        .map(({ id }) => id)
        .filter((id) => !this.#reader.barred().includes(id)),
    );
  }

  /** Of a team lead those who are near: in the own teams, or a coach there already. */
  #possible(): ReadonlySet<unknown> {
    const arranged = this.#arranged();
    if (arranged.size === 0) return new Set();
    const teams = this.#led();
    const isNear = (who: string) =>
      this.#reader.standing.through === 'school' ||
      ['member', 'leads_team'].some((kind) =>
        this.#reader.relations(who, kind).some(({ object }) => teams.includes(object)),
      ) ||
      this.#reader.relations(who, 'coach').some(({ object }) => arranged.has(object));
    const staff = this.#reader.memberships().filter((row) => row['hat'] === 'staff');
    return new Set(staff.map((row) => row['person_id'] as string).filter(isNear));
  }

  #led(): readonly unknown[] {
    return this.#reader
      .relations(this.#reader.standing.actor.person, 'leads_team')
      .map(({ object }) => object);
  }
}
