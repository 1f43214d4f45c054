import { randomUUID } from 'node:crypto';

/** A new identifier: a uuid of version 7, so that rows of one school and moment lie together (stack §6, rule 5). */
export function newId(now: Date = new Date()): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

/** Whether a text has the form of one of our ids; PostgreSQL takes offence at anything else. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
