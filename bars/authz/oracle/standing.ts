import type { Actor } from '../world/actor.ts';

/** Through which pool an actor acts: the pages' own, the one for figures, the office's. */
export type Through = 'member' | 'school' | 'counts' | 'network' | 'jobs';

export type Standing = {
  readonly actor: Actor;
  readonly through: Through;
  /** The pupil the page is about. */
  readonly subject: string | null;
  /** An action, or a page that only shows. */
  readonly writes: boolean;
};

const home: Readonly<Record<Actor['hat'], readonly Through[]>> = {
  pupil: ['member', 'counts'],
  guardian: ['member', 'counts'],
  staff: ['member', 'counts'],
  administrator: ['school'],
  office: ['network'],
  import: ['jobs'],
};

/** Does the door open at all? */
export const opensTo = ({ actor, through }: Standing): boolean =>
  actor.ended === undefined && home[actor.hat].includes(through);
