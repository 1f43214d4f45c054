/**
 * The ceilings of the pages (first-slice §8): what each page shows, asked by one named query of the owner. What a page works
 * out from more rows than it shows (where a step stands on the way of a level, who stands still) is worked out here, too,
 * in whatever way is cheapest without row security.
 */
type Bare = { readonly name: string; readonly text: string };

/** What a pupil has in hand, with the place its reach is bound to: the rows of proto §2, two tables joined. */
const inHand = `
  select goal.id::text, goal.reach::text, goal.kind, goal.serves::text, goal.title, goal.measure, goal.due::text,
    goal.minutes::text, goal.state, goal.deviated_on::text, goal.set_by::text, goal.version::text, reach.enrolment_id::text
  from school.goal
  join school.reach on reach.school_id = goal.school_id and reach.id = goal.reach
  where goal.school_id = $1 and goal.pupil_id = $2 and goal.state not in ('dropped', 'evaluated', 'closed')
    and (goal.kind <> 'work' or goal.state = 'active' or goal.done_at > now() - interval '28 days')
  order by goal.due, goal.id`;

/** My goals, and only these: less than the page shows. */
export const bareInHand: Bare = { name: 'bare.in_hand', text: inHand };

/** My goals: those in hand, how often each is served, and the names of the courses. */
export const bareGoals: Bare = {
  name: 'bare.goals',
  text: `select * from (${inHand}) goal
  union all
  select serves::text, count(*)::text, (count(*) filter (where state in ('realised', 'evaluated', 'closed')))::text,
    null, null, null, null, null, null, null, null, null, null
  from school.goal
  where school_id = $1 and pupil_id = $2 and kind in ('period', 'learning') and serves is not null
  group by serves
  union all
  select coalesce(reach.id, enrolment.id)::text, enrolment.id::text, teaching_group.subject,
    null, null, null, null, null, null, null, null, null, null
  from school.enrolment
  left join school.reach on reach.school_id = $1 and reach.pupil_id = $2 and reach.enrolment_id = enrolment.id
  join school.teaching_group on teaching_group.school_id = $1 and teaching_group.id = enrolment.teaching_group_id
  where enrolment.school_id = $1 and enrolment.pupil_id = $2
    and current_date between enrolment.valid_from and enrolment.valid_until`,
};

/** The goals of a pupil's week with their tasks, with step, course and what each leads to. */
const weekParts = `
  select goal.id::text, goal.kind, goal.title, goal.state, goal.serves::text, goal.minutes::text, goal.due::text,
    item.day::text, item.carried::text, far.title, course.title, path.level, told.number::text, goal.version::text
  from school.week_item item
  join school.goal on goal.school_id = item.school_id and goal.id = item.goal_id
  left join school.goal far on far.school_id = goal.school_id and far.id = goal.serves and goal.kind <> 'work'
  left join school.path on goal.step_id is not null and path.school_id = goal.school_id
    and path.pupil_id = goal.pupil_id and path.reach = goal.reach
  left join shared.course on course.id = path.course_id
  left join school.course_use used on used.school_id = path.school_id and used.course_id = path.course_id
  left join lateral (
    select count(*) as number from shared.version_step before
    where before.version_id = used.version_id and before.number <= (select number from shared.version_step here
        where here.version_id = used.version_id and here.step_id = goal.step_id)
      and exists (select from shared.step_level where step_level.version_id = used.version_id
        and step_level.step_id = before.step_id and step_level.level = path.level)) told on goal.step_id is not null
  where item.school_id = $1 and item.pupil_id = $2 and item.monday = $3`;
/** The strategies chosen, and where the plan stands with the pupil's words. */
const aroundWeek = `
  select choice.goal_id::text, choice.slot::text, coalesce(choice.strategy, own.title), choice.result,
    null, null, null, null, null, null, null, null, null, null
  from school.strategy_choice choice
  left join school.own_strategy own on own.school_id = choice.school_id and own.pupil_id = choice.pupil_id
    and own.id = choice.own_id
  where choice.school_id = $1 and choice.pupil_id = $2
  union all
  select plan.monday::text, plan.proposed_at::text, plan.looked_back_at::text, plan.version::text, agreed.at::text,
    reviewed.at::text, note.to_coach, note.look_back, null, null, null, null, null, null
  from school.week_plan plan
  left join school.week_agreed agreed on agreed.school_id = plan.school_id and agreed.pupil_id = plan.pupil_id
    and agreed.monday = plan.monday
  left join school.week_reviewed reviewed on reviewed.school_id = plan.school_id and reviewed.pupil_id = plan.pupil_id
    and reviewed.monday = plan.monday
  left join school.week_note note on note.school_id = plan.school_id and note.pupil_id = plan.pupil_id
    and note.monday = plan.monday
  where plan.school_id = $1 and plan.pupil_id = $2 and plan.monday = $3
  union all
  select title, starts::text, ends::text, null, null, null, null, null, null, null, null, null, null, null
  from school.school_break where school_id = $1`;

/** A pupil's week: 8 goals with 32 tasks. */
export const bareWeek: Bare = {
  name: 'bare.week',
  text: `select * from (${weekParts}) part union all ${aroundWeek}`,
};

/** The first screen: the week, and of twelve courses how far it is and what was found; the next talk, what was promised. */
export const bareHome: Bare = {
  name: 'bare.home',
  text: `select * from (${weekParts}) part union all ${aroundWeek}
  union all
  select course.title, min(aim.due)::text, count(*)::text, (count(*) filter (where told.number <= last.number))::text,
    (count(*) filter (where found.passed))::text, max(found.at)::text, string_agg(found.at::text, ' '),
    (count(*) filter (where found.unread))::text, null, null, null, null, null, null
  from school.path join shared.course on course.id = path.course_id
  join school.course_use used on used.school_id = $1 and used.course_id = path.course_id
  join shared.step_level at_level on at_level.version_id = used.version_id and at_level.level = path.level
  join shared.version_step told on told.version_id = at_level.version_id and told.step_id = at_level.step_id
  left join (
    select enrolment_id, step_id, bool_or(outcome = 'passed') as passed, bool_or(opened_at is null) as unread,
      min(judged_at) as at
    from school.judgement where school_id = $1 and pupil_id = $2 group by enrolment_id, step_id
  ) found on found.enrolment_id = path.enrolment_id and found.step_id = told.step_id
  left join school.goal aim on aim.school_id = $1 and aim.pupil_id = $2 and aim.kind = 'end' and aim.step_id = told.step_id
  left join (
    select version_step.version_id, version_step.number from school.goal
    join shared.version_step on version_step.step_id = goal.step_id
    where goal.school_id = $1 and goal.pupil_id = $2 and goal.kind = 'end'
  ) last on last.version_id = used.version_id
  where path.school_id = $1 and path.pupil_id = $2
  group by path.enrolment_id, course.title
  union all
  select slot.weekday::text, slot.at::text, slot.minutes::text, person.given, null, null, null, null, null, null, null,
    null, null, null
  from school.talk_slot slot
  join school.person on person.school_id = slot.school_id and person.id = slot.coach
  where slot.school_id = $1 and slot.pupil_id = $2
  union all
  select text, due::text, null, null, null, null, null, null, null, null, null, null, null, null
  from school.agreement where school_id = $1 and pupil_id = $2 and owner = $2 and done_at is null and dropped_at is null`,
};

/**
 * A coach's group: for each pupil the name, the plan, the talk and what is learnt; in which courses somebody stands still
 * or tried again; what was carried on.
 */
export const bareGroup: Bare = {
  name: 'bare.group',
  text: `
  with coached as materialized (
    select relation.object as pupil_id, person.given, person.family from school.relation
    join school.person on person.school_id = relation.school_id and person.id = relation.object
    where relation.school_id = $1 and relation.subject = $2 and relation.kind = 'coach'
  )
  select coached.pupil_id::text, coached.given, coached.family, slot.weekday::text, slot.at::text, talk.state,
    last.monday::text, plan.proposed_at::text, agreed.at::text, learning.titles, learning.due
  from coached
  left join school.talk_slot slot on slot.school_id = $1 and slot.pupil_id = coached.pupil_id
  left join school.talk on talk.school_id = $1 and talk.pupil_id = coached.pupil_id and talk.monday = $3
  left join lateral (select max(monday) as monday from school.talk before where before.school_id = $1
    and before.pupil_id = coached.pupil_id and before.state = 'held') last on true
  left join school.week_plan plan on plan.school_id = $1 and plan.pupil_id = coached.pupil_id and plan.monday = $3
  left join school.week_agreed agreed on agreed.school_id = $1 and agreed.pupil_id = coached.pupil_id and agreed.monday = $3
  left join lateral (select string_agg(title, ' · ' order by due) as titles, min(due)::text as due from school.goal
    where goal.school_id = $1 and goal.pupil_id = coached.pupil_id and kind = 'learning' and state = 'active') learning on true
  union all
  select kept.pupil_id::text, course.title, kept.last_on::text, null, null, null, null, null, null, null, null
  from coached join school.path_progress kept on kept.school_id = $1 and kept.pupil_id = coached.pupil_id
    and kept.working and not kept.waiting and kept.last_on <= $3::date - 21
  join school.path on path.school_id = $1 and path.pupil_id = kept.pupil_id and path.enrolment_id = kept.enrolment_id
  join shared.course on course.id = path.course_id
  union all
  select judgement.pupil_id::text, course.title, count(*)::text, null, null, null, null, null, null, null, null
  from coached join school.judgement on judgement.school_id = $1 and judgement.pupil_id = coached.pupil_id
    and judgement.outcome = 'again'
  join shared.step on step.id = judgement.step_id join shared.course on course.id = step.course_id
  group by judgement.pupil_id, judgement.step_id, course.title having count(*) > 1
  union all
  select item.pupil_id::text, goal.title, item.carried::text, null, null, null, null, null, null, null, null
  from coached join school.week_item item on item.school_id = $1 and item.pupil_id = coached.pupil_id
    and item.monday = $3 and item.carried >= 3
  join school.goal on goal.school_id = $1 and goal.id = item.goal_id`,
};
