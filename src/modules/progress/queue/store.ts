import { bool, int, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { type Query, sqlFor } from '#platform/statement';
import { lookedAtThose } from '#modules/people';
import { outcomes } from '../judging/model.ts';

const member = sqlFor('member');

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
     where enrolment.school_id = app.school_id() and enrolment.pupil_id = any(array(select pupil_id from waiting))
       and enrolment.id = any(array(select enrolment_id from waiting))
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
const item = (columns: string) => `select ${columns} from school.step_record where ${queued}
     order by (enrolment_id = $enrolment and step_id = $step) is true desc, ready_at, enrolment_id, step_id limit 1`;

/** What the step of the open item asks: of everybody, and on top at each level; a line for each level that asks more. */
export const itemTold = member.many(
  'progress.item_told',
  `with item as materialized (select (${item('step_id')}) as step_id)
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
     ${item('pupil_id, enrolment_id, step_id')}
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
