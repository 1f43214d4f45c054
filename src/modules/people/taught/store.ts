import { maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** The pupils in the groups that somebody teaches, group by group; at most four hundred, which is a full week's work. */
export const taught = member.many(
  'people.taught.pupils',
  `with mine as materialized (
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'teaches'
       and app.today() between valid_from and valid_until
   ), placed as materialized (
     select teaching_group_id, pupil_id from school.enrolment
     where school_id = app.school_id() and teaching_group_id = any(array(select object from mine))
       and app.today() between valid_from and valid_until
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select pupil_id from placed))
   ), named as materialized (
     select id, name, subject from school.teaching_group
     where school_id = app.school_id() and id = any(array(select object from mine))
   ), based as materialized (
     select pupil.id, base_group.name from school.pupil
     join school.base_group on base_group.school_id = app.school_id() and base_group.id = pupil.base_group_id
     where pupil.school_id = app.school_id() and pupil.id = any(array(select pupil_id from placed))
   )
   select named.id, named.name, named.subject, card.id, card.given, card.family, based.name
   from placed join named on named.id = placed.teaching_group_id join card on card.id = placed.pupil_id
   left join based on based.id = card.id
   order by named.subject, named.name, card.given, card.family limit 400`,
  {
    out: {
      group: uuid,
      groupName: text,
      subject: text,
      pupil: uuid,
      given: text,
      family: text,
      baseGroup: maybe(text),
    },
  },
);
