import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { type Query, sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { type Begun, type Goal, type Judgement, type Way, outcomes } from '../model.ts';
import { oneOwn } from '../step/store.ts';

const member = sqlFor('member');

/* ── A pupil's ways ──────────────────────────────────────────────────────────────────────────────────────────────── */

/** The courses a pupil follows now, with the level and the step of entry. */
export const waysOf = member.many(
  'progress.ways',
  `with mine as materialized (
     select enrolment_id, reach, course_id, level, entry_step, version from school.path
     where school_id = app.school_id() and pupil_id = ${whose}
   ), placed as materialized (
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = ${whose} and app.today() between valid_from and valid_until
   ), known as materialized (
     select id, title, levels from shared.course where id = any(array(select course_id from mine)) and kind = 'steps'
   )
   select mine.enrolment_id, mine.reach, mine.course_id, known.title, known.levels, mine.level, mine.entry_step,
     mine.version
   from mine join placed on placed.id = mine.enrolment_id join known on known.id = mine.course_id
   order by known.title, mine.enrolment_id`,
  {
    in: ofPupil,
    out: {
      enrolment: uuid,
      reach: uuid,
      course: uuid,
      title: text,
      levels: list(text),
      level: text,
      entry: maybe(uuid),
      version: int,
    },
  },
);

/**
 * The steps of these courses, as the school's version has them; when they are planned also how many minutes the tasks of
 * each take at the pupil's level.
 */
const stepRows = member.many(
  'progress.steps',
  `with way as materialized (
     select distinct course_id, level from school.path where school_id = app.school_id() and pupil_id = ${whose}
   ), used as materialized (
     select course_id, version_id from school.course_use
     where school_id = app.school_id() and course_id = any(array(select course_id from way))
   ), levelled as materialized (
     select version_id, step_id, array_agg(level) as levels from shared.step_level
     where version_id = any(array(select version_id from used)) group by version_id, step_id
   ), titled as materialized (
     select version_id, number, title from shared.version_block
     where version_id = any(array(select version_id from used))
   ), timed as materialized (
     select task.version_id, task.step_id, sum(task.minutes)::int as minutes
     from way join used on used.course_id = way.course_id join shared.task on task.version_id = used.version_id
     where $timed and task.minutes is not null
       and (way.level = '' or cardinality(task.levels) = 0 or way.level = any(task.levels))
     group by task.version_id, task.step_id
   )
   select used.course_id, told.step_id, told.block, titled.title, told.number, told.goal,
     coalesce(levelled.levels, '{}'), timed.minutes
   from used join shared.version_step told on told.version_id = used.version_id
   join titled on titled.version_id = told.version_id and titled.number = told.block
   left join levelled on levelled.version_id = told.version_id and levelled.step_id = told.step_id
   left join timed on timed.version_id = told.version_id and timed.step_id = told.step_id
   order by used.course_id, told.number`,
  {
    in: { ...ofPupil, timed: bool },
    out: {
      course: uuid,
      step: uuid,
      block: small,
      blockTitle: text,
      number: small,
      goal: text,
      levels: list(text),
      minutes: maybe(int),
    },
  },
);
export const stepsOf = ({ pupil }: { readonly pupil: string | null }) => stepRows({ pupil, timed: false });
export const timedStepsOf = ({ pupil }: { readonly pupil: string | null }) =>
  stepRows({ pupil, timed: true });

/**
 * The goals of the themes a pupil does, with the minutes that the tasks of the pupil's level take. Without an enrolment
 * nobody can judge it, or it is a colleague's: a teacher gets the enrolments of the own groups alone.
 */
export const themeGoals = member.many(
  'progress.theme_goals',
  `with theme as materialized (
     select course_id, version_id, starts, block, step_id, enrolment_id, level from app.theme_goals(${whose})
   ), takes as materialized (
     select task.step_id, sum(task.minutes)::int as minutes from theme
     join shared.task on task.version_id = theme.version_id and task.step_id = theme.step_id
     where theme.level is null or cardinality(task.levels) = 0 or theme.level = any(task.levels) group by task.step_id
   )
   select theme.course_id, course.title, theme.starts, known.weeks, theme.block,
     (select count(*) from shared.version_block part where part.version_id = theme.version_id)::int,
     theme.step_id, told.goal, subject.nl, subject.en, subject.sv, theme.enrolment_id, theme.level, takes.minutes
   from theme join shared.course on course.id = theme.course_id
   join shared.theme known on known.version_id = theme.version_id
   join shared.version_step told on told.version_id = theme.version_id and told.step_id = theme.step_id
   left join shared.subject on subject.code = told.subject
   left join takes on takes.step_id = theme.step_id
   order by theme.starts nulls last, course.title, told.number`,
  {
    in: ofPupil,
    out: {
      course: uuid,
      title: text,
      starts: maybe(day),
      weeks: small,
      block: small,
      blocks: int,
      step: uuid,
      goal: text,
      nl: maybe(text),
      en: maybe(text),
      sv: maybe(text),
      enrolment: maybe(uuid),
      level: maybe(text),
      minutes: maybe(int),
    },
  },
);

/** The open goals of a pupil that are about a step: end and period goals say where to and when, learning goals what now. */
const aims = `school_id = app.school_id() and pupil_id = ${whose} and step_id is not null
     and kind in ('end', 'period', 'learning') and state in ('idea', 'agreed', 'active', 'paused')`;
export const aimsOf = member.many(
  'progress.aims',
  `select id, kind, step_id, due, state, set_by, version from school.goal where ${aims} order by due, id`,
  {
    in: ofPupil,
    out: {
      id: uuid,
      kind: oneOf('end', 'period', 'learning'),
      step: uuid,
      due: maybe(day),
      state: text,
      setBy: uuid,
      version: int,
    },
  },
);

const knownRows = member.many(
  'progress.known',
  `with mine as materialized (
     select enrolment_id, course_id, level, entry_step, version from school.path
     where school_id = app.school_id() and pupil_id = ${whose}
   ), placed as materialized (
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = ${whose} and app.today() between valid_from and valid_until
   ), course as materialized (
     select id, title, levels from shared.course where id = any(array(select course_id from mine)) and kind = 'steps'
   )
   select 'way' as sort, course.id, mine.enrolment_id, mine.entry_step as step_id, mine.level as word,
     course.title as words, null::date as day, null::timestamptz as at, null::timestamptz as opened_at,
     null::uuid as set_by, mine.version, course.levels
   from mine join placed on placed.id = mine.enrolment_id join course on course.id = mine.course_id
   union all
   select 'record', null, enrolment_id, step_id, state, evidence, started_on, ready_at, null, null, version, null
   from school.step_record where school_id = app.school_id() and pupil_id = ${whose}
   union all
   select 'judgement', id, enrolment_id, step_id, outcome, level, null, judged_at, opened_at, null, null, null
   from school.judgement where school_id = app.school_id() and pupil_id = ${whose}
   union all
   select 'aim', id, null, step_id, kind, state, due, null, null, set_by, version, null from school.goal where ${aims}
   union all
   select 'moved', null, enrolment_id, step_id, null, null, monday, null, null, null, null, null
   from school.step_due where school_id = app.school_id() and pupil_id = ${whose}
   order by at desc, day, words, enrolment_id, id`,
  {
    in: ofPupil,
    out: {
      sort: oneOf('way', 'record', 'judgement', 'aim', 'moved'),
      id: maybe(uuid),
      enrolment: maybe(uuid),
      step: maybe(uuid),
      word: maybe(text),
      words: maybe(text),
      day: maybe(day),
      at: maybe(moment),
      openedAt: maybe(moment),
      setBy: maybe(uuid),
      version: maybe(int),
      levels: maybe(list(text)),
    },
  },
);

/**
 * What is known of a pupil's courses.
 * - `ways`: the courses followed now, with the level and the step of entry
 * - `records`: what the pupil began and what waits to be looked at
 * - `judgements`: what was found, without the words, which are opened one by one; the newest first
 * - `aims`: the open goals that are about a step, the nearest first
 * - `moved`: the steps that somebody moved to another week than the pace gives them
 */
export type Known = {
  readonly ways: readonly (Way & {
    readonly title: string;
    readonly levels: readonly string[];
    readonly version: number;
  })[];
  readonly records: readonly (Begun & { readonly evidence: string; readonly version: number })[];
  readonly judgements: readonly (Judgement & { readonly id: string; readonly level: string })[];
  readonly aims: readonly (Goal & {
    readonly state: string;
    readonly setBy: string;
    readonly version: number;
  })[];
  readonly moved: readonly { readonly enrolment: string; readonly step: string; readonly monday: string }[];
};

/** All of it in one answer: five statements that each ask for the pupil again would cost as many openings of a table. */
export function knownOf(of: { readonly pupil: string | null }): Query<Known, 'member'> {
  const query = knownRows(of);
  return { ...query, read: (rows, changed) => sorted(query.read(rows, changed)) };
}

type KnownRow = ReturnType<ReturnType<typeof knownRows>['read']>[number];
type Filled = { readonly [K in keyof KnownRow]: NonNullable<KnownRow[K]> };

/** Each sort with the columns that it fills; what may be empty there is read from the row itself. */
function sorted(rows: readonly KnownRow[]): Known {
  const of = <T>(sort: KnownRow['sort'], made: (filled: Filled, row: KnownRow) => T): T[] =>
    rows.filter((row) => row.sort === sort).map((row) => made(row as Filled, row));
  return {
    ways: of('way', ({ enrolment, id, word, words, levels, version }, { step }) => ({
      enrolment,
      course: id,
      title: words,
      levels,
      level: word,
      entry: step,
      version,
    })),
    records: of('record', ({ enrolment, step, word, words, day: startedOn, version }, { at }) => ({
      enrolment,
      step,
      state: word as Begun['state'],
      evidence: words,
      startedOn,
      readyAt: at,
      version,
    })),
    judgements: of('judgement', ({ id, enrolment, step, word, words, at }, { openedAt }) => ({
      id,
      enrolment,
      step,
      outcome: word as Judgement['outcome'],
      level: words,
      judgedAt: at,
      openedAt,
    })),
    aims: of('aim', ({ id, step, word, words, setBy, version }, { day: due }) => ({
      id,
      kind: word as Goal['kind'],
      step,
      due,
      state: words,
      setBy,
      version,
    })),
    moved: of('moved', ({ enrolment, step, day: monday }) => ({ enrolment, step, monday })),
  };
}

/** What a guardian reads of judgements, with the words of the steps: released ones alone, the newest first. */
export const releasedOf = member.many(
  'progress.released',
  `with seen as materialized (
     select judgement_id, enrolment_id, step_id, outcome, level, feedback, judged_at from school.released
     where school_id = app.school_id() and pupil_id = ${whose} and released_at <= app.now()
     order by judged_at desc limit 300
   ), placed as materialized (
     select id, course_id from shared.step where id = any(array(select step_id from seen))
   ), used as materialized (
     select course_id, version_id from school.course_use where school_id = app.school_id()
   ), told as materialized (
     select version_step.step_id, version_step.goal from shared.version_step
     where step_id = any(array(select step_id from seen)) and version_id = any(array(select version_id from used))
   ), titled as materialized (
     select id, title from shared.course where id = any(array(select course_id from placed))
   )
   select seen.judgement_id, seen.enrolment_id, seen.step_id, seen.outcome, seen.level, seen.feedback, seen.judged_at,
     titled.title, told.goal
   from seen join placed on placed.id = seen.step_id join titled on titled.id = placed.course_id
   left join told on told.step_id = seen.step_id
   order by seen.judged_at desc, seen.judgement_id`,
  {
    in: ofPupil,
    out: {
      id: uuid,
      enrolment: uuid,
      step: uuid,
      outcome: oneOf(...outcomes),
      level: text,
      feedback: text,
      judgedAt: moment,
      title: text,
      goal: maybe(text),
    },
  },
);

/** What was found last, with its words, for coach and teacher: an unread one says so. */
export const lastFound = member.many(
  'progress.last_found',
  `with seen as materialized (
     select id, step_id, outcome, level, feedback, judged_at, opened_at from school.judgement
     where school_id = app.school_id() and pupil_id = ${whose}
     order by judged_at desc, id desc limit 8
   ), placed as materialized (
     select id, course_id from shared.step where id = any(array(select step_id from seen))
   ), used as materialized (
     select course_id, version_id from school.course_use where school_id = app.school_id()
   ), told as materialized (
     select version_step.step_id, version_step.goal from shared.version_step
     where step_id = any(array(select step_id from seen)) and version_id = any(array(select version_id from used))
   ), titled as materialized (
     select id, title from shared.course where id = any(array(select course_id from placed))
   )
   select seen.id, seen.outcome, seen.level, seen.feedback, seen.judged_at, seen.opened_at, titled.title, told.goal
   from seen join placed on placed.id = seen.step_id join titled on titled.id = placed.course_id
   left join told on told.step_id = seen.step_id
   order by seen.judged_at desc, seen.id desc`,
  {
    in: ofPupil,
    out: {
      id: uuid,
      outcome: oneOf(...outcomes),
      level: text,
      feedback: text,
      judgedAt: moment,
      openedAt: maybe(moment),
      title: text,
      goal: maybe(text),
    },
  },
);

/* ── At a glance ─────────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * How far the reader is in each course, or a guardian's children are, in counts: what the first screen says of a subject
 * in one sentence. A step counts on the way of the level, all of them when the course does not know it; done is passed,
 * or mastered before the entry. Of what was judged a pupil hears what is opened, with what is not as news: the oldest, by
 * whom, and how many there are; a guardian hears what is released.
 */
export const paces = member.many(
  'progress.paces',
  `with whose as materialized (
     select app.actor() as id union all
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'guardian'
   ), way as materialized (
     select pupil_id, enrolment_id, course_id, level, entry_step from school.path
     where school_id = app.school_id() and pupil_id = any(array(select id from whose))
   ), placed as materialized (
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = any(array(select id from whose))
       and app.today() between valid_from and valid_until
   ), used as materialized (
     select course_id, version_id from school.course_use where school_id = app.school_id()
   ), known as materialized (
     select id, title from shared.course where kind = 'steps' and id = any(array(select course_id from way))
   ), mine as materialized (
     select way.pupil_id, way.enrolment_id, way.level, way.entry_step, used.version_id, known.title
     from way join placed on placed.id = way.enrolment_id join used on used.course_id = way.course_id
     join known on known.id = way.course_id
   ), judged as materialized (
     select enrolment_id, step_id, outcome, judged_at, opened_at is not null as heard, id, judged_by
     from school.judgement where school_id = app.school_id() and pupil_id = app.actor()
     union all
     select enrolment_id, step_id, outcome, judged_at, true, judgement_id, null from school.released
     where school_id = app.school_id() and pupil_id = any(array(select id from whose)) and pupil_id <> app.actor()
       and released_at <= app.now()
   ), begun as materialized (
     select enrolment_id, step_id, started_on from school.step_record
     where school_id = app.school_id() and pupil_id = app.actor()
   ), levelled as materialized (
     select version_id, step_id, array_agg(level) as levels from shared.step_level
     where version_id = any(array(select version_id from mine)) group by version_id, step_id
   ), step as materialized (
     select mine.pupil_id, mine.enrolment_id, told.step_id, told.number, mine.level = '' or levelled.levels is null
       or mine.level = any(levelled.levels) as fits, told.step_id = mine.entry_step as is_entry
     from mine join shared.version_step told on told.version_id = mine.version_id
     left join levelled on levelled.version_id = told.version_id and levelled.step_id = told.step_id
   ), entered as materialized (
     select enrolment_id, max(number) filter (where is_entry) as number, bool_or(fits) as fits from step
     group by enrolment_id
   ), found as materialized (
     select enrolment_id, step_id, min(judged_at) filter (where outcome = 'passed' and heard) as passed_at,
       min(judged_at) filter (where heard) as judged_at
     from judged group by enrolment_id, step_id
   ), aim as materialized (
     select pupil_id, step_id, due from school.goal
     where school_id = app.school_id() and pupil_id = any(array(select pupil_id from mine)) and kind = 'end'
       and due is not null and step_id is not null and state in ('idea', 'agreed', 'active', 'paused')
   ), ahead as materialized (
     select distinct on (step.enrolment_id) step.enrolment_id, step.number, aim.due
     from aim join step on step.pupil_id = aim.pupil_id and step.step_id = aim.step_id
     order by step.enrolment_id, aim.due
   ), amount as (
     select step.enrolment_id, count(*)::int as steps,
       (count(*) filter (where step.number <= ahead.number))::int as target,
       (count(*) filter (where is_done))::int as done,
       (count(*) filter (where step.number <= ahead.number and not is_done))::int as remaining
     from step join entered on entered.enrolment_id = step.enrolment_id
     left join ahead on ahead.enrolment_id = step.enrolment_id
     left join found on found.enrolment_id = step.enrolment_id and found.step_id = step.step_id
     left join begun on begun.enrolment_id = step.enrolment_id and begun.step_id = step.step_id
     cross join lateral (select found.passed_at is not null or (step.number < entered.number
       and found.enrolment_id is null and begun.enrolment_id is null) is true as is_done) reached
     where step.fits or not entered.fits
     group by step.enrolment_id
   ), first as (
     select enrolment_id, min(since) as since from (
       select enrolment_id, judged_at as since from found union all
       select enrolment_id, started_on::timestamptz + interval '12 hours' from begun) sign
     group by enrolment_id
   ), passed as (
     select found.enrolment_id, array_agg(found.passed_at) as passed_at from found
     join step on step.enrolment_id = found.enrolment_id and step.step_id = found.step_id
     where found.passed_at is not null group by found.enrolment_id
   ), news as materialized (
     select distinct on (enrolment_id) enrolment_id, id, judged_by, count(*) over (partition by enrolment_id) as many
     from judged where not heard order by enrolment_id, judged_at
   ), judge as materialized (
     select id, given from school.person
     where school_id = app.school_id() and id = any(array(select judged_by from news))
   )
   select mine.pupil_id, mine.enrolment_id, mine.title, amount.steps, amount.target, amount.done, amount.remaining,
     ahead.due, first.since, coalesce(passed.passed_at, '{}'), news.id, judge.given, coalesce(news.many, 0)::int
   from mine join amount on amount.enrolment_id = mine.enrolment_id
   left join ahead on ahead.enrolment_id = mine.enrolment_id left join first on first.enrolment_id = mine.enrolment_id
   left join passed on passed.enrolment_id = mine.enrolment_id left join news on news.enrolment_id = mine.enrolment_id
   left join judge on judge.id = news.judged_by
   order by mine.pupil_id, mine.title, mine.enrolment_id`,
  {
    out: {
      pupil: uuid,
      enrolment: uuid,
      title: text,
      steps: int,
      target: int,
      done: int,
      left: int,
      due: maybe(day),
      since: maybe(moment),
      passedAt: list(moment),
      news: maybe(uuid),
      newsBy: maybe(text),
      newsMany: int,
    },
  },
);

/* ── The plan ────────────────────────────────────────────────────────────────────────────────────────────────────── */

/** A way to be changed, under lock: for coach and subject teacher. */
export const wayForChange = member.maybe(
  'progress.way_for_change',
  `select enrolment_id, reach, course_id, level, entry_step, version from school.path
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = $enrolment for update`,
  {
    in: { ...ofPupil, enrolment: uuid },
    out: { enrolment: uuid, reach: uuid, course: uuid, level: text, entry: maybe(uuid), version: int },
  },
);

export const setWay = member.change(
  'progress.set_way',
  `update school.path set level = $level, entry_step = $entry, version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment`,
  { in: { pupil: uuid, enrolment: uuid, level: text, entry: maybe(uuid) } },
);

/* ── The plan of the weeks ───────────────────────────────────────────────────────────────────────────────────────── */

/** Puts a step into another week than the pace gives it. */
export const moveStep = member.change(
  'progress.move_step',
  `insert into school.step_due (school_id, pupil_id, enrolment_id, step_id, reach, monday)
   values (app.school_id(), $pupil, $enrolment, $step, $reach, $monday)
   on conflict (school_id, pupil_id, enrolment_id, step_id) do update set monday = excluded.monday`,
  { in: { ...oneOwn, reach: uuid, monday: day } },
);
/** Leaves it to the pace again. */
export const unmoveStep = member.change(
  'progress.unmove_step',
  `delete from school.step_due
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment and step_id = $step`,
  { in: oneOwn },
);
