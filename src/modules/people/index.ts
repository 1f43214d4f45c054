import type { Language } from '#platform/words';
import { words } from './words.ts';

export { authorityKind } from './authority/actions.ts';
export { guarded } from './authority/store.ts';
export { wordsOf } from './code/model.ts';
export { patternsOf } from './code/store.ts';
export { children, lookedAtChildren } from './looked/store.ts';
export { routes, secondRoutes } from './pages.ts';
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

/** What was just done here, in a sentence. */
export function did(verb: string, language: Language): string | undefined {
  const said: Readonly<Record<string, string>> = words(language).did;
  const [module, name = ''] = verb.split('.');
  return module === 'people' ? said[name] : undefined;
}
