import { dayInWords, mondayOf, weekOf } from '#platform/dates';
import { page } from '#platform/route';
import { Actions, Empty, LinkButton, PageHead, Section, Split } from '#ui';
import { isOpen } from '../model.ts';
import { planOf } from '../plan/model.ts';
import { planRows } from '../plan/store.ts';
import { coursesOf } from '../store.ts';
import { words } from '../words.ts';
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

/** A pupil's own goals as a ladder: what I learn now, and where that leads. */
export const mine = page({
  path: '/goals',
  hats: ['pupil'],
  queries: () => [planRows({ pupil: null }), coursesOf({ pupil: null })],
  view: ({ rows: [{ goals, served }, courses], language, today, key }) => {
    const say = words(language);
    const plan = planOf(goals, served);
    const reader: Reader = {
      language,
      today,
      pupil: null,
      writes: true,
      key,
      courses: coursesBy(courses),
      goals: goalsBy(goals),
    };
    const now = plan.filter(isForNow);
    const beside = plan.filter(isBeside);
    const busy = now.filter(({ goal }) => isOpen(goal)).length;
    return {
      title: say.mine.title,
      sees: say.sees.own.all,
      body: (
        <>
          <PageHead
            over={`${say.mine.week(weekOf(mondayOf(today)))} · ${dayInWords(today, language)}`}
            title={say.mine.title}
            under={busy === 0 ? undefined : say.mine.under(busy)}
          >
            {plan.length > 0 && (
              <LinkButton href={setPath('learning')} rank="first">
                {say.mine.newLearning}
              </LinkButton>
            )}
          </PageHead>
          {plan.length === 0 ? (
            <Empty title={say.mine.none} go={{ label: say.mine.first, href: setPath('learning') }}>
              {say.mine.noneWhy}
            </Empty>
          ) : (
            <Split
              aside={
                <>
                  <Section title={say.mine.far}>
                    {plan.some(isFar) ? (
                      <FarGoals plan={plan} reader={reader} label={say.mine.far} />
                    ) : (
                      <p class="soft">{say.mine.noFar}</p>
                    )}
                    <Actions>
                      <LinkButton href={setPath('period')} rank="quiet" small>
                        {say.mine.newPeriod}
                      </LinkButton>
                      <LinkButton href={setPath('end')} rank="quiet" small>
                        {say.mine.newEnd}
                      </LinkButton>
                    </Actions>
                  </Section>
                  <Section title={say.mine.beside}>
                    {beside.length > 0 && (
                      <GoalList id="beside" lines={beside} reader={reader} label={say.mine.beside} />
                    )}
                    <Actions>
                      <LinkButton href={setPath('personal')} rank="quiet" small>
                        {say.mine.newPersonal}
                      </LinkButton>
                    </Actions>
                  </Section>
                  <p>
                    <a href="/goals/past">{say.mine.past}</a>
                  </p>
                </>
              }
            >
              <Section title={say.mine.learning}>
                {now.length === 0 ? (
                  <Empty title={say.mine.noLearning}>{say.mine.noLearningWhy}</Empty>
                ) : (
                  <NearGoals plan={now} reader={reader} on="mine" />
                )}
              </Section>
            </Split>
          )}
        </>
      ),
    };
  },
});

const setPath = (kind: string): string => `/goals/set?kind=${kind}`;
