import { sortOf } from '../../modules/goals/model.ts';
import type { Here, One, Put } from './here.ts';

/** A pupil's goals with all that happened to them. */
export function putGoals({ id: school, who, world: { idOf } }: Here, one: One, put: Put): void {
  const { id: pupil, year } = one;
  for (const { goal, course, step, task, setAt, doneAt, why, lookBack, deviations, lines } of year.goals) {
    const reach = one.reach(sortOf(goal.kind), goal.kind === 'end' ? undefined : course);
    const { id, kind, serves, title, measure, due, minutes, state, version } = goal;
    put('school.goal', {
      school_id: school,
      pupil_id: pupil,
      id,
      reach,
      kind,
      serves,
      title,
      measure,
      due,
      minutes,
      state,
      version,
      state_before_pause: goal.stateBeforePause,
      done_at: doneAt,
      deviated_on: goal.deviatedOn,
      set_by: who(goal.setBy),
      set_at: setAt,
      step_id: step,
      task_id: task,
    });
    if (why !== '' || lookBack !== '')
      put('school.goal_text', { school_id: school, pupil_id: pupil, goal_id: id, why, look_back: lookBack });
    deviations.forEach(({ at, by, cause, action, actionDue }, i) =>
      put('school.deviation', {
        school_id: school,
        pupil_id: pupil,
        id: idOf(`deviation ${id} ${i}`, at),
        goal_id: id,
        reach,
        cause,
        action,
        action_due: actionDue,
        noted_by: who(by),
        noted_at: at,
      }),
    );
    for (const { at, by, verb, from, to, version: reached, text } of lines) {
      const line = idOf(`line ${id} ${reached}`, at);
      if (text !== undefined)
        put('school.journal_text', { school_id: school, journal_id: line, reach, ...text });
      put('school.journal', {
        school_id: school,
        pupil_id: pupil,
        id: line,
        at,
        actor: who(by),
        verb,
        object: id,
        reach,
        from_state: from,
        to_state: to,
        version: reached,
      });
    }
  }
}
