import { day, int, list, maybe, moment, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/**
 * How far the reader is in each course, or a guardian's children are, in counts: what the first screen says of a subject
 * in one sentence. A step counts on the way of the level, all of them when the course does not know it; done is passed,
 * or mastered before the entry. Of what was judged a pupil hears what is opened, with what is not as news: the oldest, by
 * whom, and how many there are; a guardian hears what is released.
 */
export const paces = member.many(
  'progress.paces',
  `with whose as materialized (
     select app.actor() as id union all
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'guardian'
   ), way as materialized (
     select pupil_id, enrolment_id, course_id, level, entry_step from school.path
     where school_id = app.school_id() and pupil_id = any(array(select id from whose))
   ), placed as materialized (
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = any(array(select id from whose))
       and app.today() between valid_from and valid_until
   ), used as materialized (
     select course_id, version_id from school.course_use where school_id = app.school_id()
   ), known as materialized (
     select id, title from shared.course where kind = 'steps' and id = any(array(select course_id from way))
   ), mine as materialized (
     select way.pupil_id, way.enrolment_id, way.level, way.entry_step, used.version_id, known.title
     from way join placed on placed.id = way.enrolment_id join used on used.course_id = way.course_id
     join known on known.id = way.course_id
   ), judged as materialized (
     select enrolment_id, step_id, outcome, judged_at, opened_at is not null as heard, id, judged_by
     from school.judgement where school_id = app.school_id() and pupil_id = app.actor()
     union all
     select enrolment_id, step_id, outcome, judged_at, true, judgement_id, null from school.released
     where school_id = app.school_id() and pupil_id = any(array(select id from whose)) and pupil_id <> app.actor()
       and released_at <= app.now()
   ), begun as materialized (
     select enrolment_id, step_id, started_on from school.step_record
     where school_id = app.school_id() and pupil_id = app.actor()
   ), levelled as materialized (
     select version_id, step_id, array_agg(level) as levels from shared.step_level
     where version_id = any(array(select version_id from mine)) group by version_id, step_id
   ), step as materialized (
     select mine.pupil_id, mine.enrolment_id, told.step_id, told.number, mine.level = '' or levelled.levels is null
       or mine.level = any(levelled.levels) as fits, told.step_id = mine.entry_step as is_entry
     from mine join shared.version_step told on told.version_id = mine.version_id
     left join levelled on levelled.version_id = told.version_id and levelled.step_id = told.step_id
   ), entered as materialized (
     select enrolment_id, max(number) filter (where is_entry) as number, bool_or(fits) as fits from step
     group by enrolment_id
   ), found as materialized (
     select enrolment_id, step_id, min(judged_at) filter (where outcome = 'passed' and heard) as passed_at,
       min(judged_at) filter (where heard) as judged_at
     from judged group by enrolment_id, step_id
   ), aim as materialized (
     select pupil_id, step_id, due from school.goal
     where school_id = app.school_id() and pupil_id = any(array(select pupil_id from mine)) and kind = 'end'
       and due is not null and step_id is not null and state in ('idea', 'agreed', 'active', 'paused')
   ), ahead as materialized (
     select distinct on (step.enrolment_id) step.enrolment_id, step.number, aim.due
     from aim join step on step.pupil_id = aim.pupil_id and step.step_id = aim.step_id
     order by step.enrolment_id, aim.due
   ), amount as (
     select step.enrolment_id, count(*)::int as steps,
       (count(*) filter (where step.number <= ahead.number))::int as target,
       (count(*) filter (where is_done))::int as done,
       (count(*) filter (where step.number <= ahead.number and not is_done))::int as remaining
     from step join entered on entered.enrolment_id = step.enrolment_id
     left join ahead on ahead.enrolment_id = step.enrolment_id
     left join found on found.enrolment_id = step.enrolment_id and found.step_id = step.step_id
     left join begun on begun.enrolment_id = step.enrolment_id and begun.step_id = step.step_id
     cross join lateral (select found.passed_at is not null or (step.number < entered.number
       and found.enrolment_id is null and begun.enrolment_id is null) is true as is_done) reached
     where step.fits or not entered.fits
     group by step.enrolment_id
   ), first as (
     select enrolment_id, min(since) as since from (
       select enrolment_id, judged_at as since from found union all
       select enrolment_id, started_on::timestamptz + interval '12 hours' from begun) sign
     group by enrolment_id
   ), passed as (
     select found.enrolment_id, array_agg(found.passed_at) as passed_at from found
     join step on step.enrolment_id = found.enrolment_id and step.step_id = found.step_id
     where found.passed_at is not null group by found.enrolment_id
   ), news as materialized (
     select distinct on (enrolment_id) enrolment_id, id, judged_by, count(*) over (partition by enrolment_id) as many
     from judged where not heard order by enrolment_id, judged_at
   ), judge as materialized (
     select id, given from school.person
     where school_id = app.school_id() and id = any(array(select judged_by from news))
   )
   select mine.pupil_id, mine.enrolment_id, mine.title, amount.steps, amount.target, amount.done, amount.remaining,
     ahead.due, first.since, coalesce(passed.passed_at, '{}'), news.id, judge.given, coalesce(news.many, 0)::int
   from mine join amount on amount.enrolment_id = mine.enrolment_id
   left join ahead on ahead.enrolment_id = mine.enrolment_id left join first on first.enrolment_id = mine.enrolment_id
   left join passed on passed.enrolment_id = mine.enrolment_id left join news on news.enrolment_id = mine.enrolment_id
   left join judge on judge.id = news.judged_by
   order by mine.pupil_id, mine.title, mine.enrolment_id`,
  {
    out: {
      pupil: uuid,
      enrolment: uuid,
      title: text,
      steps: int,
      target: int,
      done: int,
      left: int,
      due: maybe(day),
      since: maybe(moment),
      passedAt: list(moment),
      news: maybe(uuid),
      newsBy: maybe(text),
      newsMany: int,
    },
  },
);
