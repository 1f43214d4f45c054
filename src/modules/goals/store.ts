import { bool, day, int, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { type Query, sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { byDue, type Goal, kinds, states } from './model.ts';

const member = sqlFor('member');

export const columns = `goal.id, goal.pupil_id, goal.reach, goal.kind, goal.serves, goal.title, goal.measure, goal.due,
  goal.minutes, goal.state, goal.state_before_pause, goal.deviated_on, goal.set_by, goal.version`;
export const asGoal = {
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

/** The states of a goal that is not settled. */
export const open = `'idea', 'agreed', 'active', 'paused'`;

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
   -- a place on which nothing hangs yet has no reach (0035_reach_when_needed.sql)
   select coalesce(opened.id, placed.id), placed.id, taught.subject
   from placed left join opened on opened.enrolment_id = placed.id
   join taught on taught.id = placed.teaching_group_id
   order by taught.subject, placed.id`,
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
