import { z } from 'zod';
import { dayInWords } from '#platform/dates';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import { Card, Chip, Empty, LinkButton, PageHead, Section, Stack } from '#ui';
import { BackFromPupil, cardOf, mayGoal } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { lookedAt } from '#modules/people';
import { lastFound, releasedOf } from '../judging/store.ts';
import { overview } from '../model.ts';
import { mayReadProgress, maySetWay } from '../policy.ts';
import { inGoals, withStates } from '../step/model.ts';
import { themeGoals } from '../theme/store.ts';
import { aimsOf, knownOf, stepsOf, waysOf } from '../way/store.ts';
import { words } from '../words.ts';
import { Themes, themesIn } from './themes.tsx';
import { CourseCard, Courses, foundIn, type Reader, titlesOf } from './course.tsx';

const input = z.object({ pupil: id });
const looks = ({ pupil }: { pupil: string }) => ({ as: `progress of ${pupil}`, line: lookedAt({ pupil }) });

/** How far a pupil is: the coach sees every course, a subject teacher the own one. */
export const ofPupil = page({
  path: '/progress/of/:pupil',
  hats: ['staff'],
  input,
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [
    cardOf({ pupil }),
    knownOf({ pupil }),
    stepsOf({ pupil }),
    calendarSpans(),
    lastFound({ pupil }),
    themeGoals({ pupil }),
  ],
  looks,
  view: ({ rows: [card, known, steps, spans, found, goals], who, today, language }) => {
    if (card === undefined) throw new Refusal('not-found');
    if (!mayReadProgress(who.held)) throw new Refusal('not-allowed');
    const say = words(language);
    const reader: Reader = { language, today, self: false, opens: true };
    const courses = overview(
      known.ways,
      steps,
      { ...known, unopenedIsNews: false },
      known.aims,
      calendarOf(spans),
      today,
      (at) => dayIn(who.zone, at),
    );
    const themes = themesIn(
      withStates(goals, { ...known, inGoals: inGoals(known.aims), unopenedIsNews: false }),
      today,
    );
    const plans =
      mayGoal('write', 'end', who.held) || known.ways.some(({ enrolment }) => maySetWay(who.held, enrolment));
    return {
      title: say.of.title(card.given),
      sees: say.of.sees,
      body: (
        <>
          <BackFromPupil held={who.held} language={language} />
          <PageHead
            over={[`${card.given} ${card.family}`.trim(), card.group].filter(Boolean).join(' · ')}
            title={say.of.title(card.given)}
          >
            {plans && courses.length > 0 && (
              <LinkButton href={`/progress/plan/${card.pupil}`}>{say.of.plan}</LinkButton>
            )}
          </PageHead>
          {courses.length === 0 && themes.length === 0 ? (
            <Empty title={say.of.none}>{say.of.noneWhy}</Empty>
          ) : (
            <Stack>
              {courses.length > 0 && (
                <Courses title={say.of.courses}>
                  {courses.map((course) => (
                    <CourseCard course={course} titles={titlesOf(steps, course.way.course)} reader={reader} />
                  ))}
                </Courses>
              )}
              <Themes themes={themes} self={false} language={language} />
              <Section title={say.of.found}>
                {found.length === 0 ? (
                  <p class="soft">{say.of.noFound}</p>
                ) : (
                  <Stack>
                    {found.map((one) => (
                      <Found found={one} zone={who.zone} today={today} language={language} />
                    ))}
                  </Stack>
                )}
              </Section>
            </Stack>
          )}
        </>
      ),
    };
  },
});

/** What a family sees: how it goes, from what was released; never what was judged an hour ago. */
export const ofChild = page({
  path: '/progress/of/:pupil',
  hats: ['guardian'],
  input,
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [
    cardOf({ pupil }),
    waysOf({ pupil }),
    stepsOf({ pupil }),
    releasedOf({ pupil }),
    aimsOf({ pupil }),
    calendarSpans(),
  ],
  looks,
  view: ({ rows: [card, ways, steps, released, aims, spans], who, today, language }) => {
    if (card === undefined) throw new Refusal('not-found');
    if (!mayReadProgress(who.held)) throw new Refusal('not-allowed');
    const say = words(language);
    const reader: Reader = { language, today, self: false, opens: false };
    const courses = overview(
      ways,
      steps,
      {
        records: [],
        judgements: released.map((one) => ({ ...one, openedAt: one.judgedAt })),
        unopenedIsNews: false,
      },
      // what is worked on this week is another matter than how far it is
      aims.filter(({ kind }) => kind !== 'learning'),
      calendarOf(spans),
      today,
      (at) => dayIn(who.zone, at),
    );
    return {
      title: say.of.title(card.given),
      sees: say.of.seesGuardian,
      body: (
        <>
          <BackFromPupil held={who.held} language={language} />
          <PageHead over={`${card.given} ${card.family}`.trim()} title={say.of.title(card.given)} />
          <Stack>
            {courses.length > 0 && (
              <Courses title={say.of.courses}>
                {courses.map((course) => (
                  <CourseCard course={course} titles={titlesOf(steps, course.way.course)} reader={reader} />
                ))}
              </Courses>
            )}
            <Section title={say.of.found}>
              {released.length === 0 ? (
                <p class="soft">{say.of.nothingYet}</p>
              ) : (
                <Stack>
                  {released.slice(0, 8).map((one) => (
                    <Found
                      found={{ ...one, openedAt: one.judgedAt }}
                      zone={who.zone}
                      today={today}
                      language={language}
                    />
                  ))}
                </Stack>
              )}
            </Section>
          </Stack>
        </>
      ),
    };
  },
});

function Found({
  found,
  zone,
  today,
  language,
}: {
  found: {
    readonly outcome: 'passed' | 'again' | 'talk';
    readonly level: string;
    readonly feedback: string;
    readonly judgedAt: Date;
    readonly openedAt: Date | null;
    readonly title: string;
    readonly goal: string | null;
  };
  zone: string;
  today: string;
  language: Language;
}) {
  const say = words(language);
  return (
    <Card title={foundIn(found, language)} level={3}>
      <p class="soft small">
        {[found.title, dayInWords(dayIn(zone, found.judgedAt), language, today)].join(' · ')}
      </p>
      <p>{found.goal ?? say.gone}</p>
      {found.feedback !== '' && <p class="said">{found.feedback}</p>}
      {found.openedAt === null && (
        <p>
          <Chip soft>{say.of.unread}</Chip>
        </p>
      )}
    </Card>
  );
}
