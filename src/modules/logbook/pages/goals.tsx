import type { ComponentChildren, ComponentProps } from 'preact';
import { addDays, shortDay, weekOf } from '#platform/dates';
import type { Language } from '#platform/words';
import { Button, Chip, GoalCard, PostForm, Stack, TickForm } from '#ui';
import { isReached, pathOf, stepsTaken } from '#modules/goals';
import { asksWhatNow, codeOf, mayLookBack, mayPlan } from '../model.ts';
import { strategyOf } from '../strategy/bank/words.ts';
import { words } from '../words.ts';
import type { Looking, Week, WeekGoal } from './read.ts';

/** The goals of a week, each with its step, its strategies and its tasks. */
export function WeekGoals({ week, looking }: { week: Week; looking: Looking }) {
  const { pupil, writes, key } = looking;
  const { phase } = week.standing;
  const over = phase === 'closed' || phase === 'reviewed';
  const planned = week.goals.some(({ tasks }) => tasks.some(({ day }) => day !== null));
  const action = `/goals/tick?on=${looking.on ?? 'week'}&week=${codeOf(week.monday)}${whose(pupil, '&')}`;
  const cards = week.goals.map((one) => {
    const ticks = writes && !over && one.goal.state === 'active';
    const swap = planned ? `days goal-${one.goal.id}` : undefined;
    return cardOfGoal(
      one,
      week,
      looking,
      !ticks ? undefined : week.atEnd ? { action, requestKey: key(), swap } : 'around',
    );
  });
  // at the end of a week cards have forms of their own, to take along what is not done: no form around them then
  if (!writes || over || week.atEnd) return <Stack id="goals">{cards}</Stack>;
  return (
    <TickForm id="goals" action={action} requestKey={key()} swap={planned ? 'days goals' : undefined}>
      {cards}
    </TickForm>
  );
}

type Tick = ComponentProps<typeof GoalCard>['tick'];

function cardOfGoal({ goal, tasks }: Week['goals'][number], week: Week, looking: Looking, tick: Tick) {
  const { language, pupil } = looking;
  const say = words(language);
  const done = tasks.filter(isReached).length;
  const carried = goal.carried ?? 0;
  const about = [
    goal.course === null ? undefined : say.week.level(goal.course, goal.level ?? ''),
    carried > 0 ? say.week.carried(carried) : undefined,
    goal.outcome === null ? undefined : say.outcome[goal.outcome],
    goal.towards === null ? undefined : say.week.towards(goal.towards),
  ];
  return (
    <GoalCard
      id={`goal-${goal.id}`}
      title={goal.title}
      href={pathOf(goal.id, pupil)}
      badge={goal.place === null ? undefined : String(goal.place)}
      ring={stepsTaken(goal, { parts: tasks.length, partsDone: done }, week.clock.today)}
      subtitle={about.filter((part) => part !== undefined).join(' · ')}
      above={strategiesOf(goal.id, week, looking)}
      tasks={tasks.map((task) => ({
        id: task.id,
        title: task.title,
        done: isReached(task),
        minutes: whenAndHowLong(task, week.monday, language),
      }))}
      tick={tick}
      doneWord={say.week.done}
      go={addTask(goal, week, looking)}
    >
      {chipsOf(goal, week, looking)}
    </GoalCard>
  );
}

/** "ma 23 · 30 min", as far as it is known. */
export const whenAndHowLong = (task: WeekGoal, monday: string, language: Language): string | undefined =>
  [
    task.day === null ? undefined : shortDay(addDays(monday, task.day - 1), language),
    task.minutes === null ? undefined : words(language).minutes(task.minutes),
  ]
    .filter((part) => part !== undefined)
    .join(' · ') || undefined;

/** How the pupil goes about it, above the tasks (domain §2.2): at most two, and a way to choose. */
function strategiesOf(goal: string, week: Week, looking: Looking): ComponentChildren {
  const chosen = week.chosen.get(goal) ?? [];
  const mayChoose = looking.tells && mayPlan(week.standing);
  if (chosen.length === 0 && !mayChoose) return undefined;
  const href = mayChoose ? `/logbook/strategies?goal=${goal}&week=${codeOf(week.monday)}` : undefined;
  return (
    <>
      {chosen.map(({ strategy, ownTitle }) => (
        <Chip href={href}>{ownTitle ?? strategyOf(strategy ?? '', looking.language)?.title ?? strategy}</Chip>
      ))}
      {mayChoose && chosen.length < 2 && (
        <Chip href={href} soft>
          {words(looking.language).week.strategy}
        </Chip>
      )}
    </>
  );
}

/** A task more, as long as the week runs. */
function addTask(goal: WeekGoal, week: Week, { language, pupil, writes }: Looking) {
  const runs = mayPlan(week.standing) && !week.atEnd;
  if (!writes || !runs || goal.state !== 'active' || goal.carriedOn !== null) return undefined;
  return {
    label: words(language).week.task,
    href: `/logbook/add?goal=${goal.id}&week=${codeOf(week.monday)}${whose(pupil, '&')}`,
  };
}

function chipsOf(goal: WeekGoal, week: Week, looking: Looking): ComponentChildren {
  const { language, pupil, writes, key } = looking;
  const say = words(language).week;
  if (!writes || goal.item === null) return undefined;
  const open = goal.state === 'active' && goal.outcome !== 'done';
  if (goal.carriedOn !== null)
    return open ? <Chip soft>{say.carriedTo(weekOf(goal.carriedOn))}</Chip> : undefined;
  const asks = asksWhatNow(goal.carried ?? 0);
  const carries = week.atEnd && mayLookBack(week.standing);
  if (!open || (!asks && !carries)) return undefined;
  return (
    <>
      {asks && (
        <>
          <Chip href={`/goals/${goal.id}/edit${whose(pupil, '?')}`}>{say.smaller}</Chip>
          <Chip href={`/goals/${goal.id}/otherwise?verb=deviate${whose(pupil, '&')}`}>{say.help}</Chip>
          <Chip href={`/goals/${goal.id}/otherwise?verb=drop${whose(pupil, '&')}`}>{say.letGo}</Chip>
        </>
      )}
      {carries && (
        <PostForm action={`/logbook/carry${whose(pupil, '?')}`} requestKey={key()} class="inline">
          <Button small name="item" value={goal.item}>
            {say.carry(weekOf(week.next))}
          </Button>
        </PostForm>
      )}
    </>
  );
}

/** Whom an address is about, for whoever is not the pupil. */
const whose = (pupil: string | null, mark: '?' | '&'): string =>
  pupil === null ? '' : `${mark}pupil=${pupil}`;
