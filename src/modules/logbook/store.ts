import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { whose } from '#modules/people';
import { outcomes, reasons } from './model.ts';

const member = sqlFor('member');

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

/* ── Deciding ───────────────────────────────────────────────────────────────────────────────────────────────── */

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

/** The plans from the week of a place on, under lock: the version of the one that changes with it. */
export const planAfter = member.many(
  'logbook.plan_after',
  `select plan.monday, plan.version, reviewed.at from school.week_plan plan
   join school.week_item item on item.school_id = app.school_id() and item.id = $item
     and item.pupil_id = plan.pupil_id and plan.monday >= item.monday
   left join school.week_reviewed reviewed on reviewed.school_id = app.school_id()
     and reviewed.pupil_id = plan.pupil_id and reviewed.monday = plan.monday
   where plan.school_id = app.school_id()
   order by plan.monday for update of plan`,
  { in: { item: uuid }, out: { monday: day, version: int, reviewedAt: maybe(moment) } },
);

/** The plan of a week under lock; nothing when there is none yet. */
export const planForChange = member.maybe(
  'logbook.plan_for_change',
  `select proposed_at, looked_back_at, version from school.week_plan
   where school_id = app.school_id() and pupil_id = ${whose} and monday = $monday for update`,
  {
    in: { pupil: maybe(uuid), monday: day },
    out: { proposedAt: maybe(moment), lookedBackAt: maybe(moment), version: int },
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

/** A line of the journal about a week, with what it takes to undo it. */
export const lineToTakeBack = member.one(
  'logbook.line',
  `select journal.verb, journal.at, journal.sign_in, journal.pupil_id, journal.reach, journal.version, journal_text.before
   from school.journal
   join school.journal_text
     on journal_text.school_id = journal.school_id and journal_text.journal_id = journal.id
   where journal.school_id = app.school_id() and journal.id = $line and journal.actor = app.actor()
     and journal.verb like 'logbook.%'`,
  {
    in: { line: uuid },
    out: {
      verb: text,
      at: moment,
      signIn: maybe(uuid),
      pupil: uuid,
      reach: uuid,
      version: int,
      before: text,
    },
  },
);
/** The version of the plan that a line tells of, under lock: changed since, it cannot be taken back. */
export const planOfLine = member.maybe(
  'logbook.plan_of_line',
  `select plan.version from school.week_plan plan
   join school.journal on journal.school_id = app.school_id() and journal.id = $line
     and journal.pupil_id = plan.pupil_id
   join school.journal_text on journal_text.school_id = app.school_id() and journal_text.journal_id = journal.id
   where plan.school_id = app.school_id() and plan.monday =
     (case when journal.verb like 'logbook.%' then journal_text.before::jsonb ->> 'monday' end)::date
   for update of plan`,
  { in: { line: uuid }, out: { version: int } },
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

/** The first word on a plan; two at once, and the second finds it changed. */
export const beginPlan = member.change(
  'logbook.begin_plan',
  `insert into school.week_plan (school_id, pupil_id, monday, reach, proposed_at)
   values (app.school_id(), $pupil, $monday, $reach, $proposedAt)`,
  { in: { pupil: uuid, monday: day, reach: uuid, proposedAt: maybe(moment) } },
);
export const rewritePlan = member.change(
  'logbook.rewrite_plan',
  `update school.week_plan set proposed_at = $proposedAt, version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and monday = $monday`,
  { in: { pupil: uuid, monday: day, proposedAt: maybe(moment) } },
);
/** What stands in a week changed: whoever still has its plan open elsewhere will find it changed. */
export const touchPlan = member.change(
  'logbook.touch_plan',
  `insert into school.week_plan (school_id, pupil_id, monday, reach)
   values (app.school_id(), $pupil, $monday, $reach)
   on conflict (school_id, pupil_id, monday) do update set version = week_plan.version + 1`,
  { in: { pupil: uuid, monday: day, reach: uuid } },
);

/** The pupil's words about a week; what is null stays as it was written. */
export const writeNote = member.change(
  'logbook.write_note',
  `insert into school.week_note (school_id, pupil_id, monday, to_coach, look_back)
   values (app.school_id(), $pupil, $monday, coalesce($toCoach, ''), coalesce($lookBack, ''))
   on conflict (school_id, pupil_id, monday) do update
     set to_coach = coalesce($toCoach, week_note.to_coach), look_back = coalesce($lookBack, week_note.look_back)`,
  { in: { pupil: uuid, monday: day, toCoach: maybe(text), lookBack: maybe(text) } },
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

/** Whether each strategy helped; only the pupil says so. */
export const setResults = member.change(
  'logbook.set_results',
  `update school.strategy_choice set result = said.result
   from unnest($goals, $slots, $results) as said (goal, slot, result)
   where strategy_choice.school_id = app.school_id() and strategy_choice.pupil_id = $pupil
     and strategy_choice.goal_id = said.goal and strategy_choice.slot = said.slot`,
  { in: { pupil: uuid, goals: list(uuid), slots: list(small), results: list(text) } },
);

/** The pupil looked back on this week. */
export const markLookedBack = member.change(
  'logbook.mark_looked_back',
  `insert into school.week_plan (school_id, pupil_id, monday, reach, looked_back_at)
   values (app.school_id(), $pupil, $monday, $reach, app.now())
   on conflict (school_id, pupil_id, monday) do update
     set looked_back_at = app.now(), version = week_plan.version + 1`,
  { in: { pupil: uuid, monday: day, reach: uuid } },
);

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
