import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Results } from '../database.ts';
import type { Problems } from '../refusal.ts';
import type { Query } from '../statement.ts';
import type { Language } from '../words.ts';
import type { House } from './house.ts';
import type { Door, Hat, RoleOf, Who } from './who.ts';

/** What was typed and what is wrong with it, when a form comes back. */
export type Kept = { readonly values: Readonly<Record<string, string>>; readonly problems: Problems };

export type Seen<I, Rows> = {
  readonly who: Who;
  readonly input: I;
  readonly rows: Rows;
  readonly now: Date;
  /** The day at the school, as `2026-11-21`. */
  readonly today: string;
  readonly language: Language;
  readonly kept: Kept | undefined;
  /** A fresh idempotency key for the forms of this page. */
  readonly key: () => string;
  readonly house: House;
};

export type View = {
  readonly title: string;
  readonly body: VNode | null;
  /** Who can see what is on this page, in a sentence that is true for it. */
  readonly sees?: string;
  readonly width?: 'narrow' | 'middle' | 'wide';
  /** What was just done, in a sentence, where there is no way back to offer beside it. */
  readonly done?: string | undefined;
  /** Sends the reader on instead (a first screen that is another page). */
  readonly goTo?: string;
  /**
   * Something is under way: the browser asks again after so many seconds, also without a script. A form that leads to
   * such a page is `plain`, for only a page that the browser itself went to asks again.
   */
  readonly again?: number | undefined;
};

export type Shape = z.ZodType<unknown, Record<string, unknown>>;

/** A page: what it reads, in one round trip, and how it looks. */
export type Page<I = unknown> = {
  readonly kind: 'page';
  readonly path: string;
  readonly hats: readonly Hat[];
  readonly input: Shape;
  /** The pupil the page is about; every list of the scope is narrowed to that one. */
  readonly subject: (input: I) => string | null;
  readonly queries: (input: I) => readonly Query<unknown, Door>[];
  /** Figures without names, read through the pool that knows no rows of people. */
  readonly figures: ((input: I) => readonly Query<unknown, Door>[]) | undefined;
  /** The line in the access log that this view leaves; `as` tells views of one hour apart. */
  readonly looks: ((input: I) => { as: string; line: Query<unknown, Door> } | undefined) | undefined;
  readonly view: (seen: Seen<I, readonly unknown[]> & { figures: readonly unknown[] }) => View;
};

export type PageSpec<
  H extends Hat,
  S extends Shape,
  Q extends readonly Query<unknown, RoleOf<H>>[],
  F extends readonly Query<unknown, 'counts'>[],
> = {
  path: string;
  hats: readonly H[];
  input?: S;
  subject?: (input: z.infer<S>) => string | null;
  queries: (input: z.infer<S>) => Q;
  figures?: (input: z.infer<S>) => F;
  looks?: (input: z.infer<S>) => { as: string; line: Query<unknown, RoleOf<H>> } | undefined;
  view: (seen: Seen<z.infer<S>, Results<Q>> & { figures: Results<F> }) => View;
};

/** Declares a page. Queries that the hats' database role may not send do not compile. */
export function page<
  const H extends Hat,
  S extends Shape,
  const Q extends readonly Query<unknown, RoleOf<H>>[],
  const F extends readonly Query<unknown, 'counts'>[] = [],
>(spec: PageSpec<H, S, Q, F>): Page {
  return {
    kind: 'page',
    path: spec.path,
    hats: spec.hats,
    input: spec.input ?? nothing,
    subject: (spec.subject ?? (() => null)) as Page['subject'],
    queries: spec.queries as unknown as Page['queries'],
    figures: spec.figures as unknown as Page['figures'],
    looks: spec.looks as unknown as Page['looks'],
    view: spec.view as Page['view'],
  };
}

const nothing: Shape = { safeParse: () => ({ success: true, data: {} }) } as unknown as Shape;
