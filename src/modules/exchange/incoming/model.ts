import type { Shown } from '../columns/model.ts';
import type { Change, Sort } from '../difference/model.ts';
import type { ProblemKind } from '../problem/model.ts';
import type { Organisation, Roster, School } from '../roster/model.ts';

/** What can become of a file that was brought in; the table says the same. */
export const states = [
  'arriving',
  'waiting',
  'choosing',
  'refused',
  'read',
  'agreed',
  'applied',
  'failed',
  'left',
] as const;
export type State = (typeof states)[number];

/** Enough for a hundred thousand pupils with long ids, packed (docs/formats/oneroster.md). */
export const mostBytes = 32 * 1024 * 1024;

/** So many differences fit on one page, and are kept as one row. */
export const linesPerPage = 100;

export type Count = { readonly sort: Sort; readonly change: Change; readonly count: number };

/** What is known of a file once it was read, in figures and names; the lines themselves are kept apart. */
export type Told = {
  readonly standard?: string;
  readonly delta?: boolean;
  /** The school of the file that is ours, and the others, which are left alone. */
  readonly school?: string;
  readonly others?: readonly string[];
  /** Asked when nobody can know which is ours. */
  readonly which?: readonly { readonly id: string; readonly name: string; readonly code: string | null }[];
  readonly counts?: readonly Count[];
  readonly same?: number;
  readonly errors?: number;
  readonly warnings?: number;
  readonly kinds?: readonly { readonly kind: ProblemKind; readonly count: number }[];
  /** The columns of a sheet, as they are matched or still to be. */
  readonly sheet?: Shown;
  /** The school changed between looking and pressing: look again. */
  readonly moved?: boolean;
  /** Another school here already bears the number of this one. */
  readonly taken?: string;
  /** The one who pressed keeps the hat of administrator, whatever the file says. */
  readonly kept?: boolean;
  /** So much the one who brought it would have given themselves, which is left out. */
  readonly ofOneself?: number;
  /** Taking an import back: how much of it stays, and whether its day is over. */
  readonly undo?: boolean;
  readonly stays?: number;
  readonly late?: boolean;
  /** An own fault, by the number under which it is in the log. */
  readonly fault?: string;
  /** So often the whole server stopped while it was at this file. */
  readonly tries?: number;
};

export type Own = { readonly name: string; readonly code: string | null };

/** The number by which a school is known again in the next file: the ministry's, else the file's own. */
export const codeOf = ({ code, id }: Organisation): string => code ?? `oneroster:${id}`;

/**
 * Which school of the file is ours: the one chosen, the one with our number, or one that bears our name while we have no
 * number yet. A file with one school that is another one is not taken for ours: somebody may have picked the wrong file.
 */
export function ownIn({ schools }: Roster, own: Own, chosen: string | null): School | undefined {
  if (chosen !== null) return schools.find(({ organisation }) => organisation.id === chosen);
  const known = schools.find(({ organisation }) => codeOf(organisation) === own.code);
  if (known !== undefined || own.code !== null) return known;
  const plain = (name: string) => name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const alike = schools.filter(({ organisation }) => plain(organisation.name) === plain(own.name));
  return alike.length === 1 ? alike[0] : undefined;
}

/** Nobody is at work on it: it may be decided about, or give way to another file. */
export const isOpen = (state: State): boolean =>
  state === 'read' || state === 'choosing' || state === 'refused';
export const isBusy = (state: State): boolean =>
  state === 'arriving' || state === 'waiting' || state === 'agreed';
