import type { z } from 'zod';
import type { Database, Results } from '../database.ts';
import type { Problems } from '../refusal.ts';
import type { Query } from '../statement.ts';
import type { Entry } from './action.ts';
import { type Page, type PageSpec, page, type Seen, type Shape } from './page.ts';
import type { Hat, RoleOf } from './who.ts';

/** A form with a file, from somebody who is signed in. */
export type Bringing = {
  readonly database: Database;
  readonly caller: { readonly hat: Hat; readonly token: Buffer };
  readonly now: Date;
  readonly newId: () => string;
  /** The idempotency key of the form: what is made of the file may bear it as its id. */
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Nothing when no file was chosen. */
  readonly file: { readonly name: string; readonly pieces: AsyncIterable<Buffer> } | undefined;
};
export type Taken = { readonly to: string; readonly wakes?: boolean } | { readonly problems: Problems };

/**
 * A place where files come in, streamed and never in memory whole. It opens the door itself, before it takes the first
 * piece; what is wrong with the file comes back beside the field `file` of the page at the same path.
 */
export type Intake = {
  readonly kind: 'intake';
  readonly method: 'POST';
  readonly path: string;
  readonly hats: readonly Hat[];
  /** In bytes; a larger file is refused as soon as that shows. */
  readonly most: number;
  /** The same for a form without a file, where text may be pasted that is as long as one. */
  readonly mostTyped?: number;
  readonly run: (bringing: Bringing) => Promise<Taken>;
};

/** What is made for somebody to keep, and the lines in the journal that tell that it left. */
export type Made = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array | string;
  readonly journal?: readonly Entry[];
};

/** A file to keep: read under the reader's own scope as a page is, and made of that. It is never shown in the browser. */
export type Parcel<I = unknown> = Pick<
  Page<I>,
  'path' | 'hats' | 'input' | 'subject' | 'queries' | 'figures' | 'looks'
> & {
  readonly kind: 'parcel';
  readonly method: 'GET';
  readonly make: (
    seen: Seen<I, readonly unknown[]> & { readonly database: Database },
  ) => Made | Promise<Made>;
};

type ParcelSpec<H extends Hat, S extends Shape, Q extends readonly Query<unknown, RoleOf<H>>[]> = Omit<
  PageSpec<H, S, Q, []>,
  'view' | 'figures'
> & {
  /** A job of its own may read more than the reader: it opens the scope of one school, and only after both said yes. */
  make: (seen: Seen<z.infer<S>, Results<Q>> & { readonly database: Database }) => Made | Promise<Made>;
};

/** Declares a file to keep. Queries that the hats' database role may not send do not compile. */
export function parcel<
  const H extends Hat,
  S extends Shape,
  const Q extends readonly Query<unknown, RoleOf<H>>[],
>({ make, ...spec }: ParcelSpec<H, S, Q>): Parcel {
  const { kind: _kind, view: _view, ...read } = page({ ...spec, view: () => ({ title: '', body: null }) });
  return { ...read, kind: 'parcel', method: 'GET', make: make as Parcel['make'] };
}
