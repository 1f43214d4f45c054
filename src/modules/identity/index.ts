import type { Gate } from '#platform/route';
import { routes as ownRoutes } from './own/pages.tsx';
import { routes as entranceRoutes } from './pages.tsx';

export { hold, lapse, letGo } from './actions.ts';
export { codeDays, codeOf, hashOfCode, longestDays, restHours } from './model.ts';
export { issueCodes } from './store.ts';
export { words } from './words.ts';

export const routes: readonly Gate[] = [...entranceRoutes, ...ownRoutes];
