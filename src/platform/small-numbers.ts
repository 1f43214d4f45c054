/**
 * Small numbers (design §4, trust §6.2): no figure about fewer people than the floor, and none that can be worked out
 * from the others. "13 of 14" is a figure about one person, so whoever is not counted counts, too: either there are
 * enough of them, or there is nobody. Such figures stay such figures when they are added up, so that what a reader adds
 * or subtracts tells no more than what is shown. The floor comes from the caller, who knows what is counted; with a
 * floor of 1 all is shown. This file knows no school.
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
  const parts = [...groups].map(([name, { count, of }]) => ({
    name,
    people: of,
    least: 0,
    most: of,
    value: count,
    sides: [count, of - count],
  }));
  return reveal(parts, floor, (value, people) => ({ shown: true, count: value, of: people }));
}

/** Means per group and over all answers; `scale` is the lowest and the highest answer one can give. */
export function averaged(
  groups: ReadonlyMap<string, Sum>,
  floor: number,
  scale: readonly [lowest: number, highest: number],
): Figures {
  const parts = [...groups].map(([name, { sum, answers }]) => ({
    name,
    people: answers,
    least: scale[0] * answers,
    most: scale[1] * answers,
    value: sum,
    sides: [],
  }));
  return reveal(parts, floor, (value, people) => ({
    shown: true,
    mean: Math.round((value / people) * 10) / 10,
    answers: people,
  }));
}

type Part = {
  readonly name: string;
  readonly people: number;
  /** Between what the value lies for whoever knows only how many people there are: the worst case. */
  readonly least: number;
  readonly most: number;
  readonly value: number;
  /** How many people the figure tells of beside all of them: who is counted, and who is not. A mean tells of neither. */
  readonly sides: readonly number[];
};

/** Nobody, or enough of them: on every side. */
const tellsOfEnough = (sides: readonly number[], floor: number): boolean =>
  sides.every((side) => side === 0 || side >= floor);
const together = (parts: readonly Part[]): number[] =>
  (parts[0]?.sides ?? []).map((_, i) => parts.reduce((sum, { sides }) => sum + (sides[i] ?? 0), 0));

/**
 * Withholds the groups that tell of too few, then the smallest of the others one after another, until no withheld value
 * can be solved. When even that does not help, the whole is withheld instead: without it there is nothing to subtract
 * from.
 */
function reveal(
  parts: readonly Part[],
  floor: number,
  show: (value: number, people: number) => Cell,
): Figures {
  const filled = parts.filter(({ people }) => people > 0).sort((a, b) => a.people - b.people);
  const mayStand = (part: Part) => part.people >= floor && tellsOfEnough(part.sides, floor);
  const few = filled.filter((part) => !mayStand(part));
  const order = [...few, ...filled.filter(mayStand)];
  const people = filled.reduce((sum, part) => sum + part.people, 0);
  const value = filled.reduce((sum, part) => sum + part.value, 0);
  let hidden = few.length;
  while (hidden <= order.length && !isSafe(order.slice(0, hidden), floor)) hidden += 1;
  const wholeShown = people >= floor && hidden <= order.length;
  const names = new Set(order.slice(0, wholeShown ? hidden : few.length).map(({ name }) => name));
  return {
    groups: new Map(
      parts.map((part) => [
        part.name,
        part.people === 0 || names.has(part.name) ? withheld : show(part.value, part.people),
      ]),
    ),
    whole: wholeShown ? show(value, people) : withheld,
  };
}

/**
 * Nothing withheld, or: at least two groups, together at least the floor on every side, and the sum that a reader can
 * work out leaves every one of them open.
 */
function isSafe(hidden: readonly Part[], floor: number): boolean {
  if (hidden.length === 0) return true;
  const people = hidden.reduce((sum, part) => sum + part.people, 0);
  if (hidden.length < 2 || people < floor || !tellsOfEnough(together(hidden), floor)) return false;
  return hidden.every((part) => {
    const [least, most] = solved(part, hidden);
    return most > least;
  });
}

/** Between which bounds a withheld value must lie, for a reader who knows the sum of all withheld ones. */
function solved(part: Part, hidden: readonly Part[]): [least: number, most: number] {
  const sum = hidden.reduce((all, { value }) => all + value, 0);
  const others = hidden.filter((other) => other !== part);
  const leastOthers = others.reduce((all, { least }) => all + least, 0);
  const mostOthers = others.reduce((all, { most }) => all + most, 0);
  return [Math.max(part.least, sum - mostOthers), Math.min(part.most, sum - leastOthers)];
}
