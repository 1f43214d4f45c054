import { actions as codeActions } from './code/actions.ts';
import { pages as codePages } from './code/pages.tsx';
import { pages as lookedPages } from './looked/pages.tsx';
import { actions as settlingActions } from './settling/actions.ts';
import { pages as settlingPages } from './settling/pages.tsx';
import type { Route } from '#platform/route';

export type { Relation } from './policy.ts';
export { lookedAt, lookedAtGroup, scopeOf, whoLooked } from './store.ts';
export * as roster from './roster/store.ts';

export const routes: readonly Route[] = [
  ...codePages,
  ...codeActions,
  ...settlingPages,
  ...settlingActions,
  ...lookedPages,
];
