import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Breadcrumb,
  Card,
  Chip,
  Fold,
  LinkButton,
  PageHead,
  PrintButton,
  Prose,
  ScreenOnly,
  Section,
  Sheet,
  Split,
  Steps,
} from '#ui';
import { forLevel } from '../model.ts';
import { courseShown, criteriaShown, materialShown, stepShown, stepsShown } from '../store.ts';
import { words } from '../words.ts';
import { BlockSteps, coursePath, doneIn, Levels, stepPath, subjectIn, subjectOf, wayOf } from './parts.tsx';
import { type About, type Records, standingIn } from './standing.ts';

const input = z.object({
  course: id,
  step: id,
  level: z.string().max(20).optional().catch(undefined),
});

type Rows<Q extends (...given: never[]) => { read: (...rows: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;
type Course = NonNullable<Rows<typeof courseShown>>;
type Step = NonNullable<Rows<typeof stepShown>>;
type Material = Rows<typeof materialShown>[number];
type Criteria = Rows<typeof criteriaShown>;

/** One step as the pupil meets it: where am I, what is asked, how can I learn it, how do I show it. */
export const ownStep = (records: Records) =>
  page({
    path: '/courses/:course/steps/:step',
    hats: ['pupil'],
    input,
    queries: ({ course, step }) => [
      courseShown({ course }),
      stepsShown({ course }),
      stepShown({ course, step }),
      criteriaShown({ course, step }),
      materialShown({ course, step }),
      records.standing({ course }),
    ],
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
  input,
  queries: ({ course, step: of }) => [
    courseShown({ course }),
    stepsShown({ course }),
    stepShown({ course, step: of }),
    criteriaShown({ course, step: of }),
    materialShown({ course, step: of }),
  ],
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

type Way = ReturnType<typeof wayOf>;

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
  const { course, stepId, step: shown, criteria, way, own, language, mine = false } = props;
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
          <Learn {...props} level={level} />
          <Section title={say.step.show}>
            <Card>
              <p>
                <Chip>{say.form[shown.form]}</Chip>
              </p>
              <p>{shown.shows || say.step.showAsk}</p>
              {props.about !== undefined && props.shows === true && props.records?.atStep?.(props.about)}
              {props.shows === false && <p class="soft">{say.step.showNobody}</p>}
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

function Asked({
  step: shown,
  criteria,
  level,
  language,
}: {
  step: Step;
  criteria: Criteria;
  level: string | null;
  language: Language;
}) {
  const say = words(language).step;
  const onTop = criteria.find((one) => one.level === level)?.criteria ?? [];
  return (
    <Section title={say.asked}>
      <Card>
        {shown.target !== '' && (
          <>
            <h3>{say.target}</h3>
            <p>{shown.target}</p>
          </>
        )}
        <h3>{say.criteria}</h3>
        {shown.criteria.length + onTop.length === 0 ? (
          <p class="soft">{say.noCriteria}</p>
        ) : (
          <Prose>
            <ul>
              {shown.criteria.map((one) => (
                <li>{one}</li>
              ))}
              {onTop.map((one) => (
                <li>
                  {one} <Chip soft>{level}</Chip>
                </li>
              ))}
            </ul>
          </Prose>
        )}
      </Card>
    </Section>
  );
}

/** Tasks and sources, those for the reader's level first; what is for other levels alone is folded away. */
function Learn({ material, level, language, records, about }: StepProps & { level: string | null }) {
  const say = words(language).step;
  const here = forLevel(material, level);
  const elsewhere = material.filter((one) => !here.includes(one));
  const tasks = here.filter(({ kind }) => kind === 'task');
  const sources = here.filter(({ kind }) => kind !== 'task');
  return (
    <Section title={say.learn}>
      <Card title={say.tasks} level={3}>
        <ul class="lines">
          {tasks.map((task) => (
            <TaskLine task={task} language={language}>
              {about !== undefined && records?.atTask?.({ ...about, task: task.id })}
            </TaskLine>
          ))}
        </ul>
      </Card>
      <Card title={say.assets} level={3}>
        {sources.length === 0 ? (
          <p class="soft">{say.noAssets}</p>
        ) : (
          sources.map((source) => <Source source={source} language={language} />)
        )}
      </Card>
      {elsewhere.length > 0 && (
        <Fold title={say.otherLevels}>
          <ul class="lines">
            {elsewhere.map((one) => (
              <TaskLine task={one} language={language}>
                {one.levels.map((name) => (
                  <Chip soft>{name}</Chip>
                ))}
              </TaskLine>
            ))}
          </ul>
        </Fold>
      )}
    </Section>
  );
}

function TaskLine({
  task,
  language,
  children,
}: {
  task: Material;
  language: Language;
  children?: ComponentChildren;
}) {
  return (
    <li>
      <span>
        {task.title}{' '}
        {task.minutes !== null && (
          <span class="soft small num">{words(language).step.minutes(task.minutes)}</span>
        )}
      </span>{' '}
      {children}
    </li>
  );
}

/** Our own text can be read here; what stands elsewhere says so before one presses. */
function Source({ source, language }: { source: Material; language: Language }) {
  const say = words(language);
  const detail = [
    source.kind === 'task' ? '' : say.asset[source.kind],
    source.minutes === null ? '' : say.step.minutes(source.minutes),
    ...source.levels,
  ]
    .filter(Boolean)
    .join(' · ');
  if (source.body === null)
    return (
      <p>
        {source.url === null ? (
          <b>{source.title}</b>
        ) : (
          <a href={source.url} rel="noreferrer external">
            {source.title}
          </a>
        )}{' '}
        <span class="soft small">
          {detail}
          {source.url !== null && ` · ${say.step.leaves}: ${new URL(source.url).host}`}
        </span>
      </p>
    );
  return (
    <Fold title={source.title} aside={<span class="soft small">{detail}</span>}>
      <Prose>
        {source.body.split(/\n{2,}/).map((paragraph) => (
          <p>
            {paragraph.split('\n').map((line, i) => (
              <>
                {i > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        ))}
        {source.url !== null && (
          <p>
            <a href={source.url} rel="noreferrer external">
              {new URL(source.url).host}
            </a>{' '}
            <span class="soft small">{say.step.leaves}</span>
          </p>
        )}
        {source.licence !== '' && <p class="soft small">{say.step.licence(source.licence)}</p>}
      </Prose>
    </Fold>
  );
}

/** A step on one sheet of paper, for who works without a screen. */
export const onPaper = page({
  path: '/courses/:course/steps/:step/print',
  hats: ['pupil', 'staff', 'administrator'],
  input,
  queries: ({ course, step: of }) => [
    courseShown({ course }),
    stepsShown({ course }),
    stepShown({ course, step: of }),
    criteriaShown({ course, step: of }),
    materialShown({ course, step: of }),
  ],
  view: ({ rows: [course, steps, shown, criteria, material], input: asked, who, language }) => {
    if (course === undefined || shown === undefined || (who.hat === 'pupil' && !course.used))
      throw new Refusal('not-found');
    const say = words(language).step;
    const level = asked.level !== undefined && course.levels.includes(asked.level) ? asked.level : null;
    const standing = { level, entry: null, states: new Map(), judged: new Set<string>() };
    const way = wayOf(course.id, steps, [], standing, level);
    const placed = way.path.find(({ id: one }) => one === asked.step);
    const here = forLevel(material, level);
    const onTop = criteria.find((one) => one.level === level)?.criteria ?? [];
    return {
      title: shown.goal,
      width: 'middle',
      body: (
        <>
          <ScreenOnly>
            <Breadcrumb
              trail={[
                { label: course.title, href: coursePath(course.id) },
                { label: shown.goal, href: stepPath(course.id, asked.step, asked.level ?? null) },
                { label: say.print },
              ]}
            />
            <Actions>
              <PrintButton />
            </Actions>
          </ScreenOnly>
          <Sheet from={who.organisation} date={[course.title, level].filter(Boolean).join(' · ')}>
            <p class="soft">
              {[placed === undefined ? '' : say.over(placed.place, way.path.length), shown.block]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <h1>{shown.goal}</h1>
            <p>
              {say.name}: ………………………………… {say.when}: ………………
            </p>
            {shown.target !== '' && (
              <div>
                <h2>{say.target}</h2>
                <p>{shown.target}</p>
              </div>
            )}
            <Listed title={say.criteria} lines={[...shown.criteria, ...onTop]} />
            <Listed
              title={say.tasks}
              lines={here
                .filter(({ kind }) => kind === 'task')
                .map(({ title, minutes }) =>
                  minutes === null ? title : `${title} (${say.minutes(minutes)})`,
                )}
            />
            <Listed
              title={say.assets}
              lines={here
                .filter(({ kind }) => kind !== 'task')
                .map(({ title, url }) => (url === null ? title : `${title}: ${url}`))}
            />
            <div>
              <h2>{say.show}</h2>
              <p>
                {words(language).form[shown.form]}: {shown.shows || say.showAsk}
              </p>
            </div>
            <h2>{say.space}</h2>
          </Sheet>
        </>
      ),
    };
  },
});

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h2>{title}</h2>
      <ul class="lines">
        {lines.map((line) => (
          <li>☐ {line}</li>
        ))}
      </ul>
    </div>
  );
}
