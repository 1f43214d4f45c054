import type { Route } from '#platform/route';
import { editGoal } from './actions/edit.ts';
import { moveOn } from './actions/move.ts';
import { deviate } from './actions/otherwise.ts';
import { setGoal } from './actions/set.ts';
import { tick } from './actions/tick.ts';
import { undo } from './actions/undo.ts';
import { edit } from './pages/edit.tsx';
import { mine } from './pages/mine.tsx';
import { one, ownOne } from './pages/one.tsx';
import { otherwise } from './pages/otherwise.tsx';
import { past, pastOfPupil } from './pages/past.tsx';
import { ofPupil } from './pages/pupil.tsx';
import { setForPupil, setOwn } from './pages/set.tsx';

export const routes: readonly Route[] = [
  mine,
  past,
  pastOfPupil,
  setOwn,
  setForPupil,
  ofPupil,
  ownOne,
  one,
  edit,
  otherwise,
  setGoal,
  editGoal,
  moveOn,
  deviate,
  tick,
  undo,
];
