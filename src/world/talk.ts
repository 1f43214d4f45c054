import type { cards } from './said.ts';

export type TalkState = 'held' | 'replaced' | 'moved' | 'missed_pupil' | 'missed_coach' | 'let_go';
export type CardName = keyof typeof cards;
export type Card = { readonly card: CardName; readonly text: string; readonly by: string; readonly at: Date };
/** The talk of one week; `coach` is who should have been there. */
export type Talk = {
  readonly week: number;
  readonly coach: string;
  readonly state: TalkState;
  readonly plannedAt: Date;
  readonly heldAt: Date | null;
  readonly minutes: number | null;
  readonly cards: readonly Card[];
};
export type Agreement = {
  readonly week: number | null;
  readonly side: 'pupil' | 'coach' | 'guardian' | 'teacher';
  readonly owner: string;
  readonly text: string;
  readonly due: string | null;
  readonly doneAt: Date | null;
  readonly by: string;
  readonly at: Date;
};
export type Autonomy = {
  readonly level: 1 | 2 | 3 | 4;
  readonly reason: string;
  readonly at: Date;
  readonly agreedAt: Date | null;
};
export type Coached = {
  readonly talks: readonly Talk[];
  readonly agreements: readonly Agreement[];
  readonly autonomy: readonly Autonomy[];
};
