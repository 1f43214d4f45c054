import { bool, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** The coach proposes another level, with a reason that the pupil reads. */
export const proposeAutonomy = member.change(
  'coaching.talk.propose_autonomy',
  `insert into school.autonomy (school_id, pupil_id, id, level, reason, set_by, set_at)
   values (app.school_id(), $pupil, $id, $level, $reason, app.actor(), app.now())`,
  { in: { pupil: uuid, id: uuid, level: small, reason: text } },
);

/** A proposal to the pupil who is signed in, under lock: whether they said yes to it, and whether it is the newest. */
export const openAutonomy = member.one(
  'coaching.talk.open_autonomy',
  `select id, level, agreed_at is not null, set_at = (select max(later.set_at) from school.autonomy later
     where later.school_id = app.school_id() and later.pupil_id = app.actor())
   from school.autonomy
   where school_id = app.school_id() and pupil_id = app.actor() and id = $id for update`,
  { in: { id: uuid }, out: { id: uuid, level: small, isAgreed: bool, isNewest: bool } },
);

export const agreeAutonomy = member.change(
  'coaching.talk.agree_autonomy',
  `update school.autonomy set agreed_at = app.now()
   where school_id = app.school_id() and pupil_id = app.actor() and id = $id and agreed_at is null`,
  { in: { id: uuid } },
);
