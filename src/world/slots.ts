import type { PlannedSchool } from './people.ts';

/** When a pupil and the coach speak every week. */
export type Slot = {
  readonly coach: string;
  readonly weekday: number;
  readonly at: string;
  readonly minutes: number;
};

/** The hours in which a school speaks with its pupils (domain §10.5); the later lines are for who coaches more than one group. */
const hours = [
  [2, '09:50', 3],
  [2, '10:50', 3],
  [3, '11:40', 3],
  [4, '13:00', 3],
  [1, '13:50', 3],
  [5, '09:00', 3],
  [1, '09:50', 4],
  [3, '09:00', 6],
  [4, '09:00', 6],
  [5, '10:50', 4],
  [1, '15:00', 4],
  [2, '15:00', 4],
  [3, '13:50', 6],
  [4, '15:00', 4],
] as const;
const minutes = 15;

const moments = hours.flatMap(([weekday, from, many]) =>
  Array.from({ length: many }, (_, i) => {
    const start = Number(from.slice(0, 2)) * 60 + Number(from.slice(3)) + i * minutes;
    const at = `${String(Math.floor(start / 60)).padStart(2, '0')}:${String(start % 60).padStart(2, '0')}`;
    return { weekday, at, minutes };
  }),
);

/** A moment for every pupil who is still here, by the pupil's key; no coach has two at once. */
export function slotsOf({ groups }: PlannedSchool): ReadonlyMap<string, Slot> {
  const taken = new Map<string, number>();
  const slots = new Map<string, Slot>();
  for (const { key, coach, leftOn } of groups.flatMap(({ pupils }) => pupils)) {
    if (leftOn !== undefined) continue;
    const next = taken.get(coach) ?? 0;
    const moment = moments[next];
    if (moment === undefined) throw new Error(`${coach} coaches more pupils than a week has moments`);
    taken.set(coach, next + 1);
    slots.set(key, { coach, ...moment });
  }
  return slots;
}
