import { createHash, createHmac } from 'node:crypto';

/** What the database keeps of a cookie: a thief of the table, or of a statement log, holds no sign-in (proto §7). */
export const hashOf = (token: Buffer): Buffer => createHash('sha256').update(token).digest();

/** What only this installation can write under a text: its codes and its links follow from it. */
export const signer =
  (secret: string) =>
  (text: string): Buffer =>
    createHmac('sha256', secret).update(text).digest();
