import type { Route } from '#platform/route';
import { actions as judgingActions } from './judging/actions.ts';
import { judged } from './pages/judged.tsx';
import { mine } from './pages/mine.tsx';
import { ofChild, ofPupil } from './pages/of.tsx';
import { planFor, planOwn } from './pages/plan.tsx';
import { queue } from './pages/queue.tsx';
import { ready } from './pages/ready.tsx';
import { actions as planActions } from './plan/actions.ts';
import { actions as stepActions } from './step/actions.ts';

export const routes: readonly Route[] = [
  mine,
  ready,
  judged,
  queue,
  ofPupil,
  ofChild,
  planOwn,
  planFor,
  ...stepActions,
  ...judgingActions,
  ...planActions,
];
