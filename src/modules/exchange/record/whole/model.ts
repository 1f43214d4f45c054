import { z } from 'zod';

/** Why a school takes the whole record of a pupil along: the pupil reads which of these it was. */
export const reasons = ['asked', 'moves', 'complaint', 'law'] as const;

/** The sort of question that a second person answers. */
export const secondWhat = 'exchange.record';

/** What exactly is asked, as the question keeps it. */
const asked = z.object({ reason: z.enum(reasons), why: z.string() });
export type AskedRecord = z.infer<typeof asked>;

export const detailOf = (record: AskedRecord): string => JSON.stringify(record);

/** The same, read back; nothing when it is another sort of question. */
export function recordIn(detail: string): AskedRecord | undefined {
  const read = asked.safeParse(detail.startsWith('{') ? JSON.parse(detail) : undefined);
  return read.success ? read.data : undefined;
}
