export { breaksOf, schoolWeeksLeft, type Span, spanOn } from './model.ts';
export * as roster from './roster/store.ts';
export { ownSchool, periods, schools, writtenBreaks } from './store.ts';
