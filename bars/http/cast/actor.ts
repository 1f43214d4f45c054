import type { OfficeWorker, Person } from '../../../tests/world/people.ts';
import type { SignedIn } from '../../../tests/world/signed-in.ts';

/** What somebody is to a pupil, in the words of the matrix of first-slice §1. */
export type Tie =
  | 'self'
  | 'coach'
  | 'own course'
  | 'team'
  | 'leads team'
  | 'leads school'
  | 'guardian <16'
  | 'guardian shared'
  /** From sixteen, or of unknown age, when nothing is opened: the name and no more. */
  | 'guardian 16+'
  | 'administrator'
  | 'none';

export const pupilNames = ['anna', 'bram', 'cees', 'dina', 'eefje', 'fien', 'quinten'] as const;
export type PupilName = (typeof pupilNames)[number];

export type Actor = {
  readonly name: string;
  /** Absent: nobody is signed in, or no longer. */
  readonly hat: Person['hat'] | undefined;
  readonly side: 'Veenlicht' | 'Zandpoort' | 'office' | 'street';
  readonly session: SignedIn | undefined;
  readonly person: Person | OfficeWorker | undefined;
  readonly ties: Partial<Record<PupilName, Tie>>;
};

export const tieOf = (actor: Actor, pupil: PupilName): Tie => actor.ties[pupil] ?? 'none';
