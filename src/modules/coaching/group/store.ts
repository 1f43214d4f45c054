import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { talkStates } from '../talk/model.ts';

const member = sqlFor('member');

/*
 * A coach's group in flat parts that are joined at the end: each table is asked once, by the list of the pupils (52
 * pupils: as goals.coachees). The talk is that of the running week, or of the week that is asked for; the plan that of
 * the week a talk now looks ahead to (`weeksOf`): from Thursday the next one, before that this one.
 */
const coached = `coached as materialized (
     select object, min(valid_from) as valid_from from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'coach'
       and (select app.today()) between valid_from and valid_until group by object
   )`;

/**
 * The pupils of a coach by name, and of each how plan and talk stand, which goals were carried on for the third time
 * and, for `briefs`, what was agreed last. What is in a plan counts as long as it is not proposed: every row of a list
 * is compared with all that a coach may read. Joined in full, although no part knows more pupils than the first: of rows
 * that it takes for few, the planner compares each with each in a left join (52 pupils: 3.2 ms, as hashes 2.3).
 */
export const groupRows = member.many(
  'coaching.group.rows',
  `with ${coached}, week as materialized (
     -- asked once: the day of the scope, taken apart for every row, would cost more than the rows (219 talks: 9 ms)
     select app.today() as today, date_trunc('week', app.today() + $ahead::integer)::date as talk,
       date_trunc('week', app.today() + 4)::date as plan
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select object from coached))
   ), slot as materialized (
     select pupil_id, weekday, at, minutes from school.talk_slot where school_id = app.school_id() and pupil_id = any(array(select object from coached))
   ), spoken as materialized (
     -- of the week that is asked for there is one talk: what stands of it, and when the last one was held
     select pupil_id, max(state) filter (where monday = (select talk from week)) as state,
       max(planned_at) filter (where monday = (select talk from week)) as planned_at,
       max(held_at) filter (where monday = (select talk from week)) as held_at,
       max(monday) filter (where state in ('held', 'replaced')) as last
     from school.talk
     -- by pupil: by its Monday, the planner reads the talks of the whole school
     where school_id = app.school_id() and monday + 0 between (select today from week) - 77 and (select today from week) + 9 and pupil_id = any(array(select object from coached))
     group by pupil_id
   ), plan as materialized (
     select pupil_id, proposed_at from school.week_plan
     where school_id = app.school_id() and monday = (select plan from week) and pupil_id = any(array(select object from coached))
   ), agreed as materialized (
     select pupil_id, at from school.week_agreed
     where school_id = app.school_id() and monday = (select plan from week) and pupil_id = any(array(select object from coached))
   ), planned as materialized (
     select pupil_id, count(*)::int as goals from school.week_item
     where school_id = app.school_id() and monday = (select plan from week) and pupil_id = any(array(
       select object from coached except select pupil_id from plan where proposed_at is not null))
     group by pupil_id
   ), again as materialized (
     select pupil_id, goal_id, max(carried)::int as times from school.week_item
     where school_id = app.school_id() and monday between (select plan from week) - 7 and (select plan from week)
       and carried >= 3 and pupil_id = any(array(select object from coached))
     group by pupil_id, goal_id
   ), carried as (
     select pupil_id, array_agg(goal_id order by goal_id) as goals, array_agg(times order by goal_id) as times
     from again group by pupil_id
   ), made as materialized (
     select pupil_id, text, due, done_at, made_at from school.agreement
     where $briefs and school_id = app.school_id() and dropped_at is null and made_at > app.now() - interval '60 days'
       and pupil_id = any(array(select object from coached))
   ), promise as (
     select distinct on (pupil_id) pupil_id, text, due, done_at is not null as done, made_at
     from made order by pupil_id, made_at desc, done_at nulls first
   )
   select coached.object, card.given, card.family, coached.valid_from, (select talk from week), (select plan from week), slot.weekday,
     to_char(slot.at, 'HH24:MI'), slot.minutes, spoken.state, spoken.planned_at, spoken.held_at, spoken.last,
     plan.proposed_at, agreed.at, coalesce(planned.goals, 0), coalesce(carried.goals, '{}'),
     coalesce(carried.times, '{}'), promise.text, promise.due, promise.done, promise.made_at
   from coached join card on card.id = coached.object full join slot on slot.pupil_id = coached.object
   full join spoken on spoken.pupil_id = coached.object full join plan on plan.pupil_id = coached.object
   full join agreed on agreed.pupil_id = coached.object full join planned on planned.pupil_id = coached.object
   full join carried on carried.pupil_id = coached.object full join promise on promise.pupil_id = coached.object
   order by card.given, card.family, card.id`,
  {
    in: { ahead: small, briefs: bool },
    out: {
      pupil: uuid,
      given: text,
      family: text,
      since: day,
      talkWeek: day,
      planWeek: day,
      weekday: maybe(small),
      at: maybe(text),
      minutes: maybe(small),
      state: maybe(oneOf(...talkStates)),
      plannedAt: maybe(moment),
      heldAt: maybe(moment),
      lastHeld: maybe(day),
      proposedAt: maybe(moment),
      agreedAt: maybe(moment),
      goals: int,
      carried: list(uuid),
      carriedTimes: list(int),
      promise: maybe(text),
      promiseDue: maybe(day),
      promiseDone: maybe(bool),
      promisedAt: maybe(moment),
    },
  },
);

/** What they learn, what is late and what waits for a yes, and the titles of what was carried on; no tasks. */
export const groupGoals = member.many(
  'coaching.group.goals',
  `with ${coached}
   select id, pupil_id, kind, title, due, state, deviated_on, set_by from school.goal
   where school_id = app.school_id() and pupil_id = any(array(select object from coached))
     and kind <> 'work' and state in ('idea', 'agreed', 'active', 'paused')
     and (kind in ('learning', 'personal') or state = 'idea' or due <= (select app.today()))
   order by due, id`,
  {
    out: {
      id: uuid,
      pupil: uuid,
      kind: oneOf('end', 'period', 'learning', 'work', 'personal'),
      title: text,
      due: maybe(day),
      state: oneOf('idea', 'agreed', 'active', 'paused'),
      deviatedOn: maybe(day),
      setBy: uuid,
    },
  },
);
