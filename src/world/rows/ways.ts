import { isAbout, stepsFor, themesFor } from '../shelf.ts';
import { levelFor } from '../ways.ts';
import type { Here, One, Put } from './here.ts';

/** How far a pupil is in each course, what was found, and what waits to be looked at. */
export function putWays(here: Here, one: One, put: Put): void {
  const { id: school, who, world } = here;
  const { idOf } = world;
  putThemeWays(here, one, put);
  const { id: pupil, year } = one;
  for (const { code, course, level, steps, entry, findings, begun, teacher } of year.ways) {
    const of = {
      school_id: school,
      pupil_id: pupil,
      enrolment_id: one.enrolment(code),
      reach: one.reach('week', code),
    };
    const entry_step = entry === 1 ? null : (steps[entry - 1]?.id ?? null);
    put('school.path', { ...of, course_id: course.id, level, entry_step });
    for (const { step, state, evidence, startedOn, readyAt } of begun)
      put('school.step_record', {
        ...of,
        step_id: step.id,
        state,
        evidence,
        started_on: startedOn,
        ready_at: readyAt,
      });
    for (const { step, outcome, feedback, at, openedAt } of findings)
      put('school.judgement', {
        ...of,
        id: idOf(`judgement ${pupil} ${step.id} ${outcome}`, at),
        ...{ step_id: step.id, outcome, level, feedback },
        judged_by: who(teacher),
        judged_at: at,
        opened_at: openedAt,
      });
  }
}

/** Where a subject has a theme and no course of steps, the theme is the way: without it nobody meets its goals. */
function putThemeWays({ id: school_id, school, world: { shelf } }: Here, one: One, put: Put): void {
  const { pupil } = one;
  const group = school.groups.find(({ pupils }) => pupils.includes(pupil));
  if (group === undefined || pupil.leftOn !== undefined) return;
  const [theme] = themesFor(shelf, school.wish.sector);
  if (theme === undefined) return;
  for (const { code } of school.taught.filter((lesson) => lesson.group === group.name))
    if (isAbout(theme, code) && stepsFor(shelf, code) === undefined)
      put('school.path', {
        school_id,
        pupil_id: one.id,
        enrolment_id: one.enrolment(code),
        reach: one.reach('week', code),
        course_id: theme.id,
        level: levelFor(theme, group, false),
        entry_step: null,
      });
}
