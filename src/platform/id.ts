import { randomUUID } from 'node:crypto';

let moment = Number.NaN;
let stamp = '';

/** A new identifier: a uuid of version 7, so that rows of one school and moment lie together (stack §6, rule 5). */
export function newId(now: Date = new Date()): string {
  // an import asks for a million of one moment
  if (now.getTime() !== moment) {
    moment = now.getTime();
    const time = moment.toString(16).padStart(12, '0');
    stamp = `${time.slice(0, 8)}-${time.slice(8)}-7`;
  }
  return stamp + randomUUID().slice(15);
}

/** Identifiers of one moment that follow upon each other: a million of them in a fifth of the time. */
export function idsOf(now: Date): () => string {
  let head = '';
  let next = 0;
  let left = 0;
  return () => {
    if (left === 0) {
      const fresh = newId(now);
      head = fresh.slice(0, 28);
      next = Number.parseInt(fresh.slice(28), 16);
      left = 1_000_000;
    }
    left -= 1;
    next = (next + 1) % 2 ** 32;
    return head + next.toString(16).padStart(8, '0');
  };
}

/** Whether a text has the form of one of our ids; PostgreSQL takes offence at anything else. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
