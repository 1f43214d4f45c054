import { addDays } from '#platform/dates';
import { inOrder, isHeld, isMissed, type Signal, type Slot, type TalkState } from '../talk/model.ts';

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
export function planState(plan: Plan | undefined, afterNoon: boolean): PlanState {
  if (plan?.agreed) return 'agreed';
  if (plan === undefined || (plan.proposed === null && !(afterNoon && plan.goals > 0))) return 'none';
  return afterNoon ? 'alone' : 'proposed';
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

/** At most so many signals stand in a row: no talk, stuck and carried on can all three be true; more is noise. */
export const rowSignals = (found: readonly Signal[]): readonly Signal[] => inOrder(found).slice(0, 3);

/** The day of a talk: the one it was moved to, else that of its standing moment. */
export const talkDay = (
  weekday: number | undefined,
  monday: string,
  movedTo: Date | null,
): string | undefined =>
  movedTo !== null
    ? movedTo.toISOString().slice(0, 10)
    : weekday === undefined
      ? undefined
      : addDays(monday, weekday - 1);

/** Its moment is over: whoever has not said how it went is asked. */
export function talkPassed(slot: Slot | undefined, monday: string, today: string, clock: string): boolean {
  const on = talkDay(slot?.weekday, monday, null);
  if (slot === undefined || on === undefined) return false;
  return on < today || (on === today && slot.at < clock);
}
