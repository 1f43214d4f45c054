import type { Database } from '../database.ts';
import type { Language } from '../words.ts';
import type { House } from './house.ts';
import type { View } from './page.ts';
import type { Hat } from './who.ts';

/** A call at the gate: pages before and around signing in, answered by the one role that may read accounts. */
export type Call = {
  readonly database: Database;
  readonly now: Date;
  readonly fields: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly language: Language;
  /** Network address of the caller, for the rate limit only; it is hashed before anything keeps it. */
  readonly address: string;
  readonly token: Buffer | undefined;
  /** What this browser was given when somebody signed in here before. */
  readonly known: string | undefined;
  readonly requestKey: string | undefined;
  readonly house: House;
  readonly newId: () => string;
};

export type Answer = {
  readonly status?: number;
  /** A whole page as it is, without the frame of the entrance. */
  readonly document?: string;
  readonly view?: View;
  readonly goTo?: string;
  readonly signedIn?: { readonly hat: Hat; readonly token: Buffer };
  /** What this browser keeps, so that whoever signed in here is not counted with strangers next time. */
  readonly known?: string;
  readonly signedOut?: true;
  readonly language?: Language;
  /** Forms that were typed while the sign-in had expired; they are performed now, as the person who typed them. */
  readonly resume?: readonly {
    readonly id: string;
    readonly path: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
};

export type Gate = {
  readonly kind: 'gate';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly run: (call: Call) => Promise<Answer>;
};
