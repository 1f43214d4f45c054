import type { Route } from '#platform/route';
import { actions as authorityActions } from './authority/actions.ts';
import { pages as authorityPages } from './authority/pages.tsx';
import { actions as codeActions } from './code/actions.ts';
import { codes } from './code/pages/codes.tsx';
import { letters } from './code/pages/letters.tsx';
import { ownPupilPage, ownPupils } from './code/pages/own.tsx';
import { actions as confirmingActions } from './confirming/actions.ts';
import { pages as confirmingPages } from './confirming/pages.tsx';
import { pages as lookedPages } from './looked/pages.tsx';
import { secondActions } from './second/actions.ts';
import type { SecondKind } from './second/model.ts';
import { secondPages } from './second/pages.tsx';
import { actions as settlingActions } from './settling/actions.ts';
import { births } from './settling/pages/births.tsx';
import { groups } from './settling/pages/groups.tsx';
import { person } from './settling/pages/person.tsx';
import { settle } from './settling/pages/settle.tsx';
import { years } from './settling/pages/years.tsx';
import { pages as taughtPages } from './taught/pages.tsx';

export const routes: readonly Route[] = [
  codes,
  letters,
  ownPupils,
  ownPupilPage,
  ...codeActions,
  settle,
  births,
  years,
  groups,
  person,
  ...settlingActions,
  ...confirmingPages,
  ...confirmingActions,
  ...authorityPages,
  ...authorityActions,
  ...lookedPages,
  ...taughtPages,
];

/** The page of what takes two people, with the sorts that every module brings. */
export const secondRoutes = (kinds: readonly SecondKind[]): readonly Route[] => [
  ...secondPages(kinds),
  ...secondActions(kinds),
];
