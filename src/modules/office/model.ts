export type School = {
  readonly name: string;
  readonly place: string;
  readonly foundation: string | null;
};

const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Schools are found by name, place or foundation. There is nothing else here to be found. */
export function foundBy<S extends School>(typed: string, schools: readonly S[]): readonly S[] {
  const words = plainly(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return schools.filter(({ name, place, foundation }) => {
    const card = plainly(`${name} ${place} ${foundation ?? ''}`);
    return words.every((word) => card.includes(word));
  });
}
