import type { Who } from '#platform/route';

/** Whole schools that leave, and so take two people. */
export const wholes = ['oneroster', 'archive'] as const;
export type Whole = (typeof wholes)[number];
export const secondOf = (whole: Whole): string => `exchange.${whole}`;

/**
 * Who must be the other: what pupils wrote stands in an archive, and an administrator does not read it, so of the two
 * one leads the school.
 */
export const answerFrom = (whole: Whole, { hat }: Pick<Who, 'hat'>): 'leader' | 'either' =>
  whole === 'archive' && hat === 'administrator' ? 'leader' : 'either';

/** What pupils work on, of the pupils whose goals the reader reads on our pages. */
export const works = ['goals', 'steps'] as const;

/** Coach and teacher read goals and steps of their pupils; whoever leads has figures, under the tables of the pages. */
export const readsWork = ({ hat, duties }: Pick<Who, 'hat' | 'duties'>): boolean =>
  hat === 'staff' && (duties.includes('coach') || duties.includes('teaches'));

/** Lists that an administrator takes along whole. */
export const lists = ['people', 'groups', 'bases'] as const;

export type List = (typeof lists)[number] | (typeof works)[number];
