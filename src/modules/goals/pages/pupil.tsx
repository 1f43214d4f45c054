import { z } from 'zod';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import { Empty, LinkButton, Notice, PageHead, Section, Split, Stack } from '#ui';
import { lookedAt } from '#modules/people';
import { kinds } from '../model.ts';
import { planOf } from '../plan/model.ts';
import { planRows } from '../plan/store.ts';
import { mayGoal } from '../policy.ts';
import { cardOf, coursesOf } from '../store.ts';
import { words } from '../words.ts';
import { BackFromPupil } from './from.tsx';
import {
  coursesBy,
  FarGoals,
  GoalList,
  goalsBy,
  isBeside,
  isFar,
  isForNow,
  NearGoals,
  type Reader,
} from './plan.tsx';

/** The goals of one pupil, as far as the reader may see them: the coach all, others what the rights open. */
export const ofPupil = page({
  path: '/goals/of/:pupil',
  hats: ['staff', 'guardian'],
  input: z.object({ pupil: id }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [cardOf({ pupil }), planRows({ pupil }), coursesOf({ pupil })],
  looks: ({ pupil }) => ({ as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [card, { goals, served }, courses], who, language, today, key }) => {
    if (card === undefined) throw new Refusal('not-found');
    // a colleague may know the pupil and still not the goals
    if (!kinds.some((kind) => mayGoal('read', kind, who.held))) throw new Refusal('not-allowed');
    const say = words(language);
    const plan = planOf(goals, served);
    const reader: Reader = {
      language,
      today,
      pupil: card.pupil,
      writes: mayGoal('write', 'learning', who.held),
      key,
      courses: coursesBy(courses),
      goals: goalsBy(goals),
    };
    const seesWeek = mayGoal('read', 'learning', who.held);
    const now = plan.filter(isForNow);
    const beside = plan.filter(isBeside);
    const title = say.of.title(card.given);
    const far = plan.some(isFar) ? (
      <FarGoals plan={plan} reader={reader} label={say.of.far} />
    ) : (
      <p class="soft">{say.of.noFar}</p>
    );
    return {
      title,
      sees: say.sees.other.all,
      body: (
        <>
          <BackFromPupil held={who.held} language={language} />
          <PageHead
            over={[`${card.given} ${card.family}`.trim(), card.group].filter(Boolean).join(' · ')}
            title={title}
          >
            {reader.writes && plan.length > 0 && (
              <LinkButton href={`/goals/set?kind=learning&pupil=${card.pupil}`} rank="first">
                {say.of.set}
              </LinkButton>
            )}
          </PageHead>
          {plan.length === 0 && seesWeek ? (
            <Empty
              title={say.of.none(card.given)}
              go={
                reader.writes
                  ? { label: say.of.set, href: `/goals/set?kind=learning&pupil=${card.pupil}` }
                  : undefined
              }
            >
              {say.of.noneWhy}
            </Empty>
          ) : seesWeek ? (
            <Split
              aside={
                <>
                  <Section title={say.of.far}>{far}</Section>
                  {beside.length > 0 && (
                    <Section title={say.mine.beside}>
                      <GoalList id="beside" lines={beside} reader={reader} label={say.mine.beside} />
                    </Section>
                  )}
                  <p>
                    <a href={`/goals/past?pupil=${card.pupil}`}>{say.of.past}</a>
                  </p>
                </>
              }
            >
              <Section title={say.of.learning}>
                {!reader.writes && who.hat === 'staff' && <p class="soft small">{say.of.own}</p>}
                {now.length === 0 ? (
                  <p class="soft">{say.of.noLearning}</p>
                ) : (
                  <NearGoals plan={now} reader={reader} on="pupil" />
                )}
              </Section>
            </Split>
          ) : (
            <Stack>
              <Section title={say.of.far}>{far}</Section>
              <Notice>{say.of.weekClosed(card.given)}</Notice>
              <p>
                <a href={`/goals/past?pupil=${card.pupil}`}>{say.of.past}</a>
              </p>
            </Stack>
          )}
        </>
      ),
    };
  },
});
