const prefix = 'leerkring.draft.';
/** A forgotten draft on a borrowed computer does not stay for ever. */
const keptFor = 14 * 24 * 3600 * 1000;

/** What was typed in one form, by field. */
export type Typed = Readonly<Record<string, string>>;

/** Whose draft and of which form: two people on one computer never see each other's words. */
export const draftKey = (account: string, form: string): string => `${prefix}${account}.${form}`;

export const isDraftKey = (key: string): boolean => key.startsWith(prefix);

export const writeDraft = (typed: Typed, now: number): string => JSON.stringify({ at: now, typed });

/** The draft as it was kept, or nothing when it is too old or not ours. */
export function readDraft(kept: string | null, now: number): Typed | null {
  if (kept === null) return null;
  try {
    const { at, typed } = JSON.parse(kept) as { at: number; typed: Typed };
    return typeof at === 'number' && typed && now - at < keptFor ? typed : null;
  } catch {
    return null;
  }
}

/** Only what differs from what the page already shows is worth bringing back. */
export function worthBringingBack(kept: Typed, shown: Typed): Typed {
  return Object.fromEntries(
    Object.entries(kept).filter(([field, text]) => text.trim() && field in shown && shown[field] !== text),
  );
}
