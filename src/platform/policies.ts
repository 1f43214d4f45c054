import { open } from './policies/door.ts';
import type { Scope } from './policies/hat.ts';
import { longList, seal, sealKey, seams } from './policies/seal.ts';
import { type Options, tablePolicies } from './policies/tables.ts';
import type { Resource, TableRights } from './rights.ts';

export { me } from './policies/door.ts';
export type { Held, Scope } from './policies/hat.ts';
export type { Options } from './policies/tables.ts';

type Rights = { readonly resources: readonly Resource[]; readonly tables: readonly TableRights[] };

/**
 * The whole of the row policies, grants and scope functions as SQL, made from the rights. It replaces what was there,
 * inside the migration's transaction, so that no moment exists in which old and new rules are mixed.
 */
export function policySql(rights: Rights, scope: Scope, options: Options = {}): string {
  return [
    sealKey,
    longList,
    seams(rights.resources),
    seal,
    open(rights.resources, scope),
    ...rights.tables.map((table) => tablePolicies(table, options)),
  ].join('\n\n');
}
