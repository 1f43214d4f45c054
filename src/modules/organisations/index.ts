export {
  breaksOf,
  lastSchoolDayOf,
  type Period,
  schoolDaysOf,
  schoolWeeks,
  schoolWeeksSince,
  type Span,
  spanOn,
} from './model.ts';
export * as roster from './roster/store.ts';
export { ownSchool, periods, schools, schoolYears, settings, writtenBreaks } from './store.ts';
