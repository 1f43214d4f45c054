import { createHash } from 'node:crypto';

/** What the database keeps of a cookie: a thief of the table, or of a statement log, holds no sign-in (proto §7). */
export const hashOf = (token: Buffer): Buffer => createHash('sha256').update(token).digest();
