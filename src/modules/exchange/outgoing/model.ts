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

/** Lists that an administrator takes along whole. */
export const lists = ['people', 'groups', 'bases'] as const;
