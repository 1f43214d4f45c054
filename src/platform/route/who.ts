import type { Language } from '../words.ts';
import type { Role } from '../statement.ts';

/** In which capacity somebody is signed in; one at a time (first-slice §5). */
export const hats = ['pupil', 'guardian', 'staff', 'administrator', 'office'] as const;
export type Hat = (typeof hats)[number];

/** The database role of a hat: the wall between school and office begins here (design §4). */
export const roleOf = {
  pupil: 'member',
  guardian: 'member',
  staff: 'member',
  administrator: 'school',
  office: 'network',
} as const satisfies Record<Hat, Role>;
/** The database roles before which a door can open. */
export type Door = 'member' | 'school' | 'counts' | 'network';
export type RoleOf<H extends Hat> = (typeof roleOf)[H];

/** Who is signed in, as the database said when it opened the door. */
export type Who = {
  readonly signIn: string;
  readonly account: string;
  readonly person: string;
  readonly school: string | null;
  readonly office: string | null;
  readonly organisation: string;
  readonly zone: string;
  readonly hat: Hat;
  readonly name: string;
  readonly language: Language;
  /** How many hats this account can wear today; only told where the page tells it, else 0. */
  readonly hats: number;
  /** What a member of staff does here: coach, teaches, leads_school … */
  readonly duties: readonly string[];
  /** The relations held with the pupil this page is about. */
  readonly held: readonly string[];
};
