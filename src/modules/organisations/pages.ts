import type { Route } from '#platform/route';
import { actions } from './calendar/actions.ts';
import { calendar } from './calendar/pages/calendar.tsx';
import { part } from './calendar/pages/part.tsx';

export const routes: readonly Route[] = [calendar, part, ...actions];
