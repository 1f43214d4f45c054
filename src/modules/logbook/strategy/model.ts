import type { Kind } from './bank/model.ts';

/** At most two for a goal: so said the pupils who were asked (domain §2.2). */
export const slots = [1, 2] as const;

/** The first free place of a goal's two; nothing when both are taken. */
export const freeSlot = (taken: readonly { readonly slot: number }[]): number | undefined =>
  slots.find((slot) => !taken.some((one) => one.slot === slot));

const languages = ['nederlands', 'engels', 'duits', 'frans', 'spaans', 'latijn', 'grieks', 'taal'];
const sums = ['wiskunde', 'rekenen', 'natuurkunde', 'scheikunde', 'economie', 'informatica'];

/** What kind of help fits the subject of a course. */
export function wishOf(subject: string | null): Kind {
  if (subject === null) return 'any';
  if (subject === 'lezen') return 'reading';
  return languages.includes(subject) ? 'language' : sums.includes(subject) ? 'maths' : 'any';
}
