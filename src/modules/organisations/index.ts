export { breaksOf, type Calendar, calendarOf, schoolWeeksLeft, type Span, spanOn } from './model.ts';
export * as roster from './roster/store.ts';
export { calendarSpans, ownSchool, periods, schools, writtenBreaks } from './store.ts';
