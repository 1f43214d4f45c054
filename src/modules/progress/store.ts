import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { type Query, sqlFor } from '#platform/statement';
import { lookedAtThose, ofPupil, whose } from '#modules/people';
import { type Begun, type Goal, type Judgement, outcomes, type Way } from './model.ts';

const member = sqlFor('member');

/* ── A pupil's ways ─────────────────────────────────────────────────────────────────────────────────────────── */

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

/* ── At a glance ────────────────────────────────────────────────────────────────────────────────────────────── */

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

/* ── One step ───────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * The enrolment a step is met in: the named one, else the pupil's own way through the course of that step, else the one
 * in which the goal of a theme is judged.
 */
const here = `case when $enrolment is null then coalesce((
       select path.enrolment_id from school.path
       join school.enrolment on enrolment.school_id = app.school_id() and enrolment.pupil_id = path.pupil_id
         and enrolment.id = path.enrolment_id and app.today() between enrolment.valid_from and enrolment.valid_until
       where path.school_id = app.school_id() and path.pupil_id = ${whose}
         and path.course_id = (select course_id from shared.step where step.id = $step)
       order by path.enrolment_id limit 1), (
       select theme.enrolment_id from app.theme_goals(${whose}) theme where theme.step_id = $step)) else $enrolment end`;

/**
 * The way on which a pupil meets a step, as long as the enrolment lasts; not there for another's enrolment. A goal of a
 * theme is met in an enrolment of its subject, at the level that the theme has for the pupil.
 */
export const wayTo = member.one(
  'progress.way_to',
  `select path.enrolment_id, path.reach, path.pupil_id, course.id, course.kind = 'theme',
     case when course.id = path.course_id and course.kind = 'steps' then path.level else coalesce(theme.level, '') end,
     course.levels, course.title
   from school.path
   join school.enrolment on enrolment.school_id = app.school_id() and enrolment.pupil_id = path.pupil_id
     and enrolment.id = path.enrolment_id and app.today() between enrolment.valid_from and enrolment.valid_until
   join shared.step on step.id = $step
   join shared.course on course.id = step.course_id
   left join lateral (
     select goal.enrolment_id, goal.level from app.theme_goals(${whose}) goal
     where course.kind = 'theme' and goal.step_id = $step
   ) theme on theme.enrolment_id = path.enrolment_id
   where path.school_id = app.school_id() and path.pupil_id = ${whose} and path.enrolment_id = ${here}
     and (theme.enrolment_id is not null or (course.kind = 'steps' and step.course_id = path.course_id))`,
  {
    in: { ...ofPupil, enrolment: maybe(uuid), step: uuid },
    out: {
      enrolment: uuid,
      reach: uuid,
      pupil: uuid,
      course: uuid,
      isTheme: bool,
      level: text,
      levels: list(text),
      title: text,
    },
  },
);

/** What one step asks, as the school's version of its course tells it. */
export const told = member.maybe(
  'progress.told',
  `with used as materialized (
     select course_use.course_id, course_use.version_id from school.course_use
     where course_use.school_id = app.school_id()
       and course_use.course_id = (select course_id from shared.step where id = $step)
   )
   select version_step.goal, version_step.target, version_step.criteria, version_step.demonstrate,
     version_step.demonstrate_text
   from used join shared.version_step on version_step.version_id = used.version_id and version_step.step_id = $step`,
  {
    in: { step: uuid },
    out: {
      goal: text,
      target: text,
      criteria: list(text),
      demonstrate: oneOf('talk', 'test', 'product', 'presentation', 'block'),
      demonstrateText: text,
    },
  },
);

/** What is asked on top at each level. */
export const criteriaOf = member.many(
  'progress.criteria',
  `select level, criteria from shared.step_level
   where step_id = $step and version_id in (
     select version_id from school.course_use where school_id = app.school_id()
       and course_id = (select course_id from shared.step where id = $step))`,
  { in: { step: uuid }, out: { level: text, criteria: list(text) } },
);

const asRecord = {
  pupil: uuid,
  enrolment: uuid,
  step: uuid,
  reach: uuid,
  state: oneOf('working', 'ready'),
  evidence: text,
  readyAt: maybe(moment),
  version: int,
} as const;
const recordColumns = 'pupil_id, enrolment_id, step_id, reach, state, evidence, ready_at, version';
const oneStep = { ...ofPupil, enrolment: uuid, step: uuid } as const;

/** A pupil's own part of one step, when it was begun. */
export const recordOf = member.maybe(
  'progress.record',
  `select ${recordColumns} from school.step_record
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = ${here} and step_id = $step`,
  { in: { ...oneStep, enrolment: maybe(uuid) }, out: asRecord },
);

/** The same under lock: only for whoever may change it, so of two teachers who judge at once the second comes too late. */
export const recordForChange = member.maybe(
  'progress.record_for_change',
  `select ${recordColumns} from school.step_record
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = $enrolment and step_id = $step
   for update`,
  { in: oneStep, out: asRecord },
);

/** What was found about one step, the newest first, with the words: for whoever judges it again. */
export const judgementsOn = member.many(
  'progress.judgements_on',
  `select id, outcome, level, feedback, judged_at, opened_at from school.judgement
   where school_id = app.school_id() and pupil_id = ${whose} and enrolment_id = ${here} and step_id = $step
   order by judged_at desc, id desc`,
  {
    in: { ...oneStep, enrolment: maybe(uuid) },
    out: {
      id: uuid,
      outcome: oneOf(...outcomes),
      level: text,
      feedback: text,
      judgedAt: moment,
      openedAt: maybe(moment),
    },
  },
);

const judgementColumns = `id, pupil_id, reach, enrolment_id, step_id, outcome, level, feedback, judged_by, judged_at,
  opened_at`;
const asJudgement = {
  id: uuid,
  pupil: uuid,
  reach: uuid,
  enrolment: uuid,
  step: uuid,
  outcome: oneOf(...outcomes),
  level: text,
  feedback: text,
  judgedBy: uuid,
  judgedAt: moment,
  openedAt: maybe(moment),
} as const;

/** One judgement, for the pupil whom it is about. */
export const ownJudgement = member.one(
  'progress.own_judgement',
  `select ${judgementColumns} from school.judgement
   where school_id = app.school_id() and pupil_id = app.actor() and id = $judgement`,
  { in: { judgement: uuid }, out: asJudgement },
);
/** The same under lock, to be opened. */
export const judgementToOpen = member.one(
  'progress.judgement_to_open',
  `select ${judgementColumns} from school.judgement
   where school_id = app.school_id() and pupil_id = app.actor() and id = $judgement for update`,
  { in: { judgement: uuid }, out: asJudgement },
);

/** With the step, the course and who judged: what stands above the words. */
export const aboutJudgement = member.maybe(
  'progress.about_judgement',
  `with seen as materialized (
     select enrolment_id, step_id, judged_by from school.judgement
     where school_id = app.school_id() and pupil_id = app.actor() and id = $judgement
   ), placed as materialized (
     select id, course_id from shared.step where id = (select step_id from seen)
   ), used as materialized (
     select version_id from school.course_use
     where school_id = app.school_id() and course_id = (select course_id from placed)
   ), told as materialized (
     select step_id, goal from shared.version_step
     where version_id = (select version_id from used) and step_id = (select step_id from seen)
   ), judge as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = (select judged_by from seen)
   )
   select course.title, told.goal, judge.given, judge.family
   from placed join shared.course on course.id = placed.course_id
   left join told on told.step_id = placed.id left join judge on true`,
  {
    in: { judgement: uuid },
    out: { title: text, goal: maybe(text), given: maybe(text), family: maybe(text) },
  },
);

/**
 * The pupil's goals about the step of a judgement, open or claimed to be reached, under lock: what was found moves them.
 */
export const goalsOfJudgement = member.many(
  'progress.goals_of_judgement',
  `select id, reach, kind, state, version from school.goal
   where school_id = app.school_id() and pupil_id = app.actor() and kind in ('end', 'period', 'learning')
     and state in ('idea', 'agreed', 'active', 'paused', 'realised', 'partly', 'not')
     and step_id = (select step_id from school.judgement
       where school_id = app.school_id() and pupil_id = app.actor() and judgement.id = $judgement)
   order by id for update`,
  {
    in: { judgement: uuid },
    out: {
      id: uuid,
      reach: uuid,
      kind: oneOf('end', 'period', 'learning'),
      state: oneOf('idea', 'agreed', 'active', 'paused', 'realised', 'partly', 'not'),
      version: int,
    },
  },
);

/**
 * Where the reader stands in one course, or in all: for the viewer of courses. What was found and not yet read is only
 * "shown".
 */
export const standing = member.many(
  'progress.standing',
  `with mine as materialized (
     select enrolment_id, course_id, level, entry_step from school.path
     where school_id = app.school_id() and pupil_id = app.actor() and ($course is null or course_id = $course)
       and enrolment_id = any(array(select id from school.enrolment where school_id = app.school_id()
         and pupil_id = app.actor() and app.today() between valid_from and valid_until))
   ), found as materialized (
     select enrolment_id, step_id, bool_or(outcome = 'passed' and opened_at is not null) as passed,
       bool_or(opened_at is null) as unread
     from school.judgement where school_id = app.school_id() and pupil_id = app.actor()
     group by enrolment_id, step_id
   ), begun as materialized (
     select enrolment_id, step_id, state from school.step_record
     where school_id = app.school_id() and pupil_id = app.actor()
   ), known as (
     select enrolment_id, step_id, case when found.passed then 'passed' when found.unread then 'shown'
       when begun.state = 'ready' then 'ready' when found.passed is not null then 'again' else 'working' end as state
     from found full join begun using (enrolment_id, step_id)
   )
   select mine.course_id, nullif(mine.level, ''), mine.entry_step, known.step_id, known.state
   from mine left join known on known.enrolment_id = mine.enrolment_id
   union all
   -- a theme has no way: there the level of the own group counts, and each goal that somebody can judge
   select theme.course_id, theme.level, null, theme.step_id, known.state
   from app.theme_goals(app.actor()) theme left join known on known.enrolment_id = theme.enrolment_id
     and known.step_id = theme.step_id
   where theme.enrolment_id is not null and ($course is null or theme.course_id = $course)
   union all
   select course.id, app.level_on(course.levels, base_group.level, base_group.year_group), null, null, null
   from school.course_use
   join shared.course on course.id = course_use.course_id
   left join school.pupil on pupil.school_id = app.school_id() and pupil.id = app.actor()
   left join school.base_group on base_group.school_id = app.school_id() and base_group.id = pupil.base_group_id
   where course_use.school_id = app.school_id() and ($course is null or course.id = $course)
     and course.id <> all(array(select course_id from mine))
   order by 1, 4`,
  {
    in: { course: maybe(uuid) },
    out: {
      course: uuid,
      level: maybe(text),
      entry: maybe(uuid),
      step: maybe(uuid),
      state: maybe(oneOf('working', 'ready', 'shown', 'passed', 'again')),
    },
  },
);

/* ── The queue ──────────────────────────────────────────────────────────────────────────────────────────────── */

const taught = `select id from school.enrolment
     where enrolment.school_id = app.school_id() and app.today() between enrolment.valid_from and enrolment.valid_until
       and enrolment.teaching_group_id = any(array(select object from school.relation
         where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'teaches'
           and app.today() between relation.valid_from and relation.valid_until))`;
const queued = `step_record.school_id = app.school_id() and step_record.state = 'ready'
       and step_record.enrolment_id = any(array(${taught}))`;

/** What waits for a subject teacher, the oldest first: only in the groups that the teacher has now, never a coach's. */
export const queue = member.many(
  'progress.queue',
  `with waiting as materialized (
     select pupil_id, enrolment_id, step_id, evidence, ready_at, version from school.step_record
     where ${queued} order by ready_at, enrolment_id, step_id limit 200
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select pupil_id from waiting))
   ), way as materialized (
     select enrolment_id, course_id, level from school.path
     where school_id = app.school_id() and enrolment_id = any(array(select enrolment_id from waiting))
   ), draft as materialized (
     select enrolment_id, step_id, ready_at, outcome, level, feedback from school.judgement_draft
     where school_id = app.school_id() and by = app.actor()
   ), asked as materialized (
     select step.id, step.course_id, course.levels from shared.step join shared.course on course.id = step.course_id
     where step.id = any(array(select step_id from waiting))
   ), home as materialized (
     select pupil.id, base_group.level, base_group.year_group from school.pupil
     join school.base_group on base_group.school_id = app.school_id() and base_group.id = pupil.base_group_id
     where pupil.school_id = app.school_id() and pupil.id = any(array(select pupil_id from waiting))
   ), named as materialized (
     select enrolment.id, teaching_group.name from school.enrolment
     join school.teaching_group on teaching_group.school_id = app.school_id()
       and teaching_group.id = enrolment.teaching_group_id
     where enrolment.school_id = app.school_id() and enrolment.id = any(array(select enrolment_id from waiting))
   )
   select waiting.pupil_id, waiting.enrolment_id, waiting.step_id, waiting.evidence, waiting.ready_at, waiting.version,
     card.given, card.family, named.name, asked.course_id,
     case when asked.course_id = way.course_id then way.level
       else coalesce(app.level_on(asked.levels, home.level, home.year_group), '') end,
     draft.outcome, draft.level, draft.feedback
   from waiting join card on card.id = waiting.pupil_id join way on way.enrolment_id = waiting.enrolment_id
   join asked on asked.id = waiting.step_id left join home on home.id = waiting.pupil_id
   join named on named.id = waiting.enrolment_id
   left join draft on draft.enrolment_id = waiting.enrolment_id and draft.step_id = waiting.step_id
     and draft.ready_at = waiting.ready_at
   order by waiting.ready_at, waiting.enrolment_id, waiting.step_id`,
  {
    out: {
      pupil: uuid,
      enrolment: uuid,
      step: uuid,
      evidence: text,
      readyAt: moment,
      version: int,
      given: text,
      family: text,
      group: text,
      course: uuid,
      level: text,
      /** What this teacher found of it and took back. */
      foundBefore: maybe(oneOf(...outcomes)),
      levelBefore: maybe(text),
      saidBefore: maybe(text),
    },
  },
);

const wished = { enrolment: maybe(uuid), step: maybe(uuid) } as const;
/** The open item: the wished one as long as it waits, else the oldest. */
const item = (column: string) => `(select ${column} from school.step_record where ${queued}
     order by (enrolment_id = $enrolment and step_id = $step) is true desc, ready_at, enrolment_id, step_id limit 1)`;

/** What the step of the open item asks: of everybody, and on top at each level; a line for each level that asks more. */
export const itemTold = member.many(
  'progress.item_told',
  `with item as materialized (select ${item('step_id')} as step_id)
   select version_step.target, version_step.criteria, version_step.demonstrate, step_level.level, step_level.criteria
   from item join shared.step on step.id = item.step_id
   join school.course_use on course_use.school_id = app.school_id() and course_use.course_id = step.course_id
   join shared.version_step on version_step.version_id = course_use.version_id and version_step.step_id = item.step_id
   left join shared.step_level on step_level.version_id = course_use.version_id and step_level.step_id = item.step_id`,
  {
    in: wished,
    out: {
      target: text,
      criteria: list(text),
      demonstrate: oneOf('talk', 'test', 'product', 'presentation', 'block'),
      level: maybe(text),
      levelCriteria: maybe(list(text)),
    },
  },
);

/** What was said before about the step of the open item. */
export const itemEarlier = member.many(
  'progress.item_earlier',
  `with item as materialized (
     select pupil_id, enrolment_id, step_id from school.step_record where ${queued}
     order by (enrolment_id = $enrolment and step_id = $step) is true desc, ready_at, enrolment_id, step_id limit 1
   )
   select judgement.outcome, judgement.level, judgement.feedback, judgement.judged_at
   from item join school.judgement on judgement.school_id = app.school_id() and judgement.pupil_id = item.pupil_id
     and judgement.enrolment_id = item.enrolment_id and judgement.step_id = item.step_id
   order by judgement.judged_at desc`,
  { in: wished, out: { outcome: oneOf(...outcomes), level: text, feedback: text, judgedAt: moment } },
);

/**
 * What a subject teacher's first screen tells: how many wait to be looked at and since when the first does, and the steps
 * that pupils of the own groups work on, each with the last sign of progress of every pupil: `whereStuck` says on which
 * of them several stand still. Without names, and only in the courses one teaches. Records and judgements are
 * put together by grouping: joined, the planner takes them for one row each and loops (59 pupils: 4 instead of 15 ms).
 */
const teachingRows = member.many(
  'progress.teaching',
  `with queue as (
     select count(*)::int as waiting, min(ready_at) as since from school.step_record where ${queued}
   ), mine as materialized (
     select object from school.relation
     where school_id = app.school_id() and subject = app.actor() and kind = 'teaches'
       and app.today() between valid_from and valid_until
   ), placed as materialized (
     select id, pupil_id from school.enrolment
     where school_id = app.school_id() and teaching_group_id = any(array(select object from mine))
       and app.today() between valid_from and valid_until
   ), seen as (
     select enrolment_id, step_id, max(since) as since
     from (
       select enrolment_id, step_id, greatest(started_on::timestamptz + interval '12 hours', ready_at) as since,
         state = 'working' as working, false as passed
       from school.step_record
       where school_id = app.school_id() and pupil_id = any(array(select pupil_id from placed))
       union all
       select enrolment_id, step_id, judged_at, false, outcome = 'passed' from school.judgement
       where school_id = app.school_id() and pupil_id = any(array(select pupil_id from placed))
     ) sign group by enrolment_id, step_id having bool_or(working) and not bool_or(passed)
   ), gathered as materialized (
     select step_id, array_agg(since) as since from seen
     where enrolment_id = any(array(select id from placed)) group by step_id having count(*) > 1
   ), used as materialized (
     select course_id, version_id from school.course_use where school_id = app.school_id()
   ), hand as (
     select course.id, course.title, gathered.step_id, told.goal, gathered.since
     from gathered join shared.step on step.id = gathered.step_id join shared.course on course.id = step.course_id
     join used on used.course_id = course.id
     join shared.version_step told on told.version_id = used.version_id and told.step_id = gathered.step_id
   )
   select queue.waiting, queue.since, hand.id, hand.title, hand.step_id, hand.goal, hand.since
   from queue left join hand on true`,
  {
    out: {
      waiting: int,
      since: maybe(moment),
      course: maybe(uuid),
      title: maybe(text),
      step: maybe(uuid),
      goal: maybe(text),
      signs: maybe(list(moment)),
    },
  },
);

type Teaching = {
  readonly waiting: number;
  readonly since: Date | null;
  readonly inHand: readonly {
    readonly course: string;
    readonly title: string;
    readonly step: string;
    readonly goal: string;
    readonly since: readonly Date[];
  }[];
};

export function teaching(): Query<Teaching, 'member'> {
  const query = teachingRows();
  return {
    ...query,
    read: (rows, changed) => {
      const found = query.read(rows, changed);
      return {
        waiting: found[0]?.waiting ?? 0,
        since: found[0]?.since ?? null,
        inHand: found.flatMap(({ course, title, step, goal, signs }) =>
          course === null || title === null || step === null || goal === null
            ? []
            : [{ course, title, step, goal, since: signs ?? [] }],
        ),
      };
    },
  };
}

/** The steps of the courses in the queue, to say which step of whose way it is. */
export const queueSteps = member.many(
  'progress.queue_steps',
  `with used as materialized (
     select course_id, version_id from school.course_use
     where school_id = app.school_id() and course_id = any(array(
       select step.course_id from shared.step where step.id = any(array(
         select step_id from school.step_record where ${queued}))))
   ), levelled as materialized (
     select version_id, step_id, array_agg(level) as levels from shared.step_level
     where version_id = any(array(select version_id from used)) group by version_id, step_id
   )
   select used.course_id, told.step_id, told.block, told.number, told.goal, coalesce(levelled.levels, '{}'),
     course.title, course.levels, course.kind = 'theme'
   from used join shared.version_step told on told.version_id = used.version_id
   join shared.course on course.id = used.course_id
   left join levelled on levelled.version_id = told.version_id and levelled.step_id = told.step_id`,
  {
    out: {
      course: uuid,
      step: uuid,
      block: small,
      number: small,
      goal: text,
      levels: list(text),
      title: text,
      courseLevels: list(text),
      isTheme: bool,
    },
  },
);

/** Whoever reads the queue has looked at every pupil who stands in it. */
export const lookedAtQueue = lookedAtThose(
  'progress.looked_at_queue',
  'subjectTeacher',
  `select distinct pupil_id from school.step_record where ${queued}`,
);

/** What a teacher wrote more than once, the newest first: words to use again. Once may well be about one pupil. */
export const ownPhrases = member.many(
  'progress.phrases',
  `select feedback from school.judgement
   where school_id = app.school_id() and judged_by = app.actor() and length(feedback) between 1 and 160
   group by feedback having count(distinct pupil_id) > 1 order by max(judged_at) desc limit 6`,
  { out: { text } },
);

/* ── Showing ────────────────────────────────────────────────────────────────────────────────────────────────── */

const oneOwn = { pupil: uuid, enrolment: uuid, step: uuid } as const;

/** Begins a step, or shows it at once. */
export const insertRecord = member.change(
  'progress.insert_record',
  `insert into school.step_record (school_id, pupil_id, enrolment_id, step_id, reach, state, evidence, started_on,
     ready_at)
   values (app.school_id(), $pupil, $enrolment, $step, $reach, $state, $evidence, $on, $readyAt)`,
  { in: { ...oneOwn, reach: uuid, state: text, evidence: text, on: day, readyAt: maybe(moment) } },
);

/** Ready to show, with what there is to see – or not yet after all. */
export const changeRecord = member.change(
  'progress.change_record',
  `update school.step_record set state = $state, evidence = $evidence, ready_at = $readyAt, version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment and step_id = $step`,
  { in: { ...oneOwn, state: text, evidence: text, readyAt: maybe(moment) } },
);

/* ── Judging ────────────────────────────────────────────────────────────────────────────────────────────────── */

export const insertJudgement = member.change(
  'progress.judge',
  `insert into school.judgement (school_id, pupil_id, id, enrolment_id, step_id, reach, outcome, level, feedback,
     judged_by, judged_at)
   values (app.school_id(), $pupil, $id, $enrolment, $step, $reach, $outcome, $level, $feedback, app.actor(), app.now())`,
  { in: { ...oneOwn, id: uuid, reach: uuid, outcome: text, level: text, feedback: text } },
);

/** Lays the same ready for the family, who may read it a day later; the door copies what was found a moment ago. */
export const releaseLater = member.one('progress.release', 'select app.release_judgement($pupil, $id)', {
  in: { pupil: uuid, id: uuid },
  out: { released: int },
});

/** Lays the step back into the pupil's hands. */
export const layBack = member.change(
  'progress.lay_back',
  `update school.step_record set state = 'working', version = version + 1
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment and step_id = $step`,
  { in: oneOwn },
);

/** Counts again what was passed on the way, so that no list has to; a goal of a theme is none of its steps. */
export const recount = member.change(
  'progress.recount',
  `insert into school.path_progress (school_id, pupil_id, enrolment_id, reach, passed, passed_on)
   select app.school_id(), $pupil, $enrolment, $reach, count(distinct step_id), max((judged_at at time zone $zone)::date)
   from school.judgement
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment and outcome = 'passed'
     and step_id in (select step.id from shared.step join school.path on path.course_id = step.course_id
       where path.school_id = app.school_id() and path.pupil_id = $pupil and path.enrolment_id = $enrolment)
   on conflict (school_id, pupil_id, enrolment_id) do update
     set passed = excluded.passed, passed_on = excluded.passed_on, version = path_progress.version + 1`,
  { in: { pupil: uuid, enrolment: uuid, reach: uuid, zone: text } },
);

/** The pupil opens it, first and alone. */
export const openJudgement = member.change(
  'progress.open',
  `update school.judgement set opened_at = app.now()
   where school_id = app.school_id() and pupil_id = app.actor() and id = $judgement and opened_at is null`,
  { in: { judgement: uuid } },
);
/** And from then on the family may read it; a day after judging it may anyway. */
export const releaseNow = member.change(
  'progress.release_now',
  `update school.released set released_at = least(released_at, app.now())
   where school_id = app.school_id() and pupil_id = app.actor() and judgement_id = $judgement`,
  { in: { judgement: uuid } },
);

/* ── Taking back ────────────────────────────────────────────────────────────────────────────────────────────── */

/** The line of the journal that somebody wants to take back, with the judgement it tells of. */
export const judgementOfLine = member.one(
  'progress.line',
  `select journal.verb, journal.sign_in, judgement.id, judgement.pupil_id, judgement.reach, judgement.enrolment_id,
     judgement.step_id, judgement.judged_by, judgement.judged_at, judgement.opened_at
   from school.journal
   join school.judgement on judgement.school_id = app.school_id() and judgement.id = journal.object
   where journal.school_id = app.school_id() and journal.id = $line and journal.actor = app.actor()`,
  {
    in: { line: uuid },
    out: {
      verb: text,
      signIn: maybe(uuid),
      judgement: uuid,
      pupil: uuid,
      reach: uuid,
      enrolment: uuid,
      step: uuid,
      judgedBy: uuid,
      judgedAt: moment,
      openedAt: maybe(moment),
    },
  },
);

/** Keeps the words of a judgement that goes, for whoever wrote them: they are wanted when the same showing is judged anew. */
export const keepWords = member.change(
  'progress.keep_words',
  `insert into school.judgement_draft (school_id, pupil_id, enrolment_id, step_id, by, reach, outcome, level, feedback,
     ready_at, at)
   select app.school_id(), judgement.pupil_id, judgement.enrolment_id, judgement.step_id, app.actor(), judgement.reach,
     judgement.outcome, judgement.level, judgement.feedback, step_record.ready_at, app.now()
   from school.judgement join school.step_record on step_record.school_id = app.school_id()
     and step_record.pupil_id = judgement.pupil_id and step_record.enrolment_id = judgement.enrolment_id
     and step_record.step_id = judgement.step_id and step_record.ready_at is not null
   where judgement.school_id = app.school_id() and judgement.pupil_id = $pupil and judgement.id = $judgement`,
  { in: { pupil: uuid, judgement: uuid } },
);
/** Judged anew: the words have gone where they belong. */
export const dropWords = member.change(
  'progress.drop_words',
  `delete from school.judgement_draft where school_id = app.school_id() and pupil_id = $pupil
     and enrolment_id = $enrolment and step_id = $step and by = app.actor()`,
  { in: oneOwn },
);

/** Removes a judgement of a moment ago; the policy says whose and until when, and what was to be released goes along. */
export const removeJudgement = member.change(
  'progress.take_back',
  `delete from school.judgement where school_id = app.school_id() and pupil_id = $pupil and id = $judgement`,
  { in: { pupil: uuid, judgement: uuid } },
);

/**
 * The step waits again. If the judgement is still there, the pupil opened it in the meantime: then there is no such state,
 * the database refuses it and the whole taking back comes too late.
 */
export const waitAgain = member.change(
  'progress.wait_again',
  `update school.step_record set version = version + 1, state = case
     when exists (select from school.judgement where school_id = app.school_id() and pupil_id = $pupil
       and id = $judgement) then 'judged' else 'ready' end
   where school_id = app.school_id() and pupil_id = $pupil and enrolment_id = $enrolment and step_id = $step`,
  { in: { ...oneOwn, judgement: uuid } },
);

/* ── The plan ───────────────────────────────────────────────────────────────────────────────────────────────── */

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

/* ── A coach's group ────────────────────────────────────────────────────────────────────────────────────────── */

const coached = `select object from school.relation
     where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'coach'
       and app.today() between relation.valid_from and relation.valid_until`;

/**
 * The courses in which a pupil of a coach may stand still, or tried a step again and again: few of some hundreds. Every
 * row of a list is compared with all that a coach may read, so courses in which the kept sums tell of a step passed in
 * the last three weeks are left out first, then those with a step begun since or waiting, and only what was found in the
 * rest is read (26 pupils with 12 courses: 37 → 6 ms). Put together by grouping: joined, the planner takes each part for one row and loops.
 */
export const groupProgress = member.many(
  'progress.group',
  `with mine as materialized (
     ${coached}
   ), since as materialized (
     select app.today() - 21 as day, app.now() - interval '60 days' as at
   ), unpassed as materialized (
     select enrolment_id from school.path
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
     except select enrolment_id from school.path_progress
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and passed_on > (select day from since)
   ), quiet as materialized (
     select enrolment_id from unpassed
     except select enrolment_id from school.step_record
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and enrolment_id = any(array(select enrolment_id from unpassed))
       and (started_on > (select day from since) or state = 'ready')
   ), again as materialized (
     select enrolment_id, step_id, count(*)::int as times from school.judgement
     where school_id = app.school_id() and pupil_id = any(array(select object from mine)) and outcome = 'again'
       and judged_at > (select at from since)
     group by enrolment_id, step_id having count(*) > 1
   ), seen as (
     select enrolment_id, max(started_on) as started_on, max(ready_at) as ready_at, max(judged_at) as judged_at,
       bool_or(passed) as passed, max(times) as times
     from (
       select enrolment_id, step_id, started_on, ready_at, null::timestamptz as judged_at, false as passed, 0 as times
       from school.step_record
       where school_id = app.school_id() and pupil_id = any(array(select object from mine))
         and enrolment_id = any(array(select enrolment_id from quiet))
       union all
       select enrolment_id, step_id, null, null, judged_at, outcome = 'passed', 0 from school.judgement
       where school_id = app.school_id() and pupil_id = any(array(select object from mine))
         and enrolment_id = any(array(select enrolment_id from quiet union select enrolment_id from again))
       union all
       select enrolment_id, step_id, null, null, null, false, times from again
     ) sign group by enrolment_id, step_id
   ), held as materialized (
     select enrolment_id, bool_or(started_on is not null and not passed) as working, max(started_on) as started_on,
       max(ready_at) as ready_at, max(judged_at) as judged_at,
       coalesce(max(times) filter (where not passed), 0) as times
     from seen group by enrolment_id
   ), told as materialized (
     select pupil_id, enrolment_id, course_id from school.path
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and enrolment_id = any(array(select enrolment_id from held where working or times > 1))
   ), placed as materialized (
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = any(array(select object from mine))
       and id = any(array(select enrolment_id from told)) and app.today() between valid_from and valid_until
   ), known as materialized (
     select id, title from shared.course where id = any(array(select course_id from told))
   )
   select told.pupil_id, told.enrolment_id, known.title, held.working, held.started_on, held.ready_at, held.judged_at,
     held.times
   from told join placed on placed.id = told.enrolment_id join known on known.id = told.course_id
   join held on held.enrolment_id = told.enrolment_id
   order by told.pupil_id, known.title`,
  {
    out: {
      pupil: uuid,
      enrolment: uuid,
      title: text,
      working: bool,
      startedOn: maybe(day),
      readyAt: maybe(moment),
      judgedAt: maybe(moment),
      again: int,
    },
  },
);

/* ── The plan of the weeks ──────────────────────────────────────────────────────────────────────────────────── */

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
