/** Who does what by when: what pupil, coach, family and teachers promise each other in a talk. */
export const sides = ['pupil', 'coach', 'guardian', 'teacher'] as const;
type Side = (typeof sides)[number];

export type Agreement = {
  readonly id: string;
  readonly pupil: string;
  readonly side: Side;
  readonly owner: string;
  readonly text: string;
  readonly due: string | null;
  readonly doneAt: Date | null;
  readonly droppedAt: Date | null;
  readonly madeAt: Date;
  readonly version: number;
};

/** Still to be done: neither kept nor let go. */
export const isOpen = ({ doneAt, droppedAt }: Pick<Agreement, 'doneAt' | 'droppedAt'>): boolean =>
  doneAt === null && droppedAt === null;

/** What is due comes first, then what has no day, then what is done; each the oldest first. */
export const byUrgency = (a: Agreement, b: Agreement): number =>
  Number(!isOpen(a)) - Number(!isOpen(b)) ||
  (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
  a.madeAt.getTime() - b.madeAt.getTime();

/** The words of an agreement stand; it is done, taken back, or let go by who has to do with it. */
export const turned = (
  agreement: Pick<Agreement, 'doneAt' | 'droppedAt'>,
  verb: 'done' | 'open' | 'drop',
  now: Date,
): Pick<Agreement, 'doneAt' | 'droppedAt'> | undefined => {
  if (verb === 'drop') return isOpen(agreement) ? { doneAt: null, droppedAt: now } : undefined;
  if (verb === 'open') return { doneAt: null, droppedAt: null };
  return agreement.droppedAt === null ? { doneAt: agreement.doneAt ?? now, droppedAt: null } : undefined;
};

/**
 * Whose agreements a guardian sees: those of the pupil, the school and their own; never those of the other guardian, of
 * whom they may not even know (W7).
 */
export const shownTo = <A extends Pick<Agreement, 'side' | 'owner'>>(
  reader: { readonly person: string; readonly isGuardian: boolean },
  agreements: readonly A[],
): readonly A[] =>
  agreements.filter(
    ({ side, owner }) => !reader.isGuardian || side !== 'guardian' || owner === reader.person,
  );
