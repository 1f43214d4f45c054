import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';
import { type Chapter, keep, read, yes } from './rights.ts';
import type { Ties } from './ties.ts';
import { holdsToday } from './time.ts';

/** Cards, groups and teams, and what people are to each other. */
export class People {
  readonly #reader: Reader;
  readonly #ties: Ties;

  constructor(reader: Reader, ties: Ties) {
    this.#reader = reader;
    this.#ties = ties;
  }

  get rights(): Chapter {
    const me = this.#reader.standing.actor.person;
    const ties = this.#ties;
    const card = (column: string) => (row: Row) => ties.knows(row[column]);
    const known = (person: string) => person === me || ties.knows(person) || this.#colleague(person);
    return {
      member: {
        'school.team': read,
        'school.base_group': read,
        'school.teaching_group': read,
        // the card: name, group, coach
        'school.person': { select: (row) => known(row['id'] as string) },
        'school.pupil': { select: card('id') },
        'school.enrolment': { select: card('pupil_id') },
        'school.reach': { select: card('pupil_id') },
        'school.relation': { select: (row) => row['subject'] === me },
        // who looked: the pupil at any age; guardians only until 16, for "shared" names other things
        'school.access_log': {
          // what the other guardian looked at is theirs to tell (W7)
          select: (row) =>
            ties.isTo('pupil')(row) ||
            (ties.isTo('guardian <16')(row) &&
              (row['reader'] === me || !(row['relation'] as string).startsWith('guardian'))),
          insert: (row) => row['reader'] === me && known(row['pupil_id'] as string),
        },
      },
      school: {
        'school.person': keep,
        'school.birth': { ...keep, delete: yes },
        'school.external_id': read,
        'school.team': keep,
        'school.base_group': keep,
        'school.pupil': keep,
        'school.teaching_group': keep,
        'school.enrolment': keep,
        // a relation is granted in one's own name, and so never to oneself; a guardian is confirmed by somebody else
        'school.relation': {
          select: yes,
          insert: (row) => row['granted_by'] === me && row['subject'] !== me && row['confirmed_by'] === null,
        },
        'school.second_word': { select: (row) => row['asked_by'] === me },
        'school.authority_change': { select: (row) => row['asked_by'] === me },
        'school.settled': {
          select: yes,
          insert: (row) => row['said_by'] === me,
          update: (row) => row['said_by'] === me,
        },
      },
      counts: {
        'school.pupil': { select: ties.leads('id') },
        // who coaches whom, for the coverage; whose guardian somebody is, no figure needs
        'school.relation': { select: (row) => row['kind'] === 'coach' && ties.leads('object')(row) },
      },
      jobs: {
        // new people come through a door, as new pupils, groups, places and relations do, and other dates of a relation too
        'school.person': { select: yes },
        'school.birth': keep,
        'school.external_id': { ...keep, delete: yes },
        'school.team': keep,
        'school.base_group': keep,
        'school.pupil': { select: yes, update: yes },
        'school.teaching_group': { select: yes, update: yes },
        'school.enrolment': { select: yes, update: yes },
        'school.reach': read,
        'school.settled': read,
        // no import confirms a guardian
        'school.relation': read,
      },
    };
  }

  /**
   * Names of colleagues, on a page about a pupil: a pupil knows the own coaches and teachers, staff those of that
   * pupil, and a guardian the coach (the card is "name, group, coach").
   */
  #colleague(person: string): boolean {
    const { actor, subject } = this.#reader.standing;
    if (subject === null) return false;
    const about = actor.hat === 'pupil' ? actor.person : subject;
    if (!this.#ties.knows(about)) return false;
    if (this.#reader.relations(person, 'coach').some((relation) => relation['object'] === about)) return true;
    if (actor.hat === 'guardian') return false;
    const taught = this.#reader.relations(person, 'teaches').map((relation) => relation['object']);
    return this.#reader
      .enrolments()
      .some(
        (enrolment) =>
          enrolment['pupil_id'] === about && taught.includes(enrolment['teaching_group_id'] ?? null),
      );
  }

  /** How many accounts this person is told of: coaches help their own pupils in, administrators everybody. */
  accounts(): number {
    const here = this.#reader.memberships();
    const { through } = this.#reader.standing;
    if (through === 'school') return here.length;
    if (through !== 'member') return 0;
    return here.filter((row) => row['hat'] === 'pupil' && this.#ties.is(row['person_id'], ['coach'])).length;
  }

  /** Figures come per team: which group is of which, and no name. */
  teamGroups(): number {
    return this.#reader.standing.through === 'counts' ? this.#reader.own('school.base_group').length : 0;
  }

  /** Who leads the school is told who leads its teams, as staff. */
  teamLeads(): number {
    if (!this.#leadsSchool()) return 0;
    return this.#reader
      .own('school.team')
      .reduce((sum, { id }) => sum + Math.max(1, this.#reader.subjects('leads_team', id).length), 0);
  }

  /** How many wait for this person to confirm them: never oneself, nor whom one entered, nor beside a barred child. */
  waiting(): number {
    if (!this.#leadsSchool()) return 0;
    const me = this.#reader.standing.actor.person;
    return this.#reader
      .own('school.relation')
      .filter(
        (row) =>
          row['kind'] === 'guardian' &&
          row['authority'] === 'full' &&
          row['confirmed_at'] === null &&
          holdsToday(row) &&
          row['subject'] !== me &&
          (row['granted_by'] ?? null) !== me &&
          !this.#reader.barred().includes(row['object']),
      ).length;
  }

  #leadsSchool(): boolean {
    const { actor, through } = this.#reader.standing;
    return through === 'member' && actor.hat === 'staff' && this.#reader.does('leads_school');
  }
}
