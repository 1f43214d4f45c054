import { day, list, moment, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** The coach agrees to a week of each of these pupils, in one's own name; who agreed before stays the one who did. */
export const agreeWeeks = member.change(
  'logbook.together.agree',
  `insert into school.week_agreed (school_id, pupil_id, monday, by, at)
   select app.school_id(), wish.pupil, $monday, app.actor(), app.now() from unnest($pupils) as wish (pupil)
   on conflict do nothing`,
  { in: { pupils: list(uuid), monday: day } },
);

/** A week that coach and pupil looked back on together. */
export const reviewWeek = member.change(
  'logbook.together.review',
  `insert into school.week_reviewed (school_id, pupil_id, monday, by, at)
   values (app.school_id(), $pupil, $monday, app.actor(), app.now()) on conflict do nothing`,
  { in: { pupil: uuid, monday: day } },
);

/** Takes back what the actor agreed, or called looked back on, at one moment. */
export const takeBackAgreed = member.change(
  'logbook.together.take_back_agreed',
  `delete from school.week_agreed where school_id = app.school_id() and by = app.actor() and at = $at`,
  { in: { at: moment } },
);
export const takeBackReviewed = member.change(
  'logbook.together.take_back_reviewed',
  `delete from school.week_reviewed where school_id = app.school_id() and by = app.actor() and at = $at`,
  { in: { at: moment } },
);
