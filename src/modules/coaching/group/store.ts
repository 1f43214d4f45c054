import { bool, day, int, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
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
       and app.today() between valid_from and valid_until group by object
   )`;
const talkWeek = `(date_trunc('week', app.today() + $ahead::integer)::date)`;
const planWeek = `(date_trunc('week', app.today() + 4)::date)`;

/** How plan and talk of each pupil stand: one line for each, in no order. */
export const groupRows = member.many(
  'coaching.group.rows',
  `with ${coached}, slot as materialized (
     select pupil_id, weekday, at, minutes from school.talk_slot where school_id = app.school_id() and pupil_id = any(array(select object from coached))
   ), spoken as materialized (
     select pupil_id, monday, state, planned_at, held_at from school.talk
     where school_id = app.school_id() and monday between app.today() - 77 and app.today() + 9 and pupil_id = any(array(select object from coached))
   ), last as (
     select pupil_id, max(monday) as monday from spoken where state in ('held', 'replaced') group by pupil_id
   ), plan as materialized (
     select pupil_id, proposed_at from school.week_plan
     where school_id = app.school_id() and monday = ${planWeek} and pupil_id = any(array(select object from coached))
   ), agreed as materialized (
     select pupil_id, at from school.week_agreed
     where school_id = app.school_id() and monday = ${planWeek} and pupil_id = any(array(select object from coached))
   ), item as materialized (
     select pupil_id, count(*)::int as goals from school.week_item
     where school_id = app.school_id() and monday = ${planWeek} and pupil_id = any(array(select object from coached)) group by pupil_id
   )
   select coached.object, coached.valid_from, ${talkWeek}, ${planWeek}, slot.weekday, to_char(slot.at, 'HH24:MI'),
     slot.minutes, spoken.state, spoken.planned_at, spoken.held_at, last.monday, plan.proposed_at, agreed.at,
     coalesce(item.goals, 0)
   from coached left join slot on slot.pupil_id = coached.object
   left join spoken on spoken.pupil_id = coached.object and spoken.monday = ${talkWeek}
   left join last on last.pupil_id = coached.object left join plan on plan.pupil_id = coached.object
   left join agreed on agreed.pupil_id = coached.object left join item on item.pupil_id = coached.object`,
  {
    in: { ahead: small },
    out: {
      pupil: uuid,
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
    },
  },
);

/** What stands out: goals carried on for the third time, and steps that were tried again and again. */
export const groupSignals = member.many(
  'coaching.group.signals',
  `with ${coached}, item as materialized (
     select pupil_id, goal_id, max(carried)::int as times from school.week_item
     where school_id = app.school_id() and monday between ${planWeek} - 7 and ${planWeek} and carried >= 3
       and pupil_id = any(array(select object from coached)) group by pupil_id, goal_id
   ), aim as materialized (
     select id, title, state from school.goal
     where school_id = app.school_id() and pupil_id = any(array(select object from coached)) and id = any(array(select goal_id from item))
   ), found as materialized (
     select pupil_id, enrolment_id, step_id, bool_or(outcome = 'passed') as passed,
       (count(*) filter (where outcome = 'again'))::int as times
     from school.judgement where school_id = app.school_id() and pupil_id = any(array(select object from coached))
       and judged_at > app.now() - interval '60 days'
     group by pupil_id, enrolment_id, step_id
   ), placed as materialized (
     select id, teaching_group_id from school.enrolment
     where school_id = app.school_id() and id = any(array(select enrolment_id from found where times >= 2))
   ), taught as materialized (
     select id, subject from school.teaching_group
     where school_id = app.school_id() and id = any(array(select teaching_group_id from placed))
   )
   select item.pupil_id, 'carried', aim.title, item.times from item join aim on aim.id = item.goal_id
     where aim.state in ('idea', 'agreed', 'active', 'paused')
   union all
   select found.pupil_id, 'again', taught.subject, found.times
     from found join placed on placed.id = found.enrolment_id join taught on taught.id = placed.teaching_group_id
     where found.times >= 2 and not found.passed`,
  { out: { pupil: uuid, what: oneOf('carried', 'again'), title: text, times: int } },
);

/** The agreement that was made last with each pupil, for the brief. */
export const lastAgreements = member.many(
  'coaching.group.agreements',
  `with ${coached}, made as materialized (
     select pupil_id, text, due, done_at, made_at from school.agreement
     where school_id = app.school_id() and dropped_at is null and made_at > app.now() - interval '60 days'
       and pupil_id = any(array(select object from coached))
   )
   select distinct on (pupil_id) pupil_id, text, due, done_at is not null, made_at
   from made order by pupil_id, made_at desc, done_at nulls first`,
  { out: { pupil: uuid, text, due: maybe(day), done: bool, madeAt: moment } },
);
