import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { type Query, sqlFor } from '#platform/statement';
import { outcomes, results } from '#modules/logbook';
import { ofPupil, whose } from '#modules/people';
import { cards, talkStates } from './model.ts';

const member = sqlFor('member');

/** The week asked for, else this one, in the weekend the one that comes; `talkWeekOf` says the same. */
const theWeek = `case when $week is null then date_trunc('week', app.today() + 2)::date else $week end`;
const inWeek = { ...ofPupil, week: maybe(day) } as const;

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

/**
 * The weeks around a talk: where each stands and what the pupil wrote about it, with the goals that stand in it and the
 * strategies chosen for them. A week without a goal is one line, and so is a goal in a week that nobody proposed.
 */
const linesNear = member.many(
  'coaching.talk.weeks',
  `with item as materialized (
     select id, monday, goal_id, carried, outcome, reason from school.week_item
     where school_id = app.school_id() and pupil_id = ${whose}
       and monday between ${theWeek} - 35 and ${theWeek} + 28
   ), aim as materialized (
     select id, kind, title, minutes, state = 'active' as active from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and id = any(array(select goal_id from item))
   ), task as materialized (
     select serves, sum(minutes)::int as minutes from school.goal
     where school_id = app.school_id() and pupil_id = ${whose} and kind = 'work' and state <> 'dropped'
       and serves = any(array(select goal_id from item)) group by serves
   ), choice as materialized (
     select goal_id, slot, strategy, own_id, result from school.strategy_choice
     where school_id = app.school_id() and pupil_id = ${whose} and goal_id = any(array(select goal_id from item))
   ), own as materialized (
     select id, title from school.own_strategy where school_id = app.school_id() and pupil_id = ${whose}
   ), put as (
     select item.id, item.monday, aim.id as goal, aim.kind, aim.title, aim.active, item.carried, item.outcome, item.reason,
       coalesce(task.minutes, aim.minutes::int, 0) as minutes,
       one.strategy as one, one_own.title as own_one, one.result as result_one,
       two.strategy as two, two_own.title as own_two, two.result as result_two
     from item join aim on aim.id = item.goal_id left join task on task.serves = aim.id
     left join choice one on one.goal_id = aim.id and one.slot = 1 left join own one_own on one_own.id = one.own_id
     left join choice two on two.goal_id = aim.id and two.slot = 2 left join own two_own on two_own.id = two.own_id
   ), plan as materialized (
     select monday, proposed_at from school.week_plan
     where school_id = app.school_id() and pupil_id = ${whose}
       and monday between ${theWeek} - 35 and ${theWeek} + 28
   ), agreed as materialized (
     select monday, at from school.week_agreed where school_id = app.school_id() and pupil_id = ${whose}
   ), reviewed as materialized (
     select monday, at from school.week_reviewed where school_id = app.school_id() and pupil_id = ${whose}
   ), note as materialized (
     select monday, to_coach, look_back from school.week_note where school_id = app.school_id() and pupil_id = ${whose}
   )
   select coalesce(put.monday, plan.monday), plan.monday is not null, plan.proposed_at, agreed.at, reviewed.at,
     note.to_coach, note.look_back, put.id, put.goal, put.kind, put.title, put.active, put.carried, put.outcome, put.reason,
     put.minutes, put.one, put.own_one, put.result_one, put.two, put.own_two, put.result_two
   from put full join plan on plan.monday = put.monday
   left join agreed on agreed.monday = plan.monday left join reviewed on reviewed.monday = plan.monday
   left join note on note.monday = plan.monday
   order by 1, put.kind, put.id`,
  {
    in: inWeek,
    out: {
      monday: day,
      planned: bool,
      proposedAt: maybe(moment),
      agreedAt: maybe(moment),
      reviewedAt: maybe(moment),
      toCoach: maybe(text),
      lookBack: maybe(text),
      item: maybe(uuid),
      goal: maybe(uuid),
      kind: maybe(text),
      title: maybe(text),
      /** Somebody still works on it; a goal that is over goes nowhere. */
      active: maybe(bool),
      carried: maybe(small),
      outcome: maybe(oneOf(...outcomes)),
      reason: maybe(text),
      minutes: maybe(int),
      strategyOne: maybe(text),
      ownOne: maybe(text),
      resultOne: maybe(oneOf(...results)),
      strategyTwo: maybe(text),
      ownTwo: maybe(text),
      resultTwo: maybe(oneOf(...results)),
    },
  },
);

type Line = ReturnType<ReturnType<typeof linesNear>['read']>[number];
export type Item = {
  readonly [K in keyof Line]: K extends 'item' | 'goal' | 'kind' | 'title' | 'active' | 'carried' | 'minutes'
    ? NonNullable<Line[K]>
    : Line[K];
};
export type Weeks = {
  /** The weeks that have a plan. */
  readonly plans: readonly Line[];
  /** The goals as they appear in each week. */
  readonly items: readonly Item[];
};

/** The weeks around a talk in one question: their plans, and the goals that stand in them. */
export function weeksNear(input: Parameters<typeof linesNear>[0]): Query<Weeks, 'member'> {
  const query = linesNear(input);
  return {
    ...query,
    read: (rows, changed) => {
      const lines = query.read(rows, changed);
      const plans = new Map(lines.filter(({ planned }) => planned).map((line) => [line.monday, line]));
      return { plans: [...plans.values()], items: lines.filter((line): line is Item => line.item !== null) };
    },
  };
}

/**
 * Every course of the pupil: whether something in it is in hand and when it last moved, with what the subject teacher
 * found in the last three weeks, the newest first – a line for each, and one for a course in which nothing was found.
 * What the pupil has not opened yet is not on the pupil's own page.
 */
export const coursesNear = member.many(
  'coaching.talk.courses',
  `with record as materialized (
     select enrolment_id, step_id, state, started_on, ready_at from school.step_record
     where school_id = app.school_id() and pupil_id = ${whose}
   ), judged as materialized (
     select enrolment_id, step_id, outcome, feedback, judged_at, opened_at from school.judgement
     where school_id = app.school_id() and pupil_id = ${whose}
   ), hand as materialized (
     select enrolment_id, bool_or(state = 'working') as working, bool_or(state = 'ready') as waiting,
       max(started_on) as started_on, max(ready_at) as ready_at
     from record where not exists (select from judged where judged.enrolment_id = record.enrolment_id
       and judged.step_id = record.step_id and judged.outcome = 'passed')
     group by enrolment_id
   ), looked as materialized (
     select enrolment_id, max(judged_at) as judged_at from judged group by enrolment_id
   ), found as materialized (
     select enrolment_id, step_id, outcome, feedback, judged_at from judged
     where judged_at > app.now() - interval '21 days' and ($pupil is not null or opened_at is not null)
     order by judged_at desc limit 4
   ), placed as materialized (
     select id, teaching_group_id, app.today() between valid_from and valid_until as runs from school.enrolment
     where school_id = app.school_id() and pupil_id = ${whose}
   ), taught as materialized (
     select id, subject from school.teaching_group
     where school_id = app.school_id() and id = any(array(select teaching_group_id from placed))
   ), way as materialized (
     select enrolment_id, course_id from school.path where school_id = app.school_id() and pupil_id = ${whose}
   ), used as materialized (
     select version_id from school.course_use where school_id = app.school_id()
   ), told as materialized (
     select step_id, goal from shared.version_step
     where step_id = any(array(select step_id from found)) and version_id = any(array(select version_id from used))
   )
   select ${whose}, placed.id, taught.subject, coalesce(course.title, taught.subject),
     coalesce(placed.runs and course.id is not null and hand.working, false), coalesce(hand.waiting, false),
     hand.started_on, hand.ready_at, looked.judged_at, told.goal, found.outcome, found.feedback, found.judged_at
   from placed join taught on taught.id = placed.teaching_group_id
   left join way on way.enrolment_id = placed.id left join shared.course on course.id = way.course_id
   left join hand on hand.enrolment_id = placed.id left join looked on looked.enrolment_id = placed.id
   left join found on found.enrolment_id = placed.id left join told on told.step_id = found.step_id
   where placed.runs or found.outcome is not null
   order by found.judged_at desc nulls last, 4`,
  {
    in: ofPupil,
    out: {
      pupil: uuid,
      enrolment: uuid,
      subject: text,
      title: text,
      working: bool,
      waiting: bool,
      startedOn: maybe(day),
      readyAt: maybe(moment),
      judgedAt: maybe(moment),
      step: maybe(text),
      outcome: maybe(oneOf('passed', 'again', 'talk')),
      feedback: maybe(text),
      foundAt: maybe(moment),
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

/* ── Autonomy ───────────────────────────────────────────────────────────────────────────────────────────────── */

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
