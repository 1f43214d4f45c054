import { createHash } from 'node:crypto';

/**
 * A uuid of version 7, as `newId` makes them, with what the words hash to in the place of chance: what came later has
 * the greater one, so that lists by id stand in the order in which things came about.
 */
export function idFrom(at: Date, words: string): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const drawn = createHash('sha256').update(words).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${drawn.slice(0, 3)}-8${drawn.slice(3, 6)}-${drawn.slice(6, 18)}`;
}
