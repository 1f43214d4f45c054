import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averaged, type Cell, counted, type Figures, type Sum, type Tally } from './small-numbers.ts';

const floor = 5;
const tally = fc
  .integer({ min: 0, max: 12 })
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
      { count: 3, of: 26 },
      { count: 0, of: 24 },
    ]);
    const { groups: cells, whole } = counted(groups, floor);
    expect([...cells.values()]).toEqual([
      { shown: true, count: 3, of: 26 },
      { shown: true, count: 0, of: 24 },
    ]);
    expect(whole).toEqual({ shown: true, count: 3, of: 50 });
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
        { count: 2, of: 9 },
      ]),
      floor,
    );
    expect([...groups.values()]).toEqual([{ shown: false }, { shown: true, count: 2, of: 9 }]);
    expect(whole).toEqual({ shown: true, count: 2, of: 9 });
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
