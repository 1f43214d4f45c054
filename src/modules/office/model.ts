import { isFoundBy } from '#platform/find';

export type School = {
  readonly name: string;
  readonly place: string;
  readonly foundation: string | null;
};

/** Schools are found by name, place or foundation. There is nothing else here to be found. */
export const foundBy = <S extends School>(typed: string, schools: readonly S[]): readonly S[] =>
  schools.filter(({ name, place, foundation }) => isFoundBy(typed, `${name} ${place} ${foundation ?? ''}`));
