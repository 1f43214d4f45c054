import { bytes, int, json, list, maybe, moment, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const jobs = sqlFor('jobs');

/** The community's courses of these names, each with its newest version. */
export const known = jobs.many(
  'courses.bringing.known',
  `select course.id, course.handle, course.kind, course.scale, newest.number, newest.sum, newest.steps
   from shared.course
   join lateral (
     select version.number, version.sum,
       (select count(*) from shared.version_step where version_step.version_id = version.id)::integer as steps
     from shared.course_version version where version.course_id = course.id order by version.number desc limit 1
   ) newest on true
   where course.owner is null and course.handle = any($handles)`,
  {
    in: { handles: list(text) },
    out: { id: uuid, handle: text, kind: text, scale: text, number: int, sum: bytes, steps: int },
  },
);

/** What a course is called, and what it is about, is that of its newest version. */
export const keepCourse = jobs.change(
  'courses.bringing.course',
  `insert into shared.course (id, handle, kind, subject, title, language, scale, levels)
   values ($id, $handle, $kind, $subject, $title, $language, $scale, $levels)
   on conflict (id) do update set subject = excluded.subject, title = excluded.title, language = excluded.language,
     levels = excluded.levels`,
  {
    in: {
      id: uuid,
      handle: text,
      kind: text,
      subject: maybe(text),
      title: text,
      language: text,
      scale: text,
      levels: list(text),
    },
  },
);

export const addVersion = jobs.change(
  'courses.bringing.version',
  `insert into shared.course_version (id, course_id, number, state, origin, licence, sum, made_at, published_at)
   values ($id, $course, $number, 'published', $origin, $licence, $sum, $at, $at)`,
  { in: { id: uuid, course: uuid, number: int, origin: text, licence: text, sum: bytes, at: moment } },
);

export const addTheme = jobs.change(
  'courses.bringing.theme',
  `insert into shared.theme (version_id, question, weeks, subjects) values ($version, $question, $weeks, $subjects)`,
  { in: { version: uuid, question: text, weeks: int, subjects: list(text) } },
);

export const addBlocks = jobs.change(
  'courses.bringing.blocks',
  `insert into shared.version_block (version_id, number, title)
   select $version, number, title from jsonb_to_recordset($rows) as brought (number smallint, title text)`,
  { in: { version: uuid, rows: json } },
);

/** A step that an earlier version had keeps its id: what pupils did with it stays theirs. */
export const addSteps = jobs.change(
  'courses.bringing.steps',
  `insert into shared.step (id, course_id, key)
   select id, $course, key from jsonb_to_recordset($rows) as brought (id uuid, key text)
   on conflict (id) do nothing`,
  { in: { course: uuid, rows: json } },
);

export const addVersionSteps = jobs.change(
  'courses.bringing.version_steps',
  `insert into shared.version_step (version_id, step_id, block, number, goal, target, criteria, demonstrate,
     demonstrate_text, subject, curriculum)
   select $version, id, block, number, goal, target, criteria, form, shows, subject, curriculum
   from jsonb_to_recordset($rows) as brought (id uuid, block smallint, number smallint, goal text, target text,
     criteria text[], form text, shows text, subject text, curriculum text[])`,
  { in: { version: uuid, rows: json } },
);

export const addLevels = jobs.change(
  'courses.bringing.levels',
  `insert into shared.step_level (version_id, step_id, level, criteria)
   select $version, step, level, criteria
   from jsonb_to_recordset($rows) as brought (step uuid, level text, criteria text[])`,
  { in: { version: uuid, rows: json } },
);

export const addTasks = jobs.change(
  'courses.bringing.tasks',
  `insert into shared.task (version_id, step_id, id, number, title, minutes, levels)
   select $version, step, id, number, title, minutes, levels
   from jsonb_to_recordset($rows)
     as brought (step uuid, id uuid, number smallint, title text, minutes smallint, levels text[])`,
  { in: { version: uuid, rows: json } },
);

export const addAssets = jobs.change(
  'courses.bringing.assets',
  `insert into shared.asset (version_id, step_id, id, number, kind, title, body, url, minutes, levels, licence)
   select $version, step, id, number, kind, title, body, url, minutes, levels, licence
   from jsonb_to_recordset($rows) as brought (step uuid, id uuid, number smallint, kind text, title text, body text,
     url text, minutes smallint, levels text[], licence text)`,
  { in: { version: uuid, rows: json } },
);
