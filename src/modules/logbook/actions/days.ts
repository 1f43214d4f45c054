import { z } from 'zod';
import { maybeId, maybeNumber } from '#platform/input';
import { action } from '#platform/route';
import { estimateTasks, mayGoal, reachFor } from '#modules/goals';
import { calendarSpans } from '#modules/organisations';
import { mayPlan } from '../model.ts';
import { setDays, weekGoals } from '../item/store.ts';
import { factsOf, touchPlan } from '../store.ts';
import { hats, stands, ticked, tooSoonOrLate, weekField, weekPath } from './about.ts';

const minutesField = maybeNumber(1, 600);
const dayField = z.enum(['', '1', '2', '3', '4', '5']).transform((day) => (day === '' ? null : Number(day)));

/** For each task of a week on which day, and how long the pupil thinks it takes. */
const spreadOut = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const known = z.object({ pupil: maybeId, week: weekField }).safeParse(fields);
  if (!known.success) {
    for (const { path, message } of known.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  }
  const days = new Map<string, number | null>();
  for (const task of ticked(fields, 'day-')) {
    const chosen = dayField.safeParse(fields[`day-${task}`]);
    if (chosen.success) days.set(task, chosen.data);
  }
  const minutes = new Map<string, number | null>();
  for (const task of ticked(fields, 'minutes-')) {
    const said = minutesField.safeParse(fields[`minutes-${task}`]);
    if (said.success) minutes.set(task, said.data);
    else
      context.addIssue({
        code: 'custom',
        path: [`minutes-${task}`],
        message: said.error.issues[0]?.message ?? 'no-number',
      });
  }
  return { ...known.data, days, minutes };
});

/** Spreads the tasks of a week over its days, from menus: no dragging needed. */
export const spread = action({
  name: 'logbook.days',
  path: '/logbook/days',
  hats,
  input: spreadOut,
  subject: ({ pupil }) => pupil,
  about: ({ pupil, week }) => [
    reachFor({ pupil, sort: 'week', enrolment: null, serves: null }),
    factsOf({ pupil, monday: week, ahead: 0 }),
    weekGoals({ pupil, monday: week, ahead: 0 }),
    calendarSpans(),
  ],
  may: ({ who }) => mayGoal('write', 'work', who.held),
  run: ({ input, rows: [whose, facts, goals, spans], ...press }) => {
    const { week: monday, days, minutes, pupil } = input;
    const { standing } = stands(monday, facts, spans, press);
    if (!mayPlan(standing)) return tooSoonOrLate(standing);
    const tasks = goals.filter(({ kind }) => kind === 'work');
    const moved = tasks.filter((task) => days.has(task.id) && days.get(task.id) !== task.day);
    const thought = tasks.filter((task) => minutes.has(task.id) && minutes.get(task.id) !== task.minutes);
    if (moved.length + thought.length === 0) return { changes: [], journal: [], to: weekPath(monday, pupil) };
    return {
      changes: [
        ...(moved.length === 0
          ? []
          : [
              setDays({
                pupil: whose.pupil,
                monday,
                ids: moved.map(() => press.newId()),
                goals: moved.map(({ id }) => id),
                reaches: moved.map(({ reach }) => reach),
                days: moved.map(({ id }) => days.get(id) ?? null),
              }),
            ]),
        ...(thought.length === 0
          ? []
          : [
              estimateTasks({
                pupil: whose.pupil,
                goals: thought.map(({ id }) => id),
                minutes: thought.map(({ id }) => minutes.get(id) ?? null),
              }),
            ]),
        touchPlan({ pupil: whose.pupil, monday, reach: whose.reach }),
      ],
      journal: [
        {
          verb: 'logbook.days',
          object: whose.pupil,
          pupil: whose.pupil,
          reach: whose.reach,
          version: (facts.version ?? 0) + 1,
        },
      ],
      to: weekPath(monday, pupil),
    };
  },
});
