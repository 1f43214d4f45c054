import type { Cause } from '../modules/goals/model.ts';
import type { Task } from './bank.ts';
import { nextTime } from './said.ts';
import type { Draft, Life } from './life.ts';
import type { ShelfStep } from './shelf.ts';
import type { Spell } from './walk.ts';
import type { Way } from './ways.ts';
import type { Writer } from './writer.ts';

/** What a step says fits a goal: its own sentence, and by what one sees it. */
const titleOf = ({ goal }: ShelfStep): string => goal.slice(0, 200);
const measureOf = ({ criteria }: ShelfStep): string =>
  (criteria[0] ?? 'Mijn leraar heeft het goedgekeurd').slice(0, 300);

const subjectName = ({ course }: Way): string => {
  const { title } = course.course;
  return /^(Engels|Nederlands|Duits|Frans)/.test(title) ? title : title.toLowerCase();
};

/** The end goal of a course: a step, and the day on which it is to be reached. Nothing without such a course. */
export function aimOf(
  writer: Writer,
  code: string,
  text: { title?: string; measure?: string; why?: string } = {},
): Life | undefined {
  const way = writer.way(code);
  if (way === undefined) return undefined;
  const { target, due, steps } = way;
  const title = text.title ?? `${writer.chance.pick(openings)} trede ${target} van ${subjectName(way)}`;
  const measure = text.measure ?? `Mijn leraar heeft trede ${target} goedgekeurd`;
  return writer.end({ title, measure }, text.why, { due, step: steps[target - 1]?.id });
}
const openings = [
  'Ik kom dit jaar tot en met',
  'Aan het eind van het jaar ben ik bij',
  'Ik rond dit jaar af:',
];

/** How far one wants to be at the end of the running period: a little further than the pace of the year asks. */
export function stage(writer: Writer, code: string, serves: Life | undefined): Life | undefined {
  const way = writer.way(code);
  if (way === undefined) return undefined;
  const number = Math.min(way.target, way.now + writer.chance.between(1, 3));
  return writer.period(
    {
      title: `Ik ben bij trede ${number} van ${subjectName(way)} aan het eind van deze periode`,
      measure: `Trede ${number} is goedgekeurd`,
    },
    way.code,
    'now',
    serves,
    way.steps[number - 1]?.id,
  );
}

/** All steps that were worked on since the world's weeks are told, each as a goal of its weeks. */
export function walked(
  writer: Writer,
  code: string,
  serves: Life | undefined,
  { isIdle = false, except = [] }: { isIdle?: boolean; except?: readonly number[] } = {},
): void {
  const way = writer.way(code);
  for (const spell of way?.spells ?? []) {
    if (way === undefined || except.includes(way.steps.indexOf(spell.step) + 1)) continue;
    const weeks = spell.weeks.filter((week) => week >= writer.from && !(isIdle && week === 0));
    worked(writer, way, { ...spell, weeks }, spell.weeks.length - weeks.length, serves);
  }
}

/** A goal in the own words of somebody with a story, about a step; it is worked on up to the running week. */
export function told(
  writer: Writer,
  weeks: readonly number[],
  goal: Pick<Draft, 'title' | 'measure' | 'course' | 'step' | 'serves' | 'why' | 'by'>,
  tasks: readonly Task[],
  ticks: readonly (readonly [task: number, week: number, weekday: number, time: string])[] = [],
  causes: readonly Cause[] = [],
): Life {
  const { calendar, goals, chance } = writer;
  const [first = 0] = weeks;
  const life = goals.set(
    { ...goal, kind: 'learning', due: calendar.dayOf(first, 5) },
    writer.plannedAt(first),
  );
  const parts = tasks.map((task) => writer.task(life, task, first));
  for (const [task, ...at] of ticks) writer.tick(parts[task], ...at);
  weeks.forEach((week, carried) => {
    const next = weeks[carried + 1];
    if (next === undefined) writer.item(week, life, { carried });
    else writer.carry(week, next, life, { carried, action: chance.pick(nextTime), cause: causes[carried] });
    parts.forEach((task, n) => writer.planTask(week, task, n));
  });
  return life;
}

function worked(
  writer: Writer,
  way: Way,
  { step, weeks, how, passed }: Spell,
  earlier: number,
  serves: Life | undefined,
): void {
  const { calendar, chance, goals } = writer;
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return;
  const goal = {
    kind: 'learning',
    title: titleOf(step),
    measure: measureOf(step),
    course: way.code,
  } as const;
  const life = goals.set(
    { ...goal, due: calendar.dayOf(first, 5), serves, step: step.id },
    writer.plannedAt(first),
  );
  const tasks = step.tasks.map(({ id, title, minutes }) =>
    writer.task(life, [title.slice(0, 200), minutes], first, id),
  );
  weeks.forEach((week, i) => {
    const carried = earlier + i;
    if (week === 0) {
      writer.item(0, life, { carried });
      writer.tickSome(tasks.slice(Math.min(i, tasks.length - 1)));
    } else if (week === last) {
      tasks.slice(i).forEach((task, n) => writer.tick(task, week, 1, `${9 + n}:${chance.between(10, 55)}`));
      writer.item(week, life, { carried, outcome: writer.looksBack(week) ? 'done' : null });
    } else {
      const task = tasks[i];
      if (task !== undefined && i < tasks.length - 1)
        writer.tick(task, week, 2 + (i % 2), `11:${chance.between(10, 55)}`);
      writer.carry(week, weeks[i + 1] as number, life, { carried, action: chance.pick(nextTime) });
    }
    tasks.forEach((task, n) => writer.planTask(week, task, n));
  });
  if (how === 'passed' && passed !== undefined) goals.judged(life, passed.at, way.teacher);
  if (how === 'shown') goals.do(life, 'realise', writer.backAt(last));
}
