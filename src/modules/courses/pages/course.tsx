import type { ComponentChildren, VNode } from 'preact';
import { z } from 'zod';
import { addDays, dayInWords, mondayOf } from '#platform/dates';
import { id, maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Kept, page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  Chip,
  Empty,
  Fold,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  Section,
  Select,
  Split,
  Table,
} from '#ui';
import { arranges, themePart, withoutWeek } from '../model.ts';
import { blocksShown, courseShown, depthsShown, groupsHere, stepsShown } from '../store.ts';
import { words } from '../words.ts';
import {
  Blocks,
  coursePath,
  doneIn,
  Facts,
  Levels,
  StateChip,
  stepPath,
  subjectIn,
  subjectOf,
  type Way,
  wayOf,
  whenOf,
} from './parts.tsx';
import { type Records, standingIn } from './standing.ts';

type Course = NonNullable<ReturnType<ReturnType<typeof courseShown>['read']>>;
type Depths = ReturnType<ReturnType<typeof depthsShown>['read']>;
type Groups = ReturnType<ReturnType<typeof groupsHere>['read']>;

const input = z.object({ course: id, level: z.string().max(20).optional().catch(undefined) });
const shownLevel = (course: Course, asked: string | undefined): string | null =>
  asked !== undefined && course.levels.includes(asked) ? asked : null;

/** A course as the pupil meets it: where am I, and what comes. */
export const ownCourse = ({ standing }: Records) =>
  page({
    path: '/courses/:course',
    hats: ['pupil'],
    input,
    queries: ({ course }) => [
      courseShown({ course }),
      blocksShown({ course }),
      stepsShown({ course }),
      depthsShown({ course }),
      standing({ course }),
    ],
    view: ({ rows: [course, blocks, steps, depths, standings], input: asked, language, today }) => {
      // what the school does not use is no pupil's course yet
      if (course === undefined || !course.used) throw new Refusal('not-found');
      const say = words(language);
      const own = standingIn(standings, course.id);
      const other = shownLevel(course, asked.level);
      const level = other ?? own.level;
      const way = wayOf(course.id, steps, blocks, { ...own, level }, other);
      return {
        title: course.title,
        width: 'wide',
        sees: say.mine.sees,
        body: (
          <>
            <Back href="/courses">{say.course.back}</Back>
            {course.kind === 'theme' ? (
              <Theme
                course={course}
                way={way}
                own={own.level}
                depths={depths}
                today={today}
                language={language}
              />
            ) : (
              <Steps course={course} way={way} own={own.level} language={language} mine />
            )}
          </>
        ),
      };
    },
  });

/** The same for who teaches: with what the school does with it. */
export const course = page({
  path: '/courses/:course',
  hats: ['staff', 'administrator'],
  input: input.extend({ taken: maybeId.catch(null) }),
  queries: ({ course: of }) => [
    courseShown({ course: of }),
    blocksShown({ course: of }),
    stepsShown({ course: of }),
    depthsShown({ course: of }),
    groupsHere(),
  ],
  view: ({ rows: [shown, blocks, steps, depths, groups], input: asked, who, language, today, key, kept }) => {
    if (shown === undefined) throw new Refusal('not-found');
    const say = words(language);
    const level = shownLevel(shown, asked.level) ?? shown.levels[0] ?? null;
    const way = wayOf(
      shown.id,
      steps,
      blocks,
      { level, entry: null, states: new Map(), judged: new Set() },
      level,
    );
    const aside = (
      <AtSchool
        course={shown}
        groups={groups}
        arranges={arranges(who)}
        newKey={key}
        kept={kept}
        today={today}
        language={language}
      />
    );
    return {
      title: shown.title,
      width: 'wide',
      sees: say.course.sees,
      body: (
        <>
          <Back href="/courses">{say.course.backAll}</Back>
          {groups.some((group) => group.id === asked.taken && group.courses.includes(shown.id)) && (
            <Notice kind="warn">{say.here.takeKept}</Notice>
          )}
          {shown.kind === 'theme' ? (
            <Theme
              course={shown}
              way={way}
              own={null}
              depths={depths}
              today={today}
              language={language}
              aside={aside}
            />
          ) : (
            <Steps course={shown} way={way} own={null} language={language} aside={aside} />
          )}
        </>
      ),
    };
  },
});

type ViewProps = {
  course: Course;
  way: Way;
  /** The level of the reader, if the course is theirs. */
  own: string | null;
  language: Language;
  aside?: ComponentChildren;
};

function Steps({ course: shown, way, own, language, aside, mine = false }: ViewProps & { mine?: boolean }) {
  const say = words(language);
  const { level } = way.standing;
  const total = way.path.length;
  const isOwn = mine && way.asked === null;
  return (
    <>
      <PageHead
        over={[subjectIn(shown, language), level === null ? '' : say.mine.atLevel(level)]
          .filter(Boolean)
          .join(' · ')}
        title={shown.title}
        under={
          isOwn && total > 0
            ? way.here === undefined
              ? say.mine.finished(total)
              : [
                  say.mine.here(way.here.place, total),
                  doneIn(way.path, way) > 0 ? `${say.course.done(doneIn(way.path, way), total)}.` : '',
                ]
                  .filter(Boolean)
                  .join(' ')
            : say.course.size(way.blocks.length, total)
        }
      >
        {isOwn && way.here !== undefined && (
          <LinkButton href={stepPath(shown.id, way.here.id)} rank="first">
            {say.mine.go(way.here.place)}
          </LinkButton>
        )}
      </PageHead>
      <Split
        aside={
          <>
            {aside}
            <Card title={say.course.about}>
              <Facts course={shown} language={language} />
            </Card>
          </>
        }
      >
        <Section
          title={isOwn ? say.course.where : say.course.blocks}
          aside={
            <Levels
              levels={shown.levels}
              shown={level}
              own={own}
              hrefOf={(one) => coursePath(shown.id, one)}
              language={language}
            />
          }
        >
          {total === 0 ? (
            <Empty title={say.course.notHere}>{say.course.notHereWhy}</Empty>
          ) : (
            <Blocks way={way} mine={isOwn} language={language} />
          )}
        </Section>
      </Split>
    </>
  );
}

/** A theme: one question, some weeks, goals per subject, and for each goal what one shows at which level. */
function Theme({
  course: shown,
  way,
  own,
  depths,
  today,
  language,
  aside,
}: ViewProps & { depths: Depths; today: string }) {
  const say = words(language);
  // as many parts as weeks: each is a week; else they follow each other over the weeks
  const parts = way.blocks.length;
  const isWeeks = parts === shown.weeks;
  const nowAt =
    (shown.starts !== null && themePart({ starts: shown.starts, weeks: shown.weeks ?? 1, parts }, today)) ||
    0;
  const subjects = [...new Set(way.path.map(({ subject }) => subject ?? ''))];
  const named = (code: string) => subjectOf(code, shown, language);
  return (
    <>
      <PageHead
        over={`${say.theme.word} · ${whenOf(shown, today, language)}`}
        title={shown.title}
        under={shown.question ?? ''}
      />
      <Split
        aside={
          <>
            {aside}
            <Card title={say.course.about}>
              <Facts course={shown} language={language} />
            </Card>
          </>
        }
      >
        <Section title={say.theme.blocks}>
          <div class="stack">
            {way.blocks.map((block, i) => (
              <Fold
                id={`block-${block.number}`}
                open={i + 1 === nowAt || (nowAt === 0 && i === 0)}
                title={
                  <>
                    <span class="soft small">
                      {isWeeks ? say.theme.week(i + 1, way.blocks.length) : say.course.block(i + 1)}
                    </span>{' '}
                    {isWeeks ? withoutWeek(block.title) : block.title}
                  </>
                }
                aside={i + 1 === nowAt && <Chip on>{say.theme.now}</Chip>}
              >
                <ul class="lines">
                  {block.steps.map((step) => (
                    <li>
                      <a href={stepPath(shown.id, step.id, way.asked)}>{step.goal}</a>{' '}
                      {step.subject && <Chip soft>{named(step.subject)}</Chip>}{' '}
                      <StateChip way={way} step={step.id} language={language} />
                    </li>
                  ))}
                </ul>
              </Fold>
            ))}
          </div>
        </Section>
        <Section
          title={say.theme.goals}
          aside={
            <Levels
              levels={shown.levels}
              shown={way.standing.level}
              own={own}
              hrefOf={(one) => `${coursePath(shown.id, one)}#goals`}
              language={language}
            />
          }
          id="goals"
        >
          {subjects.map((subject) => (
            <Card level={3} title={named(subject)}>
              {way.path
                .filter((goal) => (goal.subject ?? '') === subject)
                .map((goal) => (
                  <Depth
                    title={goal.goal}
                    href={stepPath(shown.id, goal.id, way.asked)}
                    levels={shown.levels}
                    shown={way.standing.level}
                    depths={depths.filter(({ step }) => step === goal.id)}
                    language={language}
                  />
                ))}
            </Card>
          ))}
        </Section>
      </Split>
    </>
  );
}

/** One goal, level by level: what everybody shows, and what comes on top. */
function Depth(props: {
  title: string;
  href: string;
  levels: readonly string[];
  shown: string | null;
  depths: Depths;
  language: Language;
}): VNode {
  const say = words(props.language).theme;
  const all = props.depths.find(({ level }) => level === '')?.criteria ?? [];
  const own = props.levels.flatMap((level) => {
    const depth = props.depths.find((one) => one.level === level);
    return depth === undefined || depth.criteria.length === 0 ? [] : [depth];
  });
  const rows = [{ level: say.everyLevel, criteria: all }, ...own].filter(
    ({ criteria }) => criteria.length > 0,
  );
  return (
    <Fold title={props.title}>
      {rows.length === 0 ? (
        <p class="soft">{say.noDepths}</p>
      ) : (
        <Table
          caption={`${say.depths}: ${props.title}`}
          quietCaption
          columns={[{ head: say.level }, { head: say.shows, wide: true }]}
          rows={rows.map(({ level, criteria }) => ({
            cells: [level === props.shown ? <Chip on>{level}</Chip> : level, criteria.join(' · ')],
          }))}
        />
      )}
      <Actions>
        <LinkButton href={props.href} small label={`${say.goal}: ${props.title}`}>
          {say.goal}
        </LinkButton>
      </Actions>
    </Fold>
  );
}

type SchoolProps = {
  course: Course;
  groups: Groups;
  arranges: boolean;
  newKey: () => string;
  kept: Kept | undefined;
  today: string;
  language: Language;
};

/** What the school does with it: which version, since when, and who follows. */
function AtSchool({ course: shown, groups, arranges: may, newKey, kept, today, language }: SchoolProps) {
  const say = words(language);
  const isTheme = shown.kind === 'theme';
  const follow = groups.filter(({ courses }) => courses.includes(shown.id));
  const others = groups.filter(({ courses, walks }) => (isTheme ? !courses.includes(shown.id) : !walks));
  const problem = (field: string) => {
    const found = kept?.problems[field];
    return found === undefined
      ? undefined
      : (say.problem[found as keyof typeof say.problem] ?? say.problem.missing);
  };
  return (
    <Card title={say.here.title} id="school">
      <p>{shown.used ? say.here.uses(shown.number) : say.here.unused}</p>
      {shown.used && shown.newerNumber !== null && <p>{say.here.newer(shown.newerNumber)}</p>}
      {may && isTheme && (
        <PostForm action={coursePath(shown.id)} requestKey={newKey()}>
          <Select
            name="starts"
            label={say.here.starts}
            hint={say.here.startsHint}
            options={mondays(shown.starts, today, language)}
            value={kept?.values['starts'] ?? shown.starts ?? undefined}
            problem={problem('starts')}
            required
          />
          <Button rank={shown.used ? 'plain' : 'first'} name="do" value="plan">
            {shown.used ? say.here.plan : say.here.publish}
          </Button>
        </PostForm>
      )}
      {may && !isTheme && (!shown.used || shown.newerNumber !== null) && (
        <PostForm action={`/courses/${shown.id}/publish`} requestKey={newKey()}>
          <Button rank={shown.used ? 'plain' : 'first'}>
            {shown.used && shown.newerNumber !== null
              ? say.here.upgrade(shown.newerNumber)
              : say.here.publish}
          </Button>
        </PostForm>
      )}
      {shown.used && (
        <>
          <h3>{say.here.groups}</h3>
          {follow.length === 0 ? (
            <p class="soft">{isTheme ? say.here.noGroupsTheme : say.here.noGroups}</p>
          ) : (
            <ul class="lines">
              {follow.map(({ id: group, name, subject }) => (
                <li>
                  {name} <span class="soft small">{subject}</span>{' '}
                  {may && (
                    <PostForm action={`/courses/${shown.id}/take`} requestKey={newKey()} class="inline">
                      <Button name="group" value={group} rank="quiet" small label={say.here.takeName(name)}>
                        {say.here.take}
                      </Button>
                    </PostForm>
                  )}
                </li>
              ))}
            </ul>
          )}
          {may && others.length > 0 && (
            <PostForm action={coursePath(shown.id)} requestKey={newKey()}>
              <Select
                name="group"
                label={say.here.group}
                hint={isTheme ? undefined : say.here.giveHint}
                options={others
                  .toSorted((a, b) => Number(b.own) - Number(a.own))
                  .map(({ id: group, name, subject }) => ({ value: group, label: `${name} · ${subject}` }))}
                problem={problem('group')}
                required
              />
              <Button name="do" value="give">
                {say.here.giveGo}
              </Button>
            </PostForm>
          )}
          {may && follow.length === 0 && (
            <PostForm action={`/courses/${shown.id}/withdraw`} requestKey={newKey()} class="inline">
              <Actions>
                <Button rank="quiet" small>
                  {say.here.withdraw}
                </Button>
              </Actions>
            </PostForm>
          )}
        </>
      )}
    </Card>
  );
}

/** The Mondays from this week on, for half a year; the one that was chosen stays among them. */
function mondays(chosen: string | null, today: string, language: Language) {
  const first = mondayOf(today);
  const ahead = Array.from({ length: 30 }, (_, i) => addDays(first, i * 7));
  return [...new Set([...(chosen === null ? [] : [chosen]), ...ahead])]
    .toSorted()
    .map((monday) => ({ value: monday, label: dayInWords(monday, language) }));
}
