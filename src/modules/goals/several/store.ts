import { day, list, maybe, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** Several near goals at once, as a week is planned: each a step or a task of a course, or in one's own words. */
export const insertGoals = member.change(
  'goals.insert_many',
  `insert into school.goal (school_id, id, pupil_id, reach, kind, serves, title, measure, due, minutes, state, step_id, task_id, set_by, set_at)
   select app.school_id(), fresh.id, $pupil, fresh.reach, fresh.kind, fresh.serves, fresh.title, fresh.measure, fresh.due,
     fresh.minutes, 'active', fresh.step, fresh.task, app.actor(), app.now()
   from unnest($ids, $reaches, $kinds, $serves, $titles, $measures, $dues, $minutes, $steps, $tasks)
     as fresh (id, reach, kind, serves, title, measure, due, minutes, step, task)`,
  {
    in: {
      pupil: uuid,
      ids: list(uuid),
      reaches: list(uuid),
      kinds: list(text),
      serves: list(maybe(uuid)),
      titles: list(text),
      measures: list(maybe(text)),
      dues: list(maybe(day)),
      minutes: list(maybe(small)),
      steps: list(maybe(uuid)),
      tasks: list(maybe(uuid)),
    },
  },
);

/** The same for goals that one press set together: tasks first, because they hang under the others. */
export const removeGoals = member.change(
  'goals.remove_many',
  `delete from school.goal where school_id = app.school_id() and pupil_id = $pupil and id = any($goals)
     and state = 'active' and version = 1`,
  { in: { pupil: uuid, goals: list(uuid) } },
);

/** Other days for goals, all at once: a week's goals go on into the next, or come back from it. */
export const redateGoals = member.change(
  'goals.redate',
  `update school.goal set due = later.due, version = goal.version + 1
   from unnest($goals, $dues) as later (id, due)
   where goal.school_id = app.school_id() and goal.pupil_id = $pupil and goal.id = later.id`,
  { in: { pupil: uuid, goals: list(uuid), dues: list(day) } },
);

/** How long tasks take, in the pupil's own estimate. */
export const estimateTasks = member.change(
  'goals.estimate',
  `update school.goal set minutes = thought.minutes, version = goal.version + 1
   from unnest($goals, $minutes) as thought (id, minutes)
   where goal.school_id = app.school_id() and goal.pupil_id = $pupil and goal.id = thought.id and goal.kind = 'work'`,
  { in: { pupil: uuid, goals: list(uuid), minutes: list(maybe(small)) } },
);
