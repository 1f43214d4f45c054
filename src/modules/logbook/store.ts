import { day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { outcomes, reasons } from './model.ts';

const member = sqlFor('member');

/** Whose week: the pupil a page is about, or the pupil who is signed in (as in goals: a `coalesce` would cost the index). */
const whose = 'case when $pupil is null then app.actor() else $pupil end';
/** Which week: the one in the address, else this one at the school, or so many days further. */
const week = `case when $monday is null then date_trunc('week', app.today()::timestamp)::date + $ahead::integer else $monday end`;
const inWeek = { pupil: maybe(uuid), monday: maybe(day), ahead: small } as const;

const kinds = ['end', 'period', 'learning', 'work', 'personal'] as const;
const states = [
  'idea',
  'agreed',
  'active',
  'realised',
  'partly',
  'not',
  'dropped',
  'evaluated',
  'closed',
  'paused',
] as const;

/* ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────── */

/** What was done about a week, with the words that go with it, and whether a later one is proposed already. */
export const factsOf = member.one(
  'logbook.facts',
  `with this as materialized (select ${whose} as pupil_id, ${week} as monday)
   select this.pupil_id, this.monday, plan.proposed_at, agreed.at, plan.looked_back_at, reviewed.at, plan.version,
     note.to_coach, note.look_back, later.monday, later.proposed_at
   from this
   left join school.week_plan plan
     on plan.school_id = app.school_id() and plan.pupil_id = this.pupil_id and plan.monday = this.monday
   left join school.week_agreed agreed
     on agreed.school_id = app.school_id() and agreed.pupil_id = this.pupil_id and agreed.monday = this.monday
   left join school.week_reviewed reviewed
     on reviewed.school_id = app.school_id() and reviewed.pupil_id = this.pupil_id and reviewed.monday = this.monday
   left join school.week_note note
     on note.school_id = app.school_id() and note.pupil_id = this.pupil_id and note.monday = this.monday
   left join lateral (
     select later.monday, later.proposed_at from school.week_plan later
     where later.school_id = app.school_id() and later.pupil_id = this.pupil_id and later.monday > this.monday
     order by later.monday limit 1) later on true`,
  {
    in: inWeek,
    out: {
      pupil: uuid,
      monday: day,
      proposedAt: maybe(moment),
      agreedAt: maybe(moment),
      lookedBackAt: maybe(moment),
      reviewedAt: maybe(moment),
      version: maybe(int),
      toCoach: maybe(text),
      lookBack: maybe(text),
      laterMonday: maybe(day),
      laterProposedAt: maybe(moment),
    },
  },
);

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
} as const;

/** The goals that stand in a week, each with all its tasks; a task says on which day of this week it is planned. */
export const weekGoals = member.many(
  'logbook.goals',
  `with item as materialized (
     select id, goal_id, carried, day, outcome, reason from school.week_item
     where school_id = app.school_id() and pupil_id = ${whose} and monday = ${week}
   ), part as materialized (
     select id, reach, kind, serves, title, measure, due, minutes, state, deviated_on, version, step_id, set_at
     from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind <> 'work'
       and id = any(array(select goal_id from item))
     union all
     select id, reach, kind, serves, title, measure, due, minutes, state, deviated_on, version, step_id, set_at
     from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind = 'work' and state <> 'dropped'
       and serves = any(array(select goal_id from item))
   )
   select part.id, part.reach, part.kind, part.serves, part.title, part.measure, part.due, part.minutes, part.state,
     part.deviated_on, part.version, part.step_id, item.id, item.carried, item.day, item.outcome, item.reason,
     far.title, (select min(later.monday) from school.week_item later where later.school_id = app.school_id()
       and later.pupil_id = ${whose} and later.goal_id = item.goal_id and later.monday > ${week})
   from part left join item on item.goal_id = part.id
   left join school.goal far
     on far.school_id = app.school_id() and far.id = part.serves and part.kind <> 'work'
   order by item.id, part.set_at, part.id`,
  { in: inWeek, out: asWeekGoal },
);

/** The steps that goals of a week are about: their course, and their number on the way of the pupil's level. */
export const weekSteps = member.many(
  'logbook.steps',
  `with aimed as materialized (
     select distinct goal.step_id, goal.reach from school.week_item item
     join school.goal on goal.school_id = app.school_id() and goal.id = item.goal_id
     where item.school_id = app.school_id() and item.pupil_id = ${whose} and item.monday = ${week}
       and goal.step_id is not null
   ), way as materialized (
     select path.reach, path.course_id, path.level, used.version_id from school.path
     join school.course_use used on used.school_id = app.school_id() and used.course_id = path.course_id
     where path.school_id = app.school_id() and path.pupil_id = ${whose}
       and path.reach = any(array(select reach from aimed))
   )
   select own.step_id, own.block, way.course_id, course.title, course.subject, way.level, (
       select count(*)::int from shared.version_step earlier
       where earlier.version_id = way.version_id and earlier.number <= own.number and (way.level = ''
         or not exists (select from shared.step_level named
           where named.version_id = way.version_id and named.step_id = earlier.step_id)
         or exists (select from shared.step_level named
           where named.version_id = way.version_id and named.step_id = earlier.step_id and named.level = way.level)))
   from aimed join way on way.reach = aimed.reach
   join shared.version_step own on own.version_id = way.version_id and own.step_id = aimed.step_id
   join shared.course on course.id = way.course_id`,
  {
    in: inWeek,
    out: {
      step: uuid,
      block: small,
      course: uuid,
      title: text,
      subject: maybe(text),
      level: text,
      number: int,
    },
  },
);

/** The strategies chosen for the goals of a week; the bank tells what a key means. */
export const weekChoices = member.many(
  'logbook.choices',
  `select choice.goal_id, choice.slot, choice.strategy, choice.own_id, own.title, choice.result
   from school.strategy_choice choice
   left join school.own_strategy own
     on own.school_id = app.school_id() and own.pupil_id = choice.pupil_id and own.id = choice.own_id
   where choice.school_id = app.school_id() and choice.pupil_id = ${whose} and choice.goal_id = any(array(
     select goal_id from school.week_item
     where school_id = app.school_id() and pupil_id = ${whose} and monday = ${week}))
   order by choice.goal_id, choice.slot`,
  {
    in: inWeek,
    out: {
      goal: uuid,
      slot: small,
      strategy: maybe(text),
      own: maybe(uuid),
      ownTitle: maybe(text),
      result: maybe(oneOf('helped', 'not', 'unused')),
    },
  },
);

/* ── Deciding ───────────────────────────────────────────────────────────────────────────────────────────────── */

/** One place of a goal in a week, under lock; the way to it leads through the goal's own reach. */
export const itemForChange = member.one(
  'logbook.item_for_change',
  `select id, pupil_id, monday, goal_id, reach, carried, day, outcome, reason, version from school.week_item
   where school_id = app.school_id() and id = $item for update`,
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
      outcome: maybe(oneOf(...outcomes)),
      reason: maybe(oneOf(...reasons)),
      version: int,
    },
  },
);

/* ── Changing ───────────────────────────────────────────────────────────────────────────────────────────────── */

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

/** Takes goals out of a week; the goals themselves stay. */
export const removeItems = member.change(
  'logbook.remove_items',
  `delete from school.week_item where school_id = app.school_id() and pupil_id = $pupil and id = any($items)`,
  { in: { pupil: uuid, items: list(uuid) } },
);
