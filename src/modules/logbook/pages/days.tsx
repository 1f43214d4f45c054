import { z } from 'zod';
import { addDays, shortDay, weekOf } from '#platform/dates';
import { page } from '#platform/route';
import { Actions, Back, Button, Empty, Field, PageHead, PostForm, Section, Select } from '#ui';
import { isReached } from '#modules/goals';
import { codeOf, mayPlan } from '../model.ts';
import { weekPath } from '../actions/about.ts';
import { words } from '../words.ts';
import { problemsIn } from './problems.ts';
import { weekFrom, weekInAddress, weekQueries } from './read.ts';
import { muchOf } from './sentence.ts';

/** Which task on which day, and how long it takes: from menus, in one form. */
export const days = page({
  path: '/logbook/days',
  hats: ['pupil'],
  input: z.object({ week: weekInAddress }),
  queries: ({ week }) => weekQueries({ pupil: null, monday: week }),
  view: ({ rows, ...seen }) => {
    const { language, kept, key } = seen;
    const say = words(language);
    const week = weekFrom(rows, seen);
    const { monday } = week;
    const wrong = problemsIn(kept, language);
    const open = week.goals
      .map(({ goal, tasks }) => ({ goal, tasks: tasks.filter((task) => !isReached(task)) }))
      .filter(({ tasks }) => tasks.length > 0);
    const school = week.calendar.days(monday);
    const options = [
      { value: '', label: say.add.noDay },
      ...[1, 2, 3, 4, 5]
        .map((n) => ({ value: String(n), day: addDays(monday, n - 1) }))
        .filter(({ day }) => school.includes(day))
        .map(({ value, day }) => ({ value, label: shortDay(day, language) })),
    ];
    const minutes = open.flatMap(({ tasks }) => tasks).reduce((sum, task) => sum + (task.minutes ?? 0), 0);
    return {
      title: say.days.title,
      width: 'narrow',
      sees: say.sees.own,
      body: (
        <>
          <Back href={weekPath(monday, null)}>{say.week.number(weekOf(monday))}</Back>
          <PageHead
            title={say.days.title}
            under={open.length === 0 ? undefined : muchOf(open.length, minutes, language)}
          />
          {open.length === 0 || !mayPlan(week.standing) ? (
            <Empty
              title={say.days.none}
              go={
                mayPlan(week.standing)
                  ? { label: say.add.work, href: `/logbook/add?week=${codeOf(monday)}&kind=work` }
                  : { label: say.week.toThis, href: '/logbook' }
              }
            >
              {say.days.noneWhy}
            </Empty>
          ) : (
            <PostForm action={`/logbook/days?week=${codeOf(monday)}`} requestKey={key()}>
              {open.map(({ goal, tasks }) => (
                <Section title={goal.title}>
                  {tasks.map((task) => (
                    <fieldset class="pair">
                      <legend>{task.title}</legend>
                      <Select
                        name={`day-${task.id}`}
                        label={say.add.day}
                        value={kept?.values[`day-${task.id}`] ?? task.day?.toString() ?? ''}
                        options={options}
                        required
                      />
                      <Field
                        name={`minutes-${task.id}`}
                        label={say.add.minutes}
                        value={kept?.values[`minutes-${task.id}`] ?? task.minutes?.toString() ?? ''}
                        problem={wrong(`minutes-${task.id}`)}
                        inputmode="numeric"
                        width="short"
                        required
                      />
                    </fieldset>
                  ))}
                </Section>
              ))}
              <Actions>
                <Button rank="first">{say.days.save}</Button>
              </Actions>
            </PostForm>
          )}
        </>
      ),
    };
  },
});
