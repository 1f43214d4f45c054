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

/** Whether a text has the form of one of our ids; PostgreSQL takes offence at anything else. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
