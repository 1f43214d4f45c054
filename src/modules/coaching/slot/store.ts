import { list, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const member = sqlFor('member');

/** The standing moments of all the pupils somebody coaches. */
export const ownSlots = member.many(
  'coaching.slot.own',
  `select pupil_id, weekday, to_char(at, 'HH24:MI'), minutes from school.talk_slot
   where school_id = app.school_id() and pupil_id = any(array(select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'coach'
       and app.today() between valid_from and valid_until))
   order by weekday, at`,
  { out: { pupil: uuid, weekday: small, at: text, minutes: small } },
);

/** Gives pupils their moment, all at once; whose pupil it is not, the database refuses. */
export const setSlots = member.change(
  'coaching.slot.set',
  `insert into school.talk_slot (school_id, pupil_id, coach, weekday, at, minutes)
   select app.school_id(), wish.pupil, app.actor(), wish.weekday, wish.at::time, wish.minutes
   from unnest($pupils, $weekdays, $ats, $minutes) as wish (pupil, weekday, at, minutes)
   on conflict (school_id, pupil_id) do update set coach = excluded.coach, weekday = excluded.weekday,
     at = excluded.at, minutes = excluded.minutes, version = talk_slot.version + 1`,
  { in: { pupils: list(uuid), weekdays: list(small), ats: list(text), minutes: list(small) } },
);

export const clearSlots = member.change(
  'coaching.slot.clear',
  `delete from school.talk_slot where school_id = app.school_id() and pupil_id = any($pupils)`,
  { in: { pupils: list(uuid) } },
);
