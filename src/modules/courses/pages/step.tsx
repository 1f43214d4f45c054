import { z } from 'zod';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import { Actions, Breadcrumb, Card, Chip, Fold, LinkButton, PageHead, Section, Split, Steps } from '#ui';
import { criteriaShown, materialShown, stepShown } from '../step/store.ts';
import { courseShown, stepsShown } from '../store.ts';
import { words } from '../words.ts';
import { Asked, type Criteria, Learn, type Material, type Step } from './material.tsx';
import {
  BlockSteps,
  type Course,
  coursePath,
  doneIn,
  Levels,
  stepPath,
  subjectIn,
  subjectOf,
  type Way,
  wayOf,
} from './parts.tsx';
import { type About, type Records, standingIn } from './standing.ts';

/** A step in an address, at the level that is asked for. */
export const stepInput = z.object({
  course: id,
  step: id,
  level: z.string().max(20).optional().catch(undefined),
});

/** What every page of a step reads first. */
export const stepQueries = ({ course, step }: { readonly course: string; readonly step: string }) =>
  [
    courseShown({ course }),
    stepsShown({ course }),
    stepShown({ course, step }),
    criteriaShown({ course, step }),
    materialShown({ course, step }),
  ] as const;

/** One step as the pupil meets it: where am I, what is asked, how can I learn it, how do I show it. */
export const ownStep = (records: Records) =>
  page({
    path: '/courses/:course/steps/:step',
    hats: ['pupil'],
    input: stepInput,
    queries: (asked) => [...stepQueries(asked), records.standing({ course: asked.course })],
    view: ({ rows: [course, steps, step, criteria, material, standings], input: asked, language, key }) => {
      if (course === undefined || step === undefined || !course.used) throw new Refusal('not-found');
      const own = standingIn(standings, course.id);
      const other = asked.level !== undefined && course.levels.includes(asked.level) ? asked.level : null;
      const level = other ?? own.level;
      const way = wayOf(course.id, steps, blockOf(steps, asked.step, step), { ...own, level }, other);
      const about: About = {
        course: course.id,
        step: asked.step,
        task: null,
        level,
        state: own.states.get(asked.step),
        language,
        key,
      };
      return {
        title: step.goal,
        width: 'wide',
        sees: words(language).mine.sees,
        body: (
          <StepView
            {...{ course, step, criteria, material, way, language, records, about }}
            shows={course.kind === 'steps' || own.judged.has(asked.step)}
            stepId={asked.step}
            own={own.level}
            mine
          />
        ),
      };
    },
  });

/** The same for who teaches, at any level. */
export const step = page({
  path: '/courses/:course/steps/:step',
  hats: ['staff', 'administrator'],
  input: stepInput,
  queries: stepQueries,
  view: ({ rows: [course, steps, shown, criteria, material], input: asked, language }) => {
    if (course === undefined || shown === undefined) throw new Refusal('not-found');
    const named = asked.level !== undefined && course.levels.includes(asked.level) ? asked.level : undefined;
    const has = steps.find(({ id: one }) => one === asked.step)?.levels ?? [];
    const level = named ?? course.levels.find((one) => has.length === 0 || has.includes(one)) ?? null;
    const standing = { level, entry: null, states: new Map(), judged: new Set<string>() };
    const way = wayOf(course.id, steps, blockOf(steps, asked.step, shown), standing, level);
    return {
      title: shown.goal,
      width: 'wide',
      sees: words(language).course.sees,
      body: (
        <StepView
          {...{ course, criteria, material, way, language }}
          step={shown}
          stepId={asked.step}
          own={null}
        />
      ),
    };
  },
});

/** The one block that this step stands in. */
const blockOf = (
  steps: readonly { readonly id: string; readonly block: number }[],
  step: string,
  { block: title }: Step,
) => steps.flatMap(({ id: one, block }) => (one === step ? [{ number: block, title }] : []));

type StepProps = {
  course: Course;
  stepId: string;
  step: Step;
  criteria: Criteria;
  material: readonly Material[];
  way: Way;
  own: string | null;
  language: Language;
  mine?: boolean;
  records?: Records;
  about?: About;
  /** Whether somebody is there to show it to. */
  shows?: boolean;
};

function StepView(props: StepProps) {
  const { course, stepId, step: shown, criteria, material, way, own, language, mine = false } = props;
  const { records, about, shows } = props;
  const say = words(language);
  const { level } = way.standing;
  const at = way.path.findIndex(({ id: one }) => one === stepId);
  const placed = way.path[at];
  const isTheme = course.kind === 'theme';
  const [block] = way.blocks;
  const subject = placed?.subject ?? null;
  const trail = [
    { label: mine ? say.course.back : say.course.backAll, href: '/courses' },
    { label: course.title, href: coursePath(course.id, way.asked) },
    { label: isTheme || placed === undefined ? shown.block : say.step.word(placed.place) },
  ];
  const levelsHere = placed?.levels.length
    ? course.levels.filter((one) => placed.levels.includes(one))
    : course.levels;
  return (
    <>
      <Breadcrumb trail={trail} />
      <PageHead
        over={[
          placed === undefined || isTheme ? '' : say.step.over(placed.place, way.path.length),
          isTheme && subject !== null ? subjectOf(subject, course, language) : subjectIn(course, language),
          shown.block,
        ]
          .filter(Boolean)
          .join(' · ')}
        title={shown.goal}
        under={
          !isTheme &&
          block !== undefined &&
          mine && <Steps done={doneIn(way.path, way)} total={way.path.length} />
        }
      />
      <Split
        aside={
          <>
            {block !== undefined && (
              <Card title={mine ? say.course.where : shown.block}>
                {!isTheme && (
                  <p>
                    <Steps done={doneIn(block.steps, way)} total={block.steps.length} />
                  </p>
                )}
                <BlockSteps
                  block={block}
                  // a theme is no way on which somebody is at one place
                  way={isTheme ? { ...way, here: undefined } : way}
                  viewed={stepId}
                  language={language}
                />
              </Card>
            )}
            <Neighbours way={way} at={at} language={language} />
            <p>
              <a
                href={`/courses/${course.id}/steps/${stepId}/print${level === null ? '' : `?level=${encodeURIComponent(level)}`}`}
              >
                {say.step.print}
              </a>
            </p>
          </>
        }
      >
        <div class="stack" lang={course.language === language ? undefined : course.language}>
          <Levels
            levels={levelsHere}
            shown={level}
            own={own}
            hrefOf={(one) => stepPath(course.id, stepId, one)}
            language={language}
          />
          {placed === undefined && <p class="soft">{say.step.otherPath}</p>}
          <Asked step={shown} criteria={criteria} level={level} language={language} />
          <Learn {...{ material, level, language, records, about }} />
          <Section title={say.step.show}>
            <Card>
              <p>
                <Chip>{say.form[shown.form]}</Chip>
              </p>
              <p>{shown.shows || say.step.showAsk}</p>
              {about !== undefined && shows === true && records?.atStep?.(about)}
              {shows === false && <p class="soft">{say.step.showNobody}</p>}
            </Card>
          </Section>
          {!mine && shown.curriculum.length > 0 && (
            <Fold title={say.step.curriculum}>
              <ul class="lines small soft">
                {shown.curriculum.map((goal) => (
                  <li>{goal}</li>
                ))}
              </ul>
            </Fold>
          )}
        </div>
      </Split>
    </>
  );
}

function Neighbours({ way, at, language }: { way: Way; at: number; language: Language }) {
  const say = words(language).step;
  const before = at > 0 ? way.path[at - 1] : undefined;
  const after = at >= 0 ? way.path[at + 1] : undefined;
  if (before === undefined && after === undefined) return null;
  return (
    <Actions>
      {before !== undefined && (
        <LinkButton href={stepPath(way.course, before.id, way.asked)} rank="quiet" small>
          {say.previous}
        </LinkButton>
      )}
      {after !== undefined && (
        <LinkButton href={stepPath(way.course, after.id, way.asked)} small>
          {say.next}
        </LinkButton>
      )}
    </Actions>
  );
}
