import { z } from 'zod';

/**
 * From wide to narrow: with authority, only to be informed, barred by a judge. Narrower one person decides at once, for a
 * child cannot wait for a second signature; wider takes two (trust §4, "parent in a divorce").
 */
export const authorities = ['full', 'info', 'blocked'] as const;
export type Authority = (typeof authorities)[number];

export const isStricter = (than: Authority, to: Authority): boolean =>
  authorities.indexOf(to) > authorities.indexOf(than);

/** What else a guardian could be, the strictest first: whoever comes in haste comes for that. */
export const othersThan = (now: Authority): readonly Authority[] =>
  authorities.filter((one) => one !== now).toReversed();

/** What was asked of the second person, as the question keeps it and as app.widen_guardian reads it. */
const asked = z.object({
  from: z.enum(authorities),
  to: z.enum(authorities),
  why: z.string(),
});
export type AskedChange = z.infer<typeof asked>;

export const detailOf = (change: AskedChange): string => JSON.stringify(change);

/** The same, read back; nothing when it is another sort of question. */
export function changeIn(detail: string): AskedChange | undefined {
  const read = asked.safeParse(detail.startsWith('{') ? JSON.parse(detail) : undefined);
  return read.success ? read.data : undefined;
}
