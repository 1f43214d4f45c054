/** The page of a goal; who is not the pupil carries along whom it is about, so that the scope stays that narrow. */
export const pathOf = (goal: string, pupil: string | null, part?: string): string =>
  `/goals/${goal}${pupil === null ? '' : `?pupil=${pupil}`}${part === undefined ? '' : `#${part}`}`;
