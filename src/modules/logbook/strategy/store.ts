import { int, maybe, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** A goal of one's own to choose a strategy for, with the block it lies in and what the teacher picked for that block. */
export const goalToHelp = member.one(
  'logbook.goal_to_help',
  `with way as materialized (
     select path.reach, path.course_id, used.version_id from school.path
     join school.course_use used on used.school_id = app.school_id() and used.course_id = path.course_id
     where path.school_id = app.school_id() and path.pupil_id = app.actor()
   )
   select goal.id, goal.pupil_id, goal.title, goal.state, told.block, course.title, course.subject, tip.strategy
   from school.goal
   left join way on way.reach = goal.reach
   left join shared.version_step told on told.version_id = way.version_id and told.step_id = goal.step_id
   left join shared.course on course.id = way.course_id
   left join school.strategy_tip tip
     on tip.school_id = app.school_id() and tip.course_id = way.course_id and tip.block = told.block
   where goal.school_id = app.school_id() and goal.id = $goal and goal.pupil_id = app.actor()
     and goal.kind in ('learning', 'personal')`,
  {
    in: { goal: uuid },
    out: {
      id: uuid,
      pupil: uuid,
      title: text,
      state: text,
      block: maybe(small),
      course: maybe(text),
      subject: maybe(text),
      tip: maybe(text),
    },
  },
);

/** What is chosen for a goal now. */
export const chosenFor = member.many(
  'logbook.chosen_for',
  `select slot, strategy, own_id from school.strategy_choice
   where school_id = app.school_id() and pupil_id = app.actor() and goal_id = $goal order by slot`,
  { in: { goal: uuid }, out: { slot: small, strategy: maybe(text), own: maybe(uuid) } },
);

/** The pupil's own strategies. */
export const ownStrategies = member.many(
  'logbook.own_strategies',
  `select id, title, how from school.own_strategy
   where school_id = app.school_id() and pupil_id = app.actor() order by title, id`,
  { out: { id: uuid, title: text, how: text } },
);

/** What helped this pupil before, the most often and the latest first. */
export const helpedBefore = member.many(
  'logbook.helped_before',
  `select strategy from school.strategy_choice
   where school_id = app.school_id() and pupil_id = app.actor() and result = 'helped' and strategy is not null
   group by strategy order by count(*) desc, max(chosen_at) desc`,
  { out: { strategy: text } },
);

/** A strategy for a goal, in a free one of its two places. */
export const choose = member.change(
  'logbook.choose',
  `insert into school.strategy_choice (school_id, pupil_id, goal_id, slot, strategy, own_id, chosen_at)
   values (app.school_id(), app.actor(), $goal, $slot, $strategy, $own, app.now())`,
  { in: { goal: uuid, slot: small, strategy: maybe(text), own: maybe(uuid) } },
);
export const unchoose = member.change(
  'logbook.unchoose',
  `delete from school.strategy_choice
   where school_id = app.school_id() and pupil_id = app.actor() and goal_id = $goal and slot = $slot`,
  { in: { goal: uuid, slot: small } },
);
/** A strategy in the pupil's own words. */
export const makeOwn = member.change(
  'logbook.make_own',
  `insert into school.own_strategy (school_id, pupil_id, id, title, how)
   values (app.school_id(), app.actor(), $id, $title, $how)`,
  { in: { id: uuid, title: text, how: text } },
);

/* ── The teacher's pick ─────────────────────────────────────────────────────────────────────────────────────── */

/** The blocks of the courses that the reader's teaching groups follow, with what was picked for each. */
export const taughtBlocks = member.many(
  'logbook.taught_blocks',
  `with taught as materialized (
     select distinct follows.course_id from school.relation
     join school.group_course follows
       on follows.school_id = app.school_id() and follows.teaching_group_id = relation.object
     where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'teaches'
       and app.today() between relation.valid_from and relation.valid_until
   ), used as materialized (
     select course_id, version_id from school.course_use
     where school_id = app.school_id() and course_id = any(array(select course_id from taught))
   )
   select course.id, course.title, course.subject, told.number, told.title, tip.strategy
   from used join shared.course on course.id = used.course_id and course.kind = 'steps'
   join shared.version_block told on told.version_id = used.version_id
   left join school.strategy_tip tip
     on tip.school_id = app.school_id() and tip.course_id = used.course_id and tip.block = told.number
   order by course.title, course.id, told.number`,
  {
    out: {
      course: uuid,
      courseTitle: text,
      subject: maybe(text),
      block: small,
      title: text,
      strategy: maybe(text),
    },
  },
);

/** The door asks whether the actor teaches a group that follows the course. */
export const tip = member.one('logbook.tip', 'select app.tip_strategy($course, $block, $strategy)', {
  in: { course: uuid, block: small, strategy: maybe(text) },
  out: { changed: int },
});
