import { bool, day, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { type Query, sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import type { Judgement } from '../judging/model.ts';
import type { Begun, Goal } from '../step/model.ts';
import type { Way } from './model.ts';

const member = sqlFor('member');

/** What waysOf and knownOf begin with: the ways of a pupil, the enrolments that last, the courses of steps. */
const followed = `with mine as materialized (
     select enrolment_id, reach, course_id, level, entry_step, version from school.path
     where school_id = app.school_id() and pupil_id = ${whose}
   ), placed as materialized (
     select id from school.enrolment
     where school_id = app.school_id() and pupil_id = ${whose} and app.today() between valid_from and valid_until
   ), course as materialized (
     select id, title, levels from shared.course where id = any(array(select course_id from mine)) and kind = 'steps'
   )`;

/** The courses a pupil follows now, with the level and the step of entry. */
export const waysOf = member.many(
  'progress.ways',
  `${followed}
   select mine.enrolment_id, mine.reach, mine.course_id, course.title, course.levels, mine.level, mine.entry_step,
     mine.version
   from mine join placed on placed.id = mine.enrolment_id join course on course.id = mine.course_id
   order by course.title, mine.enrolment_id`,
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
  `${followed}
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
