import { maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/**
 * A guardian's children with what stands between: not confirmed yet, only informed, or nothing shared now – then the
 * card stays closed, and with it the name. A blocked guardian has no children here.
 */
export const children = member.many(
  'people.looked.children',
  `select relation.object, person.given, person.family, base_group.name,
     case when relation.authority = 'info' then 'info'
       when relation.confirmed_at is null or relation.confirmed_at > app.now() then 'unconfirmed'
       when person.id is null then 'closed'
       when relation.object = any((select app.reads_looked())::uuid[]) then 'open' else 'shared' end
   from school.relation
   left join school.person on person.school_id = relation.school_id and person.id = relation.object
   left join school.pupil on pupil.school_id = relation.school_id and pupil.id = relation.object
   left join school.base_group on base_group.school_id = pupil.school_id and base_group.id = pupil.base_group_id
   where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'guardian'
     and relation.authority <> 'blocked' and app.today() between relation.valid_from and relation.valid_until
   order by person.given nulls last`,
  {
    out: {
      pupil: uuid,
      given: maybe(text),
      family: maybe(text),
      group: maybe(text),
      access: oneOf('info', 'unconfirmed', 'closed', 'open', 'shared'),
    },
  },
);

/** The child the page is about, as far as the guardian may see who looked. */
export const childNamed = member.maybe(
  'people.looked.child',
  `select id, given from school.person where school_id = app.school_id() and id = $pupil
     and id = any((select app.reads_looked())::uuid[])`,
  { in: { pupil: maybe(uuid) }, out: { id: uuid, given: text } },
);

/** One line in the access log for each child a guardian is shown something of. */
export const lookedAtChildren = member.change(
  'people.looked.children_seen',
  `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
   select app.school_id(), relation.object, date_trunc('hour', app.now()), app.actor(), 'K3',
     case when relation.object = any((select app.reads_looked())::uuid[]) then 'guardianUnder16' else 'guardianFrom16' end
   from school.relation
   where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'guardian'
     and relation.object = any((select app.reads_card())::uuid[])
   on conflict do nothing`,
);

/** When the school took the whole record of a pupil along, and why: for who may see who looked. */
export const recordsTaken = member.many(
  'people.looked.records_taken',
  `select pupil, at, why from app.records_taken()`,
  { out: { pupil: uuid, at: moment, why: text } },
);
