import { listOf, type Resource, type Verb, wholeOf } from '../rights.ts';

/** The ids that one verb on one resource opens for whoever is signed in, under the name of the function that tells them. */
const used = (resource: Resource, verb: Verb): boolean =>
  Object.values(resource.lines).some((line) => (line[verb] ?? []).length > 0);

/** `whole`: of pupils of whom everything of the resource is open, the pupil instead of each of their reaches. */
export type List = {
  readonly name: string;
  readonly resource: Resource;
  readonly verb: Verb;
  readonly whole?: true;
};
export const isReach = ({ resource, whole }: List): boolean => resource.by === 'reach' && whole === undefined;

/**
 * Relations that read every line of a resource kept by reach: with a pupil as a whole, and not in one course, they open
 * all its rows about that pupil, so the pupil's id says as much as thirty reaches do.
 */
export const readsWhole = (resource: Resource): readonly string[] => {
  const [first, ...others] = Object.values(resource.lines);
  if (resource.by !== 'reach' || first === undefined) return [];
  return (first.read ?? []).filter((relation) => others.every(({ read }) => read?.includes(relation)));
};

/** All lists of the house; that of the cards first, since the door adds to it. */
export const lists = (resources: readonly Resource[]): List[] =>
  [
    ...resources.flatMap((resource) =>
      (['read', 'write', 'count'] as const)
        .filter((verb) => used(resource, verb))
        .map((verb) => ({ name: listOf(resource, verb), resource, verb })),
    ),
    ...resources
      .filter((resource) => readsWhole(resource).length > 0)
      .map((resource) => ({ name: wholeOf(resource), resource, verb: 'read', whole: true }) as const),
  ].sort((a, b) => Number(b.name === 'reads_card') - Number(a.name === 'reads_card'));
