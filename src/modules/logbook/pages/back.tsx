import { z } from 'zod';
import { dayInWords, weekOf } from '#platform/dates';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  Check,
  Choice,
  Empty,
  PageHead,
  PostForm,
  ProblemSummary,
  Segmented,
  Stack,
  TextArea,
} from '#ui';
import { isReached } from '#modules/goals';
import { weekPath } from '../actions/about.ts';
import { codeOf, mayLookBack, outcomes, reasons } from '../model.ts';
import { strategyOf } from '../strategy/bank/words.ts';
import { words } from '../words.ts';
import { EmptyWeek } from './empty.tsx';
import { problemsIn } from './problems.ts';
import { type Week, weekFrom, weekInAddress, weekQueries } from './read.ts';

/** Friday's look-back, two minutes: per goal how it went and why, whether the strategy helped, one sentence. */
export const back = page({
  path: '/logbook/back',
  hats: ['pupil'],
  input: z.object({ week: weekInAddress }),
  queries: ({ week }) => weekQueries({ pupil: null, monday: week }),
  view: ({ rows, ...seen }) => {
    const { language, kept, key } = seen;
    const say = words(language);
    const week = weekFrom(rows, seen);
    const { monday, goals } = week;
    const wrong = problemsIn(kept, language);
    const typed = (field: string): string | undefined => kept?.values[field];
    const title = say.back.title(weekOf(monday));
    const next = weekOf(week.next);
    const asked = goals.length > 0 && mayLookBack(week.standing);
    return {
      title,
      width: 'narrow',
      sees: say.sees.back,
      body: (
        <>
          <Back href={weekPath(monday, null)}>{say.week.number(weekOf(monday))}</Back>
          <PageHead title={title} under={asked ? say.back.under : undefined} />
          <ProblemSummary
            problems={Object.keys(kept?.problems ?? {}).map((field) => ({
              field: goals.some(({ goal }) => field === `reason-${goal.item}`) ? field : 'looks',
              text: [
                goals.find(({ goal }) => field === `reason-${goal.item}`)?.goal.title,
                wrong(field) ?? '',
              ]
                .filter(Boolean)
                .join(': '),
            }))}
          />
          {!asked ? (
            <NotAsked week={week} language={language} />
          ) : (
            <PostForm
              action={`/logbook/back?week=${codeOf(monday)}`}
              requestKey={key()}
              draft={`back-${monday}`}
            >
              <h2>{say.week.goals}</h2>
              <Stack id="looks">
                {goals.map(({ goal, tasks }) => {
                  const done = tasks.filter(isReached).length;
                  const reached = goal.state !== 'active' || (tasks.length > 0 && done === tasks.length);
                  return (
                    <Card title={goal.title}>
                      <div class="look">
                        {tasks.length > 0 && <p class="soft small">{say.back.tasks(done, tasks.length)}</p>}
                        <Segmented
                          name={`outcome-${goal.item}`}
                          legend={say.back.how}
                          quietLegend
                          value={
                            typed(`outcome-${goal.item}`) ?? goal.outcome ?? (reached ? 'done' : undefined)
                          }
                          options={outcomes.map((one) => ({ value: one, label: say.outcome[one] }))}
                        />
                        <div class="why">
                          <Choice
                            name={`reason-${goal.item}`}
                            label={say.back.why}
                            value={typed(`reason-${goal.item}`) ?? goal.reason ?? undefined}
                            problem={wrong(`reason-${goal.item}`)}
                            options={reasons.map((one) => ({ value: one, label: say.reason[one] }))}
                            required
                          />
                          {goal.carriedOn === null && (
                            <Check
                              name={`carry-${goal.item}`}
                              label={say.week.carry(next)}
                              checked={kept === undefined || typed(`carry-${goal.item}`) !== undefined}
                            />
                          )}
                        </div>
                        {(week.chosen.get(goal.id) ?? []).map(({ slot, strategy, ownTitle, result }) => (
                          <Segmented
                            name={`result-${slot}-${goal.id}`}
                            legend={say.back.strategy(
                              ownTitle ?? strategyOf(strategy ?? '', language)?.title ?? strategy ?? '',
                            )}
                            value={typed(`result-${slot}-${goal.id}`) ?? result ?? undefined}
                            options={(['helped', 'not', 'unused'] as const).map((one) => ({
                              value: one,
                              label: say.result[one],
                            }))}
                          />
                        ))}
                      </div>
                    </Card>
                  );
                })}
              </Stack>
              <TextArea
                name="lookBack"
                label={say.back.sentence}
                value={typed('lookBack') ?? week.facts.lookBack ?? ''}
                problem={wrong('lookBack')}
                rows={2}
              />
              <Actions>
                <Button rank="first">{say.back.done}</Button>
              </Actions>
            </PostForm>
          )}
        </>
      ),
    };
  },
});

/** A week that nobody can look back on yet, or any more: how it stands, and what to do with it now. */
function NotAsked({ week, language }: { week: Week; language: Language }) {
  if (week.goals.length === 0) return <EmptyWeek week={week} language={language} />;
  const { back: say, week: weeks } = words(language);
  const { monday, clock, lastDay, opens } = week;
  const inWords = (day: string) => dayInWords(day, language, clock.today);
  const number = weekOf(monday);
  const there = { label: weeks.toNext(number), href: weekPath(monday, null) };
  const { phase } = week.standing;
  if (phase === 'later')
    return (
      <Empty title={say.notYet} go={there}>
        {say.later(inWords(opens), inWords(lastDay))}
      </Empty>
    );
  if (phase === 'open')
    return (
      <Empty
        title={say.notYet}
        go={{ label: weeks.planWeek(number), href: `/logbook/plan?week=${codeOf(monday)}` }}
      >
        {say.open(inWords(lastDay))}
      </Empty>
    );
  if (phase === 'proposed' || phase === 'agreed')
    return (
      <Empty title={say.notYet} go={there}>
        {say.planned(inWords(lastDay))}
      </Empty>
    );
  return (
    <Empty title={say.together} go={there}>
      {say.togetherWhy}
    </Empty>
  );
}
