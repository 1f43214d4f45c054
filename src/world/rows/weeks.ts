import { sortOf } from '../../modules/goals/model.ts';
import type { Here, One, Put } from './here.ts';

/** A pupil's weeks: what stood in them, what was done about them, and what was tried to learn it. */
export function putWeeks({ id: school, who, world }: Here, one: One, put: Put): void {
  const { idOf, calendar } = world;
  const { id: pupil, pupil: planned, year } = one;
  const of = { school_id: school, pupil_id: pupil };
  const monday = (week: number) => calendar.dayOf(week, 1);
  const coach = who(planned.coach);
  for (const { week, proposedAt, agreedAt, lookedBackAt, reviewedAt, toCoach, lookBack } of year.weeks) {
    const it = { ...of, monday: monday(week) };
    put('school.week_plan', {
      ...it,
      reach: one.reach('week'),
      proposed_at: proposedAt,
      looked_back_at: lookedBackAt,
      version: 1 + Number(proposedAt !== null) + Number(lookedBackAt !== null),
    });
    if (agreedAt !== null) put('school.week_agreed', { ...it, by: coach, at: agreedAt });
    if (reviewedAt !== null) put('school.week_reviewed', { ...it, by: coach, at: reviewedAt });
    if (toCoach !== '' || lookBack !== '')
      put('school.week_note', { ...it, to_coach: toCoach, look_back: lookBack });
  }
  for (const { week, life, carried, day, outcome, reason } of year.items)
    put('school.week_item', {
      school_id: school,
      pupil_id: pupil,
      id: idOf(`item ${life.goal.id} ${week}`, life.setAt),
      monday: monday(week),
      goal_id: life.goal.id,
      reach: one.reach(sortOf(life.goal.kind), life.course),
      carried,
      day,
      outcome,
      reason,
    });
  const own = year.own.map(([title, how], i) => ({ ...of, id: idOf(`strategy ${pupil} ${i}`), title, how }));
  for (const strategy of own) put('school.own_strategy', strategy);
  for (const { life, slot, strategy, result, at } of year.choices)
    put('school.strategy_choice', {
      ...of,
      ...{ goal_id: life.goal.id, slot, result, chosen_at: at },
      strategy: typeof strategy === 'string' ? strategy : null,
      own_id: typeof strategy === 'string' ? null : own[strategy]?.id,
    });
}
