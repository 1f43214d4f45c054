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

/**
 * Withholds the groups that tell of too few, and with them the smallest of the others until they are two and together
 * enough people, so that the whole can be shown. Which ones these are follows from how many people there are in each
 * group and from which groups tell of too few, never from how high a figure is: else the choice itself would tell.
 * When the whole would tell, it is withheld, too.
 */
function reveal(
  parts: readonly Part[],
  floor: number,
  tellsOfEnough: (value: number, people: number) => boolean,
  show: (value: number, people: number) => Cell,
): Figures {
  const mayStand = (value: number, people: number) => people >= floor && tellsOfEnough(value, people);
  const filled = parts.filter(({ people }) => people > 0).sort((a, b) => a.people - b.people);
  const few = filled.filter(({ value, people }) => !mayStand(value, people));
  const rest = filled.filter(({ value, people }) => mayStand(value, people));
  const hidden = [...few];
  while (few.length > 0 && (hidden.length < 2 || total(hidden, 'people') < floor) && rest.length > 0)
    hidden.push(...rest.splice(0, 1));
  const verdict =
    few.length === 0 ? 'whole' : judge(hidden, few.length, rest.length, floor, mayStand, tellsOfEnough);
  const names = new Set((verdict === 'parts' ? few : hidden).map(({ name }) => name));
  const people = total(filled, 'people');
  return {
    groups: new Map(
      parts.map(({ name, value, people: own }) => [
        name,
        own === 0 || names.has(name) ? withheld : show(value, own),
      ]),
    ),
    whole: verdict === 'whole' && people >= floor ? show(total(filled, 'value'), people) : withheld,
  };
}

const total = (parts: readonly Part[], what: 'people' | 'value'): number =>
  parts.reduce((sum, part) => sum + part[what], 0);

/**
 * What may stand beside the withheld groups. `whole`: the whole, for the sum that it gives away leaves every one of them
 * open. `nothing`: not the whole either, which in turn leaves every one of them open. `parts`: when the one or the other
 * could tell, the whole is never shown for such groups, and no group needs to hide that may stand; nor where the whole
 * would be all that is left. The question is asked of all values that a reader must think possible, not of the true
 * ones, so the answer tells nothing but itself.
 */
function judge(
  hidden: readonly Part[],
  few: number,
  left: number,
  floor: number,
  mayStand: (value: number, people: number) => boolean,
  tellsOfEnough: (value: number, people: number) => boolean,
): 'whole' | 'nothing' | 'parts' {
  const people = total(hidden, 'people');
  if (hidden.length < 2 || people < floor || (left === 0 && hidden.length > few)) return 'parts';
  const possible = hidden.map(({ people: own, least, most }, i) =>
    between(least, most).filter((value) => mayStand(value, own) === i >= few),
  );
  const others = possible.map((_, i) => sums(possible.filter((__, j) => j !== i)));
  const every = sums(possible);
  const most = hidden.reduce((sum, part) => sum + part.most, 0);
  const enough = between(0, most).filter((value) => tellsOfEnough(value, people));
  const open = possible.reduce((all, values, i) => all & inTwoWays(values, others[i] ?? 0n), sums([enough]));
  const refused = every & ~open;
  const staysOpen = possible.every(
    (values, i) =>
      values.filter((value) => (((others[i] ?? 0n) << BigInt(value)) & refused) !== 0n).length >= 2,
  );
  if (refused !== 0n && !staysOpen) return 'parts';
  return ((open >> BigInt(total(hidden, 'value'))) & 1n) === 1n ? 'whole' : 'nothing';
}

const between = (least: number, most: number): number[] =>
  Array.from({ length: most - least + 1 }, (_, i) => least + i);

/** Every sum of one value from each list, as a number whose n-th bit says whether n is one. */
const sums = (lists: readonly (readonly number[])[]): bigint =>
  lists.reduce((all, values) => values.reduce((more, value) => more | (all << BigInt(value)), 0n), 1n);

/** The sums that come about with at least two of these values, beside one of the sums of the others. */
function inTwoWays(values: readonly number[], others: bigint): bigint {
  let once = 0n;
  let twice = 0n;
  for (const value of values) {
    const reached = others << BigInt(value);
    twice |= once & reached;
    once |= reached;
  }
  return twice;
}
