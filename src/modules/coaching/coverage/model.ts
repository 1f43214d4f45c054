import { addDays } from '#platform/dates';
import { isHeld, type TalkState } from '../talk/model.ts';

/** How many of the pupils who have a coach were spoken with, school week by school week (S2.6, acceptance check 5). */
export type WeekTally = {
  readonly monday: string;
  readonly held: number;
  /** Pupils with a coach in that week: each of them has a talk. */
  readonly of: number;
  readonly missedCoach: number;
  readonly missedPupil: number;
};

export type Spoken = { readonly pupil: string; readonly monday: string; readonly state: TalkState };
export type Coached = { readonly pupil: string; readonly from: string; readonly until: string };

/** Coverage of each of these school weeks; a pupil without a coach in a week is not counted in it. */
export function coverageOf(
  weeks: readonly string[],
  coached: readonly Coached[],
  spoken: readonly Spoken[],
): readonly WeekTally[] {
  return weeks.map((monday) => {
    const friday = addDays(monday, 4);
    const here = new Set(
      coached.filter(({ from, until }) => from <= friday && until >= monday).map(({ pupil }) => pupil),
    );
    const talks = spoken.filter((talk) => talk.monday === monday && here.has(talk.pupil));
    const count = (is: (state: TalkState) => boolean) => talks.filter(({ state }) => is(state)).length;
    return {
      monday,
      held: count(isHeld),
      of: here.size,
      missedCoach: count((state) => state === 'missed_coach'),
      missedPupil: count((state) => state === 'missed_pupil'),
    };
  });
}

/** Whole percents; a week without anybody to speak with has none. */
export const percentOf = ({ held, of }: Pick<WeekTally, 'held' | 'of'>): number | undefined =>
  of === 0 ? undefined : Math.round((100 * held) / of);

/** From here on a team is doing well; below it there is somebody to talk to. */
const goodCoverage = 90;

export type Step = 'none' | 'talk' | 'help' | 'well';

/**
 * The next step beside the count: one week below is a question for the lead of the team, three in a row ask for help with
 * time or people, not for another word (first-slice §10).
 */
export function stepOf(weeks: readonly WeekTally[]): Step {
  const percents = weeks.map(percentOf).filter((percent) => percent !== undefined);
  const last = percents.at(-1);
  if (last === undefined) return 'none';
  if (last >= goodCoverage) return 'well';
  const three = percents.slice(-3);
  return three.length === 3 && three.every((percent) => percent < goodCoverage) ? 'help' : 'talk';
}
