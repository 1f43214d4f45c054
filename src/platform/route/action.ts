import type { z } from 'zod';
import type { Results } from '../database.ts';
import type { Problems, RefusalKind } from '../refusal.ts';
import type { Query, Role } from '../statement.ts';
import type { House } from './house.ts';
import type { Shape } from './page.ts';
import type { Door, Hat, RoleOf, Who } from './who.ts';

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
