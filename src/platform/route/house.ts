import type { Language } from '../words.ts';

/** What a gate needs to know of the installation. */
export type House = {
  /** Demo people who may sign in with one press; nobody unless this machine alone can press. */
  readonly demo: readonly {
    readonly handle: string;
    readonly username: string;
    /** Who it is, in a few words; else only the hat is told. */
    readonly as?: Readonly<Record<Language, string>>;
  }[];
  /** A keyed hash whose key is not in the database, so that a stolen database alone opens nothing. */
  readonly sign: (text: string) => Buffer;
  /** Where the reader's browser found this installation, to be printed on letters; only pages know. */
  readonly address?: string;
  /** The whole of a school as an archive; only a server that owns its database can make one. */
  readonly archive?: (school: string, now: Date) => Promise<Uint8Array>;
};
