import { day, list, maybe, moment, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** The weeks of these pupils as far as agreeing goes; whoever is not the reader's to see is not there. */
export const weeksOf = member.many(
  'logbook.weeks_of',
  `select pupil.id, plan.proposed_at, plan.looked_back_at, agreed.at, reviewed.at
   from school.pupil
   left join school.week_plan plan
     on plan.school_id = app.school_id() and plan.pupil_id = pupil.id and plan.monday = $monday
   left join school.week_agreed agreed
     on agreed.school_id = app.school_id() and agreed.pupil_id = pupil.id and agreed.monday = $monday
   left join school.week_reviewed reviewed
     on reviewed.school_id = app.school_id() and reviewed.pupil_id = pupil.id and reviewed.monday = $monday
   where pupil.school_id = app.school_id() and pupil.id = any($pupils)`,
  {
    in: { pupils: list(uuid), monday: day },
    out: {
      pupil: uuid,
      proposedAt: maybe(moment),
      lookedBackAt: maybe(moment),
      agreedAt: maybe(moment),
      reviewedAt: maybe(moment),
    },
  },
);

/** The coach's yes to a week, in the coach's own name. */
export const agreeWeeks = member.change(
  'logbook.agree',
  `insert into school.week_agreed (school_id, pupil_id, monday, by, at)
   select app.school_id(), pupil, $monday, app.actor(), app.now() from unnest($pupils) as agreed (pupil)`,
  { in: { pupils: list(uuid), monday: day } },
);

/** Coach and pupil looked back on a week together. */
export const reviewWeek = member.change(
  'logbook.review',
  `insert into school.week_reviewed (school_id, pupil_id, monday, by, at)
   values (app.school_id(), $pupil, $monday, app.actor(), app.now())`,
  { in: { pupil: uuid, monday: day } },
);

/** Takes back what the actor agreed, or called looked back on, at one moment: a talk that was closed too soon. */
export const takeBackAgreed = member.change(
  'logbook.take_back_agreed',
  `delete from school.week_agreed where school_id = app.school_id() and by = app.actor() and at = $at`,
  { in: { at: moment } },
);
export const takeBackReviewed = member.change(
  'logbook.take_back_reviewed',
  `delete from school.week_reviewed where school_id = app.school_id() and by = app.actor() and at = $at`,
  { in: { at: moment } },
);
