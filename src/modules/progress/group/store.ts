import { bool, day, int, maybe, moment, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

const coached = `select object from school.relation
     where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'coach'
       and app.today() between relation.valid_from and relation.valid_until`;

/**
 * The courses in which a pupil of a coach may stand still, or tried a step again and again: few of some hundreds. Every
 * row of a list is compared with all that a coach may read, so courses in which the kept sums tell of a step passed in
 * the last three weeks are left out first, then those with a step begun since or waiting, and only what was found in the
 * rest is read (26 pupils with 12 courses: 37 → 6 ms). Put together by grouping: joined, the planner takes each part for one row and loops.
 */
export const groupProgress = member.many(
  'progress.group',
  `with mine as materialized (
     ${coached}
   ), since as materialized (
     select app.today() - 21 as day, app.now() - interval '60 days' as at
   ), unpassed as materialized (
     select enrolment_id from school.path
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
     except select enrolment_id from school.path_progress
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and passed_on > (select day from since)
   ), begun as materialized (
     select enrolment_id, step_id, started_on, state, ready_at from school.step_record
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and enrolment_id = any(array(select enrolment_id from unpassed))
   ), quiet as materialized (
     select enrolment_id from begun group by enrolment_id
       having max(started_on) <= (select day from since) and not bool_or(state = 'ready')
   ), again as materialized (
     select enrolment_id, step_id, count(*)::int as times from school.judgement
     where school_id = app.school_id() and pupil_id = any(array(select object from mine)) and outcome = 'again'
       and judged_at > (select at from since)
     group by enrolment_id, step_id having count(*) > 1
   ), seen as (
     select enrolment_id, max(started_on) as started_on, max(ready_at) as ready_at, max(judged_at) as judged_at,
       bool_or(passed) as passed, max(times) as times
     from (
       select enrolment_id, step_id, started_on, ready_at, null::timestamptz as judged_at, false as passed, 0 as times
       from begun where enrolment_id = any(array(select enrolment_id from quiet))
       union all
       select enrolment_id, step_id, null, null, judged_at, outcome = 'passed', 0 from school.judgement
       where school_id = app.school_id()
         and enrolment_id = any(array(select enrolment_id from quiet union select enrolment_id from again))
       union all
       select enrolment_id, step_id, null, null, null, false, times from again
     ) sign group by enrolment_id, step_id
   ), held as materialized (
     select enrolment_id, bool_or(started_on is not null and not passed) as working, max(started_on) as started_on,
       max(ready_at) as ready_at, max(judged_at) as judged_at,
       coalesce(max(times) filter (where not passed), 0) as times
     from seen group by enrolment_id
   ), told as materialized (
     select pupil_id, enrolment_id, course_id from school.path
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and enrolment_id = any(array(select enrolment_id from held where working or times > 1))
   ), placed as materialized (
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and id = any(array(select enrolment_id from told)) and app.today() between valid_from and valid_until
   ), known as materialized (
     select id, title from shared.course where id = any(array(select course_id from told))
   )
   select told.pupil_id, told.enrolment_id, known.title, held.working, held.started_on, held.ready_at, held.judged_at,
     held.times
   from told join placed on placed.id = told.enrolment_id join known on known.id = told.course_id
   join held on held.enrolment_id = told.enrolment_id
   order by told.pupil_id, known.title`,
  {
    out: {
      pupil: uuid,
      enrolment: uuid,
      title: text,
      working: bool,
      startedOn: maybe(day),
      readyAt: maybe(moment),
      judgedAt: maybe(moment),
      again: int,
    },
  },
);
