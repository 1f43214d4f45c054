import { lookedAtByColleague } from '#modules/people';
import { bool, day, int, list, maybe, moment, small, text } from '#platform/column';
import { sqlFor } from '#platform/statement';

const office = sqlFor('school');
const member = sqlFor('member');

/** Everybody who belongs to the school today, once, with what they are here. */
export const everybody = office.many(
  'exchange.outgoing.everybody',
  `with account as materialized (select person_id, min(username) as username, array_agg(distinct hat) as hats,
       bool_or(has_password) as has_password from app.members(null) group by person_id),
     pupil as materialized (select id, base_group_id from school.pupil
       where school_id = app.school_id() and left_on is null),
     base as materialized (select id, name from school.base_group where school_id = app.school_id()),
     card as materialized (select id, given, family from school.person where school_id = app.school_id()),
     birth as materialized (select person_id, born from school.birth where school_id = app.school_id()),
     coach as materialized (select relation.object, string_agg(concat_ws(' ', card.given, nullif(card.family, '')), ', ') as names
       from school.relation join card on card.id = relation.subject
       where relation.school_id = app.school_id() and relation.kind = 'coach'
         and app.today() between relation.valid_from and relation.valid_until group by relation.object)
   select card.given, card.family, account.username, coalesce(account.hats, '{pupil}'), base.name, coach.names, birth.born,
     coalesce(account.has_password, false)
   from card left join account on account.person_id = card.id left join pupil on pupil.id = card.id
   left join base on base.id = pupil.base_group_id left join coach on coach.object = card.id and pupil.id is not null
   left join birth on birth.person_id = card.id
   where account.person_id is not null or pupil.id is not null
   order by card.family, card.given, card.id`,
  {
    out: {
      given: text,
      family: text,
      username: maybe(text),
      hats: list(text),
      group: maybe(text),
      coach: maybe(text),
      born: maybe(day),
      signsIn: bool,
    },
  },
);

/** Who learns and who teaches in each group that has not ended. */
export const places = office.many(
  'exchange.outgoing.places',
  `with card as materialized (select id, given, family from school.person where school_id = app.school_id()),
     lesson as materialized (select id, name, subject from school.teaching_group where school_id = app.school_id()),
     pupil as materialized (select id, base_group_id from school.pupil where school_id = app.school_id()),
     base as materialized (select id, name from school.base_group where school_id = app.school_id()),
     place as (
       select teaching_group_id as lesson, false as teaches, pupil_id as person, valid_from, valid_until
       from school.enrolment where school_id = app.school_id() and valid_until >= app.today()
       union all
       select object, true, subject, valid_from, valid_until from school.relation
       where school_id = app.school_id() and kind = 'teaches' and valid_until >= app.today())
   select lesson.name, lesson.subject, place.teaches, card.given, card.family, base.name, place.valid_from, place.valid_until
   from place join lesson on lesson.id = place.lesson join card on card.id = place.person
   left join pupil on pupil.id = place.person left join base on base.id = pupil.base_group_id
   order by lesson.name, lesson.id, place.teaches desc, card.family, card.given, card.id`,
  {
    out: {
      lesson: text,
      subject: text,
      teaches: bool,
      given: text,
      family: text,
      group: maybe(text),
      from: day,
      until: day,
    },
  },
);

/** Base groups with how many are in them. */
export const bases = office.many(
  'exchange.outgoing.bases',
  `with pupil as materialized (select base_group_id, count(*)::integer as pupils from school.pupil
     where school_id = app.school_id() and left_on is null group by base_group_id)
   select base_group.name, base_group.year_group, base_group.level, team.name, coalesce(pupil.pupils, 0)
   from school.base_group left join school.team on team.school_id = app.school_id() and team.id = base_group.team_id
   left join pupil on pupil.base_group_id = base_group.id
   where base_group.school_id = app.school_id() order by base_group.name, base_group.id`,
  { out: { name: text, year: text, level: text, team: maybe(text), pupils: int } },
);

/* Each table once, by what the database opens to the reader: of goals a coach has all, a teacher those of the own course. */
const cards = `card as materialized (
     select id, given, family from school.person where school_id = app.school_id()
   ), pupil as materialized (select id, base_group_id from school.pupil where school_id = app.school_id()
   ), base as materialized (select id, name from school.base_group where school_id = app.school_id())`;
const who = { given: text, family: text, group: maybe(text) };

/** All goals whose owner the reader may read, without the words of why and of looking back. */
export const everyGoal = member.many(
  'exchange.outgoing.goals',
  `with ${cards}, goal as materialized (
     select pupil_id, kind, title, measure, due, state, set_at, done_at, step_id from school.goal
     where school_id = app.school_id()
   )
   select card.given, card.family, base.name, goal.kind, goal.title, course.title, goal.measure, goal.due, goal.state,
     goal.set_at, goal.done_at
   from goal join card on card.id = goal.pupil_id join pupil on pupil.id = goal.pupil_id
   left join base on base.id = pupil.base_group_id
   left join shared.step on step.id = goal.step_id left join shared.course on course.id = step.course_id
   order by card.family, card.given, card.id,
     array_position(array['end', 'period', 'learning', 'work', 'personal'], goal.kind), goal.due, goal.set_at`,
  {
    out: {
      ...who,
      kind: text,
      title: text,
      course: maybe(text),
      measure: maybe(text),
      due: maybe(day),
      state: text,
      setAt: moment,
      doneAt: maybe(moment),
    },
  },
);

/** All steps that were begun and all that was found about steps, of the pupils whose steps the reader may read. */
export const everyStep = member.many(
  'exchange.outgoing.steps',
  `with ${cards}, here as materialized (
     select zone from shared.organisation where id = app.school_id()
   ), begun as materialized (
     select pupil_id, enrolment_id, step_id, state, started_on, ready_at from school.step_record
     where school_id = app.school_id()
   ), found as materialized (
     select pupil_id, enrolment_id, step_id, outcome, level, feedback, judged_by, judged_at from school.judgement
     where school_id = app.school_id()
   ), enrolled as materialized (
     select id, teaching_group_id from school.enrolment where school_id = app.school_id()
   ), lesson as materialized (
     select id, name from school.teaching_group where school_id = app.school_id()
   ), line as (
     select pupil_id, enrolment_id, step_id, state, '' as level, '' as feedback, null::uuid as by,
       coalesce((ready_at at time zone (select zone from here))::date, started_on) as day from begun
     union all
     select pupil_id, enrolment_id, step_id, outcome, level, feedback, judged_by,
       (judged_at at time zone (select zone from here))::date from found
   ), told as (
     select distinct on (step_id) step_id, number, goal from shared.version_step
     where step_id in (select step_id from line) order by step_id, version_id desc
   )
   select card.given, card.family, base.name, lesson.name, course.title, told.number, told.goal, line.state, line.level,
     line.day, nullif(concat_ws(' ', judge.given, nullif(judge.family, '')), ''), line.feedback
   from line join card on card.id = line.pupil_id join pupil on pupil.id = line.pupil_id
   left join base on base.id = pupil.base_group_id
   left join enrolled on enrolled.id = line.enrolment_id left join lesson on lesson.id = enrolled.teaching_group_id
   join shared.step on step.id = line.step_id join shared.course on course.id = step.course_id
   left join told on told.step_id = line.step_id left join card judge on judge.id = line.by
   order by card.family, card.given, card.id, course.title, told.number, line.day`,
  {
    out: {
      ...who,
      lesson: maybe(text),
      course: text,
      number: maybe(small),
      step: maybe(text),
      state: text,
      level: text,
      day: day,
      by: maybe(text),
      feedback: text,
    },
  },
);

/** Who took such a list along looked at everybody on it. */
export const lookedAtGoals = lookedAtByColleague(
  'exchange.outgoing.looked_at_goals',
  'select pupil_id from school.goal where school_id = app.school_id()',
);
export const lookedAtSteps = lookedAtByColleague(
  'exchange.outgoing.looked_at_steps',
  `select pupil_id from school.step_record where school_id = app.school_id()
   union select pupil_id from school.judgement where school_id = app.school_id()`,
);
