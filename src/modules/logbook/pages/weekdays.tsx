import { addDays, shortDay } from '#platform/dates';
import { type Day, type DayItem, Days, Section } from '#ui';
import { isReached } from '#modules/goals';
import { words } from '../words.ts';
import type { Looking, Week } from './read.ts';

/**
 * The five days with what is planned on them; on a phone today first. `besides` brings what other modules know of a day:
 * the talk. Nothing planned on any day is not shown as five empty columns.
 */
export function WeekDays(props: {
  week: Week;
  looking: Looking;
  besides?: (day: string) => readonly DayItem[];
}) {
  const { week, looking, besides = () => [] } = props;
  const { language } = looking;
  const say = words(language);
  const days: Day[] = [0, 1, 2, 3, 4].map((n) => {
    const day = addDays(week.monday, n);
    const planned = week.goals.flatMap(({ goal, tasks }) =>
      tasks.filter((task) => task.day === n + 1).map((task) => ({ goal, task })),
    );
    return {
      label: `${shortDay(day, language)}${week.days.includes(day) ? '' : ` · ${say.week.free}`}`,
      now: day === week.clock.today ? say.week.today : undefined,
      items: [
        ...besides(day),
        ...planned.map(({ goal, task }) => ({
          title: task.title,
          detail: isReached(task)
            ? say.week.done
            : [goal.course ?? undefined, task.minutes === null ? undefined : say.minutes(task.minutes)]
                .filter((part) => part !== undefined)
                .join(' · ') || undefined,
          href: `#goal-${goal.id}`,
        })),
      ],
    };
  });
  if (days.every(({ items }) => items.length === 0)) return null;
  return (
    <Section id="days" title={say.week.days} quiet>
      <Days label={say.week.days} days={days} />
    </Section>
  );
}
