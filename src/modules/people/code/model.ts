import { plainly } from '#platform/find';

/** Codes are handed out by the crowd: the pupils of a base group, their guardians, or the staff of the school. */
export const crowds = ['pupils', 'guardians', 'staff'] as const;
export type Crowd = (typeof crowds)[number];

export type Account = {
  readonly hasPassword: boolean;
  /** A code that was handed out, is not used and has not run out. */
  readonly code: string | null;
  /** The account also acts at another school or at the office: no code of this school may open it. */
  readonly elsewhere: boolean;
};

/** `in`: can sign in · `waiting`: a code is on its way · `elsewhere`: only the host can help · `nothing`: needs a code. */
export type Access = 'in' | 'waiting' | 'elsewhere' | 'nothing';

/** How far somebody is with getting in: a password counts before a code, a code before anything else. */
export function accessOf({ hasPassword, code, elsewhere }: Account): Access {
  if (hasPassword) return 'in';
  if (code !== null) return 'waiting';
  return elsewhere ? 'elsewhere' : 'nothing';
}

/** Only who has no password and no code gets one in a press for a whole group; others keep what they have. */
export const needsCode = (account: Account): boolean => accessOf(account) === 'nothing';

/**
 * What a guardian sees of a child, for the letter: the goals until 16, what is shared until 18, then only what the child
 * wants. Without a birth date a child counts as 16 (first-slice §7).
 */
export const glanceAt = (age: number | null, weekOpen: boolean) =>
  age === null || (age >= 16 && age < 18) ? 'older' : age >= 18 ? 'grown' : weekOpen ? 'youngWeek' : 'young';

/** As somebody is called in a list; a school may know no family name. */
export const fullName = ({ given, family }: { given: string; family: string }): string =>
  `${given} ${family}`.trim();

/** The words of a search: "Élo" finds "Eloïse"; two letters at least. */
export function wordsOf(typed: string): readonly string[] {
  const words = plainly(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.join('').length < 2 ? [] : words.slice(0, 6);
}
