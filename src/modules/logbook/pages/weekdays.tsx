import { addDays, shortDay } from '#platform/dates';
import { type DayItem, Days, Section } from '#ui';
import { isReached } from '#modules/goals';
import { words } from '../words.ts';
import type { Looking, Week } from './read.ts';

/**
 * The five days with what is planned on them; on a phone what matters now first. `besides` brings what other modules know of a day:
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
  const days = [0, 1, 2, 3, 4].map((n) => {
    const day = addDays(week.monday, n);
    const planned = week.goals.flatMap(({ goal, tasks }) =>
      tasks.filter((task) => task.day === n + 1).map((task) => ({ goal, task })),
    );
    return {
      day,
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
  const first = beginsWith(days, week.clock.today);
  return (
    <Section id="days" title={say.week.days} quiet>
      <Days label={say.week.days} days={days.map((one) => ({ ...one, first: one.day === first }))} />
    </Section>
  );
}

type Column = { readonly day: string; readonly items: readonly unknown[] };
/** Today; else the next day with something on it; of a week that is over the first such day. */
export const beginsWith = (days: readonly Column[], today: string): string | undefined => {
  const full = days.filter(({ day, items }) => day === today || items.length > 0);
  return (full.find(({ day }) => day >= today) ?? full[0])?.day;
};
