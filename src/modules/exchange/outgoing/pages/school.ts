import { agreedOn, mayBeSecond, type SecondKind, type SecondWord, secondWords } from '#modules/people';
import { Refusal } from '#platform/refusal';
import { type Parcel, parcel, type Who } from '#platform/route';
import { secondOf, type Whole, wholes } from '../model.ts';
import { exportRoster } from '../work/actions.ts';
import { words } from '../words.ts';

const hats = ['administrator', 'staff'] as const;

const roster = parcel({
  path: '/exchange/out/oneroster',
  hats,
  queries: () => [secondWords()],
  make: async ({ who, rows: [all], now, database }) => {
    const school = schoolOf(who, all, 'oneroster');
    const packed = await exportRoster(database, school, now);
    return {
      ...packed,
      type: 'application/zip',
      journal: [{ verb: 'exchange.taken', object: school, to: 'oneroster' }],
    };
  },
});

const archive = parcel({
  path: '/exchange/out/archive',
  hats,
  queries: () => [secondWords()],
  make: async ({ who, rows: [all], now, today, house }) => {
    const school = schoolOf(who, all, 'archive');
    if (house.archive === undefined) throw new Refusal('not-found');
    return {
      name: `${who.organisation.toLowerCase()}-${today}.leerkring.zip`,
      type: 'application/zip',
      bytes: await house.archive(school, now),
      journal: [{ verb: 'exchange.taken', object: school, to: 'archive' }],
    };
  },
});

/** The school of somebody for whom another person agreed; everybody else finds nothing. */
function schoolOf(who: Who, all: readonly SecondWord[], whole: Whole): string {
  const agreed = agreedOn(
    all.filter(({ mine }) => mine),
    secondOf(whole),
  );
  if (!mayBeSecond(who) || who.school === null || agreed === undefined) throw new Refusal('not-found');
  return who.school;
}

export const schoolParcels: readonly Parcel[] = [roster, archive];

/** Each of them takes two people. */
export const schoolKinds: readonly SecondKind[] = wholes.map((whole) => ({
  what: secondOf(whole),
  says: (_, language) => words(language).wholes[whole].asks,
  to: '/exchange/out',
}));
