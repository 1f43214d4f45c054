import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Course, readCourse } from '#modules/courses';
import { courseId, stepId, taskId } from '../modules/courses/id/model.ts';

/** A step as pupils of one level meet it. */
export type ShelfStep = {
  readonly id: string;
  readonly block: number;
  readonly goal: string;
  readonly criteria: readonly string[];
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly minutes: number }[];
};
export type ShelfCourse = { readonly id: string; readonly course: Course };

/** The folder of the courses that every school starts with, from the source as from a bundle in `dist`. */
const folder = (): string => {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, 'courses', 'README.md'))) return join(at, 'courses');
    // at the root of the disk: without the folder the search would never end
    if (at === dirname(at))
      throw new Error(`the folder "courses" of Leerkring is in no folder above ${start}`);
  }
};

/** The courses of the community that lie in the folder. */
export function coursesOnShelf(): readonly ShelfCourse[] {
  const place = folder();
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { course, problems } = readCourse(readFileSync(join(place, name)));
      if (course === undefined) throw new Error(`${name} is no course: ${JSON.stringify(problems[0])}`);
      return { id: courseId(null, course.handle), course };
    });
}

/** What the subjects of the world's schools are called on the shelf. */
const subjectOf: Readonly<Record<string, string>> = {
  wi: 'wiskunde',
  en: 'engels',
  ne: 'nederlands',
  na: 'natuurkunde',
  du: 'duits',
  gs: 'geschiedenis',
  re: 'rekenen',
  le: 'lezen',
  ta: 'taal',
};

/** The course of steps for a subject that a school teaches; it must be made for schools of that kind. */
export const stepsFor = (shelf: readonly ShelfCourse[], code: string): ShelfCourse | undefined =>
  shelf.find(({ course }) => course.kind === 'steps' && course.subject === subjectOf[code]);

/** The themes for schools of a sector, that of the water first: it is the one that runs. */
export const themesFor = (shelf: readonly ShelfCourse[], sector: 'po' | 'vo'): readonly ShelfCourse[] =>
  shelf
    .filter(
      ({ course: { kind, scale, levels } }) =>
        kind === 'theme' &&
        (scale === 'vo' || (scale === 'ref' && levels.includes('3F')) ? 'vo' : 'po') === sector,
    )
    .filter(({ course }) => course.kind === 'theme')
    .toSorted(
      (a, b) => Number(b.course.handle.includes('water')) - Number(a.course.handle.includes('water')),
    );

/** Does a theme ask something of this subject? */
export const isAbout = ({ course }: ShelfCourse, code: string): boolean =>
  course.theme?.subjects.includes(subjectOf[code] ?? '') === true;

const known = new Map<string, readonly ShelfStep[]>();

/** The steps of a level in their order: those that name no levels exist at all of them. */
export function stepsAt({ id, course }: ShelfCourse, level: string): readonly ShelfStep[] {
  const kept = known.get(`${id} ${level}`);
  if (kept !== undefined) return kept;
  const steps = course.blocks.flatMap(({ steps: inBlock }, i) =>
    inBlock
      .filter(({ levels }) => levels.length === 0 || levels.some((one) => one.level === level))
      .map((step): ShelfStep => {
        const step_id = stepId(id, step.key);
        return {
          id: step_id,
          block: i + 1,
          goal: step.goal,
          criteria: [
            ...step.criteria,
            ...step.levels.filter((one) => one.level === level).flatMap((one) => one.criteria),
          ],
          tasks: step.tasks
            .filter(({ levels }) => levels.length === 0 || levels.includes(level))
            .map(({ key, title, minutes }) => ({ id: taskId(step_id, key), title, minutes: minutes ?? 20 })),
        };
      }),
  );
  known.set(`${id} ${level}`, steps);
  return steps;
}
