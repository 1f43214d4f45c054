import type { Language } from '#platform/words';
import type { Place, Problem } from '../file/place/model.ts';
import type { Slo } from '../slo/model.ts';
import { words } from '../words.ts';
import type { Brought } from './actions.ts';

/** Where something is wrong in a course file: block 3, step w13, task 2, minutes. */
export function placeOf({ block, step, level, task, asset, field }: Place, language: Language): string {
  const say = words(language).file;
  return [
    block === undefined ? undefined : say.block(block),
    step === undefined ? undefined : say.step(step),
    level === undefined ? undefined : say.level(level),
    task === undefined ? undefined : say.task(task),
    asset === undefined ? undefined : say.asset(asset),
    field,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What is wrong with a file and what mends it, what stops it first. */
export function* fileLines(problems: readonly Problem[], language: Language): Generator<string> {
  const say = words(language).file;
  const errors = problems.filter(({ weight }) => weight === 'error');
  for (const problem of [...errors, ...problems.filter(({ weight }) => weight === 'warning')]) {
    const { kind, field = '', value = '', other = '' } = problem;
    const place = placeOf(problem, language);
    yield `${say.weight[problem.weight]}: ${place === '' ? '' : `${place}: `}${say.problems[kind]({ field, value, other })}`;
  }
  if (errors.length > 0) yield say.stops(errors.length);
}

/** What could not be used of the national goals. */
export function* sloLines({ left, problem }: Slo, language: Language): Generator<string> {
  const say = words(language).file.slo;
  if (problem !== undefined) yield say[problem];
  for (const { what, value, count } of left) yield say.left[what](value, count);
}

/** What became of each course, and whether anything was kept. */
export function* broughtLines(
  all: readonly Brought[],
  dryRun: boolean,
  language: Language,
): Generator<string> {
  const say = words(language).file.brought;
  for (const { is, title, version, blocks, steps, tasks, assets } of all) {
    const size = say.size(blocks, steps, tasks, assets);
    yield {
      new: say.new(title, size),
      changed: say.changed(title, version, size),
      same: say.same(title, version),
      kindDiffers: say.kindDiffers(title),
      scaleDiffers: say.scaleDiffers(title),
    }[is];
  }
  if (isRefused(all)) yield say.nothing;
  else if (dryRun) yield say.dryRun;
}

export const isRefused = (all: readonly Brought[]): boolean =>
  all.some(({ is }) => is === 'kindDiffers' || is === 'scaleDiffers');
