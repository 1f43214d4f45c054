import { z } from 'zod';
import type { words } from '../../words.ts';
import { type Crowd, crowds } from '../model.ts';

export type Say = ReturnType<typeof words>;

/** A shape of the address that has gone wrong is the page without it, never a fault. */
export const crowd = z.enum(crowds).catch('pupils');

/** What a group is called where its people get codes and letters; staff are of no group. */
export const groupName = (
  group: string | null,
  who: Crowd,
  names: ReadonlyMap<string, string>,
  say: Say,
): string => (group === null ? (who === 'staff' ? say.crowd.staff : say.noGroup) : (names.get(group) ?? ''));
