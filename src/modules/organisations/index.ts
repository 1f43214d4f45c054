import type { Route } from '#platform/route';
import { actions } from './calendar/actions.ts';
import { calendar } from './calendar/pages/calendar.tsx';
import { part } from './calendar/pages/part.tsx';

export { type Calendar, calendarOf, spanOn } from './model.ts';
export * as roster from './roster/store.ts';
export { calendarSpans, ownSchool, schools } from './store.ts';

export const routes: readonly Route[] = [calendar, part, ...actions];
