import { day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { whose } from '#modules/people';

const member = sqlFor('member');

/** Which week: the one in the address, else this one at the school, or so many days further. */
export const week = `case when $monday is null then date_trunc('week', app.today()::timestamp)::date + $ahead::integer else $monday end`;
export const inWeek = { pupil: maybe(uuid), monday: maybe(day), ahead: small } as const;

/* ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────── */

/** What was done about a week, with the words that go with it, and whether a later one is proposed already. */
export const factsOf = member.one(
  'logbook.facts',
  `with this as materialized (select ${whose} as pupil_id, ${week} as monday)
   select this.pupil_id, this.monday, plan.proposed_at, agreed.at, plan.looked_back_at, reviewed.at, plan.version,
     note.to_coach, note.look_back, later.monday, later.proposed_at
   from this
   left join school.week_plan plan
     on plan.school_id = app.school_id() and plan.pupil_id = this.pupil_id and plan.monday = this.monday
   left join school.week_agreed agreed
     on agreed.school_id = app.school_id() and agreed.pupil_id = this.pupil_id and agreed.monday = this.monday
   left join school.week_reviewed reviewed
     on reviewed.school_id = app.school_id() and reviewed.pupil_id = this.pupil_id and reviewed.monday = this.monday
   left join school.week_note note
     on note.school_id = app.school_id() and note.pupil_id = this.pupil_id and note.monday = this.monday
   left join lateral (
     select later.monday, later.proposed_at from school.week_plan later
     where later.school_id = app.school_id() and later.pupil_id = this.pupil_id and later.monday > this.monday
     order by later.monday limit 1) later on true`,
  {
    in: inWeek,
    out: {
      pupil: uuid,
      monday: day,
      proposedAt: maybe(moment),
      agreedAt: maybe(moment),
      lookedBackAt: maybe(moment),
      reviewedAt: maybe(moment),
      version: maybe(int),
      toCoach: maybe(text),
      lookBack: maybe(text),
      laterMonday: maybe(day),
      laterProposedAt: maybe(moment),
    },
  },
);

/** The strategies chosen for the goals of a week; the bank tells what a key means. */
export const weekChoices = member.many(
  'logbook.choices',
  `select choice.goal_id, choice.slot, choice.strategy, choice.own_id, own.title, choice.result
   from school.strategy_choice choice
   left join school.own_strategy own
     on own.school_id = app.school_id() and own.pupil_id = choice.pupil_id and own.id = choice.own_id
   where choice.school_id = app.school_id() and choice.pupil_id = ${whose} and choice.goal_id = any(array(
     select goal_id from school.week_item
     where school_id = app.school_id() and pupil_id = ${whose} and monday = ${week}))
   order by choice.goal_id, choice.slot`,
  {
    in: inWeek,
    out: {
      goal: uuid,
      slot: small,
      strategy: maybe(text),
      own: maybe(uuid),
      ownTitle: maybe(text),
      result: maybe(oneOf('helped', 'not', 'unused')),
    },
  },
);

/* ── Deciding ───────────────────────────────────────────────────────────────────────────────────────────────── */

/** The plans from the week of a place on, under lock: the version of the one that changes with it. */
export const planAfter = member.many(
  'logbook.plan_after',
  `select plan.monday, plan.version, reviewed.at from school.week_plan plan
   join school.week_item item on item.school_id = app.school_id() and item.id = $item
     and item.pupil_id = plan.pupil_id and plan.monday >= item.monday
   left join school.week_reviewed reviewed on reviewed.school_id = app.school_id()
     and reviewed.pupil_id = plan.pupil_id and reviewed.monday = plan.monday
   where plan.school_id = app.school_id()
   order by plan.monday for update of plan`,
  { in: { item: uuid }, out: { monday: day, version: int, reviewedAt: maybe(moment) } },
);

/** The plan of a week under lock; nothing when there is none yet. */
export const planForChange = member.maybe(
  'logbook.plan_for_change',
  `select proposed_at, looked_back_at, version from school.week_plan
   where school_id = app.school_id() and pupil_id = ${whose} and monday = $monday for update`,
  {
    in: { pupil: maybe(uuid), monday: day },
    out: { proposedAt: maybe(moment), lookedBackAt: maybe(moment), version: int },
  },
);

/** A line of the journal about a week, with what it takes to undo it. */
export const lineToTakeBack = member.one(
  'logbook.line',
  `select journal.verb, journal.at, journal.sign_in, journal.pupil_id, journal.reach, journal.version, journal_text.before
   from school.journal
   join school.journal_text
     on journal_text.school_id = journal.school_id and journal_text.journal_id = journal.id
   where journal.school_id = app.school_id() and journal.id = $line and journal.actor = app.actor()
     and journal.verb like 'logbook.%'`,
  {
    in: { line: uuid },
    out: {
      verb: text,
      at: moment,
      signIn: maybe(uuid),
      pupil: uuid,
      reach: uuid,
      version: int,
      before: text,
    },
  },
);
/** The version of the plan that a line tells of, under lock: changed since, it cannot be taken back. */
export const planOfLine = member.maybe(
  'logbook.plan_of_line',
  `select plan.version from school.week_plan plan
   join school.journal on journal.school_id = app.school_id() and journal.id = $line
     and journal.pupil_id = plan.pupil_id
   join school.journal_text on journal_text.school_id = app.school_id() and journal_text.journal_id = journal.id
   where plan.school_id = app.school_id() and plan.monday =
     (case when journal.verb like 'logbook.%' then journal_text.before::jsonb ->> 'monday' end)::date
   for update of plan`,
  { in: { line: uuid }, out: { version: int } },
);

/* ── Changing ───────────────────────────────────────────────────────────────────────────────────────────────── */

/** The first word on a plan; two at once, and the second finds it changed. */
export const beginPlan = member.change(
  'logbook.begin_plan',
  `insert into school.week_plan (school_id, pupil_id, monday, reach, proposed_at)
   values (app.school_id(), $pupil, $monday, $reach, $proposedAt)`,
  { in: { pupil: uuid, monday: day, reach: uuid, proposedAt: maybe(moment) } },
);
export const rewritePlan = member.change(
  'logbook.rewrite_plan',
  `update school.week_plan set proposed_at = $proposedAt, version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and monday = $monday`,
  { in: { pupil: uuid, monday: day, proposedAt: maybe(moment) } },
);
/** What stands in a week changed: whoever still has its plan open elsewhere will find it changed. */
export const touchPlan = member.change(
  'logbook.touch_plan',
  `insert into school.week_plan (school_id, pupil_id, monday, reach)
   values (app.school_id(), $pupil, $monday, $reach)
   on conflict (school_id, pupil_id, monday) do update set version = week_plan.version + 1`,
  { in: { pupil: uuid, monday: day, reach: uuid } },
);

/** The pupil's words about a week; what is null stays as it was written. */
export const writeNote = member.change(
  'logbook.write_note',
  `insert into school.week_note (school_id, pupil_id, monday, to_coach, look_back)
   values (app.school_id(), $pupil, $monday, coalesce($toCoach, ''), coalesce($lookBack, ''))
   on conflict (school_id, pupil_id, monday) do update
     set to_coach = coalesce($toCoach, week_note.to_coach), look_back = coalesce($lookBack, week_note.look_back)`,
  { in: { pupil: uuid, monday: day, toCoach: maybe(text), lookBack: maybe(text) } },
);

/** Whether each strategy helped; only the pupil says so. */
export const setResults = member.change(
  'logbook.set_results',
  `update school.strategy_choice set result = said.result
   from unnest($goals, $slots, $results) as said (goal, slot, result)
   where strategy_choice.school_id = app.school_id() and strategy_choice.pupil_id = $pupil
     and strategy_choice.goal_id = said.goal and strategy_choice.slot = said.slot`,
  { in: { pupil: uuid, goals: list(uuid), slots: list(small), results: list(text) } },
);

/** The pupil looked back on this week. */
export const markLookedBack = member.change(
  'logbook.mark_looked_back',
  `insert into school.week_plan (school_id, pupil_id, monday, reach, looked_back_at)
   values (app.school_id(), $pupil, $monday, $reach, app.now())
   on conflict (school_id, pupil_id, monday) do update
     set looked_back_at = app.now(), version = week_plan.version + 1`,
  { in: { pupil: uuid, monday: day, reach: uuid } },
);
