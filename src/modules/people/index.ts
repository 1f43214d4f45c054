import type { Route } from '#platform/route';
import type { Language } from '#platform/words';
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
import { words } from './words.ts';

export { authorityKind } from './authority/actions.ts';
export { guarded } from './authority/store.ts';
export { wordsOf } from './code/model.ts';
export { patternsOf } from './code/store.ts';
export { children, lookedAtChildren } from './looked/store.ts';
export { card, type Relation } from './policy.ts';
export * as roster from './roster/store.ts';
export {
  agreedOn,
  isInDoubt,
  mayBeSecond,
  type SecondKind,
  type SecondWord,
  waitingOn,
} from './second/model.ts';
export { secondCard } from './second/pages.tsx';
export { askSecond, doubts, secondWords } from './second/store.ts';
export { gaps } from './settling/store.ts';
export {
  baseGroups,
  lookedAt,
  lookedAtByColleague,
  lookedAtGroup,
  lookedAtTeam,
  lookedAtThose,
  ofPupil,
  whose,
} from './store.ts';
export { ToldOfCodes } from './told/pages.tsx';
export { codesForMe } from './told/store.ts';

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

/** What was just done here, in a sentence. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const [module, name = ''] = verb.split('.');
  return module === 'people' ? said[name] : undefined;
}
