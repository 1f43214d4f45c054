export { type Calendar, calendarOf, spanOn } from './model.ts';
export { routes } from './pages.ts';
export * as roster from './roster/store.ts';
export { calendarSpans, ownSchool, schools } from './store.ts';
