import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import { Back, Card, Empty, LinkButton, Notice, PageHead, Section, Split } from '#ui';
import { arranges } from '../model.ts';
import { blocksShown, courseShown, depthsShown, groupsHere, stepsShown } from '../store.ts';
import { words } from '../words.ts';
import { AtSchool } from './at-school.tsx';
import {
  Blocks,
  coursePath,
  doneIn,
  Facts,
  Levels,
  stepPath,
  subjectIn,
  type Course,
  type ViewProps,
  wayOf,
} from './parts.tsx';
import { type Records, standingIn } from './standing.ts';
import { Theme } from './theme.tsx';

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
