export { bringCourses } from './bringing/actions.ts';
export { broughtLines, fileLines, isRefused, sloLines } from './bringing/pages.ts';
export { readCourse } from './file/model.ts';
export { type Course, themePart } from './model.ts';
export { routes } from './pages.ts';
export { readSlo } from './slo/model.ts';
