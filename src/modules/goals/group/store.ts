import { day, int, maybe, oneOf, text, uuid } from '#platform/column';
import { counted, type Figures } from '#platform/small-numbers';
import { type Query, sqlFor } from '#platform/statement';
import { kinds, states } from '../model.ts';
import { open } from '../store.ts';

const member = sqlFor('member');
const counts = sqlFor('counts');

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
