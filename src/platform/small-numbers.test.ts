import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averaged, type Cell, counted, type Figures, type Sum, type Tally } from './small-numbers.ts';

const floor = 5;
const tally = fc
  .integer({ min: 0, max: 14 })
  .chain((of) => fc.record({ count: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
const named = <T>(items: readonly T[]) => new Map(items.map((item, i) => [`group ${i}`, item]));
const tallies = fc.array(tally, { maxLength: 6 }).map(named<Tally>);
const shown = (cell: Cell | undefined) => (cell?.shown && 'count' in cell ? cell : undefined);

/** Every way the withheld groups could be, given all that is shown and how many people are in each group. */
function* waysToBe(
  groups: ReadonlyMap<string, Tally>,
  { groups: cells, whole }: Figures,
): Generator<Map<string, number>> {
  const open = [...groups].filter(([name, { of }]) => of > 0 && !cells.get(name)?.shown);
  const said = [...cells.values()].reduce((sum, cell) => sum + (shown(cell)?.count ?? 0), 0);
  const total = shown(whole)?.count;
  function* fill(at: number, way: Map<string, number>, left: number): Generator<Map<string, number>> {
    const next = open[at];
    if (next === undefined) {
      if (total === undefined || left === 0) yield new Map(way);
      return;
    }
    for (let n = 0; n <= next[1].of; n += 1) yield* fill(at + 1, new Map(way).set(next[0], n), left - n);
  }
  yield* fill(0, new Map(), (total ?? 0) - said);
}

describe('whoever is counted', () => {
  it('is never in a figure about fewer people than the floor', () => {
    fc.assert(
      fc.property(tallies, (groups) => {
        const { groups: cells, whole } = counted(groups, floor);
        const figures = [...cells.values(), whole].flatMap((cell) => shown(cell) ?? []);
        expect(figures.filter(({ of }) => of < floor)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot be found by working out a withheld figure from the others', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 4 }).map(named<Tally>), (groups) => {
        const figures = counted(groups, floor);
        const seen = new Map<string, Set<number>>();
        for (const way of waysToBe(groups, figures))
          for (const [name, n] of way) seen.set(name, (seen.get(name) ?? new Set()).add(n));
        expect([...seen.values()].filter((possible) => possible.size < 2)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is not found either by a reader who knows this very rule, and why a figure is withheld', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 3 }).map(named<Tally>), (groups) => {
        const figures = counted(groups, floor);
        const seen = new Map<string, Set<number>>();
        for (const way of waysToBe(groups, figures)) {
          const could = new Map(
            [...groups].map(([name, { count, of }]) => [name, { count: way.get(name) ?? count, of }]),
          );
          const same = [...counted(could, floor).groups].every(
            ([name, cell]) => cell.shown === figures.groups.get(name)?.shown,
          );
          if (same && counted(could, floor).whole.shown === figures.whole.shown)
            for (const [name, n] of way) seen.set(name, (seen.get(name) ?? new Set()).add(n));
        }
        expect([...seen.values()].filter((possible) => possible.size < 2)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is not told by two middling groups that add up in one way only', () => {
    const { groups, whole } = counted(
      named<Tally>([
        { count: 0, of: 5 },
        { count: 4, of: 13 },
        { count: 4, of: 12 },
      ]),
      floor,
    );
    // beside the first group the whole would leave 4 and 4 only, of all that a withheld group can be
    expect([...groups.values()].map(({ shown: is }) => is)).toEqual([false, false, false]);
    expect(whole).toEqual({ shown: true, count: 8, of: 30 });
  });

  /** All that a reader can work out: sums of what is shown, and what the whole leaves when some of it is taken away. */
  function* derived({ groups, whole }: Figures): Generator<Tally> {
    const cells = [...groups.values()].flatMap((cell) => shown(cell) ?? []);
    for (let choice = 1; choice < 2 ** cells.length; choice += 1) {
      const some = cells.filter((_, i) => (choice >> i) % 2 === 1);
      const sum = {
        count: some.reduce((all, { count }) => all + count, 0),
        of: some.reduce((all, { of }) => all + of, 0),
      };
      yield sum;
      const all = shown(whole);
      if (all !== undefined) yield { count: all.count - sum.count, of: all.of - sum.of };
    }
    const all = shown(whole);
    if (all !== undefined) yield all;
  }
  const enough = (n: number) => n === 0 || n >= floor;

  it('is told of with enough others, and so is whoever is not counted, also after adding and subtracting', () => {
    fc.assert(
      fc.property(tallies, (groups) => {
        for (const { count, of } of derived(counted(groups, floor)))
          expect([count, of, enough(count) && enough(of - count) && enough(of)]).toEqual([count, of, true]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is not told of by 13 of 14, nor by 1 of 14; by 14 of 14 or none of 14 nobody is told apart', () => {
    const alone = (count: number) => counted(named<Tally>([{ count, of: 14 }]), floor);
    for (const count of [1, 4, 10, 13])
      expect(alone(count)).toEqual({ groups: named<Cell>([{ shown: false }]), whole: { shown: false } });
    for (const count of [0, 5, 9, 14]) expect(shown(alone(count).whole)?.count).toBe(count);
    const beside = counted(
      named<Tally>([
        { count: 13, of: 14 },
        { count: 8, of: 16 },
        { count: 12, of: 24 },
      ]),
      floor,
    );
    expect([...beside.groups.values()].map(({ shown: is }) => is)).toEqual([false, false, true]);
    expect(beside.whole).toEqual({ shown: true, count: 33, of: 54 });
  });

  it('is always told of where the floor is one: work of staff has none inside the school', () => {
    const groups = named<Tally>([
      { count: 13, of: 14 },
      { count: 1, of: 3 },
    ]);
    expect(counted(groups, 1)).toEqual({
      groups: named<Cell>([
        { shown: true, count: 13, of: 14 },
        { shown: true, count: 1, of: 3 },
      ]),
      whole: { shown: true, count: 14, of: 17 },
    });
  });

  it('hides with others, never alone, and together as many as the floor, when the whole is shown', () => {
    fc.assert(
      fc.property(tallies, (groups) => {
        const { groups: cells, whole } = counted(groups, floor);
        const hidden = [...groups].filter(([name, { of }]) => of > 0 && !cells.get(name)?.shown);
        fc.pre(whole.shown && hidden.length > 0);
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        expect(hidden.reduce((sum, [, { of }]) => sum + of, 0)).toBeGreaterThanOrEqual(floor);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whoever reads figures', () => {
  it('sees all of them when every group is large enough, and they are true', () => {
    const groups = named<Tally>([
      { count: 7, of: 26 },
      { count: 0, of: 24 },
    ]);
    const { groups: cells, whole } = counted(groups, floor);
    expect([...cells.values()]).toEqual([
      { shown: true, count: 7, of: 26 },
      { shown: true, count: 0, of: 24 },
    ]);
    expect(whole).toEqual({ shown: true, count: 7, of: 50 });
  });

  it('is never told something else than what was counted', () => {
    fc.assert(
      fc.property(tallies, (groups) => {
        for (const [name, cell] of counted(groups, floor).groups)
          expect(cell).toEqual(cell.shown ? { shown: true, ...groups.get(name) } : { shown: false });
      }),
    );
  });

  it('loses the whole, not every group, when nobody in a tiny group is counted', () => {
    const groups = named<Tally>([
      { count: 0, of: 3 },
      { count: 0, of: 26 },
    ]);
    const { groups: cells, whole } = counted(groups, floor);
    expect([...cells.values()]).toEqual([{ shown: false }, { shown: true, count: 0, of: 26 }]);
    expect(whole).toEqual({ shown: false });
  });

  it('meets nothing where nobody is', () => {
    expect(counted(new Map(), floor)).toEqual({ groups: new Map(), whole: { shown: false } });
    const { groups, whole } = counted(
      named<Tally>([
        { count: 0, of: 0 },
        { count: 5, of: 11 },
      ]),
      floor,
    );
    expect([...groups.values()]).toEqual([{ shown: false }, { shown: true, count: 5, of: 11 }]);
    expect(whole).toEqual({ shown: true, count: 5, of: 11 });
  });
});

describe('four parents’ answers', () => {
  const answers = fc
    .integer({ min: 0, max: 12 })
    .chain((n) => fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n }));
  const sums = fc
    .array(answers, { maxLength: 6 })
    .map((lists) =>
      named<Sum>(lists.map((list) => ({ sum: list.reduce((a, b) => a + b, 0), answers: list.length }))),
    );

  it('are shown nowhere, and stay open whatever is subtracted (acceptance check 15)', () => {
    fc.assert(
      fc.property(sums, (groups) => {
        const { groups: cells, whole } = averaged(groups, floor, [1, 5]);
        const figures = [...cells].filter(([, cell]) => cell.shown);
        expect(figures.filter(([name]) => (groups.get(name)?.answers ?? 0) < floor)).toEqual([]);
        fc.pre(whole.shown);
        const hidden = [...groups].filter(([name, { answers: n }]) => n > 0 && !cells.get(name)?.shown);
        for (const [name, own] of hidden) {
          const others = hidden.filter(([other]) => other !== name).map(([, sum]) => sum);
          const sum = hidden.reduce((all, [, part]) => all + part.sum, 0);
          const most = Math.min(5 * own.answers, sum - others.reduce((all, part) => all + part.answers, 0));
          const least = Math.max(own.answers, sum - others.reduce((all, part) => all + 5 * part.answers, 0));
          expect(most).toBeGreaterThan(least);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are means to one decimal with how many answered', () => {
    const { whole } = averaged(named<Sum>([{ sum: 31, answers: 9 }]), floor, [1, 5]);
    expect(whole).toEqual({ shown: true, mean: 3.4, answers: 9 });
  });
});
