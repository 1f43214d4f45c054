import { z } from 'zod';
import { coachees } from '#modules/goals';
import { type Action, action, type Entry } from '#platform/route';
import { fillIn, firstClash, isTime, type Placed, type Stretch } from './model.ts';
import { clearSlots, ownSlots, setSlots } from './store.ts';

const lengths = [10, 15, 20, 30] as const;
const minutes = z.coerce
  .number()
  .refine((n) => (lengths as readonly number[]).includes(n), { error: 'unknown' });
const entry = (pupil: string, to: string | null): Entry => ({
  verb: to === null ? 'coaching.slot_cleared' : 'coaching.slot_set',
  object: pupil,
  pupil,
  to,
});
const written = ({ weekday, at, minutes: n }: Placed): string => `${weekday} ${at} ${n}`;

/** What a field of a form of many says; nothing when it is not there. */
const toldBy =
  (fields: Readonly<Record<string, unknown>>) =>
  (field: string): string =>
    typeof fields[field] === 'string' ? fields[field].trim() : '';

const changesFor = (placed: readonly Placed[]) =>
  setSlots({
    pupils: placed.map(({ pupil }) => pupil),
    weekdays: placed.map(({ weekday }) => weekday),
    ats: placed.map(({ at }) => at),
    minutes: placed.map(({ minutes: n }) => n),
  });

/** Each pupil's own moment, the whole group in one form; two at once are asked again. */
const set = action({
  name: 'coaching.set_slots',
  path: '/coaching/slots',
  hats: ['staff'],
  input: z.record(z.string(), z.unknown()),
  about: () => [coachees(), ownSlots()],
  may: ({ who }) => who.duties.includes('coach'),
  run: ({ input, rows: [pupils, standing] }) => {
    const told = toldBy(input);
    const problems: Record<string, string> = {};
    const length = minutes.safeParse(told('minutes'));
    const wished: Placed[] = [];
    const cleared: string[] = [];
    for (const { pupil } of pupils) {
      const [weekday, at] = [told(`day-${pupil}`), told(`at-${pupil}`)];
      const had = standing.find((one) => one.pupil === pupil);
      if (weekday === '' && at === '') {
        if (had !== undefined && `day-${pupil}` in input) cleared.push(pupil);
        else if (had !== undefined) wished.push(had);
      } else if (!/^[1-5]$/.test(weekday)) problems[`day-${pupil}`] = 'day-missing';
      else if (!isTime(at)) problems[`at-${pupil}`] = 'time-missing';
      else
        wished.push({
          pupil,
          weekday: Number(weekday),
          at,
          minutes: length.success ? length.data : (had?.minutes ?? 15),
        });
    }
    const clash = firstClash(wished);
    if (clash !== undefined) problems[`at-${clash[1].pupil}`] = 'clash';
    if (Object.keys(problems).length > 0) return { problems };
    const changed = wished.filter(
      (one) => !standing.some((had) => had.pupil === one.pupil && written(had) === written(one)),
    );
    return {
      changes: [
        ...(changed.length > 0 ? [changesFor(changed)] : []),
        ...(cleared.length > 0 ? [clearSlots({ pupils: cleared })] : []),
      ],
      journal: [
        ...changed.map((one) => entry(one.pupil, written(one))),
        ...cleared.map((one) => entry(one, null)),
      ],
      to: '/coaching/slots',
    };
  },
});

const stretchOf = (told: (field: string) => string, n: number): Stretch | undefined => {
  const [weekday, from, until] = [told(`day${n}`), told(`from${n}`), told(`until${n}`)];
  return /^[1-5]$/.test(weekday) && isTime(from) && isTime(until) && from < until
    ? { weekday: Number(weekday), from, until }
    : undefined;
};

/** Everybody who has no moment yet gets one in the hours that are given: no two at once. */
const fill = action({
  name: 'coaching.fill_slots',
  path: '/coaching/slots/fill',
  hats: ['staff'],
  input: z.record(z.string(), z.unknown()),
  about: () => [coachees(), ownSlots()],
  may: ({ who }) => who.duties.includes('coach'),
  run: ({ input, rows: [pupils, standing] }) => {
    const told = toldBy(input);
    const length = minutes.safeParse(told('minutes'));
    const stretches = [1, 2, 3].flatMap((n) => stretchOf(told, n) ?? []);
    if (!length.success || stretches.length === 0) return { problems: { day1: 'stretch-missing' } };
    const without = pupils
      .map(({ pupil }) => pupil)
      .filter((pupil) => !standing.some((one) => one.pupil === pupil));
    const { placed } = fillIn(without, stretches, length.data, standing);
    return {
      changes: placed.length > 0 ? [changesFor(placed)] : [],
      journal: placed.map((one) => entry(one.pupil, written(one))),
      to: '/coaching/slots',
    };
  },
});

export const actions: readonly Action[] = [set, fill];
