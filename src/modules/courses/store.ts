import { bool, day, int, list, maybe, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import type { Form, Kind, Scale } from './model.ts';

const member = sqlFor('member');
const school = sqlFor('member', 'school');

const kind = oneOf<Kind>('steps', 'theme');
const scale = oneOf<Scale>('vo', 'cefr', 'ref', 'po');
export const form = oneOf<Form>('talk', 'test', 'product', 'presentation', 'block');

/** The version a school looks at: the one it uses, else the newest that was published. */
export const shownHere = `(select coalesce(
     (select course_use.version_id from school.course_use
       where course_use.school_id = app.school_id() and course_use.course_id = $course),
     (select version.id from shared.course_version version
       where version.course_id = $course and version.state = 'published' order by version.number desc limit 1)))`;

const named = { nl: maybe(text), en: maybe(text), sv: maybe(text) };

/** Every course that this school could use, and what it uses of it. */
export const coursesHere = school.many(
  'courses.here',
  `select course.id, course.kind, course.title, course.levels, subject.nl, subject.en, subject.sv,
     course.owner is not null, newest.id, newest.number, newest.steps, used.number, course_use.starts,
     theme.question, theme.weeks
   from shared.course
   left join shared.subject on subject.code = course.subject
   join lateral (
     select version.id, version.number,
       (select count(*) from shared.version_step where version_step.version_id = version.id)::integer as steps
     from shared.course_version version
     where version.course_id = course.id and version.state = 'published' order by version.number desc limit 1
   ) newest on true
   left join school.course_use on course_use.school_id = app.school_id() and course_use.course_id = course.id
   left join shared.course_version used on used.id = course_use.version_id
   left join shared.theme on theme.version_id = newest.id
   order by course.title, course.id`,
  {
    out: {
      id: uuid,
      kind,
      title: text,
      levels: list(text),
      ...named,
      own: bool,
      newest: uuid,
      newestNumber: int,
      steps: int,
      used: maybe(int),
      starts: maybe(day),
      question: maybe(text),
      weeks: maybe(small),
    },
  },
);

/**
 * The teaching groups of this school year with the courses they follow, whether one of those is of steps, and whether
 * the reader teaches the group.
 */
export const groupsHere = school.many(
  'courses.groups',
  `select teaching_group.id, teaching_group.name, teaching_group.subject, teaching_group.subject_code,
     array(select group_course.course_id from school.group_course
       where group_course.school_id = app.school_id() and group_course.teaching_group_id = teaching_group.id),
     exists (select from school.group_course join shared.course on course.id = group_course.course_id
       where group_course.school_id = app.school_id() and group_course.teaching_group_id = teaching_group.id
         and course.kind = 'steps'),
     exists (select from school.relation where relation.school_id = app.school_id()
       and relation.subject = app.actor() and relation.kind = 'teaches' and relation.object = teaching_group.id
       and app.today() between relation.valid_from and relation.valid_until)
   from school.teaching_group
   left join school.school_year on school_year.school_id = app.school_id()
     and school_year.id = teaching_group.school_year_id
   where teaching_group.school_id = app.school_id() and (school_year.ends is null or school_year.ends >= app.today())
   order by teaching_group.name, teaching_group.id`,
  { out: { id: uuid, name: text, subject: text, code: text, courses: list(uuid), walks: bool, own: bool } },
);

/** What a pupil follows: by the teaching groups they are in, and the themes that the whole school does. */
export const coursesOfMine = member.many(
  'courses.of_mine',
  `select course.id, course.kind, course.title, course.levels, subject.nl, subject.en, subject.sv, course_use.starts,
     theme.question, theme.weeks, follows.name
   from school.course_use
   join shared.course on course.id = course_use.course_id
   left join shared.subject on subject.code = course.subject
   left join shared.theme on theme.version_id = course_use.version_id
   left join lateral (
     select teaching_group.name from school.group_course
     join school.enrolment on enrolment.school_id = app.school_id()
       and enrolment.teaching_group_id = group_course.teaching_group_id and enrolment.pupil_id = app.actor()
       and app.today() between enrolment.valid_from and enrolment.valid_until
     join school.teaching_group on teaching_group.school_id = app.school_id()
       and teaching_group.id = group_course.teaching_group_id
     where group_course.school_id = app.school_id() and group_course.course_id = course.id limit 1
   ) follows on true
   where course_use.school_id = app.school_id() and (follows.name is not null
     or (course.kind = 'theme' and course_use.starts is not null and not exists (select from school.group_course
       where group_course.school_id = app.school_id() and group_course.course_id = course.id)))
   order by course.title, course.id`,
  {
    out: {
      id: uuid,
      kind,
      title: text,
      levels: list(text),
      ...named,
      starts: maybe(day),
      question: maybe(text),
      weeks: maybe(small),
      group: maybe(text),
    },
  },
);

const stepLine = {
  id: uuid,
  block: small,
  number: small,
  goal: text,
  form,
  subject: maybe(text),
  levels: list(text),
};
const stepColumns = `version_step.step_id, version_step.block, version_step.number, version_step.goal,
     version_step.demonstrate, version_step.subject,
     array(select step_level.level from shared.step_level
       where step_level.version_id = version_step.version_id and step_level.step_id = version_step.step_id)`;

/** The steps of all that a pupil follows, to draw their little blocks. */
export const stepsOfMine = member.many(
  'courses.steps_of_mine',
  `select course_use.course_id, ${stepColumns}
   from school.course_use
   join shared.course on course.id = course_use.course_id and course.kind = 'steps'
   join shared.version_step on version_step.version_id = course_use.version_id
   where course_use.school_id = app.school_id() and course_use.course_id in (
     select group_course.course_id from school.enrolment
     join school.group_course on group_course.school_id = app.school_id()
       and group_course.teaching_group_id = enrolment.teaching_group_id
     where enrolment.school_id = app.school_id() and enrolment.pupil_id = app.actor()
       and app.today() between enrolment.valid_from and enrolment.valid_until)
   order by course_use.course_id, version_step.number`,
  { out: { course: uuid, ...stepLine } },
);

/** One course as this school sees it. */
export const courseShown = school.maybe(
  'courses.shown',
  `select course.id, course.kind, course.title, course.language, course.scale, course.levels, subject.nl, subject.en,
     subject.sv, version.id, version.number, version.origin, version.licence, course_use.course_id is not null,
     course_use.starts, theme.question, theme.weeks, theme.subjects,
     array(select one.nl from unnest(theme.subjects) with ordinality as listed (code, n)
       join shared.subject one on one.code = listed.code order by n),
     array(select one.en from unnest(theme.subjects) with ordinality as listed (code, n)
       join shared.subject one on one.code = listed.code order by n),
     array(select one.sv from unnest(theme.subjects) with ordinality as listed (code, n)
       join shared.subject one on one.code = listed.code order by n),
     newest.id, newest.number
   from shared.course
   left join shared.subject on subject.code = course.subject
   left join school.course_use on course_use.school_id = app.school_id() and course_use.course_id = course.id
   join shared.course_version version on version.id = ${shownHere}
   left join shared.theme on theme.version_id = version.id
   left join lateral (
     select later.id, later.number from shared.course_version later
     where later.course_id = course.id and later.state = 'published' order by later.number desc limit 1
   ) newest on newest.number > version.number
   where course.id = $course`,
  {
    in: { course: uuid },
    out: {
      id: uuid,
      kind,
      title: text,
      language: oneOf('nl', 'en', 'sv'),
      scale,
      levels: list(text),
      ...named,
      version: uuid,
      number: int,
      origin: text,
      licence: text,
      used: bool,
      starts: maybe(day),
      question: maybe(text),
      weeks: maybe(small),
      subjects: maybe(list(text)),
      subjectsNl: list(text),
      subjectsEn: list(text),
      subjectsSv: list(text),
      newer: maybe(uuid),
      newerNumber: maybe(int),
    },
  },
);

export const blocksShown = school.many(
  'courses.blocks_shown',
  `select version_block.number, version_block.title from shared.version_block
   where version_block.version_id = ${shownHere} order by version_block.number`,
  { in: { course: uuid }, out: { number: small, title: text } },
);

export const stepsShown = school.many(
  'courses.steps_shown',
  `select ${stepColumns} from shared.version_step
   where version_step.version_id = ${shownHere} order by version_step.number`,
  { in: { course: uuid }, out: stepLine },
);

/** In a theme, what each goal asks: at every level (an empty word), and on top at one. */
export const depthsShown = school.many(
  'courses.depths_shown',
  `select version_step.step_id, '' as level, version_step.criteria
   from shared.theme join shared.version_step on version_step.version_id = theme.version_id
   where theme.version_id = ${shownHere}
   union all
   select step_level.step_id, step_level.level, step_level.criteria
   from shared.theme join shared.step_level on step_level.version_id = theme.version_id
   where theme.version_id = ${shownHere}`,
  { in: { course: uuid }, out: { step: uuid, level: text, criteria: list(text) } },
);

/* The doors: the database asks once more who presses, and says how many it did. */

export const publish = school.one(
  'courses.publish',
  `select app.publish_course($course, $version, $starts)`,
  {
    in: { course: uuid, version: uuid, starts: maybe(day) },
    out: { done: int },
  },
);

export const withdraw = school.one('courses.withdraw', `select app.withdraw_course($course)`, {
  in: { course: uuid },
  out: { done: int },
});

export const give = school.one('courses.give', `select app.give_courses($groups, $courses)`, {
  in: { groups: list(uuid), courses: list(uuid) },
  out: { done: int },
});

export const take = school.one('courses.take', `select app.take_course($group, $course)`, {
  in: { group: uuid, course: uuid },
  out: { done: int },
});
