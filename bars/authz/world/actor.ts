export type Hat = 'pupil' | 'guardian' | 'staff' | 'administrator' | 'office' | 'import';
export type Actor = {
  readonly hat: Hat;
  readonly person: string;
  readonly school: string | null;
  readonly token: Buffer;
  /** This sign-in opens nothing, whoever it belongs to. */
  readonly ended: string | undefined;
};

/** How a sign-in does not hold any more, or not yet; some hold. */
export const signIns = [
  undefined,
  undefined,
  undefined,
  'signed out',
  'left',
  'not yet',
  'rested',
  'begun tomorrow',
  'seen tomorrow',
  'blocked',
];
