import { bool, day, int, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { type Query, sqlFor } from '#platform/statement';
import { outcomes, results } from '#modules/logbook';
import { ofPupil, whose } from '#modules/people';
import { inWeek, theWeek } from '../store.ts';

const member = sqlFor('member');

/**
 * The weeks around a talk: where each stands and what the pupil wrote about it, with the goals that stand in it and the
 * strategies chosen for them. A task that was done before a week takes none of its time, as on the page of that week.
 * A week without a goal is one line, and so is a goal in a week that nobody proposed.
 */
const linesNear = member.many(
  'coaching.talk.weeks',
  `with item as materialized (
     select id, monday, goal_id, carried, outcome, reason from school.week_item
     where school_id = app.school_id() and pupil_id = ${whose}
       and monday between ${theWeek} - 35 and ${theWeek} + 28
   ), aim as materialized (
     select id, kind, title, minutes, state = 'active' as active from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and id = any(array(select goal_id from item))
   ), task as materialized (
     select serves, minutes, case when state = 'realised' then done_at end as done from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind = 'work' and state <> 'dropped'
       and serves = any(array(select goal_id from item))
   ), takes as (
     select item.id, sum(case when task.done < item.monday then 0 else task.minutes end)::int as minutes
     from item join task on task.serves = item.goal_id group by item.id
   ), choice as materialized (
     select goal_id, slot, strategy, own_id, result from school.strategy_choice
     where school_id = app.school_id() and pupil_id = ${whose} and goal_id = any(array(select goal_id from item))
   ), own as materialized (
     select id, title from school.own_strategy where school_id = app.school_id() and pupil_id = ${whose}
   ), put as (
     select item.id, item.monday, aim.id as goal, aim.kind, aim.title, aim.active, item.carried, item.outcome, item.reason,
       coalesce(takes.minutes, aim.minutes::int, 0) as minutes,
       one.strategy as one, one_own.title as own_one, one.result as result_one,
       two.strategy as two, two_own.title as own_two, two.result as result_two
     from item join aim on aim.id = item.goal_id left join takes on takes.id = item.id
     left join choice one on one.goal_id = aim.id and one.slot = 1 left join own one_own on one_own.id = one.own_id
     left join choice two on two.goal_id = aim.id and two.slot = 2 left join own two_own on two_own.id = two.own_id
   ), plan as materialized (
     select monday, proposed_at from school.week_plan
     where school_id = app.school_id() and pupil_id = ${whose}
       and monday between ${theWeek} - 35 and ${theWeek} + 28
   ), agreed as materialized (
     select monday, at from school.week_agreed where school_id = app.school_id() and pupil_id = ${whose}
   ), reviewed as materialized (
     select monday, at from school.week_reviewed where school_id = app.school_id() and pupil_id = ${whose}
   ), note as materialized (
     select monday, to_coach, look_back from school.week_note where school_id = app.school_id() and pupil_id = ${whose}
   )
   select coalesce(put.monday, plan.monday), plan.monday is not null, plan.proposed_at, agreed.at, reviewed.at,
     note.to_coach, note.look_back, put.id, put.goal, put.kind, put.title, put.active, put.carried, put.outcome, put.reason,
     put.minutes, put.one, put.own_one, put.result_one, put.two, put.own_two, put.result_two
   from put full join plan on plan.monday = put.monday
   left join agreed on agreed.monday = plan.monday left join reviewed on reviewed.monday = plan.monday
   left join note on note.monday = plan.monday
   order by 1, put.kind, put.id`,
  {
    in: inWeek,
    out: {
      monday: day,
      planned: bool,
      proposedAt: maybe(moment),
      agreedAt: maybe(moment),
      reviewedAt: maybe(moment),
      toCoach: maybe(text),
      lookBack: maybe(text),
      item: maybe(uuid),
      goal: maybe(uuid),
      kind: maybe(text),
      title: maybe(text),
      /** Somebody still works on it; a goal that is over goes nowhere. */
      active: maybe(bool),
      carried: maybe(small),
      outcome: maybe(oneOf(...outcomes)),
      reason: maybe(text),
      minutes: maybe(int),
      strategyOne: maybe(text),
      ownOne: maybe(text),
      resultOne: maybe(oneOf(...results)),
      strategyTwo: maybe(text),
      ownTwo: maybe(text),
      resultTwo: maybe(oneOf(...results)),
    },
  },
);

type Line = ReturnType<ReturnType<typeof linesNear>['read']>[number];
export type Item = {
  readonly [K in keyof Line]: K extends 'item' | 'goal' | 'kind' | 'title' | 'active' | 'carried' | 'minutes'
    ? NonNullable<Line[K]>
    : Line[K];
};
export type Weeks = {
  /** The weeks that have a plan. */
  readonly plans: readonly Line[];
  /** The goals as they appear in each week. */
  readonly items: readonly Item[];
};

/** The weeks around a talk in one question: their plans, and the goals that stand in them. */
export function weeksNear(input: Parameters<typeof linesNear>[0]): Query<Weeks, 'member'> {
  const query = linesNear(input);
  return {
    ...query,
    read: (rows, changed) => {
      const lines = query.read(rows, changed);
      const plans = new Map(lines.filter(({ planned }) => planned).map((line) => [line.monday, line]));
      return { plans: [...plans.values()], items: lines.filter((line): line is Item => line.item !== null) };
    },
  };
}

/**
 * Every course of the pupil: since when something in it is in hand and did not move, with what the subject teacher
 * found in the last three weeks, the newest first – a line for each, and one for a course in which nothing was found.
 * What the pupil has not opened yet is not on the pupil's own page.
 */
export const coursesNear = member.many(
  'coaching.talk.courses',
  `with kept as materialized (
     select enrolment_id, last_on from school.path_progress
     where school_id = app.school_id() and pupil_id = ${whose} and working and not waiting
   ), judged as materialized (
     select enrolment_id, step_id, outcome, feedback, judged_at, opened_at from school.judgement
     where school_id = app.school_id() and pupil_id = ${whose}
   ), found as materialized (
     select enrolment_id, step_id, outcome, feedback, judged_at from judged
     where judged_at > app.now() - interval '21 days' and ($pupil is not null or opened_at is not null)
     order by judged_at desc limit 4
   ), placed as materialized (
     select id, teaching_group_id, app.today() between valid_from and valid_until as runs from school.enrolment
     where school_id = app.school_id() and pupil_id = ${whose}
   ), taught as materialized (
     select id, subject from school.teaching_group
     where school_id = app.school_id() and id = any(array(select teaching_group_id from placed))
   ), way as materialized (
     select enrolment_id, course_id from school.path where school_id = app.school_id() and pupil_id = ${whose}
   ), used as materialized (
     select version_id from school.course_use where school_id = app.school_id()
   ), told as materialized (
     select step_id, goal from shared.version_step
     where step_id = any(array(select step_id from found)) and version_id = any(array(select version_id from used))
   )
   select ${whose}, placed.id, taught.subject, coalesce(course.title, taught.subject),
     case when placed.runs and course.id is not null then kept.last_on end, told.goal, found.outcome, found.feedback, found.judged_at
   from placed join taught on taught.id = placed.teaching_group_id
   left join way on way.enrolment_id = placed.id left join shared.course on course.id = way.course_id
   left join kept on kept.enrolment_id = placed.id left join found on found.enrolment_id = placed.id left join told on told.step_id = found.step_id
   where placed.runs or found.outcome is not null
   order by found.judged_at desc nulls last, 4`,
  {
    in: ofPupil,
    out: {
      pupil: uuid,
      enrolment: uuid,
      subject: text,
      title: text,
      /** The last day of a sign of progress, where a step is in hand and none waits to be looked at. */
      quietSince: maybe(day),
      step: maybe(text),
      outcome: maybe(oneOf('passed', 'again', 'talk')),
      feedback: maybe(text),
      foundAt: maybe(moment),
    },
  },
);
