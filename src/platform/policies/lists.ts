import { listOf, type Resource, type Verb } from '../rights.ts';

/** The ids that one verb on one resource opens for whoever is signed in, under the name of the function that tells them. */
const used = (resource: Resource, verb: Verb): boolean =>
  Object.values(resource.lines).some((line) => (line[verb] ?? []).length > 0);

export type List = { readonly name: string; readonly resource: Resource; readonly verb: Verb };
export const isReach = ({ resource }: List): boolean => resource.by === 'reach';

export const lists = (resources: readonly Resource[]): List[] =>
  resources.flatMap((resource) =>
    (['read', 'write', 'count'] as const)
      .filter((verb) => used(resource, verb))
      .map((verb) => ({ name: listOf(resource, verb), resource, verb })),
  );
