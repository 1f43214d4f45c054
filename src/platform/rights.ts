/**
 * Rights are written once, as tables role → relation (first-slice §1). From them come the `may` question, the row
 * policies of the database, the hidden buttons, the route expectations of the access test and docs/permissions.md.
 */
export type Verb = 'read' | 'write' | 'count';

/** Who may do what with one sort of rows; a relation that is not named has nothing. */
export type Line<R extends string> = Partial<Readonly<Record<Verb, readonly R[]>>>;

/**
 * One thing that people hold, with its lines. `by` says what the scope's lists contain:
 * reaches (rows about a pupil, perhaps bound to a course) or people (pupils, or persons for a card).
 */
export type Resource<R extends string = string, S extends string = string> = {
  readonly name: string;
  readonly by: 'reach' | 'pupil' | 'person';
  readonly lines: Readonly<Record<S, Line<R>>>;
};

/** The name of the list in the scope that holds what the actor may do with a resource: `reads_goal`. */
export const listOf = (resource: Resource, verb: Verb): string => `${verb}s_${resource.name}`;
/** And the name of the list of pupils of whom a reader sees everything of a resource kept by reach: `reads_goal_whole`. */
export const wholeOf = (resource: Resource): string => `${listOf(resource, 'read')}_whole`;

export type Command = 'select' | 'insert' | 'update' | 'delete';

/** How the row policy of one command compares a row with the scope. */
export type Opens =
  | { readonly by: 'list'; readonly column: string; readonly resource: Resource; readonly verb: Verb }
  /** The row names the actor in this column: own acts, own keys. */
  | { readonly by: 'actor'; readonly column: string }
  /** Nothing about a person: everybody signed in at this school. */
  | { readonly by: 'school' };

export type Policy = Opens & {
  /** In the row that is written: this column must be the actor, so that nobody signs for somebody else. */
  readonly signedBy?: string;
  /** Only these columns; a row policy cannot hide a column. */
  readonly columns?: readonly string[];
  /** Only rows for which this holds, too: `kind = 'coach'`. */
  readonly only?: string;
  /**
   * What must hold of a row as it is written, where `only` speaks of the row that was there: its date is now, nobody has
   * answered it yet.
   */
  readonly becomes?: string;
  /** A second way in, as a policy of its own beside this one: a row opens by either. */
  readonly also?: Policy;
};

/** What each database role may do with one table; a role or command that is not named has no grant at all. */
export type TableRights = {
  readonly table: string;
  readonly member?: Partial<Readonly<Record<Command, Policy>>>;
  readonly counts?: Partial<Readonly<Record<'select', Policy>>>;
  /** The administrator's role: whole school, or as the policies say. */
  readonly school?: readonly Command[] | Partial<Readonly<Record<Command, Policy>>>;
  /** Imports and retention, under a scope like a request. */
  readonly jobs?: readonly Command[] | Partial<Readonly<Record<Command, Policy>>>;
};

/** Does one of the relations the actor holds here allow the verb on this sort of rows? */
export function allows<R extends string, S extends string>(
  resource: Resource<R, S>,
  verb: Verb,
  sort: S,
  held: readonly string[],
): boolean {
  const relations: readonly string[] = resource.lines[sort][verb] ?? [];
  return held.some((relation) => relations.includes(relation));
}
