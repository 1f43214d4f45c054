import { bool, day, int, list, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { outcomes } from '../judging/model.ts';

const member = sqlFor('member');

/* ── One step ────────────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * The enrolment a step is met in: the named one, else the pupil's own way through the course of that step, else the one
 * in which the goal of a theme is judged.
 */
const here = `case when $enrolment is null then coalesce((
       select path.enrolment_id from school.path
       join school.enrolment on enrolment.school_id = app.school_id() and enrolment.pupil_id = path.pupil_id
         and enrolment.id = path.enrolment_id and app.today() between enrolment.valid_from and enrolment.valid_until
       where path.school_id = app.school_id() and path.pupil_id = ${whose}
         and path.course_id = (select course_id from shared.step where step.id = $step)
       order by path.enrolment_id limit 1), (
       select theme.enrolment_id from app.theme_goals(${whose}) theme where theme.step_id = $step)) else $enrolment end`;

/**
 * The way on which a pupil meets a step, as long as the enrolment lasts; not there for another's enrolment. A goal of a
 * theme is met in an enrolment of its subject, at the level that the theme has for the pupil.
 */
export const wayTo = member.one(
  'progress.way_to',
  `select path.enrolment_id, path.reach, path.pupil_id, course.id, course.kind = 'theme',
     case when course.id = path.course_id and course.kind = 'steps' then path.level else coalesce(theme.level, '') end,
     course.levels, course.title
   from school.path
   join school.enrolment on enrolment.school_id = app.school_id() and enrolment.pupil_id = path.pupil_id
     and enrolment.id = path.enrolment_id and app.today() between enrolment.valid_from and enrolment.valid_until
   join shared.step on step.id = $step
   join shared.course on course.id = step.course_id
   left join lateral (
     select goal.enrolment_id, goal.level from app.theme_goals(${whose}) goal
     where course.kind = 'theme' and goal.step_id = $step
   ) theme on theme.enrolment_id = path.enrolment_id
   where path.school_id = app.school_id() and path.pupil_id = ${whose} and path.enrolment_id = ${here}
     and (theme.enrolment_id is not null or (course.kind = 'steps' and step.course_id = path.course_id))`,
  {
    in: { ...ofPupil, enrolment: maybe(uuid), step: uuid },
    out: {
      enrolment: uuid,
      reach: uuid,
      pupil: uuid,
      course: uuid,
      isTheme: bool,
      level: text,
      levels: list(text),
      title: text,
    },
  },
);

/** What one step asks, as the school's version of its course tells it. */
export const told = member.maybe(
  'progress.told',
  `with used as materialized (
     select course_use.course_id, course_use.version_id from school.course_use
     where course_use.school_id = app.school_id()
       and course_use.course_id = (select course_id from shared.step where id = $step)
   )
   select version_step.goal, version_step.target, version_step.criteria, version_step.demonstrate,
     version_step.demonstrate_text
   from used join shared.version_step on version_step.version_id = used.version_id and version_step.step_id = $step`,
  {
    in: { step: uuid },
    out: {
      goal: text,
      target: text,
      criteria: list(text),
      demonstrate: oneOf('talk', 'test', 'product', 'presentation', 'block'),
      demonstrateText: text,
    },
  },
);

/** What is asked on top at each level. */
export const criteriaOf = member.many(
  'progress.criteria',
  `select level, criteria from shared.step_level
   where step_id = $step and version_id in (
     select version_id from school.course_use where school_id = app.school_id()
       and course_id = (select course_id from shared.step where id = $step))`,
  { in: { step: uuid }, out: { level: text, criteria: list(text) } },
);

const asRecord = {
  pupil: uuid,
  enrolment: uuid,
  step: uuid,
  reach: uuid,
  state: oneOf('working', 'ready'),
  evidence: text,
  readyAt: maybe(moment),
  version: int,
} as const;
const recordColumns = 'pupil_id, enrolment_id, step_id, reach, state, evidence, ready_at, version';
const oneStep = { ...ofPupil, enrolment: uuid, step: uuid } as const;

/** A pupil's own part of one step, when it was begun. */
export const recordOf = member.maybe(
  'progress.record',
  `select ${recordColumns} from school.step_record
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = ${here} and step_id = $step`,
  { in: { ...oneStep, enrolment: maybe(uuid) }, out: asRecord },
);

/** The same under lock: only for whoever may change it, so of two teachers who judge at once the second comes too late. */
export const recordForChange = member.maybe(
  'progress.record_for_change',
  `select ${recordColumns} from school.step_record
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = $enrolment and step_id = $step
   for update`,
  { in: oneStep, out: asRecord },
);

/** What was found about one step, the newest first, with the words: for whoever judges it again. */
export const judgementsOn = member.many(
  'progress.judgements_on',
  `select id, outcome, level, feedback, judged_at, opened_at from school.judgement
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = ${here} and step_id = $step
   order by judged_at desc, id desc`,
  {
    in: { ...oneStep, enrolment: maybe(uuid) },
    out: {
      id: uuid,
      outcome: oneOf(...outcomes),
      level: text,
      feedback: text,
      judgedAt: moment,
      openedAt: maybe(moment),
    },
  },
);

/**
 * Where the reader stands in one course, or in all: for the viewer of courses. What was found and not yet read is only
 * "shown".
 */
export const standing = member.many(
  'progress.standing',
  `with mine as materialized (
     select enrolment_id, course_id, level, entry_step from school.path
     where school_id = app.school_id() and pupil_id = app.actor() and ($course is null or course_id = $course)
       and enrolment_id = any(array(select id from school.enrolment where school_id = app.school_id()
         and pupil_id = app.actor() and app.today() between valid_from and valid_until))
   ), found as materialized (
     select enrolment_id, step_id, bool_or(outcome = 'passed' and opened_at is not null) as passed,
       bool_or(opened_at is null) as unread
     from school.judgement where school_id = app.school_id() and pupil_id = app.actor()
     group by enrolment_id, step_id
   ), begun as materialized (
     select enrolment_id, step_id, state from school.step_record
     where school_id = app.school_id() and pupil_id = app.actor()
   ), known as (
     select enrolment_id, step_id, case when found.passed then 'passed' when found.unread then 'shown'
       when begun.state = 'ready' then 'ready' when found.passed is not null then 'again' else 'working' end as state
     from found full join begun using (enrolment_id, step_id)
   )
   select mine.course_id, nullif(mine.level, ''), mine.entry_step, known.step_id, known.state
   from mine left join known on known.enrolment_id = mine.enrolment_id
   union all
   -- a theme has no way: there the level of the own group counts, and each goal that somebody can judge
   select theme.course_id, theme.level, null, theme.step_id, known.state
   from app.theme_goals(app.actor()) theme left join known on known.enrolment_id = theme.enrolment_id
     and known.step_id = theme.step_id
   where theme.enrolment_id is not null and ($course is null or theme.course_id = $course)
   union all
   select course.id, app.level_on(course.levels, base_group.level, base_group.year_group), null, null, null
   from school.course_use
   join shared.course on course.id = course_use.course_id
   left join school.pupil on pupil.school_id = app.school_id() and pupil.id = app.actor()
   left join school.base_group on base_group.school_id = app.school_id() and base_group.id = pupil.base_group_id
   where course_use.school_id = app.school_id() and ($course is null or course.id = $course)
     and course.id <> all(array(select course_id from mine))
   order by 1, 4`,
  {
    in: { course: maybe(uuid) },
    out: {
      course: uuid,
      level: maybe(text),
      entry: maybe(uuid),
      step: maybe(uuid),
      state: maybe(oneOf('working', 'ready', 'shown', 'passed', 'again')),
    },
  },
);

/* ── Showing ─────────────────────────────────────────────────────────────────────────────────────────────────────── */

export const oneOwn = { pupil: uuid, enrolment: uuid, step: uuid } as const;

/** Begins a step, or shows it at once. */
export const insertRecord = member.change(
  'progress.insert_record',
  `insert into school.step_record (school_id, pupil_id, enrolment_id, step_id, reach, state, evidence, started_on,
     ready_at)
   values (app.school_id(), $pupil, $enrolment, $step, $reach, $state, $evidence, $on, $readyAt)`,
  { in: { ...oneOwn, reach: uuid, state: text, evidence: text, on: day, readyAt: maybe(moment) } },
);

/** Ready to show, with what there is to see – or not yet after all. */
export const changeRecord = member.change(
  'progress.change_record',
  `update school.step_record set state = $state, evidence = $evidence, ready_at = $readyAt, version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment and step_id = $step`,
  { in: { ...oneOwn, state: text, evidence: text, readyAt: maybe(moment) } },
);

/**
 * Counts anew how far the way is – what was passed, what is in hand, when something last happened – so that no list has
 * to. After every change of a record or a judgement; the door makes nothing true that is not (0041_kept.sql).
 */
export const countWay = member.one('progress.count_way', 'select app.count_way($pupil, $enrolment)', {
  in: { pupil: uuid, enrolment: uuid },
  out: { counted: int },
});
