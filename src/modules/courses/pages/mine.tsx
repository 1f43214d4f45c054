import { page } from '#platform/route';
import { Actions, Card, Cards, Empty, LinkButton, PageHead, Section, Steps } from '#ui';
import { coursesOfMine, stepsOfMine } from '../store.ts';
import { words } from '../words.ts';
import { coursePath, doneIn, stepPath, subjectIn, wayOf, whenOf } from './parts.tsx';
import { type Records, standingIn } from './standing.ts';

/** A pupil's courses: of each its little blocks and the step to work on; and the themes that run. */
export const mine = ({ standing }: Records) =>
  page({
    path: '/courses',
    hats: ['pupil'],
    queries: () => [coursesOfMine(), stepsOfMine(), standing({ course: null })],
    view: ({ rows: [courses, steps, standings], language, today }) => {
      const say = words(language);
      const ofSteps = courses.filter(({ kind }) => kind === 'steps');
      const themes = courses.filter(({ kind }) => kind === 'theme');
      return {
        title: say.mine.title,
        width: 'wide',
        sees: say.mine.sees,
        body:
          courses.length === 0 ? (
            <>
              <PageHead title={say.mine.title} />
              <Empty title={say.mine.none} go={{ label: say.home, href: '/' }}>
                {say.mine.noneWhy}
              </Empty>
            </>
          ) : (
            <>
              <PageHead title={say.mine.title} under={say.mine.under}>
                <LinkButton href="/progress">{say.mine.progress}</LinkButton>
              </PageHead>
              {ofSteps.length > 0 && (
                <Section title={say.mine.steps} quiet={themes.length === 0}>
                  <Cards>
                    {ofSteps.map((course) => {
                      const way = wayOf(
                        course.id,
                        steps.filter((step) => step.course === course.id),
                        [],
                        standingIn(standings, course.id),
                        null,
                      );
                      const total = way.path.length;
                      return (
                        <Card level={3} title={course.title}>
                          <p class="soft small">
                            {[
                              subjectIn(course, language),
                              way.standing.level === null ? '' : say.mine.atLevel(way.standing.level),
                            ]
                              .filter(Boolean)
                              .join(' · ')}
                          </p>
                          <Steps done={doneIn(way.path, way)} total={total} />
                          {way.here === undefined ? (
                            <p>{total === 0 ? say.course.notHere : say.mine.finished(total)}</p>
                          ) : (
                            <p>
                              {say.mine.here(way.here.place, total)} <b>{way.here.goal}</b>
                            </p>
                          )}
                          <Actions>
                            {way.here !== undefined && (
                              <LinkButton href={stepPath(course.id, way.here.id)}>
                                {say.mine.go(way.here.place)}
                              </LinkButton>
                            )}
                            <LinkButton
                              href={coursePath(course.id)}
                              rank="quiet"
                              label={`${say.mine.all}: ${course.title}`}
                            >
                              {say.mine.all}
                            </LinkButton>
                          </Actions>
                        </Card>
                      );
                    })}
                  </Cards>
                </Section>
              )}
              {themes.length > 0 && (
                <Section title={say.mine.themes}>
                  <Cards>
                    {themes.map((theme) => (
                      <Card level={3} title={theme.title}>
                        <p class="soft small">{whenOf(theme, today, language)}</p>
                        <p>{theme.question}</p>
                        <Actions>
                          <LinkButton href={coursePath(theme.id)} label={`${say.mine.open}: ${theme.title}`}>
                            {say.mine.open}
                          </LinkButton>
                        </Actions>
                      </Card>
                    ))}
                  </Cards>
                </Section>
              )}
            </>
          ),
      };
    },
  });
