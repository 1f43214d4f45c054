import { calendarOf } from '#modules/organisations';
import type { Judgement } from '../../src/modules/progress/judging/model.ts';
import type { CourseStep, Known } from '../../src/modules/progress/step/model.ts';
import { type Placed, placed, type Way } from '../../src/modules/progress/way/model.ts';

/* A way through a course for models alone: no database, no names. */

/** The tests' day, a Saturday. */
export const today = '2026-11-21';
export const now = new Date('2026-11-21T10:00:00+01:00');
/** A school year with its holidays. */
export const calendar = calendarOf([
  { holiday: false, starts: '2026-08-24', ends: '2027-07-16' },
  { holiday: true, starts: '2026-10-17', ends: '2026-10-25' },
  { holiday: true, starts: '2026-12-19', ends: '2027-01-03' },
  { holiday: true, starts: '2027-02-13', ends: '2027-02-21' },
]);

/** A way through a course of that many steps, five to a block; what is found and begun on it is said. */
export const way: Way = { enrolment: 'e', course: 'c', level: 'havo', entry: null };
export const course = (many: number, levels: (n: number) => readonly string[] = () => []): CourseStep[] =>
  Array.from({ length: many }, (_, i) => ({
    course: 'c',
    step: `s${i + 1}`,
    block: Math.floor(i / 5) + 1,
    number: i + 1,
    goal: `Ik kan ${i + 1}`,
    levels: levels(i + 1),
  }));
export const nothing: Known = { records: [], judgements: [], inGoals: new Set(), unopenedIsNews: false };
export const judged = (
  step: string,
  outcome: Judgement['outcome'],
  more: Partial<Judgement> = {},
): Judgement => ({
  enrolment: 'e',
  step,
  outcome,
  judgedAt: now,
  openedAt: now,
  ...more,
});
export const begun = (step: string, state: 'working' | 'ready') => ({
  enrolment: 'e',
  step,
  state,
  startedOn: '2026-11-16',
  readyAt: state === 'ready' ? now : null,
});
/** A way of so many steps, of which the first are passed. */
export const passedUpTo = (done: number, many = 45): readonly Placed[] =>
  placed(way, course(many), {
    ...nothing,
    judgements: course(done).map(({ step }) => judged(step, 'passed')),
  });
