/** When a pupil and the coach speak every week: a standing moment, so that nobody has to ask for one. */
export type Moment = { readonly weekday: number; readonly at: string; readonly minutes: number };
export type Placed = Moment & { readonly pupil: string };

/** A time of the clock, `09:15`, as minutes of its day. */
export const minutesIn = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
/** And back. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Do two moments overlap? One that ends when the other begins does not. */
export const clash = (one: Moment, other: Moment): boolean =>
  one.weekday === other.weekday &&
  minutesIn(one.at) < minutesIn(other.at) + other.minutes &&
  minutesIn(other.at) < minutesIn(one.at) + one.minutes;

/** The first pair that overlaps, of all that somebody has to hold. */
export const firstClash = (placed: readonly Placed[]): readonly [Placed, Placed] | undefined => {
  const inOrder = placed.toSorted((a, b) => a.weekday - b.weekday || minutesIn(a.at) - minutesIn(b.at));
  for (const [i, one] of inOrder.entries()) {
    const next = inOrder[i + 1];
    if (next !== undefined && clash(one, next)) return [one, next];
  }
  return undefined;
};

/** A stretch of the week in which talks can be: "Tuesday from 9:50 to 11:35". */
export type Stretch = { readonly weekday: number; readonly from: string; readonly until: string };

/**
 * Gives every one of these pupils a moment in the stretches, in their order and beside what stands already; whoever does
 * not fit is left over, and told.
 */
export function fillIn(
  pupils: readonly string[],
  stretches: readonly Stretch[],
  minutes: number,
  standing: readonly Placed[],
): { readonly placed: readonly Placed[]; readonly left: readonly string[] } {
  const placed: Placed[] = [];
  const waiting = [...pupils];
  for (const { weekday, from, until } of stretches) {
    let at = minutesIn(from);
    while (waiting.length > 0 && at + minutes <= minutesIn(until)) {
      const moment = { weekday, at: timeOf(at), minutes };
      const inTheWay = [...standing, ...placed].find((other) => clash(moment, other));
      if (inTheWay === undefined) {
        placed.push({ pupil: waiting.shift() as string, ...moment });
        at += minutes;
      } else at = minutesIn(inTheWay.at) + inTheWay.minutes;
    }
  }
  return { placed, left: waiting };
}

/** A time of the day as a form sends it. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
