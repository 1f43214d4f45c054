import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Language } from './words.ts';
import type { Problems, RefusalKind } from './refusal.ts';
import type { Query, Role } from './statement.ts';
import type { Database, Results } from './database.ts';

/** In which capacity somebody is signed in; one at a time (first-slice §5). */
export const hats = ['pupil', 'guardian', 'staff', 'administrator', 'office'] as const;
export type Hat = (typeof hats)[number];

/** The database role of a hat: the wall between school and office begins here (design §4). */
export const roleOf = {
  pupil: 'member',
  guardian: 'member',
  staff: 'member',
  administrator: 'school',
  office: 'network',
} as const satisfies Record<Hat, Role>;
/** The database roles before which a door can open. */
export type Door = 'member' | 'school' | 'counts' | 'network';
export type RoleOf<H extends Hat> = (typeof roleOf)[H];

/** Who is signed in, as the database said when it opened the door. */
export type Who = {
  readonly signIn: string;
  readonly account: string;
  readonly person: string;
  readonly school: string | null;
  readonly office: string | null;
  readonly organisation: string;
  readonly zone: string;
  readonly hat: Hat;
  readonly name: string;
  readonly language: Language;
  /** How many hats this account can wear today; only told where the page tells it, else 0. */
  readonly hats: number;
  /** What a member of staff does here: coach, teaches, leads_school … */
  readonly duties: readonly string[];
  /** The relations held with the pupil this page is about. */
  readonly held: readonly string[];
};

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

type Shape = z.ZodType<unknown, Record<string, unknown>>;

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

type PageSpec<
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

/** One line of the journal; the platform adds who and when. */
export type Entry = {
  readonly verb: string;
  readonly object: string;
  readonly pupil?: string;
  readonly reach?: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly version?: number;
  readonly before?: string;
  readonly after?: string;
};

/**
 * A change of which only the database knows whether it happens: a door that asks once more, a row that somebody else may
 * have had first. It goes before the other changes, and its lines in the journal follow from what it did. Without lines
 * to give (undefined) nothing at all happens, and whoever pressed hears that something changed meanwhile.
 */
export type Told<R extends Role> = {
  readonly change: Query<unknown, R>;
  readonly lines: (did: unknown) => readonly Entry[] | undefined;
};
export const told = <T, R extends Role>(
  change: Query<T, R>,
  lines: (did: T) => readonly Entry[] | undefined,
): Told<R> => ({ change, lines: lines as Told<R>['lines'] });

/** What a decision comes to: the changes with their journal lines and where to go next – or what is wrong. */
export type Done<R extends Role> = {
  readonly told?: readonly Told<R>[];
  readonly changes: readonly Query<unknown, R>[];
  /** Of what is certain to happen: the rows it is about were read under lock, or a clash undoes everything. */
  readonly journal: readonly Entry[];
  readonly to: string;
  /** True when the next page may offer to take it back for ten seconds. */
  readonly undo?: boolean;
  /** True when this leaves work for the jobs: they are told once it is committed. */
  readonly wakes?: boolean;
};
export type Outcome<R extends Role> =
  | Done<R>
  | { readonly problems: Problems }
  | { readonly refused: RefusalKind; readonly reason?: string };

export type Asked<I, Rows> = {
  readonly who: Who;
  readonly input: I;
  readonly rows: Rows;
  readonly now: Date;
  readonly today: string;
  readonly newId: () => string;
  readonly house: House;
};

/** Something a person can do: input · about · may · run (design §3). */
export type Action<I = unknown> = {
  readonly kind: 'action';
  readonly name: string;
  readonly path: string;
  readonly hats: readonly Hat[];
  readonly input: Shape;
  readonly subject: (input: I) => string | null;
  readonly about: (input: I) => readonly Query<unknown, Door>[];
  readonly may: (asked: Asked<I, readonly unknown[]>) => boolean;
  readonly run: (asked: Asked<I, readonly unknown[]>) => Outcome<Door>;
};

type ActionSpec<H extends Hat, S extends Shape, Q extends readonly Query<unknown, RoleOf<H>>[]> = {
  name: string;
  path: string;
  hats: readonly H[];
  input: S;
  subject?: (input: z.infer<S>) => string | null;
  /** What the decision needs to know, read under lock in the first round trip. */
  about: (input: z.infer<S>) => Q;
  may: (asked: Asked<z.infer<S>, Results<Q>>) => boolean;
  /** Decides, without touching anything: the changes are sent, journalled and committed by the platform. */
  run: (asked: Asked<z.infer<S>, Results<Q>>) => Outcome<RoleOf<H>>;
};

/** Declares an action. One without `may` does not compile. */
export function action<
  const H extends Hat,
  S extends Shape,
  const Q extends readonly Query<unknown, RoleOf<H>>[],
>(spec: ActionSpec<H, S, Q>): Action {
  return {
    kind: 'action',
    name: spec.name,
    path: spec.path,
    hats: spec.hats,
    input: spec.input,
    subject: (spec.subject ?? (() => null)) as Action['subject'],
    about: spec.about as unknown as Action['about'],
    may: spec.may as unknown as Action['may'],
    run: spec.run as unknown as Action['run'],
  };
}

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
  readonly requestKey: string | undefined;
  readonly house: House;
  readonly newId: () => string;
};

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

export type Answer = {
  readonly status?: number;
  /** A whole page as it is, without the frame of the entrance. */
  readonly document?: string;
  readonly view?: View;
  readonly goTo?: string;
  readonly signedIn?: { readonly hat: Hat; readonly token: Buffer };
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

export type Route = Page | Action | Gate | Intake | Parcel;
