import { bool, int, list, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { authorities } from './model.ts';

/*
 * Everything here goes through the doors of 0033_guardians.sql: who leads the school and the administrator read and
 * change it, never for a child of their own family.
 */
const anybody = sqlFor('member', 'school');

/** The pupil whose guardians it is about. */
export const guarded = anybody.one(
  'people.authority.guarded',
  `select id, name, base_group from app.guarded($pupil)`,
  { in: { pupil: uuid }, out: { id: uuid, name: text, group: maybe(text) } },
);

/** Pupils by name with their guardians; without a name those with a restriction. */
export const guardedNamed = anybody.many(
  'people.authority.guarded_named',
  `select id, name, base_group, guardians, restricted from app.guarded_named($patterns)`,
  {
    in: { patterns: list(text) },
    out: { id: uuid, name: text, group: maybe(text), guardians: maybe(text), restricted: int },
  },
);

export const guardianships = anybody.many(
  'people.authority.guardianships',
  `select id, guardian, authority, confirmed, came_back, here from app.guardianships($pupil)`,
  {
    in: { pupil: uuid },
    out: {
      id: uuid,
      guardian: text,
      authority: oneOf(...authorities),
      confirmed: bool,
      cameBack: bool,
      here: bool,
    },
  },
);

/** What was decided about the guardians of one child, or in the whole school of late, newest first. */
export const authorityChanges = anybody.many(
  'people.authority.changes',
  `select id, relation, pupil, child_name, guardian, at, before, after, why, asker, nullif(agreer, '')
   from app.authority_changes($pupil)`,
  {
    in: { pupil: maybe(uuid) },
    out: {
      id: uuid,
      relation: uuid,
      pupil: uuid,
      child: text,
      guardian: text,
      at: moment,
      before: oneOf(...authorities),
      after: oneOf(...authorities),
      why: text,
      asker: text,
      agreer: maybe(text),
    },
  },
);

/** Stricter, at once; refused when it was changed meanwhile. */
export const restrictGuardian = anybody.one(
  'people.authority.restrict',
  `select app.restrict_guardian($id, $relation, $authority, $why)`,
  {
    in: { id: uuid, relation: uuid, authority: oneOf(...authorities), why: text },
    out: { restricted: bool },
  },
);

/** Wider, as the two agreed in this moment; what exactly stands in the word itself. */
export const widenGuardian = anybody.one('people.authority.widen', `select app.widen_guardian($word)`, {
  in: { word: uuid },
  out: { widened: bool },
});
