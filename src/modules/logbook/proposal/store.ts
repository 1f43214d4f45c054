import { day, int, list, maybe, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { whose } from '#modules/people';
import { inWeek, week } from '../store.ts';

const member = sqlFor('member');

/** What a week could hold of what is still open, with the last earlier week each goal stood in. */
export const openGoals = member.many(
  'logbook.open',
  `with hand as materialized (
     select id, reach, kind, title, due, step_id from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind in ('learning', 'personal') and state = 'active'
   ), placed as materialized (
     select id, goal_id, monday, carried from school.week_item
     where school_id = app.school_id() and pupil_id = ${whose} and goal_id = any(array(select id from hand))
   ), task as materialized (
     select serves, sum(minutes)::int as minutes from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind = 'work' and state = 'active'
       and serves = any(array(select id from hand))
     group by serves
   ), earlier as (
     select distinct on (goal_id) goal_id, monday, carried from placed where monday < ${week}
     order by goal_id, monday desc
   )
   select hand.id, hand.reach, hand.kind, hand.title, hand.due, hand.step_id, coalesce(task.minutes, 0), here.id,
     here.carried, earlier.carried, earlier.monday
   from hand left join task on task.serves = hand.id
   left join placed here on here.goal_id = hand.id and here.monday = ${week}
   left join earlier on earlier.goal_id = hand.id
   order by hand.due, hand.id`,
  {
    in: inWeek,
    out: {
      goal: uuid,
      reach: uuid,
      kind: oneOf('learning', 'personal'),
      title: text,
      due: maybe(day),
      step: maybe(uuid),
      minutes: int,
      item: maybe(uuid),
      carriedHere: maybe(small),
      carriedBefore: maybe(small),
      before: maybe(day),
    },
  },
);

/**
 * The ways of a pupil, and the goals of themes among these steps: each in the enrolment it is judged in, else where only
 * pupil and coach read it.
 */
const ways = `way as materialized (
     select path.reach, path.enrolment_id, path.level, used.version_id, null::uuid as goal from school.path
     join shared.course on course.id = path.course_id and course.kind = 'steps'
     join school.course_use used on used.school_id = app.school_id() and used.course_id = path.course_id
     where path.school_id = app.school_id() and path.pupil_id = ${whose}
     union all
     select coalesce(theme.reach, (select reach.id from school.reach
         where reach.school_id = app.school_id() and reach.pupil_id = ${whose} and reach.enrolment_id is null
           and reach.sort = 'week')),
       theme.enrolment_id, coalesce(theme.level, ''), theme.version_id, theme.step_id
     from app.theme_goals(${whose}) theme where theme.step_id = any($steps)
   )`;

/** These steps on the ways of a pupil: what a goal about them says, how one sees it worked, and to whom it opens. */
export const stepsToPlan = member.many(
  'logbook.steps_to_plan',
  `with ${ways}
   select told.step_id, way.enrolment_id, way.reach, told.goal, told.criteria, coalesce(named.criteria, '{}')
   from way join shared.version_step told on told.version_id = way.version_id and told.step_id = any($steps)
     and (way.goal is null or way.goal = told.step_id)
   left join shared.step_level named
     on named.version_id = way.version_id and named.step_id = told.step_id and named.level = way.level
   order by array_position($steps, told.step_id)`,
  {
    in: { pupil: maybe(uuid), steps: list(uuid) },
    out: {
      step: uuid,
      enrolment: maybe(uuid),
      reach: uuid,
      goal: text,
      criteria: list(text),
      levelCriteria: list(text),
    },
  },
);

/** The tasks of these steps at the pupil's level, in their order. */
export const tasksToPlan = member.many(
  'logbook.tasks_to_plan',
  `with ${ways}
   select task.step_id, task.id, task.title, task.minutes
   from way join shared.task on task.version_id = way.version_id and task.step_id = any($steps)
     and (way.goal is null or way.goal = task.step_id)
   where way.level = '' or cardinality(task.levels) = 0 or way.level = any(task.levels)
   order by task.number`,
  {
    in: { pupil: maybe(uuid), steps: list(uuid) },
    out: { step: uuid, task: uuid, title: text, minutes: maybe(small) },
  },
);

/** The nearest period goal of each course, else of the pupil: what a new goal leads to. */
export const nearestAims = member.many(
  'logbook.nearest_aims',
  `with aim as materialized (
     select id, reach, due from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind = 'period' and state in ('agreed', 'active')
   )
   select aim.id, reach.enrolment_id from aim
   join school.reach on reach.school_id = app.school_id() and reach.id = aim.reach
   order by aim.due, aim.id`,
  { in: { pupil: maybe(uuid) }, out: { goal: uuid, enrolment: maybe(uuid) } },
);
