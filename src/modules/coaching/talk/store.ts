import { day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { cards, talkStates } from './model.ts';

const member = sqlFor('member');

/** The week asked for, else this one, in the weekend the one that comes; `talkWeekOf` says the same. */
export const theWeek = `case when $week is null then date_trunc('week', app.today() + 2)::date else $week end`;
export const inWeek = { ...ofPupil, week: maybe(day) } as const;

const columns = `talk.id, talk.pupil_id, talk.monday, talk.coach, talk.planned_at, talk.state, talk.opened_at,
  talk.held_at, talk.minutes, talk.version`;
const asTalk = {
  id: uuid,
  pupil: uuid,
  monday: day,
  coach: uuid,
  plannedAt: maybe(moment),
  state: oneOf(...talkStates),
  openedAt: maybe(moment),
  heldAt: maybe(moment),
  minutes: maybe(small),
  version: int,
} as const;

/* ── One pupil ──────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * Who it is about, and this week's talk with them: name and group, the standing moment, the coach's first day, how much the
 * pupil decides alone and what is proposed about that, the talk as it stands with what both wrote, and when there was one last.
 */
export const talkAbout = member.one(
  'coaching.talk.about',
  `with card as materialized (
     select id, given, family from school.person where school_id = app.school_id() and id = ${whose}
   ), placed as materialized (
     select base_group_id, autonomy from school.pupil where school_id = app.school_id() and id = ${whose}
   ), slot as materialized (
     select weekday, at, minutes from school.talk_slot where school_id = app.school_id() and pupil_id = ${whose}
   ), change as materialized (
     select id, level, reason, set_at, agreed_at from school.autonomy
     where school_id = app.school_id() and pupil_id = ${whose}
   ), wish as (
     select id, level, reason from change
     where agreed_at is null and set_at = (select max(set_at) from change)
   ), named as materialized (
     select id, name from school.base_group where school_id = app.school_id()
   ), talk as materialized (
     select id, monday, planned_at, state, held_at, minutes from school.talk
     where school_id = app.school_id() and pupil_id = ${whose} and monday between ${theWeek} - 77 and ${theWeek} + 14
   ), this as (
     select id, planned_at, state, held_at, minutes from talk where monday = ${theWeek}
   ), written as materialized (
     select card, text, version from school.talk_card
     where school_id = app.school_id() and pupil_id = ${whose} and talk_id = (select id from this)
   ), coached as materialized (
     select min(valid_from) as since from school.relation
     where school_id = app.school_id() and subject = app.actor() and object = ${whose} and kind = 'coach'
       and app.today() between valid_from and valid_until
   )
   select card.id, card.given, card.family, named.name,
     coalesce((select level from change where agreed_at is not null order by agreed_at desc limit 1), placed.autonomy),
     wish.id, wish.level, wish.reason, slot.weekday, to_char(slot.at, 'HH24:MI'), slot.minutes,
     this.state, this.planned_at, this.held_at, this.minutes,
     (select max(monday) from talk where state in ('held', 'replaced')), (select since from coached),
     array(select card from written order by card), array(select text from written order by card),
     array(select version from written order by card)
   from card cross join placed left join named on named.id = placed.base_group_id
   left join wish on true left join slot on true left join this on true`,
  {
    in: inWeek,
    out: {
      pupil: uuid,
      given: text,
      family: text,
      group: maybe(text),
      autonomy: small,
      wish: maybe(uuid),
      wishLevel: maybe(small),
      wishReason: maybe(text),
      weekday: maybe(small),
      at: maybe(text),
      slotMinutes: maybe(small),
      /** None: nobody touched this week's talk yet. */
      state: maybe(oneOf(...talkStates)),
      plannedAt: maybe(moment),
      heldAt: maybe(moment),
      minutes: maybe(small),
      lastHeld: maybe(day),
      coachSince: maybe(day),
      /** What is written on it: the cards in one order, with their texts and versions. */
      cards: list(oneOf(...cards)),
      texts: list(text),
      versions: list(int),
    },
  },
);

/* ── Deciding ───────────────────────────────────────────────────────────────────────────────────────────────── */

/** The pupil, for whoever knows them; for a stranger there is no such talk. */
export const pupilKnown = member.one(
  'coaching.talk.pupil',
  `select id from school.pupil where school_id = app.school_id() and id = ${whose}`,
  { in: ofPupil, out: { pupil: uuid } },
);

/** The talk of a week, under lock for whoever may change it; nothing when nobody touched it yet. */
export const talkForChange = member.maybe(
  'coaching.talk.for_change',
  `select ${columns} from school.talk
   where school_id = app.school_id() and pupil_id = $pupil and monday = $week for update`,
  { in: { pupil: uuid, week: day }, out: asTalk },
);

/** One card of a week's talk, under lock, so that of two who write at once the second one sees the first. */
export const cardForChange = member.maybe(
  'coaching.talk.card_for_change',
  `select text, version from school.talk_card
   where school_id = app.school_id() and pupil_id = ${whose} and card = $card and talk_id = (
     select id from school.talk where school_id = app.school_id() and pupil_id = ${whose} and monday = $week)
   for update`,
  { in: { ...ofPupil, week: day, card: text }, out: { text, version: int } },
);

/** The own line of the journal that somebody wants to take back. */
export const lineToTakeBack = member.one(
  'coaching.talk.line',
  `select verb, at, sign_in, object, pupil, from_state, to_state, version from app.own_line($line)`,
  {
    in: { line: uuid },
    out: {
      verb: text,
      at: moment,
      signIn: maybe(uuid),
      object: uuid,
      pupil: maybe(uuid),
      from: maybe(text),
      to: maybe(text),
      version: maybe(int),
    },
  },
);
const objectOfLine = '(select object from app.own_line($line))';

/** The talk that a line tells of; not there for who may not change it. */
export const talkOfLine = member.maybe(
  'coaching.talk.of_line',
  `select ${columns} from school.talk where school_id = app.school_id() and id = ${objectOfLine} for update`,
  { in: { line: uuid }, out: asTalk },
);

/* ── Changing ───────────────────────────────────────────────────────────────────────────────────────────────── */

/** The talk of a week comes into being with its first word or fact; what is there already stays as it is. */
export const beginTalk = member.many('coaching.talk.begin', `select app.begin_talk($id, ${whose}, $week)`, {
  in: { id: uuid, ...ofPupil, week: day },
  out: { begun: int },
});

/** That the coach is there now; a reading of the page leaves no such line, the first thing the coach does does. */
export const openTalk = member.change(
  'coaching.talk.open',
  `update school.talk set opened_at = app.now(), coach = app.actor()
   where school_id = app.school_id() and pupil_id = $pupil and monday = $week and opened_at is null`,
  { in: { pupil: uuid, week: day } },
);

/** The first words on a card; who was a moment faster wins, and this one is asked to look (unique violation). */
export const layCard = member.change(
  'coaching.talk.lay_card',
  `insert into school.talk_card (school_id, pupil_id, talk_id, card, text, by, at)
   select app.school_id(), talk.pupil_id, talk.id, $card, $text, app.actor(), app.now() from school.talk
   where talk.school_id = app.school_id() and talk.pupil_id = ${whose} and talk.monday = $week`,
  { in: { ...ofPupil, week: day, card: text, text } },
);

export const writeCard = member.change(
  'coaching.talk.write_card',
  `update school.talk_card set text = $text, by = app.actor(), at = app.now(), version = version + 1
   where school_id = app.school_id() and pupil_id = ${whose} and card = $card and talk_id = (
     select id from school.talk where school_id = app.school_id() and pupil_id = ${whose} and monday = $week)`,
  { in: { ...ofPupil, week: day, card: text, text } },
);

/** Brings a talk to another state, in the name of whoever holds it now; the table in the model has said that it may. */
export const settleTalk = member.change(
  'coaching.talk.settle',
  `update school.talk set state = $state, coach = app.actor(), held_at = $heldAt, minutes = $minutes,
     planned_at = case when $day is null then planned_at
       else ($day + $at::time) at time zone $zone end, version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and monday = $week`,
  {
    in: {
      pupil: uuid,
      week: day,
      state: text,
      heldAt: maybe(moment),
      minutes: maybe(small),
      day: maybe(day),
      at: maybe(text),
      zone: text,
    },
  },
);

/** Who can keep an agreement about this pupil, by name. */
export const circleOf = member.many(
  'coaching.talk.circle',
  `select person, side, given, family from app.talk_circle($pupil)`,
  {
    in: ofPupil,
    out: {
      person: uuid,
      side: oneOf('pupil', 'coach', 'guardian', 'teacher'),
      given: text,
      family: text,
    },
  },
);
