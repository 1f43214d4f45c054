import { day, int, maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { oneOwn } from '../step/store.ts';

const member = sqlFor('member');

/** A way to be changed, under lock: for coach and subject teacher. */
export const wayForChange = member.maybe(
  'progress.way_for_change',
  `select enrolment_id, reach, course_id, level, entry_step, version from school.path
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = $enrolment for update`,
  {
    in: { ...ofPupil, enrolment: uuid },
    out: { enrolment: uuid, reach: uuid, course: uuid, level: text, entry: maybe(uuid), version: int },
  },
);

export const setWay = member.change(
  'progress.set_way',
  `update school.path set level = $level, entry_step = $entry, version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment`,
  { in: { pupil: uuid, enrolment: uuid, level: text, entry: maybe(uuid) } },
);

/* ── The plan of the weeks ───────────────────────────────────────────────────────────────────────────────────────── */

/** Puts a step into another week than the pace gives it. */
export const moveStep = member.change(
  'progress.move_step',
  `insert into school.step_due (school_id, pupil_id, enrolment_id, step_id, reach, monday)
   values (app.school_id(), $pupil, $enrolment, $step, $reach, $monday)
   on conflict (school_id, pupil_id, enrolment_id, step_id) do update set monday = excluded.monday`,
  { in: { ...oneOwn, reach: uuid, monday: day } },
);
/** Leaves it to the pace again. */
export const unmoveStep = member.change(
  'progress.unmove_step',
  `delete from school.step_due
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment and step_id = $step`,
  { in: oneOwn },
);
