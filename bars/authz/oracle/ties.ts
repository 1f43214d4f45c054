import { now, today } from '../../../tests/world/cluster.ts';
import type { Row } from '../world/table.ts';
import type { Reader } from './reader.ts';
import { ageOn } from './time.ts';

/** What somebody is to a pupil, in the columns of the matrix. */
export type Column =
  | 'pupil'
  | 'guardian <16'
  | 'guardian 16+'
  | 'coach'
  | 'subject teacher'
  | 'team member'
  | 'team lead'
  | 'school leader';
export type Tie = {
  readonly column: Column;
  readonly pupil: string;
  /** A subject teacher's: which enrolments. */
  readonly enrolments?: readonly string[];
  readonly opened?: { readonly goals: boolean; readonly week: boolean };
};

/** What one actor is, on one page, to each pupil; and the questions the matrix asks about that. */
export class Ties {
  readonly #reader: Reader;
  readonly #all: readonly Tie[];
  readonly #byPupil = new Map<string, Tie[]>();

  constructor(reader: Reader) {
    this.#reader = reader;
    this.#all = reader.opens ? tiesOf(reader) : [];
    for (const tie of this.#all) {
      const ties = this.#byPupil.get(tie.pupil);
      if (ties === undefined) this.#byPupil.set(tie.pupil, [tie]);
      else ties.push(tie);
    }
  }

  to(pupil: unknown): readonly Tie[] {
    return this.#byPupil.get(pupil as string) ?? [];
  }

  knows(pupil: unknown): boolean {
    return this.to(pupil).length > 0;
  }

  is(pupil: unknown, columns: readonly Column[]): boolean {
    return this.to(pupil).some(({ column }) => columns.includes(column));
  }

  isTo =
    (...columns: readonly Column[]) =>
    (row: Row): boolean =>
      this.is(row['pupil_id'], columns);

  writesAs =
    (...columns: readonly Column[]) =>
    (row: Row): boolean =>
      this.#reader.standing.writes && this.is(row['pupil_id'], columns);

  /** A row bound to one course of a pupil: of the teachers only the one of that course. */
  inCourse =
    (...columns: readonly Column[]) =>
    (row: Row): boolean => {
      const reach = this.#reader.reach(row['reach']);
      return (
        reach?.['sort'] === 'week' &&
        this.to(reach['pupil_id']).some(
          (tie) =>
            columns.includes(tie.column) &&
            (tie.column !== 'subject teacher' ||
              (tie.enrolments ?? []).includes(reach['enrolment_id'] as string)),
        )
      );
    };

  writesInCourse =
    (...columns: readonly Column[]) =>
    (row: Row): boolean =>
      this.#reader.standing.writes && this.inCourse(...columns)(row);

  /** C of the matrix: team leads their team, leaders their school; without names, texts or anything else. */
  leads =
    (column = 'pupil_id') =>
    (row: Row): boolean =>
      this.is(row[column], ['team lead', 'school leader']);

  /** What the door says the actor is to the pupil the page is about. */
  held(): string[] {
    const { actor, subject } = this.#reader.standing;
    if (subject === null && actor.hat !== 'pupil') return [];
    const names = this.#all.flatMap(({ column, enrolments = [], opened }) => {
      const week = opened?.week === true ? ['guardianWeek'] : [];
      const said: Record<Column, readonly string[]> = {
        pupil: ['self'],
        coach: ['coach'],
        'subject teacher': enrolments.map((enrolment) => `subjectTeacher:${enrolment}`),
        'team member': ['teamMember'],
        'team lead': ['teamLead'],
        'school leader': ['schoolLeader'],
        'guardian <16': ['guardianUnder16', ...week],
        'guardian 16+': ['guardianFrom16', ...week, ...(opened?.goals === true ? ['guardianShared'] : [])],
      };
      return said[column];
    });
    return [...new Set(names)].toSorted();
  }
}

function tiesOf(reader: Reader): readonly Tie[] {
  const { actor, subject } = reader.standing;
  const barred = reader.barred();
  const ties: Record<typeof actor.hat, () => readonly Tie[]> = {
    pupil: () => [{ column: 'pupil', pupil: actor.person }],
    guardian: () => guardianTies(reader),
    staff: () => staffTies(reader),
    administrator: () => [],
    office: () => [],
    import: () => [],
  };
  return ties[actor.hat]().filter(
    ({ column, pupil }) =>
      (subject === null || pupil === subject || column === 'pupil') &&
      // "blocked wins over everything": whatever else somebody is to this child
      (column === 'pupil' || !barred.includes(pupil)),
  );
}

function staffTies(reader: Reader): readonly Tie[] {
  const { actor, through, subject } = reader.standing;
  const objectsOf = (kind: string) => reader.relations(actor.person, kind).map(({ object }) => object);
  const ties: Tie[] = objectsOf('coach').map((object) => ({ column: 'coach', pupil: object as string }));
  const taught = objectsOf('teaches');
  for (const enrolment of reader.enrolments())
    if (taught.includes(enrolment['teaching_group_id']))
      ties.push({
        column: 'subject teacher',
        pupil: enrolment['pupil_id'] as string,
        enrolments: [enrolment['id'] as string],
      });
  const [teams, led, schools] = ['member', 'leads_team', 'leads_school'].map(objectsOf);
  for (const pupil of reader.own('school.pupil')) {
    const id = pupil['id'] as string;
    const group = reader.own('school.base_group').find((one) => one['id'] === pupil['base_group_id']);
    if (teams?.includes(group?.['team_id'])) ties.push({ column: 'team member', pupil: id });
    if (led?.includes(group?.['team_id'])) ties.push({ column: 'team lead', pupil: id });
    // a leader opens one card at a time and never the list of the whole school; figures are about all
    if (schools?.length !== 0 && (subject !== null || through === 'counts'))
      ties.push({ column: 'school leader', pupil: id });
  }
  return ties;
}

function guardianTies(reader: Reader): readonly Tie[] {
  const setting = reader.own('school.school_setting')[0];
  return reader.relations(reader.standing.actor.person, 'guardian').flatMap((relation): Tie[] => {
    const at = relation['confirmed_at'];
    if (relation['authority'] !== 'full' || at === null || new Date(at as string) > now) return [];
    const id = relation['object'] as string;
    const pupil = reader.own('school.pupil').find((row) => row['id'] === id);
    const born = reader.born(id);
    const age = born === undefined ? undefined : ageOn(today, born);
    if (age !== undefined && age < 16)
      return [
        {
          column: 'guardian <16',
          pupil: id,
          opened: { goals: true, week: setting?.['week_open'] === true },
        },
      ];
    // from 18 on nobody, unless the grown-up pupil let them in again
    if (age !== undefined && age >= 18 && relation['renewed'] !== true) return [];
    const opened = {
      // the school may open the goals of 16- and 17-year-olds, never those of a grown-up
      goals:
        pupil?.['opens_goals'] === true ||
        (setting?.['goals_open'] === true && !(age !== undefined && age >= 18)),
      week: pupil?.['opens_week'] === true,
    };
    return [{ column: 'guardian 16+', pupil: id, opened }];
  });
}
