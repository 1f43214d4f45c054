import { dayInWords, weekOf } from '#platform/dates';
import type { Language } from '#platform/words';
import { Empty } from '#ui';
import { codeOf, mayPlan } from '../model.ts';
import { words } from '../words.ts';
import type { Week } from './read.ts';

/** An empty week is a beginning – or a holiday, or not open yet, or past; each with a way on. */
export function EmptyWeek({ week, language }: { week: Week; language: Language }) {
  const say = words(language).week;
  const { monday, clock, next, standing: stands } = week;
  if (week.days.length === 0)
    return (
      <Empty
        title={say.noneHoliday}
        go={{ label: say.toNext(weekOf(next)), href: `/logbook?week=${codeOf(next)}` }}
      >
        {say.noneHolidayWhy}
      </Empty>
    );
  if (stands.phase === 'later')
    return (
      <Empty title={say.noneLater} go={{ label: say.toThis, href: '/logbook' }}>
        {say.noneLaterWhy(dayInWords(week.opens, language, clock.today))}
      </Empty>
    );
  if (!mayPlan(stands))
    return (
      <Empty title={say.nonePast} go={{ label: say.toThis, href: '/logbook' }}>
        {say.nonePastWhy}
      </Empty>
    );
  if (week.atEnd && week.nextProposed)
    return (
      <Empty
        title={say.nextReady(weekOf(next))}
        go={{ label: say.toNext(weekOf(next)), href: `/logbook?week=${codeOf(next)}` }}
      >
        {say.nextReadyWhy}
      </Empty>
    );
  // from its last day on, the next week is what there is to plan
  const plans = week.atEnd ? next : monday;
  return (
    <Empty
      title={say.none}
      go={{ label: say.planWeek(weekOf(plans)), href: `/logbook/plan?week=${codeOf(plans)}` }}
    >
      {say.noneWhy}
    </Empty>
  );
}
