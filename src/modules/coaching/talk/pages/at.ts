import type { Kept } from '#platform/route';
import type { Language } from '#platform/words';
import type { words } from '../../words.ts';
import type { Weeks } from '../around/store.ts';
import type { circleOf, talkAbout } from '../store.ts';

export type Say = ReturnType<typeof words>;
export type RowsOf<Q extends (...input: never[]) => { read: (...answer: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;
export type Week = Weeks['plans'][number];
export type About = RowsOf<typeof talkAbout>;
export type CardRow = { readonly text: string; readonly version: number };
export type Circle = RowsOf<typeof circleOf>;

/** Whose talk, in which week, and in which words: what every part of the page needs. */
export type At = {
  readonly say: Say;
  readonly language: Language;
  readonly today: string;
  readonly pupil: string | null;
  readonly monday: string;
  readonly action: string;
  readonly key: () => string;
  readonly kept: Kept | undefined;
};
