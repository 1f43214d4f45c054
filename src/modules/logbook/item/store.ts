import { bool, day, int, list, maybe, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { kinds, states } from '#modules/goals';
import { whose } from '#modules/people';
import { outcomes, reasons } from '../model.ts';
import { inWeek, week } from '../store.ts';

const member = sqlFor('member');

const asWeekGoal = {
  id: uuid,
  reach: uuid,
  kind: oneOf(...kinds),
  serves: maybe(uuid),
  title: text,
  measure: maybe(text),
  due: maybe(day),
  minutes: maybe(small),
  state: oneOf(...states),
  deviatedOn: maybe(day),
  version: int,
  step: maybe(uuid),
  item: maybe(uuid),
  carried: maybe(small),
  day: maybe(small),
  outcome: maybe(oneOf(...outcomes)),
  reason: maybe(oneOf(...reasons)),
  /** What it leads to, by its title. */
  towards: maybe(text),
  /** The later week it was carried to already. */
  carriedOn: maybe(day),
  /** A task that was done before this week began. */
  doneBefore: bool,
  /** The course of its step, the pupil's level there, and the step's number on the way of that level. */
  course: maybe(text),
  level: maybe(text),
  place: maybe(int),
} as const;

/**
 * The goals that stand in a week, each with all its tasks; a task says on which day of this week it is planned. Flat
 * parts, each asking once for the school: a look-up per goal would check the seal per goal. The place of a step is
 * counted for the few steps of the week alone: numbering all steps of its courses was half of the statement.
 */
export const weekGoals = member.many(
  'logbook.goals',
  `with this as materialized (select ${week} as monday), since as materialized (
     select id, goal_id, monday, carried, day, outcome, reason from school.week_item
     where school_id = app.school_id() and pupil_id = ${whose} and monday >= (select monday from this)
   ), item as materialized (
     select id, goal_id, carried, day, outcome, reason from since where monday = (select monday from this)
   ), later as materialized (
     select goal_id, min(monday) as monday from since where monday > (select monday from this) group by goal_id
   ), part as materialized (
     select id, reach, kind, serves, title, measure, due, minutes, state, deviated_on, version, step_id, set_at, done_at
     from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind <> 'work'
       and id = any(array(select goal_id from item))
     union all
     select id, reach, kind, serves, title, measure, due, minutes, state, deviated_on, version, step_id, set_at, done_at
     from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind = 'work' and state <> 'dropped'
       and serves = any(array(select goal_id from item))
   ), far as materialized (
     select id, title from school.goal
     where school_id = app.school_id() and pupil_id = ${whose}
       and id = any(array(select distinct serves from part where kind <> 'work'))
   ), aimed as materialized (
     select distinct step_id, reach from part where step_id is not null
   ), way as materialized (
     select reach, course_id, level from school.path
     where school_id = app.school_id() and pupil_id = ${whose} and reach = any(array(select reach from aimed))
   ), used as materialized (
     select course_id, version_id from school.course_use
     where school_id = app.school_id() and course_id = any(array(select course_id from way))
   ), step as materialized (
     select aimed.reach, aimed.step_id, way.level, course.title, placed.number as place
     from aimed join way on way.reach = aimed.reach join used on used.course_id = way.course_id
     join shared.course on course.id = way.course_id
     join shared.version_step told on told.version_id = used.version_id and told.step_id = aimed.step_id
     cross join lateral (
       select count(*)::int as number, bool_or(before.step_id = told.step_id) as is_there
       from shared.version_step before
       left join lateral (select bool_or(step_level.level = way.level) as fits from shared.step_level
         where step_level.version_id = before.version_id and step_level.step_id = before.step_id) at_level on true
       where before.version_id = told.version_id and before.number <= told.number
         and (way.level = '' or at_level.fits is not false)
     ) placed
     where placed.is_there
   )
   select part.id, part.reach, part.kind, part.serves, part.title, part.measure, part.due, part.minutes, part.state,
     part.deviated_on, part.version, part.step_id, item.id, item.carried, item.day, item.outcome, item.reason,
     far.title, later.monday, coalesce(part.state = 'realised' and part.done_at < (select monday from this), false),
     step.title, step.level, step.place
   from part left join item on item.goal_id = part.id
   left join far on far.id = part.serves and part.kind <> 'work'
   left join later on later.goal_id = part.id
   left join step on step.step_id = part.step_id and step.reach = part.reach
   order by item.id, part.set_at, part.id`,
  { in: inWeek, out: asWeekGoal },
);

/** One place of a goal in a week, under lock, with the goal's own day and state. */
export const itemForChange = member.one(
  'logbook.item_for_change',
  `select item.id, item.pupil_id, item.monday, item.goal_id, item.reach, item.carried, item.day, goal.kind, goal.state,
     goal.due
   from school.week_item item
   join school.goal on goal.school_id = app.school_id() and goal.id = item.goal_id
   where item.school_id = app.school_id() and item.id = $item for update of item`,
  {
    in: { item: uuid },
    out: {
      id: uuid,
      pupil: uuid,
      monday: day,
      goal: uuid,
      reach: uuid,
      carried: small,
      day: maybe(small),
      kind: oneOf(...kinds),
      state: oneOf(...states),
      due: maybe(day),
    },
  },
);

/** Puts goals into a week. */
export const insertItems = member.change(
  'logbook.insert_items',
  `insert into school.week_item (school_id, pupil_id, id, monday, goal_id, reach, carried, day)
   select app.school_id(), $pupil, fresh.id, $monday, fresh.goal, fresh.reach, fresh.carried, fresh.day
   from unnest($ids, $goals, $reaches, $carried, $days) as fresh (id, goal, reach, carried, day)`,
  {
    in: {
      pupil: uuid,
      monday: day,
      ids: list(uuid),
      goals: list(uuid),
      reaches: list(uuid),
      carried: list(small),
      days: list(maybe(small)),
    },
  },
);

/** Takes places back that were made; the goals themselves stay. */
export const removeItems = member.change(
  'logbook.remove_items',
  `delete from school.week_item where school_id = app.school_id() and pupil_id = $pupil and id = any($items)`,
  { in: { pupil: uuid, items: list(uuid) } },
);

/** Takes goals out of a week, with the days of their tasks; the goals themselves stay. */
export const takeOut = member.change(
  'logbook.take_out',
  `delete from school.week_item
   where school_id = app.school_id() and pupil_id = $pupil and monday = $monday and goal_id = any(array(
     select id from school.goal where school_id = app.school_id() and pupil_id = $pupil
       and (id = any($goals) or serves = any($goals))))`,
  { in: { pupil: uuid, monday: day, goals: list(uuid) } },
);

/** The day of the week on which each of these tasks is planned. */
export const setDays = member.change(
  'logbook.set_days',
  `insert into school.week_item (school_id, pupil_id, id, monday, goal_id, reach, day)
   select app.school_id(), $pupil, fresh.id, $monday, fresh.goal, fresh.reach, fresh.day
   from unnest($ids, $goals, $reaches, $days) as fresh (id, goal, reach, day)
   on conflict (school_id, pupil_id, monday, goal_id) do update
     set day = excluded.day, version = week_item.version + 1`,
  {
    in: {
      pupil: uuid,
      monday: day,
      ids: list(uuid),
      goals: list(uuid),
      reaches: list(uuid),
      days: list(maybe(small)),
    },
  },
);

/** How it went with each of these, and why. */
export const setOutcomes = member.change(
  'logbook.set_outcomes',
  `update school.week_item set outcome = said.outcome, reason = said.reason, version = week_item.version + 1
   from unnest($items, $outcomes, $reasons) as said (id, outcome, reason)
   where week_item.school_id = app.school_id() and week_item.pupil_id = $pupil and week_item.id = said.id`,
  {
    in: { pupil: uuid, items: list(uuid), outcomes: list(text), reasons: list(maybe(text)) },
  },
);
