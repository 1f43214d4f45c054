import type { Route } from '#platform/route';
import { actions } from './calendar/actions.ts';
import { pages } from './calendar/pages.tsx';

export { type Calendar, calendarOf, spanOn } from './model.ts';
export * as roster from './roster/store.ts';
export { calendarSpans, ownSchool, schools } from './store.ts';

export const routes: readonly Route[] = [...pages, ...actions];
