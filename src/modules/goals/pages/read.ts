import type { Kept } from '#platform/route';
import type { Language } from '#platform/words';
import type { Goal } from '../model.ts';
import type { deviationsOf } from '../deviation/store.ts';
import type { coursesOf, storyOf, textsOf } from '../store.ts';

type Rows<Q extends (...input: never[]) => { read: (...rows: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;

/** All that the page of one goal knows of it; its parts take from this what they show. */
export type OneProps = {
  readonly goal: Goal;
  readonly chain: readonly Goal[];
  readonly parts: readonly Goal[];
  readonly texts: Rows<typeof textsOf>;
  readonly deviations: Rows<typeof deviationsOf>;
  readonly happened: Rows<typeof storyOf>;
  readonly courses: Rows<typeof coursesOf>;
  readonly who: { readonly person: string; readonly zone: string; readonly held: readonly string[] };
  /** The pupil's given name; undefined when it is their own. */
  readonly name: string | undefined;
  readonly language: Language;
  readonly today: string;
  readonly kept: Kept | undefined;
  readonly key: () => string;
};

/** Whom the address is about, for whoever is not the pupil. */
export const about = (pupil: string | null): string => (pupil === null ? '' : `?pupil=${pupil}`);
