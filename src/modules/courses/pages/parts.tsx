import type { ComponentChildren } from 'preact';
import { nearDay } from '#platform/dates';
import type { Language } from '#platform/words';
import { Chip, Definition, Fold, Path, Steps, Ways } from '#ui';
import {
  type BlockOnPath,
  blocksOn,
  hereOn,
  isBehind,
  type Placed,
  pathOf,
  type StepLine,
  themeWeek,
} from '../model.ts';
import type { courseShown } from '../store.ts';
import { words } from '../words.ts';
import type { Standing } from './standing.ts';

type Named = { readonly nl: string | null; readonly en: string | null; readonly sv: string | null };
/** What a subject is called in the reader's language. */
export const subjectIn = (named: Named, language: Language): string => named[language] ?? '';

type Themed = {
  readonly subjects: readonly string[] | null;
  readonly subjectsNl: readonly string[];
  readonly subjectsEn: readonly string[];
  readonly subjectsSv: readonly string[];
};
/** What one of the subjects of a theme is called. */
export function subjectOf(code: string, theme: Themed, language: Language): string {
  const names = { nl: theme.subjectsNl, en: theme.subjectsEn, sv: theme.subjectsSv }[language];
  return names[theme.subjects?.indexOf(code) ?? -1] ?? code;
}

export const coursePath = (course: string, level: string | null = null): string =>
  `/courses/${course}${level === null ? '' : `?level=${encodeURIComponent(level)}`}`;
export const stepPath = (course: string, step: string, level: string | null = null): string =>
  `/courses/${course}/steps/${step}${level === null ? '' : `?level=${encodeURIComponent(level)}`}`;

/** What somebody sees of a course: the way of one level, its blocks, and where they are on it. */
export type Way = {
  readonly course: string;
  readonly standing: Standing;
  readonly path: readonly Placed[];
  readonly blocks: readonly BlockOnPath[];
  readonly here: Placed | undefined;
  /** In the addresses of its steps, when it is not the reader's own. */
  readonly asked: string | null;
};

/** A course as its pages show it. */
export type Course = NonNullable<ReturnType<ReturnType<typeof courseShown>['read']>>;

/** What every page of one course is given. */
export type ViewProps = {
  course: Course;
  way: Way;
  /** The level of the reader, if the course is theirs. */
  own: string | null;
  language: Language;
  aside?: ComponentChildren;
};

export function wayOf(
  course: string,
  steps: readonly StepLine[],
  blocks: readonly { readonly number: number; readonly title: string }[],
  standing: Standing,
  asked: string | null,
): Way {
  const path = pathOf(steps, standing.level);
  return {
    course,
    standing,
    path,
    blocks: blocksOn(path, blocks),
    here: asked === null ? hereOn(path, standing.states, standing.entry) : undefined,
    asked,
  };
}

const isDone = (step: Placed, { path, standing, asked }: Way): boolean =>
  asked === null && isBehind(step, path, standing.states, standing.entry);

/** How many of these steps are behind the reader. */
export const doneIn = (steps: readonly Placed[], way: Way): number =>
  steps.filter((step) => isDone(step, way)).length;

/** The blocks as little blocks, the one to work in opened. `mine`: whether it is about the reader. */
export function Blocks({ way, mine, language }: { way: Way; mine: boolean; language: Language }) {
  const say = words(language).course;
  return (
    <div class="stack">
      {way.blocks.map((block, i) => {
        const done = doneIn(block.steps, way);
        const open = way.here === undefined ? i === 0 : way.here.block === block.number;
        return (
          <Fold
            id={`block-${block.number}`}
            open={open}
            title={
              <>
                <span class="soft small">{say.block(i + 1)}</span> {block.title}
              </>
            }
            aside={
              <Steps
                done={done}
                total={block.steps.length}
                label={mine ? say.done(done, block.steps.length) : say.size(1, block.steps.length)}
              />
            }
          >
            <BlockSteps block={block} way={way} language={language} />
          </Fold>
        );
      })}
    </div>
  );
}

export function BlockSteps({
  block,
  way,
  viewed,
  language,
}: {
  block: BlockOnPath;
  way: Way;
  /** The step whose page this is; else the one to work on stands out. */
  viewed?: string | undefined;
  language: Language;
}) {
  const say = words(language);
  return (
    <Path
      label={block.title}
      steps={block.steps.map((step) => {
        const here = step.id === way.here?.id;
        const done = isDone(step, way);
        const state = way.asked === null ? way.standing.states.get(step.id) : undefined;
        const told = state === undefined ? (done ? 'passed' : here ? 'here' : undefined) : state;
        const chips = [
          step.form === 'block' && <Chip soft>{say.form.block}</Chip>,
          told !== undefined && <Chip on={told === 'passed'}>{say.state[told]}</Chip>,
        ].filter(Boolean);
        return {
          href: stepPath(way.course, step.id, way.asked),
          place: String(step.place),
          text: step.goal,
          look: (viewed === undefined ? here : step.id === viewed) ? 'here' : done ? 'done' : undefined,
          mark: chips.length > 0 && chips,
        };
      })}
    />
  );
}

/** How far the reader is with a goal of a theme; nothing before it is begun, or at another level than the own. */
export function StateChip({ way, step, language }: { way: Way; step: string; language: Language }) {
  const state = way.asked === null ? way.standing.states.get(step) : undefined;
  if (state === undefined) return null;
  return <Chip on={state === 'passed'}>{words(language).state[state]}</Chip>;
}

/** The levels of a course beside each other; one's own is the plain address. */
export function Levels(props: {
  levels: readonly string[];
  shown: string | null;
  own: string | null;
  hrefOf: (level: string | null) => string;
  language: Language;
}) {
  const say = words(props.language).course;
  if (props.levels.length < 2) return null;
  return (
    <Ways
      label={say.level}
      ways={props.levels.map((level) => ({
        href: props.hrefOf(level === props.own ? null : level),
        label: level === props.own ? `${level} · ${say.yourLevel}` : level,
        current: level === props.shown,
      }))}
    />
  );
}

type Facts = {
  readonly origin: string;
  readonly licence: string;
  readonly number: number;
  readonly levels: readonly string[];
} & Named;

/** Where a course comes from and what it is for. */
export function Facts({ course, language }: { course: Facts; language: Language }) {
  const say = words(language).course;
  return (
    <Definition
      items={[
        { term: say.subject, is: subjectIn(course, language) },
        { term: say.levels, is: course.levels.join(', ') },
        { term: say.version, is: String(course.number) },
        { term: say.source, is: course.origin },
        { term: say.licence, is: course.licence },
      ].filter(({ is }) => is !== '')}
    />
  );
}

/** When a theme is: week 3 of 6, when it begins, or that it is over. */
export function whenOf(
  { starts, weeks }: { readonly starts: string | null; readonly weeks: number | null },
  today: string,
  language: Language,
): string {
  const say = words(language).theme;
  const all = weeks ?? 1;
  if (starts === null) return say.unplanned;
  const week = themeWeek(starts, today);
  if (week === 0) return say.begins(nearDay(starts, today, language));
  return week > all ? say.over : say.week(week, all);
}
