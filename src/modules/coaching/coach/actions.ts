import { z } from 'zod';
import { id } from '#platform/input';
import { isId } from '#platform/id';
import { type Action, action, told } from '#platform/route';
import { type Coaching, isAlready, isNow, problemsOf } from './model.ts';
import { coachings, endCoach, giveCoach, inTurn, possibleCoaches } from './store.ts';

const day = z.iso.date();

/** Ticked pupils, one field each: a form never sends a field twice. */
const wish = z.record(z.string(), z.unknown()).transform((fields) => {
  const told = (name: string): string => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  const dayOf = (name: string): string | null => day.safeParse(told(name)).data ?? null;
  return {
    kind: told('kind') === 'stand_in' ? ('stand_in' as const) : ('hand_over' as const),
    coach: isId(told('coach')) ? told('coach') : null,
    from: dayOf('from'),
    until: dayOf('until'),
    pupils: Object.keys(fields).flatMap((name) =>
      name.startsWith('yes-') && isId(name.slice(4)) ? [name.slice(4)] : [],
    ),
    back: told('back'),
  };
});

/** Only our own page to return to. */
const backTo = (query: string): string =>
  /^(of|group)=[\w-]*$/.test(query) ? `/coaching/coaches?${query}` : '/coaching/coaches';

type Rows = ReturnType<ReturnType<typeof coachings>['read']>;

/** Who coaches whom; a pupil without a coach has a row, too. */
const coachingsIn = (rows: Rows): readonly Coaching[] =>
  rows.flatMap(({ pupil, coach, from, until }) =>
    coach === null || from === null || until === null ? [] : [{ pupil, coach, from, until }],
  );

/** A new coach from a day on, or a substitute between two: who may arrange it, the database asks again. */
const give = action({
  name: 'coaching.give_coach',
  path: '/coaching/coaches',
  hats: ['administrator', 'staff'],
  input: wish,
  about: () => [inTurn(), coachings(), possibleCoaches()],
  may: ({ rows: [, , possible] }) => possible.length > 0,
  run: ({ input, rows: [, all, possible], who, today, newId }) => {
    const problems: Record<string, string> = problemsOf(input, who.person, today, input.kind);
    const mine = new Set(all.map(({ pupil }) => pupil));
    const chosen = input.pupils.filter((pupil) => mine.has(pupil));
    if (chosen.length === 0) problems['pupils'] = 'pupils-missing';
    if (input.coach !== null && !possible.some(({ person }) => person === input.coach))
      problems['coach'] ??= 'coach-missing';
    const { coach, from, until, kind } = input;
    if (Object.keys(problems).length > 0 || coach === null || from === null) return { problems };
    const takesOver = kind === 'hand_over';
    const held = coachingsIn(all);
    const coachOf = (pupil: string) =>
      held.find((one) => one.pupil === pupil && isNow(one, from))?.coach ?? null;
    // who coaches already needs no handing over, nor to stand in for themselves
    const pupils = chosen.filter((pupil) => {
      const theirs = held.filter((one) => one.pupil === pupil);
      return takesOver
        ? !isAlready(theirs, coach, from)
        : !theirs.some((one) => one.coach === coach && one.until >= from);
    });
    if (pupils.length === 0) return { problems: { coach: 'coach-already' } };
    const last = takesOver ? null : until;
    return {
      told: [
        told(
          giveCoach({ ids: pupils.map(() => newId()), pupils, coach, from, until: last, takesOver }),
          // all of them or none: the door says how many, not which
          ({ given }) =>
            given < pupils.length
              ? undefined
              : pupils.map((pupil) => ({
                  verb: takesOver ? 'coaching.handed_over' : 'coaching.stands_in',
                  object: pupil,
                  pupil,
                  from: coachOf(pupil),
                  to: `${coach} ${from}${last === null ? '' : ` ${last}`}`,
                })),
        ),
      ],
      changes: [],
      journal: [],
      to: backTo(input.back),
    };
  },
});

/** A substitute who is no longer needed goes before the day. */
const end = action({
  name: 'coaching.end_coach',
  path: '/coaching/coaches/end',
  hats: ['administrator', 'staff'],
  input: z.object({ pupil: id, coach: id }),
  about: () => [inTurn(), coachings()],
  may: ({ rows: [, all] }) => all.length > 0,
  run: ({ input: { pupil, coach }, rows: [, all], today }) => {
    const theirs = coachingsIn(all).filter((one) => one.pupil === pupil);
    if (!theirs.some((one) => one.coach === coach)) return { refused: 'not-found' };
    const now = theirs.filter((one) => isNow(one, today));
    const isStill = now.some((one) => one.coach === coach);
    // a pupil is not left without a coach: that is handing over
    if (!isStill || now.length < 2) return { refused: 'conflict', reason: 'changed-meanwhile' };
    return {
      told: [
        told(endCoach({ pupil, coach }), ({ ended }) =>
          ended === 0 ? undefined : [{ verb: 'coaching.ended', object: pupil, pupil, from: coach, to: null }],
        ),
      ],
      changes: [],
      journal: [],
      to: '/coaching/coaches',
    };
  },
});

export const actions: readonly Action[] = [give, end];
