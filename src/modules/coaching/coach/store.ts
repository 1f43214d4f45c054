import { bool, day, int, list, maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const arranging = sqlFor('member', 'school');

/**
 * One after another: of two who arrange at one moment the second sees what the first did. Else a pupil came out of it with
 * two coaches for good, or with none.
 */
export const inTurn = arranging.one(
  'coaching.coach.in_turn',
  `select true from pg_advisory_xact_lock(hashtext('leerkring.coaches'), hashtext(app.school_id()::text))`,
  { out: { mine: bool } },
);

/** Whose coach the reader may arrange, with the coaches of the last weeks, of now and later. */
export const coachings = arranging.many(
  'coaching.coach.coachings',
  `select pupil, given, family, base_group, coach, coach_given, coach_family, starts, ends from app.coaching()`,
  {
    out: {
      pupil: uuid,
      given: text,
      family: text,
      group: maybe(text),
      coach: maybe(uuid),
      coachGiven: maybe(text),
      coachFamily: maybe(text),
      from: maybe(day),
      until: maybe(day),
    },
  },
);

/** Who could coach, and how many pupils each has now. */
export const possibleCoaches = arranging.many(
  'coaching.coach.possible',
  `select person, given, family, pupils from app.possible_coaches()`,
  { out: { person: uuid, given: text, family: text, pupils: int } },
);

/** Hands pupils over from a day on, or lets somebody stand in between two days. */
export const giveCoach = arranging.one(
  'coaching.coach.give',
  `select app.give_coach($ids, $pupils, $coach, $from, $until, $takesOver)`,
  {
    in: { ids: list(uuid), pupils: list(uuid), coach: uuid, from: day, until: maybe(day), takesOver: bool },
    out: { given: int },
  },
);

/** Ends a substitution before its day. */
export const endCoach = arranging.one('coaching.coach.end', `select app.end_coach($pupil, $coach)`, {
  in: { pupil: uuid, coach: uuid },
  out: { ended: int },
});
