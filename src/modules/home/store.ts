import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { counted, type Cell } from '#platform/small-numbers';
import { type Query, sqlFor } from '#platform/statement';

const member = sqlFor('member');
const counts = sqlFor('counts');

/**
 * What stands around a pupil's week, in one answer: the standing talk and what became of the next ones, the own promises,
 * goals that ask for a word or a yes, and sign-in codes that somebody else made.
 */
export const aroundPupil = member.one(
  'home.around_pupil',
  `with slot as materialized (
     select weekday, to_char(at, 'HH24:MI') as at, minutes, coach from school.talk_slot
     where school_id = app.school_id() and pupil_id = app.actor()
   ), coach as materialized (
     select given from school.person where school_id = app.school_id() and id = (select coach from slot)
   ), near as materialized (
     select monday, state, planned_at from school.talk
     where school_id = app.school_id() and pupil_id = app.actor()
       and monday between app.today() - 6 and app.today() + 42
   ), promise as materialized (
     select text, due from school.agreement
     where school_id = app.school_id() and pupil_id = app.actor() and owner = app.actor()
       and done_at is null and dropped_at is null order by due, made_at limit 3
   ), asking as materialized (
     select id, title, case when state = 'active' then 'late' when state = 'idea' then 'agree' else 'lookBack' end as what
     from school.goal
     where school_id = app.school_id() and pupil_id = app.actor() and kind in ('end', 'period', 'personal')
       and ((state = 'active' and due < app.today()) or (state = 'idea' and set_by <> app.actor())
         or state in ('partly', 'not'))
     order by due, id limit 3
   ), made as materialized (
     select at, coalesce(maker, '') as maker from app.codes_for_me($days)
   )
   select slot.weekday, slot.at, slot.minutes, coach.given,
     array(select monday from near order by monday), array(select state from near order by monday),
     array(select case when state = 'moved' then planned_at end from near order by monday),
     array(select text from promise), array(select due from promise),
     array(select at from made), array(select maker from made),
     array(select id from asking), array(select title from asking), array(select what from asking)
   from (select) one left join slot on true left join coach on true`,
  {
    in: { days: int },
    out: {
      weekday: maybe(small),
      at: maybe(text),
      minutes: maybe(small),
      coach: maybe(text),
      mondays: list(day),
      states: list(oneOf('planned', 'held', 'moved', 'missed_pupil', 'missed_coach', 'replaced', 'let_go')),
      movedTo: list(maybe(moment)),
      promises: list(text),
      promisedBy: list(maybe(day)),
      codesAt: list(moment),
      codesBy: list(text),
      asking: list(uuid),
      askingTitle: list(text),
      askingWhat: list(oneOf('late', 'agree', 'lookBack')),
    },
  },
);

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

/** What stands around a guardian's children: whose week may be read, and sign-in codes that somebody else made. */
export const aroundFamily = member.one(
  'home.around_family',
  `with made as materialized (
     select at, coalesce(maker, '') as maker from app.codes_for_me($days)
   )
   select array(select distinct pupil_id from school.reach
       where school_id = app.school_id() and sort = 'week' and enrolment_id is null
         and id = any((select app.reads_goal())::uuid[])
         and pupil_id = any(array(select object from school.relation
           where school_id = app.school_id() and subject = app.actor() and kind = 'guardian'))),
     array(select at from made), array(select maker from made)`,
  { in: { days: int }, out: { weeks: list(uuid), codesAt: list(moment), codesBy: list(text) } },
);

/**
 * What else there is for staff, in one answer: whom they teach, groups of theirs that follow no course yet, whether blocks
 * have a strategy, what they promised themselves, and sign-in codes that somebody else made.
 */
export const aroundStaff = member.one(
  'home.around_staff',
  `with mine as materialized (
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'teaches'
       and app.today() between valid_from and valid_until
   ), follows as materialized (
     select teaching_group_id, course_id from school.group_course
     where school_id = app.school_id() and teaching_group_id = any(array(select object from mine))
   ), promise as materialized (
     select text, due from school.agreement
     where school_id = app.school_id() and owner = app.actor() and done_at is null and dropped_at is null
     order by due, made_at limit 20
   ), made as materialized (
     select at, coalesce(maker, '') as maker from app.codes_for_me($days)
   )
   select (select count(distinct pupil_id)::int from school.enrolment
       where school_id = app.school_id() and teaching_group_id = any(array(select object from mine))
         and app.today() between valid_from and valid_until),
     (select count(*)::int from mine where object not in (select teaching_group_id from follows)),
     exists (select from follows),
     exists (select from school.strategy_tip
       where school_id = app.school_id() and course_id = any(array(select course_id from follows))),
     array(select text from promise), array(select due from promise),
     array(select at from made), array(select maker from made)`,
  {
    in: { days: int },
    out: {
      taught: int,
      courseless: int,
      hasCourses: bool,
      hasTips: bool,
      promises: list(text),
      promisedBy: list(maybe(day)),
      codesAt: list(moment),
      codesBy: list(text),
    },
  },
);

/** What stands around the figures: guardians who wait for a yes, and sign-in codes that somebody else made. */
export const aroundLeader = member.one(
  'home.around_leader',
  `with made as materialized (
     select at, coalesce(maker, '') as maker from app.codes_for_me($days)
   )
   select (select count(*)::int from app.guardians_waiting()), array(select at from made), array(select maker from made)`,
  { in: { days: int }, out: { guardians: int, codesAt: list(moment), codesBy: list(text) } },
);

/** Courses as far as they still ask something of the office: groups that follow none, and whether any is in use. */
export const coursesOpen = sqlFor('school').one(
  'home.courses_open',
  `select (select count(*)::int from school.course_use where school_id = app.school_id()),
     (select count(*)::int from school.teaching_group
       left join school.school_year on school_year.school_id = app.school_id()
         and school_year.id = teaching_group.school_year_id
       where teaching_group.school_id = app.school_id()
         and (school_year.ends is null or school_year.ends >= app.today())
         and not exists (select from school.group_course where group_course.school_id = app.school_id()
           and group_course.teaching_group_id = teaching_group.id))`,
  { out: { used: int, groups: int } },
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
