import { day, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { causes } from '../model.ts';

const member = sqlFor('member');

/** What went otherwise than planned, and what was done about it. */
export const deviationsOf = member.many(
  'goals.deviations',
  `select cause, action, action_due, noted_at from school.deviation
   where school_id = app.school_id() and pupil_id = ${whose} and goal_id = $goal
   order by noted_at desc`,
  {
    in: { ...ofPupil, goal: uuid },
    out: { cause: oneOf(...causes), action: text, actionDue: maybe(day), notedAt: moment },
  },
);

/** A word on what went otherwise, in the name of whoever notes it (S2.96). */
export const noteDeviation = member.change(
  'goals.note_deviation',
  `insert into school.deviation (school_id, pupil_id, id, goal_id, reach, cause, action, action_due, noted_by, noted_at)
   values (app.school_id(), $pupil, $id, $goal, $reach, $cause, $action, $actionDue, app.actor(), app.now())`,
  {
    in: {
      pupil: uuid,
      id: uuid,
      goal: uuid,
      reach: uuid,
      cause: text,
      action: text,
      actionDue: maybe(day),
    },
  },
);

/** That a goal went otherwise is also known on the goal itself, and a new date begins a new promise. */
export const markDeviated = member.change(
  'goals.mark_deviated',
  `update school.goal set deviated_on = $on, due = $due where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid, on: day, due: maybe(day) } },
);

/** Takes back what was noted with this line; an earlier word counts again. */
export const forgetDeviation = member.change(
  'goals.forget_deviation',
  `delete from school.deviation
   where school_id = app.school_id() and pupil_id = $pupil and goal_id = $goal and noted_at = $at`,
  { in: { pupil: uuid, goal: uuid, at: moment } },
);
/** After a word was taken back: the day of the word before it, or none. */
export const unmarkDeviated = member.change(
  'goals.unmark_deviated',
  `update school.goal set deviated_on = (
     select (max(noted_at) at time zone $zone)::date from school.deviation
     where deviation.school_id = app.school_id() and deviation.pupil_id = goal.pupil_id and deviation.goal_id = goal.id)
   where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid, zone: text } },
);
