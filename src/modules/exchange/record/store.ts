import { day, list, maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/**
 * Everything about a pupil that the reader may read on our pages: the same row policies decide, no other rule. What was
 * found of a step is the pupil's from the moment they opened it.
 */
export const recordOf = member.many(
  'exchange.record.rows',
  `select 'person', to_jsonb(person)::text from school.person
     where person.school_id = app.school_id() and person.id = $pupil
   union all
   select 'pupil', to_jsonb(pupil)::text from school.pupil
     where pupil.school_id = app.school_id() and pupil.id = $pupil
   union all
   select 'enrolment', to_jsonb(enrolment)::text from school.enrolment
     where enrolment.school_id = app.school_id() and enrolment.pupil_id = $pupil
   union all
   select 'goal', to_jsonb(goal)::text from school.goal
     where goal.school_id = app.school_id() and goal.pupil_id = $pupil
   union all
   select 'goal_text', to_jsonb(goal_text)::text from school.goal_text
     where goal_text.school_id = app.school_id() and goal_text.pupil_id = $pupil
   union all
   select 'deviation', to_jsonb(deviation)::text from school.deviation
     where deviation.school_id = app.school_id() and deviation.pupil_id = $pupil
   union all
   select 'week_plan', to_jsonb(week_plan)::text from school.week_plan
     where week_plan.school_id = app.school_id() and week_plan.pupil_id = $pupil
   union all
   select 'week_agreed', to_jsonb(week_agreed)::text from school.week_agreed
     where week_agreed.school_id = app.school_id() and week_agreed.pupil_id = $pupil
   union all
   select 'week_reviewed', to_jsonb(week_reviewed)::text from school.week_reviewed
     where week_reviewed.school_id = app.school_id() and week_reviewed.pupil_id = $pupil
   union all
   select 'week_item', to_jsonb(week_item)::text from school.week_item
     where week_item.school_id = app.school_id() and week_item.pupil_id = $pupil
   union all
   select 'week_note', to_jsonb(week_note)::text from school.week_note
     where week_note.school_id = app.school_id() and week_note.pupil_id = $pupil
   union all
   select 'own_strategy', to_jsonb(own_strategy)::text from school.own_strategy
     where own_strategy.school_id = app.school_id() and own_strategy.pupil_id = $pupil
   union all
   select 'strategy_choice', to_jsonb(strategy_choice)::text from school.strategy_choice
     where strategy_choice.school_id = app.school_id() and strategy_choice.pupil_id = $pupil
   union all
   select 'path', to_jsonb(path)::text from school.path
     where path.school_id = app.school_id() and path.pupil_id = $pupil
   union all
   select 'path_progress', to_jsonb(path_progress)::text from school.path_progress
     where path_progress.school_id = app.school_id() and path_progress.pupil_id = $pupil
   union all
   select 'step_record', to_jsonb(step_record)::text from school.step_record
     where step_record.school_id = app.school_id() and step_record.pupil_id = $pupil
   union all
   select 'step_due', to_jsonb(step_due)::text from school.step_due
     where step_due.school_id = app.school_id() and step_due.pupil_id = $pupil
   union all
   select 'judgement', to_jsonb(judgement)::text from school.judgement
     where judgement.school_id = app.school_id() and judgement.pupil_id = $pupil and judgement.opened_at is not null
   union all
   select 'released', to_jsonb(released)::text from school.released
     where released.school_id = app.school_id() and released.pupil_id = $pupil
   union all
   select 'talk_slot', to_jsonb(talk_slot)::text from school.talk_slot
     where talk_slot.school_id = app.school_id() and talk_slot.pupil_id = $pupil
   union all
   select 'talk', to_jsonb(talk)::text from school.talk
     where talk.school_id = app.school_id() and talk.pupil_id = $pupil
   union all
   select 'talk_card', to_jsonb(talk_card)::text from school.talk_card
     where talk_card.school_id = app.school_id() and talk_card.pupil_id = $pupil
   union all
   select 'agreement', to_jsonb(agreement)::text from school.agreement
     where agreement.school_id = app.school_id() and agreement.pupil_id = $pupil
   union all
   select 'autonomy', to_jsonb(autonomy)::text from school.autonomy
     where autonomy.school_id = app.school_id() and autonomy.pupil_id = $pupil
   union all
   select 'access_log', to_jsonb(access_log)::text from school.access_log
     where access_log.school_id = app.school_id() and access_log.pupil_id = $pupil
   union all
   select 'journal', to_jsonb(journal)::text from school.journal
     where journal.school_id = app.school_id() and journal.pupil_id = $pupil`,
  { in: { pupil: uuid }, out: { part: text, row: text } },
);

/** Names for the ids in a record, as far as the reader may know them. */
export const namesFor = member.many(
  'exchange.record.names',
  `select person.id, concat_ws(' ', person.given, nullif(person.family, '')) from school.person
     where person.school_id = app.school_id()
   union all
   select base_group.id, base_group.name from school.base_group where base_group.school_id = app.school_id()
   union all
   select enrolment.id, teaching_group.name from school.enrolment
     join school.teaching_group on teaching_group.school_id = app.school_id() and teaching_group.id = enrolment.teaching_group_id
     where enrolment.school_id = app.school_id() and enrolment.pupil_id = $pupil
   union all
   select teaching_group.id, teaching_group.name from school.teaching_group
     where teaching_group.school_id = app.school_id()
   union all
   select goal.id, goal.title from school.goal where goal.school_id = app.school_id() and goal.pupil_id = $pupil
   union all
   select course.id, course.title from school.path
     join shared.course on course.id = path.course_id
     where path.school_id = app.school_id() and path.pupil_id = $pupil
   union all
   select step.id, max(version_step.goal) from school.path
     join shared.step on step.course_id = path.course_id
     join shared.version_step on version_step.step_id = step.id
     where path.school_id = app.school_id() and path.pupil_id = $pupil group by step.id`,
  { in: { pupil: uuid }, out: { id: uuid, name: text } },
);

/** The pupil a record is about: the reader, or a child whose looks the reader may see (until 16). */
export const whoseRecord = member.maybe(
  'exchange.record.whose',
  `select id, given, family from school.person where school_id = app.school_id() and id = $pupil
     and id = any((select app.reads_looked())::uuid[])`,
  { in: { pupil: maybe(uuid) }, out: { id: uuid, given: text, family: text } },
);

/** The same for whoever leads the school, by the word of two people; nothing as long as these are not given. */
export const recordAgreed = member.many(
  'exchange.record.agreed',
  `select part, kept from app.record_of($word)`,
  { in: { word: uuid }, out: { part: text, row: text } },
);

export const namesAgreed = member.many(
  'exchange.record.names_agreed',
  `select id, name from app.record_names($word)`,
  { in: { word: uuid }, out: { id: uuid, name: text } },
);

/** Pupils by name, also who left: a record is kept for some time, and can be asked for as long. */
export const pupilsNamed = member.many(
  'exchange.record.pupils_named',
  `select id, name, base_group, left_on from app.recorded_named($patterns)`,
  {
    in: { patterns: list(text) },
    out: { id: uuid, name: text, group: maybe(text), leftOn: maybe(day) },
  },
);
