import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { counted, type Figures } from '#platform/small-numbers';
import { type Query, sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { byDue, causes, type Goal, kinds, states } from './model.ts';

const member = sqlFor('member');
const counts = sqlFor('counts');

const columns = `goal.id, goal.pupil_id, goal.reach, goal.kind, goal.serves, goal.title, goal.measure, goal.due,
  goal.minutes, goal.state, goal.state_before_pause, goal.deviated_on, goal.set_by, goal.version`;
const asGoal = {
  id: uuid,
  pupil: uuid,
  reach: uuid,
  kind: oneOf(...kinds),
  serves: maybe(uuid),
  title: text,
  measure: maybe(text),
  due: maybe(day),
  minutes: maybe(small),
  state: oneOf(...states),
  stateBeforePause: maybe(oneOf(...states)),
  deviatedOn: maybe(day),
  setBy: uuid,
  version: int,
} as const;

const open = `'idea', 'agreed', 'active', 'paused'`;

/* ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────── */

const inHand = member.many(
  'goals.of',
  `select ${columns} from school.goal
   where school_id = app.school_id() and pupil_id = ${whose}
     and state not in ('dropped', 'evaluated', 'closed')
     and (kind <> 'work' or state = 'active' or done_at > app.now() - interval '28 days')`,
  { in: ofPupil, out: asGoal },
);

/**
 * What a pupil has in hand: everything that is not settled, with the tasks done in the last four weeks. Put in order
 * here: sorting whole rows was a sixth of the statement.
 */
export function goalsOf(of: { readonly pupil: string | null }): Query<Goal[], 'member'> {
  const query = inHand(of);
  return { ...query, read: (rows, changed) => query.read(rows, changed).sort(byDue) };
}

/** For each far goal how many nearer goals serve it, and how many of these were reached. */
export const servedOf = member.many(
  'goals.served',
  `select serves, count(*)::int, count(*) filter (where state in ('realised', 'evaluated', 'closed'))::int
   from school.goal
   where school_id = app.school_id() and pupil_id = ${whose} and kind in ('period', 'learning') and serves is not null
   group by serves`,
  { in: ofPupil, out: { serves: uuid, goals: int, reached: int } },
);

/** What is behind: goals looked back on or let go, the newest first. */
export const pastOf = member.many(
  'goals.past',
  `select ${columns} from school.goal
   where school_id = app.school_id() and pupil_id = ${whose}
     and kind in ('end', 'period', 'learning', 'personal') and state in ('dropped', 'evaluated', 'closed')
   order by set_at desc limit 100`,
  { in: ofPupil, out: asGoal },
);

/** The courses a pupil follows, by the reach that opens what is bound to them. */
export const coursesOf = member.many(
  'goals.courses',
  `with placed as materialized (
     select id, teaching_group_id from school.enrolment
     where school_id = app.school_id() and pupil_id = ${whose}
       and app.today() between valid_from and valid_until
   ), opened as materialized (
     select id, enrolment_id from school.reach
     where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id is not null
   ), taught as materialized (
     select id, subject from school.teaching_group
     where school_id = app.school_id() and id = any(array(select teaching_group_id from placed))
   )
   select opened.id, opened.enrolment_id, taught.subject
   from opened join placed on placed.id = opened.enrolment_id join taught on taught.id = placed.teaching_group_id
   order by taught.subject, opened.enrolment_id`,
  { in: ofPupil, out: { reach: uuid, enrolment: uuid, subject: text } },
);

/** One goal, and after it the goals it leads to, nearest first. */
export const goalAndChain = member.many(
  'goals.one',
  `with recursive way as (
     select ${columns}, 0 as far from school.goal where school_id = app.school_id() and id = $goal
     union all
     select ${columns}, way.far + 1 from way join school.goal
       on goal.school_id = app.school_id() and goal.id = way.serves
     where way.far < 4
   )
   select id, pupil_id, reach, kind, serves, title, measure, due, minutes, state, state_before_pause, deviated_on,
     set_by, version
   from way order by far`,
  { in: { goal: uuid }, out: asGoal },
);

/** What stands under a goal: its tasks and the nearer goals that serve it. */
export const partsOf = member.many(
  'goals.parts',
  `select ${columns} from school.goal
   where school_id = app.school_id() and pupil_id = ${whose} and serves = $goal and state <> 'dropped'
   order by set_at, id`,
  { in: { ...ofPupil, goal: uuid }, out: asGoal },
);

/** Why, and how the pupil looked back; nothing for whom it is not meant. */
export const textsOf = member.maybe(
  'goals.texts',
  `select why, look_back from school.goal_text
   where school_id = app.school_id() and pupil_id = ${whose} and goal_id = $goal`,
  { in: { ...ofPupil, goal: uuid }, out: { why: text, lookBack: text } },
);

/** What went otherwise than planned, and what was done about it. */
export const deviationsOf = member.many(
  'goals.deviations',
  `select cause, action, action_due, noted_at from school.deviation
   where school_id = app.school_id() and pupil_id = ${whose} and goal_id = $goal
   order by noted_at desc`,
  {
    in: { ...ofPupil, goal: uuid },
    out: { cause: oneOf(...causes), action: text, actionDue: maybe(day), notedAt: moment },
  },
);

/** What happened to a goal, the newest first; the name only of people whose card the reader may see. */
export const storyOf = member.many(
  'goals.story',
  `with line as materialized (
     select id, at, actor, verb, to_state, version from school.journal
     where school_id = app.school_id() and object = $goal order by at desc, version desc, id desc limit 50
   ), known as materialized (
     select id, given from school.person
     where school_id = app.school_id() and id = any(array(select actor from line))
   )
   select line.at, line.verb, line.to_state, line.actor = app.actor(), known.given
   from line left join known on known.id = line.actor
   order by line.at desc, line.version desc, line.id desc`,
  {
    in: { goal: uuid },
    out: { at: moment, verb: text, to: maybe(text), byReader: maybe(bool), given: maybe(text) },
  },
);

/** The card of the pupil a page is about. */
export const cardOf = member.maybe(
  'goals.card',
  `select pupil.id, person.given, person.family, base_group.name
   from school.pupil
   join school.person on person.school_id = pupil.school_id and person.id = pupil.id
   left join school.base_group
     on base_group.school_id = pupil.school_id and base_group.id = pupil.base_group_id
   where pupil.school_id = app.school_id() and pupil.id = $pupil`,
  { in: ofPupil, out: { pupil: uuid, given: text, family: text, group: maybe(text) } },
);

/**
 * The pupils somebody coaches. Joined from flat parts: each part asks once for the school, and with the long list of a
 * coach that question is a hash of 60 kB (52 pupils: 1.5 ms, as nested loops 41).
 */
export const coachees = member.many(
  'goals.coachees',
  `with coached as materialized (
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'coach'
       and app.today() between valid_from and valid_until
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select object from coached))
   ), placed as materialized (
     select id, base_group_id from school.pupil
     where school_id = app.school_id() and id = any(array(select object from coached))
   ), named as materialized (
     select id, name from school.base_group where school_id = app.school_id()
   )
   select card.id, card.given, card.family, named.name
   from card join placed on placed.id = card.id left join named on named.id = placed.base_group_id
   order by card.given, card.family, card.id`,
  { out: { pupil: uuid, given: text, family: text, group: maybe(text) } },
);

/** What the pupils of a coach have in hand: learning goals, what is late and what waits for a yes, with open tasks. */
export const coacheesGoals = member.many(
  'goals.coachees_goals',
  `with coached as materialized (
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'coach'
   ), hand as materialized (
     select id, pupil_id, kind, title, due, state, deviated_on, set_by, serves from school.goal
     where school_id = app.school_id() and state in (${open}) and pupil_id = any(array(select object from coached))
   ), task as (
     select serves, count(*)::int as tasks from hand where kind = 'work' and state = 'active' group by serves
   )
   select hand.id, hand.pupil_id, hand.kind, hand.title, hand.due, hand.state, hand.deviated_on, hand.set_by,
     coalesce(task.tasks, 0)
   from hand left join task on task.serves = hand.id
   where hand.kind = 'learning' or (hand.kind in ('end', 'period') and hand.state = 'idea')
     or (hand.kind <> 'work' and hand.due <= app.today())
   order by hand.due, hand.id`,
  {
    out: {
      id: uuid,
      pupil: uuid,
      kind: oneOf(...kinds),
      title: text,
      due: maybe(day),
      state: oneOf(...states),
      deviatedOn: maybe(day),
      setBy: uuid,
      openTasks: int,
    },
  },
);

/* ── Figures ────────────────────────────────────────────────────────────────────────────────────────────────── */

const learnersByGroup = counts.many(
  'goals.learners_by_group',
  `with counted as materialized (
     select id, base_group_id from school.pupil
     where school_id = app.school_id() and left_on is null
       and id = any((select app.counts_goal_figure())::uuid[])
   ), busy as materialized (
     select distinct pupil_id from school.goal
     where school_id = app.school_id() and kind = 'learning' and state = 'active'
   )
   select counted.base_group_id, count(*)::int, count(busy.pupil_id)::int
   from counted left join busy on busy.pupil_id = counted.id
   group by counted.base_group_id`,
  { out: { group: maybe(uuid), of: int, count: int } },
);

/** No figure about fewer than five people inside the school (first-slice §2). */
const floor = 5;

/**
 * Pupils with a learning goal under way, per base group (by id; '' for pupils without one) and for all groups that the
 * reader leads: what leaves the store is fit to be shown.
 */
export function learners(): Query<Figures, 'counts'> {
  const query = learnersByGroup();
  return {
    ...query,
    read: (rows, changed) =>
      counted(
        new Map(query.read(rows, changed).map(({ group, of, count }) => [group ?? '', { of, count }])),
        floor,
      ),
  };
}

/* ── Deciding ───────────────────────────────────────────────────────────────────────────────────────────────── */

/** A goal to be changed: the lock is only given to whoever may change it, for all others the goal is not there. */
export const goalForChange = member.one(
  'goals.for_change',
  `select ${columns} from school.goal where school_id = app.school_id() and id = $goal for update`,
  { in: { goal: uuid }, out: asGoal },
);

/** A goal to be shown or served, without a lock; nothing for whoever may not read it. */
export const goalById = member.maybe(
  'goals.by_id',
  `select ${columns} from school.goal where school_id = app.school_id() and id = $goal`,
  { in: { goal: maybe(uuid) }, out: asGoal },
);

/** The kinds of goals a pupil has in hand: a new goal serves the nearest of them. */
export const kindsOf = member.many(
  'goals.kinds',
  `select distinct kind from school.goal
   where school_id = app.school_id() and pupil_id = ${whose} and state in (${open})`,
  { in: ofPupil, out: { kind: oneOf(...kinds) } },
);

/** What will open a new goal: the reach of the chosen course, else of the goal it serves, else of the pupil. */
export const reachFor = member.one(
  'goals.reach',
  `select reach.id, reach.pupil_id from school.reach
   where reach.school_id = app.school_id() and reach.pupil_id = ${whose} and reach.sort = $sort
     and reach.enrolment_id is not distinct from case
       when $sort = 'end' then null
       when $enrolment is not null then $enrolment
       else (select served.enrolment_id from school.reach served where served.school_id = app.school_id()
         and served.id = (select goal.reach from school.goal where goal.school_id = app.school_id() and goal.id = $serves))
       end`,
  {
    in: { ...ofPupil, sort: text, enrolment: maybe(uuid), serves: maybe(uuid) },
    out: { reach: uuid, pupil: uuid },
  },
);

/** The line of the journal that somebody wants to take back, with the text as it was before. */
export const lineToTakeBack = member.one(
  'goals.line',
  `select journal.verb, journal.at, journal.sign_in, journal.from_state, journal.to_state, journal.version,
     journal_text.before
   from school.journal
   left join school.journal_text
     on journal_text.school_id = journal.school_id and journal_text.journal_id = journal.id
   where journal.school_id = app.school_id() and journal.id = $line and journal.actor = app.actor()`,
  {
    in: { line: uuid },
    out: {
      verb: text,
      at: moment,
      signIn: maybe(uuid),
      from: maybe(oneOf(...states)),
      to: maybe(oneOf(...states)),
      version: maybe(int),
      before: maybe(text),
    },
  },
);

/** The goal that a line of the journal tells of, under lock as `goalForChange`: not there for who may not change it. */
export const goalOfLine = member.one(
  'goals.of_line',
  `select ${columns} from school.goal where school_id = app.school_id()
     and id = (select object from school.journal where school_id = app.school_id() and journal.id = $line)
   for update`,
  { in: { line: uuid }, out: asGoal },
);

/* ── Changing ───────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * A new goal, set now by whoever is signed in; its reach says to whom it opens. It may be about a step of a course, a
 * task about one of the step's tasks.
 */
export const insertGoal = member.change(
  'goals.insert',
  `insert into school.goal (school_id, id, pupil_id, reach, kind, serves, title, measure, due, minutes, step_id, task_id,
     state, set_by, set_at)
   values (app.school_id(), $id, $pupil, $reach, $kind, $serves, $title, $measure, $due, $minutes, $step, $task,
     $state, app.actor(), app.now())`,
  {
    in: {
      id: uuid,
      pupil: uuid,
      reach: uuid,
      kind: text,
      serves: maybe(uuid),
      title: text,
      measure: maybe(text),
      due: maybe(day),
      minutes: maybe(small),
      step: maybe(uuid),
      task: maybe(uuid),
      state: text,
    },
  },
);

/** Several near goals at once, as a week is planned: each a step or a task of a course, or in one's own words. */
export const insertGoals = member.change(
  'goals.insert_many',
  `insert into school.goal (school_id, id, pupil_id, reach, kind, serves, title, measure, due, minutes, state, step_id, task_id, set_by, set_at)
   select app.school_id(), fresh.id, $pupil, fresh.reach, fresh.kind, fresh.serves, fresh.title, fresh.measure, fresh.due,
     fresh.minutes, 'active', fresh.step, fresh.task, app.actor(), app.now()
   from unnest($ids, $reaches, $kinds, $serves, $titles, $measures, $dues, $minutes, $steps, $tasks)
     as fresh (id, reach, kind, serves, title, measure, due, minutes, step, task)`,
  {
    in: {
      pupil: uuid,
      ids: list(uuid),
      reaches: list(uuid),
      kinds: list(text),
      serves: list(maybe(uuid)),
      titles: list(text),
      measures: list(maybe(text)),
      dues: list(maybe(day)),
      minutes: list(maybe(small)),
      steps: list(maybe(uuid)),
      tasks: list(maybe(uuid)),
    },
  },
);

/** Another step to reach, and with it other words and another day: an end goal that moved with the plan. */
export const aimGoal = member.change(
  'goals.aim',
  `update school.goal set step_id = $step, title = $title, measure = $measure, due = $due, version = version + 1
   where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid, step: uuid, title: text, measure: text, due: day } },
);

/** Other words, another day or other minutes; each makes the next version, by which taking back knows its line. */
export const rewriteGoal = member.change(
  'goals.rewrite',
  `update school.goal set title = $title, measure = $measure, due = $due, minutes = $minutes, version = version + 1
   where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid, title: text, measure: maybe(text), due: maybe(day), minutes: maybe(small) } },
);

/** Brings a goal to another state; the table in the model has said before that it may. */
export const moveGoal = member.change(
  'goals.move',
  `update school.goal set state = $state, state_before_pause = $before, version = version + 1,
     done_at = case when $state = 'active' then null else coalesce($doneAt, done_at) end
   where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid, state: text, before: maybe(text), doneAt: maybe(moment) } },
);

/** Why, or the look back: what is null stays as it was written. */
export const writeTexts = member.change(
  'goals.write_texts',
  `insert into school.goal_text (school_id, pupil_id, goal_id, why, look_back)
   values (app.school_id(), $pupil, $goal, coalesce($why, ''), coalesce($lookBack, ''))
   on conflict (school_id, pupil_id, goal_id) do update
     set why = coalesce($why, goal_text.why), look_back = coalesce($lookBack, goal_text.look_back)`,
  { in: { pupil: uuid, goal: uuid, why: maybe(text), lookBack: maybe(text) } },
);

/** A word on what went otherwise, in the name of whoever notes it (S2.96). */
export const noteDeviation = member.change(
  'goals.note_deviation',
  `insert into school.deviation (school_id, pupil_id, id, goal_id, reach, cause, action, action_due, noted_by, noted_at)
   values (app.school_id(), $pupil, $id, $goal, $reach, $cause, $action, $actionDue, app.actor(), app.now())`,
  {
    in: {
      pupil: uuid,
      id: uuid,
      goal: uuid,
      reach: uuid,
      cause: text,
      action: text,
      actionDue: maybe(day),
    },
  },
);

/** That a goal went otherwise is also known on the goal itself, and a new date begins a new promise. */
export const markDeviated = member.change(
  'goals.mark_deviated',
  `update school.goal set deviated_on = $on, due = $due where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid, on: day, due: maybe(day) } },
);

/** Takes back what was noted with this line; an earlier word counts again. */
export const forgetDeviation = member.change(
  'goals.forget_deviation',
  `delete from school.deviation
   where school_id = app.school_id() and pupil_id = $pupil and goal_id = $goal and noted_at = $at`,
  { in: { pupil: uuid, goal: uuid, at: moment } },
);
/** After a word was taken back: the day of the word before it, or none. */
export const unmarkDeviated = member.change(
  'goals.unmark_deviated',
  `update school.goal set deviated_on = (
     select (max(noted_at) at time zone $zone)::date from school.deviation
     where deviation.school_id = app.school_id() and deviation.pupil_id = goal.pupil_id and deviation.goal_id = goal.id)
   where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid, zone: text } },
);

/** The words about a goal that is taken back: the goal cannot go while they are there. */
export const removeTexts = member.change(
  'goals.remove_texts',
  `delete from school.goal_text where school_id = app.school_id() and pupil_id = $pupil and goal_id = $goal`,
  { in: { pupil: uuid, goal: uuid } },
);
/** Only taking back a goal that was just set removes one; whatever already hangs on it keeps it here. */
export const removeGoal = member.change(
  'goals.remove',
  `delete from school.goal where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid } },
);

/** The same for goals that one press set together: tasks first, because they hang under the others. */
export const removeGoals = member.change(
  'goals.remove_many',
  `delete from school.goal where school_id = app.school_id() and pupil_id = $pupil and id = any($goals)
     and state = 'active' and version = 1`,
  { in: { pupil: uuid, goals: list(uuid) } },
);

/** Other days for goals, all at once: a week's goals go on into the next, or come back from it. */
export const redateGoals = member.change(
  'goals.redate',
  `update school.goal set due = later.due, version = goal.version + 1
   from unnest($goals, $dues) as later (id, due)
   where goal.school_id = app.school_id() and goal.pupil_id = $pupil and goal.id = later.id`,
  { in: { pupil: uuid, goals: list(uuid), dues: list(day) } },
);

/** How long tasks take, in the pupil's own estimate. */
export const estimateTasks = member.change(
  'goals.estimate',
  `update school.goal set minutes = thought.minutes, version = goal.version + 1
   from unnest($goals, $minutes) as thought (id, minutes)
   where goal.school_id = app.school_id() and goal.pupil_id = $pupil and goal.id = thought.id and goal.kind = 'work'`,
  { in: { pupil: uuid, goals: list(uuid), minutes: list(maybe(small)) } },
);
