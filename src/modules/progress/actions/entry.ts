import type { Entry } from '#platform/route';

/** The line of the journal about what happened on a way. */
export const entry = (
  verb: string,
  object: string,
  { pupil, reach }: { readonly pupil: string; readonly reach: string },
  more: Partial<Entry>,
): Entry => ({ verb: `progress.${verb}`, object, pupil, reach, ...more });
