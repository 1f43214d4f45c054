import type { Database } from '#platform/database';
import type { Query } from '#platform/statement';
import { assetId, courseId, stepId, sumOf, taskId, versionId } from '../id/model.ts';
import type { Course, Step } from '../model.ts';
import {
  addAssets,
  addBlocks,
  addLevels,
  addSteps,
  addTasks,
  addTheme,
  addVersion,
  addVersionSteps,
  keepCourse,
  known,
} from './store.ts';

/** What became of one course: it is new, a new version, the same as it was – or it may not take this name. */
export type Brought = {
  readonly handle: string;
  readonly title: string;
  readonly is: 'new' | 'changed' | 'same' | 'kindDiffers' | 'scaleDiffers';
  readonly version: number;
  readonly blocks: number;
  readonly steps: number;
  readonly tasks: number;
  readonly assets: number;
};

/**
 * Brings courses of the community in, by command of the host: all of them or none. The same course twice changes
 * nothing; a changed one becomes the next version, beside the one that schools use until they choose the new one.
 */
export async function bringCourses(
  database: Database,
  courses: readonly Course[],
  { now, dryRun }: { readonly now: Date; readonly dryRun: boolean },
): Promise<readonly Brought[]> {
  return await database.inTransaction('jobs', async (transaction) => {
    const [there] = await transaction.send([known({ handles: courses.map(({ handle }) => handle) })]);
    const before = new Map(there.map((row) => [row.handle, row]));
    const brought: Brought[] = [];
    for (const course of courses) {
      const last = before.get(course.handle);
      const is = comparedWith(last, course);
      const version = is === 'new' || is === 'changed' ? (last?.number ?? 0) + 1 : (last?.number ?? 0);
      if (is === 'new' || is === 'changed') await transaction.send(writes(course, version, now));
      brought.push({ handle: course.handle, title: course.title, is, version, ...countsOf(course) });
    }
    const refused = brought.some(({ is }) => is === 'kindDiffers' || is === 'scaleDiffers');
    if (!dryRun && !refused) await transaction.commit([]);
    return brought;
  });
}

type Last = { readonly kind: string; readonly scale: string; readonly number: number; readonly sum: Buffer };

/** Records of pupils hang on a course: one of another kind, or with other levels, is another course. */
function comparedWith(last: Last | undefined, course: Course): Brought['is'] {
  if (last === undefined) return 'new';
  if (last.kind !== course.kind) return 'kindDiffers';
  if (last.scale !== course.scale) return 'scaleDiffers';
  return last.sum.equals(sumOf(course)) ? 'same' : 'changed';
}

const stepsOf = ({ blocks }: Course): readonly Step[] => blocks.flatMap(({ steps }) => steps);

const countsOf = (course: Course) => {
  const steps = stepsOf(course);
  return {
    blocks: course.blocks.length,
    steps: steps.length,
    tasks: steps.reduce((sum, { tasks }) => sum + tasks.length, 0),
    assets: steps.reduce((sum, { assets }) => sum + assets.length, 0),
  };
};

/** One version in the order in which one thing needs another. */
function writes(course: Course, number: number, at: Date): Query<unknown, 'jobs'>[] {
  const id = courseId(null, course.handle);
  const version = versionId(id, number);
  const { handle, kind, subject, title, language, scale, levels, source, licence, theme } = course;
  const blocks = course.blocks.map((block, i) => ({ number: i + 1, title: block.title }));
  const steps = course.blocks
    .flatMap((block, i) => block.steps.map((step) => ({ step, block: i + 1 })))
    .map((placed, i) => ({ ...placed, id: stepId(id, placed.step.key), number: i + 1 }));
  return [
    keepCourse({ id, handle, kind, subject, title, language, scale, levels }),
    addVersion({ id: version, course: id, number, origin: source, licence, sum: sumOf(course), at }),
    ...(theme === null ? [] : [addTheme({ version, ...theme })]),
    addBlocks({ version, rows: blocks }),
    addSteps({ course: id, rows: steps.map(({ id: step, step: { key } }) => ({ id: step, key })) }),
    addVersionSteps({
      version,
      rows: steps.map(({ step, ...placed }) => ({
        ...placed,
        goal: step.goal,
        target: step.target,
        criteria: step.criteria,
        form: step.demonstrate.form,
        shows: step.demonstrate.text,
        subject: step.subject,
        curriculum: step.curriculum,
      })),
    }),
    addLevels({
      version,
      rows: steps.flatMap(({ id: step, step: { levels: named } }) =>
        named.map(({ level, criteria }) => ({ step, level, criteria })),
      ),
    }),
    addTasks({
      version,
      rows: steps.flatMap(({ id: step, step: { tasks } }) =>
        tasks.map(({ key, title: task, minutes, levels: fits }, i) => ({
          step,
          id: taskId(step, key),
          number: i + 1,
          title: task,
          minutes,
          levels: fits,
        })),
      ),
    }),
    addAssets({
      version,
      rows: steps.flatMap(({ id: step, step: { assets } }) =>
        assets.map(({ key, text, levels: fits, ...asset }, i) => ({
          step,
          id: assetId(step, key),
          number: i + 1,
          ...asset,
          body: text,
          levels: fits,
        })),
      ),
    }),
  ];
}
