import { veenlicht } from './schools/veenlicht.ts';
import { wolkenrand } from './schools/wolkenrand.ts';
import type { SchoolWish } from './wishes.ts';

/*
 * The schools of the small world and the people in them who have a story (domain §10.1–10.2). Everybody else is filled
 * up by people.ts.
 */

export const foundations = [
  { key: 'stichting-veenlicht', name: 'Stichting Veenlicht', place: 'Almerveen' },
  { key: 'stichting-wolkenrand', name: 'Stichting Wolkenrand', place: 'Hagelbeek' },
] as const;

export const office = {
  handle: 'ontplooi',
  name: 'Ontplooi Bureau',
  place: 'Merenwolde',
  /** `is`: somebody who also belongs to a school. Two sides of the wall, never in one sign-in (W1). */
  people: [
    { given: 'Eva', family: 'Roelofs', is: undefined },
    { given: 'Fenna', family: 'Oldeman', is: 'fenna' },
    { given: 'Wouter', family: 'Zandbergen', is: undefined },
    { given: 'Samira', family: 'Lachkar', is: undefined },
  ],
} as const;

export const smallSchools: readonly SchoolWish[] = [...veenlicht, ...wolkenrand];
