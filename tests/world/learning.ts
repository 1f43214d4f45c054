import { newId } from '#platform/id';
import { now } from './cluster.ts';
import type { Goal } from './goal.ts';
import type { Enrolment, Pupil } from './people.ts';
import type { School } from './school.ts';

/* Courses with their steps, ways through them, and weeks. */

export type Step = {
  readonly id: string;
  readonly goal: string;
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
};
export type Course = { readonly id: string; readonly version: string; readonly steps: readonly Step[] };

type CourseWish = { title?: string; subject?: string; levels?: readonly string[]; steps?: number };

const id = () => newId(now);
const count = { n: 0 };

const add = async (school: School, table: string, row: Readonly<Record<string, unknown>>) => {
  const keys = Object.keys(row);
  await school.in.admin.query(
    `insert into ${table} (${keys.join(', ')}) values (${keys.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
};

/** A course of the community that this school uses: steps in blocks of five, each with two tasks. */
export async function aCourse(school: School, wish: CourseWish = {}): Promise<Course> {
  const { title = 'Wiskunde', subject = 'wiskunde', levels = ['vmbo-t', 'havo', 'vwo'], steps = 10 } = wish;
  const course = id();
  const version = id();
  count.n += 1;
  await add(school, 'shared.course', {
    id: course,
    handle: `course-${count.n}`,
    kind: 'steps',
    subject,
    title,
    language: 'nl',
    scale: 'vo',
    levels,
  });
  await add(school, 'shared.course_version', {
    id: version,
    course_id: course,
    number: 1,
    state: 'published',
    licence: 'CC-BY-4.0',
    sum: Buffer.from(course),
    made_at: now,
    published_at: now,
  });
  const made: Step[] = [];
  for (let number = 1; number <= steps; number += 1) {
    const block = Math.ceil(number / 5);
    if (number % 5 === 1)
      await add(school, 'shared.version_block', {
        version_id: version,
        number: block,
        title: `Blok ${block}`,
      });
    const step = id();
    const goal = `Ik kan ${title.toLowerCase()} trede ${number}`;
    await add(school, 'shared.step', { id: step, course_id: course, key: `s${number}` });
    await add(school, 'shared.version_step', {
      version_id: version,
      step_id: step,
      block,
      number,
      goal,
      criteria: ['Ik leg het uit', 'Vier van de vijf goed'],
      demonstrate: 'talk',
    });
    const tasks = [];
    for (const [i, minutes] of [25, 40].entries()) {
      const task = { id: id(), title: `Opdracht ${i + 1} bij ${title.toLowerCase()} ${number}` };
      await add(school, 'shared.task', {
        version_id: version,
        step_id: step,
        id: task.id,
        number: i + 1,
        title: task.title,
        minutes,
      });
      tasks.push(task);
    }
    made.push({ id: step, goal, tasks });
  }
  await add(school, 'school.course_use', {
    school_id: school.id,
    course_id: course,
    version_id: version,
    set_by: id(),
    set_at: now,
  });
  return { id: course, version, steps: made };
}

/** Makes a theme of a course: three weeks, goals of one subject, the first with more for vwo. */
export async function asTheme(
  { in: place }: School,
  { id: course, version, steps }: Course,
  { subject = 'aardrijkskunde', starts = null }: { subject?: string; starts?: string | null } = {},
): Promise<void> {
  const asSql = (sql: string, ...given: unknown[]) => place.admin.query(sql, given);
  await asSql(`update shared.course set kind = 'theme', subject = null where id = $1`, course);
  await asSql(
    `insert into shared.theme (version_id, question, weeks, subjects) values ($1, 'Wie beslist waar het water heen mag?', 3, $2)`,
    version,
    [subject, 'kunst'],
  );
  await asSql(`update shared.version_step set subject = $2 where version_id = $1`, version, subject);
  await asSql(`update school.course_use set starts = $2 where course_id = $1`, course, starts);
  for (const level of ['vmbo-t', 'havo', 'vwo'])
    await asSql(
      `insert into shared.step_level (version_id, step_id, level, criteria) values ($1, $2, $3, $4)`,
      version,
      steps[0]?.id,
      level,
      level === 'vwo' ? ['Ik bereken het ook'] : [],
    );
}

/** A pupil's way through a course, by the teaching group they are in. */
export async function aWay(
  pupil: Pupil,
  enrolment: Enrolment,
  course: Course,
  wish: { level?: string; entry?: Step } = {},
): Promise<void> {
  const { school } = pupil;
  await school.in.admin.query(
    `insert into school.group_course (school_id, teaching_group_id, course_id) values ($1, $2, $3) on conflict do nothing`,
    [school.id, enrolment.group.id, course.id],
  );
  await add(school, 'school.path', {
    school_id: school.id,
    pupil_id: pupil.id,
    enrolment_id: enrolment.id,
    reach: enrolment.reach.week,
    course_id: course.id,
    level: wish.level ?? 'havo',
    entry_step: wish.entry?.id ?? null,
  });
}

type PlaceWish = { carried?: number; day?: number; outcome?: 'done' | 'partly' | 'not'; reason?: string };

/** Puts a goal into the week of this Monday; the id is the place's own. */
export async function inWeek(goal: Goal, monday: string, wish: PlaceWish = {}): Promise<string> {
  const item = id();
  await add(goal.pupil.school, 'school.week_item', {
    school_id: goal.pupil.school.id,
    pupil_id: goal.pupil.id,
    id: item,
    monday,
    goal_id: goal.id,
    reach: goal.reach,
    carried: wish.carried ?? 0,
    day: wish.day ?? null,
    outcome: wish.outcome ?? null,
    reason: wish.reason ?? null,
  });
  return item;
}

/** What was done about a week. */
export async function aWeek(
  pupil: Pupil,
  monday: string,
  wish: { proposed?: Date; lookedBack?: Date; agreedBy?: { id: string }; reviewedBy?: { id: string } } = {},
): Promise<void> {
  const { school } = pupil;
  await add(school, 'school.week_plan', {
    school_id: school.id,
    pupil_id: pupil.id,
    monday,
    reach: pupil.reach.week,
    proposed_at: wish.proposed ?? null,
    looked_back_at: wish.lookedBack ?? null,
  });
  const fact = { school_id: school.id, pupil_id: pupil.id, monday, at: now };
  if (wish.agreedBy !== undefined) await add(school, 'school.week_agreed', { ...fact, by: wish.agreedBy.id });
  if (wish.reviewedBy !== undefined)
    await add(school, 'school.week_reviewed', { ...fact, by: wish.reviewedBy.id });
}

type RecordWish = { state?: 'working' | 'ready'; evidence?: string; startedOn?: string; readyAt?: Date };

/** A step that a pupil has in hand, or says to be ready for. */
export async function aRecord(
  pupil: Pupil,
  enrolment: Enrolment,
  step: { readonly id: string },
  wish: RecordWish = {},
): Promise<void> {
  const { state = 'ready' } = wish;
  await add(pupil.school, 'school.step_record', {
    school_id: pupil.school.id,
    pupil_id: pupil.id,
    enrolment_id: enrolment.id,
    step_id: step.id,
    reach: enrolment.reach.week,
    state,
    evidence: wish.evidence ?? (state === 'ready' ? 'In mijn schrift, bladzij 12' : ''),
    started_on: wish.startedOn ?? '2026-11-09',
    ready_at: wish.readyAt ?? (state === 'ready' ? new Date('2026-11-19T10:00:00+01:00') : null),
  });
  await counted(pupil, enrolment);
}

/** How far the way is, counted as the house counts it after every press. */
const counted = (pupil: Pupil, enrolment: Enrolment) =>
  pupil.school.in.admin.query('select app.count_ways($1, array[$2::uuid])', [pupil.school.id, enrolment.id]);

type JudgementWish = {
  outcome?: 'passed' | 'again' | 'talk';
  feedback?: string;
  at?: Date;
  opened?: Date | null;
  by?: { readonly id: string };
};

/** What a teacher found a week ago, opened by the pupil the day after unless the test says otherwise; its id. */
export async function aJudgement(
  pupil: Pupil,
  enrolment: Enrolment,
  step: { readonly id: string },
  wish: JudgementWish = {},
): Promise<string> {
  const at = wish.at ?? new Date('2026-11-13T10:00:00+01:00');
  const opened = wish.opened === undefined ? new Date(at.getTime() + 24 * 3_600_000) : wish.opened;
  const { outcome = 'passed', feedback = '' } = wish;
  const judgement = id();
  const both = {
    school_id: pupil.school.id,
    pupil_id: pupil.id,
    enrolment_id: enrolment.id,
    step_id: step.id,
    reach: enrolment.reach.week,
    outcome,
    level: outcome === 'passed' ? 'havo' : '',
    feedback,
    judged_at: at,
  };
  await add(pupil.school, 'school.judgement', {
    ...both,
    id: judgement,
    judged_by: wish.by?.id ?? id(),
    opened_at: opened,
  });
  const released = at.getTime() + 24 * 3_600_000;
  await add(pupil.school, 'school.released', {
    ...both,
    judgement_id: judgement,
    released_at: new Date(Math.min(released, opened?.getTime() ?? released)),
  });
  await counted(pupil, enrolment);
  return judgement;
}
