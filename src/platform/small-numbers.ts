/**
 * Small numbers (design §4, trust §6.2): no figure about fewer people than the floor, and none that can be worked out
 * from the others, not even by a reader who knows this rule. "13 of 14" is a figure about one person, so whoever is not
 * counted counts, too: either there are enough of them, or there is nobody. Such figures stay such figures when they are
 * added up, so that what a reader adds or subtracts tells no more than what is shown. The floor comes from the caller,
 * who knows what is counted: 1 shows all, else it is three or more. This file knows no school.
 */
export type Cell =
  | { readonly shown: true; readonly count: number; readonly of: number }
  | { readonly shown: true; readonly mean: number; readonly answers: number }
  | { readonly shown: false };

/** Not shown, and not to be told apart from a group without anybody in it. */
export const withheld: Cell = { shown: false };

/** How many of how many. */
export type Tally = { readonly count: number; readonly of: number };
/** Answers on a scale, added up. */
export type Sum = { readonly sum: number; readonly answers: number };
export type Figures = { readonly groups: ReadonlyMap<string, Cell>; readonly whole: Cell };

/** Counts per group and for all groups together, as far as they may be shown, on both sides of the count. */
export function counted(groups: ReadonlyMap<string, Tally>, floor: number): Figures {
  const enough = (n: number) => n === 0 || n >= floor;
  const parts = [...groups].map(([name, { count, of }]) => ({
    name,
    people: of,
    value: count,
    least: 0,
    most: of,
  }));
  return reveal(
    parts,
    floor,
    (value, people) => enough(value) && enough(people - value),
    (value, people) => ({ shown: true, count: value, of: people }),
  );
}

/** Means per group and over all answers; `scale` is the lowest (not below 0) and the highest answer one can give. */
export function averaged(
  groups: ReadonlyMap<string, Sum>,
  floor: number,
  scale: readonly [lowest: number, highest: number],
): Figures {
  const parts = [...groups].map(([name, { sum, answers }]) => ({
    name,
    people: answers,
    value: sum,
    least: scale[0] * answers,
    most: scale[1] * answers,
  }));
  return reveal(
    parts,
    floor,
    () => true,
    (value, people) => ({ shown: true, mean: Math.round((value / people) * 10) / 10, answers: people }),
  );
}

type Part = {
  readonly name: string;
  readonly people: number;
  readonly value: number;
  /** Between what the value lies for whoever knows only how many people there are. */
  readonly least: number;
  readonly most: number;
};

/** Shows what may be shown, and withholds the rest. */
function reveal(
  parts: readonly Part[],
  floor: number,
  tellsOfEnough: (value: number, people: number) => boolean,
  show: (value: number, people: number) => Cell,
): Figures {
  const filled = parts.filter(({ people }) => people > 0).sort((a, b) => a.people - b.people);
  const people = total(filled, 'people');
  const { hidden, whole } = judge(filled, floor, tellsOfEnough);
  const names = new Set(hidden.map(({ name }) => name));
  return {
    groups: new Map(
      parts.map(({ name, value, people: own }) => [
        name,
        own === 0 || names.has(name) ? withheld : show(value, own),
      ]),
    ),
    whole: whole && people >= floor ? show(total(filled, 'value'), people) : withheld,
  };
}

type Verdict = { readonly hidden: readonly Part[]; readonly whole: boolean };
/** How many groups more than needed may hide for the sake of the whole. */
const atMost = 2;

/**
 * Withholds the groups that tell of too few, and with them the smallest of the others until they are two and together
 * enough people; then asks whether the whole leaves every one of them open, and when it does not, lets another one
 * hide. A reader knows this rule, and so what each refusal tells; so the question is asked of all values that such a
 * reader must think possible after the refusals before it. When not even the last refusal would leave every group open,
 * the whole is never shown beside such groups, and nor is it where it would be all that is left. All of this follows
 * from how many people there are in each group and from which groups tell of too few: only the choice among what was
 * judged beforehand follows from the values.
 */
function judge(
  groups: readonly Part[],
  floor: number,
  tellsOfEnough: (value: number, people: number) => boolean,
): Verdict {
  const mayStand = (value: number, people: number) => people >= floor && tellsOfEnough(value, people);
  const few = groups.filter(({ value, people }) => !mayStand(value, people));
  if (few.length === 0) return { hidden: few, whole: true };
  const never: Verdict = { hidden: few, whole: false };
  const others = groups.filter((group) => !few.includes(group));
  const hidden = [...few];
  while (hidden.length < 2 || total(hidden, 'people') < floor) {
    const next = others.shift();
    if (next === undefined) return never;
    hidden.push(next);
  }
  if (others.length === 0 && hidden.length > few.length) return never;

  const possible = ({ people, least, most }: Part, stands: boolean) =>
    between(least, most).filter((value) => mayStand(value, people) === stands);
  const values = hidden.map((part) => possible(part, !few.includes(part)));
  let every = sums(values);
  /** For each group, and each value it could have: the sums of all that is hidden, should it have that value. */
  let ways = values.map((own, i) => {
    const beside = sums(values.filter((_, j) => j !== i));
    return own.map((value) => beside << BigInt(value));
  });
  let found: Verdict | undefined;
  for (let more = 0; ; more += 1) {
    const most = hidden.reduce((sum, part) => sum + part.most, 0);
    const people = total(hidden, 'people');
    const enough = sums([between(0, most).filter((value) => tellsOfEnough(value, people))]);
    const open = ways.reduce((all, own) => all & twice(own), enough);
    if (found === undefined && ((open >> BigInt(total(hidden, 'value'))) & 1n) === 1n)
      found = { hidden: [...hidden], whole: true };
    const refused = every & ~open;
    ways = ways.map((own) => own.map((way) => way & refused));
    const next = more < atMost && refused !== 0n ? others.shift() : undefined;
    if (next === undefined) {
      const staysOpen = ways.every((own) => own.filter((way) => way !== 0n).length >= 2);
      return refused === 0n || staysOpen ? (found ?? { hidden, whole: false }) : never;
    }
    const added = possible(next, true);
    ways = [
      ...ways.map((own) => own.map((way) => plus(way, added))),
      added.map((value) => refused << BigInt(value)),
    ];
    every = plus(refused, added);
    hidden.push(next);
  }
}

const total = (parts: readonly Part[], what: 'people' | 'value'): number =>
  parts.reduce((sum, part) => sum + part[what], 0);

const between = (least: number, most: number): number[] =>
  Array.from({ length: most - least + 1 }, (_, i) => least + i);

// Sets of sums are numbers whose n-th bit says whether n is among them.

const plus = (set: bigint, values: readonly number[]): bigint =>
  values.reduce((all, value) => all | (set << BigInt(value)), 0n);

/** Every sum of one value from each list. */
const sums = (lists: readonly (readonly number[])[]): bigint => lists.reduce(plus, 1n);

/** What is in at least two of the sets. */
function twice(sets: readonly bigint[]): bigint {
  let once = 0n;
  let again = 0n;
  for (const set of sets) {
    again |= once & set;
    once |= set;
  }
  return again;
}
