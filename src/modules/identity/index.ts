export { hold, lapse, letGo } from './actions.ts';
export { codeDays, codeOf, hashOfCode, longestDays, restHours } from './model.ts';
export { routes } from './pages.tsx';
export { issueCodes } from './store.ts';
export { words } from './words.ts';
