import { z } from 'zod';
import { weekOf } from '#platform/dates';
import { page } from '#platform/route';
import { Actions, Back, PrintButton, ScreenOnly, Sheet } from '#ui';
import { isReached } from '#modules/goals';
import { weekPath } from '../actions/about.ts';
import { strategyOf } from '../strategy/bank/words.ts';
import { words } from '../words.ts';
import { whenAndHowLong } from './goals.tsx';
import { overOf } from './head.tsx';
import { type Week, weekFrom, weekInAddress, weekQueries } from './read.ts';
import { weekSentence } from './sentence.ts';

/** The week on one A5, to carry in a pocket or put on the desk: boxes to tick by pen. */
export const print = page({
  path: '/logbook/print',
  hats: ['pupil'],
  input: z.object({ week: weekInAddress }),
  queries: ({ week }) => weekQueries({ pupil: null, monday: week }),
  view: ({ rows, ...seen }) => {
    const { who, language } = seen;
    const say = words(language);
    const week = weekFrom(rows, seen);
    const { monday, goals } = week;
    const number = weekOf(monday);
    return {
      title: say.week.number(number),
      width: 'narrow',
      body: (
        <>
          <ScreenOnly>
            <Back href={weekPath(monday, null)}>{say.week.number(number)}</Back>
            <Actions>
              <PrintButton label={say.week.print} />
            </Actions>
          </ScreenOnly>
          <Sheet size="A5" from={who.name} date={overOf(monday, language)}>
            <div class={linesOf(week) > most ? 'on-paper dense' : 'on-paper'}>
              <h1>{say.week.number(number)}</h1>
              <p class="soft">{weekSentence(week, { language, pupil: null })}</p>
              {goals.map(({ goal, tasks }) => {
                const about = [
                  goal.course === null ? undefined : say.plan.step(goal.course, goal.place ?? 0),
                  ...(week.chosen.get(goal.id) ?? []).map(
                    ({ strategy, ownTitle }) => ownTitle ?? strategyOf(strategy ?? '', language)?.title,
                  ),
                ].filter((part) => part !== undefined);
                return (
                  <section>
                    <h2>{goal.title}</h2>
                    {about.length > 0 && <p class="soft small">{about.join(' · ')}</p>}
                    <ul>
                      {tasks.map((task) => {
                        const when = whenAndHowLong(task, monday, language);
                        return (
                          <li>
                            <span class={isReached(task) ? 'tick done' : 'tick'}>
                              <span>{task.title}</span>
                              {when !== undefined && <small>{when}</small>}
                            </span>
                          </li>
                        );
                      })}
                    </ul>
                  </section>
                );
              })}
              {goals.length === 0 && <p>{say.week.none}</p>}
            </div>
          </Sheet>
        </>
      ),
    };
  },
});

/** As many lines as one A5 bears at its usual size; a task takes a new one after some forty-five letters. */
const most = 26;
const linesOf = ({ goals }: Week): number =>
  goals.reduce(
    (lines, { tasks }) =>
      tasks.reduce((sum, { title }) => sum + Math.max(1, Math.ceil(title.length / 45)), lines + 2.5),
    0,
  );
