/** One line of the access log: somebody looked, in this hour, as what they are to the pupil. */
export type Look = {
  readonly day: string;
  readonly hour: string;
  readonly reader: string;
  readonly relation: string;
  /** Null when the reader of this page does not know the person: then the role says enough. */
  readonly name: string | null;
};

/** Everything one person looked at on one day, in one line. */
export type Line = Pick<Look, 'reader' | 'relation' | 'name'> & { readonly hours: readonly string[] };
export type Day = { readonly day: string; readonly lines: readonly Line[] };

/** The looks per day, the newest day first; a reader has one line a day, however often they looked. */
export function byDay(looks: readonly Look[]): readonly Day[] {
  const days = new Map<string, Map<string, { first: Look; hours: Set<string> }>>();
  const inOrder = looks.toSorted((a, b) => b.day.localeCompare(a.day) || a.hour.localeCompare(b.hour));
  for (const look of inOrder) {
    const lines = days.get(look.day) ?? new Map<string, { first: Look; hours: Set<string> }>();
    days.set(look.day, lines);
    const line = lines.get(look.reader) ?? { first: look, hours: new Set<string>() };
    lines.set(look.reader, line);
    line.hours.add(look.hour);
  }
  return [...days].map(([day, lines]) => ({
    day,
    lines: [...lines.values()].map(({ first: { reader, relation, name }, hours }) => ({
      reader,
      relation,
      name,
      hours: [...hours],
    })),
  }));
}

const isGuardian = (relation: string): boolean => relation.startsWith('guardian');

/** Two guardians never learn of each other here what they would not tell (W7): a guardian sees school, and oneself. */
export const shownTo = (reader: { person: string; isGuardian: boolean }, looks: readonly Look[]) =>
  looks.filter((look) => !reader.isGuardian || look.reader === reader.person || !isGuardian(look.relation));
