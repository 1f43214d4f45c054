import { now, today } from '../../../tests/world/cluster.ts';
import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';
import type { Chapter } from './rights.ts';
import type { Ties } from './ties.ts';
import { ageOn, isNow } from './time.ts';

/** The weekly talk: when, on what, and what was agreed. */
export class Coaching {
  readonly #reader: Reader;
  readonly #ties: Ties;

  constructor(reader: Reader, ties: Ties) {
    this.#reader = reader;
    this.#ties = ties;
  }

  get rights(): Chapter {
    const me = this.#reader.standing.actor.person;
    const ties = this.#ties;
    const both = ties.isTo('pupil', 'coach');
    const coaches = ties.writesAs('coach');
    const speaks = ties.writesAs('pupil', 'coach');
    const keeps = (row: Row) => row['owner'] === me && ties.knows(row['pupil_id']);
    return {
      member: {
        'school.talk_slot': {
          select: ties.isTo('pupil', 'coach', 'team lead'),
          insert: (row) => coaches(row) && row['coach'] === me,
          update: coaches,
          delete: coaches,
        },
        // it begins by a door
        'school.talk': { select: ties.isTo('pupil', 'coach', 'team lead'), update: coaches },
        'school.talk_card': {
          select: both,
          insert: (row) => speaks(row) && row['by'] === me && isNow(row, 'at'),
          update: speaks,
        },
        // own ones: by whoever has to keep it and still knows the pupil; they say when it is done, on any page. What the
        // other parent promised, a parent does not even know of (W7)
        'school.agreement': {
          select: (row) =>
            both(row) || (ties.isTo('guardian <16')(row) && row['side'] !== 'guardian') || keeps(row),
          insert: (row) =>
            speaks(row) &&
            row['made_by'] === me &&
            isNow(row, 'made_at') &&
            (row['done_at'] ?? null) === null &&
            (row['dropped_at'] ?? null) === null,
          update: (row) => speaks(row) || keeps(row),
        },
        // not in the matrix: "visible to pupil and parent" (domain §6), proposed by the coach, agreed by the pupil
        'school.autonomy': {
          select: ties.isTo('pupil', 'coach', 'guardian <16'),
          insert: (row) =>
            coaches(row) && row['set_by'] === me && isNow(row, 'set_at') && row['agreed_at'] === null,
          update: ties.isTo('pupil'),
        },
      },
      counts: {
        'school.talk_slot': { select: ties.leads() },
        'school.talk': { select: ties.leads() },
      },
    };
  }

  /** Pupil or coach write the first word of a week's talk; somebody must be there to hold it. */
  begins(pupil: Row, monday: string): boolean {
    const id = pupil['id'] as string;
    const { actor, writes } = this.#reader.standing;
    const ofPupil = (row: Row) => row['pupil_id'] === id;
    const held =
      actor.person !== id ||
      this.#reader.own('school.talk_slot').some(ofPupil) ||
      this.#reader.subjects('coach', id).length > 0;
    return (
      this.#speaksAbout(pupil) &&
      writes &&
      held &&
      !this.#reader.own('school.talk').some((row) => ofPupil(row) && row['monday'] === monday)
    );
  }

  #speaksAbout(pupil: Row): boolean {
    return (
      this.#reader.here('school.pupil', pupil) &&
      this.#reader.standing.through === 'member' &&
      this.#ties.is(pupil['id'], ['pupil', 'coach'])
    );
  }

  /** With how many people something can be agreed about this pupil; pupil and coach are told. */
  circle(pupil: Row): number {
    if (!this.#speaksAbout(pupil)) return 0;
    const id = pupil['id'] as string;
    const born = this.#reader.born(id);
    const grown = typeof born === 'string' && ageOn(today, born) >= 18;
    const guardians = this.#reader
      .holders('guardian', id)
      .filter(
        (row) =>
          row['authority'] === 'full' &&
          row['confirmed_at'] !== null &&
          new Date(row['confirmed_at'] as string) <= now &&
          (!grown || row['renewed'] === true),
      );
    const groups = this.#reader.enrolments().filter((row) => row['pupil_id'] === id);
    return new Set([
      id,
      ...this.#reader.subjects('coach', id),
      ...guardians.map(({ subject }) => subject),
      ...groups.flatMap((row) => this.#reader.subjects('teaches', row['teaching_group_id'])),
    ]).size;
  }

  /** What of a talk is to be taken back: the own line, of the last ten minutes. */
  takesBack(line: Row): boolean {
    const { actor, through } = this.#reader.standing;
    const told = this.#reader.own('school.journal').find(({ id }) => id === line['id']);
    return (
      through === 'member' &&
      told?.['actor'] === actor.person &&
      (told['verb'] as string).startsWith('coaching.') &&
      new Date(told['at'] as string).getTime() > now.getTime() - 600_000
    );
  }
}
