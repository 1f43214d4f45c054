import { nearDay } from '#platform/dates';
import type { Language } from '#platform/words';
import { GoalCard, People, Stack, TickForm } from '#ui';
import { pathOf } from '../actions/path.ts';
import { asksForWord, asksLookBack, type Goal, isOpen, isReached, type Listed, sortOf } from '../model.ts';
import { type Planned } from '../plan/model.ts';
import { stepsTaken } from '../ring/model.ts';
import { words } from '../words.ts';

/** Who reads a plan, and what that person can do with it. */
export type Reader = {
  readonly language: Language;
  readonly today: string;
  /** Whom the address names; null for a pupil who reads their own. */
  readonly pupil: string | null;
  readonly writes: boolean;
  readonly key: () => string;
  /** The subject of a course by the reach that is bound to it. */
  readonly courses: ReadonlyMap<string | null, string>;
  /** The goals at hand by id: what a goal is a part of. */
  readonly goals: ReadonlyMap<string, Pick<Goal, 'kind' | 'title'>>;
};

export const coursesBy = (rows: readonly { reach: string; subject: string }[]): Map<string | null, string> =>
  new Map(rows.map(({ reach, subject }) => [reach, subject]));
export const goalsBy = <G extends { readonly id: string }>(goals: readonly G[]): Map<string, G> =>
  new Map(goals.map((goal) => [goal.id, goal]));

/** Goals to be learned now; the date nearest first, ideas last. */
export const isForNow = ({ goal }: Planned): boolean => goal.kind === 'learning';
export const isFar = ({ goal }: Planned): boolean => sortOf(goal.kind) !== 'week';
export const isBeside = ({ goal }: Planned): boolean => goal.kind === 'personal';

/** When it is done, or that its day has passed, as one says it. */
export function dueText(goal: Pick<Goal, 'due' | 'state'>, today: string, language: Language): string {
  const say = words(language);
  if (goal.due === null || !isOpen(goal)) return '';
  const day = nearDay(goal.due, today, language);
  return goal.due < today ? say.wasDue(day) : say.dueNear(day);
}

/** Near goals as sheets with their tasks; whoever may write presses the ticks. */
export function NearGoals(props: { plan: readonly Planned[]; reader: Reader; on: 'mine' | 'pupil' }) {
  const { plan, reader, on } = props;
  const sheets = plan.map((planned) => <NearGoal planned={planned} reader={reader} />);
  if (!reader.writes) return <Stack id="goals">{sheets}</Stack>;
  return (
    <TickForm id="goals" action={`/goals/tick?on=${on}${alsoOf(reader)}`} requestKey={reader.key()}>
      {sheets}
    </TickForm>
  );
}

function NearGoal({ planned, reader }: { planned: Planned; reader: Reader }) {
  const { goal, tasks, story } = planned;
  const { language, today, pupil, writes } = reader;
  const say = words(language);
  const far = goal.serves === null ? undefined : reader.goals.get(goal.serves);
  const about = [
    reader.courses.get(goal.reach),
    goal.state === 'active' ? undefined : say.state[goal.state],
    dueText(goal, today, language) || undefined,
    far === undefined ? undefined : say.serves(say.kind[far.kind], far.title),
  ].filter((part) => part !== undefined);
  const href = pathOf(goal.id, pupil);
  return (
    <GoalCard
      id={`goal-${goal.id}`}
      title={goal.title}
      href={href}
      ring={stepsTaken(goal, story, today)}
      subtitle={about.join(' · ')}
      tasks={tasks.map(({ id, title, state, minutes }) => ({
        id,
        title,
        done: isReached({ state }),
        minutes: minutes === null ? undefined : say.minutes(minutes),
      }))}
      tick={writes && isOpen(goal) ? 'around' : undefined}
      doneWord={say.done}
      go={wayOn(planned, reader, href)}
    />
  );
}

function wayOn({ goal, tasks }: Planned, reader: Reader, href: string) {
  if (!reader.writes) return undefined;
  const say = words(reader.language);
  if (asksForWord(goal, reader.today)) return { label: say.today.word.go, href };
  if (asksLookBack(goal)) return { label: say.today.lookBack.go, href };
  if (goal.state !== 'active') return undefined;
  if (tasks.length > 0 && tasks.every(isReached)) return { label: say.today.finish.go, href };
  return { label: `+ ${say.mine.newTask}`, href: `/goals/set?kind=work&serves=${goal.id}${alsoOf(reader)}` };
}

const alsoOf = ({ pupil }: Reader): string => (pupil === null ? '' : `&pupil=${pupil}`);

/** Far goals as a ladder: each end goal with the period goals that lead to it, then those that stand alone. */
export function FarGoals({
  plan,
  reader,
  label,
}: {
  plan: readonly Planned[];
  reader: Reader;
  label: string;
}) {
  const far = plan.filter(isFar);
  const under = (goal: Listed) => far.filter((line) => line.goal.serves === goal.id);
  const ladder = [
    ...far.filter(({ goal }) => goal.kind === 'end').flatMap((end) => [end, ...under(end.goal)]),
    ...far.filter(({ goal }) => goal.kind === 'period' && !reader.goals.has(goal.serves ?? '')),
  ];
  return <GoalList id="far" lines={ladder} reader={reader} label={label} />;
}

/** An idea that waits for somebody's yes: the coach's for the pupil, the pupil's far goals for the coach. */
export const isProposed = ({ state, kind, byOther }: Listed, reader: Reader): boolean =>
  state === 'idea' && (byOther || (reader.pupil !== null && reader.writes && sortOf(kind) !== 'week'));

/** Goals as lines: the kind, the title, where it stands. */
export function GoalList(props: { id: string; lines: readonly Planned[]; reader: Reader; label: string }) {
  const { id, lines, reader, label } = props;
  const say = words(reader.language);
  return (
    <People
      id={id}
      label={label}
      people={lines.map(({ goal, story }) => ({
        href: pathOf(goal.id, reader.pupil),
        name: goal.title,
        detail: [
          say.kind[goal.kind],
          reader.courses.get(goal.reach),
          goal.state === 'active'
            ? dueText(goal, reader.today, reader.language)
            : isProposed(goal, reader)
              ? say.proposed
              : say.state[goal.state],
          story.partsDone > 0 ? say.parts(story.partsDone, story.parts) : '',
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  );
}
