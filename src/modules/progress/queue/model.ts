import { addDays, mondayOf } from '#platform/dates';
import type { Calendar } from '#modules/organisations';

/** How many school days something has been waiting: shown today is none. */
export function schoolDaysWaited(since: string, today: string, calendar: Calendar): number {
  let days = 0;
  for (let monday = mondayOf(since); monday <= today; monday = addDays(monday, 7))
    days += calendar.days(monday).filter((day) => day > since && day <= today).length;
  return days;
}
