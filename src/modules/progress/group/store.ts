import { day, int, maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

const coached = `select object from school.relation
     where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'coach'
       and (select app.today()) between relation.valid_from and relation.valid_until`;

/**
 * The courses in which a pupil of a coach may stand still, or tried a step again and again: few of some hundreds. What is
 * kept of each way says which (0041_kept.sql), and nothing is read of the others: every row of a list is compared with all
 * that a coach may read, and each table asked takes that list apart once more (26 pupils with 12 courses: 9 → 3 ms).
 */
export const groupProgress = member.many(
  'progress.group',
  `with mine as materialized (
     ${coached}
   ), quiet as materialized (
     select enrolment_id, last_on from school.path_progress
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and working and not waiting and last_on <= (select app.today() - 21)
   ), tried as materialized (
     select enrolment_id, step_id, count(*)::int as times from school.judgement
     where school_id = app.school_id() and pupil_id = any(array(select object from mine)) and outcome = 'again'
       and judged_at > (select app.now() - interval '60 days')
     group by enrolment_id, step_id having count(*) > 1
   ), passed as materialized (
     select enrolment_id, step_id from school.judgement
     where school_id = app.school_id() and enrolment_id = any(array(select enrolment_id from tried))
       and step_id = any(array(select step_id from tried)) and outcome = 'passed'
   ), again as (
     select enrolment_id, max(times) as times from tried
     where (enrolment_id, step_id) not in (select enrolment_id, step_id from passed) group by enrolment_id
   ), held as materialized (
     select enrolment_id, quiet.last_on, coalesce(again.times, 0) as times
     from quiet full join again using (enrolment_id)
   ), told as materialized (
     select pupil_id, enrolment_id, course_id from school.path
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and enrolment_id = any(array(select enrolment_id from held))
   ), placed as materialized (
     -- all places of these pupils: with the ids of the places beside it, the planner read those of the whole school
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = any(array(select pupil_id from told)) and (select app.today()) between valid_from and valid_until
   ), known as materialized (
     select id, title from shared.course where id = any(array(select course_id from told))
   )
   select told.pupil_id, told.enrolment_id, known.title, held.last_on, held.times
   from told join known on known.id = told.course_id join held on held.enrolment_id = told.enrolment_id
   where told.enrolment_id = any(array(select id from placed))
   order by told.pupil_id, known.title`,
  {
    out: {
      pupil: uuid,
      enrolment: uuid,
      title: text,
      /** The last day of a sign of progress, where a step is in hand and none waits to be looked at. */
      quietSince: maybe(day),
      again: int,
    },
  },
);
