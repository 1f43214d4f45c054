import { page } from '#platform/route';
import { dayIn } from '#platform/scope';
import { Actions, Button, Empty, Hidden, LinkButton, PageHead, PostForm, Stack, TodayCard } from '#ui';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { overview } from '../model.ts';
import { inGoals, withStates } from '../step/model.ts';
import { themeGoals } from '../theme/store.ts';
import type { Placed } from '../way/model.ts';
import { knownOf, stepsOf } from '../way/store.ts';
import { words } from '../words.ts';
import { Themes, themesIn } from './themes.tsx';
import { CourseCard, Courses, type Reader, titlesOf } from './course.tsx';

/** A pupil's own steps: what was looked at, how far in each subject, what now. */
export const mine = page({
  path: '/progress',
  hats: ['pupil'],
  queries: () => [
    knownOf({ pupil: null }),
    stepsOf({ pupil: null }),
    calendarSpans(),
    themeGoals({ pupil: null }),
  ],
  view: ({ rows: [known, steps, spans, goals], who, today, language, key }) => {
    const say = words(language);
    const reader: Reader = { language, today, self: true, opens: true };
    const courses = overview(
      known.ways,
      steps,
      { ...known, unopenedIsNews: true },
      known.aims,
      calendarOf(spans),
      today,
      (at) => dayIn(who.zone, at),
    );
    const inThemes = withStates(goals, { ...known, inGoals: inGoals(known.aims), unopenedIsNews: true });
    const themes = themesIn(inThemes, today);
    const news = known.judgements.filter(({ openedAt }) => openedAt === null);
    const nameOf = (step: string): string => {
      for (const { way, steps: placed } of courses) {
        const found = placed.find((one) => one.step === step);
        if (found !== undefined) return say.stepOf(found.place, way.title);
      }
      const theme = inThemes.find((one) => one.step === step);
      return theme === undefined ? say.gone : say.theme(theme.title);
    };
    return {
      title: say.mine.title,
      sees: say.mine.sees,
      body: (
        <>
          <PageHead title={say.mine.title} under={courses.length === 0 ? undefined : say.mine.under}>
            {courses.length > 0 && <LinkButton href="/progress/plan">{say.mine.plan}</LinkButton>}
          </PageHead>
          <Stack>
            {news.map(({ id, step }) => (
              <TodayCard
                id={`news-${id}`}
                over={nameOf(step)}
                title={say.mine.news}
                text={say.mine.newsText}
                go={{ label: say.mine.lookAt(nameOf(step)), href: `/progress/judgements/${id}` }}
              />
            ))}
            {courses.length === 0 && themes.length === 0 ? (
              <Empty title={say.mine.none}>{say.mine.noneWhy}</Empty>
            ) : courses.length === 0 ? null : (
              <Courses title={say.mine.courses}>
                {courses.map((course) => (
                  <CourseCard course={course} titles={titlesOf(steps, course.way.course)} reader={reader}>
                    {course.now !== undefined && (
                      <Doing
                        now={course.now}
                        enrolment={course.way.enrolment}
                        only={courses.length === 1}
                        say={say}
                        requestKey={key()}
                      />
                    )}
                  </CourseCard>
                ))}
              </Courses>
            )}
            <Themes themes={themes} self language={language} />
          </Stack>
        </>
      ),
    };
  },
});

/** What the pupil can do with the step of now, with one press. */
function Doing({
  now,
  enrolment,
  only,
  say,
  requestKey,
}: {
  now: Placed;
  enrolment: string;
  /** The only course: then this is the one thing to do here. */
  only: boolean;
  say: ReturnType<typeof words>;
  requestKey: string;
}) {
  const show = `/progress/ready?enrolment=${enrolment}&step=${now.step}`;
  if (now.state === 'news') return null;
  if (now.state === 'ready')
    return (
      <>
        <p class="soft small">{say.mine.shown}</p>
        <Actions>
          <LinkButton href={show} label={`${say.mine.change}: ${say.step(now.place)}`}>
            {say.mine.change}
          </LinkButton>
        </Actions>
      </>
    );
  return (
    <Actions>
      {now.state === 'open' && (
        <PostForm action="/progress/begin" requestKey={requestKey} class="inline">
          <Hidden name="enrolment" value={enrolment} />
          <Hidden name="step" value={now.step} />
          <Button rank={only ? 'first' : 'plain'}>{say.mine.beginWith(now.place)}</Button>
        </PostForm>
      )}
      <LinkButton
        href={show}
        rank={only && now.state !== 'open' ? 'first' : 'plain'}
        label={`${say.mine.show}: ${say.step(now.place)}`}
      >
        {say.mine.show}
      </LinkButton>
    </Actions>
  );
}
