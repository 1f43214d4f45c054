import { z } from 'zod';
import { mondayOf, weekOf } from '#platform/dates';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import { Notice, PageHead, Section, Split } from '#ui';
import { BackFromPupil, cardOf, mayGoal, mayReadTexts, mayWriteTexts } from '#modules/goals';
import { lookedAt } from '#modules/people';
import { words } from '../words.ts';
import { Beside, Notes } from './beside.tsx';
import { EmptyWeek } from './empty.tsx';
import { WeekGoals } from './goals.tsx';
import { CoachButtons, overOf, WeekButtons, WeekWays } from './head.tsx';
import { type Looking, weekFrom, weekInAddress, weekQueries } from './read.ts';
import { weekSentence } from './sentence.ts';
import { WeekDays } from './weekdays.tsx';

/** A pupil's own week: the days, the goals with their tasks, and the one thing it asks now. */
export const ownWeek = page({
  path: '/logbook',
  hats: ['pupil'],
  input: z.object({ week: weekInAddress }),
  queries: ({ week }) => weekQueries({ pupil: null, monday: week }),
  view: ({ rows, ...seen }) => {
    const { who, language, key, today } = seen;
    const week = weekFrom(rows, seen);
    const say = words(language);
    const looking: Looking = { language, pupil: null, writes: true, tells: true, key };
    const number = weekOf(week.monday);
    const isThis = week.monday === mondayOf(today);
    return {
      title: say.week.number(number),
      sees: say.sees.own,
      body: (
        <>
          <PageHead
            over={overOf(week.monday, language)}
            title={isThis ? say.week.title(who.name.split(' ')[0] ?? who.name) : say.week.number(number)}
            under={weekSentence(week, looking)}
          >
            <WeekButtons week={week} language={language} />
          </PageHead>
          <WeekWays week={week} base="/logbook" language={language} />
          {week.goals.length === 0 ? (
            <EmptyWeek week={week} language={language} />
          ) : (
            <>
              <WeekDays week={week} looking={looking} />
              <Split aside={<Beside week={week} looking={looking} />}>
                <Section title={say.week.goals}>
                  <WeekGoals week={week} looking={looking} />
                </Section>
              </Split>
            </>
          )}
        </>
      ),
    };
  },
});

/** The week of one pupil for the coach; for a guardian or a subject teacher as far as they may see it. */
export const weekOfPupil = page({
  path: '/logbook/of/:pupil',
  hats: ['staff', 'guardian'],
  input: z.object({ pupil: id, week: weekInAddress }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil, week }) => [cardOf({ pupil }), ...weekQueries({ pupil, monday: week })] as const,
  looks: ({ pupil }) => ({ as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [card, ...rows], ...seen }) => {
    if (card === undefined) throw new Refusal('not-found');
    const { who, language, key } = seen;
    // a colleague may know the pupil and still not the week
    if (!mayGoal('read', 'learning', who.held)) throw new Refusal('not-allowed');
    const week = weekFrom(rows, seen);
    const say = words(language);
    const looking: Looking = {
      language,
      pupil: card.pupil,
      writes: mayGoal('write', 'learning', who.held),
      tells: mayWriteTexts(who.held),
      key,
    };
    return {
      title: say.week.of(card.given),
      sees: say.sees.other,
      body: (
        <>
          <BackFromPupil held={who.held} language={language} />
          <PageHead
            over={[`${card.given} ${card.family}`.trim(), card.group, overOf(week.monday, language)]
              .filter(Boolean)
              .join(' · ')}
            title={say.week.of(card.given)}
            under={mayReadTexts(who.held) ? weekSentence(week, looking) : undefined}
          >
            {looking.writes && <CoachButtons week={week} looking={looking} />}
          </PageHead>
          <WeekWays week={week} base={`/logbook/of/${card.pupil}`} language={language} />
          {week.goals.length === 0 ? (
            <Notice>{`${say.week.noneOf(card.given)}. ${say.week.noneOfWhy}`}</Notice>
          ) : (
            <>
              <WeekDays week={week} looking={looking} />
              <Split aside={<Notes week={week} looking={looking} />}>
                <Section title={say.week.goalsOf}>
                  <WeekGoals week={week} looking={looking} />
                </Section>
              </Split>
            </>
          )}
        </>
      ),
    };
  },
});
