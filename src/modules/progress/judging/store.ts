import { int, maybe, moment, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { oneOwn } from '../step/store.ts';

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
