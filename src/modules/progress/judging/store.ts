import { int, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { ofPupil, whose } from '#modules/people';
import { oneOwn } from '../step/store.ts';
import { outcomes } from './model.ts';

const member = sqlFor('member');

/* ── Judging ─────────────────────────────────────────────────────────────────────────────────────────────────────── */

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

/* ── Taking back ─────────────────────────────────────────────────────────────────────────────────────────────────── */

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

/* ── Reading what was found ──────────────────────────────────────────────────────────────────────────────────────── */

/**
 * What `seen` found of a pupil, with the course and the words of its step as the school's version tells them; those of a
 * step that is no longer there are gone.
 */
const withTold = (seen: string, columns: string, order: string) => `with seen as materialized (
     ${seen}
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
   select ${columns}, titled.title, told.goal
   from seen join placed on placed.id = seen.step_id join titled on titled.id = placed.course_id
   left join told on told.step_id = seen.step_id
   order by ${order}`;

/** What a guardian reads of judgements, with the words of the steps: released ones alone, the newest first. */
export const releasedOf = member.many(
  'progress.released',
  withTold(
    `select judgement_id, enrolment_id, step_id, outcome, level, feedback, judged_at from school.released
     where school_id = app.school_id() and pupil_id = ${whose} and released_at <= app.now()
     order by judged_at desc limit 300`,
    `seen.judgement_id, seen.enrolment_id, seen.step_id, seen.outcome, seen.level, seen.feedback, seen.judged_at`,
    'seen.judged_at desc, seen.judgement_id',
  ),
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
  withTold(
    `select id, step_id, outcome, level, feedback, judged_at, opened_at from school.judgement
     where school_id = app.school_id() and pupil_id = ${whose}
     order by judged_at desc, id desc limit 8`,
    'seen.id, seen.outcome, seen.level, seen.feedback, seen.judged_at, seen.opened_at',
    'seen.judged_at desc, seen.id desc',
  ),
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
