import type { Calendar } from '#modules/organisations';
import type { Judgement } from '../judging/model.ts';
import type { Begun } from '../step/model.ts';

/** Three school weeks without progress on a step that is worked on (domain §6.8). */
const stuckWeeks = 3;

/** Nothing begun, shown or judged for three school weeks, while a step is in hand and nobody has to look at it. */
export const isStuck = (
  seen: { readonly working: boolean; readonly waiting: boolean; readonly lastOn: string | null },
  today: string,
  calendar: Calendar,
): boolean =>
  seen.working &&
  !seen.waiting &&
  seen.lastOn !== null &&
  calendar.weeksSince(seen.lastOn, today) >= stuckWeeks;

type Stuck = { readonly title: string; readonly weeks: number };

/** One course of one pupil, as far as a coach's list needs it. */
type Glance = {
  readonly pupil: string;
  readonly title: string;
  /** The last day of a sign of progress, where a step is in hand and none of the course waits to be looked at. */
  readonly quietSince: string | null;
};

/** In which courses each pupil of a group is stuck, by title, and for how many school weeks. */
export function stuckIn(
  group: readonly Glance[],
  today: string,
  calendar: Calendar,
): ReadonlyMap<string, readonly Stuck[]> {
  const stuck = new Map<string, Stuck[]>();
  for (const { pupil, title, quietSince: lastOn } of group)
    if (lastOn !== null && isStuck({ working: true, waiting: false, lastOn }, today, calendar))
      stuck.set(pupil, [...(stuck.get(pupil) ?? []), { title, weeks: calendar.weeksSince(lastOn, today) }]);
  return stuck;
}

/** On which steps several pupils stand still, most of them first: there an explanation for all helps. */
export const whereStuck = <S extends { readonly since: readonly Date[] }>(
  inHand: readonly S[],
  today: string,
  calendar: Calendar,
  dayOf: (at: Date) => string,
): readonly (S & { readonly pupils: number })[] =>
  inHand
    .map((step) => ({
      ...step,
      pupils: step.since.filter((at) => calendar.weeksSince(dayOf(at), today) >= stuckWeeks).length,
    }))
    .filter(({ pupils }) => pupils >= several)
    .sort((a, b) => b.pupils - a.pupils);
const several = 2;

/** The day of the last sign of progress: begun, ready, judged. */
export function lastProgress(
  records: readonly Pick<Begun, 'startedOn' | 'readyAt'>[],
  judgements: readonly Pick<Judgement, 'judgedAt'>[],
  dayOf: (at: Date) => string,
): string | null {
  const days = [
    ...records.map(({ startedOn }) => startedOn),
    ...records.flatMap(({ readyAt }) => (readyAt === null ? [] : [dayOf(readyAt)])),
    ...judgements.map(({ judgedAt }) => dayOf(judgedAt)),
  ].sort();
  return days.at(-1) ?? null;
}
