import type { Signal, Slot, TalkState } from '../talk/model.ts';
import { inOrder, isHeld, isMissed } from '../talk/model.ts';

/** What a coach sees of a week's plan: not there, proposed and waiting, agreed in a talk, or agreed by itself. */
export type PlanState = 'none' | 'proposed' | 'agreed' | 'alone';

export type Plan = {
  readonly proposed: Date | null;
  readonly agreed: Date | null;
  readonly goals: number;
};

/**
 * The plan of a week as a coach reads it. By itself it is agreed on Monday at noon, "not discussed" (domain §6.2): that
 * follows from the clock and is kept nowhere.
 */
export function planState(plan: Plan | undefined, noon: Date, now: Date): PlanState {
  if (plan?.agreed) return 'agreed';
  if (!plan?.proposed) return 'none';
  return now >= noon ? 'alone' : 'proposed';
}

/** How the talk of this week stands, for a list. */
export type TalkStand = 'held' | 'missed' | 'let_go' | 'ahead' | 'open' | 'none';

/** `passed`: its day and time are over, and nobody said how it went. */
export function talkStand(state: TalkState | undefined, slot: Slot | undefined, passed: boolean): TalkStand {
  if (state !== undefined && isHeld(state)) return 'held';
  if (state !== undefined && isMissed(state)) return 'missed';
  if (state === 'let_go') return 'let_go';
  if (state === undefined && slot === undefined) return 'none';
  return passed ? 'open' : 'ahead';
}

export type Row<P> = {
  readonly pupil: P;
  readonly plan: PlanState;
  readonly talk: TalkStand;
  readonly signals: readonly Signal[];
  /** Titles of what is learnt now. */
  readonly learns: readonly string[];
};

export const shows = ['everybody', 'plans', 'unseen', 'signals', 'without'] as const;
export type Shows = (typeof shows)[number];

/** Which pupils a coach picks out: whose plan waits, who was not spoken with this week, who has a signal or no goal. */
export const isShown: Readonly<Record<Shows, (row: Row<unknown>) => boolean>> = {
  everybody: () => true,
  plans: ({ plan }) => plan === 'proposed' || plan === 'alone',
  unseen: ({ talk }) => talk !== 'held',
  signals: (row) => row.signals.length > 0,
  without: ({ learns }) => learns.length === 0,
};

/** At most so many signals stand in a row; more is noise, the talk shows all. */
export const rowSignals = (found: readonly Signal[]): readonly Signal[] => inOrder(found).slice(0, 2);
