import { bool, int, list, maybe, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** How many guardians wait for the school leader, per base group of their child; nobody else is told. */
export const waiting = member.many(
  'people.confirming.waiting',
  `select waiting.base_group_id, base_group.name, count(*)::integer
   from app.guardians_waiting() waiting
   left join school.base_group on base_group.school_id = app.school_id() and base_group.id = waiting.base_group_id
   group by waiting.base_group_id, base_group.name order by base_group.name nulls last`,
  { out: { group: maybe(uuid), name: maybe(text), guardians: int } },
);

/** Those of one group, child by child: what is new about them, and where to look twice (0033_guardians.sql). */
export const waitingOf = member.many(
  'people.confirming.waiting_of',
  `select id, pupil_id, pupil, guardian, change, careful from app.guardians_waiting()
   where base_group_id is not distinct from $group order by pupil, pupil_id, guardian limit 200`,
  {
    in: { group: maybe(uuid) },
    out: {
      id: uuid,
      child: uuid,
      pupil: text,
      guardian: text,
      change: oneOf('new', 'back', 'hand'),
      careful: bool,
    },
  },
);

/** Confirms those who still wait for this leader, and says how many that were; others are passed over. */
export const confirmGuardians = member.one(
  'people.confirming.confirm',
  `select app.confirm_guardians($relations)`,
  { in: { relations: list(uuid) }, out: { confirmed: int } },
);

/** Takes back what this reader confirmed a moment ago, by its line in the journal. */
export const unconfirmGuardians = member.one(
  'people.confirming.unconfirm',
  `select app.unconfirm_guardians($line)`,
  { in: { line: uuid }, out: { undone: int } },
);
