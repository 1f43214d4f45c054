import type { Route } from '#platform/route';
import { add } from './actions/add.ts';
import { agree, review } from './actions/agree.ts';
import { lookBack } from './actions/back.ts';
import { carry, drop } from './actions/carry.ts';
import { spread } from './actions/days.ts';
import { plan } from './actions/plan.ts';
import { moveInTerm } from './actions/terms.ts';
import { undo } from './actions/undo.ts';
import { addForPupil, addOwn } from './pages/add.tsx';
import { back } from './pages/back.tsx';
import { days } from './pages/days.tsx';
import { planForPupil, planOwn } from './pages/plan.tsx';
import { print } from './pages/print.tsx';
import { termsOfPupil, termsOwn } from './pages/terms.tsx';
import { ownWeek, weekOfPupil } from './pages/week.tsx';
import { own, pick, tipBlock } from './strategy/actions.ts';
import { strategies, tips } from './strategy/pages.tsx';

export const routes: readonly Route[] = [
  ownWeek,
  weekOfPupil,
  planOwn,
  planForPupil,
  addOwn,
  addForPupil,
  days,
  back,
  print,
  termsOwn,
  termsOfPupil,
  strategies,
  tips,
  plan,
  add,
  spread,
  lookBack,
  carry,
  drop,
  agree,
  review,
  pick,
  own,
  tipBlock,
  moveInTerm,
  undo,
];
