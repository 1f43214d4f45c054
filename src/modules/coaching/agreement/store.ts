import { lookedAtByColleague, ofPupil, whose } from '#modules/people';
import { day, int, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { sides } from './model.ts';

const member = sqlFor('member');

const columns = `agreement.id, agreement.pupil_id, agreement.side, agreement.owner, agreement.text, agreement.due,
  agreement.done_at, agreement.dropped_at, agreement.made_at, agreement.version`;
const asAgreement = {
  id: uuid,
  pupil: uuid,
  side: oneOf(...sides),
  owner: uuid,
  text,
  due: maybe(day),
  doneAt: maybe(moment),
  droppedAt: maybe(moment),
  madeAt: moment,
  version: int,
} as const;

/** What was agreed about a pupil and is still to be done, or was settled in the last three weeks. */
export const agreementsOf = member.many(
  'coaching.agreement.of',
  `select ${columns} from school.agreement
   where school_id = app.school_id() and pupil_id = ${whose}
     and ((done_at is null and dropped_at is null) or made_at > app.now() - interval '21 days'
       or done_at > app.now() - interval '14 days')
   order by due, made_at limit 60`,
  { in: ofPupil, out: asAgreement },
);

const ownOnes = `school_id = app.school_id() and owner = app.actor()
       and ((done_at is null and dropped_at is null) or done_at > app.now() - interval '14 days')`;

/** What the reader promised themselves, about whom: open, or done in the last two weeks. */
export const ownAgreements = member.many(
  'coaching.agreement.own',
  `with mine as materialized (
     select ${columns} from school.agreement
     where ${ownOnes}
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select pupil_id from mine))
   )
   select mine.*, card.given, card.family from mine left join card on card.id = mine.pupil_id
   order by mine.due, mine.made_at limit 100`,
  { out: { ...asAgreement, given: maybe(text), family: maybe(text) } },
);

/** Whoever reads what they promised, reads about whom it is. */
export const lookedAtOwn = lookedAtByColleague(
  'coaching.agreement.looked_at_own',
  `select pupil_id from school.agreement where ${ownOnes}`,
);

/** The first screen of staff: about whom they promised something, and everybody they coach. */
export const lookedAtToday = lookedAtByColleague(
  'coaching.agreement.looked_at_today',
  `select pupil_id from school.agreement where ${ownOnes}
   union select relation.object from school.relation
   where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'coach'
     and app.today() between relation.valid_from and relation.valid_until`,
);

/** What was agreed about somebody's children, as far as it is theirs to read. */
export const familyAgreements = member.many(
  'coaching.agreement.family',
  `with child as materialized (
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'guardian'
   ), told as materialized (
     select ${columns} from school.agreement
     where school_id = app.school_id() and pupil_id = any(array(select object from child))
       and ((done_at is null and dropped_at is null) or done_at > app.now() - interval '14 days')
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select pupil_id from told))
   )
   select told.*, card.given, card.family from told left join card on card.id = told.pupil_id
   order by told.due, told.made_at limit 100`,
  { out: { ...asAgreement, given: maybe(text), family: maybe(text) } },
);

/** One to be settled: under lock only for whoever may, for all others it is not there. */
export const agreementForChange = member.one(
  'coaching.agreement.for_change',
  `select ${columns} from school.agreement where school_id = app.school_id() and id = $agreement for update`,
  { in: { agreement: uuid }, out: asAgreement },
);

/** The agreement that a line of the journal tells of. */
export const agreementOfLine = member.maybe(
  'coaching.agreement.of_line',
  `select ${columns} from school.agreement where school_id = app.school_id() and id = (
     select object from app.own_line($line))
   for update`,
  { in: { line: uuid }, out: asAgreement },
);

/** An agreement, in the name of whoever types it, whoever has to keep it. */
export const makeAgreement = member.change(
  'coaching.agreement.make',
  `insert into school.agreement (school_id, pupil_id, id, talk_id, side, owner, text, due, made_by, made_at)
   values (app.school_id(), ${whose}, $id, (select talk.id from school.talk where talk.school_id = app.school_id()
     and talk.pupil_id = ${whose} and talk.monday = $week), $side, $owner, $text, $due, app.actor(), app.now())`,
  {
    in: { ...ofPupil, id: uuid, week: maybe(day), side: text, owner: uuid, text, due: maybe(day) },
  },
);

/** Done, open again, or let go; each makes the next version, by which taking back knows its line. */
export const turnAgreement = member.change(
  'coaching.agreement.turn',
  `update school.agreement set done_at = $doneAt, dropped_at = $droppedAt, version = version + 1
   where school_id = app.school_id() and id = $agreement`,
  { in: { agreement: uuid, doneAt: maybe(moment), droppedAt: maybe(moment) } },
);
