import { day, int, maybe, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';

const member = sqlFor('member');

/**
 * The goals of the themes a pupil does, with the minutes that the tasks of the pupil's level take. Without an enrolment
 * nobody can judge it, or it is a colleague's: a teacher gets the enrolments of the own groups alone.
 */
export const themeGoals = member.many(
  'progress.theme_goals',
  `with theme as materialized (
     select course_id, version_id, starts, block, step_id, enrolment_id, level from app.theme_goals(${whose})
   ), takes as materialized (
     select task.step_id, sum(task.minutes)::int as minutes from theme
     join shared.task on task.version_id = theme.version_id and task.step_id = theme.step_id
     where theme.level is null or cardinality(task.levels) = 0 or theme.level = any(task.levels) group by task.step_id
   )
   select theme.course_id, course.title, theme.starts, known.weeks, theme.block,
     (select count(*) from shared.version_block part where part.version_id = theme.version_id)::int,
     theme.step_id, told.goal, subject.nl, subject.en, subject.sv, theme.enrolment_id, theme.level, takes.minutes
   from theme join shared.course on course.id = theme.course_id
   join shared.theme known on known.version_id = theme.version_id
   join shared.version_step told on told.version_id = theme.version_id and told.step_id = theme.step_id
   left join shared.subject on subject.code = told.subject
   left join takes on takes.step_id = theme.step_id
   order by theme.starts nulls last, course.title, told.number`,
  {
    in: ofPupil,
    out: {
      course: uuid,
      title: text,
      starts: maybe(day),
      weeks: small,
      block: small,
      blocks: int,
      step: uuid,
      goal: text,
      nl: maybe(text),
      en: maybe(text),
      sv: maybe(text),
      enrolment: maybe(uuid),
      level: maybe(text),
      minutes: maybe(int),
    },
  },
);
