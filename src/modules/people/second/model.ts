import type { Done, Who } from '#platform/route';
import type { Language } from '#platform/words';

/** Who may be the second person: the school leader, the administrator, or either. */
export const answerers = ['leader', 'administrator', 'either'] as const;
export type AnswerFrom = (typeof answerers)[number];

/** What one asked and another has to agree to within a day. */
export type SecondWord = {
  readonly id: string;
  readonly what: string;
  readonly object: string;
  /** In the words of the sort itself: what exactly is asked. */
  readonly detail: string;
  readonly asker: string;
  readonly askedAt: Date;
  readonly until: Date;
  readonly answerer: string | null;
  readonly answeredAt: Date | null;
  readonly agreed: boolean | null;
  readonly mine: boolean;
  readonly mayAnswer: boolean;
  /** What was agreed on was taken along since; for the rest of the day it can be again. */
  readonly taken: boolean;
  /** Whom it is about, as the database knows the object; empty when it is about nobody in particular. */
  readonly pupil: string;
  readonly guardian: string;
};

/** A sort of thing that needs two people; its module says in words what is asked, and what happens on a yes. */
export type SecondKind = {
  readonly what: string;
  readonly says: (word: SecondWord, language: Language) => { readonly title: string; readonly means: string };
  /** Where it goes on once both agree. */
  readonly to: string;
  /** What a yes does at once, in the same transaction; without it the yes only opens the page it leads to. */
  readonly does?: (word: SecondWord, who: Who) => Pick<Done<'member' | 'school'>, 'changes' | 'journal'>;
};

/** Only the school leader and the administrator ask for a second person, or are one. */
export const mayBeSecond = ({ hat, duties }: Pick<Who, 'hat' | 'duties'>): boolean =>
  hat === 'administrator' || (hat === 'staff' && duties.includes('leads_school'));

/**
 * So many days a new code of a colleague, or being brought in beside others by an import, stands in the way of being one
 * of two people: whoever did it may be both. By then the one whose password opens nothing any more has noticed, and so has
 * the school that it has another leader (0051_brought_in.sql asks for the same).
 */
export const doubtDays = 7;

/** May they be whoever asks? */
export const isInDoubt = (doubts: readonly unknown[]): boolean => doubts.length > 0;

/** The words that both gave on this, still good today. */
export const agreedOn = (words: readonly SecondWord[], what: string): SecondWord | undefined =>
  words.find((word) => word.what === what && word.agreed === true);

/** The question that still waits for its second person. */
export const waitingOn = (words: readonly SecondWord[], what: string): SecondWord | undefined =>
  words.find((word) => word.what === what && word.agreed === null);
