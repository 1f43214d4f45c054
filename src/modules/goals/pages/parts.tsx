import { Actions, Button, Field, GoalCard, LinkButton, PostForm, Section, Stack } from '#ui';
import { asksForWord, type Goal, isOpen, isReached, listed } from '../model.ts';
import { type Planned } from '../plan/model.ts';
import { words } from '../words.ts';
import { GoalList, type Reader } from './plan.tsx';

/** A goal as a line, without what stands under it. */
export const alone = (goal: Goal): Planned => ({
  goal: listed(goal),
  tasks: [],
  story: { parts: 0, partsDone: 0 },
});

/** What stands under a goal: nearer goals, and the tasks with their ticks. */
export function Parts({ goal, parts, reader }: { goal: Goal; parts: readonly Goal[]; reader: Reader }) {
  const say = words(reader.language);
  const tasks = parts.filter(({ kind }) => kind === 'work');
  const nearer = parts.filter(({ kind }) => kind !== 'work');
  const also = reader.pupil === null ? '' : `&pupil=${reader.pupil}`;
  const takesTasks = goal.kind === 'learning' || goal.kind === 'personal' || tasks.length > 0;
  const writes = reader.writes && isOpen(goal);
  const far = goal.kind === 'end' || goal.kind === 'period' ? goal.kind : undefined;
  return (
    <>
      {(nearer.length > 0 || (writes && far !== undefined)) && (
        <Section title={say.one.parts}>
          {nearer.length > 0 && (
            <GoalList id="parts" lines={nearer.map(alone)} reader={reader} label={say.one.parts} />
          )}
          {writes && far !== undefined && (
            <Actions>
              <LinkButton
                href={`/goals/set?kind=${far === 'end' ? 'period' : 'learning'}&serves=${goal.id}${also}`}
                rank={goal.state === 'active' && !asksForWord(goal, reader.today) ? 'first' : 'plain'}
              >
                {say.one.addPart[far]}
              </LinkButton>
            </Actions>
          )}
        </Section>
      )}
      {takesTasks && (tasks.length > 0 || writes) && (
        <Section title={say.one.tasks} id="tasks">
          <Stack>
            {tasks.length > 0 && (
              <GoalCard
                id={`goal-${goal.id}`}
                title={say.parts(tasks.filter(isReached).length, tasks.length)}
                tasks={tasks.map(({ id: task, title, state, minutes }) => ({
                  id: task,
                  title,
                  done: isReached({ state }),
                  minutes: minutes === null ? undefined : say.minutes(minutes),
                }))}
                tick={
                  writes
                    ? { action: `/goals/tick?on=goal${also}`, requestKey: reader.key(), swap: 'page' }
                    : undefined
                }
                doneWord={say.done}
              />
            )}
            {writes && (
              <PostForm
                action={`/goals/set?kind=work&serves=${goal.id}${also}`}
                requestKey={reader.key()}
                label={say.one.addTask}
                draft={reader.pupil === null ? `task-${goal.id}` : undefined}
                class="form card"
              >
                <Field name="title" label={tasks.length === 0 ? say.now.plan : say.one.task} required />
                <Button
                  rank={
                    tasks.length === 0 && goal.state === 'active' && !asksForWord(goal, reader.today)
                      ? 'first'
                      : 'plain'
                  }
                >
                  {say.one.add}
                </Button>
              </PostForm>
            )}
            {writes && tasks.length > 0 && (
              <details>
                <summary>{say.one.changeTasks}</summary>
                <GoalList id="change" lines={tasks.map(alone)} reader={reader} label={say.one.changeTasks} />
              </details>
            )}
          </Stack>
        </Section>
      )}
    </>
  );
}
