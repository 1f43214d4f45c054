import { day, int, maybe, oneOf, text, uuid } from '#platform/column';
import { counted, type Cell } from '#platform/small-numbers';
import { type Query, sqlFor } from '#platform/statement';

const member = sqlFor('member');
const counts = sqlFor('counts');

/** The far goals of a guardian's children, as far as they are opened to this guardian. */
export const childrensGoals = member.many(
  'home.childrens_goals',
  `select pupil_id, id, kind, title, due from school.goal
   where school_id = app.school_id() and kind in ('end', 'period') and state in ('agreed', 'active')
     and pupil_id = any(array(select object from school.relation
       where school_id = app.school_id() and subject = app.actor() and kind = 'guardian'))
   order by kind, due, id limit 60`,
  {
    out: { pupil: uuid, id: uuid, kind: oneOf('end', 'period'), title: text, due: maybe(day) },
  },
);

const coaching = counts.one(
  'home.coaching',
  `with counted as materialized (
     select id from school.pupil where school_id = app.school_id() and left_on is null
   ), coached as materialized (
     select object, subject from school.relation
     where school_id = app.school_id() and kind = 'coach' and app.today() between valid_from and valid_until
   )
   select count(*)::int, count(had.object)::int, (select count(distinct subject) from coached)::int
   from counted left join (select distinct object from coached) had on had.object = counted.id`,
  { out: { pupils: int, coached: int, coaches: int } },
);

export type Coaching = { readonly coached: Cell; readonly coaches: number };

/**
 * How many pupils have a coach, and how many coaches there are: about the work of staff, so without a floor inside
 * the school (first-slice §2).
 */
export function coverage(): Query<Coaching, 'counts'> {
  const query = coaching();
  return {
    ...query,
    read: (rows, changed) => {
      const { pupils, coached, coaches } = query.read(rows, changed);
      const whole = new Map([['', { count: coached, of: pupils }]]);
      return { coached: counted(whole, 1).whole, coaches };
    },
  };
}
