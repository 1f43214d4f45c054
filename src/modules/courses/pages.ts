import type { Route } from '#platform/route';
import { actions } from './actions.ts';
import { all } from './pages/all.tsx';
import { course, ownCourse } from './pages/course.tsx';
import { match } from './pages/match.tsx';
import { mine } from './pages/mine.tsx';
import type { Records } from './pages/standing.ts';
import { onPaper } from './pages/paper.tsx';
import { ownStep, step } from './pages/step.tsx';

/** The pages of courses; whoever keeps records of pupils hands over what those bring to the viewer. */
export const routes = (records: Records): readonly Route[] => [
  mine(records),
  all,
  match,
  ownCourse(records),
  course,
  ownStep(records),
  step,
  onPaper,
  ...actions,
];
